"""Charts on Soviet aid to China from 1937 to 1941: when it came, how much is counted, and what it shows about promises."""

import altair as alt
import pandas as pd

from . import style, timeline

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


@style.chart()
def steps(events: pd.DataFrame) -> alt.LayerChart:
    """Draw treaties and help on one time line.

    Parameters
    ----------
    events : the events of :data:`SHORT`, from :func:`alliances.evidence.event_table`.
    """
    named = events.assign(title=events["id"].map(SHORT))
    treaty = named.loc[named["id"] == "EV-1937-non-aggression-pact", "date"].iloc[0]
    trade = named.loc[named["id"] == "EV-1939-commercial-treaty", "date"].iloc[0]
    credit = named.loc[named["id"] == "EV-1938-first-credit", "date"].iloc[0]
    months = (credit.year - treaty.year) * 12 + credit.month - treaty.month
    before = (trade.year - credit.year) * 12 + trade.month - credit.month
    return timeline.events(
        named,
        title=f"Money came {months} months after the pact and {before} months before the commercial treaty",
        subtitle="Red: treaties. Point at an event to see the claims that it bears on",
        first=1937,
        last=1942,
        marked="treaty",
    )


@style.chart()
def counts(aid: pd.DataFrame) -> alt.LayerChart:
    """Set the counts of different sources side by side, as shares of the largest count of each item.

    Parameters
    ----------
    aid : the table ``soviet_aid``.
    """
    basis = {"record": "document", "scholarship": "historian", "popular": "popular"}
    rows = aid.assign(
        basis=aid["basis"].map(basis),
        share=aid["amount"] / aid["amount"].groupby(aid["item"].str.split().str[0]).transform("max"),
    )
    rows["number"] = [f"{amount:,.0f}" for amount in rows["amount"]]
    rows["words"] = [
        style.wrap(f"{row.item}: {row.number}{' million $' if 'dollars' in row.unit else ''}. {row.counts}") for row in rows.itertuples()
    ]
    rows["row"] = range(len(rows))
    shown = ["document", "historian", "popular"]
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(58)).encode(
        y=alt.Y("row:O", title=None, sort=None).axis(labels=False, ticks=False, domain=False)
    )
    bars = base.mark_bar(size=10, yOffset=19).encode(
        x=alt.X("share:Q", title="Share of the largest count of the same thing").axis(format="%", grid=False).scale(domain=[0, 1]),
        color=alt.Color("basis:N", title="Source").scale(domain=shown, range=[style.colour(name) for name in ("second", "third", "base")]),
        tooltip=[
            alt.Tooltip("item:N", title="Counted"),
            alt.Tooltip("number:N", title="Count"),
            alt.Tooltip("counts:N", title="Definition of the source"),
            alt.Tooltip("period:N", title="Years"),
            alt.Tooltip("basis:N", title="Kind of source"),
        ],
    )
    words = base.mark_text(align="left", baseline="top", yOffset=-20, lineHeight=15).encode(x=alt.datum(0), text="words:N")
    people = rows[rows["item"] == "people"]["amount"]
    return style.finish(
        alt.layer(bars, words),
        title=f"Counts differ with what is counted: Soviet personnel from {people.min():,.0f} to {people.max():,.0f}",
        subtitle="What the sources count, 1937 to 1941; bars compare counts of the same thing",
        description="Fifteen counts in six groups. "
        + " ".join(f"{row.item}: {row.number} {row.unit}, {row.counts} ({row.basis})." for row in rows.itertuples()),
        source=CODED,
        table=rows[["item", "number", "unit", "period", "counts", "basis"]].set_axis(
            ["Counted", "Count", "Unit", "Years", "Definition", "Kind of source"], axis=1
        ),
    )


@style.chart()
def promised_and_given(episodes: pd.DataFrame) -> alt.LayerChart:
    """Set the promise of four treaties against the help that came.

    Parameters
    ----------
    episodes : the table ``help_given``.
    """
    kinds = {"credit": "money", "arms": "arms", "covert": "covert", "open": "open"}
    promise = {"fight": "promised to fight", "stand aside": "promised to stand aside"}
    rows = episodes.assign(promise=episodes["promise"].map(promise))
    rows["words"] = [f"{row.episode}: {row.promise}" for row in rows.itertuples()]
    cells = rows.melt(["episode", "words", "promise", "what"], list(kinds), "kind", "given").assign(kind=lambda t: t["kind"].map(kinds))
    y = alt.Y("episode:N", title=None, sort=list(rows["episode"])).axis(labels=False, ticks=False, domain=False)
    x = alt.X("kind:N", title=None, sort=list(kinds.values())).axis(orient="top", labelAngle=0, domain=False, ticks=False)
    base = alt.Chart(cells, width=style.WIDTH, height=alt.Step(58)).encode(y=y, x=x)
    marks = (
        base.transform_calculate(sign="datum.given == 'yes' ? '●' : '–'")
        .mark_text(fontSize=22, yOffset=12)
        .encode(
            text="sign:N",
            color=alt.condition("datum.given == 'yes'", alt.value(style.colour("accent")), alt.value(style.colour("muted"))),
            tooltip=[
                alt.Tooltip("words:N", title="Treaty"),
                alt.Tooltip("kind:N", title="Help"),
                alt.Tooltip("given:N", title="Known"),
                alt.Tooltip("what:N", title="What was given"),
            ],
        )
    )
    names = alt.Chart(rows).mark_text(align="left", yOffset=-16, fontWeight="bold").encode(y=y, x=alt.value(0), text="words:N")
    fought = rows[(rows["promise"] == promise["fight"])]
    more = rows.set_index("episode").loc["1937", list(kinds)].eq("yes").sum()
    return style.finish(
        alt.layer(marks, names),
        title="As many kinds of help came under the pact that promised least as under that of 1950",
        subtitle="Help that Russia gave China while the treaty was in force; covert and open: its own forces. Dot: a case is known",
        description=(
            f"A grid of four treaties and four kinds of help. The treaty of 1937, without a promise to fight, was in force when {more} kinds came. "
            + " ".join(f"{row.words}. {row.what}" for row in rows.itertuples())
            + f" {len(fought)} of the four promised to fight."
        ),
        source=CODED,
        table=rows[["episode", "years", "promised", *kinds, "what"]].set_axis(
            ["Treaty", "Years", "Promise", "Money", "Arms", "Hidden forces", "Open forces", "What was given"], axis=1
        ),
    )
