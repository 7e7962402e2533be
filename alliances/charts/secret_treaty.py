"""Charts on the secret treaty of 1896: who was strong, who gained by which clause from when on, and when the alliance ended."""

import altair as alt
import pandas as pd

from .. import states
from . import parts, style, timeline, wording

STEPS = {  # an event in so few words that a phone can show them beside its date
    "EV-1895-triple-intervention": "three powers advise Japan",
    "EV-1896-li-lobanov": "secret treaty",
    "EV-1896-railway-contract": "railway contract",
    "EV-1897-jiaozhou": "Germany takes Jiaozhou",
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
GAINS = {"at once": "at\nonce", "in war": "if Japan\nattacks", "later": "after\ndecades"}  # when a gain is due: words
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
    """Draw for each clause of 1896 and 1898 when the gains of China and Russia by it were due.

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
        title=f"Of Russia's {counts['Russia']} gains {once['Russia']} were due at once, of China's {counts['China']} only {once['China']}",
        subtitle="Clauses that we could code. At once: as soon as the clause is carried out. Worth is not shown",
        description=(
            f"A grid of {len(clauses)} clauses in {wording.number(clauses['document'].nunique())} documents of {wording.listed(years)}, "
            f"with a column for each time at which a gain is due: {', '.join(gains['words'].unique())}. "
            f"Russia gains by {counts['Russia']}, {once['Russia']} of them at once; China gains by {counts['China']}, {once['China']} at once. "
            + "; ".join(f"{row.label}: {row.side}, {row.words}" for row in gains.itertuples())
            + "."
        ),
        source="coded by us from treaty texts and reports.",
        table=parts.headed(clauses, heads),
    )


def _column() -> alt.X:
    """Return the axis of the columns; on a phone the names of the clauses leave them less room."""
    x = alt.X("when:N", title="Gain is due").scale(
        domain=list(GAINS), range=[alt.expr(f"width < {style.WIDTH} ? 146 : 300"), alt.expr("width")]
    )
    named = " : ".join(f"datum.value == '{when}' ? {words.split(chr(10))}" for when, words in GAINS.items())
    return x.axis(orient="top", domain=False, ticks=False, labelAngle=0, labelExpr=f"{named} : ''", grid=False, labelFontSize=11)


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
    """Draw the gains, those of China and of Russia side by side where both are due at the same time."""
    return (
        alt.Chart(gains)
        .mark_point(size=120, opacity=1, xOffset=alt.expr(f"datum.side == '{next(iter(SIDES))}' ? -8 : 8"))
        .encode(
            x=_column(),
            y=parts.bare("place:N", order),
            color=alt.Color("side:N", title=None, scale=parts.shades({side: side for side in SIDES})),
            shape=alt.Shape("side:N", title=None, scale=parts.scale(SIDES)),
            tooltip=parts.tips({"label:N": "Clause", "content:N": "What it says", "side:N": "Who gains", "words:N": "Due"}),
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
        ticks=False, domain=False, labelFontSize=12.5, minExtent=90, labelColor=style.colour("ink")
    )
    place = {"yOffset": alt.expr(f"{LANE} * (datum.lane - 1)")}
    x = parts.across("part:Q", "Share of the world", [0, 0.74], values=[0, 0.2, 0.4], format="%", grid=False)
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
        title=f"By the index the loser of 1895 was {wording.number(round(ratio))} times as strong as the winner",
        subtitle="Index of capability in 1896 and four of its parts, shares of the world",
        description=(
            f"Dots for {wording.number(len(table))} states by {wording.number(len(SHARES))} measures of 1896. {told}. "
            f"China's index is {ratio:.1f} times that of Japan, "
            "which had just defeated it, because much of the index counts people and soldiers, and not what they can do."
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
