"""How far two coders agree: the share of equal decisions, and Cohen's kappa.

Two coders who mostly say no agree often by chance alone. Kappa [1]_ sets the agreement that was observed against
the agreement to be expected if each coder kept to his or her own frequencies and decided blindly. It is 1 for full
agreement, 0 for no more than chance, negative for less.

Assumptions
-----------
- The coders decided on the same cases, each alone, without knowing the codes of the other.
- Every disagreement weighs the same; the codes have no order.
- Each coder's frequencies are what that coder would use when guessing. If one code is rare, kappa is low even for careful coders.

Invented
--------
- Nothing. There is no level of kappa that is good enough for every purpose.

References
----------
.. [1] Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.
"""

import numpy as np
from numpy.typing import ArrayLike


def share_agreed(first: ArrayLike, second: ArrayLike) -> float:
    """Return the share of decisions on which two coders agree.

    Parameters
    ----------
    first, second : the decisions of each coder, in the same order; tables count cell by cell.

    Returns
    -------
    float, between 0 and 1.

    Raises
    ------
    ValueError : if there is no decision, or the coders did not decide on the same number of cases.

    Examples
    --------
    >>> share_agreed([True, True, False, False], [True, False, False, False])
    0.75
    """
    one, two = _paired(first, second)
    return float((one == two).mean())


def chance_agreed(first: ArrayLike, second: ArrayLike) -> float:
    """Return the share of agreement to be expected by chance, given how often each coder uses each code.

    Parameters
    ----------
    first, second : as for :func:`share_agreed`.

    Examples
    --------
    >>> chance_agreed([True, True, False, False], [True, False, False, False])
    0.5
    """
    one, two = _paired(first, second)
    return float(sum((one == code).mean() * (two == code).mean() for code in np.unique(np.concatenate([one, two]))))


def cohen_kappa(first: ArrayLike, second: ArrayLike) -> float:
    """Return Cohen's kappa for two coders and any number of unordered codes.

    Parameters
    ----------
    first, second : as for :func:`share_agreed`.

    Returns
    -------
    float, at most 1; not a number if both coders gave one and the same code to every case, because agreement by
    chance is then complete and the comparison says nothing.

    Raises
    ------
    ValueError : as for :func:`share_agreed`.

    Examples
    --------
    >>> cohen_kappa([True, True, False, False], [True, False, False, False])
    0.5
    """
    observed, chance = share_agreed(first, second), chance_agreed(first, second)
    return float("nan") if np.isclose(chance, 1) else float((observed - chance) / (1 - chance))


def kappa_of_rows(first: ArrayLike, second: ArrayLike) -> np.ndarray:
    """Return Cohen's kappa for each row of two tables of True and False, such as the draws of a bootstrap.

    Parameters
    ----------
    first, second : rows of decisions of each coder, of the same shape.

    Examples
    --------
    >>> kappa_of_rows([[True, True, False, False], [True, True, False, False]], [[True, False, False, False], [True, True, False, False]])
    array([0.5, 1. ])
    """
    one, two = np.asarray(first, dtype=bool), np.asarray(second, dtype=bool)
    observed, often, seldom = (one == two).mean(axis=1), one.mean(axis=1), two.mean(axis=1)
    chance = often * seldom + (1 - often) * (1 - seldom)
    return np.where(np.isclose(chance, 1), np.nan, (observed - chance) / np.where(np.isclose(chance, 1), 1, 1 - chance))


def _paired(first: ArrayLike, second: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return both coders' decisions as vectors of equal length."""
    one, two = np.asarray(first), np.asarray(second)
    if one.shape != two.shape:
        raise ValueError(f"one coder decided on {one.shape} cases, the other on {two.shape}: pair the decisions first")
    if one.size == 0:
        raise ValueError("no decision to compare")
    return one.ravel(), two.ravel()
