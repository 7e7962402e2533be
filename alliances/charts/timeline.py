"""A time line of events, each on a line of its own, so that words never collide and phones can show it."""

import altair as alt
import pandas as pd

from . import parts, style, wording


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
    source: str = "the events and sources in the book's time line.",
) -> alt.LayerChart:
    """Draw events on a time line from top to bottom, each named above its mark.

    Parameters
    ----------
    table : events as :func:`alliances.evidence.event_table` returns them.
    title : the finding.
    first, last : the years at which the axis begins and ends.
    subtitle : what the line covers.
    hint : what a reader at a screen can do with it.
    marked : the ``kind`` of event to set off in colour, such as "treaty".
    claims : whether to tell the claims that an event bears on; not beside an exercise that asks for their verdicts.
    source : as printed under the chart.

    Examples
    --------
    >>> from alliances import evidence
    >>> one = evidence.event_table("EV-1896-li-lobanov", "EV-1898-port-arthur-lease")
    >>> events(one, title="A lease came two years after the pact", first=1895, last=1900).to_dict()["title"]["text"]
    'A lease came two years after the pact'
    """
    told = table["when"] + ": " + table["title"]
    rows = table.assign(words=told.map(wording.wrap), set_off=table["kind"] == marked)
    long = rows["words"].map(len).max() > 1
    base = parts.rows(rows, "id:N", 58 if long else 44, list(rows["id"]), grid=True)
    dates = parts.across("date:T", None, parts.years(first, last), format="%Y", tickCount=min(last - first, 8), orient="top")
    heads = {"title": "Event", "summary": "What happened"} | ({"claims": "Claims it bears on"} if claims else {})
    dots = base.mark_point(size=110, yOffset=16 if long else 9).encode(
        x=dates,
        color=parts.either("datum.set_off", "accent", "second"),
        tooltip=parts.tips({"when:N": "Date"} | {f"{column}:N": head for column, head in heads.items()}),
    )
    words = parts.heading(base, "words:N", 27 if long else 16, baseline="top", lineHeight=15)
    return style.finish(
        alt.layer(dots, words),
        title=title,
        subtitle=subtitle,
        hint=hint,
        description=f"A time line of {len(rows)} events: " + "; ".join(told) + ".",
        source=source,
        table=parts.headed(rows, {"when": "Date"} | heads),
    )
