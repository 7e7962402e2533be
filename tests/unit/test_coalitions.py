"""Coalitions and the exchange of security for autonomy: limits, symmetry and monotonicity, and the numbers that the chapter states."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data, numbers
from alliances.exercises import explorers
from alliances.models import coalitions

STATES = st.dictionaries(st.sampled_from("ABCDEFG"), st.floats(0, 100), min_size=1).filter(lambda found: sum(found.values()) > 0.01)
STRENGTH = st.floats(0.1, 100)
TIGHT = st.floats(0, 1)


@given(STATES, st.sets(st.sampled_from("ABCDEFG")))
def test_the_parts_of_two_sides_add_up(strength, members):
    others = set(strength) - members
    assert coalitions.share(strength, members) + coalitions.share(strength, others) == pytest.approx(1)


@given(STATES, st.sets(st.sampled_from("ABCDEFG")), st.sampled_from("ABCDEFG"))
def test_a_further_member_never_weakens_a_coalition(strength, members, newcomer):
    assert coalitions.share(strength, members | {newcomer}) >= coalitions.share(strength, members) - 1e-12


def test_states_without_strength_are_refused():
    with pytest.raises(ValueError, match="no strength"):
        coalitions.share({"A": 0.0}, ["A"])


@given(STRENGTH, STRENGTH, TIGHT, TIGHT, STRENGTH)
def test_a_tighter_promise_never_lowers_security(own, ally, one, other, enemy):
    loose, tight = sorted((one, other))
    assert 0 < coalitions.security(own, ally, loose, enemy) <= coalitions.security(own, ally, tight, enemy) + 1e-12 < 1 + 1e-12


@given(STRENGTH, STRENGTH, TIGHT)
def test_bound_in_full_both_partners_are_equally_secure(own, ally, tightness):
    assert coalitions.security(own, ally, 1) == pytest.approx(coalitions.security(ally, own, 1))
    assert coalitions.autonomy(own, ally, 0) == 1
    # what one loses the other gains in part only, so together they never gain
    assert coalitions.autonomy(own, ally, tightness) + coalitions.autonomy(ally, own, tightness) <= 2 + 1e-12


@given(STRENGTH, STRENGTH)
def test_the_weaker_partner_gains_more_security_and_pays_more(one, other):
    weak, strong = sorted((one, other))
    gains = [coalitions.security(own, ally, 1) - coalitions.security(own, ally, 0) for own, ally in ((weak, strong), (strong, weak))]
    assert gains[0] >= gains[1] - 1e-12
    assert coalitions.autonomy(weak, strong, 1) <= coalitions.autonomy(strong, weak, 1) + 1e-12


def test_strengths_take_only_states_with_all_three_measures():
    table = coalitions.strengths(data.load("capabilities"), data.load("gdp_estimates"), data.load("warheads"))
    assert table.groupby("year").size().to_dict() == {1970: 10, 1990: 11, 2001: 11, 2010: 11, 2019: 11}


def test_the_smallest_disputed_coalitions_are_those_of_the_exercise():
    """The exercise says: two states in 2019 (China with Russia or Japan), three in the four earlier years."""
    model = explorers.get("coalition")
    states = [control.name for control in model.controls if control.kind == "toggle"]
    found = {}
    for year in map(str, coalitions.YEARS):
        for size in range(1, 4):
            sets = itertools.combinations(states, size)
            hits = [s for s in sets if model.outcome({"year": year} | {name: name in s for name in states})["disputed"]]
            if hits:
                found[year] = (size, hits)
                break
    assert {year: size for year, (size, _) in found.items()} == {"1970": 3, "1990": 3, "2001": 3, "2010": 3, "2019": 2}
    assert found["2019"][1] == [("CHN", "RUS"), ("CHN", "JPN")]
    assert {frozenset(s) - {"CHN", "RUS"} for s in found["1970"][1]} == {frozenset({name}) for name in ("JPN", "GBR", "FRA")}


def test_the_chapter_states_its_figures():
    """Nobody leads by all of four measures in 2021; the estimate that the reader is asked for is the one in the data."""
    assert numbers.value("power.cinc-2021") == pytest.approx(6.7, abs=0.05)
    assert numbers.value("power.cinc-1970") < 1 < numbers.value("power.warheads-2021")
    assert numbers.value("power.pair-product") < 50 < numbers.value("power.pair-cinc")
