"""Charts on the case for and against an alliance: its steps, what they rest on, and what adding up makes of them."""

import altair as alt
import pandas as pd

from ..models import weighing
from . import parts, style, wording

SOURCE = "article 1, taken apart by us; verdicts of the claims ledger."
GROUNDS = {  # what a step rests on: colour, and the sign that says it without colour
    "accurate": ("second", "circle"),
    "imprecise": ("third", "diamond"),
    "contested": ("accent", "square"),
    "opinion": ("muted", "triangle-up"),
    "unstated": ("ink", "cross"),
    "derived": ("base", "circle"),
}
SIDES = {"for": "for an alliance", "against": "against, for a drawn bow"}
OUTCOMES = {"for an alliance": "second", "tie": "pale", "against": "accent"}  # who wins by adding up: colour


def _grounded(steps: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Add to each step what it rests on: the verdict on its claim, or that it is derived or unstated."""
    merged = steps.merge(claims[["id", "verdict", "nuance"]], how="left", left_on="claim", right_on="id", suffixes=("", "_claim"))
    place = merged["place"]
    merged["ground"] = merged["verdict"].where(place == "premise").fillna(place.where(place == "unstated")).fillna("derived")
    merged["depth"] = [0 if place == "conclusion" else len(name) for place, name in zip(place, merged["id"], strict=True)]
    return merged


@style.chart()
def argument_map(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Draw the two cases as maps: each step under the one that it leads to, marked by what it rests on.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    rows = _grounded(steps, claims)
    rows = rows.assign(claim_words=rows["claim"].fillna(""), nuance=rows["nuance"].fillna(""), row=range(len(rows)))
    heads = {"id": "Step", "side": "Side", "place": "Place", "step": "In our words", "ground": "Rests on", "claim_words": "Claim"}
    return style.finish(
        alt.layer(*_links(rows), *_steps(rows)),
        title="Both cases lean on premises that nobody has shown, and each needs one that it does not state",
        subtitle="Premises stand under what they lead to; words in brackets say what each rests on",
        description="Two argument maps, one under the other. " + " ".join(f"{row.step} ({row.ground})." for row in rows.itertuples()),
        source=SOURCE,
        table=parts.headed(rows, heads),
    )


def _links(rows: pd.DataFrame) -> list[alt.Chart]:
    """Draw lines down from each step and across to those that lead to it, one place to its right."""
    order = list(rows["id"])
    links = rows[rows["leads_to"].notna()].assign(
        parent=lambda t: [order.index(name) for name in t["leads_to"]], x=lambda t: t["depth"] - 1, row_end=lambda t: t["row"]
    )
    lines = alt.Chart(links).mark_rule(color=style.colour("pale"), strokeWidth=1.5).encode(x=alt.X("x:Q", axis=None))
    down = lines.encode(y=alt.Y("parent:Q", axis=None), y2="row_end:Q")
    return [down, lines.encode(x2="depth:Q", y=alt.Y("row:Q", axis=None))]


def _steps(rows: pd.DataFrame) -> list[alt.Chart]:
    """Draw a mark for each step by what it rests on, and its words beside it."""
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.6, len(rows) - 0.4], reverse=True, nice=False))
    x = alt.X("depth:Q", axis=None, scale=alt.Scale(domain=[-0.25, 12], nice=False))
    shown = {name: look for name, look in GROUNDS.items() if (rows["ground"] == name).any()}
    dots = (
        alt.Chart(rows, width=style.WIDTH, height=46 * len(rows))
        .mark_point(size=90, opacity=1)
        .encode(
            x=x,
            y=y,
            color=parts.shade("ground:N", {name: colour for name, (colour, _) in shown.items()}),
            shape=alt.Shape("ground:N", legend=None, scale=parts.scale({name: sign for name, (_, sign) in shown.items()})),
            tooltip=parts.tips({"step:N": "Step", "ground:N": "Rests on", "claim_words:N": "Claim", "nuance:N": "Our finding"}),
        )
    )
    words = [
        wording.wrap(step if ground == "derived" else f"{step} ({ground})", 34)
        for step, ground in zip(rows["step"], rows["ground"], strict=True)
    ]
    text = parts.label(rows.assign(words=words), x, y, align="left", dx=10, baseline="middle", fontSize=11.5, lineHeight=13)
    return [dots, text.encode(opacity=alt.value(1))]


@style.chart()
def grounds(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Count the premises of each side by what they rest on.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    rows = _grounded(steps, claims)
    rows = rows[rows["ground"] != "derived"]
    every = pd.MultiIndex.from_product([SIDES, [name for name in GROUNDS if (rows["ground"] == name).any()]], names=["side", "ground"])
    counts = rows.groupby(["side", "ground"]).size().reindex(every, fill_value=0).rename("premises").reset_index()
    counts["line"] = [f"{row.ground}, {SIDES[row.side]}" for row in counts.itertuples()]
    base = parts.rows(counts, "line:N", 34, list(counts["line"]))
    bars = base.mark_bar(size=12, yOffset=7).encode(
        x=parts.across("premises:Q", "Premises", [0, 8], tickMinStep=1, grid=False),
        color=parts.shade("side:N", {"for": "second", "against": "accent"}),
        tooltip=parts.tips({"line:N": "Premises", "premises:Q": "Number"}),
    )
    stated = counts[counts["ground"] != "unstated"]
    settled = int(stated.loc[stated["ground"] == "accurate", "premises"].sum())
    verb = "is" if settled < 2 else "are"
    return style.finish(
        alt.layer(bars, parts.heading(base.transform_calculate(words="datum.line + ': ' + datum.premises"), "words:N", 8)),
        title=f"{settled or 'None'} of the {stated['premises'].sum()} stated premises {verb} settled by evidence",
        subtitle="Premises of the two cases by the verdict of the ledger; unstated ones are supplied by us",
        description="Bars: " + "; ".join(f"{row.line} {row.premises}" for row in counts.itertuples()) + ".",
        source=SOURCE,
        table=parts.headed(counts, {"side": "Side", "ground": "Rests on", "premises": "Premises"}),
    )


def _pools(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the shares of weightings in which each side wins, by which arguments are let in."""
    stated = rows[rows["place"] == "premise"]
    pools = {
        "every stated premise": stated,
        "no mere opinions": stated[stated["ground"] != "opinion"],
        "only direct reasons": rows[rows["leads_to"].isin(["F", "C"]) & (rows["ground"] != "unstated")],
    }
    sizes = {name: tuple(int((pool["side"] == side).sum()) for side in SIDES) for name, pool in pools.items()} | {
        "best of each side": (1, 1)
    }
    return pd.DataFrame(
        [(name, *sides, *weighing.share_of_weightings(*sides)) for name, sides in sizes.items()],
        columns=["pool", "pros", "cons", *OUTCOMES],
    )


@style.chart(model="weighing")
def weightings(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Show in which share of all possible weightings each side wins, by which arguments are let in.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    table = _pools(_grounded(steps, claims))
    won = list(zip(table.itertuples(), table["for an alliance"], strict=True))
    long = table.melt(["pool", "pros", "cons"], list(OUTCOMES), "outcome", "share")
    long["end"] = long.groupby("pool", sort=False)["share"].cumsum()
    long["begin"] = long["end"] - long["share"]
    shares = (
        parts.rows(long, "pool:N", 50, list(table["pool"]))
        .mark_bar(size=14, yOffset=9)
        .encode(
            x=alt.X("begin:Q", title="Share of all weightings").axis(format="%", grid=False).scale(domain=[0, 1]),
            x2="end:Q",
            color=alt.Color("outcome:N", title="Wins", scale=parts.shades(OUTCOMES)),
            tooltip=parts.tips({"pool:N": "Let in", "outcome:N": "Wins", "share:Q": ("Share of weightings", ".0%")}),
        )
    )
    named = table.assign(words=[f"{row.pool}, {row.pros} to {row.cons}: {share:.0%}" for row, share in won])
    words = parts.heading(alt.Chart(named).encode(y=parts.bare("pool:N", list(table["pool"]))), "words:N", 10)
    plain = table.assign(**{column: [f"{share:.1%}" for share in table[column]] for column in OUTCOMES})
    return style.finish(
        alt.layer(shares, words),
        title="Who wins by adding up depends on how many arguments each side was allowed to list",
        subtitle=(
            f"Share of all weightings from 0 to {weighing.MOST} in which each side has the larger sum; "
            "in words: number of premises for and against, and the share of the case for"
        ),
        description="Stacked bars. "
        + " ".join(
            f"With {row.pool}, {row.pros} for and {row.cons} against, the case for wins in {share:.0%} of all weightings."
            for row, share in won
        ),
        source=SOURCE + " Every whole-number weighting counted once.",
        table=plain.set_axis(["Arguments let in", "For", "Against", "For wins", "Tie", "Against wins"], axis=1),
    )
