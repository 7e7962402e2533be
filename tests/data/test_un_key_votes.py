"""Votes on Ukraine: known ballots, nothing guessed, totals as announced."""

import pandas as pd
import pytest

from alliances import data

# totals as the Assembly's President announced them
TOTALS = {"68/262": (100, 11, 58), "ES-11/1": (141, 5, 35), "ES-11/4": (143, 5, 35), "ES-11/6": (141, 7, 32), "ES-11/7": (93, 18, 65)}


@pytest.fixture(scope="module")
def votes():
    return data.validate("un_key_votes")


def ballot(votes, resolution, state):
    return votes.set_index(["resolution", "state"]).ballot[resolution, state]


def test_every_resolution_has_a_row_for_every_state(votes):
    assert len(votes) == votes.resolution.nunique() * votes.state.nunique() == 13 * 21


@pytest.mark.parametrize(
    ("resolution", "state", "expected"),
    [
        ("68/262", "CHN", "abstain"),
        ("68/262", "IRN", "absent"),
        ("68/262", "ISR", "absent"),
        ("ES-11/1", "PRK", "no"),
        ("ES-11/1", "IRN", "abstain"),
        ("ES-11/1", "ISR", "yes"),
        ("ES-11/1", "TUR", "yes"),
        ("ES-11/3", "CHN", "no"),
        ("ES-11/4", "CHN", "abstain"),
        ("ES-11/7", "USA", "no"),
        ("ES-11/7", "ISR", "no"),
        ("ES-11/7", "CHN", "abstain"),
        ("ES-11/8", "USA", "abstain"),
        ("ES-11/8", "RUS", "no"),
    ],
)
def test_known_ballots(votes, resolution, state, expected):
    assert ballot(votes, resolution, state) == expected


def test_russia_voted_against_all_of_them(votes):
    assert (votes[votes.state == "RUS"].ballot == "no").all()


def test_ballot_basis_and_source_come_together(votes):
    known = votes[["ballot", "basis", "source"]].notna()
    assert known.all(axis=1).equals(known.any(axis=1))


def test_unknown_ballots_stay_empty(votes):
    assert pd.isna(ballot(votes, "ES-11/7", "TUR"))
    assert pd.isna(ballot(votes, "71/205", "BLR"))


def test_roll_calls_are_used_where_the_file_has_them(votes):
    rollcalls = votes[votes.basis == "roll call"]
    assert rollcalls.date.max() < pd.Timestamp("2020-01-01")
    assert rollcalls.state.nunique() == 12


@pytest.mark.parametrize(("resolution", "totals"), TOTALS.items())
def test_totals(votes, resolution, totals):
    row = votes[votes.resolution == resolution].iloc[0]
    assert (row.yes_total, row.no_total, row.abstain_total) == totals
