"""Where a series of yearly figures changes its level: one split, found by least squares, tested by shuffling.

The split is the place that leaves the smallest sum of squared errors if each side is replaced by its mean, the
one-break case of [1]_. The test puts the same figures into random order again and again and asks how often a
random order can be split as well [2]_. It takes every order for equally likely. Yearly figures that resemble
those of the year before are not like that, so the test finds breaks too easily; shuffling runs of years instead of years leaves
neighbours together and is the harder test [3]_. A small value says: this is no random order. It does not say what broke.

Assumptions
-----------
- The level changes once and at once, and is constant before and after. A slow slide or a rise and fall is described badly.
- For the test, every order of the years is equally likely. Deliveries of arms are not like that: one contract fills several years.

Invented
--------
- How long a run is that is shuffled as one: five years in the book's lab. Another length gives another value.
- At least three years on each side of a split (:data:`MARGIN`), so that one odd year does not pass for a period.

References
----------
.. [1] Bai and Perron (1998), Econometrica 66(1), 47-78.
.. [2] Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9(1), article 39.
.. [3] Politis and Romano (1994), Journal of the American Statistical Association 89(428), 1303-1313; there runs of random length are drawn.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

MARGIN = 3  # fewest years on each side: a split that sets off one or two years describes an outlier, not a period


@dataclass(frozen=True)
class Split:
    """A change of level: the first year of the new period, the means on both sides, and what the split explains."""

    year: int
    before: float
    after: float
    explained: float  # share of the squared deviations from the common mean, between 0 and 1


def split_errors(series: pd.Series, margin: int = MARGIN) -> pd.Series:
    """Return the sum of squared errors for every split that leaves enough years on both sides.

    Parameters
    ----------
    series : one figure per year, indexed by year, in order.
    margin : the fewest years on each side.

    Returns
    -------
    pandas.Series, indexed by the first year of the new period, in squared units of the series.

    Raises
    ------
    ValueError : if the series is too short, has gaps, or does not vary.

    Examples
    --------
    >>> split_errors(pd.Series([1, 1, 5, 5], index=range(2000, 2004)), margin=1).round(2).to_dict()
    {2001: 10.67, 2002: 0.0, 2003: 10.67}
    """
    values = _checked(series, margin)
    errors = _errors(values[np.newaxis, :], margin)[0]
    return pd.Series(errors, index=series.index[margin : len(series) - margin + 1])


def best_split(series: pd.Series, margin: int = MARGIN) -> Split:
    """Return the split with the smallest sum of squared errors; of several, the first.

    Parameters
    ----------
    series, margin : as for :func:`split_errors`.

    Examples
    --------
    >>> best_split(pd.Series([1, 1, 1, 9, 9, 9], index=range(2000, 2006)))
    Split(year=2003, before=1.0, after=9.0, explained=1.0)
    """
    errors = split_errors(series, margin)
    place = margin + int(np.argmin(errors.to_numpy()))
    values = series.to_numpy(dtype=float)
    explained = 1 - float(errors.iloc[place - margin]) / float(((values - values.mean()) ** 2).sum())
    return Split(int(series.index[place]), float(values[:place].mean()), float(values[place:].mean()), min(max(explained, 0.0), 1.0))


def permutation_p(series: pd.Series, draws: int = 999, seed: int = 1896, margin: int = MARGIN, block: int = 1) -> float:
    """Return how often figures in random order can be split as well as in the order that happened.

    Parameters
    ----------
    series, margin : as for :func:`split_errors`.
    draws : number of random orders.
    seed : of the random numbers, so that the answer can be repeated.
    block : how many years stay together; the runs are counted from the first year, and the last may be shorter.

    Returns
    -------
    float, above 0 and at most 1: the order that happened is counted among the possible ones.

    Examples
    --------
    >>> permutation_p(pd.Series([0.0] * 10 + [5.0] * 10, index=range(1950, 1970)), draws=99)
    0.01
    >>> permutation_p(pd.Series([0.0] * 10 + [5.0] * 10, index=range(1950, 1970)), draws=99, block=5) > 0.2
    True
    """
    values = _checked(series, margin)
    random = np.random.default_rng(seed)
    if block == 1:
        shuffled = np.array([random.permutation(values) for _ in range(draws)])
    else:
        runs = [values[start : start + block] for start in range(0, len(values), block)]
        shuffled = np.array([np.concatenate([runs[place] for place in random.permutation(len(runs))]) for _ in range(draws)])
    least = _errors(values[np.newaxis, :], margin).min()
    tolerance = 1e-9 * ((values - values.mean()) ** 2).sum()
    hits = int((_errors(shuffled, margin).min(axis=1) <= least + tolerance).sum())
    return (1 + hits) / (1 + draws)


def _errors(rows: np.ndarray, margin: int) -> np.ndarray:
    """Return the sums of squared errors of all splits (columns) of several series (rows)."""
    years = rows.shape[1]
    rows = rows - rows.mean(axis=1, keepdims=True)  # keeps the sums of squares small and exact
    total, left = (rows**2).sum(axis=1, keepdims=True), np.cumsum(rows, axis=1)[:, margin - 1 : years - margin]
    sizes = np.arange(margin, years - margin + 1)
    return np.maximum(total - left**2 / sizes - left**2 / (years - sizes), 0)


def _checked(series: pd.Series, margin: int) -> np.ndarray:
    """Return the figures, or say why they cannot be split."""
    values = series.to_numpy(dtype=float)
    if margin < 1 or len(values) < 2 * margin:
        raise ValueError(f"{len(values)} years cannot be split with at least {margin} on each side")
    if not np.isfinite(values).all():
        raise ValueError("the series has gaps: fill them or choose other years")
    if np.ptp(values) == 0:
        raise ValueError("all figures are equal: there is no change of level to find")
    return values
