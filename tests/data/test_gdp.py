"""Product in current dollars: known magnitudes, and gaps where the World Bank has none."""

import pytest

from alliances import data


@pytest.fixture(scope="module")
def gdp():
    return data.validate("gdp").set_index(["state", "year"]).gdp_current


def test_magnitudes_of_2023(gdp):
    assert gdp["CHN", 2023] == 17_794_782
    assert gdp["RUS", 2023] == 2_021_421
    assert round(gdp["CHN", 2023] / gdp["RUS", 2023], 1) == 8.8


def test_china_passed_russia_in_1993(gdp):
    assert gdp["CHN", 1992] < gdp["RUS", 1992]
    assert gdp["CHN", 1993] > gdp["RUS", 1993]


def test_there_is_no_soviet_union(gdp):
    assert gdp["RUS"].index.min() == 1988


def test_only_iran_has_a_gap(gdp):
    assert list(gdp[gdp.isna()].index) == [("IRN", 1991), ("IRN", 1992)]
