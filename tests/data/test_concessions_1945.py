"""What Yalta and August 1945 gave: the days agree with the events, and the titles of the charts hold."""

import pandas as pd

from alliances import data, evidence


def test_days_are_those_of_the_events():
    clauses, day = data.validate("concessions_1945").set_index("id"), {key: pd.Timestamp(e.date) for key, e in evidence.events().items()}
    signed = day["EV-1945-sino-soviet-treaty"]
    assert (clauses["first"].dropna().drop("mongolia") == signed).all()
    assert clauses["first"]["mongolia"] == day["EV-1946-mongolia-recognised"]
    ends = {
        "base": "EV-1955-port-arthur-withdrawal",
        "railway": "EV-1952-railway-handover",
        "dalian": "EV-1951-dalian-handover",
        "war": "EV-1945-formal-surrender",
        "attack": "EV-1950-sino-soviet-treaty",
        "troops": "EV-1946-manchuria-withdrawal",
        "support": "EV-1949-prc-recognition",
    }
    assert clauses["last"].dropna().to_dict() == {name: day[event] for name, event in ends.items()}


def test_rights_in_manchuria_outlived_the_treaty_and_not_ten_years():
    clauses = data.load("concessions_1945").set_index("id")
    rights = clauses[(clauses["august_gain"] == "Moscow") & (clauses["promised_years"] == 30)]
    assert set(rights.index) == {"base", "railway", "dalian"}
    assert (rights["last"] > clauses["last"]["attack"]).all()
    assert rights["years"].max() < 10


def test_what_is_new_was_not_in_yalta():
    clauses = data.load("concessions_1945")
    assert ((clauses["change"] == "new") == (clauses["yalta_gain"] == "none")).all()
    assert len(clauses[(clauses["change"] == "new") & (clauses["august_gain"] == "China")]) == 3


def test_short_words_fit_a_phone():
    from alliances.charts.wording import wrap

    clauses = data.load("concessions_1945")
    for column in ("yalta_short", "august_short"):
        assert clauses[column].map(lambda words: len(wrap(words, 21))).max() <= 3
