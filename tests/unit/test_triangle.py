"""Triangles: limits and symmetry of the model, Dittmer's names, and what the chapter says of the years."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data
from alliances.exercises import explorers
from alliances.models import triangle
from alliances.numbers.triangle import known

SIGN = st.sampled_from([-1, 0, 1])
YEARS = st.frozensets(st.integers(1945, 1991), max_size=12)
TIE = st.builds(triangle.Facts, YEARS, YEARS, YEARS)


@given(SIGN, SIGN, SIGN)
def test_name_and_balance_do_not_depend_on_the_order(one, two, three):
    assert len({triangle.name(signs) for signs in permutations((one, two, three))}) == 1
    assert len({triangle.balance(signs) for signs in permutations((one, two, three))}) == 1
    assert (triangle.name((one, two, three)) is None) == (triangle.balance((one, two, three)) == 0)


def test_one_flip_always_turns_balance():
    """Cartwright and Harary (1956): balance is the sign of the product."""
    for signs in product((1, -1), repeat=3):
        for place in range(3):
            flipped = [-sign if index == place else sign for index, sign in enumerate(signs)]
            assert triangle.balance(flipped) == -triangle.balance(signs)


def test_names_follow_dittmer():
    """Dittmer (1981), abstract: mutually positive; a pair that excludes the third; a pivot with two suitors. Unit veto: Dittmer (1987)."""
    assert triangle.name((1, 1, 1)) == "ménage à trois"
    assert (triangle.name((1, -1, -1)), triangle.special((1, -1, -1))) == ("stable marriage", "the United States")
    assert (triangle.name((-1, 1, 1)), triangle.special((-1, 1, 1))) == ("romantic triangle", "the United States")
    assert (triangle.name((-1, -1, -1)), triangle.special((-1, -1, -1))) == ("unit veto", None)


@given(TIE, st.integers(1950, 1991), st.integers(1, 9))
def test_a_longer_window_and_rivalries_never_make_a_tie_friendlier(tie, year, window):
    shorter = triangle.sign(year, tie, window=window)
    assert triangle.sign(year, tie, window=window + 1) == -1 or triangle.sign(year, tie, window=window + 1) == shorter
    assert triangle.sign(year, tie, window=window, rivalries=True) in (-1, triangle.sign(year, tie, window=window, rivalries=False))


def test_a_window_of_no_year_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        triangle.sign(1950, triangle.Facts(frozenset(), frozenset(), frozenset()), window=0)


def test_the_rule_never_finds_a_romantic_triangle():
    for window, rivalries in product(range(1, 11), (True, False)):
        assert "romantic triangle" not in set(triangle.by_rule(known(), window=window, rivalries=rivalries)["name"])


def test_the_spells_that_the_chapter_names():
    rule = triangle.runs(triangle.by_rule(known()), "balance").to_numpy().tolist()
    assert rule == [[1950, 1957, 1], [1958, 1976, -1], [1977, 1991, 0]]
    loose = triangle.runs(triangle.by_rule(known(), rivalries=False), "balance").to_numpy().tolist()
    assert loose[:2] == [[1950, 1963, 1], [1964, 1976, -1]]
    record = triangle.runs(triangle.by_record(data.load("triangle_signs")), "name").to_numpy().tolist()
    assert [1960, 1970, "unit veto"] in record
    assert [1972, 1979, "romantic triangle"] in record


def test_friends_the_year_after_the_clashes():
    """The explanation of an exercise: a short window without rivalries lets the treaty of 1950 speak again in 1970."""
    loose = triangle.by_rule(known(), window=1, rivalries=False).set_index("year")
    assert loose.loc[1970, "CHN-RUS"] == 1


def test_the_explorer_names_the_corner():
    model = explorers.get("triangle")
    assert "leaves out the United States" in model.sentence(model.start())
    assert model.outcome(model.start()) == {"friendly": 1.0, "hostile": 2.0, "balance": 1.0, "romantic": 0.0}
