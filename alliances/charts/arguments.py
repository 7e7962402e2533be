"""Charts on the case for and against an alliance: its steps, what they rest on, and what adding up makes of them."""

import altair as alt
import pandas as pd

from ..models import weighing
from . import style

SOURCE = "article 1, taken apart by us (table arguments); verdicts of the claims ledger."
GROUNDS = {  # what a step rests on: colour, and the sign that says it without colour
    "accurate": ("second", "circle"),
    "imprecise": ("third", "diamond"),
    "contested": ("accent", "square"),
    "opinion": ("muted", "triangle-up"),
    "unstated": ("ink", "cross"),
    "derived": ("base", "circle"),
}


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
    rows["claim_words"] = rows["claim"].fillna("")
    rows["nuance"] = rows["nuance"].fillna("")
    order = list(rows["id"])
    rows["row"] = range(len(rows))
    # a step stands one place to the right of the one that it leads to; the line runs down from there
    links = rows[rows["leads_to"].notna()].assign(
        parent=lambda t: [order.index(name) for name in t["leads_to"]], x=lambda t: t["depth"] - 1, row_end=lambda t: t["row"]
    )
    height = 46 * len(rows)
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.6, len(rows) - 0.4], reverse=True, nice=False))
    x = alt.X("depth:Q", axis=None, scale=alt.Scale(domain=[-0.25, 12], nice=False))
    down = (
        alt.Chart(links)
        .mark_rule(color=style.colour("pale"), strokeWidth=1.5)
        .encode(x=alt.X("x:Q", axis=None), y=alt.Y("parent:Q", axis=None), y2="row_end:Q")
    )
    across = (
        alt.Chart(links)
        .mark_rule(color=style.colour("pale"), strokeWidth=1.5)
        .encode(x=alt.X("x:Q", axis=None), x2="depth:Q", y=alt.Y("row:Q", axis=None))
    )
    shown = [name for name in GROUNDS if (rows["ground"] == name).any()]
    base = alt.Chart(rows, width=style.WIDTH, height=height).encode(x=x, y=y)
    dots = base.mark_point(size=90, opacity=1).encode(
        color=alt.Color("ground:N", legend=None).scale(domain=shown, range=[style.colour(GROUNDS[name][0]) for name in shown]),
        shape=alt.Shape("ground:N", legend=None).scale(domain=shown, range=[GROUNDS[name][1] for name in shown]),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("ground:N", title="Rests on"),
            alt.Tooltip("claim_words:N", title="Claim"),
            alt.Tooltip("nuance:N", title="Our finding"),
        ],
    )
    wrapped = rows.assign(
        words=[
            style.wrap(step if ground == "derived" else f"{step} ({ground})", 34)
            for step, ground in zip(rows["step"], rows["ground"], strict=True)
        ]
    )
    words = (
        alt.Chart(wrapped)
        .mark_text(align="left", dx=10, baseline="middle", fontSize=11.5, lineHeight=13)
        .encode(x=x, y=y, text="words:N", opacity=alt.value(1))
    )
    table = rows[["id", "side", "place", "step", "ground", "claim_words"]]
    return style.finish(
        alt.layer(down, across, dots, words),
        title="Both cases lean on premises that nobody has shown, and each needs one that it does not state",
        subtitle="Premises stand under what they lead to; words in brackets say what each rests on",
        description="Two argument maps, one under the other. " + " ".join(f"{row.step} ({row.ground})." for row in rows.itertuples()),
        source=SOURCE,
        table=table.set_axis(["Step", "Side", "Place", "In our words", "Rests on", "Claim"], axis=1),
    )


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
    shown = [name for name in GROUNDS if (rows["ground"] == name).any()]
    counts = (
        rows.groupby(["side", "ground"])
        .size()
        .reindex(pd.MultiIndex.from_product([["for", "against"], shown], names=["side", "ground"]), fill_value=0)
        .rename("premises")
        .reset_index()
    )
    names = {"for": "for an alliance", "against": "against, for a drawn bow"}
    counts["line"] = [f"{row.ground}, {names[row.side]}" for row in counts.itertuples()]
    base = alt.Chart(counts, width=style.WIDTH, height=alt.Step(34)).encode(
        y=alt.Y("line:N", title=None, sort=list(counts["line"])).axis(labels=False, ticks=False, domain=False)
    )
    bars = base.mark_bar(size=12, yOffset=7).encode(
        x=alt.X("premises:Q", title="Premises").scale(domain=[0, 8], nice=False).axis(tickMinStep=1, grid=False),
        color=alt.Color("side:N", legend=None).scale(domain=["for", "against"], range=[style.colour("second"), style.colour("accent")]),
        tooltip=[alt.Tooltip("line:N", title="Premises"), alt.Tooltip("premises:Q", title="Number")],
    )
    words = (
        base.transform_calculate(words="datum.line + ': ' + datum.premises")
        .mark_text(align="left", yOffset=-8)
        .encode(x=alt.datum(0), text="words:N")
    )
    stated = counts[counts["ground"] != "unstated"]
    settled = int(stated.loc[stated["ground"] == "accurate", "premises"].sum())
    told = "None" if settled == 0 else str(settled)
    return style.finish(
        alt.layer(bars, words),
        title=f"{told} of the {stated['premises'].sum()} stated premises is settled by evidence",
        subtitle="Premises of the two cases by the verdict of the ledger; unstated ones are supplied by us",
        description="Bars: " + "; ".join(f"{row.line} {row.premises}" for row in counts.itertuples()) + ".",
        source=SOURCE,
        table=counts[["side", "ground", "premises"]].set_axis(["Side", "Rests on", "Premises"], axis=1),
    )


@style.chart(model="weighing")
def weightings(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Show in which share of all possible weightings each side wins, by which arguments are let in.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    rows = _grounded(steps, claims)
    stated = rows[rows["place"] == "premise"]
    direct = rows[rows["leads_to"].isin(["F", "C"]) & (rows["ground"] != "unstated")]
    pools = {
        "every stated premise": stated,
        "no mere opinions": stated[stated["ground"] != "opinion"],
        "only direct reasons": direct,
    }
    bars = []
    for name, pool in pools.items():
        pros, cons = ((pool["side"] == side).sum() for side in ("for", "against"))
        win, tie, lose = weighing.share_of_weightings(int(pros), int(cons))
        bars.append((name, pros, cons, win, tie, lose))
    even = weighing.share_of_weightings(1, 1)
    bars.append(("best of each side", 1, 1, *even))
    table = pd.DataFrame(bars, columns=["pool", "pros", "cons", "for an alliance", "tie", "against"])
    long = table.melt(["pool", "pros", "cons"], ["for an alliance", "tie", "against"], "outcome", "share")
    long["end"] = long.groupby("pool", sort=False)["share"].cumsum()
    long["begin"] = long["end"] - long["share"]
    table["words"] = [
        f"{row.pool}, {row.pros} to {row.cons}: {share:.0%}"
        for row, share in zip(table.itertuples(), table["for an alliance"], strict=True)
    ]
    y = alt.Y("pool:N", title=None, sort=list(table["pool"])).axis(labels=False, ticks=False, domain=False)
    colours = ["second", "pale", "accent"]
    shares = (
        alt.Chart(long, width=style.WIDTH, height=alt.Step(50))
        .mark_bar(size=14, yOffset=9)
        .encode(
            y=y,
            x=alt.X("begin:Q", title="Share of all weightings").axis(format="%", grid=False).scale(domain=[0, 1]),
            x2="end:Q",
            color=alt.Color("outcome:N", title="Wins").scale(
                domain=["for an alliance", "tie", "against"], range=[style.colour(name) for name in colours]
            ),
            tooltip=[
                alt.Tooltip("pool:N", title="Let in"),
                alt.Tooltip("outcome:N", title="Wins"),
                alt.Tooltip("share:Q", title="Share of weightings", format=".0%"),
            ],
        )
    )
    words = alt.Chart(table).mark_text(align="left", yOffset=-10).encode(y=y, x=alt.datum(0), text="words:N")
    plain = table.drop(columns="words")
    for column in ("for an alliance", "tie", "against"):
        plain[column] = [f"{share:.1%}" for share in plain[column]]
    return style.finish(
        alt.layer(shares, words),
        title="Who wins by adding up depends on how many arguments each side was allowed to list",
        subtitle="Share of all weightings from 0 to 3 in which each side has the larger sum; in words: number of premises for and against, and the share of the case for",
        description="Stacked bars. "
        + " ".join(
            f"With {row.pool}, {row.pros} for and {row.cons} against, the case for wins in {share:.0%} of all weightings."
            for row, share in zip(table.itertuples(), table["for an alliance"], strict=True)
        ),
        source=SOURCE + " Every whole-number weighting counted once.",
        table=plain.set_axis(["Arguments let in", "For", "Against", "For wins", "Tie", "Against wins"], axis=1),
    )
