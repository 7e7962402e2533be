"""The open questions: what each must say, base rates as the tables give them, and one clear message for each way to break the file."""

import csv
import datetime as dt
import itertools

import pandas as pd
import pytest

from alliances import data, evidence
from alliances.base.errors import InputError

NOW = dt.date(2026, 11, 27)  # when the first of them were opened


@pytest.fixture
def rows() -> list[list[str]]:
    return list(csv.reader(evidence.QUESTIONS.open(encoding="utf-8", newline="")))


def broken(tmp_path, rows) -> str:
    """The message that refuses these rows."""
    path = tmp_path / "questions.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    with pytest.raises(InputError) as caught:
        evidence.read_questions(path)
    assert "\n" not in str(caught.value)
    assert "Remedy: " in str(caught.value)
    return str(caught.value)


def test_there_are_enough_questions_near_and_far():
    asked = evidence.questions().values()
    assert len(asked) >= 14
    assert all(question.opened_on >= NOW for question in asked)
    near = [question for question in asked if question.closes_on <= NOW + dt.timedelta(days=250)]
    far = [question for question in asked if question.closes_on > NOW + dt.timedelta(days=400)]
    assert min(len(near), len(far)) >= 4


def test_nobody_is_asked_to_bet_on_the_dead():
    for question in evidence.questions().values():
        assert not {"killed", "deaths", "casualties", "dead"} & set(question.question.lower().split()), question.id


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("id", "R01", "row 2, id: String should match pattern"),
        ("question", "Will it happen", "row 2, question: "),
        ("time_zone", "Moscow time", "row 2, time_zone: Input should be the name of a time zone"),
        ("locks_on", "2040-01-01", "row 2: it opens on 2026-11-27, locks on 2040-01-01 and closes on"),
        ("locks_on", "soon", "row 2, locks_on: Input should be a valid date"),
        ("base_rate", "40", "row 2, base_rate: Input should be less than or equal to 1"),
        ("base_rate_note", "", "row 2, base_rate_note: String should have at least"),
        ("claims", "A9-99", "there is no claim 'A9-99'"),
        ("sources", "no-such-card", "row 2: the source 'no-such-card' is unknown"),
        ("sources", "", "row 2: question Q01 names no source for its standing"),
        ("articles_chance", "0.5", "row 2: articles_chance needs articles_note"),
        ("resolution", "yes", "row 2: resolution, resolved_on and resolution_source stand together or not at all"),
        ("resolution", "perhaps", "row 2, resolution: Input should be"),
        ("edition", "0", "row 2, edition: Input should be greater than or equal to 1"),
    ],
)
def test_a_broken_question_is_refused_in_one_line(tmp_path, rows, column, value, message):
    rows[1][rows[0].index(column)] = value
    assert message in broken(tmp_path, rows)


def test_a_resolution_names_a_source_that_one_can_find(tmp_path, rows):
    fields = {"resolution": "yes", "resolved_on": "2027-01-05", "resolution_source": "somebody told us"}
    for column, value in fields.items():
        rows[1][rows[0].index(column)] = value
    assert "row 2: the source 'somebody told us' is unknown. Remedy: give a web address, or add a card" in broken(tmp_path, rows)


def test_a_question_stands_once(tmp_path, rows):
    assert f"row {len(rows) + 1}: the id Q01 occurs twice" in broken(tmp_path, [*rows, rows[1]])


def rate(name: str) -> tuple[float, str]:
    """The base rate of a question and what is told of it."""
    question = evidence.questions()[name]
    return question.base_rate, question.base_rate_note


def spells(members: str) -> pd.DataFrame:
    table = data.load("alliance_spells")
    return table[table["bilateral"].astype(bool) == (members == "two")]


def test_the_rate_at_which_pacts_of_several_end():
    pacts = spells("several")
    pacts = pacts[pacts["defence"].astype(bool)]
    years = [pd.Timestamp(year, 1, 1) for year in range(1946, 2019)]
    alive = ended = 0
    for first, following in itertools.pairwise(years):
        there = pacts[(pacts["begin"] < first) & (pacts["end"] >= first)]
        alive += len(there)
        ended += int(((there["end"] < following) & ~there["censored"].astype(bool)).sum())
    chance, note = rate("Q01")
    assert note.startswith(f"{ended} ends in {alive} alliance-years")
    assert chance == round(ended / alive, 2)


def test_how_many_looser_treaties_of_two_became_defence_pacts():
    pacts = spells("two")
    promised = pacts["defence"].astype(bool)
    loose = pacts[~promised & (pacts["begin"] >= "1945-01-01")]
    firm = pacts[promised]
    followed = sum(
        ((firm["members"] == one.members) & (firm["begin"] > one.begin) & (firm["begin"] <= one.begin + pd.DateOffset(years=20))).any()
        for one in loose.itertuples()
    )
    chance, note = rate("Q13")
    assert note.startswith(f"{followed} of {len(loose)}")
    assert chance == round(followed / len(loose), 2)


def test_the_years_that_broke_the_record_of_trade():
    table = data.load("quoted_trade")
    whole = table[(table["state_a"] == "CHN") & (table["state_b"] == "RUS") & (table["period"] == "calendar year")]
    whole = whole[whole["exporter"].isna() & (whole["compiler"] == "General Administration of Customs of China")]
    by_year = whole.set_index("year")["value"].sort_index().loc[2014:]
    records = [year for year in by_year.loc[2017:].index if by_year[year] > by_year.loc[: year - 1].max()]
    chance, note = rate("Q14")
    assert note.startswith(f"{len(records)} of {len(by_year.loc[2017:])}")
    assert chance == round(len(records) / len(by_year.loc[2017:]), 2)
    assert f"above {by_year.max()} billion" in evidence.questions()["Q14"].yes_if


def test_how_israel_voted_on_the_war():
    ballots = data.load("un_key_votes").query("state == 'ISR'")["ballot"].dropna()
    chance, note = rate("Q15")
    assert note.startswith(f"{(ballots == 'yes').sum()} of {len(ballots)}")
    assert chance == round((ballots == "yes").mean(), 2)


def test_how_often_soldiers_of_the_csto_came():
    asked = data.load("ally_tests").query("owed_by == 'the CSTO'")
    assert (len(asked), (asked["troops"] == "yes").sum()) == (4, 1)
    assert "four cases in the table ally_tests" in rate("Q03")[1]
