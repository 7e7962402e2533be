"""Charts on Soviet aid to China from 1937 to 1941: when it came, how much is counted, and what it shows about promises."""

import altair as alt
import pandas as pd

from . import parts, style, timeline, wording

CODED = "coded by us from the documents that the table names; see the reference page on data."
SHORT = {  # event: words for a phone
    "EV-1937-marco-polo-bridge": "Japan attacks",
    "EV-1937-non-aggression-pact": "non-aggression pact",
    "EV-1937-soviet-airmen": "airmen begin to arrive",
    "EV-1938-first-credit": "first credit, 50 million dollars",
    "EV-1938-second-credit": "second credit, 50 million",
    "EV-1939-third-credit": "third credit, 150 million",
    "EV-1939-commercial-treaty": "commercial treaty",
    "EV-1939-nomonhan-truce": "Soviet-Japanese truce",
    "EV-1941-aircraft-report": "250 aircraft in two months",
    "EV-1941-neutrality-pact": "Moscow neutral towards Japan",
}


BASES = {  # kind of source: name, colour
    "record": ("document", "second"),
    "scholarship": ("historian", "third"),
    "popular": ("popular", "base"),
}
KINDS = {"credit": "money", "arms": "arms", "covert": "covert", "open": "open"}
PROMISES = {"fight": "promised to fight", "stand aside": "promised to stand aside"}


@style.chart()
def steps(events: pd.DataFrame) -> alt.LayerChart:
    """Draw treaties and help on one time line.

    Parameters
    ----------
    events : the events of :data:`SHORT`, from :func:`alliances.evidence.event_table`.
    """
    day = events.set_index("id")["date"]
    treaty, credit, trade = (
        12 * day[name].year + day[name].month
        for name in ("EV-1937-non-aggression-pact", "EV-1938-first-credit", "EV-1939-commercial-treaty")
    )
    return timeline.events(
        events.assign(title=events["id"].map(SHORT)),
        title=f"Money came {credit - treaty} months after the pact and {trade - credit} months before the commercial treaty",
        subtitle="Red: treaties",
        hint="Touch or point at an event to read more.",
        first=1937,
        last=1942,
        marked="treaty",
        claims=False,
    )


@style.chart()
def counts(aid: pd.DataFrame) -> alt.LayerChart:
    """Set the counts of different sources side by side, as shares of the largest count of each item.

    Parameters
    ----------
    aid : the table ``soviet_aid``.
    """
    rows = aid.assign(
        basis=aid["basis"].map({basis: name for basis, (name, _) in BASES.items()}),
        share=aid["amount"] / aid["amount"].groupby(aid["item"].str.split().str[0]).transform("max"),
        number=[f"{amount:,.0f}" for amount in aid["amount"]],
        row=range(len(aid)),
    )
    rows["words"] = [
        wording.wrap(f"{row.item}: {row.number}{' million $' if 'dollars' in row.unit else ''}. {row.counts}") for row in rows.itertuples()
    ]
    base = parts.rows(rows, "row:O", 58)
    tips = {
        "item:N": "Counted",
        "number:N": "Count",
        "counts:N": "Definition of the source",
        "period:N": "Years",
        "basis:N": "Kind of source",
    }
    bars = base.mark_bar(size=10, yOffset=19).encode(
        x=alt.X("share:Q", title="Share of the largest count of the same thing").axis(format="%", grid=False).scale(domain=[0, 1]),
        color=alt.Color("basis:N", title="Source", scale=parts.shades(dict(BASES.values()))),
        tooltip=parts.tips(tips),
    )
    people = rows[rows["item"] == "people"]["amount"]
    heads = {"item": "Counted", "number": "Count", "unit": "Unit", "period": "Years", "counts": "Definition", "basis": "Kind of source"}
    return style.finish(
        alt.layer(bars, parts.heading(base, "words:N", 20, baseline="top", lineHeight=15)),
        title=f"Counts differ with what is counted: Soviet personnel from {people.min():,.0f} to {people.max():,.0f}",
        subtitle="What the sources count, 1937 to 1941; bars compare counts of the same thing",
        description=f"{wording.opening(len(rows))} counts in {wording.number(rows['item'].nunique())} groups. "
        + " ".join(f"{row.item}: {row.number} {row.unit}, {row.counts} ({row.basis})." for row in rows.itertuples()),
        source=CODED,
        table=parts.headed(rows, heads),
    )


@style.chart()
def promised_and_given(episodes: pd.DataFrame) -> alt.LayerChart:
    """Set the promise of four treaties against the help that came.

    Parameters
    ----------
    episodes : the table ``help_given``.
    """
    rows = episodes.assign(promise=episodes["promise"].map(PROMISES))
    rows["words"] = [f"{row.episode}: {row.promise}" for row in rows.itertuples()]
    cells = rows.melt(["episode", "words", "promise", "what"], list(KINDS), "kind", "given").assign(kind=lambda t: t["kind"].map(KINDS))
    order = list(rows["episode"])
    x = alt.X("kind:N", title=None, sort=list(KINDS.values())).axis(orient="top", labelAngle=0, domain=False, ticks=False)
    marks = (
        parts.rows(cells, "episode:N", 58, order)
        .transform_calculate(sign="datum.given == 'yes' ? '●' : '–'")
        .mark_text(fontSize=22, yOffset=12)
        .encode(
            x=x,
            text="sign:N",
            color=parts.either("datum.given == 'yes'", "accent", "muted"),
            tooltip=parts.tips({"words:N": "Treaty", "kind:N": "Help", "given:N": "Known", "what:N": "What was given"}),
        )
    )
    names = parts.heading(alt.Chart(rows).encode(y=parts.bare("episode:N", order)), "words:N", 16, bold=True)
    came = rows.set_index("episode")[list(KINDS)].eq("yes").sum(axis=1)
    heads = {"episode": "Treaty", "years": "Years", "promised": "Promise", "credit": "Money", "arms": "Arms", "covert": "Hidden forces"}
    treaties = wording.number(len(rows))
    return style.finish(
        alt.layer(marks, names),
        title=f"{_compared(came['1937'], came['1950'])} kinds of help came under the pact that promised least as under that of 1950",
        subtitle="Help that Russia gave China while the treaty was in force; covert and open: its own forces. Dot: a case is known",
        description=(
            f"A grid of {treaties} treaties and {wording.number(len(KINDS))} kinds of help. The treaty of 1937, without a promise to fight, "
            f"was in force when {came['1937']} kinds came. "
            + " ".join(f"{row.words}. {row.what}" for row in rows.itertuples())
            + f" {rows['promise'].eq(PROMISES['fight']).sum()} of the {treaties} promised to fight."
        ),
        source=CODED,
        table=parts.headed(rows, heads | {"open": "Open forces", "what": "What was given"}),
    )


def _compared(one: int, other: int) -> str:
    """Begin a sentence that compares two counts: "As many … as", "Not as many … as"."""
    return "As many" if one == other else "Not as many" if one < other else "More than as many"
