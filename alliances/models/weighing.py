"""Weighing arguments: what a verdict by added weights comes to, and how little would turn it.

The reader gives each argument a weight; the side with the larger sum wins. Adding up is a model of judgement, and a crude one: it
lets many weak arguments beat one strong one, and treats arguments that lean on each other as if they stood alone [1]_.

Assumptions
-----------
- Arguments are independent, and weights can be added.
- A verdict is fragile if few steps of one weight by one point turn it.

Invented
--------
- The scale from 0 (none) to 3 (much), and every weight that a reader chooses.

References
----------
.. [1] Keeney and Raiffa (1976), Decisions with Multiple Objectives, on when values may be added.
"""

from collections.abc import Iterable, Mapping

MOST = 3  # the largest weight


def totals(weights: Mapping[str, float], sides: Mapping[str, str]) -> tuple[float, float]:
    """Add the weights of each side.

    Parameters
    ----------
    weights : weight of each argument, 0 to :data:`MOST`.
    sides : side of each argument, ``for`` or ``against``.

    Returns
    -------
    tuple, the sums for and against.

    Raises
    ------
    ValueError : if a weight is out of range.

    Examples
    --------
    >>> totals({"a": 3, "b": 1}, {"a": "for", "b": "against"})
    (3, 1)
    """
    if any(not 0 <= weight <= MOST for weight in weights.values()):
        raise ValueError(f"weights go from 0 to {MOST}")
    good, bad = (sum(weight for name, weight in weights.items() if sides[name] == side) for side in ("for", "against"))
    return good, bad


def share_of_weightings(pros: int, cons: int, most: int = MOST) -> tuple[float, float, float]:
    """Count in which share of all whole-number weightings each side wins.

    Parameters
    ----------
    pros, cons : number of arguments on each side.
    most : the largest weight; each argument takes 0, 1, ... up to it.

    Returns
    -------
    tuple, the shares in which the pros win, both tie, the cons win; they add to 1.

    Examples
    --------
    >>> share_of_weightings(1, 1, most=1)
    (0.25, 0.5, 0.25)
    """
    good, bad = _sums(pros, most), _sums(cons, most)
    everything = (most + 1) ** (pros + cons)
    win = sum(a * b for i, a in enumerate(good) for j, b in enumerate(bad) if i > j) / everything
    tie = sum(a * b for i, a in enumerate(good) for j, b in enumerate(bad) if i == j) / everything
    return win, tie, 1 - win - tie


def _sums(count: int, most: int) -> list[int]:
    """Count in how many ways each sum of ``count`` weights comes about."""
    ways = [1]
    for _ in range(count):
        ways = [sum(ways[total - weight] for weight in range(most + 1) if 0 <= total - weight < len(ways)) for total in range(len(ways) + most)]
    return ways


def without(names: Iterable[str], weights: Mapping[str, float], sides: Mapping[str, str]) -> tuple[float, float]:
    """Add the weights after leaving some arguments out: does the verdict hang on them?

    Examples
    --------
    >>> without(["a"], {"a": 3, "b": 1}, {"a": "for", "b": "against"})
    (0, 1)
    """
    dropped = set(names)
    return totals({name: weight for name, weight in weights.items() if name not in dropped}, sides)
