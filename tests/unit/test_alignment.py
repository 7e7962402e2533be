"""The index of alignment: limits, weights, and what empty cells leave open."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data
from alliances.models import alignment

WEIGHTS = st.lists(st.floats(0.01, 100), min_size=5, max_size=5).map(lambda drawn: dict(zip(alignment.INDICATORS, drawn, strict=True)))


@pytest.fixture(scope="module")
def tables():
    return {name: data.load(name) for name in alignment.NEEDED}


@pytest.fixture(scope="module", params=["volume", "share"])
def limits(request, tables):
    return alignment.bounds(tables, request.param)


def test_limits_are_limits(limits):
    low, high = limits
    assert (low <= high).all().all()
    assert low.min().min() >= 0
    assert high.max().max() <= 1
    assert low.notna().all().all()


def test_what_no_table_knows_is_open_and_what_is_known_is_not(limits):
    low, high = limits
    for state in ("BLR", "ARM", "KAZ", "PRK"):
        assert (low.loc[state, "votes"], high.loc[state, "votes"]) == (0, 1)
        assert (low.loc[state, "arms"], high.loc[state, "arms"]) == (0, 1)
    assert low[["promise", "agreements"]].equals(high[["promise", "agreements"]])
    assert high.loc["ISR", "arms"] == 0


def test_a_partner_that_is_not_named_has_at_most_the_share_of_the_last_one(tables, limits):
    named = tables["partner_shares"].query("reporter == 'RUS' and year == 2021")
    last = named.groupby("flow")["share"].min().mean()
    largest = named[named["partner"] == "CHN"]["share"].mean()
    assert limits[1].loc["TUR", "trade"] == pytest.approx(last / largest)


@given(weights=WEIGHTS)
def test_the_index_stays_between_the_worst_and_the_best_indicator(limits, weights):
    low, high = limits
    index = alignment.spread(low, high, weights)
    assert (index["low"] <= index["high"] + 1e-12).all()
    assert (index["low"] >= low.min(axis=1) - 1e-12).all()
    assert (index["high"] <= high.max(axis=1) + 1e-12).all()


def test_only_the_proportion_of_the_weights_counts(limits):
    one = alignment.spread(*limits, {"votes": 1, "arms": 2})
    ten = alignment.spread(*limits, {"votes": 10, "arms": 20, "trade": 0})
    pd.testing.assert_frame_equal(one, ten)


def test_certain_is_rarer_than_possible(limits):
    shares = alignment.first(*limits, draws=2000)
    assert (shares["certain"] <= shares["as_zero"]).all()
    assert (shares["as_zero"] <= shares["possible"]).all()
    assert shares["as_zero"].sum() == pytest.approx(1)


def test_without_open_cells_exactly_one_state_is_first(limits):
    shares = alignment.first(limits[0], limits[0], draws=500)
    assert shares["certain"].sum() == pytest.approx(1)


def test_two_states_cannot_both_be_ahead(limits):
    there, back = (alignment.share_ahead(*limits, *pair, draws=2000) for pair in (("IRN", "TUR"), ("TUR", "IRN")))
    assert 0 < there + back < 1


@pytest.mark.parametrize("weights", [{}, {"votes": 0}, {"votes": -1, "arms": 2}])
def test_impossible_weights_are_refused(limits, weights):
    with pytest.raises(ValueError, match="weights are 0 or more"):
        alignment.spread(*limits, weights)


def test_another_way_of_counting_arms_is_refused(tables):
    with pytest.raises(ValueError, match="not by 'price'"):
        alignment.bounds(tables, "price")
