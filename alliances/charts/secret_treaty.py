"""Charts on the secret treaty of 1896: the railway and its places, who gained by which clause, and who was strong."""

import altair as alt
import pandas as pd

from .. import states
from . import outline, parts, style, timeline, wording

FRAME = (115.5, 38.2, 133.6, 51.1)  # west, south, east, north
COAST = 2  # decimals of a degree, about a kilometre
HOLDERS = {"China": "China", "Russia": "Russia", "Japan": "Japan", "eight powers": "ink"}
CHOSEN = "datum.moment == moment"
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
OPENING = "July 1903"  # the moment that is drawn at first: there is a railway to see
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


GAINS = {"at once": "at once", "in war": "if Japan attacks", "later": "after decades"}  # when a gain can be used: words
SIDES = {0.06: "China", 0.56: "Russia"}  # place across the chart: who gains
STATES = ("CHN", "RUS", "JPN")


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
    holders = alt.Color("holder:N", title=None, legend=alt.Legend(columns=2), scale=parts.shades(HOLDERS))
    told = parts.label(
        pd.DataFrame([(m, words) for m, _, words in MOMENTS], columns=["moment", "told"]),
        alt.value(0),
        alt.value(-8),
        "told:N",
        align="left",
        fontWeight="bold",
        fontSize=13,
        color=style.colour("ink"),
    ).transform_filter(CHOSEN)
    changes = int((places["item"] == "port-arthur").sum())
    years = int(MOMENTS[-1][1][:4]) - int(MOMENTS[0][1][:4]) + 1
    counts = towns[towns["holder"].isin(["Russia", "Japan"]) & (towns["basis"] != "own")].groupby("moment", sort=False).size()
    return style.finish(
        alt.layer(_ground(land), _lines(stretches, holders), *_towns(towns, holders), told)
        .properties(width=style.WIDTH, height=340)
        .project(type="mercator")
        .add_params(parts.choice("moment", [moment for moment, _, _ in MOMENTS], "Moment ", OPENING))
        .resolve_scale(color="shared", shape="independent"),
        title=f"Port Arthur/Lüshun changed hands {wording.number(changes)} times in {wording.number(years)} years",
        subtitle="Broken line: no trains yet. Land: today's outline, no borders",
        description=(
            f"A map of Manchuria with {towns['item'].nunique()} places and the railway at {wording.number(len(MOMENTS))} moments "
            "that the reader chooses. "
            + " ".join(
                f"{m}: {words}; {counts.get(m, 0)} of the places in China are in Russian or Japanese hands." for m, _, words in MOMENTS
            )
        ),
        source="coded by us from treaties and histories; positions GeoNames, coast Natural Earth.",
        table=_told(places),
        controls=["Moment"],
    )


def _ground(land: pd.DataFrame) -> alt.Chart:
    """Draw the land."""
    return alt.Chart(alt.InlineData(values=_land(land))).mark_geoshape(
        fill=style.colour("grid"), stroke=style.colour("grid"), strokeWidth=1
    )


def _lines(stretches: pd.DataFrame, holders: alt.Color) -> alt.Chart:
    """Draw the railway at the chosen moment, broken where no trains run."""
    dashes = alt.StrokeDash("running:N", legend=None, scale=parts.scale({True: [1, 0], False: [5, 5]}))
    return (
        alt.Chart(stretches)
        .transform_filter(CHOSEN)
        .mark_line(strokeWidth=3)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            detail="item:N",
            order="step:Q",
            color=holders,
            strokeDash=dashes,
            tooltip=parts.tips({"name:N": "Stretch", "words:N": "State", "what:N": "Note"}),
        )
    )


def _towns(towns: pd.DataFrame, holders: alt.Color) -> tuple[alt.Chart, alt.Chart]:
    """Draw the places at the chosen moment, and the names of those that have room for one."""
    spots = alt.Chart(towns).transform_filter(CHOSEN).encode(longitude="longitude:Q", latitude="latitude:Q")
    grey = {"symbolFillColor": style.colour("muted"), "symbolStrokeColor": style.colour("muted")}
    dots = spots.mark_point(size=110, opacity=1, stroke=style.colour("ink"), strokeWidth=0.8).encode(
        color=holders,
        shape=alt.Shape(
            "ground:N",
            title=None,
            legend=alt.Legend(columns=2, orient="bottom", **grey),
            scale=parts.scale({GROUNDS[basis]: shape for basis, shape in SHAPES.items()}),
        ),
        tooltip=parts.tips({"name:N": "Place", "name_then:N": "Names at the time", "words:N": "Held by", "what:N": "Note"}),
    )
    names = (
        spots.transform_filter("isValid(datum.label)")
        .mark_text(align=alt.expr("datum.align"), dx=alt.expr("datum.dx"), dy=alt.expr("datum.dy"), fontWeight="bold")
        .encode(text="label:N")
    )
    return dots, names


def _at_moments(places: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that hold at each moment, with what to print beside them."""
    told = places.assign(
        words=[f"{row.holder}: {GROUNDS[row.basis]}" for row in places.itertuples()],
        ground=places["basis"].map(GROUNDS),
        running=places["basis"] == "running",
    )
    shift = pd.DataFrame([(item, *rest) for item, rest in LABELS.items()], columns=["item", "label", "align", "dx", "dy"])
    found = []
    for moment, day, _ in MOMENTS:
        holds = (told["first"] <= day) & (told["last"].isna() | (told["last"] >= day))
        found.append(told[holds].assign(moment=moment))
    columns = ["moment", "item", "kind", "name", "name_then", "longitude", "latitude", "via", "holder", "basis"]
    return pd.concat(found)[[*columns, "ground", "words", "running", "what"]].merge(shift, on="item", how="left")


def _stretches(at: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return one row per point of each stretch at each moment."""
    spots = places[places["kind"] == "place"].drop_duplicates("item").set_index("item")
    lines = at.loc[at["kind"] == "stretch", ["moment", "item", "name", "holder", "words", "running", "what", "via"]]
    lines = lines.assign(via=lines["via"].str.split(" ; "), step=[range(len(via.split(" ; "))) for via in lines["via"]])
    table = lines.explode(["via", "step"])
    table = table.join(spots[["longitude", "latitude"]], on="via").drop(columns="via").astype({"step": int})
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
    return pd.DataFrame(
        {
            "Place or stretch": places["name"],
            "From": wording.iso(places["first"]),
            "Until": wording.iso(places["last"]).fillna(f"after {MOMENTS[-1][0]}"),
            "Held or run by": [f"{row.holder}: {GROUNDS[row.basis]}" for row in places.itertuples()],
            "Note": places["what"],
        }
    )


def _gains(clauses: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the lines of the chart, a heading for each document and a name for each clause, and the gains beside them."""
    rows, marks = [], []
    for document, group in clauses.groupby("document", sort=False):
        rows.append((document, document[0].upper() + document[1:], True))
        for clause in group.itertuples():
            place = f"{document}, {clause.clause}"
            rows.append((place, clause.label, False))
            found = [(x, side, getattr(clause, side.lower())) for x, side in SIDES.items()]
            marks += [(place, x, side, when, clause.label, clause.content) for x, side, when in found if when != "none"]
    gains = pd.DataFrame(marks, columns=["place", "x", "side", "when", "label", "content"])
    return pd.DataFrame(rows, columns=["place", "label", "head"]), gains.assign(words=gains["when"].map(GAINS))


@style.chart()
def bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw for each clause of 1896 and 1898 what China and what Russia gain by it, and when.

    Parameters
    ----------
    clauses : the table ``secret_bargain``.
    """
    lines, gains = _gains(clauses)
    counts = gains["side"].value_counts()
    once = gains.loc[gains["when"] == "at once", "side"].value_counts().reindex(counts.index, fill_value=0)
    heads = {"document": "Document", "label": "Clause", "content": "What it says", "china": "China gains", "russia": "Russia gains"}
    years = sorted({document.split()[-1] for document in clauses["document"]})
    return style.finish(
        alt.layer(*_clauses(lines), *_marks(gains, list(lines["place"]))),
        title=f"Russia could use {once['Russia']} of its {counts['Russia']} gains at once, China {once['China']} of its {counts['China']}",
        subtitle="Clauses by who gains and when; size and worth are not shown",
        description=(
            f"A list of {len(clauses)} clauses in {wording.number(clauses['document'].nunique())} documents of {wording.listed(years)}. "
            f"Russia gains by {counts['Russia']}, {once['Russia']} of them at once; China gains by {counts['China']}, {once['China']} at once. "
            + "; ".join(f"{row.label}: {row.side}, {row.words}" for row in gains.itertuples())
            + "."
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(clauses, heads),
    )


def _clauses(lines: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    """Write the documents and their clauses, each on a line of its own."""
    base = parts.rows(lines, "place:N", 36, list(lines["place"]))
    documents = parts.heading(base.transform_filter("datum.head"), "label:N", -6, bold=True, fontSize=13.5)
    return documents, parts.heading(base.transform_filter("!datum.head"), "label:N", 9, color=style.colour("muted"))


def _marks(gains: pd.DataFrame, order: list[str]) -> tuple[alt.Chart, alt.Chart]:
    """Draw the gains of both sides, filled where they could be used at once, with words beside them."""
    bold = {"labelFontWeight": "bold", "labelAlign": "left", "labelFlush": False}
    x = alt.X("x:Q", title=None, scale=alt.Scale(domain=[0, 1])).axis(
        orient="top",
        values=list(SIDES),
        labelExpr="datum.value < 0.5 ? 'China gains' : 'Russia gains'",
        grid=False,
        ticks=False,
        domain=False,
        **bold,
    )
    dots = alt.Chart(gains).encode(x=x, y=parts.bare("place:N", order))
    shades = parts.shades({side: side for side in SIDES.values()})
    points = dots.mark_point(size=100, filled=False, strokeWidth=2.5, yOffset=8, opacity=1).encode(
        color=alt.Color("side:N", legend=None, scale=shades),
        fill=alt.condition("datum.when == 'at once'", alt.Fill("side:N", legend=None, scale=shades), alt.value("transparent")),
        shape=alt.Shape("when:N", legend=None, scale=parts.scale(dict(zip(GAINS, ("circle", "triangle-up", "square"), strict=True)))),
        tooltip=parts.tips({"label:N": "Clause", "content:N": "What it says", "side:N": "Who gains", "words:N": "When"}),
    )
    return points, dots.mark_text(align="left", dx=12, yOffset=8).encode(text="words:N")


@style.chart()
def power_on_paper(capabilities: pd.DataFrame) -> alt.LayerChart:
    """Compare the index of national capability of China, Russia and Japan in 1896.

    Parameters
    ----------
    capabilities : the table ``capabilities``.
    """
    names = states.names(*STATES, year=1896)
    table = capabilities[(capabilities["year"] == 1896) & capabilities["state"].isin(list(names))]
    table = table.assign(country=table["state"].map(names)).sort_values("cinc", ascending=False)
    table["words"] = [
        f"{row.country}: {row.cinc:.1%}; people {row.population_share:.0%}, energy {row.energy_share:.1%}" for row in table.itertuples()
    ]
    shares = {
        "cinc": ("CINC (share of the world)", "CINC"),
        "population_share": ("Share of population", "Population"),
        "military_personnel_share": ("Share of soldiers", "Soldiers"),
        "energy_share": ("Share of energy used", "Energy"),
        "iron_and_steel_share": ("Share of iron made", "Iron"),
    }
    base = parts.rows(table[["country", *shares, "words"]], "country:N", 48)
    bars = base.mark_bar(size=15, yOffset=9).encode(
        x=alt.X("cinc:Q", title="Share of the world's resources (CINC)")
        .scale(domain=[0, 0.15])
        .axis(values=[0, 0.05, 0.1, 0.15], format="%"),
        color=parts.shade("country:N", {name: states.colour(code) for code, name in names.items()}),
        tooltip=parts.tips({"country:N": "State"} | {f"{column}:Q": (words, ".1%") for column, (words, _) in shares.items()}),
    )
    value = table.set_index("state")["cinc"]
    ratio = value["CHN"] / value["JPN"]
    return style.finish(
        alt.layer(bars, parts.heading(base, "words:N", 9)),
        title=f"On paper the loser of 1895 was {wording.number(round(ratio))} times as strong as the winner",
        subtitle="Index of capability in 1896 and two of its parts, shares of the world",
        description=(
            f"{wording.opening(len(table))} bars for 1896. {'; '.join(table['words'])}. China's index is {ratio:.1f} times that of Japan, "
            "which had just defeated it, because the index counts people and soldiers and not what they can do."
        ),
        source="Correlates of War, National Material Capabilities 7.0; our calculation of shares.",
        table=parts.headed(table.round(3), {"country": "State"} | {column: head for column, (_, head) in shares.items()}),
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
        subtitle="Red: treaties",
        hint="Touch or point at an event to see the claims that it bears on.",
        first=1895,
        last=1906,
        marked="treaty",
    )
