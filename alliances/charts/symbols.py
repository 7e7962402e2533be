"""Marks whose shape says what their colour says: tables of tiles, and numbers with the ends that they were said with."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from . import parts, style

GLYPHS = {  # filled outlines in a square from -1 to 1
    "disc": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z",
    "ring": "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0ZM-0.66,0A0.66,0.66,0,1,0,0.66,0A0.66,0.66,0,1,0,-0.66,0Z",
    "half": "M0,-1A1,1,0,0,0,0,1ZM0,-1A1,1,0,0,1,0,1L0,0.8A0.8,0.8,0,0,0,0,-0.8Z",
    "dash": "M-0.8,-0.17H0.8V0.17H-0.8Z",
    "cross": "M-0.8,-0.56L-0.56,-0.8L0,-0.24L0.56,-0.8L0.8,-0.56L0.24,0L0.8,0.56L0.56,0.8L0,0.24L-0.56,0.8L-0.8,0.56L-0.24,0Z",
    "plus": "M-0.17,-0.8H0.17V-0.17H0.8V0.17H0.17V0.8H-0.17V0.17H-0.8V-0.17H-0.17Z",
    "both": "M-0.17,-0.95H0.17V-0.4H0.72V-0.06H0.17V0.5H-0.17V-0.06H-0.72V-0.4H-0.17ZM-0.72,0.62H0.72V0.95H-0.72Z",
    "diamond": "M0,-1L0.8,0L0,1L-0.8,0Z",
}
UNKNOWN = "?"


def matrix(
    cells: pd.DataFrame,
    rows: tuple[str, Sequence[str]],
    columns: tuple[str, Mapping[Any, str]],
    looks: tuple[str, Mapping[Any, tuple[str, str]]],
    tooltip: Sequence[alt.Tooltip],
    share: float = 0.4,
    step: float = 32,
) -> alt.LayerChart:
    """Draw a table of tiles, each with a sign whose shape says the same as its colour.

    Parameters
    ----------
    cells : one row a tile.
    rows : the field of the rows, and its values from the top. What follows a line break in a value stands below the name.
    columns : the field of the columns, and its values from the left with their headings, in which a line break counts too.
    looks : the field that is drawn, and for each of its values the name of a glyph (see :data:`GLYPHS`, or :data:`UNKNOWN`) and a colour.
    tooltip : see :func:`alliances.charts.parts.tips`.
    share : of the width that the names of the rows take; with 0 they stand above their tiles.
    step : height of a row in pixels.

    Examples
    --------
    >>> table = pd.DataFrame({"who": ["a", "b"], "what": ["x", "x"], "done": ["yes", "no"]})
    >>> looks = {"yes": ("disc", "for"), "no": ("dash", "against")}
    >>> len(matrix(table, ("who", ["a", "b"]), ("what", {"x": "X?"}), ("done", looks), parts.tips({"who:N": "Who"})).layer)
    6
    """
    (row, names), (column, heads), (kind, signs) = rows, columns, looks
    low = 0 if share else step / 4
    wide = (1 - share) / len(heads)
    at = {value: share + wide * (place + 0.5) for place, value in enumerate(heads)}
    middle = cells[column].map(at)
    drawn = cells.assign(_from=middle - 0.46 * wide, _to=middle + 0.46 * wide, _at=middle)
    x = parts.across("_at:Q", None, [0, 1]).axis(None)
    colours = {value: name for value, (_, name) in signs.items()}
    base = alt.Chart(drawn, width=style.WIDTH, height=alt.Step(step)).encode(
        y=parts.bare(f"{row}:N", list(names)), color=parts.shade(f"{kind}:N", colours)
    )
    tiles = base.mark_rect(
        height=step - 6 if share else step / 2 - 3, yOffset=low, fillOpacity=0.13, strokeWidth=1, strokeOpacity=0.55
    ).encode(parts.across("_from:Q", None, [0, 1]).axis(None), x2="_to:Q", stroke=parts.outline(f"{kind}:N", colours), tooltip=tooltip)
    shapes = {value: GLYPHS.get(glyph, GLYPHS["disc"]) for value, (glyph, _) in signs.items()}
    unknown = [value for value, (glyph, _) in signs.items() if glyph == UNKNOWN]
    test = alt.FieldOneOfPredicate(field=kind, oneOf=unknown)
    drawings = base.transform_filter(~test).mark_point(size=170, filled=True, opacity=1, yOffset=low, strokeWidth=0)
    asked = base.transform_filter(test).mark_text(text=UNKNOWN, fontSize=14, fontWeight="bold", yOffset=low).encode(x=x)
    above = pd.DataFrame({"_at": list(at.values()), "words": list(heads.values())})
    tops = parts.above_columns(above, x, color=style.colour("muted"), fontSize=11)
    words = [name.partition("\n") for name in names]
    left = pd.DataFrame({row: list(names), "first": [first for first, *_ in words], "second": [second for *_, second in words]})
    lifts = [-step / 4 - 1 if not share else -8 if second else 1 for second in left["second"]]
    named = alt.Chart(left.assign(lift=lifts)).encode(y=parts.bare(f"{row}:N", list(names)), x=alt.value(0))
    return alt.layer(
        tiles,
        drawings.encode(x=x, shape=alt.Shape(f"{kind}:N", legend=None, scale=parts.scale(shapes))),
        asked,
        named.mark_text(align="left", dy=alt.expr("datum.lift")).encode(text="first:N"),
        named.mark_text(align="left", dy=9, color=style.colour("muted")).encode(text="second:N"),
        tops,
    )


FORMS = {  # how a number was said -> how its end is drawn, and to which side of it the true number may lie
    "more than": ("ring", 1),
    "at least": ("disc", 1),
    "up to": ("disc", -1),
    "almost": ("ring", -1),
    "about": ("ring", 0),
    "exactly": ("disc", 0),
}


def form(words: str) -> str:
    """Find how firmly a number was said.

    Parameters
    ----------
    words : the number as it was said.

    Returns
    -------
    One of :data:`FORMS`.

    Examples
    --------
    >>> form("up to two"), form("“millions”, so at least two"), form("68")
    ('up to', 'at least', 'exactly')
    """
    return next((name for name in FORMS if name in words), "exactly")


def ends(base: alt.Chart, axis: Callable[[str], alt.X], field: str, reach: float, **mark: Any) -> list[alt.Chart]:
    """Draw numbers with the ends that they were said with.

    A disc stands where the number itself may be true, a ring where not, and an arrow points to the side on which the true number lies.

    Parameters
    ----------
    base : rows with a column ``form``, see :func:`form`.
    axis : returns the axis for a field.
    field : the number.
    reach : length of the arrows, in units of the axis.
    mark : properties of all marks, such as ``yOffset=9``.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["a"], "value": [2.0], "form": ["up to"]})
    >>> drawn = ends(parts.rows(table, "id:N", 40), lambda field: parts.across(field, "Million", [0, 3]), "value", 0.4)
    >>> [layer.mark.type for layer in drawn]
    ['rule', 'point', 'point', 'point']
    """
    sides = {name: side for name, (_, side) in FORMS.items() if side}
    solid = {"filled": True, "opacity": 1, "strokeWidth": 0} | mark
    glyphs = parts.scale({name: GLYPHS[glyph] for name, (glyph, _) in FORMS.items()})
    open_ended = alt.FieldOneOfPredicate(field="form", oneOf=list(sides))
    tip = base.transform_filter(open_ended).transform_calculate(tip=f"datum.{field} + {reach} * ({sides})[datum.form]")
    heads = [
        tip.transform_filter(alt.FieldOneOfPredicate(field="form", oneOf=[name for name, to in sides.items() if to == side]))
        .mark_point(size=80, shape=f"triangle-{towards}", **solid)
        .encode(x=axis("tip:Q"))
        for side, towards in ((1, "right"), (-1, "left"))
    ]
    shafts = tip.mark_rule(strokeWidth=2.5, **mark).encode(x=axis(f"{field}:Q"), x2="tip:Q")
    dots = base.mark_point(size=120, **solid).encode(x=axis(f"{field}:Q"), shape=alt.Shape("form:N", legend=None, scale=glyphs))
    return [shafts, dots, *heads]
