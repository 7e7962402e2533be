"""Weighing arguments: what a verdict by added weights comes to, and on what it hangs.

Each argument gets a weight; the side with the larger sum, or the larger average, wins. Adding up is a model of judgement, and a crude one:
it lets many weak arguments beat one strong one, and treats arguments that lean on each other as if they stood alone [1]_.

Assumptions
-----------
- Arguments are independent, and weights can be added.
- How far a premise counts depends only on how well it is supported, and not on how much it would matter if it were true.

Invented
--------
- The scale of weights from 0 (none) to 3 (much), and how much an opinion or a contested premise counts: the reader sets both.

References
----------
.. [1] Keeney and Raiffa (1976), Decisions with Multiple Objectives, on when values may be added.
"""

from collections.abc import Mapping, Sequence

MOST = 3  # the largest weight


def strength(verdicts: Sequence[str], credit: Mapping[str, float], *, average: bool = False) -> float:
    """Add up the premises of one side, each counted as far as it is supported.

    Parameters
    ----------
    verdicts : the verdict of the ledger on each premise, such as ``contested``.
    credit : how much a premise of each verdict counts, 0 to 1; a verdict that is not named counts 1.
    average : divide by the number of premises.

    Returns
    -------
    float, from 0 to the number of premises, or to 1 if averaged.

    Raises
    ------
    ValueError : if a credit lies outside 0 to 1.

    Examples
    --------
    >>> strength(["accurate", "opinion"], {"opinion": 0.5}), strength(["accurate", "opinion"], {"opinion": 0.5}, average=True)
    (1.5, 0.75)
    """
    if any(not 0 <= value <= 1 for value in credit.values()):
        raise ValueError("a credit lies between 0 and 1")
    total = sum(credit.get(verdict, 1.0) for verdict in verdicts)
    return total / len(verdicts) if average and verdicts else total


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
        ways = [
            sum(ways[total - weight] for weight in range(most + 1) if 0 <= total - weight < len(ways)) for total in range(len(ways) + most)
        ]
    return ways
