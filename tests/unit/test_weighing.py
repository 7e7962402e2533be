"""Weighing arguments: limits, symmetry and monotonicity, and the counts that the chapter's sentences state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data, evidence, numbers
from alliances.models import weighing

VERDICTS = st.lists(st.sampled_from(["accurate", "imprecise", "contested", "opinion"]), min_size=1, max_size=10)
CREDIT = st.fixed_dictionaries({name: st.floats(0, 1) for name in ("imprecise", "contested", "opinion")})


@given(VERDICTS, CREDIT)
def test_strength_keeps_its_limits(verdicts, credit):
    assert 0 <= weighing.strength(verdicts, credit) <= len(verdicts)
    assert 0 <= weighing.strength(verdicts, credit, average=True) <= 1


@given(VERDICTS, CREDIT, st.floats(0, 1))
def test_more_credit_never_weakens_a_case(verdicts, credit, less):
    poorer = credit | {"opinion": credit["opinion"] * less}
    assert weighing.strength(verdicts, poorer) <= weighing.strength(verdicts, credit)


def test_a_credit_out_of_range_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        weighing.strength(["opinion"], {"opinion": 1.5})


@given(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3))
def test_shares_add_up_and_mirror(pros, cons, most):
    win, tie, lose = weighing.share_of_weightings(pros, cons, most)
    assert win + tie + lose == pytest.approx(1)
    assert weighing.share_of_weightings(cons, pros, most) == pytest.approx((lose, tie, win))


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_longer_list_never_wins_less_often(pros, cons):
    assert weighing.share_of_weightings(pros + 1, cons)[0] >= weighing.share_of_weightings(pros, cons)[0]


def test_shares_by_counting_every_weighting():
    """Two against one argument with weights 0 to 2: all 27 weightings, counted one by one."""
    wins = sum(a + b > c for a in range(3) for b in range(3) for c in range(3))
    assert weighing.share_of_weightings(2, 1, most=2)[0] == pytest.approx(wins / 27)


def test_the_chapter_counts_right():
    """The chapter and its exercises say in words: 6 and 12 stated premises, none accurate, 5 of 6 contested, 6 of 12 opinions, 10 + 7 + 1 in all."""
    steps, ledger = data.load("arguments"), evidence.claims()
    stated = steps[steps["place"] == "premise"]
    found = {side: [ledger[claim].verdict for claim in stated.loc[stated["side"] == side, "claim"]] for side in ("for", "against")}
    assert [len(found["for"]), len(found["against"])] == [6, 12]
    assert found["for"].count("contested") == 5
    assert found["against"].count("opinion") == 6
    both = found["for"] + found["against"]
    assert [both.count(verdict) for verdict in ("accurate", "contested", "opinion", "imprecise")] == [0, 10, 7, 1]
    assert numbers.value("arguments.for-wins-all") < numbers.value("arguments.for-wins-no-opinion") < 50


def test_every_step_leads_somewhere_and_names_its_source():
    steps = data.load("arguments").set_index("id")
    assert set(steps["leads_to"].dropna()) <= set(steps.index)
    assert (steps["leads_to"].isna() == (steps["place"] == "conclusion")).all()
    for row in steps.itertuples():
        assert isinstance(row.claim, str) or isinstance(row.sources, str), row.Index
    assert set(steps["claim"].dropna()) <= set(evidence.claims())
    assert {key for cell in steps["sources"].dropna() for key in evidence.keys(cell)} <= evidence.known_keys()
