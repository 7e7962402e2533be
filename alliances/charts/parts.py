"""The pieces that charts are put together from: rows under headings, axes, labels, scales, tips and controls."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from . import style


def bare(field: str, sort: Sequence[str] | None = None, **axis: Any) -> alt.Y:
    """Return an upright axis without names, for rows whose names stand above their marks.

    Parameters
    ----------
    field : what a row stands for, such as ``"id:N"``.
    sort : the order of the rows; without one, as in the table.
    axis : properties of the axis, such as ``grid=True``.

    Examples
    --------
    >>> bare("id:N").to_dict()["axis"]["labels"]
    False
    """
    return alt.Y(field, title=None, sort=sort).axis(labels=False, ticks=False, domain=False, **axis)


def rows(table: pd.DataFrame, field: str, step: float, sort: Sequence[str] | None = None, **axis: Any) -> alt.Chart:
    """Begin a chart of rows, each with room for a :func:`heading` above its mark, so that phones can show long names.

    Parameters
    ----------
    table : the data.
    step : height of a row in pixels.
    field, sort, axis : see :func:`bare`.

    Examples
    --------
    >>> rows(pd.DataFrame({"id": ["a"]}), "id:N", 46).height.to_dict()
    {'step': 46}
    """
    return alt.Chart(table, width=style.WIDTH, height=alt.Step(step)).encode(y=bare(field, sort, **axis))


def heading(base: alt.Chart, field: str, lift: float, *, bold: bool = False, **mark: Any) -> alt.Chart:
    """Write the name of each row above its mark, from the left edge.

    Parameters
    ----------
    base : see :func:`rows`.
    field : the words, such as ``"words:N"``.
    lift : how far above the middle of the row, in pixels.
    bold : whether the name stands out.
    mark : further properties of the text.

    Examples
    --------
    >>> heading(rows(pd.DataFrame({"id": ["a"]}), "id:N", 46), "id:N", 9).mark.to_dict()["yOffset"]
    -9
    """
    weight = {"fontWeight": "bold"} if bold else {}
    return base.mark_text(align="left", yOffset=-lift, **weight, **mark).encode(x=alt.value(0), text=field)


def label(table: pd.DataFrame | Mapping[str, Sequence], x: Any, y: Any, field: str = "words:N", **mark: Any) -> alt.Chart:
    """Write words at places of a chart.

    Parameters
    ----------
    table : the places and the words.
    x, y : the axes of the chart.
    field : the words.
    mark : properties of the text, such as ``align="left"``.

    Examples
    --------
    >>> label({"year": [1979], "share": [0.1], "words": ["no relations"]}, "year:Q", "share:Q").to_dict()["encoding"]["text"]
    {'field': 'words', 'type': 'nominal'}
    """
    return alt.Chart(pd.DataFrame(table)).mark_text(**mark).encode(x=x, y=y, text=field)


def beside(base: alt.Chart, field: str, hand: str, gap: float = 10, **mark: Any) -> list[alt.Chart]:
    """Write words beside their marks, on the side where there is room.

    Parameters
    ----------
    base : the marks' chart, with their places.
    field : the words, such as ``"words:N"``.
    hand : the column that says on which side they stand, ``"right"`` or ``"left"``.
    gap : pixels between the middle of a mark and its words.
    mark : further properties of the text.

    Examples
    --------
    >>> [each.mark.to_dict()["align"] for each in beside(alt.Chart(pd.DataFrame()), "words:N", "hand")]
    ['left', 'right']
    """
    return [
        base.transform_filter(f"datum.{hand} == '{side}'").mark_text(align=align, dx=dx, **mark).encode(text=field)
        for side, align, dx in (("right", "left", gap), ("left", "right", -gap))
    ]


def across(field: str, title: str | None, domain: Sequence, **axis: Any) -> alt.X:
    """Return an axis across the chart whose ends are fixed.

    Parameters
    ----------
    field : what is drawn, such as ``"years:Q"``.
    title : what it is, with its unit; None where years speak for themselves.
    domain : first and last value; see :func:`years` for dates.
    axis : properties of the axis.

    Examples
    --------
    >>> across("years:Q", "Years in force", [0, 60], tickCount=6).to_dict()["scale"]
    {'domain': [0, 60], 'nice': False}
    """
    return _fixed(alt.X(field, title=title), domain, axis)


def led(field: str, domain: Sequence, room: int, **axis: Any) -> alt.X:
    """Return an axis across the chart that ends before its right edge, so that the names of lines have room behind their ends.

    Parameters
    ----------
    field, domain, axis : see :func:`across`.
    room : pixels for the names, on a phone as many as on a wide page.

    Examples
    --------
    >>> led("year:Q", [1950, 2024], 80).to_dict()["scale"]["range"]
    [0, {'expr': 'width - 80'}]
    """
    scaled = alt.X(field, title=None).scale(domain=list(domain), nice=False, range=[0, alt.expr(f"width - {room}")])
    return scaled.axis(grid=False, **axis)


def upward(field: str, title: str | None, domain: Sequence, **axis: Any) -> alt.Y:
    """Return an upright axis whose ends are fixed; see :func:`across`.

    >>> upward("share:Q", "Share", [0, 1], format="%").to_dict()["axis"]
    {'format': '%'}
    """
    return _fixed(alt.Y(field, title=title), domain, axis)


def _fixed(channel: Any, domain: Sequence, axis: Mapping[str, Any]) -> Any:
    scaled = channel.scale(domain=_moments(domain) if isinstance(domain[0], Mapping) else list(domain), nice=False)
    return scaled.axis(**axis) if axis else scaled


def _moments(days: Sequence[Mapping[str, int]]) -> alt.expr:
    """Write dates as an expression: where bars and points share an axis, only that is the same for both."""
    written = (f"datetime({day['year']}, {day.get('month', 1) - 1}, {day.get('date', 1)})" for day in days)
    return alt.expr(f"[{', '.join(written)}]")


def years(first: int, last: int) -> list[dict[str, int]]:
    """Return the ends of an axis of dates.

    >>> years(1890, 2030)
    [{'year': 1890}, {'year': 2030}]
    """
    return [{"year": first}, {"year": last}]


def tips(fields: Mapping[str, str | tuple[str, str]]) -> list[alt.Tooltip]:
    """Return what a reader is told who points at a mark.

    Parameters
    ----------
    fields : field -> its heading, or heading and format.

    Examples
    --------
    >>> [tip.to_dict() for tip in tips({"pair:N": "Members", "years:Q": ("Years", ".1f")})]
    [{'field': 'pair', 'title': 'Members', 'type': 'nominal'}, {'field': 'years', 'format': '.1f', 'title': 'Years', 'type': 'quantitative'}]
    """
    told = {field: (heads, {}) if isinstance(heads, str) else (heads[0], {"format": heads[1]}) for field, heads in fields.items()}
    return [alt.Tooltip(field, title=title, **form) for field, (title, form) in told.items()]


def scale(mapping: Mapping[Any, Any]) -> alt.Scale:
    """Return the scale that gives each value its shape, dash or other look.

    >>> scale({"circle": "ours"}).to_dict()
    {'domain': ['circle'], 'range': ['ours']}
    """
    return alt.Scale(domain=list(mapping), range=list(mapping.values()))


def shades(mapping: Mapping[Any, str]) -> alt.Scale:
    """Return the scale that gives each value its colour, named by a key of the palette.

    >>> shades({"kept": "for"}).to_dict()
    {'domain': ['kept'], 'range': ['#0a7680']}
    """
    return scale({value: style.colour(name) for value, name in mapping.items()})


def shade(field: str, mapping: Mapping[Any, str]) -> alt.Color:
    """Return the colouring of marks by a field, without a legend: the subtitle or a label says what a colour means.

    >>> shade("kind:N", {"kept": "for"}).to_dict()["legend"] is None
    True
    """
    return alt.Color(field, legend=None, scale=shades(mapping))


def lettered(field: str, mapping: Mapping[Any, str]) -> alt.Color:
    """Return the colouring of words that name marks: as :func:`shade`, but what is too light to be read is written in the muted ink.

    >>> lettered("kind:N", {"no tie": "base"}) == shade("kind:N", {"no tie": "muted"})
    True
    """
    return shade(field, {value: "muted" if name in ("base", "pale") else name for value, name in mapping.items()})


def dashes(field: str, mapping: Mapping[Any, Sequence[int]]) -> alt.StrokeDash:
    """Return the dashes of lines by a field, so that they differ without colour, too; labels say what they mean.

    >>> dashes("pair:N", {"ours": [1, 0]}).to_dict()["scale"]["range"]
    [[1, 0]]
    """
    return alt.StrokeDash(field, legend=None, scale=scale(mapping))


def apart(values: Sequence[float], gap: float) -> list[float]:
    """Return places for labels at the ends of lines: near the values, in their order, and never nearer to each other than a gap.

    Parameters
    ----------
    values : where the lines end.
    gap : the height of a label, in the unit of the values.

    Examples
    --------
    >>> apart([90, 78, 79], 4)
    [90.0, 76.5, 80.5]
    """
    groups: list[list[int]] = []

    def middle(group: list[int]) -> float:
        return sum(values[each] for each in group) / len(group)

    for place in sorted(range(len(values)), key=lambda each: values[each]):
        groups.append([place])
        while len(groups) > 1 and middle(groups[-1]) - middle(groups[-2]) < gap * (len(groups[-1]) + len(groups[-2])) / 2:
            last = groups.pop()
            groups[-1] += last
    placed = {each: middle(group) + gap * (rank - (len(group) - 1) / 2) for group in groups for rank, each in enumerate(group)}
    return [float(placed[each]) for each in range(len(values))]


def either(test: str, yes: str, no: str) -> Any:
    """Return one of two colours of the palette, by a test on the row.

    >>> either("datum.ours", "focus", "base")["value"]
    '#7b8794'
    """
    return alt.condition(test, alt.value(style.colour(yes)), alt.value(style.colour(no)))


def choice(name: str, options: Iterable, words: str, first: str | None = None) -> alt.Parameter:
    """Return a control from which the reader chooses; :func:`alliances.charts.style.finish` gives it to the chart.

    Parameters
    ----------
    name : under which expressions of the chart find the choice.
    options : the entries.
    words : what stands before the list.
    first : what is chosen at first, and so drawn and printed; without it the first entry.

    Examples
    --------
    >>> choice("life", ["4 years", "11 years"], "A pact of ").param.value
    '4 years'
    """
    entries = list(options)
    return alt.param(name=name, value=first or entries[0], bind=alt.binding_select(options=entries, name=words))


def headed(table: pd.DataFrame, heads: Mapping[str, str]) -> pd.DataFrame:
    """Return some columns of a table under the headings that readers see.

    >>> headed(pd.DataFrame({"pair": ["a"], "other": [1]}), {"pair": "Members"}).columns.tolist()
    ['Members']
    """
    return table[list(heads)].set_axis(list(heads.values()), axis=1)


def outline(field: str, mapping: Mapping[Any, str]) -> alt.Stroke:
    """Return the colouring of outlines by a field; see :func:`shade`.

    >>> outline("kind:N", {"kept": "for"}).to_dict()["legend"] is None
    True
    """
    return alt.Stroke(field, legend=None, scale=shades(mapping))


def above_columns(table: pd.DataFrame, x: alt.X, **mark: Any) -> alt.Chart:
    r"""Write headings of one or more lines above the columns of a chart.

    >>> above_columns(pd.DataFrame({"at": [0.5], "words": ["with\nChina"]}), alt.X("at:Q")).to_dict()["encoding"]["y"]
    {'value': -21}
    """
    lines = 1 + table["words"].str.count("\n").max()
    return label(table, x, alt.value(-6 - 15 * int(lines - 1)), lineBreak="\n", lineHeight=15, baseline="alphabetic", **mark)
