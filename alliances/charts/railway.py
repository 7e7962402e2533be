"""The map of the Chinese Eastern Railway: who held its places, and the land around Port Arthur, from 1895 to 1905."""

import altair as alt
import numpy as np
import pandas as pd

from . import outline, parts, style, wording

LAND = (111.0, 34.5, 142.5, 54.0)  # west, south, east, north: what may be seen at either width
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
    ("April 1895", "1895-04-30", "Japan has won Liaodong, and no Russian railway is agreed"),
    ("September 1896", "1896-09-30", "Liaodong is Chinese again, and a Russian railway is agreed"),
    ("March 1898", "1898-03-31", "Russia has leased the tip that Japan gave back"),
    ("December 1900", "1900-12-31", "Russian troops hold Manchuria, railway and all"),
    ("July 1903", "1903-07-31", "trains run to Port Arthur, and Russian troops stay in Manchuria"),
    ("September 1905", "1905-09-30", "by the peace Japan gets the lease and the southern line, Russia keeps the other lines"),
]
BETWEEN = 6  # parts of a line from one place to the next
OPENING = "July 1903"  # the moment that is drawn at first: there is a railway to see
WITH = {"port-arthur": "dalian"}  # a place whose mark stands for another as well, which is always in the same hands
ABOVE = -15  # pixels from a mark to the middle of the name above it
LABELS = {  # place: what to print, how to align it, shift to the right and down in pixels, is it on phones
    "port-arthur": ("Port Arthur, Dalian", "left", 13, 9, True), "mukden": ("Shenyang", "left", 10, 0, True),
    "changchun": ("Changchun", "right", -12, -7, True), "jilin": ("Jilin", "left", 10, 0, True),
    "harbin": ("Harbin", "left", 9, -16, True), "qiqihar": ("Qiqihar", "right", -10, 8, True),
    "hailar": ("Hailar", "left", 9, -14, True), "manzhouli": ("Manzhouli", "left", -28, 26, True),
    "suifenhe": ("Suifenhe", "center", 6, ABOVE, True), "vladivostok": ("Vladivostok", "right", -10, 8, True),
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
        f"Places on Chinese soil by holder, Port Arthur and Dalian as one: {counts}. {'; '.join(f'{row.name}, {row.words}' for row in places.itertuples(index=False))}. "
        + (
            f"Railway: {'; '.join(f'{row.name}, {row.words}' for row in lines.itertuples(index=False))}."
            if len(lines)
            else "No Russian railway is agreed."
        )
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
    """Return one row per point of each stretch at each moment, with points between its places, so that a finger finds it there too."""
    spots = places[places["kind"] == "place"].drop_duplicates("item").set_index("item")[["longitude", "latitude"]]
    for item, edge in LEAVES.items():
        spots.loc[item] = edge
    lines = at.loc[at["kind"] == "stretch", ["moment", "item", "name", "holder", "words", "since", "running", "what", "via"]]
    paths = {via: _dense(spots.loc[via.split(" ; ")]) for via in lines["via"].unique()}
    lines = lines.assign(step=[range(len(paths[via])) for via in lines["via"]]).explode("step").reset_index(drop=True)
    places = pd.DataFrame([paths[via].iloc[step] for via, step in zip(lines["via"], lines["step"], strict=True)]).reset_index(drop=True)
    return lines.drop(columns="via").join(places).astype({"step": int})


def _dense(path: pd.DataFrame) -> pd.DataFrame:
    """Return a path of positions with evenly spaced ones between them.

    >>> _dense(pd.DataFrame({"longitude": [0.0, 6.0], "latitude": [0.0, 0.0]}))["longitude"].tolist()[:2]
    [0.0, 1.0]
    """
    count = len(path) - 1
    return pd.DataFrame({name: np.interp(np.arange(count * BETWEEN + 1) / BETWEEN, range(count + 1), path[name]) for name in path})


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
