"""The forecasts of the articles: one rule for all words, horizons and halves, and base rates as the tables give them."""

import re

import pandas as pd
import pytest
from pydantic import ValidationError

from alliances import data, evidence, numbers
from alliances.models import scoring

FORECASTS = evidence.forecasts().unnoted()
HEDGE = re.compile(r"\b(may|might|could|possible|perhaps)\b")
OF_READERS = {"certain": "certainly", "likely": "likely", "unlikely": "unlikely"}  # read_as -> the word that readers were asked about


@pytest.mark.parametrize("forecast", FORECASTS.values(), ids=FORECASTS)
def test_one_rule_for_all_words(forecast):
    hedged = HEDGE.search(forecast.wording)
    assert (forecast.read_as == "hedge") == bool(hedged)
    assert forecast.chance == {
        "flat": 0.95,
        **{name: scoring.band(word).middle for name, word in OF_READERS.items() if name != "unlikely"},
        "unlikely": round(1 - scoring.band("unlikely").middle, 2),  # the words deny the other side
    }.get(forecast.read_as)


@pytest.mark.parametrize("forecast", FORECASTS.values(), ids=FORECASTS)
def test_one_rule_for_all_horizons(forecast):
    if "set by us" in forecast.horizon:
        assert forecast.horizon.startswith("2025-12-31") or "the last vote of which we saw" in forecast.horizon
    else:
        assert re.search(r"none given|the (election|year|day|end|widest|fall)", forecast.horizon), forecast.horizon


def test_a_split_forecast_is_told_by_its_halves():
    halves = {name: FORECASTS[name] for name in ("F20", "F29", "F22", "F30")}
    assert [half.status for half in halves.values()] == ["came-true", "came-false"] * 2
    assert halves["F20"].claim == halves["F29"].claim
    assert halves["F22"].claim == halves["F30"].claim


def test_there_are_enough_to_score():
    decided = [forecast for forecast in FORECASTS.values() if forecast.outcome is not None]
    assert len(decided) >= 13
    assert 0.3 <= sum(forecast.outcome for forecast in decided) / len(decided) <= 0.7
    assert numbers.value("forecasts.scored") >= 13


def test_the_rate_of_wars_among_the_three():
    wars = data.load("wars")
    three = {"CHN", "RUS", "USA"}
    among = wars[wars["state_a"].isin(three) & wars["state_b"].isin(three) & (wars["first_year"] >= 1895)].drop_duplicates("war")
    forecast = FORECASTS["F07"]
    assert (len(among), (among["first_year"] > 1945).sum()) == (4, 1)
    assert forecast.base_rate == round(1 - scoring.at_least_one(4, 2003 - 1895 + 1, 4), 2)
    assert f"{100 * (1 - scoring.at_least_one(1, 2003 - 1946 + 1, 4)):.0f} per cent for none" in forecast.base_rate_note


def test_the_rate_at_which_old_treaties_last_four_more_years():
    table = data.load("alliance_spells")
    loose = table[table["bilateral"].astype(bool) & ~table["defence"].astype(bool) & (table["begin"] >= "1945-01-01")]
    known = lasted = 0
    for spell in loose.itertuples():
        begin, end = (spell.begin + pd.DateOffset(years=years) for years in (20, 24))
        if spell.end >= begin and not (spell.censored and spell.end < end):
            known += 1
            lasted += spell.end >= end
    assert FORECASTS["F08"].base_rate_note.startswith(f"{lasted} of {known}")
    assert FORECASTS["F08"].base_rate == round(lasted / known, 2)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"read_as": "hedge"}, "words that are read as hedge have no chance"),
        ({"chance": ""}, "words that are read as likely have a chance"),
        ({"read_as": "hedge", "chance": ""}, "a hedge commits to nothing"),
        ({"base_rate": 0.5, "base_rate_note": ""}, "base_rate and base_rate_note stand together"),
        ({"status": "mixed"}, "Input should be 'open'"),
    ],
)
def test_what_breaks_a_rule_is_refused(change, message):
    row = FORECASTS["F10"].model_dump() | change
    with pytest.raises(ValidationError, match=message):
        evidence.Forecast.model_validate(row)
