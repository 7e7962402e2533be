"""How good were the forecasts? Scores of chances against what happened, calibration, and forecasts of many put together.

A forecast is a chance between 0 and 1, an outcome is 1 if the event came and 0 if it did not. The Brier score [1]_ is the squared distance of the
two. Brier's own paper sums it over both outcomes, from 0 to 2; here it is counted once, from 0 (sure and right) to 1 (sure and wrong), and 50 per
cent on everything earns 0.25. Its mean can be taken apart into reliability, resolution and uncertainty, as Murphy did [2]_. Murphy's sum is exact
if every chance that was named is a group of its own. With bins it leaves a rest [3]_; Siegert's form [4]_ leaves none under any binning, and is
used here.

Equations
---------
Brier score = mean of (p - o)^2

log score = mean of -ln(the chance given to what happened, but at least the floor)

Brier score = reliability - resolution + uncertainty, where

- uncertainty = b (1 - b), the score of saying the share b of yes every time
- resolution = uncertainty - the score of saying of each forecast the share of yes in its bin
- reliability = Brier score - the score of saying of each forecast the share of yes in its bin

extremised = m^f / (m^f + (1 - m)^f), of the mean m and a factor f above 1 [5]_

chance of at least one case = 1 - exp(-cases / years x horizon), if cases come at one rate and by chance

Assumptions
-----------
- Outcomes are yes or no, and agreed. A void question is left out.
- Every forecast counts the same, and forecasts are scored as if they did not depend on each other. Questions on one war do: ten of them teach little
  more than one.
- With fewer than some thirty forecasts a bin holds a handful, and calibration is mostly luck.
- A rate of past cases says something of the next only if the next is of their kind.

Invented
--------
- The floor of the log score, 0.01: without it one sure miss would cost more than all else.
- The factor 2. In one study of geopolitical questions the best factor, found afterwards, lay between 1.2 and 3.9 [6]_; which one fits a class is not known.
- Five bins. Another number gives another reliability and another resolution, and the same score.

References
----------
.. [1] Brier (1950), Monthly Weather Review 78(1), 1-3.
.. [2] Murphy (1973), Journal of Applied Meteorology 12(4), 595-600.
.. [3] Stephenson, Coelho and Jolliffe (2008), Weather and Forecasting 23(4), 752-757.
.. [4] Siegert (2017), Quarterly Journal of the Royal Meteorological Society 143(703), 1178-1183.
.. [5] Baron and others (2014), Decision Analysis 11(2), 133-145.
.. [6] Satopää and others (2014), as reported by Sevilla (2021), Principled Extremizing of Aggregated Forecasts.
"""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from .. import data

FLOOR = 0.01
FACTOR = 2.0
BINS = 5
Chances = Sequence[float]
Outcomes = Sequence[int]


class Parts(NamedTuple):
    """A mean Brier score taken apart: it is reliability - resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


class Bin(NamedTuple):
    """Forecasts of about one chance: from where to where, how many, their mean chance, and the share that came true."""

    low: float
    high: float
    n: int
    said: float
    came: float


class Band(NamedTuple):
    """The chances that readers gave to a word: nine of ten said at least ``low``, half at least ``middle``, one of ten more than ``high``."""

    low: float
    middle: float
    high: float
    readers: int


def brier(chances: Chances, outcomes: Outcomes) -> float:
    """Return the mean Brier score, from 0 (sure and right) to 1 (sure and wrong).

    Parameters
    ----------
    chances : chances of yes, from 0 to 1.
    outcomes : 1 for yes, 0 for no, as many.

    Raises
    ------
    ValueError : without forecasts, for a chance outside 0 to 1, an outcome that is neither 0 nor 1, or lists of different length.

    Examples
    --------
    >>> brier([0.5, 0.5], [0, 1]), round(brier([0.9, 0.2], [1, 0]), 3)
    (0.25, 0.025)
    """
    _check(chances, outcomes)
    return sum((chance - outcome) ** 2 for chance, outcome in zip(chances, outcomes, strict=True)) / len(chances)


def log_score(chances: Chances, outcomes: Outcomes, floor: float = FLOOR) -> float:
    """Return the mean log score: 0 is sure and right, and the more, the worse.

    Parameters
    ----------
    chances, outcomes : see :func:`brier`.
    floor : the least chance that is counted for what happened, so that one sure miss is not infinitely bad.

    Examples
    --------
    >>> round(log_score([0.5], [1]), 3), round(log_score([0], [1]), 3)
    (0.693, 4.605)
    """
    _check(chances, outcomes)
    given = [chance if outcome else 1 - chance for chance, outcome in zip(chances, outcomes, strict=True)]
    return sum(-math.log(max(one, floor)) for one in given) / len(given)


def decomposition(chances: Chances, outcomes: Outcomes, bins: int | None = BINS) -> Parts:
    """Take the mean Brier score apart, without a rest under the binning that is used.

    Parameters
    ----------
    chances, outcomes : see :func:`brier`.
    bins : how many bins of equal width; with None each chance that was named is a group of its own, which is Murphy's partition.

    Returns
    -------
    Reliability (less is better; with bins it can fall below 0, if forecasts tell apart what the bin joins), resolution (more is better), uncertainty.

    Examples
    --------
    >>> parts = decomposition([0.8, 0.8, 0.8, 0.8, 0.2, 0.2], [1, 1, 1, 0, 0, 0], bins=None)
    >>> [round(part, 4) for part in parts]
    [0.015, 0.125, 0.25]
    >>> round(parts.reliability - parts.resolution + parts.uncertainty, 4) == round(brier([0.8] * 4 + [0.2] * 2, [1, 1, 1, 0, 0, 0]), 4)
    True
    """
    score = brier(chances, outcomes)
    share = sum(outcomes) / len(outcomes)
    groups: dict[float, list[int]] = {}
    keys = [chance if bins is None else _place(chance, bins) for chance in chances]
    for key, outcome in zip(keys, outcomes, strict=True):
        groups.setdefault(key, []).append(outcome)
    recalibrated = brier([sum(groups[key]) / len(groups[key]) for key in keys], outcomes)
    uncertainty = share * (1 - share)
    return Parts(score - recalibrated, uncertainty - recalibrated, uncertainty)


def calibration(chances: Chances, outcomes: Outcomes, bins: int = BINS) -> list[Bin]:
    """Return what came true of forecasts of about the same chance: the bins that hold any, with their number.

    Parameters
    ----------
    chances, outcomes : see :func:`brier`.
    bins : how many bins of equal width; a chance on an edge belongs to the upper one, and 1 to the last.

    Examples
    --------
    >>> calibration([0.1, 0.9, 0.9], [0, 1, 0], bins=2)
    [Bin(low=0.0, high=0.5, n=1, said=0.1, came=0.0), Bin(low=0.5, high=1.0, n=2, said=0.9, came=0.5)]
    """
    _check(chances, outcomes)
    found = []
    for place in range(bins):
        inside = [(chance, outcome) for chance, outcome in zip(chances, outcomes, strict=True) if _place(chance, bins) == place]
        if inside:
            said, came = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            found.append(Bin(place / bins, (place + 1) / bins, len(inside), said, came))
    return found


def pooled(
    table: Sequence[Sequence[float | None]], how: Literal["mean", "extremised"] = "mean", factor: float = FACTOR
) -> list[float | None]:
    """Put the forecasts of many together, question by question.

    Parameters
    ----------
    table : a row for each forecaster, a chance or None for each question.
    how : the mean, or the mean pushed away from one half, since each forecaster alone knows less than all together.
    factor : how hard it is pushed; 1 leaves the mean as it is.

    Returns
    -------
    A chance for each question, or None if nobody named one.

    Raises
    ------
    ValueError : for rows of different length, a chance outside 0 to 1, or another ``how``.

    Examples
    --------
    >>> pooled([[0.6, None], [0.8, None]])
    [0.7, None]
    >>> round(pooled([[0.6], [0.8]], "extremised")[0], 3)
    0.845
    """
    if how not in ("mean", "extremised"):
        raise ValueError(f"pool by mean or extremised, not by {how!r}")
    found: list[float | None] = []
    for column in zip(*table, strict=True):
        named = [chance for chance in column if chance is not None]
        _check(named, [0] * len(named), empty=True)
        mean = sum(named) / len(named) if named else None
        found.append(mean if mean is None or how == "mean" else extremised(mean, factor))
    return found


def extremised(chance: float, factor: float = FACTOR) -> float:
    """Push a chance away from one half.

    Examples
    --------
    >>> extremised(0.5), round(extremised(0.7), 3), extremised(1)
    (0.5, 0.845, 1.0)
    """
    up, down = chance**factor, (1 - chance) ** factor
    return up / (up + down)


def at_least_one(cases: float, years: float, horizon: float) -> float:
    """Return the chance of at least one case, if cases come at one rate and by chance.

    Parameters
    ----------
    cases : how many there were.
    years : in how long a time.
    horizon : the time ahead, in the same unit.

    Examples
    --------
    >>> round(at_least_one(1, 34, 3), 2)
    0.08
    """
    return 1 - math.exp(-cases / years * horizon)


def laplace(hits: int, cases: int) -> float:
    """Return a chance from very few cases: one hit and one miss are added, so that it is never 0 or 1.

    Examples
    --------
    >>> laplace(0, 3), laplace(2, 2)
    (0.2, 0.75)
    """
    return (hits + 1) / (cases + 2)


def band(word: str) -> Band:
    """Return the chances, from 0 to 1, that readers gave to a word of chance.

    Parameters
    ----------
    word : as in the table ``probability_words``.

    Raises
    ------
    ValueError : if nobody was asked about the word.

    Examples
    --------
    >>> band("likely")
    Band(low=0.55, middle=0.7, high=0.8, readers=1859)
    """
    known = data.load("probability_words").set_index("word")
    if word not in known.index:
        raise ValueError(f"nobody was asked about {word!r}; the table probability_words has {', '.join(known.index)}")
    row = known.loc[word]
    return Band(float(row["low"]), float(row["middle"]), float(row["high"]), int(row["readers"]))


def _place(chance: float, bins: int) -> int:
    """Return in which bin a chance lies; the small addend keeps 0.6 in the bin that it opens, whatever its last binary digit."""
    return min(int(chance * bins + 1e-9), bins - 1)


def _check(chances: Chances, outcomes: Outcomes, *, empty: bool = False) -> None:
    if not chances and not empty:
        raise ValueError("there is no forecast to score")
    if len(chances) != len(outcomes):
        raise ValueError(f"there are {len(chances)} chances and {len(outcomes)} outcomes")
    for chance in chances:
        if not 0 <= chance <= 1:
            raise ValueError(f"a chance lies between 0 and 1, not at {chance}")
    for outcome in outcomes:
        if outcome not in (0, 1):
            raise ValueError(f"an outcome is 0 or 1, not {outcome}")
