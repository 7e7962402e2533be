"""Boom or rebound: what a high growth rate can mean when the year before was low.

A rate of growth compares a period with the same period a year earlier, its base. If the base was low, a return to normal looks like a boom:
the base effect [1]_. Suppose that a year as a whole changed by y, and that the first months of the next year rose by g over the same months of
that year. How far they rose over two years depends on the change f of these months in the year between, which neither number tells:

- change over two years: ``(1 + f)(1 + g) - 1``
- the change r of the remaining months, with s the share of the first months in a normal year: ``s f + (1 - s) r = y``

So a deep fall in the first months must be paid for: the remaining months must have risen above the year before.

Assumptions
-----------
- Both rates belong to one series: one compiler, one currency, one list of goods. An article that names no compiler does not say so.
- Trade in the normal year was spread over the months evenly, unless another share is given.
- Nothing is said on causes. A rise of values may be a rise of prices.

Invented
--------
- The falls of the first months in :data:`WORLDS`. The two published rates, which every world must satisfy, are quoted.

References
----------
.. [1] Government of India (2021), Economic Survey 2020-21, volume 2, page 168, on prices.
"""

from types import MappingProxyType

import pandas as pd

YEAR = -0.039  # claim A3-06: trade in 2020 against 2019
GROWTH = 0.518  # claim A3-07: January to July 2021 against January to July 2020
SHARE = 7 / 12  # of a year's trade that falls into seven months, if it is spread evenly
PERIODS = ("Jan–Jul 2019", "Aug–Dec 2019", "Jan–Jul 2020", "Aug–Dec 2020", "Jan–Jul 2021")


def over_two_years(first_months: float, growth: float = GROWTH) -> float:
    """Return the change over two years, when the first months changed by ``first_months`` and then by ``growth``.

    Parameters
    ----------
    first_months, growth : changes as shares, such as -0.2 for a fall by 20 per cent.

    Examples
    --------
    >>> round(over_two_years(-0.039), 3)
    0.459
    """
    return (1 + first_months) * (1 + growth) - 1


def first_months_for(change: float, growth: float = GROWTH) -> float:
    """Return the change of the first months at which growth adds up to ``change`` over two years.

    Parameters
    ----------
    change, growth : changes as shares; with a change of 0 all growth is rebound.

    Raises
    ------
    ValueError : if growth is -1 or less, so that nothing was left to compare.

    Examples
    --------
    >>> round(first_months_for(0), 3)
    -0.341
    """
    if growth <= -1:
        raise ValueError("growth must be above -1: a flow that fell by its whole size has no growth rate to add to")
    return (1 + change) / (1 + growth) - 1


def remaining_months(first_months: float, year: float = YEAR, share: float = SHARE) -> float:
    """Return the change of the remaining months that the change of the whole year asks for.

    Parameters
    ----------
    first_months, year : changes as shares.
    share : share of the first months in the trade of the normal year, between 0 and 1.

    Raises
    ------
    ValueError : if the share is not between 0 and 1.

    Examples
    --------
    >>> round(remaining_months(-0.2), 3)
    0.186
    """
    if not 0 < share < 1:
        raise ValueError("share must lie between 0 and 1")
    return (year - share * first_months) / (1 - share)


WORLDS = MappingProxyType({"even fall": YEAR, "spring dip": -0.2, "pure rebound": first_months_for(0)})


def paths() -> pd.DataFrame:
    """Return the course of trade in each of the worlds.

    Returns
    -------
    pandas.DataFrame, one row per world and period: ``world``, ``period``, ``level`` (mean of a month, 2019 = 100).

    Examples
    --------
    >>> paths().query("world == 'pure rebound'")["level"].round(1).tolist()
    [100.0, 100.0, 65.9, 138.4, 100.0]
    """
    rows = []
    for world, first in WORLDS.items():
        levels = (100, 100, 100 * (1 + first), 100 * (1 + remaining_months(first)), 100 * (1 + over_two_years(first)))
        rows += [(world, period, level) for period, level in zip(PERIODS, levels, strict=True)]
    return pd.DataFrame(rows, columns=["world", "period", "level"])
