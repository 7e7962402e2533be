"""International crises: values read from the source by hand, and the limits of the selection."""

import pandas as pd

from alliances import data


def crisis(number):
    return data.load("crises").set_index("crisis").loc[number]


def test_the_ussuri_crisis():
    row = crisis(231)
    assert (row["name"], row.states, row.basis) == ("USSURI RIVER", "CHN; RUS", "trigger; actor")
    assert (str(row.begin.date()), str(row.end.date())) == ("1969-03-02", "1969-10-20")
    assert (row.value, row.violence, row.actors, row.russia_part) == ("territory", "serious clashes", 2, "military")


def test_the_railway_crisis_of_1929():
    row = crisis(38)
    assert (str(row.begin.date()), str(row.end.date()), row.violence) == ("1929-07-10", "1929-12-22", "serious clashes")
    assert row.states == "CHN; RUS" and pd.isna(row.russia_actor)


def test_crises_of_the_last_years():
    assert (crisis(458).trigger, crisis(471).violence) == ("RUS", "full-scale war")
    jet = crisis(476)
    assert (jet.states, str(jet.begin.date())) == ("RUS; TUR", "2015-11-24")


def test_grounds_and_states_go_together():
    table = data.load("crises")
    assert (table.states.str.count(";") == table.basis.str.count(";")).all()
    assert set("; ".join(table.basis).split("; ")) == {"trigger", "actor", "military part", "named"}
    assert set("; ".join(table.states).split("; ")) == {"CHN", "IRN", "ISR", "RUS", "TUR"}


def test_every_crisis_with_russia_as_an_actor_is_here():
    assert data.load("crises").russia_actor.sum() == 32  # as many as in the raw file
    assert any("actor-level file" in caveat for caveat in data.describe("crises").caveats)
