"""Agreement over years lies between the years' own scores, whatever the method, and is the same from either side."""

import pandas as pd
import pytest

from alliances import data
from alliances.models import voting

PAIRS = [("IRN", "CHN"), ("IRN", "RUS"), ("IRN", "USA")]


@pytest.fixture(scope="module")
def table():
    return data.load("un_agreement")


@pytest.mark.parametrize("method", [voting.POOLED, voting.MEAN_OF_YEARS])
def test_several_years_lie_between_the_years(table, method):
    for row in voting.over_years(table, PAIRS, 2014, 2023, method=method).itertuples():
        years = table[(table["state_a"] == min(row.one, row.other)) & (table["state_b"] == max(row.one, row.other))]
        years = years[years["year"].between(2014, 2023)]
        assert years["agreement"].min() <= row.agreement <= years["agreement"].max()
        assert row.votes == years["votes_compared"].sum()


@pytest.mark.parametrize("method", [voting.POOLED, voting.MEAN_OF_YEARS])
def test_one_year_is_the_table_itself(table, method):
    year = table[table["year"] == 2023].set_index(["state_a", "state_b"])["agreement"]
    assert voting.between(table, ("IRN", "CHN"), 2023, 2023, method=method) == pytest.approx(year["CHN", "IRN"], abs=1e-4)


def test_the_methods_differ_where_years_have_unequal_numbers_of_votes(table):
    pooled, mean = (voting.between(table, ("ISR", "RUS"), 1968, 1990, method=each) for each in (voting.POOLED, voting.MEAN_OF_YEARS))
    assert 1e-4 < abs(pooled - mean) < 0.05


def test_votes_are_the_same_from_either_side(table):
    one, other = voting.by_year(table, [("TUR", "RUS")], 1992), voting.by_year(table, [("RUS", "TUR")], 1992)
    pd.testing.assert_frame_equal(one.drop(columns=["one", "other"]), other.drop(columns=["one", "other"]))
    assert one["year"].max() == 2022  # the source is broken after that


def test_pairs_keep_the_order_asked_for(table):
    found = voting.over_years(table, PAIRS[::-1], 2014, 2023, method=voting.POOLED)
    assert list(zip(found["one"], found["other"], strict=True)) == PAIRS[::-1]


def test_a_pair_that_the_table_does_not_know_is_refused(table):
    with pytest.raises(KeyError, match="no measured year of RUS and BLR"):
        voting.by_year(table, [("RUS", "BLR")])


def test_an_unknown_method_is_refused(table):
    with pytest.raises(ValueError, match="use 'pooled' or 'mean of years'"):
        voting.over_years(table, PAIRS, 2014, 2023, method="median")
