"""Charts on the two fears of allies, and on what rates of reliability count."""

import altair as alt
import pandas as pd

from ..models import abandonment, reliability
from . import parts, style, wording

MODEL = "Our calculation; all numbers are invented for illustration."
DONE = {"wars": "fought beside its ally", "obligations": "kept what was written", "defence of allies": "defended its ally"}
COUNTED = {"wars": "every war of an ally", "obligations": "promises as written", "defence of allies": "defence of allies in war"}
SHOWN = (
    "sabrosky-all",
    "leeds-all",
    "berkemeier-all",
    "berkemeier-before-1945",
    "berkemeier-from-1945",
    "lee-before-1945",
    "lee-from-1945",
)
MARKED = ("berkemeier-before-1945", "berkemeier-from-1945")  # rates that are marked on the curve of unequal alliances
FEARS = {  # column: name, colour, dashes, place and side of the label
    "abandonment": ("fear of abandonment", "ink", [8, 4], (0.31, 3.45, "right")),
    "entrapment": ("fear of entrapment", "base", [2, 3], (0.99, 1.3, "right")),
    "total": ("both together", "focus", [1, 0], (0.97, 4.5, "right")),
}
GROUPS = {"all": ("all alliances", "ink", [8, 4]), "attacked": ("those that are attacked", "focus", [1, 0])}  # name, colour, dashes


@style.chart(model="abandonment")
def two_fears() -> alt.LayerChart:
    """Draw the two fears and their sum along all levels of commitment, without restraint."""
    alone, war = abandonment.EXAMPLE
    best = abandonment.best_commitment(alone, war)
    wide = abandonment.fear_curves(alone, war, points=41)
    names = {fear: name for fear, (name, *_) in FEARS.items()}
    rows = wide.melt("commitment", list(names), var_name="fear", value_name="cost").assign(fear=lambda t: t["fear"].map(names))
    colours = parts.shade("fear:N", {name: colour for name, colour, *_ in FEARS.values()})
    inks = parts.lettered("fear:N", {name: colour for name, colour, *_ in FEARS.values()})
    dashes = parts.dashes("fear:N", {name: dash for name, _, dash, _ in FEARS.values()})
    x = alt.X("commitment:Q", title="Commitment (0 none, 1 without conditions)").axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f")
    y = parts.upward("cost:Q", "Expected cost (invented units)", [0, 8.6], values=[0, 2, 4, 6, 8])
    tips = parts.tips({"fear:N": "Cost of", "commitment:Q": ("Commitment", ".2f"), "cost:Q": ("Expected cost", ".1f")})
    lines = alt.Chart(rows, width=style.WIDTH, height=300).mark_line().encode(x, y, color=colours, strokeDash=dashes, tooltip=tips)
    labels = pd.DataFrame(
        [(*place, name, name.removeprefix("fear of ")) for name, _, _, place in FEARS.values()],
        columns=["commitment", "cost", "align", "fear", "words"],
    )
    words = [
        parts.label(labels[labels["align"] == side], x, y, align=side, fontWeight="bold").encode(color=inks) for side in ("left", "right")
    ]
    least = abandonment.costs(best, alone, war).total
    point = pd.DataFrame(
        {"commitment": [best], "cost": [least], "fear": ["both together, at its least"], "words": [f"least at {best:.2f}"]}
    )
    base = alt.Chart(point).encode(x=x)
    down = base.mark_rule(strokeWidth=1, color=style.colour("muted")).encode(y=y, y2=alt.datum(0))
    dot = base.mark_point(size=120, opacity=1, color=style.colour("focus")).encode(y=y, tooltip=tips)
    named = parts.label(point, x, y, dy=-14, fontWeight="bold", color=style.colour("focus"))
    return style.finish(
        alt.layer(down, lines, *words, dot, named),
        title=f"The best commitment lies between the two fears{_against(best, alone, war)}",
        subtitle=f"Being left alone costs {alone}, the partner's war {war}; no restraint",
        description=(
            f"{wording.opening(len(FEARS))} curves over commitment from 0 to 1. The cost of abandonment falls from {alone} to 0, that of entrapment rises from "
            f"0 to {war}. Their sum is least, {least:.1f}, at a commitment of {best:.2f}. Nothing makes both fears small at once."
        ),
        source=MODEL + " After the argument of Snyder (1984).",
        table=wide.iloc[::5].round(2).set_axis(["Commitment", "Abandonment", "Entrapment", "Together"], axis=1),
    )


def _against(best: float, alone: float, war: float) -> str:
    """Say against which fear the best commitment guards more: a firm one against being left alone, a loose one against the partner's war."""
    if best == 0.5:
        return ", halfway"
    return f" and guards more against the {'greater' if (best > 0.5) == (alone > war) else 'lesser'} one"


@style.chart()
def published_rates(rates: pd.DataFrame) -> alt.LayerChart:
    """Set published rates side by side, a row for each study, with what it counts.

    Parameters
    ----------
    rates : the table ``reliability_rates``.
    """
    rows = rates.set_index("id").loc[list(SHOWN)].reset_index()
    rows["name"] = [f"{row.study} {row.year}" for row in rows.itertuples()]
    rows["counts"] = rows["counted"].map(COUNTED)
    rows["of"] = rows["group"].where(rows["last_year"].isna() | (rows["last_year"] > 1945), "to 1944")
    rows["words"] = [[f"{row.rate:g} %", row.of] for row in rows.itertuples()]
    rows["extreme"] = rows["rate"].isin([rows["rate"].min(), rows["rate"].max()])
    heads = {"study": "Study", "year": "Published", "counts": "Counts", "group": "Cases"}
    heads |= {"first_year": "First year", "last_year": "Last year", "rate": "Per cent"}
    return style.finish(
        _ranges(rows),
        title=f"Published rates run from {rows['rate'].min():g} to {rows['rate'].max():g} per cent: what is counted matters, and so do the years",
        subtitle="How often an ally did in war what was counted; a line joins the rates of one study",
        description=f"{wording.opening(rows['name'].nunique())} rows, one for each study, with a dot for each of {len(rows)} rates. "
        + " ".join(f"{r.study} {r.year}, {r.counts}, {r.of}: {r.rate:g} per cent." for r in rows.itertuples()),
        source="Abstracts of the studies named, which give no intervals; Sabrosky as reported by Lyon (2012).",
        table=parts.headed(rows, heads),
    )


def _ranges(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw the rates of each study as dots on one line, the lowest and the highest of all set off, with words below them."""
    studies = rows.groupby("name", sort=False).agg(counted=("counted", "first"), low=("rate", "min"), high=("rate", "max")).reset_index()
    studies["does"] = studies["counted"].map(DONE)
    x = parts.across("rate:Q", "Per cent of the cases counted", [0, 100], values=[0, 25, 50, 75, 100])
    order = list(studies["name"])
    lanes = parts.rows(studies, "name:N", 88, order)
    spans = lanes.mark_rule(strokeWidth=4, color=style.colour("pale"), yOffset=8).encode(x=alt.X("low:Q"), x2="high:Q")
    base = alt.Chart(rows).encode(x=x, y=parts.bare("name:N", order))
    tips = {"name:N": "Study", "counts:N": "Counts", "of:N": "Cases", "rate:Q": "Per cent"}
    dots = base.mark_point(size=130, opacity=1, yOffset=8).encode(
        color=parts.either("datum.extreme", "focus", "ink"), tooltip=parts.tips(tips)
    )
    told = [
        base.transform_filter(test)
        .mark_text(align=align, baseline="top", dx=dx, dy=8, yOffset=8, lineHeight=14, fontSize=12)
        .encode(text="words:N", color=parts.either("datum.extreme", "focus", "ink"))
        for test, align, dx in (("datum.rate >= 10", "center", 0), ("datum.rate < 10", "left", -6))
    ]
    return alt.layer(spans, dots, *told, parts.heading(lanes, "name:N", 29, bold=True), parts.heading(lanes, "does:N", 12))


@style.chart(model="reliability")
def tested_and_all() -> alt.LayerChart:
    """Draw how reliability is spread over all alliances of the invented world and over the attacked ones."""
    mean, likeness, aim = reliability.TRUE_MEAN, reliability.LIKENESS, reliability.AIM
    seen = reliability.observed_rate(mean, likeness, aim)
    names = {group: name for group, (name, *_) in GROUPS.items()}
    rows = reliability.densities(mean, likeness, aim, points=40).melt("reliability", list(names), var_name="group", value_name="density")
    colours = parts.shade("group:N", {name: colour for name, colour, _ in GROUPS.values()})
    dashes = parts.dashes("group:N", {name: dash for name, _, dash in GROUPS.values()})
    x = (
        alt.X("reliability:Q", title="Chance that the promise would be kept")
        .scale(domain=[0, 1])
        .axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    )
    y = alt.Y("density:Q", title="Share of alliances (height)", axis=None, stack=None).scale(domain=[0, 3.4])
    tips = {"group:N": "Which", "reliability:Q": ("Chance of being kept", ".0%"), "density:Q": ("Density", ".2f")}
    base = alt.Chart(rows.assign(group=rows["group"].map(names)), width=style.WIDTH, height=260)
    base = base.encode(x, y, color=colours, tooltip=parts.tips(tips))
    means = pd.DataFrame(
        {
            "reliability": [seen, mean],
            "group": [names["attacked"], names["all"]],
            "density": [2.95, 2.95],
            "words": [f"attacked: {wording.percent(seen)}", f"all: {wording.percent(mean)}"],
        }
    )
    rules = alt.Chart(means).mark_rule(strokeDash=[2, 3], strokeWidth=1.5).encode(x=x, color=colours)
    words = parts.label(means, x, y, align="right", dx=-6, fontWeight="bold").encode(color=colours)
    share = reliability.attacked_share(mean, likeness, aim)
    return style.finish(
        alt.layer(base.mark_area(opacity=0.2), base.mark_line().encode(strokeDash=dashes), rules, words),
        title=f"{wording.percent(mean)} of all promises would be kept, {wording.percent(seen)} of the tested ones are",
        subtitle="An invented world in which challengers pick the weaker alliances; upright: the means",
        description=(
            f"Two curves over reliability from 0 to 1. That of all alliances leans to the right, with a mean of {mean:.0%}. That of the "
            f"{share:.0%} of alliances that are attacked is a hump in the middle, with a mean of {seen:.0%}. Nobody in this world broke "
            "more promises; only the choice of targets differs."
        ),
        source=MODEL + " After the argument of Smith (1996).",
        table=reliability.densities(mean, likeness, aim, points=10)
        .round(2)
        .set_axis(["Chance of being kept", "All (density)", "Attacked (density)"], axis=1),
    )


@style.chart(model="reliability")
def unequal_alliances(rates: pd.DataFrame) -> alt.LayerChart:
    """Draw how the rate in wars falls as alliances grow unequal, while the mean of all stays the same.

    Parameters
    ----------
    rates : the table ``reliability_rates``; two of its rates are marked on the curve.
    """
    mean, aim = reliability.TRUE_MEAN, reliability.AIM
    published = rates.set_index("id").loc[list(MARKED)]
    spots = pd.DataFrame(
        [
            (reliability.likeness_for(row.rate / 100, mean, aim), row.rate / 100, f"{row.rate:g} %: as {row.group}")
            for row in published.itertuples()
        ],
        columns=["likeness", "rate", "words"],
    )
    at = [0.25 * 100 ** (step / 40) for step in range(41)]
    curve = pd.DataFrame({"likeness": at, "rate": [reliability.observed_rate(mean, each, aim) for each in at], "all": mean})
    before, after = zip(spots["likeness"], published["rate"], published["group"], strict=True)
    return style.finish(
        _unequal(curve, spots, mean),
        title="If alliances only grow more unequal, the rate in wars falls and the mean of all does not",
        subtitle="An invented world in which challengers aim at the weak; black dots: rates that a study found",
        description=(
            f"A flat line at {mean:.0%} for all alliances, and a rising curve for the attacked ones. Where likeness is {before[0]:.1f} the attacked "
            f"keep {before[1]:g} per cent, where it is {after[0]:.1f} they keep {after[1]:g} per cent. Both are published rates, for the time "
            f"{before[2]} and {after[2]} on; that their distance arose in this way is a possibility and no finding."
        ),
        source=MODEL + " Marked rates: Berkemeier and Fuhrmann (2018).",
        table=curve.iloc[::6].round(2).set_axis(["Likeness", "Kept among the attacked", "Kept among all"], axis=1),
    )


def _unequal(curve: pd.DataFrame, spots: pd.DataFrame, mean: float) -> alt.LayerChart:
    """Draw the rate among the attacked along the likeness of alliances, the mean of all, and two published rates."""
    x = (
        alt.X("likeness:Q", title=["Likeness", "← some firm, some hollow · all alike →"])
        .scale(type="log", domain=[0.25, 25], nice=False)
        .axis(values=[0.5, 1, 2, 5, 10, 20], format="~g", grid=False)
    )
    y = parts.upward("rate:Q", "Promises kept", [0, 0.85], format="%", values=[0, 0.25, 0.5, 0.75])
    heads = {"likeness:Q": ("Likeness", ".1f"), "rate:Q": ("Kept among the attacked", ".0%"), "all:Q": ("Kept among all", ".0%")}
    base = alt.Chart(curve, width=style.WIDTH, height=270).encode(x=x, tooltip=parts.tips(heads))
    tested = base.mark_line(color=style.colour("focus")).encode(y=y)
    every = base.mark_line(color=style.colour("ink"), strokeDash=[8, 4]).encode(y=alt.Y("all:Q"))
    found = {"words:N": "Published rate", "likeness:Q": ("Likeness that would give it", ".1f")}
    dots = alt.Chart(spots).mark_point(size=130, opacity=1, color=style.colour("ink")).encode(x, y, tooltip=parts.tips(found))
    names = [
        parts.label(spots.iloc[[row]], x, y, align=align, dx=dx, dy=dy)
        for row, (align, dx, dy) in enumerate([("right", -12, -8), ("left", 12, 8)])
    ]
    told = pd.DataFrame({"likeness": [0.28, 3.2], "rate": [0.795, 0.4], "words": [f"all: {wording.percent(mean)}", "attacked ones"]})
    labels = [
        parts.label(told.iloc[[row]], x, y, align="left", fontWeight="bold", color=style.colour(colour))
        for row, colour in enumerate(("ink", "focus"))
    ]
    return alt.layer(every, tested, dots, *names, *labels)
