"""Change points: known steps are found, a search by hand agrees, and the test behaves like one."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliances import data
from alliances.models import change_points

FIGURES = st.lists(st.integers(0, 4000), min_size=6, max_size=30).filter(lambda values: len(set(values)) > 1)


def yearly(values) -> pd.Series:
    return pd.Series(values, index=range(1950, 1950 + len(values)), dtype=float)


def delivered(recipient: str, first: int, last: int) -> pd.Series:
    arms = data.load("arms_exports_1950_2021")
    return arms[arms["recipient"] == recipient].set_index("year")["tiv"].astype(float).loc[first:last]


def errors_by_hand(values: list[int], margin: int) -> list[float]:
    sides = [(np.array(values[:k]), np.array(values[k:])) for k in range(margin, len(values) - margin + 1)]
    return [sum(float(((side - side.mean()) ** 2).sum()) for side in pair) for pair in sides]


@given(FIGURES, st.integers(1, 3))
def test_errors_agree_with_a_search_by_hand(values, margin):
    found = change_points.split_errors(yearly(values), margin)
    assert found.to_numpy() == pytest.approx(errors_by_hand(values, margin), abs=1e-3)
    assert found.index.tolist() == list(range(1950 + margin, 1950 + len(values) - margin + 1))


@given(FIGURES, st.integers(1, 9), st.integers(-1000, 1000))
def test_units_do_not_matter(values, factor, shift):
    errors = np.sort(change_points.split_errors(yearly(values)).to_numpy())
    assume(len(errors) < 2 or errors[1] - errors[0] > 1e-3)
    one, two = (change_points.best_split(yearly(each)) for each in (values, [value * factor + shift for value in values]))
    assert one.year == two.year
    assert one.explained == pytest.approx(two.explained)
    assert 0 <= one.explained <= 1


@given(st.integers(3, 20), st.integers(3, 20), st.integers(1, 3000))
def test_a_step_is_found_where_it_is(before, after, height):
    split = change_points.best_split(yearly([100] * before + [100 + height] * after))
    assert (split.year, split.explained) == (1950 + before, pytest.approx(1))
    assert (split.before, split.after) == (pytest.approx(100), pytest.approx(100 + height))


@given(FIGURES, st.integers(0, 5))
def test_the_share_of_orders_is_a_share_and_can_be_repeated(values, seed):
    share = change_points.permutation_p(yearly(values), draws=19, seed=seed)
    assert 0.05 <= share <= 1
    assert change_points.permutation_p(yearly(values), draws=19, seed=seed) == share


def test_random_figures_are_seldom_taken_for_a_break():
    random = np.random.default_rng(7)
    shares = [change_points.permutation_p(yearly(random.normal(size=20)), draws=99, seed=seed) for seed in range(200)]
    assert 0.01 < np.mean(np.array(shares) <= 0.05) < 0.1


@pytest.mark.parametrize(
    ("values", "message"),
    [([1, 2, 3], "3 years cannot be split"), ([1, 2, 3, np.nan, 5, 6], "has gaps"), ([0] * 10, "all figures are equal")],
)
def test_what_cannot_be_split_is_refused(values, message):
    with pytest.raises(ValueError, match=message):
        change_points.best_split(yearly(values))


def test_arms_for_china():
    early = change_points.best_split(delivered("CHN", 1950, 1989))
    assert (early.year, round(early.before), round(early.after), round(early.explained, 2)) == (1961, 2666, 98, 0.92)
    assert change_points.best_split(delivered("CHN", 1961, 2021)).year == 1999
    assert change_points.permutation_p(delivered("CHN", 1950, 1989)) == 0.001
    assert change_points.permutation_p(delivered("CHN", 1992, 2021)) > 0.05
