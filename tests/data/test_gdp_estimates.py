"""Estimates of product: each with its error, and never joined to the World Bank's figures."""

import pytest

from alliances import data


@pytest.fixture(scope="module")
def estimates():
    return data.validate("gdp_estimates").set_index(["state", "year"])


def test_values_of_the_source(estimates):
    row = estimates.loc[("USA", 2019)]
    assert (row.gdp_per_head, row.gdp_per_head_sd) == (61_806, 10_276)
    assert row.gdp == pytest.approx(23.10951e6, rel=1e-6)
    assert row.gdp_sd == pytest.approx(9.936713e6, rel=1e-6)
    assert row.population == pytest.approx(330.690)


def test_every_estimate_has_an_error(estimates):
    assert estimates.notna().all().all()
    assert (estimates.gdp_sd / estimates.gdp).min() > 0.39
    assert (estimates.gdp_per_head_sd / estimates.gdp_per_head).min() > 0.14


def test_only_selected_years(estimates):
    years = set(estimates.index.get_level_values("year"))
    assert {1816, 1896, 1945, 1950, 1991, 2019} <= years
    assert 1955 not in years
    assert max(years) == 2019


def test_it_is_not_spliced_with_the_world_bank(estimates):
    current = data.load("gdp").set_index(["state", "year"])
    assert not set(estimates.columns) & set(current.columns)
    assert estimates.gdp["RUS", 2019] > 2 * current.gdp_current["RUS", 2019]
