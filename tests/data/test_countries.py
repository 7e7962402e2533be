"""The codes of the shelf are explained, once each, and agree with the palette."""

import csv
import re

import pytest

from alliances import data
from alliances.base import paths
from alliances.base.palette import COLOURS

NOT_STATES = {"ALL"}  # a total in the tables on arms


@pytest.fixture(scope="module")
def countries():
    return data.validate("countries").set_index("code")


def test_names_are_printed_as_the_style_guide_says(countries):
    assert countries.name["TUR"] == "Türkiye"
    assert countries.data_name["TUR"] == "Turkey"
    assert countries.name["PRK"] == "North Korea (DPRK)"
    assert countries.capital["UKR"] == "Kyiv"


def test_numbers_are_those_of_correlates_of_war(countries):
    numbers = {"RUS": 365, "CHN": 710, "TUR": 640, "ISR": 666, "IRN": 630, "USA": 2, "JPN": 740, "PRK": 731}
    assert countries.cow_number[list(numbers)].to_dict() == numbers


def test_capitals_lie_where_they_should(countries):
    for code, latitude, longitude in (("RUS", 55.75, 37.6), ("CHN", 39.9, 116.4), ("TUR", 39.9, 32.9), ("IRN", 35.7, 51.4)):
        assert abs(countries.latitude[code] - latitude) < 0.4
        assert abs(countries.longitude[code] - longitude) < 0.4
    assert countries.loc[["SAU", "BRA"], "latitude"].isna().all()


def test_colours_are_keys_of_the_palette(countries):
    assert set(countries.colour.dropna()) == set(countries.name) & set(COLOURS)
    assert countries.colour["RUS"] == "Russia"


def test_every_code_used_on_the_shelf_is_explained(countries):
    unknown = {}
    for path in paths.TABLES.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            columns = [c for c in rows.fieldnames if re.match(r"(state|reporter|partner|importer|exporter|supplier|recipient)", c)]
            used = {row[c] for row in rows for c in columns if re.fullmatch("[A-Z]{3}", row[c] or "")}
        if missing := used - set(countries.index) - NOT_STATES:
            unknown[path.stem] = missing
    assert not unknown
