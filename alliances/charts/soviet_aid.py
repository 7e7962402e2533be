"""Charts on Soviet aid to China from 1937 to 1941: when it came, how much is counted, and what it shows about promises."""

import altair as alt
import pandas as pd

from . import parts, style, symbols, timeline, wording

CODED = "coded by us from the documents that the table names; see the reference page on data."
SHORT = {  # event: words for a phone
    "EV-1937-marco-polo-bridge": "full war begins",
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


BASES = {"told": "hearsay", "scholarship": "historian", "popular": "popular"}  # kind of source: name
SHAPES = {"hearsay": "square", "historian": "circle", "popular": "triangle-up"}
UNITS = {"credits agreed": "million $", "credits used": "million $"}  # where the name of what is counted does not say it
KINDS = {"credit": "money", "arms": "arms", "covert": "hidden\nforces", "open": "open\nforces"}
PROMISES = {"fight": "promised to fight", "stand aside": "promised to stand aside"}


@style.chart()
def steps(events: pd.DataFrame) -> alt.LayerChart:
    """Draw treaties and help on one time line.

    Parameters
    ----------
    events : the events of :data:`SHORT`, from :func:`alliances.evidence.event_table`.
    """
    day = events.set_index("id")["date"]
    pact, credit, trade = (day[name] for name in ("EV-1937-non-aggression-pact", "EV-1938-first-credit", "EV-1939-commercial-treaty"))
    to_credit, to_trade = _months(pact, credit), _months(credit, trade)
    return timeline.events(
        events.assign(title=events["id"].map(SHORT)),
        title=f"The first credit agreement came {to_credit} full months after the pact and {to_trade} before the commercial treaty",
        subtitle="Diamonds: treaties; circles: war and help; arrows: time between",
        hint="Touch or point at an event to read more.",
        first=1937,
        last=1942,
        marked="treaty",
        claims=False,
        spans=[
            ("EV-1937-non-aggression-pact", "EV-1938-first-credit", f"{to_credit} months from pact to credit"),
            ("EV-1938-first-credit", "EV-1939-commercial-treaty", f"{to_trade} months from credit to trade pact"),
        ],
    )


def _months(first: pd.Timestamp, last: pd.Timestamp) -> int:
    """Count the full months from one day to another.

    >>> _months(pd.Timestamp("1937-08-21"), pd.Timestamp("1938-03-01"))
    6
    """
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


@style.chart()
def counts(aid: pd.DataFrame) -> alt.LayerChart:
    """Set the counts of different sources side by side, a line from the least to the greatest count of each thing.

    Parameters
    ----------
    aid : the table ``soviet_aid``.
    """
    rows = _shares(aid)
    items = list(rows["item"].unique())
    y = alt.Y("item:N", title=None, sort=items).axis(
        ticks=False,
        domain=False,
        labelFontSize=11,
        minExtent=84,
        labelColor=style.colour("ink"),
        labelExpr=f"split({_named(items)}, '|')",
    )
    axis = ("Per cent of the largest count", [0, 1.32])
    x, from_least = (parts.across(field, *axis, format="%", values=[0, 0.5, 1], grid=False) for field in ("share:Q", "least:Q"))
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(54)).encode(y=y)
    ends = rows.groupby("item", sort=False)["share"].agg(least="min", most="max").reset_index()
    spread = alt.Chart(ends).mark_rule(strokeWidth=5, color=style.colour("pale")).encode(from_least, y=y, x2="most:Q")
    tips = {"item:N": "Counted", "number:N": "Count", "unit:N": "Unit", "counts:N": "Definition of the source", "period:N": "Years"}
    shapes = parts.scale(SHAPES)
    lift = alt.expr("-14 * datum.again")
    dots = base.mark_point(size=95, opacity=1, color=style.colour("ink"), yOffset=lift).encode(
        x=x,
        shape=alt.Shape("basis:N", title="Source", scale=shapes).legend(columnPadding=12),
        tooltip=parts.tips(tips | {"basis:N": "Kind of source"}),
    )
    place = {"align": alt.expr("datum.align"), "dx": alt.expr("datum.dx"), "dy": alt.expr("datum.dy"), "baseline": "middle"}
    numbers = base.transform_filter("!datum.again").mark_text(**place, fontWeight="bold").encode(x=x, text="number:N")
    people = rows[rows["item"] == "people"]["amount"]
    heads = {"item": "Counted", "number": "Count", "unit": "Unit", "period": "Years", "counts": "Definition", "basis": "Kind of source"}
    return style.finish(
        alt.layer(spread, dots, numbers),
        title=f"Counts differ with what is counted: Soviet personnel from {people.min():,.0f} to {people.max():,.0f}",
        subtitle="What the sources count, 1937 to 1941: one mark for each source, stacked where they agree",
        description=f"{len(rows)} counts in {wording.number(rows['item'].nunique())} rows, each from its least to its greatest count. "
        + " ".join(f"{row.item}: {row.number} {row.unit}, {row.counts} ({row.basis})." for row in rows.itertuples()),
        source=CODED,
        table=parts.headed(rows, heads),
    )


def _named(items: list[str]) -> str:
    """Write an expression for the name of what is counted, with its unit on a second line where the name does not say it."""
    return f"datum.label in {UNITS} ? datum.label + '|' + {UNITS}[datum.label] : datum.label" if set(UNITS) & set(items) else "datum.label"


def _shares(aid: pd.DataFrame) -> pd.DataFrame:
    """Return each count as a share of the largest of its kind, and where its number stands: outside of the line's ends, or above it."""
    kind = aid["item"].str.split().str[0]
    rows = aid.assign(
        basis=aid["basis"].map(BASES),
        share=aid["amount"] / aid["amount"].groupby(kind).transform("max"),
        number=[f"{amount:,.0f}" for amount in aid["amount"]],
        again=aid.groupby(["item", "amount"]).cumcount(),
    )
    least, most = (rows.groupby("item")["amount"].transform(how) for how in ("min", "max"))
    side = (rows["amount"] == most).astype(int) - ((rows["amount"] == least) & (least < most)).astype(int)
    return rows.assign(align=side.map({1: "left", 0: "center", -1: "right"}), dx=11 * side, dy=(side == 0) * 17)


@style.chart()
def promised_and_given(episodes: pd.DataFrame) -> alt.LayerChart:
    """Set the promise of four treaties against the help that came.

    Parameters
    ----------
    episodes : the table ``help_given``.
    """
    rows = episodes.assign(promise=episodes["promise"].map(PROMISES))
    rows["told"] = [f"{row.episode}: {row.promise}" for row in rows.itertuples()]
    rows["words"] = [f"{row.episode}\n{row.promise}" for row in rows.itertuples()]
    order, told = list(rows["words"]), rows.melt(["told", "words", "what"], list(KINDS), "kind", "given")
    cells = told.assign(
        help=told["kind"].map(KINDS).str.replace("\n", " "), known=told["given"].map({"yes": "a case is known", "no": "no case is known"})
    )
    tips = parts.tips({"told:N": "Treaty", "help:N": "Help", "known:N": "Known", "what:N": "What was given"})
    looks = {"yes": ("disc", "for"), "no": ("dash", "muted")}
    kinds = rows.set_index("episode")[list(KINDS)].eq("yes").sum(axis=1)
    heads = {"episode": "Treaty", "years": "Years", "promised": "Promise", "credit": "Money", "arms": "Arms", "covert": "Hidden forces"}
    treaties = wording.number(len(rows))
    return style.finish(
        symbols.matrix(cells, ("words", order), ("kind", KINDS), ("given", looks), tips, share=0.5, step=44),
        title=f"{_compared(kinds['1937'], kinds['1950'])} kinds of help came in the years of the pact that promised least as in those of 1950",
        subtitle="Help that Russia gave China while the treaty was in force (1937: to 1941); forces: its own. Disc: a case is known; dash: none",
        description=(
            f"A grid of {treaties} treaties and {wording.number(len(KINDS))} kinds of help. The treaty of 1937, without a promise to fight, "
            f"was in force when {kinds['1937']} kinds came. "
            + " ".join(f"{row.told}. {row.what}" for row in rows.itertuples())
            + f" {rows['promise'].eq(PROMISES['fight']).sum()} of the {treaties} promised to fight."
        ),
        source=CODED,
        table=parts.headed(rows, heads | {"open": "Open forces", "what": "What was given"}),
    )


def _compared(one: int, other: int) -> str:
    """Begin a sentence that compares two counts: "As many … as", "Not as many … as"."""
    return "As many" if one == other else "Not as many" if one < other else "More than as many"
