"""A time line of events, each on a line of its own, so that words never collide and phones can show it."""

import altair as alt
import pandas as pd

from . import style


@style.chart()
def events(
    table: pd.DataFrame,
    *,
    title: str,
    first: int,
    last: int,
    subtitle: str = "",
    marked: str = "",
    source: str = "the events and sources in the book's time line.",
) -> alt.LayerChart:
    """Draw events on a time line from top to bottom, each named above its mark.

    Parameters
    ----------
    table : events as :func:`alliances.evidence.event_table` returns them.
    title : the finding.
    first, last : the years at which the axis begins and ends.
    subtitle : what the line covers.
    marked : the ``kind`` of event to set off in colour, such as "treaty".
    source : as printed under the chart.

    Examples
    --------
    >>> from alliances import evidence
    >>> one = evidence.event_table("EV-1896-li-lobanov", "EV-1898-port-arthur-lease")
    >>> events(one, title="A lease came two years after the pact", first=1895, last=1900).to_dict()["title"]["text"]
    'A lease came two years after the pact'
    """
    told = table["when"] + ": " + table["title"]
    rows = table.assign(words=told.map(style.wrap), set_off=table["kind"] == marked)
    long = rows["words"].map(len).max() > 1
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(58 if long else 44)).encode(
        y=alt.Y("id:N", title=None, sort=list(rows["id"])).axis(labels=False, ticks=False, domain=False, grid=True)
    )
    axis = alt.Axis(format="%Y", tickCount=min(last - first, 8), orient="top")
    dates = alt.X("date:T", title=None, axis=axis).scale(domain=[{"year": first}, {"year": last}], nice=False)
    dots = base.mark_point(size=110, yOffset=16 if long else 9).encode(
        x=dates,
        color=alt.condition("datum.set_off", alt.value(style.colour("accent")), alt.value(style.colour("second"))),
        tooltip=[
            alt.Tooltip("when:N", title="Date"),
            alt.Tooltip("title:N", title="Event"),
            alt.Tooltip("summary:N", title="What happened"),
            alt.Tooltip("claims:N", title="Claims it bears on"),
        ],
    )
    words = base.mark_text(align="left", baseline="top", yOffset=-27 if long else -16, lineHeight=15).encode(x=alt.value(0), text="words:N")
    return style.finish(
        alt.layer(dots, words),
        title=title,
        subtitle=subtitle,
        description=f"A time line of {len(rows)} events: " + "; ".join(told) + ".",
        source=source,
        table=rows[["when", "title", "summary", "claims"]].set_axis(["Date", "Event", "What happened", "Claims it bears on"], axis=1),
    )
