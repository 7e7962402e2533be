"""The two fears: limits, directions, symmetry, and the best commitment against a search."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliances.models import abandonment

COST = st.floats(0.5, 20)
SHARE = st.floats(0, 1)
BOLD = st.floats(0.05, 1)
CURVE = st.floats(1.2, 5)
LEVELS = [step / 400 for step in range(401)]


@given(alone=COST, war=COST, bold=BOLD, curve=CURVE)
def test_the_ends_carry_one_fear_each(alone, war, bold, curve):
    assert abandonment.costs(0, alone, war, bold, 0, curve) == pytest.approx((alone, 0, alone))
    assert abandonment.costs(1, alone, war, bold, 0, curve) == pytest.approx((0, war * bold, war * bold))


@given(low=SHARE, high=SHARE, bold=BOLD, curve=CURVE)
def test_commitment_lowers_one_risk_and_raises_the_other(low, high, bold, curve):
    """Snyder (1984): whatever eases one fear feeds the other. True without restraint."""
    assume(low <= high)
    assert abandonment.abandonment_risk(low, curve) >= abandonment.abandonment_risk(high, curve)
    assert abandonment.entrapment_risk(low, bold, 0, curve) <= abandonment.entrapment_risk(high, bold, 0, curve)


@given(level=SHARE, bold=BOLD, restraint=SHARE, curve=CURVE)
def test_risks_are_probabilities(level, bold, restraint, curve):
    assert 0 <= abandonment.abandonment_risk(level, curve) <= 1
    assert 0 <= abandonment.entrapment_risk(level, bold, restraint, curve) <= 1


@given(alone=COST, war=COST, bold=BOLD, restraint=SHARE)
def test_the_best_commitment_is_best(alone, war, bold, restraint):
    best = abandonment.best_commitment(alone, war, bold, restraint)
    least = abandonment.costs(best, alone, war, bold, restraint).total
    assert 0 <= best <= 1
    assert all(least <= abandonment.costs(level, alone, war, bold, restraint).total + 1e-9 for level in LEVELS)


@given(alone=COST, war=COST, bold=BOLD, curve=CURVE)
def test_the_best_commitment_is_best_for_every_curve(alone, war, bold, curve):
    best = abandonment.best_commitment(alone, war, bold, 0, curve)
    least = abandonment.costs(best, alone, war, bold, 0, curve).total
    assert all(least <= abandonment.costs(level, alone, war, bold, 0, curve).total + 1e-9 for level in LEVELS)


@given(alone=COST, war=COST)
def test_the_two_fears_are_symmetrical(alone, war):
    assert abandonment.best_commitment(alone, war) == pytest.approx(1 - abandonment.best_commitment(war, alone))
    assert abandonment.best_commitment(alone, alone) == pytest.approx(0.5)


@given(alone=COST, war=COST, bold=BOLD, more=st.floats(1, 3), curve=CURVE)
def test_more_to_lose_alone_means_more_commitment_and_a_bolder_partner_less(alone, war, bold, more, curve):
    best = abandonment.best_commitment(alone, war, bold, 0, curve)
    assert abandonment.best_commitment(alone * more, war, bold, 0, curve) >= best - 1e-12
    assert abandonment.best_commitment(alone, war * more, bold, 0, curve) <= best + 1e-12


@given(alone=COST, war=COST, bold=BOLD, less=SHARE, more=SHARE)
def test_restraint_allows_more_commitment(alone, war, bold, less, more):
    assume(less <= more)
    low = abandonment.best_commitment(alone, war, bold, less)
    assert abandonment.best_commitment(alone, war, bold, more) >= low - 1e-9


def test_a_partner_who_can_be_held_back_fully_is_worth_full_commitment():
    assert abandonment.best_commitment(alone=4, war=8, restraint=1) == 1
    assert abandonment.best_commitment(alone=1, war=10, restraint=0) == pytest.approx(1 / 11)


@pytest.mark.parametrize(("alone", "war", "best"), [(8, 4, 1.0), (4, 8, 0.0)])
@pytest.mark.parametrize("curve", [0.5, 1])
def test_without_a_curve_the_best_is_at_an_end(alone, war, best, curve):
    assert abandonment.best_commitment(alone, war, curve=curve) == best


def test_a_steep_curve_pulls_the_best_to_the_middle():
    assert abandonment.best_commitment(9, 1, curve=200) == pytest.approx(0.5, abs=0.01)


@given(alone=COST, war=COST, restraint=st.floats(0.05, 1))
def test_other_curves_with_restraint_are_searched(alone, war, restraint):
    best = abandonment.best_commitment(alone, war, 1, restraint, curve=3)
    least = abandonment.costs(best, alone, war, 1, restraint, 3).total
    assert all(least <= abandonment.costs(level, alone, war, 1, restraint, 3).total + 1e-2 for level in LEVELS)


@pytest.mark.parametrize("wrong", [{"alone": 0, "war": 4}, {"alone": 4, "war": -1}, {"alone": 4, "war": 4, "boldness": 0}])
def test_costs_must_be_positive(wrong):
    with pytest.raises(ValueError, match="above 0"):
        abandonment.best_commitment(**wrong)


def test_commitment_stays_in_its_range():
    with pytest.raises(ValueError, match="between 0 and 1"):
        abandonment.costs(1.1, 8, 4)


def test_the_curves_meet_the_costs():
    table = abandonment.fear_curves(8, 4, 0.5, 0.2)
    assert (table["abandonment"] + table["entrapment"] - table["total"]).abs().max() < 1e-12
    assert table["commitment"].iloc[[0, -1]].tolist() == [0, 1]
