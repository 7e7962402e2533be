"""Pooled agreement lies between the years' own scores, and keeps its order."""

import pytest

from alliances import data
from alliances.models.pooled_votes import pooled_agreement

PAIRS = {("CHN", "IRN"): "China and Iran", ("IRN", "RUS"): "Iran and Russia", ("IRN", "USA"): "Iran and the United States"}


def test_the_pool_lies_between_the_years():
    table = data.load("un_agreement")
    for row in pooled_agreement(table, PAIRS, 2014, 2023).itertuples():
        years = table[(table["state_a"] == row.state_a) & (table["state_b"] == row.state_b) & table["year"].between(2014, 2023)]
        assert 100 * years["agreement"].min() <= row.agreement <= 100 * years["agreement"].max()
        assert row.votes == years["votes_compared"].sum()


def test_one_year_is_the_table_itself():
    table = data.load("un_agreement")
    found = pooled_agreement(table, PAIRS, 2023, 2023).set_index("pair")["agreement"]
    year = table[table["year"] == 2023].set_index(["state_a", "state_b"])["agreement"]
    assert found["China and Iran"] == pytest.approx(100 * year["CHN", "IRN"], abs=0.01)


def test_most_alike_come_first():
    assert pooled_agreement(data.load("un_agreement"), PAIRS, 2014, 2023)["agreement"].is_monotonic_decreasing


def test_an_unknown_pair_is_refused():
    with pytest.raises(KeyError):
        pooled_agreement(data.load("un_agreement"), {("RUS", "IRN"): "wrong order"}, 2014, 2023)
