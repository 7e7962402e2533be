"""The promises agree with the events that tell of them."""

import pandas as pd

from alliances import data, evidence


def test_days_are_those_of_the_events():
    promises, day = data.load("promises_1950").set_index("id"), {key: pd.Timestamp(event.date) for key, event in evidence.events().items()}
    assert promises.agreed["railway"] == promises.agreed["base"] == day["EV-1950-sino-soviet-treaty"]
    assert promises.done["railway"] == day["EV-1952-railway-handover"]
    assert promises.agreed["new-date"] == day["EV-1954-port-arthur-communique"]
    assert promises.done["base"] == promises.done["new-date"] == day["EV-1955-port-arthur-withdrawal"]
    assert promises.agreed["bomb"] == day["EV-1957-nuclear-accord"]
    assert promises.done["bomb"] == day["EV-1959-nuclear-aid-stopped"]


def test_what_was_kept():
    promises = data.load("promises_1950").set_index("id")
    assert promises.done["railway"] <= promises.due["railway"]
    assert promises.done["base"] > promises.due["base"]
    assert promises.done["new-date"] <= promises.due["new-date"]
    assert pd.isna(promises.due["bomb"])
