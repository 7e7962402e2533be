"""Charts on the secret treaty of 1896: the railway and its places, who gained by which clause, and who was strong."""

import altair as alt
import pandas as pd

from .. import states
from . import outline, parts, style, timeline, wording

LAND = (108.0, 33.0, 147.0, 57.0)  # west, south, east, north: what may be seen at either width
COAST = 2  # decimals of a degree, about a kilometre
HEIGHT = 440
VIEWS = {  # of the map: middle (longitude, latitude) and pixels for a degree of longitude, on a wide page and on a phone
    "wide": ((126.6, 44.1), 21.5),
    "narrow": ((124.6, 44.6), 16.6),
}
PENINSULA = (120.7, 38.5, 124.4, 40.6)  # of Liaodong, roughly: what was ceded in 1895
TIP = (120.7, 38.5, 122.7, 39.37)  # roughly: what was leased in 1898
SHADED = ("port-arthur", {"ceded": PENINSULA, "leased": TIP})  # the place that stands for the shaded land, and how far it reaches
LEAVES = {"chita": (116.3, 50.3)}  # a place outside the frame -> where the line towards it leaves the drawing
HOLDERS = {  # who holds: colour, shape
    "China": ("China", "circle"), "Russia": ("Russia", "square"), "Japan": ("Japan", "diamond"), "eight powers": ("ink", "cross"),
}  # fmt: skip
CHOSEN = "datum.moment == moment"
GROUNDS = {
    "own": "own administration", "ceded": "ceded by treaty", "leased": "leased by treaty", "troops": "foreign troops",
    "railway land": "railway company", "agreed": "agreed", "building": "under construction", "running": "trains run",
}  # fmt: skip
BESIDE = {"ceded": "ceded", "leased": "leased", "troops": "troops", "railway land": "railway land"}  # said beside a place
MOMENTS = [
    ("April 1895", "1895-04-30", "Japan has won Liaodong, and no railway is agreed"),
    ("September 1896", "1896-09-30", "Liaodong is Chinese again, and a Russian railway is agreed"),
    ("March 1898", "1898-03-31", "Russia has leased the tip that Japan gave back"),
    ("December 1900", "1900-12-31", "Russian troops hold Manchuria, railway and all"),
    ("July 1903", "1903-07-31", "the line is open, and the Russians have not left"),
    ("September 1905", "1905-09-30", "Japan has the lease and the southern line, Russia the rest"),
]
OPENING = "July 1903"  # the moment that is drawn at first: there is a railway to see
STEPS = {  # an event in so few words that a phone can show them beside its date
    "EV-1895-triple-intervention": "three powers advise Japan",
    "EV-1896-li-lobanov": "secret treaty",
    "EV-1896-railway-contract": "railway contract",
    "EV-1898-port-arthur-lease": "Port Arthur leased",
    "EV-1900-manchuria-occupation": "troops in Manchuria",
    "EV-1902-evacuation-convention": "promise to leave",
    "EV-1903-railway-regular-traffic": "trains run",
    "EV-1904-russo-japanese-war": "war with Japan",
    "EV-1905-portsmouth": "peace of Portsmouth",
}
TREATY, CONTRACT = "EV-1896-li-lobanov", "EV-1896-railway-contract"
ENDS = {  # an event with which the alliance may be said to end -> what happens with it
    "EV-1898-port-arthur-lease": "trust ends",
    "EV-1900-manchuria-occupation": "the two fight",
    "EV-1904-russo-japanese-war": "no help comes",
    "term": "the term runs out",
}
DAYS_A_YEAR = 365.25
BAR = 52  # pixels for the bar above the events
TERM = 15  # years from the contract, by Article 6 of the treaty
WITH = {"port-arthur": "dalian"}  # a place whose mark stands for another as well, which is always in the same hands
ABOVE = -15  # pixels from a mark to the middle of the name above it
LABELS = {  # place: what to print, how to align it, shift to the right and down in pixels, is it on phones
    "port-arthur": ("Port Arthur, Dalian", "left", 13, 9, True), "mukden": ("Shenyang", "left", 10, 0, True),
    "changchun": ("Changchun", "right", -12, -7, True), "jilin": ("Jilin", "left", 10, 0, True),
    "harbin": ("Harbin", "left", 9, -16, True), "qiqihar": ("Qiqihar", "right", -10, 8, True),
    "hailar": ("Hailar", "left", 9, -14, True), "manzhouli": ("Manzhouli", "left", -28, 17, True),
    "suifenhe": ("Suifenhe", "center", 14, ABOVE, True), "vladivostok": ("Vladivostok", "right", -10, 8, True),
    "ussuriysk": ("Ussuriysk", "left", 10, -4, False),
    "blagoveshchensk": ("Blagoveshchensk", "center", 0, ABOVE, True), "beijing": ("Beijing", "left", -8, 16, True),
}  # fmt: skip
NEIGHBOURS = pd.DataFrame(  # names of lands and seas, where they stand on a wide page and on a phone
    [
        ("Russia", 133.5, 49.6, 129.6, 51.7), ("China", 119.0, 43.6, 118.8, 44.4), ("Korea", 127.0, 40.2, 127.3, 40.2),
        ("Japan", 140.3, 39.4, None, None), ("Yellow Sea", 123.3, 37.3, 123.3, 36.6), ("Sea of\nJapan", 134.5, 40.9, 131.4, 40.8),
    ],
    columns=["words", "wide_x", "wide_y", "narrow_x", "narrow_y"],
)  # fmt: skip
ABROAD = ("vladivostok", "ussuriysk", "chita", "blagoveshchensk")  # Russian soil

GAINS = {"at once": "at\nonce", "in war": "if Japan\nattacks", "later": "after\ndecades"}  # from when a gain can be used: words
SIDES = {"China": "circle", "Russia": "square"}  # who gains: shape
ROW = 31  # height of a clause in pixels
STATES = ("CHN", "RUS", "JPN")
SHARES = {
    "cinc": "Index (CINC)",
    "population_share": "Population",
    "military_personnel_share": "Soldiers",
    "energy_share": "Energy used",
    "iron_and_steel_share": "Iron made",
}
LANE = 14  # pixels from one state of a measure to the next


@style.chart()
def railway_map(places: pd.DataFrame, land: pd.DataFrame) -> alt.LayerChart:
    """Draw who held the places of the Chinese Eastern Railway at six moments; the reader chooses which.

    Parameters
    ----------
    places : the table ``railway_places``.
    land : the table ``map_region``, of which only the coast is shown.
    """
    at = _at_moments(places)
    towns = at[(at["kind"] == "place") & ~at["item"].isin([*LEAVES, *WITH.values()])]
    held = _held(towns)
    told = {moment: words for moment, _, words in MOMENTS}
    return style.finish(
        alt.layer(*_ground(land, towns), _lines(_stretches(at, places)), *_towns(towns))
        .properties(width=style.WIDTH, height=HEIGHT)
        # both widths are drawn at a scale of their own, so that the map fills the column
        .project(type="mercator", scale=_view("{1} * 180 / PI"), center=_view("{0}"), translate=alt.expr(f"[width / 2, {HEIGHT / 2}]"))
        .resolve_scale(color="shared", shape="shared"),
        title=lambda chosen: f"{chosen['moment']}: {told[chosen['moment']]}",
        subtitle=lambda chosen: (
            f"Places on Chinese soil: {', '.join(f'{who} {count}' for who, count in _some(held, chosen['moment']))}. Line: solid where trains run"
        ),
        description=lambda chosen: _said(chosen["moment"], at, held),
        source="coded by us from treaties and histories; positions GeoNames, coast of today Natural Earth. Shading is rough.",
        table=_told(places),
        controls=[parts.choice("moment", [moment for moment, _, _ in MOMENTS], "Moment ", OPENING)],
    )


def _view(form: str) -> alt.expr:
    """Write an expression that is one thing on a wide page and another on a phone; see :data:`VIEWS`."""
    wide, narrow = (form.format(list(middle), scale) for middle, scale in VIEWS.values())
    return alt.expr(f"width < {style.WIDTH} ? {narrow} : {wide}")


def _held(towns: pd.DataFrame) -> pd.DataFrame:
    """Count who holds the places on Chinese soil, by moment."""
    soil = towns[~towns["item"].isin(ABROAD)]
    return soil.groupby("moment")["holder"].value_counts().unstack(fill_value=0).reindex(columns=list(HOLDERS))


def _some(held: pd.DataFrame, moment: str) -> list[tuple[str, int]]:
    """Return those who hold a place at a moment, with how many."""
    return [(who, count) for who, count in held.loc[moment].items() if count]


def _said(moment: str, at: pd.DataFrame, held: pd.DataFrame) -> str:
    """Describe the map at a moment for those who do not see it."""
    now = at[(at["moment"] == moment) & ~at["item"].isin(ABROAD)]
    places, lines = now[now["kind"] == "place"], now[now["kind"] == "stretch"]
    counts = ", ".join(f"{who} {count}" for who, count in _some(held, moment))
    return (
        f"A map of Manchuria and its neighbours in {moment}, one of {wording.number(len(MOMENTS))} moments that the reader chooses. "
        f"Places on Chinese soil by holder: {counts}. {'; '.join(f'{row.name}, {row.words}' for row in places.itertuples(index=False))}. "
        + (f"Railway: {'; '.join(f'{row.name}, {row.words}' for row in lines.itertuples(index=False))}." if len(lines) else "No railway.")
    )


def _ground(land: pd.DataFrame, towns: pd.DataFrame) -> list[alt.Chart]:
    """Draw the land, the shaded part of it in its holder's colour, and the names of lands and seas."""
    whole = alt.Chart(alt.InlineData(values=[_land(land, LAND)])).mark_geoshape(
        clip=True, fill=style.colour("grid"), stroke=style.colour("grid"), strokeWidth=1
    )
    item, reach = SHADED
    spots = towns[(towns["item"] == item) & towns["basis"].isin(list(reach))]
    values = [_land(land[land["state"] == "CHN"], reach[row.basis], moment=row.moment, holder=row.holder) for row in spots.itertuples()]
    shaded = alt.Chart(alt.InlineData(values=values)).transform_filter("datum.properties.moment == moment")
    shaded = shaded.transform_calculate(holder="datum.properties.holder")
    names = [
        alt.Chart(NEIGHBOURS.dropna(subset=f"{view}_x"))
        .transform_filter(f"(width < {style.WIDTH}) == {str(view == 'narrow').lower()}")
        .mark_text(fontStyle="italic", fontSize=13, lineBreak="\n", lineHeight=15, color=style.colour("muted"))
        .encode(longitude=f"{view}_x:Q", latitude=f"{view}_y:Q", text="words:N")
        for view in VIEWS
    ]
    return [whole, shaded.mark_geoshape(opacity=0.6).encode(color=_holder()), *names]


def _look(which: int) -> alt.Scale:
    """Return the scale of the holders' colours (0) or shapes (1)."""
    return (parts.shades, parts.scale)[which]({holder: look[which] for holder, look in HOLDERS.items()})


def _holder() -> alt.Color:
    """Return the colouring of places and lines by holder; lines and places share one legend."""
    return alt.Color("holder:N", title=None, scale=_look(0)).legend(symbolOpacity=1, symbolStrokeWidth=0, columns=4, columnPadding=14)


def _lines(stretches: pd.DataFrame) -> alt.Chart:
    """Draw the railway at the chosen moment, broken where no trains run."""
    return (
        alt.Chart(stretches)
        .transform_filter(CHOSEN)
        .mark_line(strokeWidth=3)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            detail="item:N",
            order="step:Q",
            color=_holder(),
            strokeDash=alt.StrokeDash("running:N", legend=None, scale=parts.scale({True: [1, 0], False: [3, 4]})),
            tooltip=parts.tips({"name:N": "Stretch", "words:N": "State", "since:N": "Since", "what:N": "Note"}),
        )
    )


def _towns(towns: pd.DataFrame) -> list[alt.Chart]:
    """Draw the places at the chosen moment, with their names and how foreign powers hold them."""
    small = f"width < {style.WIDTH}"
    spots = (
        alt.Chart(towns).transform_filter(f"{CHOSEN} && (datum.phone || !({small}))").encode(longitude="longitude:Q", latitude="latitude:Q")
    )
    dots = spots.mark_point(size=110, opacity=1, stroke=style.colour("ink"), strokeWidth=0.8).encode(
        color=_holder(),
        shape=alt.Shape("holder:N", title=None, scale=_look(1)),
        tooltip=parts.tips(
            {"name:N": "Place", "name_then:N": "Names at the time", "words:N": "Held by", "since:N": "Since", "what:N": "Note"}
        ),
    )
    place = {"align": alt.expr("datum.align"), "dx": alt.expr("datum.dx"), "baseline": "middle"}
    # what stands above its mark goes up by the line that is added to it
    lift = f"datum.dy - (datum.dy == {ABOVE} && datum.beside && !({small}) ? 13 : 0)"
    how = spots.transform_filter(f"datum.beside && (!({small}) || datum.item == '{SHADED[0]}')")
    names = spots.mark_text(**place, dy=alt.expr(lift), fontWeight="bold").encode(text="label:N")
    return [dots, names, how.mark_text(**place, dy=alt.expr(f"{lift} + 13"), fontSize=11.5).encode(text="beside:N")]


def _at_moments(places: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that hold at each moment, with what to print beside them."""
    known = places["first"].min()
    told = places.assign(
        words=[f"{row.holder}: {GROUNDS[row.basis]}" for row in places.itertuples()],
        beside=places["basis"].map(BESIDE).fillna(""),
        running=places["basis"] == "running",
        since=[
            f"before {day:%B %Y}" if day == known and basis == "own" else wording.day(day)
            for day, basis in zip(places["first"], places["basis"], strict=True)
        ],
    )
    shift = pd.DataFrame([(item, *rest) for item, rest in LABELS.items()], columns=["item", "label", "align", "dx", "dy", "phone"])
    found = []
    for moment, day, _ in MOMENTS:
        holds = (told["first"] <= day) & (told["last"].isna() | (told["last"] >= day))
        found.append(told[holds].assign(moment=moment))
    columns = ["moment", "item", "kind", "name", "name_then", "longitude", "latitude", "via", "holder", "basis"]
    return pd.concat(found)[[*columns, "beside", "words", "since", "running", "what"]].merge(shift, on="item", how="left")


def _stretches(at: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return one row per point of each stretch at each moment."""
    spots = places[places["kind"] == "place"].drop_duplicates("item").set_index("item")[["longitude", "latitude"]]
    for item, edge in LEAVES.items():
        spots.loc[item] = edge
    lines = at.loc[at["kind"] == "stretch", ["moment", "item", "name", "holder", "words", "since", "running", "what", "via"]]
    lines = lines.assign(via=lines["via"].str.split(" ; "), step=[range(len(via.split(" ; "))) for via in lines["via"]])
    table = lines.explode(["via", "step"])
    return table.join(spots, on="via").drop(columns="via").astype({"step": int})


def _land(land: pd.DataFrame, frame: outline.Box, **properties: str) -> dict:
    """Return today's land within a frame as one shape, without borders."""
    rings = []
    for text in land.loc[land["ring"] == 0, "outline"]:
        points = outline.clip(outline.ring(text), frame)
        if points:
            rings.append([[[round(x, COAST), round(y, COAST)] for x, y in points]])
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": rings}}


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
            found = [(side, getattr(clause, side.lower())) for side in SIDES]
            marks += [(place, side, when, clause.label, clause.content) for side, when in found if when != "none"]
    gains = pd.DataFrame(marks, columns=["place", "side", "when", "label", "content"])
    return pd.DataFrame(rows, columns=["place", "label", "head"]), gains.assign(words=gains["when"].map(GAINS).str.replace("\n", " "))


@style.chart()
def bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw for each clause of 1896 and 1898 from when on China and Russia could use what they gained by it.

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
        alt.layer(*_columns(lines), *_clauses(lines), _marks(gains, list(lines["place"]))),
        title=f"Russia could use {once['Russia']} of its {counts['Russia']} gains at once, China {once['China']} of its {counts['China']}",
        subtitle="From when on each side could use what a clause gave it; size and worth are not shown",
        description=(
            f"A grid of {len(clauses)} clauses in {wording.number(clauses['document'].nunique())} documents of {wording.listed(years)}, "
            f"with a column for each time from which a gain could be used: {', '.join(gains['words'].unique())}. "
            f"Russia gains by {counts['Russia']}, {once['Russia']} of them at once; China gains by {counts['China']}, {once['China']} at once. "
            + "; ".join(f"{row.label}: {row.side}, {row.words}" for row in gains.itertuples())
            + "."
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(clauses, heads),
    )


def _column() -> alt.X:
    """Return the axis of the columns; on a phone the names of the clauses leave them less room."""
    x = alt.X("when:N", title="Can be used").scale(
        domain=list(GAINS), range=[alt.expr(f"width < {style.WIDTH} ? 146 : 300"), alt.expr("width")]
    )
    named = " : ".join(f"datum.value == '{when}' ? {words.split(chr(10))}" for when, words in GAINS.items())
    return x.axis(orient="top", domain=False, ticks=False, labelAngle=0, labelExpr=f"{named} : ''", grid=False, labelFontWeight="bold")


def _columns(lines: pd.DataFrame) -> list[alt.Chart]:
    """Draw a faint line from the name of each clause to its gains."""
    base = parts.rows(lines[~lines["head"]], "place:N", ROW, list(lines["place"]))
    return [
        base.mark_rule(color=style.colour("grid")).encode(
            x=alt.value(alt.expr(f"width < {style.WIDTH} ? 146 : 300")), x2=alt.value("width")
        )
    ]


def _clauses(lines: pd.DataFrame) -> list[alt.Chart]:
    """Write the documents and their clauses, each on a line of its own and left of the columns."""
    lines = lines.assign(narrow=[wording.wrap(label, 23) for label in lines["label"]], wide=[[label] for label in lines["label"]])
    base = parts.rows(lines, "place:N", ROW, list(lines["place"]))
    documents = base.transform_filter("datum.head").mark_text(align="left", fontWeight="bold", fontSize=13.5, dy=5)
    broken = {"text": alt.expr(f"width < {style.WIDTH} ? datum.narrow : datum.wide"), "lineHeight": 14, "baseline": "middle"}
    middle = alt.expr(f"width < {style.WIDTH} ? 7 - 7 * length(datum.narrow) : 0")
    names = base.transform_filter("!datum.head").mark_text(align="left", **broken, dy=middle)
    return [documents.encode(x=alt.value(0), text="label:N"), names.encode(x=alt.value(0))]


def _marks(gains: pd.DataFrame, order: list[str]) -> alt.Chart:
    """Draw the gains, those of China and of Russia side by side where both could use theirs at the same time."""
    return (
        alt.Chart(gains)
        .mark_point(size=120, opacity=1, xOffset=alt.expr(f"datum.side == '{next(iter(SIDES))}' ? -8 : 8"))
        .encode(
            x=_column(),
            y=parts.bare("place:N", order),
            color=alt.Color("side:N", title=None, scale=parts.shades({side: side for side in SIDES})),
            shape=alt.Shape("side:N", title=None, scale=parts.scale(SIDES)),
            tooltip=parts.tips({"label:N": "Clause", "content:N": "What it says", "side:N": "Who gains", "words:N": "Can be used"}),
        )
    )


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
    table = table.assign(lane=range(len(table)))
    long = table.melt(["country", "lane"], list(SHARES), "measure", "part").assign(measure=lambda t: t["measure"].map(SHARES))
    long["words"] = [f"{row.country} {wording.percent(row.part, '.1f')}" for row in long.itertuples()]
    y = alt.Y("measure:N", title=None, sort=list(SHARES.values())).axis(
        ticks=False, domain=False, labelFontSize=12.5, labelColor=style.colour("ink")
    )
    place = {"yOffset": alt.expr(f"{LANE} * (datum.lane - 1)")}
    x = parts.across("part:Q", "Share of the world", [0, 0.62], values=[0, 0.2, 0.4], format="%", grid=False)
    base = alt.Chart(long, width=style.WIDTH, height=alt.Step(3 * LANE + 12)).encode(
        x=x, y=y, color=parts.shade("country:N", {name: states.colour(code) for code, name in names.items()})
    )
    tips = parts.tips({"country:N": "State", "measure:N": "Share of the world's", "part:Q": ("In 1896", ".1%")})
    shapes = parts.scale(dict(zip(names.values(), ("circle", "square", "diamond"), strict=True)))
    dots = base.mark_point(size=90, opacity=1, **place).encode(shape=alt.Shape("country:N", legend=None, scale=shapes), tooltip=tips)
    stems = base.mark_rule(strokeWidth=2, opacity=0.45, **place).encode(x2=alt.datum(0))
    value = table.set_index("state")["cinc"]
    ratio = value["CHN"] / value["JPN"]
    told = "; ".join(f"{measure}: {', '.join(rows['words'])}" for measure, rows in long.groupby("measure", sort=False))
    return style.finish(
        alt.layer(stems, dots, base.mark_text(align="left", dx=9, **place).encode(text="words:N", color=alt.value(style.colour("ink")))),
        title=f"On paper the loser of 1895 was {wording.number(round(ratio))} times as strong as the winner",
        subtitle="Index of capability in 1896 and four of its parts, shares of the world",
        description=(
            f"Dots for {wording.number(len(table))} states by {wording.number(len(SHARES))} measures of 1896. {told}. "
            f"China's index is {ratio:.1f} times that of Japan, "
            "which had just defeated it, because the index counts people and soldiers and not what they can do."
        ),
        source="Correlates of War, National Material Capabilities 7.0; our calculation of shares.",
        table=parts.headed(table.round(4), {"country": "State"} | SHARES),
    )


@style.chart()
def steps(events: pd.DataFrame) -> alt.LayerChart:
    """Draw the steps from the Triple Intervention to the peace of Portsmouth, and where they cut the fifteen years of the treaty.

    Parameters
    ----------
    events : events as :func:`alliances.evidence.event_table` returns them, out of ``STEPS``.
    """
    days, first, last = events.set_index("id")["date"], 1895, 1913
    rows = _with_ends(events)
    lines, height = timeline.laid(rows, first, last)
    lines, height = lines.assign(top=lines["top"] + BAR), height + BAR
    ends = lines[lines["set_off"]]
    heads = timeline.headings(claims=True)
    after = [f"{round(years)}" for years in ends["years"]]
    drawn = timeline.drawn(lines, height, first, last, heads)
    return style.finish(
        alt.layer(*drawn, *_term(days[TREATY], ends, parts.years(first, last), height)),
        title=f"The alliance ended after {', '.join(after[:-1])} or {after[-1]} years: it depends on the rule",
        subtitle="Diamonds: events with which it may be said to end, and where they cut its term, in years",
        hint="Touch or point at an event to see the claims that it bears on.",
        description=(
            f"A time line of {len(rows)} events over a bar for the term of the treaty, from {days[TREATY].year} to {ends['date'].max().year}. "
            + "; ".join(f"{row.when}: {row.title}" for row in rows.itertuples())
            + "."
        ),
        source="the events and sources in the book's time line.",
        table=parts.headed(rows, {"when": "Date"} | heads),
    )


def _term(begin: pd.Timestamp, ends: pd.DataFrame, span: list, height: int) -> list[alt.Chart]:
    """Draw the term of the treaty as a bar with the ends of the alliance on it."""
    y, x = alt.value(BAR - 20), parts.across("date:T", None, span)
    term = pd.DataFrame({"date": [begin], "until": [ends["date"].max()], "words": ["the treaty on paper"]})
    whole = alt.Chart(term.assign(years=f"{begin.year} to {ends['date'].max().year}")).encode(x=x, y=y)
    bar = whole.mark_bar(size=14, color=style.colour("pale")).encode(
        x2="until:T", tooltip=parts.tips({"words:N": "Bar", "years:N": "Years"})
    )
    cuts = alt.Chart(ends.assign(words=[f"{years:.1f}" for years in ends["years"]])[["date", "when", "title", "words"]]).encode(x=x, y=y)
    tips = parts.tips({"when:N": "Date", "title:N": "End", "words:N": "Years after the treaty"})
    marks = cuts.mark_tick(orient="vertical", thickness=4, size=22, color=style.colour("focus"), opacity=1).encode(tooltip=tips)
    return [bar, marks, cuts.mark_text(dy=-19, fontWeight="bold", color=style.colour("focus")).encode(text="words:N")]


def _with_ends(events: pd.DataFrame) -> pd.DataFrame:
    """Say of the events which may be an end of the alliance, and after how many years; add the end of its written term."""
    days = events.set_index("id")["date"]
    over = days[CONTRACT] + pd.DateOffset(years=TERM)
    term = {"id": "term", "date": over, "when": str(over.year), "title": "on paper", "claims": ""}
    summary = f"By Article 6 the {wording.number(TERM)} years count from the day on which the contract was confirmed."
    rows = pd.concat([events.assign(title=events["id"].map(STEPS)), pd.DataFrame([term | {"summary": summary}])], ignore_index=True)
    rows["years"] = (rows["date"] - days[TREATY]).dt.days / DAYS_A_YEAR
    rows["set_off"] = rows["id"].isin(list(ENDS))
    rows["title"] = [f"{row.title}: {ENDS[row.id]} ({row.years:.1f} years)" if row.set_off else row.title for row in rows.itertuples()]
    return rows
