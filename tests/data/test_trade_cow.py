"""Trade of the Correlates of War: both directions the right way round, gaps shown, false zeros gone."""

import pandas as pd
import pytest

from alliances import data


@pytest.fixture
def imports():
    return data.load("trade_cow").set_index(["importer", "exporter", "year"])["imports"]


@pytest.fixture
def status():
    return data.load("trade_cow").set_index(["importer", "exporter", "year"])["status"]


def test_directions(imports):
    assert imports["RUS", "CHN", 2014] == 51_135  # Chinese goods for Russia
    assert imports["CHN", "RUS", 2014] == 42_807
    assert imports["TUR", "RUS", 2014] == 25_288  # mostly gas and oil
    assert imports["RUS", "TUR", 2014] == 6_650
    assert imports["RUS", "CHN", 1957] == 812
    assert imports["CHN", "RUS", 1957] == 544


def test_no_false_zero_of_the_split_remains(imports, status):
    for pair in (("RUS", "CHN"), ("CHN", "RUS")):
        for year in range(1960, 1964):
            assert imports[(*pair, year)] is pd.NA
            assert status[(*pair, year)] == "removed"
    assert (status == "removed").sum() == 8


def test_the_gaps_between_moscow_and_beijing_are_rows(imports):
    gaps = [*range(1917, 1920), *range(1939, 1955), 1958, 1959, *range(1964, 1978)]
    for pair in (("RUS", "CHN"), ("CHN", "RUS")):
        assert all(imports[(*pair, year)] is pd.NA for year in gaps)
    known = imports["RUS", "CHN"].loc[1955:1980]
    assert known.dropna().index.tolist() == [1955, 1956, 1957, 1978, 1979, 1980]


def test_every_year_of_a_dyad_has_both_directions():
    table = data.load("trade_cow")
    spans = table.groupby(["importer", "exporter"])["year"].agg(["min", "max", "size"])
    assert len(spans) == 30
    assert (spans["max"] - spans["min"] + 1 == spans["size"]).all()
    for importer, exporter in spans.index:
        assert spans.loc[(importer, exporter)].equals(spans.loc[(exporter, importer)])


def test_status_says_what_the_cell_is():
    table = data.load("trade_cow")
    assert (table.imports.isna() == table.status.isin(["none", "removed"])).all()
    assert (table.imports.eq(0).fillna(False) == table.status.isin(["zero", "doubtful zero"])).all()
    doubtful = table[table.status == "doubtful zero"]
    assert doubtful.year.tolist() == [*range(1960, 1964), *range(1981, 1988)]
    assert set(doubtful.importer) == {"RUS"}
    assert set(doubtful.exporter) == {"IRN"}
