"""How long alliances last: survival curves, medians and the place of one case among many.

An alliance that is still in force when observation stops has a life of *at least* so many years. Leaving
such censored lives out makes alliances look short-lived; counting them as ended does too. The Kaplan-Meier
estimator [1]_ uses what is known of them and nothing more. The estimator is that of lifelines [2]_.

Assumptions
-----------
- Whether an alliance is still observed says nothing about how soon it would have ended.
- Alliances end independently of each other. Pacts that end together, as those of East Germany in 1990, break this.
- The dates are those of ATOP; an alliance in force on the last day of 2016 is censored there.

Invented
--------
- Nothing. The periods of :data:`ERAS` are a choice.

References
----------
.. [1] Kaplan and Meier (1958), Journal of the American Statistical Association 53(282), 457-481.
.. [2] Davidson-Pilon (2019), Journal of Open Source Software 4(40), 1317.
"""

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from lifelines import KaplanMeierFitter

SINO_RUSSIAN = {1395: 1896, 3030: 1945, 3200: 1950}  # ATOP number -> year of the treaty
EARLY = 0.99  # of its term: a pact that lived less ended before it
ALPHA = 0.05  # chance that an interval misses the true value
ERAS = {"before 1914": (0, 1913), "1914 to 1945": (1914, 1945), "after 1945": (1946, 9999)}  # first and last year


def fighting_pacts(spells: pd.DataFrame) -> pd.DataFrame:
    """Select the bilateral alliances whose members promise to fight: defence or offence pacts.

    Parameters
    ----------
    spells : the table ``alliance_spells``.

    Returns
    -------
    pandas.DataFrame, the same columns, 217 rows in ATOP 4.01.

    Examples
    --------
    >>> from alliances import data
    >>> len(fighting_pacts(data.load("alliance_spells")))
    217
    """
    return spells[spells["bilateral"] & (spells["defence"] | spells["offence"])]


def kaplan_meier(spells: pd.DataFrame) -> pd.DataFrame:
    """Estimate the share of alliances still alive after each number of years.

    Parameters
    ----------
    spells : one row per alliance, with ``years`` (length of life) and ``censored`` (still alive at the end).

    Returns
    -------
    pandas.DataFrame with one row for year 0 and for each length of life that occurs: ``years``;
    ``alive``, ``lower``, ``upper`` (share between 0 and 1, with its interval at :data:`ALPHA`, log-log method);
    ``at_risk`` (alliances observed just before) and ``ended`` (alliances that ended then).

    Raises
    ------
    ValueError : if there is no row.

    Examples
    --------
    >>> lives = pd.DataFrame({"years": [1.0, 2.0, 3.0], "censored": [False, True, False]})
    >>> kaplan_meier(lives)[["years", "alive"]].round(3).to_numpy().tolist()
    [[0.0, 1.0], [1.0, 0.667], [2.0, 0.667], [3.0, 0.0]]
    """
    fitted = _fit(spells)
    interval = fitted.confidence_interval_
    events = fitted.event_table
    return pd.DataFrame(
        {
            "years": fitted.survival_function_.index,
            "alive": fitted.survival_function_.iloc[:, 0].to_numpy(),
            "lower": interval.iloc[:, 0].fillna(0.0).to_numpy(),
            "upper": interval.iloc[:, 1].fillna(0.0).to_numpy(),
            "at_risk": events["at_risk"].to_numpy(),
            "ended": events["observed"].to_numpy(),
        }
    )


def median_life(spells: pd.DataFrame, *, only_ended: bool = False) -> float:
    """Return the median life in years.

    Parameters
    ----------
    spells : as for :func:`kaplan_meier`.
    only_ended : drop the alliances still in force and take the plain median of the rest.

    Returns
    -------
    float, in years; infinity if fewer than half of the alliances are known to end.

    Examples
    --------
    >>> from alliances import data
    >>> pacts = fighting_pacts(data.load("alliance_spells"))
    >>> round(median_life(pacts, only_ended=True), 1), round(median_life(pacts), 1)
    (9.0, 11.4)
    """
    if only_ended:
        return float(spells.loc[~spells["censored"], "years"].median())
    return float(_fit(spells).median_survival_time_)


def percentile(years: float, spells: pd.DataFrame) -> float:
    """Return the percentage of ended alliances that lived no longer than ``years``.

    Examples
    --------
    >>> lives = pd.DataFrame({"years": [1.0, 2.0, 4.0, 8.0], "censored": [False] * 4})
    >>> percentile(2.0, lives)
    50.0
    """
    ended = spells.loc[~spells["censored"], "years"]
    return float((ended <= years).mean() * 100)


def median_by_symmetry(spells: pd.DataFrame) -> pd.DataFrame:
    """Return the Kaplan-Meier median life by how many of the members are major powers.

    Returns
    -------
    pandas.DataFrame with ``pair`` (two or more members, one or none a major power), ``alliances`` (count),
    ``median``, ``lower`` and ``upper`` (years, interval at :data:`ALPHA`; empty where the data do not bound it).
    """
    from lifelines.utils import median_survival_times

    pairs = {"two or more major powers": 2, "one major power": 1, "no major power": 0}
    rows = []
    for pair, majors in pairs.items():
        group = spells[spells["major_powers"].clip(upper=2) == majors]
        fitted = _fit(group)
        low, high = median_survival_times(fitted.confidence_interval_).iloc[0]
        rows.append((pair, len(group), fitted.median_survival_time_, low, high))
    table = pd.DataFrame(rows, columns=["pair", "alliances", "median", "lower", "upper"])
    return table.replace(float("inf"), float("nan"))


def era(spells: pd.DataFrame) -> pd.Series:
    """Return the period in which each alliance began, a key of :data:`ERAS`.

    Examples
    --------
    >>> era(pd.DataFrame({"begin": pd.to_datetime(["1896-06-03", "1950-02-14"])})).tolist()
    ['before 1914', 'after 1945']
    """
    edges = [0] + [last for _, last in ERAS.values()]
    return pd.cut(spells["begin"].dt.year, edges, labels=list(ERAS)).astype("string")


def _fit(spells: pd.DataFrame) -> "KaplanMeierFitter":
    from lifelines import KaplanMeierFitter

    if spells.empty:
        raise ValueError("no alliance to estimate from: the selection is empty")
    return KaplanMeierFitter(alpha=ALPHA).fit(spells["years"].astype(float), ~spells["censored"].astype(bool))
