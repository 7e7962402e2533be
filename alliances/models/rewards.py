"""What a score rewards: the number that one should say, and who comes top in a class that is ranked.

The Brier score is proper [1]_: whoever wants the least expected score says just what he or she believes. A rank is another aim: to be first among
many, one must differ from them, and boldness that costs points on average can win the top place [2]_.

Equations
---------
expected score = b (1 - s)^2 + (1 - b) s^2 = b (1 - b) + (s - b)^2, if one believes b and says s

Assumptions
-----------
- Questions are independent, and scored alike.
- Everybody sees the chance of an event with an error of the same size; nobody is the better forecaster.
- An extremiser says the number that an honest student would say, pushed away from one half as in :func:`alliances.models.scoring.extremised`.

Invented
--------
- The class of 25 with 5 extremisers, chances spread evenly between 0.1 and 0.9, an error of 0.1, the factor 3. No class was observed.

References
----------
.. [1] Bröcker and Smith (2007), Weather and Forecasting 22(2).
.. [2] Sempere and Lawsen (2021), arXiv:2106.11248.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

STUDENTS, EXTREMISERS = 25, 5
ERROR, PUSH = 0.1, 3.0
CLASSES, SEED = 2000, 1


class Ranked(NamedTuple):
    """How a ranked class fares: the chance that an extremiser comes top, and the mean scores of both kinds."""

    top: float
    extremised: float
    honest: float


def expected(said: float, believed: float) -> float:
    """Return the Brier score, from 0 to 1, that one must expect of a number.

    Parameters
    ----------
    said, believed : chances from 0 to 1.

    Examples
    --------
    >>> round(expected(0.7, 0.7), 4), round(expected(1, 0.7), 4)
    (0.21, 0.3)
    """
    return believed * (1 - said) ** 2 + (1 - believed) * said**2


@cache
def ranked(questions: int, students: int = STUDENTS, extremisers: int = EXTREMISERS, classes: int = CLASSES) -> Ranked:
    """Let many classes forecast and rank them by Brier score.

    Parameters
    ----------
    questions : how many each class forecasts.
    students, extremisers : how many are in a class, and how many of these exaggerate.
    classes : how many classes are drawn, always the same ones.

    Returns
    -------
    Chance that an extremiser comes top (its fair share is extremisers / students), mean score of extremisers, mean score of the honest.

    Examples
    --------
    >>> few, many = ranked(5), ranked(100)
    >>> few.top > 0.3 and many.top < 0.1 and many.extremised > many.honest
    True
    """
    chance = np.random.default_rng(SEED)
    real = chance.uniform(0.1, 0.9, (classes, 1, questions))
    came = (chance.uniform(size=real.shape) < real).astype(float)
    seen = np.clip(real + chance.normal(0, ERROR, (classes, students, questions)), 0.02, 0.98)
    bold = seen[:, :extremisers] ** PUSH
    said = np.concatenate([bold / (bold + (1 - seen[:, :extremisers]) ** PUSH), seen[:, extremisers:]], axis=1)
    scores = ((said - came) ** 2).mean(axis=2)
    top = float((scores.argmin(axis=1) < extremisers).mean())
    return Ranked(top, float(scores[:, :extremisers].mean()), float(scores[:, extremisers:].mean()))
