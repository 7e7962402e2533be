"""The acts agree with the events that tell of them."""

import pandas as pd

from alliances import data, evidence


def test_days_and_sources_are_those_of_the_events():
    events = evidence.events()
    for row in data.load("turkey_acts").itertuples():
        event = events[row.event]
        assert row.date == pd.Timestamp(event.date), row.event
        assert row.sources == event.sources, row.event
        assert event.confidence != "low", row.event


def test_an_act_stands_in_one_field_only():
    assert not data.load("turkey_acts")["event"].duplicated().any()


def test_only_the_quarrel_of_2015_stopped_business():
    acts = data.load("turkey_acts")
    business = acts[acts["field"].isin(["Gas and nuclear power", "Trade and sanctions", "Arms"]) & (acts["act"] == "conflict")]
    assert set(business["date"].dt.year) == {2015}
