"""Figures on the states that are Russia's allies by treaty: tests of the treaties, and votes."""

import pandas as pd

from .. import data, evidence
from ..base.observe import remembered
from ..models import alliance_tests
from . import add


@remembered
def _tests() -> pd.DataFrame:
    return data.load("ally_tests")


@remembered
def _ballots() -> pd.DataFrame:
    return alliance_tests.ballots(data.load("un_key_votes"), (*alliance_tests.ALLIES, "CHN"))


def _days(first: str, last: str) -> float:
    happened = evidence.events()
    return (happened[last].date - happened[first].date).days


add("allies.tests", "tests of the treaties in the table", ".0f", lambda: len(_tests()))
add("allies.troops", "tests in which an ally sent troops", ".0f", lambda: alliance_tests.count(_tests(), troops="yes"))
add("allies.asked", "tests in which the ally asked for active help", ".0f", lambda: alliance_tests.count(_tests(), asked="yes"))
add(
    "allies.asked-troops",
    "tests in which it asked for active help and troops came",
    ".0f",
    lambda: alliance_tests.count(_tests(), asked="yes", troops="yes"),
)
add(
    "allies.clear",
    "tests in which no government denies an attack by a foreign state",
    ".0f",
    lambda: alliance_tests.count(_tests(), attack="yes"),
)
add(
    "allies.same-kazakhstan",
    "votes on Ukraine on which China and Kazakhstan cast the same ballot",
    ".0f",
    lambda: alliance_tests.same(_ballots(), "CHN", "KAZ")[0],
)
add(
    "allies.known-kazakhstan",
    "votes on Ukraine on which the ballots of China and Kazakhstan are both known",
    ".0f",
    lambda: alliance_tests.same(_ballots(), "CHN", "KAZ")[1],
)
add(
    "allies.weeks-early",
    "weeks from Putin's answer in Kazan to the day on which the treaty with the DPRK came into force",
    ".0f",
    lambda: _days("EV-2024-putin-our-business", "EV-2024-dprk-treaty-in-force") / 7,
)
add(
    "allies.weeks-bound",
    "weeks from the entry into force of the treaty with Belarus to Moscow's report that the fighting in Kursk was over",
    ".0f",
    lambda: _days("EV-2025-belarus-treaty-in-force", "EV-2025-gerasimov-dprk") / 7,
)
