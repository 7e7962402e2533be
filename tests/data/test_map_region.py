"""Outlines: closed, well turned, small enough, and with the lines that the book means."""

from itertools import pairwise

import pytest

from alliances import data
from alliances.base import paths


@pytest.fixture(scope="module")
def outlines():
    table = data.validate("map_region")
    return {
        (row.state, row.part, row.ring): [tuple(map(float, point.split())) for point in row.outline.split(",")]
        for row in table.itertuples()
    }


def turned(ring):
    """Return twice the signed area; negative for a ring that runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def owners(outlines, longitude, latitude):
    """Name the states whose rings enclose the point an odd number of times."""
    found = {}
    for (state, _, _), ring in outlines.items():
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (x2 - x1) * (latitude - y1) / (y2 - y1):
                found[state] = not found.get(state, False)
    return {state for state, odd in found.items() if odd}


def test_rings_are_closed_and_counted(outlines):
    table = data.load("map_region")
    assert all(ring[0] == ring[-1] for ring in outlines.values())
    assert [len(ring) for ring in outlines.values()] == table.points.to_list()


def test_outlines_run_clockwise_and_holes_do_not(outlines):
    for (state, part, number), ring in outlines.items():
        assert (turned(ring) < 0) == (number == 0), (state, part, number)


def test_no_ring_jumps_across_the_map(outlines):
    for name, ring in outlines.items():
        assert max(abs(a[0] - b[0]) for a, b in pairwise(ring)) < 15, name


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "owner"),
    [
        ("Simferopol", 34.1, 44.95, "UKR"),
        ("Donetsk", 37.8, 48.0, "UKR"),
        ("Moscow", 37.6, 55.7, "RUS"),
        ("Kaliningrad", 21.0, 54.7, "RUS"),
        ("Anadyr", 177.3, 64.7, "RUS"),
        ("Vladivostok", 132.0, 43.3, "RUS"),
        ("Port Arthur", 121.3, 38.9, "CHN"),
        ("Taipei", 121.5, 25.0, "TWN"),
        ("Sukhumi", 41.05, 43.05, "GEO"),
        ("Stepanakert", 46.75, 39.82, "AZE"),
        ("Ramallah", 35.2, 31.9, "PSE"),
        ("north Nicosia", 33.4, 35.3, "CYP"),
        ("Ankara", 32.9, 39.9, "TUR"),
        ("Tehran", 51.4, 35.7, "IRN"),
    ],
)
def test_places_lie_in_their_states(outlines, place, longitude, latitude, owner):
    assert owners(outlines, longitude, latitude) == {owner}, place


def test_neighbours_share_their_border(outlines):
    russia = {point for (state, _, _), ring in outlines.items() if state == "RUS" for point in ring}
    china = {point for (state, _, _), ring in outlines.items() if state == "CHN" for point in ring}
    assert len(russia & china) > 50


def test_it_stays_small():
    assert (paths.TABLES / "map_region.csv").stat().st_size < 250_000
