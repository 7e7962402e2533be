"""Two fears in an alliance: being left alone and being drawn into a partner's war, and how much commitment is best.

A state chooses how firmly it commits itself to a partner, from 0 (not at all) to 1 (without conditions). The firmer it
stands by the partner, the less it need fear to be left alone, and the more it must fear the partner's wars. That this
cannot be escaped is Snyder's point [1]_. Restraint is the answer of Schroeder [2]_: a firm ally also has a hand on
the partner's arm.

Equations
---------
risk of abandonment = (1 - c)^k

risk of entrapment = b c^k (1 - r c)

expected cost = A (1 - c)^k + W b c^k (1 - r c)

Here c is the commitment, A the cost of being left alone, W the cost of the partner's war, b the partner's boldness, r
restraint and k the curve. Without restraint the best commitment is 1 / (1 + (W b / A)^(1/(k-1))), for k above 1; with
k = 2 this is A / (A + W b), the share that the fear of abandonment has in the two fears together.

Where two states choose, each takes what is best for it beside the other's level, and they answer each other in turn. What the other's level changes is
a rule of one's choice: ``fear`` makes being left alone cost A (2 - other), ``hold`` makes the rein r other.

Assumptions
-----------
- One state decides alone. The partner does not answer, and no enemy watches. Where two states choose, each sees what the other has chosen, and does not
  look further ahead.
- Both risks run from none to their full size, and both change smoothly with commitment.
- With a curve above 1 the first step away from either end changes little there, and much at the other end.
- Costs add up, and the state minds only their expected size.
- Restraint works through commitment: who promises nothing restrains nobody.

Invented
--------
- Every number. Snyder gives no parameters. Costs from 1 to 10, boldness and restraint from 0 to 1 and a curve of 2 are
  illustrations; only comparisons (more, less, which way) may be read off.

References
----------
.. [1] Snyder (1984), World Politics 36(4), 461-495.
.. [2] Schroeder (1976), reprinted in Systems, Stability, and Statecraft (2004), 195-222.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

EXAMPLE = (8, 4)  # cost of being left alone and of the partner's war, in the example of the chapter


class Costs(NamedTuple):
    """Expected costs of one level of commitment, in the units of the two costs."""

    abandonment: float
    entrapment: float
    total: float


def abandonment_risk(commitment: float, curve: float = 2) -> float:
    """Return the risk of being left alone at a level of commitment.

    Parameters
    ----------
    commitment : from 0 (none) to 1 (without conditions).
    curve : the exponent k, above 0.

    Returns
    -------
    A number between 0 and 1: (1 - c)^k.

    Examples
    --------
    >>> abandonment_risk(0), abandonment_risk(0.5), abandonment_risk(1)
    (1, 0.25, 0)
    """
    _check(commitment)
    return (1 - commitment) ** curve


def entrapment_risk(commitment: float, boldness: float = 1, restraint: float = 0, curve: float = 2) -> float:
    """Return the risk of being drawn into the partner's war at a level of commitment.

    Parameters
    ----------
    commitment : from 0 (none) to 1 (without conditions).
    boldness : how ready the partner is to take risks, from 0 to 1.
    restraint : how far a firm commitment holds the partner back, from 0 (not at all) to 1.
    curve : the exponent k, above 0.

    Returns
    -------
    A number between 0 and 1: b c^k (1 - r c).

    Examples
    --------
    >>> entrapment_risk(1), entrapment_risk(0.5), entrapment_risk(1, restraint=1)
    (1, 0.25, 0)
    """
    _check(commitment)
    return boldness * commitment**curve * (1 - restraint * commitment)


def costs(commitment: float, alone: float, war: float, boldness: float = 1, restraint: float = 0, curve: float = 2) -> Costs:
    """Return what each fear costs at a level of commitment, and both together.

    Parameters
    ----------
    commitment : from 0 to 1.
    alone : cost of being left alone, on any scale.
    war : cost of the partner's war, on the same scale.
    boldness, restraint, curve : see :func:`entrapment_risk`.

    Examples
    --------
    >>> costs(0.5, alone=8, war=4)
    Costs(abandonment=2.0, entrapment=1.0, total=3.0)
    """
    one = alone * abandonment_risk(commitment, curve)
    other = war * entrapment_risk(commitment, boldness, restraint, curve)
    return Costs(one, other, one + other)


def best_commitment(alone: float, war: float, boldness: float = 1, restraint: float = 0, curve: float = 2) -> float:
    """Return the level of commitment with the least expected cost.

    Parameters
    ----------
    alone, war : costs above 0, on one scale.
    boldness : above 0, up to 1.
    restraint : from 0 to 1.
    curve : the exponent k, above 0. At 1 and below, the best level is always at an end.

    Returns
    -------
    The commitment between 0 and 1: exact for a curve of 2 and wherever there is no restraint, else the best of 2,001
    evenly spaced levels. Where both ends cost the same, 1.

    Raises
    ------
    ValueError : if a cost, boldness or curve is not above 0.

    Examples
    --------
    >>> best_commitment(alone=8, war=4), best_commitment(alone=4, war=4), best_commitment(alone=8, war=4, boldness=0.5)
    (0.6666666666666666, 0.5, 0.8)
    >>> best_commitment(alone=8, war=4, curve=1)
    1.0
    """
    if min(alone, war, boldness, curve) <= 0:
        raise ValueError("costs, boldness and curve must be above 0")
    fear = war * boldness
    if curve == 2:
        return _best_square(alone, fear, restraint)
    if curve > 1 and restraint == 0:
        return 1 / (1 + (fear / alone) ** (1 / (curve - 1)))
    if curve <= 1 and restraint == 0:
        return 1.0 if fear <= alone else 0.0
    levels = [step / 2000 for step in range(2001)]
    return min(reversed(levels), key=lambda level: costs(level, alone, war, boldness, restraint, curve).total)


def _best_square(alone: float, fear: float, restraint: float) -> float:
    """Solve the case of curve 2: the smaller root of 3 F r c^2 - 2 (A + F) c + 2 A = 0, unless the end at 1 is cheaper."""
    both = alone + fear
    inside = both * both - 6 * alone * fear * restraint
    if inside < 0:
        return 1.0
    root = 2 * alone / (both + math.sqrt(inside))
    if root >= 1:
        return 1.0
    there = alone * (1 - root) * (1 - root) + fear * root * root * (1 - restraint * root)
    return root if there < fear * (1 - restraint) else 1.0


def fear_curves(alone: float, war: float, boldness: float = 1, restraint: float = 0, curve: float = 2, points: int = 41) -> pd.DataFrame:
    """Return the costs along all levels of commitment, for a drawing.

    Returns
    -------
    pandas.DataFrame with ``points`` rows and the columns ``commitment`` (0 to 1), ``abandonment``, ``entrapment``, ``total``.

    Examples
    --------
    >>> fear_curves(alone=8, war=4, points=3).to_numpy().tolist()
    [[0.0, 8.0, 0.0, 8.0], [0.5, 2.0, 1.0, 3.0], [1.0, 0.0, 4.0, 4.0]]
    """
    levels = [step / (points - 1) for step in range(points)]
    rows = [(level, *costs(level, alone, war, boldness, restraint, curve)) for level in levels]
    return pd.DataFrame(rows, columns=["commitment", "abandonment", "entrapment", "total"])


def answer(other: float, alone: float, war: float, restraint: float = 0, rule: str = "fear") -> float:
    """Return the best commitment of a state beside a partner that has chosen, too.

    Parameters
    ----------
    other : the partner's commitment, from 0 to 1.
    alone, war : costs above 0, on one scale.
    restraint : from 0 to 1.
    rule : ``fear``, by which being left alone costs twice as much beside a partner who is not committed; or ``hold``, by which restraint works as
        far as the partner is committed.

    Examples
    --------
    >>> answer(0, alone=4, war=8), answer(1, alone=4, war=8) == best_commitment(4, 8)
    (0.5, True)
    >>> answer(1, alone=4, war=8, restraint=0.9, rule="hold")
    1.0
    """
    if rule == "fear":
        return best_commitment(alone * (2 - other), war, restraint=restraint)
    return best_commitment(alone, war, restraint=restraint * other)


def settle(reply: Callable[[float], float], start: float, rounds: int = 30) -> tuple[float, float]:
    """Return where two states come to rest that answer each other in turn by one rule, rounded to two decimals: the one that answers first, and its partner.

    Parameters
    ----------
    reply : the commitment with which a state answers a level.
    start : where the partner begins.
    rounds : how often each of them answers.

    Examples
    --------
    >>> settle(lambda other: 1 - other / 2, start=0)
    (0.67, 0.67)
    """
    partner = start
    for _ in range(rounds):
        first = reply(partner)
        partner = reply(first)
    return round(first, 2), round(partner, 2)


def _check(commitment: float) -> None:
    if not 0 <= commitment <= 1:
        raise ValueError(f"commitment lies between 0 and 1, not at {commitment}")
