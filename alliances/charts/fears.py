"""Charts on the two fears of allies, and on what rates of reliability count."""

import altair as alt
import pandas as pd

from ..models import abandonment, reliability
from . import style

MODEL = "Our calculation; all numbers are invented for illustration."
SHOWN = {  # rows of the table that are drawn: id -> label
    "sabrosky-all": "Sabrosky 1980: fought beside its ally",
    "leeds-all": "Leeds and others 2000: kept, to 1944",
    "berkemeier-all": "Berkemeier, Fuhrmann 2018: kept, to 2003",
    "berkemeier-before-1945": "… of these before 1945",
    "berkemeier-from-1945": "… from 1945",
    "lee-before-1945": "Lee 2023: defended its ally, to 1944",
    "lee-from-1945": "… from 1945",
}


@style.chart(model="abandonment")
def two_fears() -> alt.LayerChart:
    """Draw the two fears and their sum along all levels of commitment, without restraint."""
    alone, war = abandonment.EXAMPLE
    best = abandonment.best_commitment(alone, war)
    wide = abandonment.fear_curves(alone, war, points=41)
    names = {"abandonment": "fear of abandonment", "entrapment": "fear of entrapment", "total": "both together"}
    rows = wide.melt("commitment", list(names), var_name="fear", value_name="cost").assign(fear=lambda t: t["fear"].map(names))
    colours = alt.Color("fear:N", legend=None).scale(
        domain=list(names.values()), range=[style.colour("accent"), style.colour("second"), style.colour("ink")]
    )
    x = alt.X("commitment:Q", title="Commitment (0 none, 1 without conditions)").axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f")
    y = alt.Y("cost:Q", title="Expected cost (invented units)").scale(domain=[0, 8.6], nice=False).axis(values=[0, 2, 4, 6, 8])
    lines = (
        alt.Chart(rows, width=style.WIDTH, height=300)
        .mark_line()
        .encode(
            x,
            y,
            color=colours,
            tooltip=[
                alt.Tooltip("fear:N", title="Cost of"),
                alt.Tooltip("commitment:Q", title="Commitment", format=".2f"),
                alt.Tooltip("cost:Q", title="Expected cost", format=".1f"),
            ],
        )
    )
    labels = pd.DataFrame(
        [
            (0.03, 2.0, names["abandonment"], "left"),
            (0.03, 1.0, names["entrapment"], "left"),
            (0.98, 4.45, names["total"], "right"),
        ],
        columns=["commitment", "cost", "fear", "align"],
    ).assign(words=lambda t: t["fear"].str.removeprefix("fear of "))
    words = [
        alt.Chart(labels[labels["align"] == side]).mark_text(align=side, fontWeight="bold").encode(x, y, text="words:N", color=colours)
        for side in ("left", "right")
    ]
    least = abandonment.costs(best, alone, war).total
    point = pd.DataFrame({"commitment": [best], "cost": [least], "words": [f"least at {best:.2f}"]})
    dot = alt.Chart(point).mark_point(size=120, color=style.colour("ink")).encode(x, y)
    note = alt.Chart(point).mark_text(dy=-14, fontWeight="bold").encode(x, y, text="words:N")
    read = wide.iloc[::5].round(2)
    return style.finish(
        alt.layer(lines, *words, dot, note),
        title="The best commitment lies between the two fears, nearer to the greater one",
        subtitle=f"Being left alone costs {alone}, the partner's war {war}; no restraint",
        description=(
            f"Three curves over commitment from 0 to 1. The cost of abandonment falls from {alone} to 0, that of entrapment rises from "
            f"0 to {war}. Their sum is least, {least:.1f}, at a commitment of {best:.2f}. Nothing makes both fears small at once."
        ),
        source=MODEL + " After the argument of Snyder (1984).",
        table=read.set_axis(["Commitment", "Abandonment", "Entrapment", "Together"], axis=1),
    )


@style.chart()
def published_rates(rates: pd.DataFrame) -> alt.LayerChart:
    """Set published rates side by side, each with what it counts.

    Parameters
    ----------
    rates : the table ``reliability_rates``.
    """
    rows = rates.set_index("id").loc[list(SHOWN)].assign(label=pd.Series(SHOWN)).reset_index()
    rows["percent"] = [f"{rate:g} %" for rate in rows["rate"]]
    kinds = {"wars": "every war of an ally", "obligations": "promises as written", "defence of allies": "defence of allies in war"}
    rows["counts"] = rows["counted"].map(kinds)
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(48)).encode(
        y=alt.Y("id:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("study:N", title="Study"),
            alt.Tooltip("counts:N", title="Counts"),
            alt.Tooltip("group:N", title="Cases"),
            alt.Tooltip("rate:Q", title="Per cent"),
        ],
    )
    x = alt.X("rate:Q", title="Per cent of the cases counted").scale(domain=[0, 100], nice=False).axis(values=[0, 25, 50, 75, 100])
    colours = alt.Color("counts:N", legend=None).scale(
        domain=list(kinds.values()), range=[style.colour("accent"), style.colour("second"), style.colour("third")]
    )
    stems = base.mark_bar(size=2, color=style.colour("pale"), yOffset=8).encode(x=x)
    dots = base.mark_point(size=130, yOffset=8).encode(x=x, color=colours)
    values = base.mark_text(align="left", dx=10, yOffset=8, fontWeight="bold").encode(x=x, text="percent:N", color=colours)
    labels = base.mark_text(align="left", yOffset=-12).encode(x=alt.value(0), text="label:N")
    table = rows[["study", "year", "counts", "group", "first_year", "last_year", "rate"]]
    return style.finish(
        alt.layer(stems, dots, values, labels),
        title="Published rates run from 7 to 81 per cent: they count different things",
        subtitle="How often allies did in war what was counted. No intervals: the abstracts give none",
        description="Seven dots. "
        + " ".join(f"{r.study} {r.year}, {r.counts}, {r.group}: {r.rate:g} per cent." for r in rows.itertuples()),
        source="Abstracts of the studies named; Sabrosky as reported by Lyon (2012).",
        table=table.set_axis(["Study", "Published", "Counts", "Cases", "First year", "Last year", "Per cent"], axis=1),
    )


@style.chart(model="reliability")
def tested_and_all() -> alt.LayerChart:
    """Draw how reliability is spread over all alliances of the invented world and over the attacked ones."""
    mean, likeness, aim = reliability.TRUE_MEAN, reliability.LIKENESS, reliability.AIM
    seen = reliability.observed_rate(mean, likeness, aim)
    wide = reliability.densities(mean, likeness, aim, points=40)
    names = {"all": "all alliances", "attacked": "those that are attacked"}
    rows = wide.melt("reliability", list(names), var_name="group", value_name="density").assign(group=lambda t: t["group"].map(names))
    colours = alt.Color("group:N", legend=None).scale(domain=list(names.values()), range=[style.colour("second"), style.colour("accent")])
    x = (
        alt.X("reliability:Q", title="Chance that the promise would be kept")
        .scale(domain=[0, 1])
        .axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    )
    y = alt.Y("density:Q", title="Share of alliances (height)", axis=None, stack=None).scale(domain=[0, 3.4])
    base = alt.Chart(rows, width=style.WIDTH, height=260).encode(
        x,
        y,
        color=colours,
        tooltip=[
            alt.Tooltip("group:N", title="Which"),
            alt.Tooltip("reliability:Q", title="Chance of being kept", format=".0%"),
            alt.Tooltip("density:Q", title="Density", format=".2f"),
        ],
    )
    areas = base.mark_area(opacity=0.25)
    lines = base.mark_line()
    means = pd.DataFrame(
        {
            "reliability": [seen, mean],
            "group": [names["attacked"], names["all"]],
            "density": [2.95, 2.95],
            "words": [f"attacked: {seen:.0%}".replace("%", " %"), f"all: {mean:.0%}".replace("%", " %")],
        }
    )
    marks = alt.Chart(means).encode(x=x, color=colours)
    rules = marks.mark_rule(strokeDash=[5, 4], strokeWidth=2)
    words = marks.mark_text(align="right", dx=-6, fontWeight="bold").encode(y=y, text="words:N")
    share = reliability.attacked_share(mean, likeness, aim)
    table = reliability.densities(mean, likeness, aim, points=10).round(2)
    return style.finish(
        alt.layer(areas, lines, rules, words),
        title=f"{mean:.0%} of all promises would be kept, {seen:.0%} of the tested ones are".replace("%", " %"),
        subtitle="An invented world in which challengers pick the weaker alliances; dashed: means",
        description=(
            f"Two curves over reliability from 0 to 1. That of all alliances leans to the right, with a mean of {mean:.0%}. That of the "
            f"{share:.0%} of alliances that are attacked is a hump in the middle, with a mean of {seen:.0%}. Nobody in this world broke "
            "more promises; only the choice of targets differs."
        ),
        source=MODEL + " After the argument of Smith (1996).",
        table=table.set_axis(["Chance of being kept", "All (density)", "Attacked (density)"], axis=1),
    )


@style.chart(model="reliability")
def unequal_alliances(rates: pd.DataFrame) -> alt.LayerChart:
    """Draw how the rate in wars falls as alliances grow unequal, while the mean of all stays the same.

    Parameters
    ----------
    rates : the table ``reliability_rates``; two of its rates are marked on the curve.
    """
    mean, aim = reliability.TRUE_MEAN, reliability.AIM
    published = rates.set_index("id")["rate"]
    spots = pd.DataFrame(
        [
            (reliability.likeness_for(published[name] / 100, mean, aim), published[name] / 100, f"{published[name]:g} %: {words}")
            for name, words in (("berkemeier-before-1945", "as before 1945"), ("berkemeier-from-1945", "as from 1945"))
        ],
        columns=["likeness", "rate", "words"],
    )
    at = [0.25 * 100 ** (step / 40) for step in range(41)]
    curve = pd.DataFrame({"likeness": at, "rate": [reliability.observed_rate(mean, each, aim) for each in at], "all": mean})
    x = (
        alt.X("likeness:Q", title="How much alike the alliances are")
        .scale(type="log", domain=[0.25, 25], nice=False)
        .axis(values=[0.5, 1, 2, 5, 10, 20], format="~g", grid=False)
    )
    y = alt.Y("rate:Q", title="Promises kept").scale(domain=[0, 0.85], nice=False).axis(format="%", values=[0, 0.25, 0.5, 0.75])
    tips = [
        alt.Tooltip("likeness:Q", title="Likeness", format=".1f"),
        alt.Tooltip("rate:Q", title="Kept among the attacked", format=".0%"),
    ]
    base = alt.Chart(curve, width=style.WIDTH, height=270)
    tested = base.mark_line(color=style.colour("accent")).encode(x, y, tooltip=tips)
    every = base.mark_line(color=style.colour("second")).encode(x, y=alt.Y("all:Q"))
    dots = alt.Chart(spots).mark_point(size=120, color=style.colour("accent")).encode(x, y, tooltip=tips)
    names = [
        alt.Chart(spots.iloc[[row]])
        .mark_text(align=align, dx=dx, dy=dy, fontWeight="bold", color=style.colour("accent"))
        .encode(x, y, text="words:N")
        for row, (align, dx, dy) in enumerate([("right", -2, -16), ("left", 12, 8)])
    ]
    top = pd.DataFrame({"likeness": [0.28], "rate": [0.795], "words": [f"all alliances: {mean:.0%}".replace("%", " %")]})
    label = alt.Chart(top).mark_text(align="left", fontWeight="bold", color=style.colour("second")).encode(x, y, text="words:N")
    before, after = spots["likeness"]
    return style.finish(
        alt.layer(every, tested, dots, *names, label),
        title="If alliances only grow more unequal, the rate in wars falls and the mean of all does not",
        subtitle=f"Invented world: mean {mean:.0%}, challengers aim at the weak. Left: firm and hollow ones; right: all alike".replace(
            "%", " %"
        ),
        description=(
            f"A flat line at {mean:.0%} for all alliances, and a rising curve for the attacked ones. Where likeness is {before:.1f} the attacked "
            f"keep 66 per cent, where it is {after:.1f} they keep 22 per cent. Both are published rates, for the time before 1945 and from 1945 on; "
            "that their distance arose in this way is a possibility and no finding."
        ),
        source=MODEL + " Marked rates: Berkemeier and Fuhrmann (2018).",
        table=curve.iloc[::6].round(2).set_axis(["Likeness", "Kept among the attacked", "Kept among all"], axis=1),
    )
