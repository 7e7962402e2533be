"""Ideal points: published values, intervals that hold them, and no year beyond the estimates."""

import pytest

from alliances import data


@pytest.fixture(scope="module")
def points():
    return data.validate("un_ideal_points")


def test_published_values(points):
    by_session = points.set_index(["state", "session"]).ideal_point
    assert by_session["USA", 1] == pytest.approx(1.675)
    assert by_session["RUS", 1] == pytest.approx(-2.038)
    assert by_session["CHN", 26] == pytest.approx(-0.976)


def test_every_point_lies_in_its_interval(points):
    assert ((points.low < points.ideal_point) & (points.ideal_point < points.high)).all()


def test_sessions_and_years(points):
    assert (points.year == points.session + 1945).all()
    assert points.year.max() == 2019
    assert 19 not in set(points.session)


def test_the_united_states_are_farther_from_russia_than_china_is(points):
    last = points[points.session == 74].set_index("state").ideal_point
    assert last["USA"] - last["RUS"] > abs(last["CHN"] - last["RUS"])
