"""A made-up class that forecasts: students who each know a part, err, and sometimes shout.

Real classes are small, their questions few and their names private, so a lab needs a class that nobody has to protect. Each question has log odds
that would be right for somebody who knew all. A student sees a share of them and adds an error. Some students overstate what they think. That
each knows only a part is why the mean of all is too timid, and why it helps to push it away from one half [1]_.

Equations
---------
log odds of a student = volume x (share x log odds of the question + error)

Here the share is what the student knows, from 0.2 to 0.7, the error is normal with standard deviation 0.8, and the volume is 1, or 3 for those who shout.

Assumptions
-----------
- Questions do not depend on each other, and students do not talk: each errs alone. Real students read the same newspaper.
- What a student knows is the same share on every question.
- Chances are named in steps of five per cent; one in twelve is not named at all.

Invented
--------
- All of it: the class, the questions, the outcomes and every number above. Nothing here was measured on students.

References
----------
.. [1] Baron and others (2014), Decision Analysis 11(2), 133-145.
"""

import numpy as np
import pandas as pd

SHARE = (0.2, 0.7)  # of the log odds that a student knows, from and to
SPREAD = 1.6  # standard deviation of the log odds of questions
ERROR = 0.8
LOUD = 3.0  # volume of a student who shouts
LOUD_SHARE = 1 / 6
MISSING = 1 / 12
STEP = 0.05


def made_up_class(seed: int, students: int = 30, questions: int = 24) -> tuple[pd.DataFrame, pd.Series]:
    """Return what a made-up class said of made-up questions, and how these ended.

    Parameters
    ----------
    seed : which class; the same seed gives the same class everywhere.
    students, questions : how many.

    Returns
    -------
    The forecasts, a row each: ``student`` (S01), ``question`` (X01), ``chance`` (0 to 1); and the outcomes, 1 or 0 by question.

    Examples
    --------
    >>> said, ended = made_up_class(7)
    >>> list(said.columns), len(ended), set(ended) <= {0, 1}
    (['student', 'question', 'chance'], 24, True)
    >>> made_up_class(7)[0].equals(said)
    True
    """
    chance = np.random.default_rng(seed)
    truth = chance.normal(0, SPREAD, questions)
    ended = (chance.random(questions) < _share(truth)).astype(int)
    knows = chance.uniform(*SHARE, students)
    volume = np.where(chance.random(students) < LOUD_SHARE, LOUD, 1.0)
    seen = np.outer(knows, truth) + chance.normal(0, ERROR, (students, questions))
    named = np.round(_share(volume[:, None] * seen) / STEP) * STEP
    there = chance.random((students, questions)) >= MISSING
    names = [f"S{number:02d}" for number in range(1, students + 1)], [f"X{number:02d}" for number in range(1, questions + 1)]
    rows = [
        (names[0][row], names[1][column], round(float(named[row, column]), 2))
        for row in range(students)
        for column in range(questions)
        if there[row, column]
    ]
    return pd.DataFrame(rows, columns=["student", "question", "chance"]), pd.Series(ended, index=names[1], name="outcome")


def _share(log_odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-log_odds))
