"""Charts on the alliance of 1945: its days, what Yalta and August gave to whom, and how long each right lasted."""

import math

import altair as alt
import pandas as pd

from ..base.spans import DAYS_A_MONTH
from . import parts, style, wording

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
DECADES = (1950, 1960, 1970)  # marked on the time line of the rights
OPEN_END = pd.Timestamp("1976-12-31")  # to which a right that lasts is drawn


@style.chart()
def days(events: pd.DataFrame) -> alt.LayerChart:
    """Draw February to September 1945 on a time line, one event to a row, with the day of the treaty across it.

    Parameters
    ----------
    events : the events of :data:`STEPS`, as :func:`alliances.evidence.event_table` returns them.
    """
    rows = events.assign(
        day=wording.iso(events["date"]),
        side=[STEPS[name][1] for name in events["id"]],
        words=[f"{row.date.day} {row.date:%b}: {STEPS[row.id][0]}" for row in events.itertuples()],
    )
    treaty = rows.loc[rows["id"] == "EV-1945-sino-soviet-treaty", "date"].item()
    after = (rows["date"] - treaty).dt.days
    crowded = range(-8, 2)  # days from the treaty
    heads = {"when": "Date", "after": "Days from the treaty", "title": "Event", "side": "Who acts", "summary": "What happened"}
    return style.finish(
        _days(rows[["id", "day", "when", "title", "summary", "claims", "side", "words"]], f"{treaty:%Y-%m-%d}"),
        title=f"Half a year of bargaining, then {wording.number(int(after.isin(crowded).sum()))} events in {wording.number(len(crowded))} days",
        subtitle="Diamond: several states. Other marks: a step of one. Dashed: date of the treaty",
        description=f"A time line of {len(rows)} events of 1945: "
        + "; ".join(f"{row.when}, {row.title}" for row in rows.itertuples())
        + ".",
        source="the events and sources in the book's time line.",
        table=parts.headed(rows.assign(after=after), heads),
    )


def _days(rows: pd.DataFrame, treaty: str) -> alt.LayerChart:
    """Draw events as marks by who acts, each under its words, and the day of the treaty as a line."""
    base = parts.rows(rows, "id:N", 38, list(rows["id"]), grid=True)
    span = [{"year": 1945, "month": 2, "date": 1}, {"year": 1945, "month": 9, "date": 10}]
    dates = parts.across("day:T", None, span, format="%b", tickCount="month", orient="top")
    tips = {"when:N": "Date", "title:N": "Event", "side:N": "Who acts", "summary:N": "What happened", "claims:N": "Claims it bears on"}
    dots = base.mark_point(size=100, yOffset=9, opacity=1).encode(x=dates, tooltip=parts.tips(tips), **_looks("side:N", SIDES))
    line = alt.Chart(pd.DataFrame({"day": [treaty]})).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(x=dates)
    return alt.layer(line, dots, parts.heading(base, "words:N", 8))


def _looks(field: str, looks: dict[str, tuple[str, str]]) -> dict[str, alt.Color | alt.Shape]:
    """Return the colouring and the shape of marks by a field."""
    return {
        "color": parts.shade(field, {name: colour for name, (colour, _) in looks.items()}),
        "shape": alt.Shape(field, legend=None, scale=parts.scale({name: shape for name, (_, shape) in looks.items()})),
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
            f"August kept Moscow's {wording.number(int(kept.sum()))} gains of Yalta "
            f"and added {wording.number(int(added.sum()))} promises to China"
        ),
        subtitle="Circle: Moscow gains. Triangle: Moscow and Mongolia. Square: China. Diamond: both. Worth is not shown",
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
    """Draw the two texts as columns of words, with a mark for who gains beside each."""
    cells = pd.DataFrame(
        [
            (row.id, at, gain, wording.wrap(words, 21), row.subject, says, row.change)
            for row in clauses.itertuples()
            for text, at in COLUMNS.items()
            for gain, words, says in [(getattr(row, f"{text}_gain"), getattr(row, f"{text}_short"), getattr(row, text))]
        ],
        columns=["id", "x", "gain", "words", "subject", "says", "change"],
    )
    bold = {"labelFontWeight": "bold", "labelAlign": "left", "labelFlush": False}
    names = "datum.value < 0.25 ? 'Yalta, 11 February' : 'Moscow, 14 August'"
    x = alt.X("x:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False)).axis(
        orient="top", values=list(COLUMNS.values()), labelExpr=names, grid=False, ticks=False, domain=False, **bold
    )
    order = list(clauses["id"])
    base = parts.rows(cells, "id:N", 72, order).encode(x=x)
    subjects = alt.Chart(clauses[["id", "subject"]]).encode(y=parts.bare("id:N", order))
    tips = {"subject:N": "Subject", "says:N": "What it says", "gain:N": "Who gains", "change:N": "August against Yalta"}
    marks = (
        base.transform_filter("datum.gain != 'none'")
        .mark_point(size=80, opacity=1, xOffset=5, yOffset=-9)
        .encode(tooltip=parts.tips(tips), **_looks("gain:N", GAINS))
    )
    words = base.mark_text(align="left", baseline="top", dx=15, yOffset=-15, lineHeight=14, fontSize=12).encode(
        text="words:N", color=parts.either("datum.gain == 'none'", "muted", "ink")
    )
    return alt.layer(parts.heading(subjects, "subject:N", 33, bold=True, baseline="top"), marks, words)


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
    told = [
        "lasts, but not for Taipei" if pd.isna(days) else _lasted(years, days) for years, days in zip(rows["years"], lived, strict=True)
    ]
    rows = rows.assign(
        side=rows["august_gain"],
        until=rows["due"].fillna(pd.Series(terms, index=rows.index)),
        order=rows["last"].fillna(OPEN_END),
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
        subtitle="Blue: Moscow gains. Red: China. Ochre: Moscow and Mongolia. Others: both. Thin bar: term. Tick: the treaty ends",
        description=(
            f"{len(rows)} bars on a time line from 1945 to {OPEN_END.year}: "
            + "; ".join(rows["words"])
            + f". The treaty itself ended on {end.day} {end:%B %Y}; the railway, Dalian and Port Arthur came back to China after that day."
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(drawn, heads | {"became": "What became of it"}),
    )


def _lives(rows: pd.DataFrame, end: pd.Timestamp) -> alt.LayerChart:
    """Draw each right as a bar over its term, and the end of the treaty as a tick."""
    shown = rows[["id", "words", "side", "first", "last", "until", "became"]]
    base = parts.rows(shown, "id:N", 44, list(shown["id"]))
    ticks = [{"year": year, "month": 1, "date": 1} for year in DECADES]
    x = parts.across("first:T", None, parts.years(1945, OPEN_END.year + 1), format="%Y", values=ticks)
    term = base.transform_filter("isValid(datum.until)").mark_bar(size=5, color=style.colour("pale"), yOffset=9).encode(x=x, x2="until:T")
    dated = "%d %b %Y"
    tips = {"words:N": "Right or promise", "side:N": "Who gains", "first:T": ("From", dated)}
    tips |= {"last:T": ("To (or off the chart)", dated), "became:N": "What became of it"}
    bars = base.mark_bar(size=13, yOffset=9).encode(x=x, x2="last:T", color=_looks("side:N", GAINS)["color"], tooltip=parts.tips(tips))
    marks = base.mark_tick(size=24, thickness=2, color=style.colour("muted"), yOffset=9).encode(
        x=alt.datum(alt.DateTime(year=end.year, month=end.month, date=end.day), type="temporal")
    )
    return alt.layer(term, bars, marks, parts.heading(base, "words:N", 9, bold=True))
