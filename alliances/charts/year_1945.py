"""Charts on the alliance of 1945: its days, what Yalta and August gave to whom, and how long each right lasted."""

import altair as alt
import pandas as pd

from . import style

STEPS = {  # an event in so few words that a phone can show them beside its date, and who acts
    "EV-1945-yalta-agreement": ("Yalta sets terms without China", "allies"),
    "EV-1945-neutrality-denounced": ("Moscow ends neutrality pact", "Soviet Union"),
    "EV-1945-chiang-told-of-yalta": ("Chiang is told the terms", "United States"),
    "EV-1945-moscow-talks-open": ("talks open in Moscow", "allies"),
    "EV-1945-moscow-talks-break": ("talks break off", "allies"),
    "EV-1945-hiroshima": ("Hiroshima", "United States"),
    "EV-1945-soviet-declaration-of-war": ("Moscow declares war", "Soviet Union"),
    "EV-1945-japan-first-offer": ("Japan's first offer to give in", "Japan"),
    "EV-1945-mongolia-declares-war": ("Mongolia declares war", "Mongolia"),
    "EV-1945-chiang-victory-message": ("Chiang congratulates on victory", "China"),
    "EV-1945-soong-stalin-agree": ("Soong and Stalin agree", "allies"),
    "EV-1945-sino-soviet-treaty": ("treaty of alliance", "allies"),
    "EV-1945-japan-announces-surrender": ("Japan announces surrender", "Japan"),
    "EV-1945-treaty-ratified": ("treaty ratified", "allies"),
    "EV-1945-formal-surrender": ("Japan signs the surrender", "Japan"),
}
SIDES = {  # who acts: colour and shape
    "allies": ("ink", "diamond"),
    "Soviet Union": ("Russia", "circle"),
    "China": ("China", "square"),
    "United States": ("United States", "triangle-up"),
    "Japan": ("Japan", "triangle-down"),
    "Mongolia": ("third", "cross"),
}
GAINS = {  # who gains: colour and shape
    "Moscow": ("Russia", "circle"),
    "Moscow and Mongolia": ("third", "triangle-up"),
    "China": ("China", "square"),
    "both": ("ink", "diamond"),
}
COLUMNS = {"yalta": 0.0, "august": 0.5}  # where a column of words begins, as a share of the width


def _number(count: int) -> str:
    """Write a small number as a word.

    >>> _number(4)
    'four'
    """
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")[count]


@style.chart()
def days(events: pd.DataFrame) -> alt.LayerChart:
    """Draw February to September 1945 on a time line, one event to a row, with the day of the treaty across it.

    Parameters
    ----------
    events : the events of :data:`STEPS`, as :func:`alliances.evidence.event_table` returns them.
    """
    rows = events.assign(
        day=events["date"].dt.strftime("%Y-%m-%d"),
        side=[STEPS[name][1] for name in events["id"]],
        words=[f"{row.date.day} {row.date:%b}: {STEPS[row.id][0]}" for row in events.itertuples()],
    )
    treaty = rows.loc[rows["id"] == "EV-1945-sino-soviet-treaty", "date"].item()
    after = (rows["date"] - treaty).dt.days
    crowd = int(after.between(-8, 1).sum())
    columns = rows[["id", "day", "when", "title", "summary", "claims", "side", "words"]]
    base = alt.Chart(columns, width=style.WIDTH, height=alt.Step(38)).encode(
        y=alt.Y("id:N", title=None, sort=list(rows["id"])).axis(labels=False, ticks=False, domain=False, grid=True)
    )
    span = [{"year": 1945, "month": 2, "date": 1}, {"year": 1945, "month": 9, "date": 10}]
    dates = alt.X("day:T", title=None).scale(domain=span, nice=False).axis(format="%b", tickCount="month", orient="top")
    names = list(SIDES)
    dots = base.mark_point(size=100, yOffset=9, opacity=1).encode(
        x=dates,
        color=alt.Color("side:N", legend=None).scale(domain=names, range=[style.colour(SIDES[name][0]) for name in names]),
        shape=alt.Shape("side:N", legend=None).scale(domain=names, range=[SIDES[name][1] for name in names]),
        tooltip=[
            alt.Tooltip("when:N", title="Date"),
            alt.Tooltip("title:N", title="Event"),
            alt.Tooltip("side:N", title="Who acts"),
            alt.Tooltip("summary:N", title="What happened"),
            alt.Tooltip("claims:N", title="Claims it bears on"),
        ],
    )
    line = (
        alt.Chart(pd.DataFrame({"day": [f"{treaty:%Y-%m-%d}"]})).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(x=dates)
    )
    told = base.mark_text(align="left", yOffset=-8).encode(x=alt.value(0), text="words:N")
    return style.finish(
        alt.layer(line, dots, told),
        title=f"Half a year of bargaining, then {_number(crowd)} events in ten days",
        subtitle="Diamond: several states. Other marks: a step of one. Dashed: date of the treaty",
        description=f"A time line of {len(rows)} events of 1945: "
        + "; ".join(f"{row.when}, {row.title}" for row in rows.itertuples())
        + ".",
        source="the events and sources in the book's time line.",
        table=rows.assign(after=after)[["when", "after", "title", "side", "summary"]].set_axis(
            ["Date", "Days from the treaty", "Event", "Who acts", "What happened"], axis=1
        ),
    )


@style.chart()
def bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Set the words of Yalta beside those of August 1945, subject by subject, and mark who gains by each.

    Parameters
    ----------
    clauses : the table ``concessions_1945``.
    """
    cells = []
    for row in clauses.itertuples():
        for column in COLUMNS:
            gain, words = str(getattr(row, f"{column}_gain")), getattr(row, f"{column}_short")
            cells.append((row.id, COLUMNS[column], gain, style.wrap(words, 21), row.subject, getattr(row, column), str(row.change)))
    cells = pd.DataFrame(cells, columns=["id", "x", "gain", "words", "subject", "says", "change"])
    order = list(clauses["id"])
    y = alt.Y("id:N", title=None, sort=order).axis(labels=False, ticks=False, domain=False)
    x = alt.X("x:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False)).axis(
        orient="top", values=list(COLUMNS.values()), labelExpr="datum.value < 0.25 ? 'Yalta, 11 February' : 'Moscow, 14 August'",
        grid=False, ticks=False, domain=False, labelFontWeight="bold", labelAlign="left", labelFlush=False,
    )  # fmt: skip
    base = alt.Chart(cells, width=style.WIDTH, height=alt.Step(72)).encode(y=y)
    heads = (
        alt.Chart(clauses[["id", "subject"]])
        .mark_text(align="left", baseline="top", fontWeight="bold", yOffset=-33)
        .encode(y=y, x=alt.value(0), text="subject:N")
    )
    names = list(GAINS)
    marks = (
        base.transform_filter("datum.gain != 'none'")
        .mark_point(size=80, opacity=1, xOffset=5, yOffset=-9)
        .encode(
            x=x,
            color=alt.Color("gain:N", legend=None).scale(domain=names, range=[style.colour(GAINS[name][0]) for name in names]),
            shape=alt.Shape("gain:N", legend=None).scale(domain=names, range=[GAINS[name][1] for name in names]),
            tooltip=[
                alt.Tooltip("subject:N", title="Subject"),
                alt.Tooltip("says:N", title="What it says"),
                alt.Tooltip("gain:N", title="Who gains"),
                alt.Tooltip("change:N", title="August against Yalta"),
            ],
        )
    )
    words = base.mark_text(align="left", baseline="top", dx=15, yOffset=-15, lineHeight=14, fontSize=12).encode(
        x=x,
        text="words:N",
        color=alt.condition("datum.gain == 'none'", alt.value(style.colour("muted")), alt.value(style.colour("ink"))),
    )
    kept = clauses["yalta_gain"].eq("Moscow") & clauses["august_gain"].isin(["Moscow", "Moscow and Mongolia"])
    added = clauses["change"].eq("new") & clauses["august_gain"].eq("China")
    return style.finish(
        alt.layer(heads, marks, words),
        title=f"August kept Moscow's {_number(int(kept.sum()))} gains of Yalta and added {_number(int(added.sum()))} promises to China",
        subtitle="Circle: Moscow gains. Triangle: Moscow and Mongolia. Square: China. Diamond: both. Worth is not shown",
        description=(
            f"A table of {len(clauses)} subjects in two columns. "
            + " ".join(
                f"{row.subject}. Yalta: {row.yalta_short} ({row.yalta_gain}). August: {row.august_short} ({row.august_gain})."
                for row in clauses.itertuples()
            )
        ),
        source="coded by us from treaty texts and reports (table concessions_1945).",
        table=clauses[["subject", "yalta", "yalta_gain", "august", "august_gain", "change"]].set_axis(
            ["Subject", "Yalta", "Who gains", "August 1945", "Who gains", "August against Yalta"], axis=1
        ),
    )


@style.chart()
def lives(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw how long each right and promise of August 1945 lasted, against the term written for it.

    Parameters
    ----------
    clauses : the table ``concessions_1945``; rows without a first day are left out.
    """
    decades = [{"year": year, "month": 1, "date": 1} for year in (1950, 1960, 1970)]
    open_end, axis_end = pd.Timestamp("1976-12-31"), {"year": 1977}
    rows = clauses[clauses["first"].notna()].copy()
    rows["side"] = rows["august_gain"]
    due = [
        row.due
        if pd.notna(row.due)
        else row.first + pd.DateOffset(years=int(row.promised_years))
        if pd.notna(row.promised_years)
        else pd.NaT
        for row in rows.itertuples()
    ]
    rows["until"] = pd.Series(due, index=rows.index)
    rows["order"] = rows["last"].fillna(open_end)
    rows = rows.sort_values(["order", "id"])
    days_lived = (rows["last"] - rows["first"]).dt.days
    rows["told"] = [
        "lasts, but not for Taipei"
        if pd.isna(row.last)
        else f"{days:.0f} days"
        if days < 100
        else f"{days / 30.44:.0f} months"
        if days < 700
        else f"{row.years:.1f} years"
        for row, days in zip(rows.itertuples(), days_lived, strict=True)
    ]
    rows["words"] = rows["subject"] + ": " + rows["told"]
    shown = pd.DataFrame(
        {
            "id": rows["id"],
            "words": rows["words"],
            "side": rows["side"],
            "first": rows["first"].dt.strftime("%Y-%m-%d"),
            "last": rows["order"].dt.strftime("%Y-%m-%d"),
            "until": rows["until"].dt.strftime("%Y-%m-%d"),
            "became": rows["became"],
        }
    )
    base = alt.Chart(shown, width=style.WIDTH, height=alt.Step(44)).encode(
        y=alt.Y("id:N", title=None, sort=list(shown["id"])).axis(labels=False, ticks=False, domain=False)
    )
    x = alt.X("first:T", title=None).scale(domain=[{"year": 1945}, axis_end], nice=False).axis(format="%Y", values=decades)
    names = list(GAINS)
    term = base.transform_filter("isValid(datum.until)").mark_bar(size=5, color=style.colour("pale"), yOffset=9).encode(x=x, x2="until:T")
    bars = base.mark_bar(size=13, yOffset=9).encode(
        x=x,
        x2="last:T",
        color=alt.Color("side:N", legend=None).scale(domain=names, range=[style.colour(GAINS[name][0]) for name in names]),
        tooltip=[
            alt.Tooltip("words:N", title="Right or promise"),
            alt.Tooltip("side:N", title="Who gains"),
            alt.Tooltip("first:T", title="From", format="%d %b %Y"),
            alt.Tooltip("last:T", title="To (or off the chart)", format="%d %b %Y"),
            alt.Tooltip("became:N", title="What became of it"),
        ],
    )
    end = clauses.loc[clauses["id"] == "attack", "last"].item()
    marks = base.mark_tick(size=24, thickness=2, color=style.colour("muted"), yOffset=9).encode(
        x=alt.datum(alt.DateTime(year=end.year, month=end.month, date=end.day), type="temporal")
    )
    told = base.mark_text(align="left", yOffset=-9, fontWeight="bold").encode(x=alt.value(0), text="words:N")
    moscow = rows[(rows["side"] == "Moscow") & rows["promised_years"].notna()]
    outlived = int((moscow["last"] > end).sum())
    return style.finish(
        alt.layer(term, bars, marks, told),
        title=f"Moscow's {_number(outlived)} rights in Manchuria outlived the treaty; none lasted ten of its thirty years",
        subtitle="Blue: Moscow gains. Red: China. Ochre: Moscow and Mongolia. Others: both. Thin bar: term. Tick: the treaty ends",
        description=(
            f"{len(rows)} bars on a time line from 1945 to 1976: "
            + "; ".join(f"{row.words}" for row in rows.itertuples())
            + f". The treaty itself ended on {end.day} {end:%B %Y}; the railway, Dalian and Port Arthur came back to China after that day."
        ),
        source="coded by us from treaty texts and reports (table concessions_1945).",
        table=pd.DataFrame(
            {
                "Right or promise": rows["subject"],
                "Who gains": rows["side"],
                "From": shown["first"],
                "Due or term": shown["until"],
                "To": rows["last"].dt.strftime("%Y-%m-%d"),
                "What became of it": rows["became"],
            }
        ),
    )
