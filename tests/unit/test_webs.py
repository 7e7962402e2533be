"""The web of promises: what holds of every web, and the years that the lab shows."""

import math

import pandas as pd
import pytest

from alliances import data
from alliances.models import webs

SPELLS = data.load("alliance_spells")


def test_the_five_years_of_the_lab():
    found = {year: webs.measures(webs.in_force(SPELLS, year)) for year in (1914, 1938, 1955, 1985, 2015)}
    assert [each["pairs"] for each in found.values()] == [6, 15, 55, 77, 50]
    assert [each["largest"] for each in found.values()] == [3, 7, 16, 18, 15]
    assert [round(each["closed"], 2) for each in found.values()] == [0, 0.3, 0.71, 0.69, 0.73]


@pytest.mark.parametrize("year", [1820, 1914, 1938, 1950, 1985, 2015])
def test_the_floor_lies_inside_the_ceiling(year):
    floor, ceiling = (webs.pairs(webs.in_force(SPELLS, year, rule)) for rule in ("floor", "ceiling"))
    assert floor <= ceiling
    if floor:
        assert max(map(len, webs.components(webs.allies(floor)))) <= max(map(len, webs.components(webs.allies(ceiling))))


def test_members_of_later_years_inflate_the_ceiling():
    """The trap of the lab: the table names everybody who was ever a member."""
    assert [len(webs.pairs(webs.in_force(SPELLS, year, "ceiling"))) for year in (1938, 1950)] == [48, 1246]
    tied = webs.allies(webs.pairs(webs.in_force(SPELLS, 1955, "ceiling")))
    assert {"United States of America", "Russia"} <= tied["Poland"]


def test_london_and_moscow_come_apart_in_1955():
    """Extension A of the lab."""

    def together(year: int) -> bool:
        groups = webs.components(webs.allies(webs.pairs(webs.in_force(SPELLS, year, "floor"))))
        return any({"United Kingdom", "Russia"} <= group for group in groups)

    assert [year for year in range(1945, 1960) if not together(year)] == list(range(1955, 1960))


def test_a_web_without_two_allies_of_one_state_has_no_share():
    assert math.isnan(webs.closed({}))
    assert math.isnan(webs.closed(webs.allies([("A", "B")])))
    assert webs.measures(pd.DataFrame({"members": []}, dtype="string"))["largest"] == 0


@pytest.mark.parametrize("rule", webs.RULES)
def test_every_state_has_a_place_of_its_own(rule):
    web = webs.pairs(webs.in_force(SPELLS, 2015, rule))
    spots = webs.places(web)
    assert set(spots["state"]) == set(webs.allies(web))
    assert not spots[["x", "y"]].isna().any().any()
    assert webs.places(web).equals(spots), "the same web is drawn in the same way"
    if rule != "ceiling":  # with a hundred states, some touch
        assert not spots[["x", "y"]].duplicated().any()


def test_nothing_is_drawn_of_nothing():
    assert webs.places(set()).empty
