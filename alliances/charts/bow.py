"""Charts on the drawn bow: what the postures pay, which assumption matters, and what the treaty of 2001 asks for."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from ..base.spans import DAYS_A_YEAR
from ..models import option
from . import parts, style, wording

MODEL = "our model of the drawn bow (option.py); every number in it is invented."
BELIEFS = {"half believed (0.5)": 0.5, "doubted (0.1)": 0.1, "believed (0.9)": 0.9}
LOOKS = {  # posture: colour and dashes, the same as in the explorer of the model
    "none": ("base", [2, 3]),
    "partnership": ("for", [12, 3, 2, 3]),
    "open door": ("focus", [1, 0]),
    "alliance": ("ink", [8, 4]),
}
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
KNOWN = {"our ignorance": "Where ranges follow our ignorance", "a quarter each way": "Moved by a quarter each way"}
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
    ("Term", ("term", "30 years, then 5 more"), ("term", "20 years, then 5 more")),
)
EVENTS = {
    "EV-2021-treaty-extension": "2001 treaty to run on",
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
    "EV-2026-treaty-prolonged": "aide: 2001 treaty prolonged",
    "EV-2026-training-report": "training in China reported",
    "EV-2026-eleventh-patrol": "eleventh joint air patrol",
}
PROLONGED = ("EV-2021-treaty-extension", "EV-2026-treaty-prolonged")


@style.chart(model="option")
def payoffs(given: option.Assumptions) -> alt.LayerChart:
    """Draw what each posture is worth against the threat, for three strengths of the adversary's belief; the reader chooses.

    Parameters
    ----------
    given : the assumptions; their belief is replaced.
    """
    lines = pd.concat(_lines(replace(given, belief=belief)).assign(choice=label) for label, belief in BELIEFS.items()).round(3)
    turns = {label: option.changes(replace(given, belief=belief)) for label, belief in BELIEFS.items()}
    points = pd.DataFrame(
        [(label, round(at, 2), posture, turn % 2) for label, steps in turns.items() for turn, (at, posture) in enumerate(steps[1:])],
        columns=["choice", "threat", "posture", "row"],
    )
    points["words"] = [f"{'critical point ' * (row.posture == 'alliance')}{row.threat:.1f}" for row in points.itertuples()]
    rows = pd.DataFrame(
        [
            (label, posture, round(start, 1), round(end, 1))
            for label, steps in turns.items()
            for (start, posture), (end, _) in pairwise([*steps, (option.MOST, "")])
        ],
        columns=["choice", "posture", "start", "end"],
    )
    told = {
        label: ", ".join(f"{row.posture} from {row.start} to {row.end}" for row in group.itertuples())
        for label, group in rows.groupby("choice", sort=False)
    }
    return style.finish(
        _postures(lines, points),
        title=lambda chosen: _verdict(chosen["belief"], turns[chosen["belief"]]),
        subtitle=f"What {wording.number(len(LOOKS))} postures are worth by threat; numbers on top: where the best one changes",
        description=lambda chosen: (
            f"{wording.opening(len(LOOKS))} lines over the threat from 0 to {option.MOST:g}; no tie is the level line at 0, the others rise. "
            f"With a bow that is {chosen['belief']} the best posture is: {told[chosen['belief']]}."
        ),
        source=MODEL,
        table=parts.headed(rows, {"choice": "The bow is", "posture": "Best posture", "start": "From threat", "end": "To threat"}),
        controls=[parts.choice("belief", BELIEFS, "The bow is ")],
    )


def _verdict(belief: str, steps: list[tuple[float, str]]) -> str:
    """Say of one strength of belief where an alliance pays, and whether the bow is ever best."""
    word = belief.partition(" (")[0]
    pays = next((start for start, posture in steps if posture == "alliance"), None)
    drawn = next((start for start, posture in steps if posture == "open door"), None)
    if pays is None:
        return f"If the bow is {word}, no threat on the scale makes an alliance pay"
    if drawn is None:
        return f"If the bow is {word}, it is never the best posture, and an alliance pays from a threat of {pays:.1f}"
    return f"If the bow is {word}, it is best from a threat of {drawn:.1f}, and an alliance pays from {pays:.1f}"


def _lines(given: option.Assumptions) -> pd.DataFrame:
    """Return the payoff of each posture along the threat."""
    return option.payoffs(given, list(range(int(option.MOST) + 1)))


def _postures(lines: pd.DataFrame, points: pd.DataFrame) -> alt.LayerChart:
    """Draw the lines of the chosen belief, and numbers where the best posture changes."""
    colours = {posture: colour for posture, (colour, _) in LOOKS.items()}
    colour, ink = parts.shade("posture:N", colours), parts.lettered("posture:N", colours)
    dashes = parts.dashes("posture:N", {posture: dash for posture, (_, dash) in LOOKS.items()})
    x = parts.across("threat:Q", "Threat today (invented scale)", [0, 14.4], values=[0, 2, 4, 6, 8, 10])
    y = parts.upward("payoff:Q", "Payoff, compared with no tie", [-3, 6], values=[-2, 0, 2, 4, 6], grid=False)
    tips = parts.tips({"posture:N": "Posture", "threat:Q": "Threat", "payoff:Q": ("Payoff", ".2f")})
    chosen = alt.Chart(lines, width=style.WIDTH, height=300).transform_filter("datum.choice == belief")
    paths = chosen.mark_line().encode(x=x, y=y, color=colour, strokeDash=dashes, tooltip=tips)
    here = alt.Chart(points).transform_filter("datum.choice == belief")
    tips = parts.tips({"posture:N": "Best from here", "threat:Q": ("Threat", ".1f")})
    rules = here.mark_rule(strokeDash=[3, 3], strokeWidth=1.2, color=style.colour("muted")).encode(x=x, tooltip=tips)
    numbers = [  # in two rows by turns, so that near ones do not collide
        here.transform_filter(f"datum.row == {row}")
        .mark_text(align="center", dy=dy, fontWeight="bold")
        .encode(x=x, y=alt.value(0), text="words:N", color=ink)
        for row, dy in ((0, -8), (1, -22))
    ]
    names = parts.label(_apart(lines), x, y, align="left", dx=5, fontWeight="bold").encode(color=ink)
    return alt.layer(paths, rules, *numbers, names.transform_filter("datum.choice == belief"))


def _apart(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the ends of the lines with names that make room for each other where they would collide."""
    last = lines[lines["threat"] == option.MOST].copy()
    last["payoff"] = last.groupby("choice")["payoff"].transform(lambda ends: parts.apart(list(ends), 0.55))
    return last.assign(words=last["posture"].replace({"none": "no tie"}))


@style.chart(model="option")
def tornado(given: option.Assumptions) -> alt.LayerChart:
    """Draw how the critical point moves as each assumption goes through its range; the reader chooses the ranges.

    Parameters
    ----------
    given : the assumptions from which one departs.
    """
    sets = {"our ignorance": option.RANGES, "a quarter each way": option.quarter(given)}
    start = option.critical_point(given)
    bars = pd.concat(
        option.sensitivity(given, ranges).assign(choice=label, rank=lambda t: t.index) for label, ranges in sets.items()
    ).round(3)
    bars["told"] = bars["assumption"].map(TOLD)
    bars["words"] = [f"{r.told}: {r.low:g} to {r.high:g}" for r in bars.itertuples()]
    bars["widest"] = bars["rank"] == 0
    widest = {row.choice: row for row in bars[bars["widest"]].itertuples()}
    span = {name: f"from {min(row.at_low, row.at_high):.1f} to {max(row.at_low, row.at_high):.1f}" for name, row in widest.items()}
    heads = {"choice": "Ranges as wide as", "told": "Assumption", "low": "Low", "high": "High"}
    heads |= {"at_low": "Critical point at low", "at_high": "Critical point at high", "swing": "Swing"}
    return style.finish(
        _swings(bars, start),
        title=lambda chosen: (
            f"{KNOWN[chosen['ranges']]}, the {widest[chosen['ranges']].told} moves the critical point most, {span[chosen['ranges']]}"
        ),
        subtitle="Threat from which an alliance pays, as one assumption moves; at the ends of a bar, the value of that assumption",
        description=lambda chosen: (
            f"Bars around the critical point of the start, {start:.1f}, widest first. Ranges as wide as {chosen['ranges']}: "
            + "; ".join(
                f"{row.words}, critical point {row.at_low:.1f} to {row.at_high:.1f}"
                for row in bars[bars["choice"] == chosen["ranges"]].itertuples()
            )
            + "."
        ),
        source=MODEL,
        table=parts.headed(bars.round(2), heads),
        controls=[parts.choice("ranges", sets, "Ranges as wide as ")],
    )


def _swings(bars: pd.DataFrame, start: float) -> alt.LayerChart:
    """Draw the swing of each assumption as a bar across the critical point, with the values at its ends."""
    ends = pd.concat(
        [
            bars.assign(at=bars["at_low"], value=bars["low"], left=bars["at_low"] <= bars["at_high"]),
            bars.assign(at=bars["at_high"], value=bars["high"], left=bars["at_high"] < bars["at_low"]),
        ]
    )[["choice", "rank", "at", "value", "left"]]
    rows = parts.bare("rank:O")
    x = parts.across("at_low:Q", "Threat from which an alliance pays", [3.2, 10.4], values=[4, 5, 6, 7, 8, 9], format="~g")
    base = (
        alt.Chart(bars[["choice", "rank", "told", "words", "low", "high", "at_low", "at_high", "swing", "widest"]])
        .properties(width=style.WIDTH, height=alt.Step(46))
        .transform_filter("datum.choice == ranges")
        .encode(y=rows)
    )
    point = ("Critical point there", ".1f")
    tips = {"told:N": "Assumption", "low:Q": "Low", "at_low:Q": point, "high:Q": "High", "at_high:Q": point}
    boxes = base.mark_bar(size=12, yOffset=9).encode(
        x=x, x2="at_high:Q", color=parts.either("datum.widest", "focus", "base"), tooltip=parts.tips(tips)
    )
    values = [
        alt.Chart(ends)
        .transform_filter("datum.choice == ranges")
        .transform_filter(f"datum.left == {str(left).lower()}")
        .mark_text(align="right" if left else "left", dx=-4 if left else 4, yOffset=9, fontSize=12)
        .encode(x="at:Q", y=rows, text=alt.Text("value:Q", format="~g"))
        for left in (True, False)
    ]
    first = alt.Chart(pd.DataFrame({"at": [start], "words": [f"at the start {start:.1f}"]})).encode(x="at:Q")
    middle = base.mark_tick(size=20, thickness=3, yOffset=9, color=style.colour("ink")).encode(x=alt.datum(start))
    named = first.mark_text(dy=-8, fontWeight="bold").encode(y=alt.value(0), text="words:N")
    return alt.layer(boxes, middle, named, parts.heading(base, "words:N", 8), *values)


@style.chart(model="option")
def fates(given: option.Assumptions) -> alt.LayerChart:
    """Draw for which beliefs and first moves the bow is ever the best posture.

    Parameters
    ----------
    given : the assumptions; their belief and first move are replaced.
    """
    steps = [tenth / 10 for tenth in range(11)]
    cells = pd.DataFrame(
        [(belief, first, *_fate(replace(given, belief=belief, first=first))) for belief in steps for first in steps],
        columns=["belief", "first", "fate", "critical"],
    ).round({"critical": 1})
    legend = alt.Legend(title=None, orient="top", direction="vertical", labelLimit=300)
    tips = {"belief:Q": "Belief", "first:Q": "Chance of a first move", "fate:N": "What follows"}
    x = alt.X("belief:O", title="Belief that the door would be used").axis(labelAngle=0, labelOverlap=True, format=".1f")
    y = alt.Y("first:O", title="Chance that the adversary moves first", sort="descending").axis(format=".1f")
    colour = alt.Color("fate:N", legend=legend, scale=parts.shades(dict(zip(FATES, ("pale", "base", "focus"), strict=True))))
    tiles = alt.Chart(cells, width=style.WIDTH, height=300).mark_rect(stroke=style.colour("grid"), strokeWidth=1)
    tiles = tiles.encode(x, y, colour, tooltip=parts.tips(tips | {"critical:Q": "Threat from which an alliance pays"}))
    ring = alt.Chart(pd.DataFrame({"belief": [round(given.belief, 1)], "first": [round(given.first, 1)]})).encode(x, y)
    ring = ring.mark_point(size=130, filled=False, strokeWidth=2.5, opacity=1, color=style.colour("ink"))
    counts = cells["fate"].value_counts().reindex(FATES, fill_value=0)
    beyond = cells[cells["fate"] == FATES[2]]
    return style.finish(
        alt.layer(tiles, ring),
        title=(
            f"In {counts[FATES[0]]} of {len(cells)} settings the bow is never best; in {counts[FATES[2]]} no threat on the scale makes an "
            "alliance pay"
        ),
        subtitle=f"Each tile is one pair of assumptions, all others as at the start; ring: the start, {given.belief:.1f} and {given.first:.1f}",
        description=(
            f"A grid of {len(cells)} tiles. In {counts[FATES[0]]}, where belief is low or a first move likely, the open door is never the "
            f"best posture. In {counts[FATES[1]]} it is best for a while and then an alliance pays. In {counts[FATES[2]]}, with a belief "
            f"of {beyond['belief'].min():.1f} or more and a chance of a first move of {beyond['first'].max():.1f} at most, no threat on the scale "
            f"makes an alliance pay. A ring marks the start: belief {given.belief:.1f}, chance of a first move {given.first:.1f}."
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
    return f"Article{'s' * (len(articles) > 1)} {wording.listed(articles)}"


def _known(articles: pd.DataFrame) -> str:
    """Write which articles of the newer treaty are known by their number, neighbours as a span: "Articles 1 to 9 and 22"."""
    newer = articles[articles["treaty"].eq(list(TREATIES)[-1]) & articles["basis"].ne("unnumbered")]
    numbers = newer["article"].astype(int).sort_values().reset_index(drop=True)
    spans = numbers.groupby(numbers - numbers.index).agg(["min", "max"]).itertuples(index=False)
    return _numbers([f"{low} to {high}" if high > low else f"{low}" for low, high in spans])


def _cells(articles: pd.DataFrame) -> pd.DataFrame:
    """Return for each topic and treaty the duty in a few words, its articles and what they say.

    Raises
    ------
    ValueError : if a duty has no article in the table, or an article no duty.
    """
    cells = []
    for label, *sides in CLAUSES:
        for (treaty, heading), (topics, duty) in zip(TREATIES.items(), sides, strict=True):
            found = articles[(articles["treaty"] == treaty) & articles["topic"].isin(topics.split(", "))]
            if bool(duty) != bool(len(found)):
                raise ValueError(f"{label}, {heading}: the duty and the table of articles do not agree")
            known = found.loc[found["basis"] != "unnumbered", "article"].tolist()
            told = " ".join(found["paraphrase"]) or "no such article"
            kind = ("armed help" if duty else "missing") if label == CLAUSES[0][0] else "other duty" if duty else "nothing"
            cells.append((label, heading, duty or "nothing", _numbers(known) if duty else "", told, kind == "armed help", kind))
    return pd.DataFrame(cells, columns=["topic", "treaty", "duty", "article", "told", "armed", "kind"])


@style.chart()
def clauses(articles: pd.DataFrame) -> alt.LayerChart:
    """Set the treaty of 2001 beside that of 1950, topic by topic.

    Parameters
    ----------
    articles : the table ``treaty_articles``.
    """
    table = _cells(articles)
    armed = table.loc[table["armed"], "treaty"].tolist()
    shown = table.assign(article=table["article"].replace("", "none"))
    return style.finish(
        _tiles(table),
        title="The treaty of 2001 covers more topics than that of 1950, without its help in war",
        subtitle="What each side owes the other, by topic",
        description=(
            f"Two columns of {len(CLAUSES)} topics. Only the {armed[0].lower()} promises armed help. "
            + " ".join(f"{r.topic}: {r.treaty[-4:]} {r.duty}{f', {r.article}' if r.article else ''}." for r in table.itertuples())
        ),
        source=f"our paraphrase of the treaty texts and of reports on them. Of 2001, we know by number only {_known(articles)}.",
        table=parts.headed(shown, {"topic": "Topic", "treaty": "Treaty", "duty": "Duty", "article": "Article", "told": "Content"}),
    )


def _tiles(table: pd.DataFrame) -> alt.LayerChart:
    """Draw a tile with the duty and its articles for each topic and treaty; armed help is framed in colour, and dashed where it lacks."""
    axis = {"orient": "top", "labelAngle": 0, "labelFontSize": 14, "labelFontWeight": "bold", "ticks": False, "domain": False}
    x = alt.X("treaty:N", title=None, sort=None).scale(paddingInner=0.04, paddingOuter=0).axis(labelColor=style.colour("ink"), **axis)
    base = parts.rows(table, "topic:N", 66).encode(x=x)
    pale = style.colour("pale")
    fill = parts.scale({"armed help": pale, "missing": "transparent", "other duty": pale, "nothing": "transparent"})
    edges = {"armed help": style.colour("focus"), "missing": "transparent", "other duty": pale, "nothing": style.colour("grid")}
    frame: dict[str, Any] = {"yOffset": 10, "height": 40, "strokeWidth": 2, "cornerRadius": 3}
    tiles = base.mark_rect(**frame).encode(
        color=alt.Color("kind:N", legend=None, scale=fill),
        stroke=alt.Stroke("kind:N", legend=None, scale=parts.scale(edges)),
        tooltip=parts.tips({"topic:N": "Topic", "treaty:N": "Treaty", "told:N": "It says"}),
    )
    lacking = base.transform_filter("datum.kind == 'missing'").mark_rect(
        fill="transparent", stroke=style.colour("focus"), strokeDash=[5, 4], **frame
    )
    duties = [
        base.transform_filter(test).mark_text(yOffset=offset, fontWeight=bold, color=style.colour(name)).encode(text="duty:N")
        for test, offset, bold, name in (
            ("datum.kind == 'armed help'", 3, "bold", "ink"),
            ("datum.kind == 'other duty'", 3, "normal", "ink"),
            ("datum.kind == 'missing'", 10, "bold", "focus"),
            ("datum.kind == 'nothing'", 10, "normal", "muted"),
        )
    ]
    numbers = base.mark_text(yOffset=19, fontSize=12).encode(text="article:N")
    first = f"datum.treaty == '{next(iter(TREATIES.values()))}'"
    return alt.layer(tiles, lacking, *duties, numbers, parts.heading(base.transform_filter(first), "topic:N", 19, bold=True))


@style.chart()
def record(events: pd.DataFrame) -> alt.LayerChart:
    """Draw what happened to the thesis from 2021 to 2026.

    Parameters
    ----------
    events : the events of :data:`EVENTS`, as :func:`alliances.evidence.event_table` returns them.
    """
    begun, ended = events["date"].min(), events["date"].max()
    span = wording.number(round((ended - begun).days / DAYS_A_YEAR))
    prolonged = wording.number(int(events["id"].isin(PROLONGED).sum()))
    rows = events.assign(title=events["id"].map(EVENTS), set_off=events["id"].isin(PROLONGED))
    rows["left"] = rows["date"] > begun + (ended - begun) * 0.45  # there is more room before the dot than behind it
    told = rows["when"] + ": " + rows["title"]
    heads = {"when": "Date", "title": "Event", "summary": "What happened", "claims": "Claims it bears on"}
    return style.finish(
        _dated(rows, begun.year, ended.year + 1),
        title=f"In {span} years {prolonged} prolongations of the treaty were made known, and no promise of armed help between China and Russia",
        subtitle=f"Events of {begun:%B %Y} to {ended:%B %Y}; diamonds: a prolongation is made known",
        description=f"A time line of {len(rows)} events, from top to bottom: " + "; ".join(told) + ".",
        source="the events and sources in the book's time line.",
        table=parts.headed(rows, heads),
    )


def _dated(rows: pd.DataFrame, first: int, last: int) -> alt.LayerChart:
    """Draw events as dots over an axis of years, each with its words beside it, where there is more room."""
    x = parts.across("date:T", None, parts.years(first, last), format="%Y", tickCount=last - first, orient="top")
    base = parts.rows(rows, "id:N", 38, list(rows["id"])).encode(x=x)
    tips = {"when:N": "Date", "title:N": "Event", "summary:N": "What happened", "claims:N": "Claims it bears on"}
    colour = parts.either("datum.set_off", "focus", "ink")
    shape = alt.Shape("set_off:N", legend=None, scale=parts.scale({True: "diamond", False: "circle"}))
    dots = base.mark_point(size=130, opacity=1).encode(color=colour, shape=shape, tooltip=parts.tips(tips))
    words = [
        base.transform_filter(f"datum.left == {str(left).lower()}")
        .mark_text(align="right" if left else "left", dx=-10 if left else 10, dy=dy, **mark)
        .encode(text=field, **({"color": colour} if field == "title:N" else {}))
        for left in (False, True)
        for field, dy, mark in (
            ("title:N", -7, {}),
            ("when:N", 8, {"fontSize": 11, "color": style.colour("muted")}),
        )
    ]
    return alt.layer(dots, *words)
