"""Charts on the drawn bow: what the postures pay, which assumption matters, and what the treaty of 2001 asks for."""

from dataclasses import replace

import altair as alt
import pandas as pd

from ..models import option
from . import style, timeline

MODEL = "our model of the drawn bow (option.py); every number in it is invented."
BELIEFS = {"half believed (0.5)": 0.5, "doubted (0.1)": 0.1, "believed (0.9)": 0.9}
COLOURS = {"none": "base", "partnership": "second", "open door": "accent", "alliance": "third"}
TOLD = {
    "belief": "adversary's belief in the bow",
    "first": "chance of a first move",
    "spread": "how far the threat may move",
    "support": "share a partnership takes away",
    "pact": "share a pact takes away",
    "partnership_cost": "cost of a partnership",
    "door_cost": "cost of keeping the door open",
    "alliance_cost": "cost of an alliance",
}
FATES = ("the bow is never best", "the bow is best, then an alliance", "an alliance never pays on the scale")
# Rows of the comparison: label, then for each treaty the topics of the table treaty_articles and the duty in a few words.
TREATIES = {"ours-1950-china": "Treaty of 1950", "ours-2001-china": "Treaty of 2001"}
CLAUSES = (
    ("If the partner is attacked", ("defence", "help at once"), ("defence", "")),
    ("If a threat appears", ("consultation", "talks on big questions"), ("consultation", "talks at once")),
    ("Against each other", ("nonaggression", "no bloc, no hostile act"), ("nonaggression, hostile alliances", "no force, no bloc")),
    ("Against whom", ("defence", "Japan and its allies"), ("other", "no third state")),
    ("Respect and trade", ("economy", "non-interference"), ("sovereignty, economy", "non-interference")),
    ("Borders, Taiwan", ("territory", ""), ("territory", "support, no claims")),
    ("Troops and arms", ("arms control", ""), ("arms control", "cuts and confidence")),
    ("Peace with Japan", ("peace with Japan", "to be sought"), ("peace with Japan", "")),
    ("United Nations", ("United Nations", ""), ("United Nations", "to be made stronger")),
    ("Terrorism, separatism", ("internal security", ""), ("internal security", "cooperation")),
    ("Term", ("term", "30 years"), ("term", "20 years, then 5 more")),
)
EVENTS = {
    "EV-2021-treaty-extension": "2001 treaty extended",
    "EV-2022-joint-statement": "“no limits” statement",
    "EV-2022-es-11-1": "China abstains at the UN",
    "EV-2023-fu-cong-rhetoric": "“no limit” is rhetoric",
    "EV-2024-wang-yi-non-alliance": "Wang Yi: no alliance",
    "EV-2024-dprk-treaty": "Russia-DPRK defence pact",
    "EV-2024-nato-enabler": "NATO accuses China",
    "EV-2024-bombers-alaska": "bombers near Alaska",
    "EV-2025-wedge-futile": "US wedge called futile",
    "EV-2025-gerasimov-dprk": "DPRK troops confirmed",
    "EV-2025-tenth-patrol": "tenth joint air patrol",
    "EV-2026-treaty-prolonged": "2001 treaty prolonged",
}


@style.chart(model="option")
def payoffs(given: option.Assumptions) -> alt.LayerChart:
    """Draw what each posture is worth against the threat, for three strengths of the adversary's belief; the reader chooses.

    Parameters
    ----------
    given : the assumptions; their belief is replaced.
    """
    drawn, marks, rows = [], [], []
    for label, belief in BELIEFS.items():
        here = replace(given, belief=belief)
        threats = {posture: range(11) if posture == "open door" else (0, 10) for posture in option.POSTURES}
        lines = pd.concat(option.payoffs(here, list(threats[p])).query("posture == @p") for p in option.POSTURES)
        drawn.append(lines.assign(choice=label))
        steps = option.changes(here)
        marks += [(label, round(start, 2), posture, turn % 2) for turn, (start, posture) in enumerate(steps[1:])]
        ends = [*(start for start, _ in steps[1:]), option.MOST]
        rows += [(label, posture, round(start, 1), round(end, 1)) for (start, posture), end in zip(steps, ends, strict=True)]
    lines = pd.concat(drawn).round(3)
    points = pd.DataFrame(marks, columns=["choice", "threat", "posture", "row"])
    last = lines[lines["threat"] == 10].sort_values(["choice", "payoff"])
    close = last.groupby("choice")["payoff"].diff() < 0.6  # two names that would collide make room for each other
    last["payoff"] += 0.3 * close - 0.3 * close.shift(-1, fill_value=False)
    last["words"] = last["posture"].replace({"none": "no tie"})
    choice = alt.param(name="belief", value=next(iter(BELIEFS)), bind=alt.binding_select(options=list(BELIEFS), name="The bow is "))
    colour = alt.Color("posture:N", legend=None).scale(domain=list(COLOURS), range=[style.colour(name) for name in COLOURS.values()])
    x = alt.X("threat:Q", title="Threat today (invented scale)").scale(domain=[0, 14.4], nice=False).axis(values=[0, 2, 4, 6, 8, 10])
    y = alt.Y("payoff:Q", title="Payoff, compared with no tie").scale(domain=[-3, 6], nice=False).axis(tickCount=6, grid=False)
    base = alt.Chart(lines, width=style.WIDTH, height=300).add_params(choice).transform_filter("datum.choice == belief")
    tooltip = [
        alt.Tooltip("posture:N", title="Posture"),
        alt.Tooltip("threat:Q", title="Threat"),
        alt.Tooltip("payoff:Q", title="Payoff", format=".2f"),
    ]
    paths = base.mark_line().encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=alt.StrokeDash("posture:N", legend=None).scale(domain=list(COLOURS), range=[[2, 3], [8, 3], [1, 0], [12, 3, 2, 3]]),
        tooltip=tooltip,
    )
    here = alt.Chart(points).transform_filter("datum.choice == belief")
    rules = here.mark_rule(strokeDash=[3, 3], strokeWidth=1.2, color=style.colour("muted")).encode(x=x)
    numbers = [  # in two rows by turns, so that near ones do not collide
        here.transform_filter(f"datum.row == {row}")
        .mark_text(align="center", dy=dy, fontWeight="bold")
        .encode(x=x, y=alt.value(0), text=alt.Text("threat:Q", format=".1f"), color=colour)
        for row, dy in ((0, -8), (1, -22))
    ]
    ends = alt.Chart(last).transform_filter("datum.choice == belief")
    names = ends.mark_text(align="left", dx=5, fontWeight="bold").encode(x=x, y=y, text="words:N", color=colour)
    told = "; ".join(
        f"{label}: " + ", ".join(f"{posture} from {start} to {end}" for name, posture, start, end in rows if name == label)
        for label in BELIEFS
    )
    return style.finish(
        alt.layer(paths, rules, *numbers, names),
        title="The less the adversary believes in the bow, the sooner an alliance pays",
        subtitle="Payoff of four postures by threat; the numbers on top say where the best one changes",
        description=f"Four lines rise with the threat. The best posture by strength of the adversary's belief: {told}.",
        source=MODEL,
        table=pd.DataFrame(rows, columns=["The bow is", "Best posture", "From threat", "To threat"]),
        controls=["The bow is"],
    )


@style.chart(model="option")
def tornado(given: option.Assumptions) -> alt.LayerChart:
    """Draw how the critical point moves as each assumption goes through its range; the reader chooses the ranges.

    Parameters
    ----------
    given : the assumptions from which one departs.
    """
    sets = {"our ignorance": option.RANGES, "a quarter each way": option.quarter(given)}
    start = option.critical_point(given)
    tables = [option.sensitivity(given, ranges).assign(choice=label, rank=lambda t: t.index).round(3) for label, ranges in sets.items()]
    bars = pd.concat(tables)
    bars["told"] = bars["assumption"].map(TOLD)
    bars["words"] = [f"{r.told}: {r.low:g} to {r.high:g}" for r in bars.itertuples()]
    ends = pd.concat(
        [
            bars.assign(at=bars["at_low"], value=bars["low"], left=bars["at_low"] <= bars["at_high"]),
            bars.assign(at=bars["at_high"], value=bars["high"], left=bars["at_high"] < bars["at_low"]),
        ]
    )[["choice", "rank", "at", "value", "left"]]
    choice = alt.param(name="ranges", value=next(iter(sets)), bind=alt.binding_select(options=list(sets), name="Ranges as wide as "))
    rows = alt.Y("rank:O", title=None).axis(labels=False, ticks=False, domain=False)
    x = (
        alt.X("at_low:Q", title="Threat from which an alliance pays")
        .scale(domain=[3.2, 10.4], nice=False)
        .axis(values=[4, 5, 6, 7, 8, 9], format="~g")
    )
    base = (
        alt.Chart(bars[["choice", "rank", "told", "words", "low", "high", "at_low", "at_high", "swing"]])
        .properties(width=style.WIDTH, height=alt.Step(46))
        .add_params(choice)
        .transform_filter("datum.choice == ranges")
        .encode(y=rows)
    )
    boxes = base.mark_bar(size=12, yOffset=9, color=style.colour("second")).encode(
        x=x,
        x2="at_high:Q",
        tooltip=[
            alt.Tooltip("told:N", title="Assumption"),
            alt.Tooltip("low:Q", title="Low"),
            alt.Tooltip("at_low:Q", title="Critical point there", format=".1f"),
            alt.Tooltip("high:Q", title="High"),
            alt.Tooltip("at_high:Q", title="Critical point there", format=".1f"),
        ],
    )
    words = base.mark_text(align="left", yOffset=-8).encode(x=alt.value(0), text="words:N")
    tips = [
        alt.Chart(ends)
        .transform_filter("datum.choice == ranges")
        .transform_filter(f"datum.left == {str(left).lower()}")
        .mark_text(align="right" if left else "left", dx=-4 if left else 4, yOffset=9, fontSize=12)
        .encode(x="at:Q", y=rows, text=alt.Text("value:Q", format="~g"))
        for left in (True, False)
    ]
    middle = base.mark_tick(size=18, thickness=2.5, yOffset=9, color=style.colour("accent")).encode(x=alt.datum(start))
    first = {label: TOLD[table["assumption"].iloc[0]] for label, table in zip(sets, tables, strict=True)}
    table = bars[["choice", "told", "low", "high", "at_low", "at_high", "swing"]].round(2)
    return style.finish(
        alt.layer(boxes, middle, words, *tips),
        title="Which assumption matters most depends on how little we know of it",
        subtitle=f"Critical point (from {start:.1f}) as one assumption moves; at the ends of each bar, its value there",
        description=(
            f"Bars of the critical point around {start:.1f}, widest first. "
            + " ".join(
                f"Ranges as wide as {label}: {first[label]} moves it most, from {min(r.at_low, r.at_high):.1f} to {max(r.at_low, r.at_high):.1f}."
                for label, r in ((label, table.iloc[0]) for label, table in zip(sets, tables, strict=True))
            )
        ),
        source=MODEL,
        table=table.set_axis(
            ["Ranges as wide as", "Assumption", "Low", "High", "Critical point at low", "Critical point at high", "Swing"], axis=1
        ),
        controls=["Ranges as wide as"],
    )


@style.chart(model="option")
def fates(given: option.Assumptions) -> alt.LayerChart:
    """Draw for which beliefs and first moves the bow is ever the best posture.

    Parameters
    ----------
    given : the assumptions; their belief and first move are replaced.
    """
    steps = [tenth / 10 for tenth in range(11)]
    rows = [(belief, first, _fate(replace(given, belief=belief, first=first))) for belief in steps for first in steps]
    cells = pd.DataFrame([(belief, first, *fate) for belief, first, fate in rows], columns=["belief", "first", "fate", "critical"])
    cells["critical"] = cells["critical"].round(1)
    x = alt.X("belief:O", title="Adversary's belief that the door would be used").axis(labelAngle=0, labelOverlap=True, format=".1f")
    y = alt.Y("first:O", title="Chance that the adversary moves first", sort="descending").axis(format=".1f")
    names = [style.colour(name) for name in ("pale", "second", "accent")]
    tiles = (
        alt.Chart(cells, width=style.WIDTH, height=300)
        .mark_rect(stroke=style.colour("grid"), strokeWidth=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("fate:N", legend=alt.Legend(title=None, orient="top", direction="vertical", labelLimit=300)).scale(
                domain=list(FATES), range=names
            ),
            tooltip=[
                alt.Tooltip("belief:Q", title="Belief"),
                alt.Tooltip("first:Q", title="Chance of a first move"),
                alt.Tooltip("fate:N", title="What follows"),
                alt.Tooltip("critical:Q", title="Threat from which an alliance pays"),
            ],
        )
    )
    counts = cells["fate"].value_counts()
    return style.finish(
        tiles,
        title=f"In {counts[FATES[0]]} of {len(cells)} settings the bow is never worth drawing",
        subtitle="Each tile is one pair of assumptions; all others as at the start",
        description=(
            f"A grid of {len(cells)} tiles. In {counts[FATES[0]]}, where belief is low or a first move likely, the open door is never the "
            f"best posture. In {counts[FATES[1]]} it is best for a while and then an alliance pays. In {counts[FATES[2]]}, with a belief "
            "near one and hardly any first move, no threat on the scale makes an alliance pay."
        ),
        source=MODEL,
        table=cells.set_axis(["Belief", "First move", "What follows", "Threat from which an alliance pays"], axis=1),
    )


def _fate(given: option.Assumptions) -> tuple[str, float | None]:
    """Say what becomes of the bow, and give the critical point if it lies on the scale."""
    point = option.critical_point(given)
    found = point if point <= option.MOST else None
    if all(posture != "open door" for _, posture in option.changes(given)):
        return FATES[0], found
    return FATES[2 if found is None else 1], found


def _numbers(articles: list[str]) -> str:
    """Write numbers of articles: "Articles 4, 5 and 6"."""
    if not articles:
        return "number not read"
    *before, last = articles
    return f"Articles {', '.join(before)} and {last}" if before else f"Article {last}"


@style.chart()
def clauses(articles: pd.DataFrame) -> alt.LayerChart:
    """Set the treaty of 2001 beside that of 1950, topic by topic.

    Parameters
    ----------
    articles : the table ``treaty_articles``.
    """
    cells = []
    for label, *sides in CLAUSES:
        for (treaty, heading), (topics, duty) in zip(TREATIES.items(), sides, strict=True):
            found = articles[(articles["treaty"] == treaty) & articles["topic"].isin(topics.split(", "))]
            if bool(duty) != bool(len(found)):
                raise ValueError(f"{label}, {heading}: the duty and the table of articles do not agree")
            known = found.loc[found["basis"] != "unnumbered", "article"].tolist()
            told = " ".join(found["paraphrase"]) or "no such article"
            armed = label == CLAUSES[0][0] and bool(duty)
            cells.append((label, heading, duty or "nothing", _numbers(known) if duty else "", told, armed))
    table = pd.DataFrame(cells, columns=["topic", "treaty", "duty", "article", "told", "armed"])
    table["kind"] = ["armed help" if r.armed else "nothing" if r.duty == "nothing" else "other duty" for r in table.itertuples()]
    base = alt.Chart(table, width=style.WIDTH, height=alt.Step(66)).encode(
        y=alt.Y("topic:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        x=alt.X("treaty:N", title=None, sort=None)
        .scale(paddingInner=0.04, paddingOuter=0)
        .axis(
            orient="top", labelAngle=0, labelFontSize=14, labelFontWeight="bold", labelColor=style.colour("ink"), ticks=False, domain=False
        ),
    )
    tiles = base.mark_rect(yOffset=10, height=40, strokeWidth=1.5, cornerRadius=3).encode(
        color=alt.Color("kind:N", legend=None).scale(
            domain=["armed help", "other duty", "nothing"], range=[style.colour("pale"), style.colour("pale"), "transparent"]
        ),
        stroke=alt.Stroke("kind:N", legend=None).scale(
            domain=["armed help", "other duty", "nothing"], range=[style.colour("accent"), style.colour("pale"), style.colour("grid")]
        ),
        tooltip=[alt.Tooltip("topic:N", title="Topic"), alt.Tooltip("treaty:N", title="Treaty"), alt.Tooltip("told:N", title="It says")],
    )
    duties = [
        base.transform_filter(test).mark_text(yOffset=offset, fontWeight=bold, color=style.colour(name)).encode(text="duty:N")
        for test, offset, bold, name in (
            ("datum.kind == 'armed help'", 3, "bold", "ink"),
            ("datum.kind == 'other duty'", 3, "normal", "ink"),
            ("datum.kind == 'nothing'", 10, "normal", "muted"),
        )
    ]
    numbers = base.mark_text(yOffset=19, fontSize=12).encode(text="article:N")
    labels = (
        base.transform_filter("datum.treaty == 'Treaty of 1950'")
        .mark_text(align="left", yOffset=-19, fontWeight="bold")
        .encode(x=alt.value(0), text="topic:N")
    )
    armed = table.loc[table["armed"], "treaty"].tolist()
    shown = table.assign(article=table["article"].replace("", "none"))[["topic", "treaty", "duty", "article", "told"]]
    return style.finish(
        alt.layer(tiles, *duties, numbers, labels),
        title="The treaty of 2001 covers more than that of 1950 and leaves out the one duty that made an ally",
        subtitle="What each side owes the other, by topic",
        description=(
            f"Two columns of {len(CLAUSES)} topics. Only the {armed[0].lower()} promises armed help. "
            + " ".join(f"{r.topic}: {r.treaty[-4:]} {r.duty}{f', {r.article}' if r.article else ''}." for r in table.itertuples())
        ),
        source=(
            "our paraphrase of the treaty texts and of reports on them (table of treaty articles). Of 2001, Articles 10, 14, 15, 17 to 19, "
            "21, 23 and 24 were not read."
        ),
        table=shown.set_axis(["Topic", "Treaty", "Duty", "Article", "Content"], axis=1),
    )


@style.chart()
def record(events: pd.DataFrame) -> alt.LayerChart:
    """Draw what happened to the thesis from 2021 to 2026.

    Parameters
    ----------
    events : the events of :data:`EVENTS`, as :func:`alliances.evidence.event_table` returns them.
    """
    return timeline.events(
        events.assign(
            title=events["id"].map(EVENTS),
            kind=events["kind"].where(events["id"] != "EV-2026-treaty-prolonged", "treaty"),
        ),
        title="In five years the pair prolonged its treaty twice and promised no armed help",
        subtitle="Events of June 2021 to February 2026; what was signed or prolonged is in red",
        first=2021,
        last=2027,
        marked="treaty",
    )
