"""Charts on the alliance of 1945: its days, what Yalta and August gave to whom, and how long each right lasted."""

import math
from collections.abc import Mapping

import altair as alt
import pandas as pd

from ..base.spans import DAYS_A_MONTH
from . import parts, style, wording

STEPS = {  # an event in so few words that a phone can show them beside its mark, who acts, and on which side the words stand
    "EV-1945-yalta-agreement": ("Yalta sets terms without China", "allies", "right"),
    "EV-1945-neutrality-denounced": ("Moscow ends neutrality pact", "Soviet Union", "right"),
    "EV-1945-chiang-told-of-yalta": ("Chiang is told the terms", "United States", "left"),
    "EV-1945-moscow-talks-open": ("talks open in Moscow", "allies", "left"),
    "EV-1945-moscow-talks-break": ("talks stop", "allies", "left"),
    "EV-1945-hiroshima": ("Hiroshima", "United States", "right"),
    "EV-1945-soviet-declaration-of-war": ("Moscow declares war", "Soviet Union", "right"),
    "EV-1945-japan-first-offer": ("Japan offers to give in", "Japan", "right"),
    "EV-1945-mongolia-declares-war": ("Mongolia declares war", "Mongolia", "right"),
    "EV-1945-chiang-victory-message": ("Chiang speaks of victory", "China", "left"),
    "EV-1945-soong-stalin-agree": ("Soong and Stalin agree", "allies", "left"),
    "EV-1945-sino-soviet-treaty": ("treaty of alliance", "allies", "left"),
    "EV-1945-japan-announces-surrender": ("Japan announces surrender", "Japan", "left"),
    "EV-1945-treaty-ratified": ("treaty ratified", "allies", "left"),
    "EV-1945-formal-surrender": ("Japan signs the surrender", "Japan", "left"),
}
CROWDED = range(-8, 2)  # days from the treaty that are drawn large
SIDES = {  # who acts: colour and shape
    "allies": ("ink", "diamond"),
    "Soviet Union": ("Russia", "circle"),
    "China": ("China", "square"),
    "United States": ("United States", "triangle-up"),
    "Japan": ("Japan", "triangle-down"),
    "Mongolia": ("base", "cross"),
}
GAINS = {  # who gains: colour, shape, and the words in a field
    "Moscow": ("Russia", "circle", "Moscow"),
    "Moscow and Mongolia": ("Russia", "triangle-up", "Moscow, Mongolia"),
    "China": ("China", "square", "China"),
    "both": ("ink", "diamond", "both"),
    "none": ("muted", "circle", ""),
}
COLUMNS = {
    "yalta": (0.0, "Yalta, 11 February"),
    "august": (0.51, "Moscow, 14 August"),
}  # where a column begins, as a share of the width; its head
FIELD = 0.49  # width of a column
DECADES = (1950, 1960, 1970)  # marked on the time line of the rights
LASTS = "lasts"
OPEN_END = pd.Timestamp("1976-12-31")  # to which a right that lasts is drawn


@style.chart()
def days(events: pd.DataFrame) -> alt.VConcatChart:
    """Draw February to September 1945 on a time line, and below it the days around the treaty once more, drawn large.

    Parameters
    ----------
    events : the events of :data:`STEPS`, as :func:`alliances.evidence.event_table` returns them.
    """
    treaty = events.loc[events["id"] == "EV-1945-sino-soviet-treaty", "date"].item()
    rows = events.assign(
        day=wording.iso(events["date"]),
        date=events["date"].dt.day,
        after=(events["date"] - treaty).dt.days,
        words=[STEPS[name][0] for name in events["id"]],
        side=[STEPS[name][1] for name in events["id"]],
        hand=[STEPS[name][2] for name in events["id"]],
    )
    heads = {"when": "Date", "after": "Days from the treaty", "title": "Event", "side": "Who acts", "summary": "What happened"}
    crowded = int(rows["after"].isin(CROWDED).sum())
    return style.finish(
        _days(rows[["id", "day", "date", "after", "when", "title", "summary", "claims", "side", "hand", "words"]], treaty),
        title=f"Half a year from Yalta to the treaty; {wording.number(crowded)} of {len(rows)} events in the {wording.number(len(CROWDED))} days around it",
        subtitle="Diamond: several states. Other marks: a step of one. Bold: the treaty",
        description=(
            f"A time line of {len(rows)} events of 1945; below it the {wording.number(len(CROWDED))} days around the treaty, drawn large. "
            + "; ".join(f"{row.when}, {row.title}" for row in rows.itertuples())
            + "."
        ),
        source="the events and sources in the book's time line.",
        table=parts.headed(rows, heads),
    )


def _days(rows: pd.DataFrame, treaty: pd.Timestamp) -> alt.VConcatChart:
    """Draw the half year with the crowded days as one block, and these days below it, each event beside its words."""
    near = rows["after"].isin(CROWDED)
    first, last = (treaty + pd.Timedelta(days=days) for days in (CROWDED[0], CROWDED[-1]))
    block = {
        "id": "block",
        "day": f"{first:%Y-%m-%d}",
        "until": f"{last:%Y-%m-%d}",
        "words": f"{wording.number(int(near.sum()))} events, drawn large below",
    }
    early = rows[~near & (rows["after"] < 0)]
    order = [*early["id"], "block", *rows.loc[~near & (rows["after"] > 0), "id"]]
    span = [{"year": 1945, "month": 2, "date": 1}, {"year": 1945, "month": 9, "date": 10}]
    months = parts.across("day:T", None, span, format="%b", tickCount="month", orient="top")
    y = parts.bare("id:N", order)
    blocks = alt.Chart(pd.DataFrame([block])).encode(y=y, x=months)
    bar = blocks.mark_bar(size=14, color=style.colour("focus")).encode(x2="until:T")
    word = blocks.mark_text(align="right", dx=-6, fontWeight="bold", color=style.colour("focus")).encode(text="words:N")
    year = alt.layer(*_steps(rows[~near], months, y, 24), bar, word)
    august = parts.across(
        "date:Q", f"{treaty:%B %Y}", [first.day - 1, last.day + 1], values=list(range(first.day, last.day + 1)), orient="top"
    )
    large = alt.layer(*_steps(rows[near], august, parts.bare("id:N", list(rows.loc[near, "id"])), 26))
    return alt.vconcat(year, large, spacing=18).resolve_scale(y="independent")


def _steps(rows: pd.DataFrame, x: alt.X, y: alt.Y, step: int) -> list[alt.Chart]:
    """Draw events as marks by who acts, one to a row, with their words beside them."""
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(step)).encode(x=x, y=y)
    tips = {"when:N": "Date", "title:N": "Event", "side:N": "Who acts", "summary:N": "What happened", "claims:N": "Claims it bears on"}
    return [
        base.mark_point(size=100, opacity=1).encode(tooltip=parts.tips(tips), **_looks("side:N", SIDES)),
        *parts.beside(base, "words:N", "hand", fontWeight=alt.expr("datum.after == 0 ? 'bold' : 'normal'")),
    ]


def _looks(field: str, looks: Mapping[str, tuple[str, ...]]) -> dict[str, alt.Color | alt.Shape]:
    """Return the colouring and the shape of marks by a field."""
    return {
        "color": parts.shade(field, {name: colour for name, (colour, *_) in looks.items()}),
        "shape": alt.Shape(field, legend=None, scale=parts.scale({name: shape for name, (_, shape, *_) in looks.items()})),
    }


@style.chart()
def bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Set the words of Yalta beside those of August 1945, subject by subject, and mark who gains by each.

    Parameters
    ----------
    clauses : the table ``concessions_1945``.
    """
    kept = clauses["yalta_gain"].eq("Moscow") & clauses["august_gain"].isin(["Moscow", "Moscow and Mongolia"])
    added = clauses["change"].eq("new") & clauses["august_gain"].eq("China")
    heads = {"subject": "Subject", "yalta": "Yalta", "yalta_gain": "Who gains", "august": "August 1945", "august_gain": "Who gains"}
    return style.finish(
        _bargain(clauses),
        title=(
            f"August altered but kept Moscow's {wording.number(int(kept.sum()))} Yalta gains from China "
            f"and added {wording.number(int(added.sum()))} promises to China alone"
        ),
        subtitle="In each field: who gains, then the words of the text in short. How much a gain is worth is not shown",
        description=(
            f"A table of {len(clauses)} subjects in {wording.number(len(COLUMNS))} columns. "
            + " ".join(
                f"{row.subject}. Yalta: {row.yalta_short} ({row.yalta_gain}). August: {row.august_short} ({row.august_gain})."
                for row in clauses.itertuples()
            )
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(clauses, heads | {"change": "August against Yalta"}),
    )


def _bargain(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw the two texts as columns of fields in the colour of who gains, row by row under the subject."""
    cells, heads, top = [], [], 20
    for row in clauses.itertuples():
        texts = {text: (getattr(row, f"{text}_gain"), wording.wrap(getattr(row, f"{text}_short"), 22)) for text in COLUMNS}
        high = 26 + 14 * max(len(lines) for _, lines in texts.values())
        heads.append((row.subject, top + 12))
        for text, (at, _) in COLUMNS.items():
            gain, lines = texts[text]
            cells.append(
                (
                    row.id,
                    gain,
                    GAINS[gain][2],
                    lines,
                    at,
                    at + FIELD,
                    top + 22,
                    top + 22 + high,
                    row.subject,
                    getattr(row, text),
                    row.change,
                )
            )
        top += high + 32
    table = pd.DataFrame(cells, columns=["id", "gain", "who", "words", "x", "x2", "y", "y2", "subject", "says", "change"])
    x = alt.X("x:Q", axis=None).scale(domain=[0, 1], nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=[top, 0], nice=False)
    tips = {"subject:N": "Subject", "says:N": "What it says", "gain:N": "Who gains", "change:N": "August against Yalta"}
    looks, gained = _looks("gain:N", GAINS), "datum.gain != 'none'"
    base = alt.Chart(table, width=style.WIDTH, height=top).encode(x, y)
    strength = alt.condition(gained, alt.value(0.16), alt.value(0.05))
    fields = base.mark_rect().encode(x2="x2:Q", y2="y2:Q", color=looks["color"], opacity=strength, tooltip=parts.tips(tips))
    marks = base.transform_filter(gained).mark_point(size=70, opacity=1, xOffset=12, yOffset=12).encode(**looks)
    who = base.transform_filter(gained).mark_text(align="left", baseline="middle", fontWeight="bold", fontSize=12, dx=22, dy=12)
    words = base.mark_text(align="left", baseline="top", dx=8, dy=22, lineHeight=14, fontSize=12).encode(text="words:N")
    names = parts.label(
        {"words": [head for head, _ in heads], "y": [at for _, at in heads]}, alt.value(0), y, align="left", fontWeight="bold"
    )
    tops = parts.label(pd.DataFrame(COLUMNS.values(), columns=["x", "words"]), x, alt.value(8), align="left", color=style.colour("muted"))
    return alt.layer(fields, marks, who.encode(text="who:N", color=looks["color"]), words, names, tops)


def _lasted(years: float, days: float) -> str:
    """Write how long a right lasted, in the unit that suits it.

    >>> _lasted(0.05, 19), _lasted(0.7, 260), _lasted(9.8, 3580)
    ('19 days', '9 months', '9.8 years')
    """
    return f"{days:.0f} days" if days < 100 else f"{days / DAYS_A_MONTH:.0f} months" if days < 700 else f"{years:.1f} years"


def _rights(clauses: pd.DataFrame) -> pd.DataFrame:
    """Return the rights and promises that began, in the order in which they ended, with the end of their term."""
    rows = clauses[clauses["first"].notna()]
    terms = [
        first + pd.DateOffset(years=int(years)) if pd.notna(years) else pd.NaT
        for first, years in zip(rows["first"], rows["promised_years"], strict=True)
    ]
    lived = (rows["last"] - rows["first"]).dt.days
    told = [LASTS if pd.isna(days) else _lasted(years, days) for years, days in zip(rows["years"], lived, strict=True)]
    rows = rows.assign(
        side=rows["august_gain"],
        until=rows["due"].fillna(pd.Series(terms, index=rows.index)),
        order=rows["last"].fillna(OPEN_END),
        ended=[LASTS if pd.isna(last) else wording.day(last) for last in rows["last"]],
        words=[f"{subject}: {words}" for subject, words in zip(rows["subject"], told, strict=True)],
    )
    return rows.sort_values(["order", "id"])


@style.chart()
def lives(clauses: pd.DataFrame) -> alt.LayerChart:
    """Draw how long each right and promise of August 1945 lasted, against the term written for it.

    Parameters
    ----------
    clauses : the table ``concessions_1945``; rows without a first day are left out.
    """
    rows = _rights(clauses)
    end = clauses.loc[clauses["id"] == "attack", "last"].item()
    moscow = rows[(rows["side"] == "Moscow") & rows["promised_years"].notna()]
    outlived = wording.number(int((moscow["last"] > end).sum()))
    most, term = wording.number(math.ceil(moscow["years"].max())), wording.number(int(moscow["promised_years"].max()))
    drawn = rows.assign(**{column: wording.iso(rows[column]) for column in ("first", "until", "order", "last")})
    heads = {"subject": "Right or promise", "side": "Who gains", "first": "From", "until": "Due or term", "last": "To"}
    return style.finish(
        _lives(drawn.drop(columns="last").rename(columns={"order": "last"}), end),
        title=f"Moscow's {outlived} rights in Manchuria outlived the treaty; none lasted {most} of its {term} years",
        subtitle="Right: who gains. Thin bar: rest of the term. Arrow: off the chart. Upright stroke: the treaty ends",
        description=(
            f"{wording.opening(len(rows))} bars on a time line from 1945 to {OPEN_END.year}: "
            + "; ".join(f"{row.words}, for {row.side}" for row in rows.itertuples())
            + f". The treaty itself ended on {end.day} {end:%B %Y}; the railway, Dalian and Port Arthur came back to China after that day."
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(drawn, heads | {"became": "What became of it"}),
    )


def _lives(rows: pd.DataFrame, end: pd.Timestamp) -> alt.LayerChart:
    """Draw each right as a bar over its term, and the end of the treaty as a stroke on them."""
    shown = rows[["id", "words", "side", "first", "last", "ended", "until", "became"]].assign(
        lasting=rows["ended"] == LASTS,
    )
    base = parts.rows(shown, "id:N", 44, list(shown["id"]))
    ticks = [{"year": year, "month": 1, "date": 1} for year in DECADES]
    x = parts.across("first:T", None, parts.years(1945, OPEN_END.year + 2), format="%Y", values=ticks, grid=False)
    term = base.transform_filter("isValid(datum.until)").mark_bar(size=5, color=style.colour("pale"), yOffset=9).encode(x=x, x2="until:T")
    dated = "%-d %b %Y"
    tips = {"words:N": "Right or promise", "side:N": "Who gains", "first:T": ("From", dated)}
    tips |= {"ended:N": "To", "became:N": "What became of it"}
    shade = _looks("side:N", GAINS)["color"]
    bars = base.mark_bar(size=13, yOffset=9).encode(x=x, x2="last:T", color=shade, tooltip=parts.tips(tips))
    starts = base.mark_tick(size=13, thickness=3, yOffset=9).encode(x=x, color=shade)
    arrow = base.transform_filter("datum.lasting").mark_point(shape="triangle-right", size=150, opacity=1, yOffset=9, xOffset=4)
    arrow = arrow.encode(x="last:T", color=shade)
    ended = base.mark_tick(size=20, thickness=2, color=style.colour("muted"), yOffset=9).encode(
        x=alt.datum(alt.DateTime(year=end.year, month=end.month, date=end.day), type="temporal")
    )
    whose = base.mark_text(align="right", yOffset=-9, fontSize=12).encode(x=alt.value("width"), text="side:N", color=shade)
    return alt.layer(term, starts, bars, arrow, ended, parts.heading(base, "words:N", 9, fontSize=12), whose)
