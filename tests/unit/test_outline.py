"""Cutting outlines to a frame: what lies inside stays, and nothing lies outside."""

from itertools import pairwise

import pytest

from alliances import data
from alliances.charts import outline

BOX = (115.0, 38.0, 134.0, 51.0)


def turned(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points))


@pytest.mark.parametrize("text", data.load("map_region").query("ring == 0")["outline"])
def test_cut_rings_are_closed_inside_and_turn_the_same_way(text):
    whole = outline.ring(text)
    cut = outline.clip(whole, BOX)
    if cut:
        assert cut[0] == cut[-1]
        assert all(BOX[0] <= x <= BOX[2] and BOX[1] <= y <= BOX[3] for x, y in cut)
        assert all(max(abs(b[0] - a[0]), abs(b[1] - a[1])) <= 1.0 + 1e-9 for a, b in pairwise(cut))
        assert turned(cut) * turned(whole) >= 0


def test_a_ring_inside_the_box_keeps_its_points():
    square = [(120.0, 40.0), (120.0, 40.5), (120.5, 40.5), (120.5, 40.0), (120.0, 40.0)]
    assert outline.clip(square, BOX) == square


def test_a_box_inside_the_ring_comes_back_whole():
    square = [(0.0, 0.0), (0.0, 90.0), (180.0, 90.0), (180.0, 0.0), (0.0, 0.0)]
    cut = outline.clip(square, BOX)
    assert abs(turned(cut)) / 2 == pytest.approx((BOX[2] - BOX[0]) * (BOX[3] - BOX[1]))


def test_text_that_is_no_outline_is_refused():
    with pytest.raises(ValueError, match=r"unpack|convert"):
        outline.ring("121.5 38.9,122")
