"""Material capabilities: published ratios, and an index that is the mean of the shares."""

import pytest

from alliances import data

COMPONENTS = ["military_spending", "military_personnel", "iron_and_steel", "energy", "population", "urban_population"]


@pytest.fixture(scope="module")
def capabilities():
    return data.validate("capabilities").set_index(["state", "year"])


@pytest.mark.parametrize(("year", "ratio", "digits"), [(1896, 1.14, 2), (1945, 0.79, 2), (1950, 0.66, 2), (2001, 3.1, 1), (2016, 6.3, 1)])
def test_china_to_russia(capabilities, year, ratio, digits):
    assert round(capabilities.cinc["CHN", year] / capabilities.cinc["RUS", year], digits) == ratio


def test_the_index_is_the_mean_of_the_known_shares(capabilities):
    shares = capabilities[[f"{name}_share" for name in COMPONENTS]]
    assert (shares.mean(axis=1) - capabilities.cinc).abs().max() < 0.00001
    assert (shares.notna().sum(axis=1) == capabilities.components_known).all()


def test_a_share_is_missing_only_where_its_component_is(capabilities):
    for name in COMPONENTS:
        assert capabilities[name].isna().equals(capabilities[f"{name}_share"].isna())


def test_chinas_urban_population_is_empty_to_1927(capabilities):
    empty = capabilities.loc["CHN"].urban_population.isna()
    assert empty[empty].index.max() == 1927


def test_divided_and_occupied_states_have_gaps(capabilities):
    assert ("DEU", 1960) not in capabilities.index
    assert ("JPN", 1948) not in capabilities.index
    assert ("RUS", 1991) in capabilities.index
