"""The spells of relations join without a gap and agree with the events; the counts agree with theirs."""

import pandas as pd

from alliances import data, evidence


def test_spells_follow_each_other_to_the_day():
    spells = data.load("israel_status")
    assert spells["end"].iloc[:-1].tolist() == spells["begin"].iloc[1:].tolist()
    assert pd.isna(spells["end"].iloc[-1])
    assert spells["status"].ne(spells["status"].shift(fill_value="")).all()


def test_days_are_those_of_the_events():
    for row in data.load("israel_status").itertuples():
        assert row.begin == pd.Timestamp(evidence.events()[row.record].date)


def test_counts_agree_with_the_events_they_name():
    for row in data.load("israel_counts").dropna(subset="record").itertuples():
        assert row.said == pd.Timestamp(evidence.events()[row.record].date)


def test_every_source_is_known():
    for name in ("israel_status", "israel_counts"):
        assert {key for cell in data.load(name).sources for key in evidence.keys(cell)} <= evidence.known_keys()
