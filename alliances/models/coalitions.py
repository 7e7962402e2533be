"""Why states ally: adding strength to strength, and buying security with freedom of action.

Two rival answers in their barest form. By *capability aggregation* an ally is worth what its strength adds to one's own. By
*autonomy for security* [1]_ the weaker ally is protected and lets the stronger one have a say, and the stronger one gains that say.

Assumptions
-----------
- Strengths of different kinds can be expressed as shares of a sum, and shares of allies add up.
- Security is the odds of the contest: own and allied strength, divided by these and the enemy's.
- The tighter the promise, from 0 (none) to 1 (full), the more of the ally's strength counts, and the more the ally has a say.
- The say of each in the other's affairs grows with its part of the pair's strength.

Equations
---------
security = (own + tightness * ally) / (own + tightness * ally + enemy)
autonomy = 1 - tightness * ally / (own + ally) + yield * tightness * own / (own + ally)

Invented
--------
- The form of both equations; [1]_ derives his results from utilities in a space of issues, and not from these.
- The strengths 1, 2.5 and 4, the enemy of 6, and that a say in the ally's affairs is worth half as much as a say in one's own.

References
----------
.. [1] Morrow (1991), Alliances and Asymmetry, American Journal of Political Science 35(4).
.. [2] Singer (1987), on the index that is added up here.
"""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

MEASURES = {"cinc": "CINC", "gdp": "product", "stockpile": "warheads"}  # column: name in words
YEARS = (1970, 1990, 2001, 2010, 2019)  # years in which all three are known
ENEMY = 6.0
YIELD = 0.5
PAIRS = {"weak with strong": (1.0, 4.0), "two of middle strength": (2.5, 2.5), "strong with weak": (4.0, 1.0)}  # own, ally


def strengths(capabilities: pd.DataFrame, gdp_estimates: pd.DataFrame, warheads: pd.DataFrame) -> pd.DataFrame:
    """Put three measures of the same states and years side by side.

    Parameters
    ----------
    capabilities, gdp_estimates, warheads : the tables of these names.

    Returns
    -------
    pandas.DataFrame, one row per state and year of :data:`YEARS`, with ``cinc`` (share of the world), ``gdp`` (million
    international dollars of 2017) and ``stockpile`` (warheads). States for which one of them is missing are left out.

    Examples
    --------
    >>> from alliances import data
    >>> table = strengths(data.load("capabilities"), data.load("gdp_estimates"), data.load("warheads"))
    >>> sorted(table.loc[table["year"] == 1970, "state"])
    ['CHN', 'FRA', 'GBR', 'IRN', 'ISR', 'JPN', 'PRK', 'RUS', 'TUR', 'USA']
    """
    parts = [
        table.loc[table["year"].isin(YEARS), ["state", "year", column]]
        for table, column in zip((capabilities, gdp_estimates, warheads), MEASURES, strict=True)
    ]
    merged = parts[0].merge(parts[1], on=["state", "year"]).merge(parts[2], on=["state", "year"])
    return merged.dropna().astype({"gdp": float, "stockpile": float}).sort_values(["year", "state"], ignore_index=True)


def share(strength: Mapping[str, float], members: Collection[str]) -> float:
    """Return a coalition's part of the sum of all states listed.

    Parameters
    ----------
    strength : strength of each state, in any unit, not negative.
    members : the states that stand together; those not listed count nothing.

    Returns
    -------
    float, 0 to 1.

    Raises
    ------
    ValueError : if no state has any strength.

    Examples
    --------
    >>> share({"CHN": 3.0, "RUS": 1.0, "USA": 4.0}, ["CHN", "RUS"])
    0.5
    """
    total = sum(strength.values())
    if total <= 0:
        raise ValueError("the listed states have no strength at all")
    return sum(value for state, value in strength.items() if state in members) / total


def security(own: float, ally: float, tightness: float, enemy: float = ENEMY) -> float:
    """Return the odds in a contest with the enemy.

    Parameters
    ----------
    own, ally, enemy : strengths in the same unit.
    tightness : how far the ally is bound to help, 0 to 1.

    Examples
    --------
    >>> security(1, 4, 0, enemy=5), security(1, 4, 1, enemy=5)
    (0.16666666666666666, 0.5)
    """
    mine = own + tightness * ally
    return mine / (mine + enemy)


def autonomy(own: float, ally: float, tightness: float, gain: float = YIELD) -> float:
    """Return freedom of action, 1 for a state that stands alone; above 1 it also steers its ally.

    Parameters
    ----------
    own, ally : strengths in the same unit.
    tightness : how far the two are bound to each other, 0 to 1.
    gain : what a say in the ally's affairs is worth, as a part of a say in one's own.

    Examples
    --------
    >>> round(autonomy(1, 4, 1), 2), round(autonomy(4, 1, 1), 2)
    (0.3, 1.2)
    """
    return 1 - tightness * ally / (own + ally) + gain * tightness * own / (own + ally)


def bargain(steps: int = 5) -> pd.DataFrame:
    """Follow the three partners of :data:`PAIRS` from no promise to a full one.

    Parameters
    ----------
    steps : number of points on each path.

    Returns
    -------
    pandas.DataFrame with ``partner``, ``tightness``, ``security`` and ``autonomy``.

    Examples
    --------
    >>> bargain(2).round(2).loc[:1].to_dict("list")["autonomy"]
    [1.0, 0.3]
    """
    return pd.DataFrame(
        [
            (partner, tightness, security(own, ally, tightness), autonomy(own, ally, tightness))
            for partner, (own, ally) in PAIRS.items()
            for tightness in np.linspace(0, 1, steps)
        ],
        columns=["partner", "tightness", "security", "autonomy"],
    )
