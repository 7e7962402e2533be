"""The tests of Russia's alliances agree with the time line and with the treaties that they name."""

import pandas as pd

from alliances import data, evidence

DATES = {  # test: event of the same day
    "osh": "EV-2010-kyrgyzstan-declined",
    "karabakh-2020": "EV-2020-treaty-1997-letter",
    "border-may-2021": "EV-2021-armenia-article-2",
    "border-nov-2021": "EV-2021-armenia-appeal-russia",
    "kazakhstan": "EV-2022-csto-kazakhstan",
    "border-2022": "EV-2022-armenia-csto-appeal",
    "kyrgyz-tajik": "EV-2022-kyrgyz-tajik",
    "karabakh-2023": "EV-2023-karabakh",
    "kursk-csto": "EV-2024-kursk-entry",
    "kursk-belarus": "EV-2024-kursk-entry",
    "kursk-dprk": "EV-2024-kursk-entry",
}


def test_days_are_those_of_the_events():
    tests, events = data.validate("ally_tests").set_index("id"), evidence.events()
    assert {name: day.date() for name, day in tests.began.items()} == {name: events[event].date for name, event in DATES.items()}


def test_every_treaty_promises_armed_help_and_its_force_is_coded_right():
    tests, treaties = data.load("ally_tests"), data.load("treaties").set_index("id")
    for row in tests.itertuples():
        assert treaties.defence[row.treaty] == 1
        came = treaties.in_force[row.treaty]
        assert row.in_force == ("later" if pd.notna(came) and came > row.began else "yes")


def test_each_row_has_both_readings_and_no_attack_is_beyond_dispute():
    tests = data.load("ally_tests")
    assert tests.due.str.contains(":|By the text").all()
    assert tests.not_due.str.contains(":").all()
    assert not tests.attack.eq("yes").any()
    assert list(tests.id[tests.troops.eq("yes")]) == ["kazakhstan", "kursk-dprk"]


def test_kursk_is_coded_alike_for_the_three_treaties():
    kursk = data.load("ally_tests").query("id.str.startswith('kursk')")
    assert len(kursk) == 3
    assert kursk[["attack", "territory", "asked"]].drop_duplicates().shape[0] == 1
