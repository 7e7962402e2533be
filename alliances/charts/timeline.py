"""A time line of events: each has a line of its own, and its words stand beside its mark, on the side that has more room."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from . import parts, style, wording

LINE = 15  # pixels from one line of words to the next
GAP = 12  # pixels between the lines of two events
BESIDE = 11  # pixels from the middle of a mark to its words
LETTER = 7.4  # pixels of a letter on average, in a wide font
NARROW = 300  # width of the drawing for phones
Span = tuple[str, str, str]  # events at which something begins and ends, and what is told of the time between


@style.chart()
def events(
    table: pd.DataFrame,
    *,
    title: str,
    first: int,
    last: int,
    subtitle: str = "",
    hint: str = "",
    marked: str = "",
    claims: bool = True,
    spans: Sequence[Span] = (),
    source: str = "the events and sources in the book's time line.",
) -> alt.LayerChart:
    """Draw events on a time line from top to bottom, each named beside its mark.

    Parameters
    ----------
    table : events as :func:`alliances.evidence.event_table` returns them.
    title : the finding.
    first, last : the years at which the axis begins and ends.
    subtitle : what the line covers.
    hint : what a reader at a screen can do with it.
    marked : the ``kind`` of event to set off by a diamond and a colour, such as "treaty".
    claims : whether to tell the claims that an event bears on; not beside an exercise that asks for their verdicts.
    spans : arrows from one event to another, each with its words.
    source : as printed under the chart.

    Examples
    --------
    >>> from alliances import evidence
    >>> one = evidence.event_table("EV-1896-li-lobanov", "EV-1898-port-arthur-lease")
    >>> events(one, title="A lease came two years after the pact", first=1895, last=1900).to_dict()["title"]["text"]
    'A lease came two years after the pact'
    """
    rows, height = laid(table.assign(set_off=table["kind"] == marked), first, last, spans)
    told = [f"{row.when}: {row.title}" for row in table.itertuples()] + [words for *_, words in spans]
    heads = headings(claims=claims)
    return style.finish(
        alt.layer(*drawn(rows, height, first, last, heads)),
        title=title,
        subtitle=subtitle,
        hint=hint,
        description=f"A time line of {len(table)} events{' and the time between some' * bool(spans)}: " + "; ".join(told) + ".",
        source=source,
        table=parts.headed(table, {"when": "Date"} | heads),
    )


def headings(*, claims: bool) -> dict[str, str]:
    """Return what is told of an event, with headings.

    >>> list(headings(claims=False))
    ['title', 'summary']
    """
    return {"title": "Event", "summary": "What happened"} | ({"claims": "Claims it bears on"} if claims else {})


def laid(table: pd.DataFrame, first: int, last: int, spans: Sequence[Span] = ()) -> tuple[pd.DataFrame, int]:
    """Give each event, and each span after the event that ends it, a line of its own with room for its words.

    Parameters
    ----------
    table : events with ``set_off``.
    first, last : the years at which the axis begins and ends.
    spans : see :func:`events`.

    Returns
    -------
    The lines, with ``top`` in pixels, the words as they break at both widths and the side on which they stand; and the height of all.

    Examples
    --------
    >>> from alliances import evidence
    >>> one = evidence.event_table("EV-1896-li-lobanov").assign(set_off=True)
    >>> rows, height = laid(one, 1895, 1900)
    >>> rows[["align", "top"]].to_numpy().tolist(), height
    ([['left', 10]], 67)
    """
    dates, lines = table.set_index("id")["date"], []
    for row in table.to_dict("records"):
        lines.append(row | {"start": row["date"]})
        lines += [
            {"date": row["date"], "start": dates[begin], "title": words, "when": ""} for begin, end, words in spans if end == row["id"]
        ]
    top = 10
    for line in lines:
        line |= _beside(line["date"], line["start"], line["title"], first, last) | {"top": top}
        top += LINE * (len(line["narrow"]) + (line["when"] != "")) + GAP
    return pd.DataFrame(lines), top


def _beside(day: pd.Timestamp, start: pd.Timestamp, words: str, first: int, last: int) -> dict:
    """Break words for the side of a mark that has more room, for both widths of the drawing."""
    begin, whole = pd.Timestamp(first, 1, 1), pd.Timestamp(last, 1, 1) - pd.Timestamp(first, 1, 1)
    left, right = (start - begin) / whole, 1 - (day - begin) / whole
    room, side = max(left, right), 1 if right >= left else -1
    broken = {
        name: wording.wrap(words, int((room * width - BESIDE) / LETTER)) for name, width in (("narrow", NARROW), ("wide", style.WIDTH))
    }
    return broken | {"anchor": day if side == 1 else start, "align": "left" if side == 1 else "right", "dx": side * BESIDE}


def drawn(rows: pd.DataFrame, height: int, first: int, last: int, heads: Mapping[str, str]) -> list[alt.Chart]:
    """Draw the lines that :func:`laid` has laid out.

    Parameters
    ----------
    rows, height : what :func:`laid` returns; the height may be larger.
    first, last : the years at which the axis begins and ends.
    heads : see :func:`headings`.

    Examples
    --------
    >>> from alliances import evidence
    >>> one = evidence.event_table("EV-1896-li-lobanov").assign(set_off=True)
    >>> len(drawn(*laid(one, 1895, 1900), 1895, 1900, headings(claims=False)))
    3
    """
    axis = {
        "format": "%Y",
        "tickCount": {"interval": "year", "step": 1 if last - first <= 8 else 2 if last - first <= 14 else 5},
        "orient": "top",
        "gridOpacity": 0.6,
    }
    days, y = parts.years(first, last), _upright("top:Q", height)
    tips = parts.tips({"when:N": "Date"} | {f"{column}:N": head for column, head in heads.items()})
    instants, spans = rows[rows["when"] != ""], rows[rows["when"] == ""]
    dots = (
        alt.Chart(instants[["date", "top", "set_off", "when", *heads]].astype({"set_off": bool}), width=style.WIDTH, height=height)
        .mark_point(size=120, opacity=1)
        .encode(
            x=parts.across("date:T", None, days, **axis),
            y=y,
            color=parts.either("datum.set_off", "focus", "base"),
            shape=alt.condition("datum.set_off", alt.value("diamond"), alt.value("circle")),
            tooltip=tips,
        )
    )
    place = {"align": alt.expr("datum.align"), "dx": alt.expr("datum.dx")}
    side = parts.across("anchor:T", None, days, **axis)
    dates = (
        alt.Chart(instants[["anchor", "top", "align", "dx", "when", *heads]])
        .mark_text(**place, color=style.colour("muted"), baseline="middle")
        .encode(x=side, y=y, text="when:N", tooltip=tips)
    )
    lines = {"text": alt.expr(f"width < {style.WIDTH} ? datum.narrow : datum.wide"), "lineHeight": LINE, "baseline": "top"}
    words = [
        alt.Chart(some).mark_text(**place, **lines, dy=dy).encode(x=side, y=y, **told)
        for some, dy, told in (
            (instants[["anchor", "top", "align", "dx", "narrow", "wide", "when", *heads]], LINE // 2, {"tooltip": tips}),
            (spans[["anchor", "top", "align", "dx", "narrow", "wide"]], -LINE // 2, {}),
        )
        if len(some)
    ]
    return [*(_arrows(spans, days, axis, y) if len(spans) else []), dots, dates, *words]


def _arrows(spans: pd.DataFrame, days: list, axis: dict, y: alt.Y) -> list[alt.Chart]:
    """Draw the time between two events as an arrow with a foot."""
    base = alt.Chart(spans[["start", "date", "top", "title"]]).encode(y=y, tooltip=parts.tips({"title:N": "Between"}))
    colour = style.colour("focus")
    shaft = base.mark_rule(strokeWidth=2.5, color=colour).encode(x=parts.across("start:T", None, days, **axis), x2="date:T")
    foot = base.mark_tick(thickness=2.5, size=12, color=colour, orient="vertical").encode(x=parts.across("start:T", None, days, **axis))
    head = base.mark_point(shape="triangle-right", size=80, color=colour, opacity=1, dx=-3)
    return [shaft, foot, head.encode(x=parts.across("date:T", None, days, **axis))]


def _upright(field: str, height: int) -> alt.Y:
    """Return an axis that counts pixels from the top, without a mark on it.

    >>> _upright("top:Q", 90).to_dict()["scale"]
    {'domain': [90, 0], 'nice': False}
    """
    return alt.Y(field, title=None).scale(domain=[height, 0], nice=False).axis(None)
