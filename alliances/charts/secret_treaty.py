"""Charts on the secret treaty of 1896: the railway and its places, who gained by which clause, and who was strong."""

import altair as alt
import pandas as pd

from . import outline, style, timeline

FRAME = (115.5, 38.2, 133.6, 51.1)  # west, south, east, north
COAST = 2  # decimals of a degree, about a kilometre
HOLDERS = {"China": "China", "Russia": "Russia", "Japan": "Japan", "eight powers": "ink"}
SHAPES = {"own": "circle", "ceded": "diamond", "leased": "square", "troops": "triangle-up", "railway land": "cross"}
GROUNDS = {
    "own": "own administration", "ceded": "ceded by treaty", "leased": "leased by treaty", "troops": "foreign troops",
    "railway land": "railway company", "agreed": "agreed", "building": "under construction", "running": "trains run",
}  # fmt: skip
MOMENTS = [
    ("April 1895", "1895-04-30", "Japan gains Liaodong; no railway yet"),
    ("September 1896", "1896-09-30", "Liaodong is Chinese again; a line is granted"),
    ("March 1898", "1898-03-31", "Russia leases what Japan gave back"),
    ("December 1900", "1900-12-31", "Russian troops hold Manchuria"),
    ("July 1903", "1903-07-31", "The line is open; the troops have stayed"),
    ("September 1905", "1905-09-30", "Japan gains lease and southern line"),
]
STEPS = {  # an event in so few words that a phone can show them beside its date
    "EV-1895-triple-intervention": "three powers advise",
    "EV-1896-li-lobanov": "secret treaty",
    "EV-1896-railway-contract": "railway contract",
    "EV-1898-port-arthur-lease": "Port Arthur/Lüshun lease",
    "EV-1900-manchuria-occupation": "troops in Manchuria",
    "EV-1902-evacuation-convention": "promise to leave",
    "EV-1903-railway-regular-traffic": "trains run",
    "EV-1904-russo-japanese-war": "war with Japan",
    "EV-1905-portsmouth": "peace of Portsmouth",
}
LABELS = {  # place: what to print, how to align it, shift to the right and down in pixels
    "port-arthur": ("Port Arthur, Dalian", "left", 16, 4), "mukden": ("Shenyang", "left", 10, 4), "changchun": ("Changchun", "right", -10, 4),
    "jilin": ("Jilin", "center", 0, 17), "harbin": ("Harbin", "left", 9, -7), "qiqihar": ("Qiqihar", "right", -8, 14),
    "hailar": ("Hailar", "right", -6, 14), "manzhouli": ("Manzhouli", "left", -8, -13), "suifenhe": ("Suifenhe", "left", -24, -14),
    "vladivostok": ("Vladivostok", "right", -9, 12),
    "blagoveshchensk": ("Blagoveshchensk", "center", 0, -12), "beijing": ("Beijing", "left", 10, 4),
}  # fmt: skip


@style.chart()
def railway_map(places: pd.DataFrame, land: pd.DataFrame) -> alt.LayerChart:
    """Draw who held the places of the Chinese Eastern Railway at six moments; the reader chooses which.

    Parameters
    ----------
    places : the table ``railway_places``.
    land : the table ``map_region``, of which only the coast is shown.
    """
    at = _at_moments(places)
    towns, stretches = at[(at["kind"] == "place") & at["longitude"].between(FRAME[0], FRAME[2])], _stretches(at, places)
    choice = alt.param(name="moment", value=MOMENTS[0][0], bind=alt.binding_select(options=[m[0] for m in MOMENTS], name="Moment "))
    holders = alt.Color("holder:N", title=None, legend=alt.Legend(columns=2)).scale(
        domain=list(HOLDERS), range=[style.colour(name) for name in HOLDERS.values()]
    )
    ground = alt.Chart(alt.InlineData(values=_land(land))).mark_geoshape(
        fill=style.colour("grid"), stroke=style.colour("grid"), strokeWidth=1
    )
    lines = (
        alt.Chart(stretches)
        .transform_filter("datum.moment == moment")
        .mark_line(strokeWidth=3)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            detail="item:N",
            order="step:Q",
            color=holders,
            strokeDash=alt.StrokeDash("running:N", legend=None).scale(domain=[True, False], range=[[1, 0], [5, 5]]),
            tooltip=[alt.Tooltip("name:N", title="Stretch"), alt.Tooltip("words:N", title="State"), alt.Tooltip("what:N", title="Note")],
        )
    )
    spots = alt.Chart(towns).transform_filter("datum.moment == moment").encode(longitude="longitude:Q", latitude="latitude:Q")
    dots = spots.mark_point(size=110, opacity=1, stroke=style.colour("ink"), strokeWidth=0.8).encode(
        color=holders,
        shape=alt.Shape(
            "ground:N",
            title=None,
            legend=alt.Legend(columns=2, orient="bottom", symbolFillColor=style.colour("muted"), symbolStrokeColor=style.colour("muted")),
        ).scale(domain=[GROUNDS[basis] for basis in SHAPES], range=list(SHAPES.values())),
        tooltip=[
            alt.Tooltip("name:N", title="Place"),
            alt.Tooltip("name_then:N", title="Names at the time"),
            alt.Tooltip("words:N", title="Held by"),
            alt.Tooltip("what:N", title="Note"),
        ],
    )
    names = (
        spots.transform_filter("isValid(datum.label)")
        .mark_text(align=alt.expr("datum.align"), dx=alt.expr("datum.dx"), dy=alt.expr("datum.dy"), fontWeight="bold")
        .encode(text="label:N")
    )
    told = (
        alt.Chart(pd.DataFrame([(m, words) for m, _, words in MOMENTS], columns=["moment", "told"]))
        .transform_filter("datum.moment == moment")
        .mark_text(align="left", fontWeight="bold", fontSize=13, color=style.colour("ink"))
        .encode(x=alt.value(0), y=alt.value(-8), text="told:N")
    )
    changes = int((places["item"] == "port-arthur").sum())
    counts = towns[towns["holder"].isin(["Russia", "Japan"]) & (towns["basis"] != "own")].groupby("moment", sort=False).size()
    return style.finish(
        alt.layer(ground, lines, dots, names, told)
        .properties(width=style.WIDTH, height=340)
        .project(type="mercator")
        .add_params(choice)
        .resolve_scale(color="shared", shape="independent"),
        title=f"Port Arthur/Lüshun changed hands {('no', 'one', 'two', 'three', 'four', 'five')[changes]} times in eleven years",
        subtitle="Broken line: no trains yet. Land: today's outline, no borders",
        description=(
            f"A map of Manchuria with {towns['item'].nunique()} places and the railway at six moments that the reader chooses. "
            + " ".join(
                f"{m}: {words}; {counts.get(m, 0)} of the places in China are in Russian or Japanese hands." for m, _, words in MOMENTS
            )
        ),
        source="coded by us from treaties and histories (table railway_places); positions GeoNames, coast Natural Earth.",
        table=_told(places),
        controls=["Moment"],
    )


def _at_moments(places: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that hold at each moment, with what to print beside them."""
    told = places.assign(
        words=[f"{row.holder}: {GROUNDS[row.basis]}" for row in places.itertuples()],
        ground=places["basis"].map(GROUNDS),
        running=places["basis"] == "running",
    )
    shift = pd.DataFrame([(item, *rest) for item, rest in LABELS.items()], columns=["item", "label", "align", "dx", "dy"])
    parts = []
    for moment, day, _ in MOMENTS:
        holds = (told["first"] <= day) & (told["last"].isna() | (told["last"] >= day))
        parts.append(told[holds].assign(moment=moment))
    columns = [
        "moment",
        "item",
        "kind",
        "name",
        "name_then",
        "longitude",
        "latitude",
        "via",
        "holder",
        "basis",
        "ground",
        "words",
        "running",
        "what",
    ]
    return pd.concat(parts)[columns].merge(shift, on="item", how="left")


def _stretches(at: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return one row per point of each stretch at each moment."""
    spots = places[places["kind"] == "place"].drop_duplicates("item").set_index("item")
    rows = []
    for row in at[at["kind"] == "stretch"].itertuples():
        for step, item in enumerate(row.via.split(" ; ")):
            spot = spots.loc[item]
            rows.append(
                (row.moment, row.item, row.name, row.holder, row.words, row.running, row.what, step, spot["longitude"], spot["latitude"])
            )
    names = ["moment", "item", "name", "holder", "words", "running", "what", "step", "longitude", "latitude"]
    table = pd.DataFrame(rows, columns=names)
    off = table.loc[~table["longitude"].between(FRAME[0], FRAME[2]), "item"].unique()  # the link to Chita leaves the frame
    return table[~table["item"].isin(off)]


def _land(land: pd.DataFrame) -> list[dict]:
    """Return today's land within the frame as one shape, without borders."""
    rings = []
    for text in land.loc[land["ring"] == 0, "outline"]:
        points = outline.clip(outline.ring(text), FRAME)
        if points:
            rings.append([[[round(x, COAST), round(y, COAST)] for x, y in points]])
    return [{"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": rings}}]


def _told(places: pd.DataFrame) -> pd.DataFrame:
    """Return the whole table in words, for readers who cannot work the map."""
    last = [f"{row.last:%Y-%m-%d}" if pd.notna(row.last) else "after September 1905" for row in places.itertuples()]
    held = [f"{row.holder}: {GROUNDS[row.basis]}" for row in places.itertuples()]
    table = pd.DataFrame(
        {
            "Place or stretch": places["name"],
            "From": places["first"].dt.strftime("%Y-%m-%d"),
            "Until": last,
            "Held or run by": held,
            "Note": places["what"],
        }
    )
    return table


@style.chart()
def bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw for each clause of 1896 and 1898 what China and what Russia gain by it, and when.

    Parameters
    ----------
    clauses : the table ``secret_bargain``.
    """
    rows, marks = [], []
    for document, group in clauses.groupby("document", sort=False):
        rows.append((f"{document}", document[0].upper() + document[1:], True))
        for clause in group.itertuples():
            place = f"{document}, {clause.clause}"
            rows.append((place, clause.label, False))
            for x, side in ((0.06, "China"), (0.56, "Russia")):
                when = getattr(clause, side.lower())
                if when != "none":
                    marks.append((place, x, side, str(when), clause.label, clause.content))
    lines = pd.DataFrame(rows, columns=["place", "label", "head"])
    gains = pd.DataFrame(marks, columns=["place", "x", "side", "when", "label", "content"])
    words = {"at once": "at once", "in war": "if Japan attacks", "later": "after decades"}
    gains["words"] = gains["when"].map(words)
    y = alt.Y("place:N", title=None, sort=list(lines["place"])).axis(labels=False, ticks=False, domain=False)
    x = alt.X("x:Q", title=None, scale=alt.Scale(domain=[0, 1])).axis(
        orient="top", values=[0.06, 0.56], labelExpr="datum.value < 0.5 ? 'China gains' : 'Russia gains'", grid=False, ticks=False,
        domain=False, labelFontWeight="bold", labelAlign="left", labelFlush=False,
    )  # fmt: skip
    base = alt.Chart(lines, width=style.WIDTH, height=alt.Step(36)).encode(y=y)
    heads = base.transform_filter("datum.head").mark_text(align="left", fontWeight="bold", fontSize=13.5, yOffset=6)
    names = base.transform_filter("!datum.head").mark_text(align="left", yOffset=-9, color=style.colour("muted"))
    dots = alt.Chart(gains).encode(x=x, y=y)
    points = dots.mark_point(size=100, filled=False, strokeWidth=2.5, yOffset=8, opacity=1).encode(
        color=alt.Color("side:N", legend=None).scale(domain=["China", "Russia"], range=[style.colour("China"), style.colour("Russia")]),
        fill=alt.condition(
            "datum.when == 'at once'",
            alt.Fill("side:N", legend=None).scale(domain=["China", "Russia"], range=[style.colour("China"), style.colour("Russia")]),
            alt.value("transparent"),
        ),
        shape=alt.Shape("when:N", legend=None).scale(domain=list(words), range=["circle", "triangle-up", "square"]),
        tooltip=[
            alt.Tooltip("label:N", title="Clause"),
            alt.Tooltip("content:N", title="What it says"),
            alt.Tooltip("side:N", title="Who gains"),
            alt.Tooltip("words:N", title="When"),
        ],
    )
    told = dots.mark_text(align="left", dx=12, yOffset=8).encode(text="words:N")
    counts = {side: (gains["side"] == side).sum() for side in ("China", "Russia")}
    once = {side: ((gains["side"] == side) & (gains["when"] == "at once")).sum() for side in ("China", "Russia")}
    return style.finish(
        alt.layer(
            heads.encode(x=alt.value(0), text="label:N"),
            names.encode(x=alt.value(0), text="label:N"),
            points,
            told,
        ),
        title=f"Russia could use {once['Russia']} of its {counts['Russia']} gains at once, China {once['China']} of its {counts['China']}",
        subtitle="Clauses by who gains and when; size and worth are not shown",
        description=(
            f"A list of {len(clauses)} clauses in three documents of 1896 and 1898. "
            f"Russia gains by {counts['Russia']}, {once['Russia']} of them at once; China gains by {counts['China']}, {once['China']} at once. "
            + "; ".join(f"{row.label}: {row.side}, {row.words}" for row in gains.itertuples())
            + "."
        ),
        source="coded by us from treaty texts and reports (table secret_bargain).",
        table=clauses[["document", "label", "content", "china", "russia"]].set_axis(
            ["Document", "Clause", "What it says", "China gains", "Russia gains"], axis=1
        ),
    )


@style.chart()
def power_on_paper(capabilities: pd.DataFrame) -> alt.LayerChart:
    """Compare the index of national capability of China, Russia and Japan in 1896.

    Parameters
    ----------
    capabilities : the table ``capabilities``.
    """
    names = {"CHN": "China", "RUS": "Russia", "JPN": "Japan"}
    table = capabilities[(capabilities["year"] == 1896) & capabilities["state"].isin(list(names))].copy()
    table["country"] = table["state"].map(names)
    table = table.sort_values("cinc", ascending=False)
    table["words"] = [
        f"{row.country}: {row.cinc:.1%}; people {row.population_share:.0%}, energy {row.energy_share:.1%}" for row in table.itertuples()
    ]
    shown = table[["country", "cinc", "population_share", "military_personnel_share", "energy_share", "iron_and_steel_share", "words"]]
    base = alt.Chart(shown, width=style.WIDTH, height=alt.Step(48)).encode(
        y=alt.Y("country:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False)
    )
    bars = base.mark_bar(size=15, yOffset=9).encode(
        x=alt.X("cinc:Q", title="Share of the world's resources (CINC)")
        .scale(domain=[0, 0.15])
        .axis(values=[0, 0.05, 0.1, 0.15], format="%"),
        color=alt.Color("country:N", legend=None).scale(domain=list(names.values()), range=[style.colour(name) for name in names.values()]),
        tooltip=[
            alt.Tooltip("country:N", title="State"),
            alt.Tooltip("cinc:Q", title="CINC (share of the world)", format=".1%"),
            alt.Tooltip("population_share:Q", title="Share of population", format=".1%"),
            alt.Tooltip("military_personnel_share:Q", title="Share of soldiers", format=".1%"),
            alt.Tooltip("energy_share:Q", title="Share of energy used", format=".1%"),
            alt.Tooltip("iron_and_steel_share:Q", title="Share of iron made", format=".1%"),
        ],
    )
    labels = base.mark_text(align="left", yOffset=-9).encode(x=alt.value(0), text="words:N")
    value = table.set_index("country")["cinc"]
    ratio = value["China"] / value["Japan"]
    return style.finish(
        alt.layer(bars, labels),
        title=f"On paper the loser of 1895 was {('', '', 'two', 'three', 'four', 'five', 'six')[round(ratio)]} times as strong as the winner",
        subtitle="Index of capability in 1896 and two of its parts, shares of the world",
        description=(
            f"Three bars for 1896. {'; '.join(table['words'])}. China's index is {ratio:.1f} times that of Japan, "
            "which had just defeated it, because the index counts people and soldiers and not what they can do."
        ),
        source="Correlates of War, National Material Capabilities 7.0; our calculation of shares.",
        table=shown.drop(columns="words").round(3).set_axis(["State", "CINC", "Population", "Soldiers", "Energy", "Iron"], axis=1),
    )


@style.chart()
def steps(events: pd.DataFrame) -> alt.LayerChart:
    """Draw the steps from the Triple Intervention to the peace of Portsmouth, with the claims that each bears on.

    Parameters
    ----------
    events : events as :func:`alliances.evidence.event_table` returns them, out of ``STEPS``.
    """
    years = events.set_index("id")["date"].dt.year
    trains = years["EV-1903-railway-regular-traffic"]
    since = [trains - years[name] for name in ("EV-1896-li-lobanov", "EV-1900-manchuria-occupation")]
    return timeline.events(
        events.assign(title=events["id"].map(STEPS)),
        title=f"Trains ran on the whole line {since[0]} years after the treaty, and {since[1]} years after the allies had fought",
        subtitle="Red: treaties. Point at an event to see the claims that it bears on",
        first=1895,
        last=1906,
        marked="treaty",
    )
