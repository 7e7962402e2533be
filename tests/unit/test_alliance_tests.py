"""Counting tests and ballots."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from alliances import data
from alliances.models import alliance_tests

BALLOTS = st.lists(st.tuples(*2 * [st.sampled_from(["yes", "no", "abstain", "absent", None])]), min_size=1, max_size=8)


def test_the_six_allies_are_those_of_the_votes():
    names = data.load("countries").set_index("code")["name"]
    assert [names[code].split(" (")[0] for code in sorted(alliance_tests.ALLIES, key=lambda code: names[code])] == alliance_tests.owed(
        data.load("treaties")
    )


@settings(max_examples=40)
@given(BALLOTS)
def test_same_is_symmetric_and_no_more_than_known(pairs):
    table = pd.DataFrame(pairs, columns=["X", "Y"], dtype="object").T
    alike, known = alliance_tests.same(table, "X", "Y")
    assert (alike, known) == alliance_tests.same(table, "Y", "X")
    assert 0 <= alike <= known <= len(pairs)


CASES = st.lists(st.tuples(st.sampled_from(["yes", "no"]), st.sampled_from(["yes", "no"]), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=8)
@given(CASES)
def test_the_smallest_rules_have_no_exception_and_none_is_smaller(rows):
    """Held against all rules of one or two lines over two conditions."""
    table = pd.DataFrame(rows, columns=["asked", "attack", "came"]).assign(short="X")
    lines = [{"asked": code} for code in ("yes", "no")] + [{"attack": code} for code in ("yes", "no")]
    lines += [one | other for one in lines[:2] for other in lines[2:]]
    every = [[line] for line in lines] + [[one, other] for one in lines for other in lines if one != other]
    right = [alliance_tests.size(rule) for rule in every if alliance_tests.fits(rule, table).equals(table["came"])]
    found = alliance_tests.smallest_rules(table, ["asked", "attack"])
    assert {alliance_tests.size(rule) for rule in found} == ({min(right)} if right and table["came"].any() else set())
    assert all(alliance_tests.fault(rule, table, ["asked", "attack"]) == "" for rule in found)


def test_counts_add_up():
    tests = data.load("ally_tests")
    for column in ("attack", "territory", "asked", "troops"):
        values = data.order("ally_tests", column)
        assert sum(alliance_tests.count(tests, **{column: value}) for value in values) == len(tests)
    assert alliance_tests.count(tests) == len(tests)


def test_belarus_and_north_korea_always_voted_with_russia():
    found = alliance_tests.ballots(data.load("un_key_votes"), alliance_tests.ALLIES)
    always = [code for code in alliance_tests.ALLIES if found.loc[code].eq("no").all()]
    assert always == ["BLR", "PRK"]
    assert alliance_tests.same(alliance_tests.ballots(data.load("un_key_votes"), ["CHN", "KAZ"]), "CHN", "KAZ") == (4, 4)
