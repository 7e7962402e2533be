"""Figures on Russia and Israel: years without relations, votes, two counts of trade, and what two growth rates imply."""

from functools import partial

import pandas as pd

from .. import data, evidence
from ..base.spans import DAYS_A_YEAR
from ..models import base_effect, voting
from . import add

ARTICLE = pd.Timestamp("2021-10-15")  # Lavrov's article
PERIODS = {"without": voting.WITHOUT, "eighties": voting.LOW, "recent": voting.RECENT}  # years of which the agreement is averaged
FELL, ROSE = "A3-06", "A3-07"  # trade in 2020 against 2019; January to July 2021 against January to July 2020


def _years(*statuses: str) -> float:
    """Add up the years of all spells of some statuses, up to the day of the article."""
    spells = data.load("israel_status")
    days = (spells["end"].fillna(ARTICLE).clip(upper=ARTICLE) - spells["begin"]).dt.days
    return float(days[spells["status"].isin(statuses)].sum()) / DAYS_A_YEAR


def _agreement(first: int, last: int) -> float:
    return voting.between(data.load("un_agreement"), ("ISR", "RUS"), first, last, method=voting.MEAN_OF_YEARS)


def _rate(claim: str) -> float:
    """Return the rate of growth that a claim of the article states."""
    rate = float(evidence.claim(claim).numbers.rstrip("%")) / 100
    return -rate if claim == FELL else rate


def _over_two_years(first_months: float) -> float:
    return 100 * base_effect.over_two_years(first_months, _rate(ROSE))


def _rebound() -> float:
    """Return the change of the first months at which the rise of the next year is pure rebound."""
    return base_effect.first_months_for(0, _rate(ROSE))


def _both_ways(table: str, value: str, year: int) -> float:
    flows = data.load(table)
    pair = {"ISR", "RUS"}
    rows = flows[flows["importer"].isin(pair) & flows["exporter"].isin(pair) & (flows["year"] == year)]
    return float(rows[value].sum()) / 1000


add(
    "israel.without",
    "years from recognition to the article without full relations",
    ".1f",
    lambda: _years("broken", "consular only"),
)
add("israel.since", "years from recognition to the article", ".0f", lambda: _years("broken", "consular only", "full"))
for _name, (_first, _last) in PERIODS.items():
    add(
        f"israel.votes-{_name}",
        f"mean agreement of Israel and Moscow at the UN, {_first} to {_last}",
        ".2f",
        partial(_agreement, _first, _last),
    )
add(
    "israel.goods-2014",
    "imports of both from each other in 2014, billion current dollars",
    ".1f",
    lambda: _both_ways("trade_cow", "imports", 2014),
)
add(
    "israel.all-2014",
    "sales of both to each other in 2014, billion dollars of 2010",
    ".1f",
    lambda: _both_ways("trade_itpde", "exports", 2014),
)
add(
    "israel.even",
    "rise of January to July 2021 over 2019, in per cent, if these months of 2020 fell like the whole year; from the article's two rates",
    ".1f",
    lambda: _over_two_years(_rate(FELL)),
    model="base_effect",
)
add(
    "israel.dip",
    "the same, if January to July 2020 fell by 20 per cent",
    ".1f",
    lambda: _over_two_years(base_effect.WORLDS["spring dip"]),
    model="base_effect",
)
add(
    "israel.fall",
    "fall of January to July 2020, in per cent, at which the rise of 2021 is pure rebound; from the article's two rates",
    ".0f",
    lambda: -100 * _rebound(),
    model="base_effect",
)
add(
    "israel.rest",
    "rise of August to December 2020, in per cent, that pure rebound asks for; from the article's two rates",
    ".0f",
    lambda: 100 * base_effect.remaining_months(_rebound(), _rate(FELL)),
    model="base_effect",
)
