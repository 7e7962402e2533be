"""Figures on the two fears: what published rates of reliability imply, and what the world of the chapter shows."""

import pandas as pd

from .. import data
from ..base.observe import remembered
from ..models import abandonment, reliability
from . import add


@remembered
def _rates() -> pd.Series:
    return data.load("reliability_rates").set_index("id")["rate"]


def _late_share() -> float:
    rates = _rates()
    return 100 * reliability.implied_share(rates["berkemeier-all"], rates["berkemeier-before-1945"], rates["berkemeier-from-1945"])


def _due_share() -> float:
    return 100 * reliability.due_share(_rates()["sabrosky-all"], _rates()["leeds-all"])


add(
    "fears.late-share",
    "share of cases from 1945 on (per cent) that makes the two published rates pool to the third",
    ".0f",
    _late_share,
)
add("fears.due-share", "share of an ally's wars (per cent) in which help was due, if nobody fought unasked", ".0f", _due_share)
add(
    "fears.true",
    "true mean reliability (per cent) of the invented world",
    ".0f",
    lambda: 100 * reliability.TRUE_MEAN,
    model="reliability",
    assumed=True,
)
add(
    "fears.tested",
    "rate among the attacked (per cent) in the invented world",
    ".0f",
    lambda: 100 * reliability.observed_rate(reliability.TRUE_MEAN, reliability.LIKENESS, reliability.AIM),
    model="reliability",
)
add(
    "fears.attacked",
    "share of alliances (per cent) that are attacked in the invented world",
    ".0f",
    lambda: 100 * reliability.attacked_share(reliability.TRUE_MEAN, reliability.LIKENESS, reliability.AIM),
    model="reliability",
)
add(
    "fears.best",
    "best commitment in the example of the chapter, from 0 to 1",
    ".2f",
    lambda: abandonment.best_commitment(*abandonment.EXAMPLE),
    model="abandonment",
)
add(
    "fears.best-restraint",
    "best commitment in the example, if half of the partner's boldness can be held back",
    ".2f",
    lambda: abandonment.best_commitment(*abandonment.EXAMPLE, restraint=0.5),
    model="abandonment",
)
