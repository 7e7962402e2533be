"""The codes of the shelf are explained, once each, and agree with the palette."""

import csv
import re

import pytest

from alliances import data, states
from alliances.base import observe, paths
from alliances.base.errors import InputError
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


def test_a_name_is_that_of_the_table_without_its_short_form(countries):
    for code, printed in countries.name.items():
        assert printed.startswith(states.name(code))
        assert states.name(code) == printed or f"({states.short(code)})" in printed


def test_russia_has_the_name_of_its_year():
    assert [states.name("RUS", year) for year in (1896, 1937, 1991, 1992)] == ["Russia", "Soviet Union", "Soviet Union", "Russia"]
    assert states.short("RUS", 1991) == "USSR"
    assert states.names("CHN", "RUS", year=1950) == {"CHN": "China", "RUS": "Soviet Union"}


def test_a_state_that_the_table_does_not_know_is_refused():
    with pytest.raises(InputError, match=r"countries\.csv, code ZZZ: there is no such state"):
        states.name("ZZZ")
    with pytest.raises(InputError, match="code BLR: the state has no colour"):
        states.colour("BLR")


def test_a_name_is_no_evidence():
    with observe.observed() as read:
        states.name("RUS")
    assert read == set()
