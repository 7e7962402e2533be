"""Charts on the case for and against an alliance: its steps, what they rest on, and what adding up makes of them."""

import altair as alt
import pandas as pd

from ..models import weighing
from . import parts, style, wording

SOURCE = "article 1, taken apart by us; verdicts of the claims ledger."
GROUNDS = {  # what a step rests on: colour, and the sign that says it without colour
    "accurate": ("for", "circle"),
    "imprecise": ("against", "diamond"),
    "contested": ("muted", "square"),
    "opinion": ("base", "triangle-up"),
    "unstated": ("focus", "cross"),
    "derived": ("pale", "circle"),
}
SIDES = {"for": "for an alliance", "against": "for a drawn bow"}  # side of the table: what its case is
OUTCOMES = {"for an alliance": "for", "tie": "pale", "against": "against"}  # who wins by adding up: colour


def _grounded(steps: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Add to each step what it rests on: the verdict on its claim, or that it is derived or unstated."""
    merged = steps.merge(claims[["id", "verdict", "nuance"]], how="left", left_on="claim", right_on="id", suffixes=("", "_claim"))
    place = merged["place"]
    merged["ground"] = merged["verdict"].where(place == "premise").fillna(place.where(place == "unstated")).fillna("derived")
    merged["depth"] = merged["id"].str.len() - 1
    return merged


@style.chart()
def argument_map(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Draw the case that the reader chooses as a map: each step under the one that it leads to, marked by what it rests on.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    rows = _grounded(steps, claims)
    rows = rows.assign(claim_words=rows["claim"].fillna(""), nuance=rows["nuance"].fillna(""), stance=rows["side"].map(SIDES))
    sides = rows.groupby("side")
    rows["row"] = sides.cumcount() / (sides["id"].transform("size") - 1) * (sides.size().max() - 1)  # both cases fill the height
    heads = {"id": "Step", "side": "Side", "place": "Place", "step": "In our words", "ground": "Rests on", "claim_words": "Claim"}
    return style.finish(
        alt.layer(*_links(rows), *_steps(rows)),
        title=lambda chosen: _leans(chosen["stance"], rows[rows["stance"] == chosen["stance"]]),
        subtitle="Premises stand under what they lead to; at the right, what each rests on",
        description=lambda chosen: (
            f"An argument map of the case {chosen['stance']}, from top to bottom. "
            + " ".join(f"{row.step} ({row.ground})." for row in rows[rows["stance"] == chosen["stance"]].itertuples())
            + f" In short: {_leans(chosen['stance'], rows[rows['stance'] == chosen['stance']])}."
        ),
        source=SOURCE,
        table=parts.headed(rows, heads),
        controls=[parts.choice("stance", SIDES.values(), "The case ")],
    )


def _leans(case: str, rows: pd.DataFrame) -> str:
    """Say on how many premises a case rests, and how many of them are accurate, or not even stated."""
    stated, unstated = rows[rows["place"] == "premise"], rows[rows["place"] == "unstated"]
    settled = wording.number(int((stated["ground"] == "accurate").sum()), none="none")
    return (
        f"The case {case} states {wording.number(len(stated))} premises, {settled} of them simply accurate, and needs "
        f"{wording.number(len(unstated))} more that it does not state"
    )


def _links(rows: pd.DataFrame) -> list[alt.Chart]:
    """Draw lines down from each step and across to those that lead to it, one place to its right."""
    place = rows.set_index("id")["row"]
    links = rows[rows["leads_to"].notna()].assign(
        parent=lambda t: t["leads_to"].map(place), x=lambda t: t["depth"] - 1, row_end=lambda t: t["row"]
    )
    lines = alt.Chart(links[["stance", "parent", "x", "row", "row_end", "depth"]]).transform_filter("datum.stance == stance")
    lines = lines.mark_rule(color=style.colour("pale"), strokeWidth=1.5).encode(x=alt.X("x:Q", axis=None))
    down = lines.encode(y=alt.Y("parent:Q", axis=None), y2="row_end:Q")
    return [down, lines.encode(x2="depth:Q", y=alt.Y("row:Q", axis=None))]


def _steps(rows: pd.DataFrame) -> list[alt.Chart]:
    """Draw a mark for each step by what it rests on, its words beside it, and what it rests on at the right edge."""
    most = rows["row"].max()
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.6, most + 0.6], reverse=True, nice=False))
    x = alt.X("depth:Q", axis=None, scale=alt.Scale(domain=[-0.3, 16], nice=False))
    shown = {name: look for name, look in GROUNDS.items() if (rows["ground"] == name).any()}
    colours = {name: colour for name, (colour, _) in shown.items()}
    colour, ink = parts.shade("ground:N", colours), parts.lettered("ground:N", colours)
    told = rows.assign(
        long=[wording.wrap(step, 66) for step in rows["step"]],
        short=[wording.wrap(step, 29) for step in rows["step"]],
        word=rows["ground"].replace({"derived": ""}),
    )[["stance", "depth", "row", "step", "long", "short", "word", "ground", "claim_words", "nuance"]]
    base = alt.Chart(told, width=style.WIDTH, height=round(44 * (most + 1))).transform_filter("datum.stance == stance").encode(y=y)
    dots = base.mark_point(size=100, opacity=1).encode(
        x=x,
        color=colour,
        shape=alt.Shape("ground:N", legend=None, scale=parts.scale({name: sign for name, (_, sign) in shown.items()})),
        tooltip=parts.tips({"step:N": "Step", "ground:N": "Rests on", "claim_words:N": "Claim", "nuance:N": "Our finding"}),
    )
    text = [
        base.transform_filter(test).mark_text(align="left", dx=10, baseline="middle", lineHeight=12.5, fontSize=11).encode(x=x, text=field)
        for test, field in (("width > 450", "long:N"), ("width <= 450", "short:N"))  # one line where there is room
    ]
    verdicts = base.mark_text(align="right", fontWeight="bold", fontSize=11.5).encode(x=alt.value("width"), text="word:N", color=ink)
    return [dots, *text, verdicts]


@style.chart()
def grounds(steps: pd.DataFrame, claims: pd.DataFrame) -> alt.LayerChart:
    """Count the premises of each side by what they rest on, the sides as mirrored bars.

    Parameters
    ----------
    steps : the table ``arguments``.
    claims : the ledger, from :func:`alliances.evidence.claim_table`.
    """
    rows = _grounded(steps, claims)
    rows = rows[rows["ground"] != "derived"]
    every = pd.MultiIndex.from_product([SIDES, [name for name in GROUNDS if (rows["ground"] == name).any()]], names=["side", "ground"])
    counts = rows.groupby(["side", "ground"]).size().reindex(every, fill_value=0).rename("premises").reset_index()
    counts["stance"] = counts["side"].map(SIDES)
    counts["end"] = counts["premises"].where(counts["side"] == "against", -counts["premises"])
    stated = counts[counts["ground"] != "unstated"]
    settled = int(stated.loc[stated["ground"] == "accurate", "premises"].sum())
    verb = "is" if settled < 2 else "are"
    return style.finish(
        _mirrored(counts),
        title=f"{settled or 'None'} of the {stated['premises'].sum()} stated premises {verb} simply accurate",
        subtitle="Number of premises of the two cases by the verdict of the ledger; unstated ones are supplied by us",
        description="Mirrored bars, the case for an alliance to the left, the case for a drawn bow to the right: "
        + "; ".join(
            f"{ground}: {left} and {right}" for ground, (left, right) in counts.groupby("ground", sort=False)["premises"].agg(list).items()
        )
        + ".",
        source=SOURCE,
        table=parts.headed(counts, {"side": "Side", "ground": "Rests on", "premises": "Premises"}),
    )


def _mirrored(counts: pd.DataFrame) -> alt.LayerChart:
    """Draw the counts of the case for to the left and those of the case against to the right, most of both on top."""
    order = list(counts.groupby("ground")["premises"].sum().sort_values(ascending=False, kind="stable").index)
    order = [ground for ground in order if ground != "unstated"] + ["unstated"]
    most = int(counts["premises"].max()) + 0.7
    x = alt.X("end:Q", axis=None).scale(domain=[-most, most], nice=False)
    y = alt.Y("ground:N", title=None, sort=order).axis(
        ticks=False, domain=False, labelFontSize=11.5, minExtent=58, labelColor=style.colour("ink")
    )
    colour = parts.shade("side:N", {"for": "for", "against": "against"})
    base = alt.Chart(counts, width=style.WIDTH, height=alt.Step(38)).encode(x=x, y=y)
    bars = base.mark_bar(size=22).encode(
        color=colour, tooltip=parts.tips({"stance:N": "Case", "ground:N": "Premises that are", "premises:Q": "Number"})
    )
    numbers = [
        base.transform_filter(f"datum.side == '{side}'")
        .mark_text(align=align, dx=dx, fontWeight="bold")
        .encode(text="premises:Q", color=colour)
        for side, align, dx in (("for", "right", -6), ("against", "left", 6))
    ]
    middle = alt.Chart(pd.DataFrame({"end": [0]})).mark_rule(strokeWidth=1.5, color=style.colour("muted")).encode(x=x)
    heads = [
        parts.label({"end": [0], "side": [side], "words": [words]}, x, alt.value(0), align=align, dx=dx, dy=-10, fontWeight="bold").encode(
            color=colour
        )
        for (side, words), align, dx in zip(SIDES.items(), ("right", "left"), (-8, 8), strict=True)
    ]
    return alt.layer(bars, middle, *numbers, *heads)


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
    order = list(table["pool"])
    tips = {"pool:N": "Let in", "outcome:N": "Wins", "share:Q": ("Share of weightings", ".0%")}
    lanes = parts.rows(long, "pool:N", 62, order)
    shares = lanes.mark_bar(size=18, yOffset=4).encode(
        x=alt.X("begin:Q", axis=None).scale(domain=[0, 1]),
        x2="end:Q",
        color=parts.shade("outcome:N", OUTCOMES),
        tooltip=parts.tips(tips),
    )
    named = table.assign(words=[f"{row.pool}, {row.pros} to {row.cons}" for row in table.itertuples()])
    named = named.assign(**{f"told {outcome}": [wording.percent(share) for share in table[outcome]] for outcome in OUTCOMES})
    base = alt.Chart(named).encode(y=parts.bare("pool:N", order))
    ends = [
        base.mark_text(align=align, yOffset=22, fontWeight="bold", color=style.colour(OUTCOMES[outcome])).encode(
            x=alt.value(place), text=f"told {outcome}:N"
        )
        for outcome, align, place in (("for an alliance", "left", 0), ("against", "right", "width"))
    ]
    heads = [
        alt.Chart(pd.DataFrame({"words": [words]}))
        .mark_text(align=align, dy=-8, fontWeight="bold", color=style.colour(colour))
        .encode(x=alt.value(place), y=alt.value(0), text="words:N")
        for words, align, place, colour in (
            ("the case for wins", "left", 0, "for"),
            ("the case against wins", "right", "width", "against"),
        )
    ]
    words = parts.heading(base, "words:N", 15)
    tied = parts.label(
        {"middle": [(long.loc[long["outcome"] == "tie", ["begin", "end"]].mean(axis=1)).iloc[-1]], "pool": [order[-1]], "words": ["tie"]},
        "middle:Q",
        parts.bare("pool:N", order),
        yOffset=4,
    )
    plain = table.assign(**{column: [f"{share:.1%}" for share in table[column]] for column in OUTCOMES})
    return style.finish(
        alt.layer(shares, words, tied, *ends, *heads),
        title="How often each side wins by adding up depends on how many arguments each was allowed to list",
        subtitle=(
            f"Share of all weightings from 0 to {weighing.MOST} in which each side has the larger sum, by the reasons let in (for to against)"
        ),
        description="Stacked bars. "
        + " ".join(
            f"With {row.pool}, {row.pros} for and {row.cons} against, the case for wins in {share:.0%} of all weightings."
            for row, share in won
        ),
        source=SOURCE + " Every whole-number weighting counted once.",
        table=plain.set_axis(["Arguments let in", "For", "Against", "For wins", "Tie", "Against wins"], axis=1),
    )
