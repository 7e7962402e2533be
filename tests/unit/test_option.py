"""The drawn bow: closed forms against brute force, limits and directions, and the words of the chapter against the model."""

from dataclasses import replace
from math import inf, isinf
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data
from alliances.charts import bow
from alliances.exercises import explorers, get
from alliances.models import option
from alliances.models.option import Assumptions

ROOT = Path(__file__).resolve().parents[2]
shares = st.floats(0, 1).map(lambda x: round(x, 3))
costs = st.floats(0, 4).map(lambda x: round(x, 3))


@st.composite
def worlds(draw) -> Assumptions:
    support, pact = sorted([draw(shares), draw(shares)])
    extra = draw(costs)
    partnership = draw(costs)
    return Assumptions(
        belief=draw(shares),
        first=draw(shares),
        spread=draw(shares),
        support=support,
        pact=pact,
        partnership_cost=partnership,
        door_cost=extra,
        alliance_cost=draw(costs),
    )


def by_hand(threat: float, a: Assumptions) -> float:
    """The payoff of the open door as the docstring states it, without lines."""
    share = a.support + a.belief * (1 - a.first) * (a.pact - a.support)
    cost = a.partnership_cost + a.door_cost

    def later(x):
        best = max(share * x - cost, a.pact * x - a.alliance_cost)
        return a.first * (a.support * x - cost) + (1 - a.first) * best

    return (share * threat - cost) / 2 + (later(threat * (1 + a.spread)) + later(threat * (1 - a.spread))) / 4


@given(worlds(), st.floats(0, 10))
def test_the_open_door_is_the_highest_of_its_four_plans(world, threat):
    assert option.payoff("open door", threat, world) == pytest.approx(by_hand(threat, world), abs=1e-9)


@given(worlds())
def test_the_alliance_is_best_from_the_critical_point_on_and_not_before(world):
    point = option.critical_point(world)
    loosest = [posture for posture in option.POSTURES if posture != "alliance"]

    def ahead(threat):
        return option.payoff("alliance", threat, world) - max(option.payoff(posture, threat, world) for posture in loosest)

    if isinf(point):
        assert ahead(1000) < 0
        return
    assert ahead(point + 1) >= -1e-6
    assert ahead(point * 2 + 5) >= -1e-6
    if point > 0.1:
        assert ahead(point * 0.9) <= 1e-6


@given(worlds())
def test_changes_agree_with_a_search_on_a_grid(world):
    steps = option.changes(world)
    assert [start for start, _ in steps] == sorted({start for start, _ in steps})
    for threat in (0.37, 1.91, 3.3, 5.05, 7.77, 9.6):
        values = {posture: option.payoff(posture, threat, world) for posture in option.POSTURES}
        told = next(posture for start, posture in reversed(steps) if start <= threat)
        assert values[told] == pytest.approx(max(values.values()), abs=1e-6)


@given(worlds(), st.floats(0, 10))
def test_an_open_door_never_deters_more_than_a_pact_nor_less_than_a_partnership(world, threat):
    assert world.support - 1e-12 <= option.deterred("open door", world) <= world.pact + 1e-12
    assert option.option_value(threat, world) >= -1e-9


@given(worlds(), st.floats(0, 10), shares, shares)
def test_uncertainty_makes_waiting_worth_more(world, threat, one, other):
    low, high = sorted([one, other])
    assert option.option_value(threat, replace(world, spread=low)) <= option.option_value(threat, replace(world, spread=high)) + 1e-9


@given(worlds(), shares, shares)
def test_belief_postpones_the_alliance_and_a_first_move_brings_it_nearer(world, one, other):
    low, high = sorted([one, other])
    assert option.critical_point(replace(world, belief=low)) <= option.critical_point(replace(world, belief=high)) + 1e-6
    assert option.critical_point(replace(world, first=high)) <= option.critical_point(replace(world, first=low)) + 1e-6


@given(worlds(), costs, costs)
def test_a_dearer_alliance_pays_later(world, one, other):
    low, high = sorted([one, other])
    assert option.critical_point(replace(world, alliance_cost=low)) <= option.critical_point(replace(world, alliance_cost=high)) + 1e-6


@given(worlds())
def test_a_bow_that_nobody_believes_is_a_dear_partnership(world):
    nobody = replace(world, belief=0, first=1)
    for threat in (0, 3, 10):
        dearer = option.payoff("partnership", threat, nobody) - nobody.door_cost
        assert option.payoff("open door", threat, nobody) == pytest.approx(dearer, abs=1e-9)


def test_a_bow_believed_like_a_pact_makes_the_pact_useless():
    assert option.critical_point(Assumptions(belief=1, first=0)) == inf


def test_without_uncertainty_the_crossing_is_that_of_two_straight_lines():
    """With no spread and no first move the alliance overtakes the door at extra cost over extra share."""
    world = Assumptions(spread=0, first=0)
    extra_cost = world.alliance_cost - world.partnership_cost - world.door_cost
    assert option.critical_point(world) == pytest.approx(extra_cost / (world.pact - option.deterred("open door", world)))


@pytest.mark.parametrize("wrong", [{"belief": 1.1}, {"first": -0.1}, {"support": 0.8, "pact": 0.5}, {"door_cost": -1}])
def test_impossible_assumptions_are_refused(wrong):
    with pytest.raises(ValueError, match=r"share|pact|negative"):
        Assumptions(**wrong)


def test_unknown_ranges_are_refused():
    with pytest.raises(ValueError, match="no assumption courage"):
        option.sensitivity(Assumptions(), {"courage": (0, 1)})


def test_what_the_chapter_says_in_words():
    """The words of chapter and exercises on the model: about six, sooner when doubted, never when believed, who moves it most."""
    start = Assumptions()
    assert round(option.critical_point(start)) == 6
    assert [posture for _, posture in option.changes(start)] == list(option.POSTURES)
    doubted, believed = replace(start, belief=0.1), replace(start, belief=0.9)
    assert option.critical_point(doubted) < 5
    assert "open door" not in [posture for _, posture in option.changes(doubted)]
    assert option.critical_point(believed) > option.MOST
    assert option.sensitivity(start)["assumption"].iloc[0] == "belief"
    assert option.sensitivity(start)["assumption"].iloc[4] == "pact"
    quarter = option.sensitivity(start, option.quarter(start))
    assert quarter["assumption"].tolist()[:3] == ["pact", "alliance_cost", "belief"]
    spread = option.sensitivity(start).set_index("assumption").loc["spread"]
    assert spread["at_high"] > spread["at_low"]


def test_each_way_that_the_exercise_names_reaches_its_goal():
    """Belief, first move, cost and strength of a pact each reach the goal alone."""
    item, model = get("bow-explore"), explorers.get("drawn-bow")
    for change in ({"belief": 0.75}, {"first": 0.0}, {"cost": 3.0}, {"pact": 0.55}):
        assert item.grade({"inputs": model.start() | change}).outcome == "right", change


def test_the_explorer_starts_where_the_model_does():
    model, start = explorers.get("drawn-bow"), Assumptions()
    setting = model.start()
    assert [setting[name] for name in ("belief", "first", "spread", "pact", "cost")] == [
        start.belief,
        start.first,
        start.spread,
        start.pact,
        start.alliance_cost,
    ]
    assert model.outcome(setting)["critical"] == pytest.approx(option.critical_point(start))
    assert model.outcome(setting | {"belief": 1, "first": 0})["critical"] == 20


def test_the_comparison_of_treaties_leaves_out_no_article_of_the_table():
    articles = data.load("treaty_articles")
    for place, treaty in enumerate(bow.TREATIES, start=1):
        topics = set(", ".join(row[place][0] for row in bow.CLAUSES).split(", "))
        assert set(articles.loc[articles["treaty"] == treaty, "topic"]) <= topics
    table = bow.clauses(articles).to_dict()["usermeta"]["table"]["rows"]
    assert [row[1] for row in table if row[0] == "If the partner is attacked" and row[3] != "none"] == ["Treaty of 1950"]


def test_a_comparison_that_contradicts_the_table_is_refused():
    articles = data.load("treaty_articles")
    with pytest.raises(ValueError, match="do not agree"):
        bow.clauses(articles[articles["article"] != "22"])
