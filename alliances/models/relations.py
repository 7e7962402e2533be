"""An index of relations between China and Russia by year, and what it says before, during and after each alliance.

The index answers one question: does the claim that each alliance first raised relations and then left them lower than
before survive the choices that a coder has to make? It runs from 0 (worst) to 1 (best) and has no unit. Its parts are
*calm*, read from the militarised disputes of two lists [1]_ [2]_; *arms*, Soviet and Russian deliveries as a share of the
largest year, from SIPRI's database; and *treaties* between the two, from ATOP [3]_.

Assumptions
-----------
- A year without a dispute is calm. It need not be peaceful: quarrels without threat or use of force leave no trace.
- A war takes two. Where only one side stands at war, because it fought a third state, the level of the other counts.
- The original list keeps one dispute for each year. Counted by number, it tells years with a dispute from years without, and
  nothing more.
- Arms are known from 1950. Before, they are missing and not zero, so an index that contains them does not exist before 1950.
- Treaties measure the paper. An index that contains them is higher during an alliance by construction.
- A year belongs to the phase, and has the treaty, that held on its 1 July.

Invented
--------
- The scores: 1 for no dispute, 0.75 for a threat, 0.5 for a display of force, 0.25 for a use of force, 0 for war; a treaty 1 if it
  promises to fight and 0.5 if not.
- The weights: parts that are combined weigh the same (:data:`COUNTS`).
- The effective ends: our choice of the event after which an alliance no longer worked, listed in the table ``effective_ends``.
- The windows of five and ten years, and the pacts that never were.

References
----------
.. [1] Gibler, Miller and Little (2016), International Studies Quarterly 60(4), 719-730.
.. [2] Palmer and others (2022), Conflict Management and Peace Science 39(4), 470-482.
.. [3] Leeds and others (2002), International Interactions 28(3), 237-260.
"""

from collections.abc import Mapping
from itertools import product

import pandas as pd

from . import survival

PAIR = ("CHN", "RUS")
YEARS = range(1871, 2011)  # both lists of disputes cover these years
ALLIANCES = tuple(survival.SINO_RUSSIAN.values())
ENDS = ("formal", "effective")
WINDOWS = (5, 10)  # years before and after
WEIGHINGS = ("worst level", "number")
LISTS = ("revised", "original")
COUNTS = {  # what counts -> weight of each part
    "disputes only": {"calm": 1.0},
    "disputes and arms": {"calm": 0.5, "arms": 0.5},
    "disputes and treaties": {"calm": 0.5, "treaties": 0.5},
}
INPUTS = ("disputes_gml", "disputes_mid5", "arms_exports_1950_2021", "alliance_spells", "effective_ends")
HOLDS, ROSE, FELL, NEITHER = (
    "rose, then fell lower than before",
    "rose, did not fall lower",
    "did not rise, fell lower",
    "neither rose nor fell lower",
)
UNKNOWN = "cannot be told"


def dispute_years(disputes: pd.DataFrame) -> pd.DataFrame:
    """Spread the disputes of the pair over the years in which they were going on.

    Parameters
    ----------
    disputes : the table ``disputes_gml`` or ``disputes_mid5``.

    Returns
    -------
    pandas.DataFrame with one row per dispute and year: ``year``, ``dispute`` and ``level`` (2 threat, 3 display of force,
    4 use of force, 5 war between the two).

    Examples
    --------
    >>> from alliances import data
    >>> rows = dispute_years(data.load("disputes_gml"))
    >>> rows[rows["dispute"] == 3007]["level"].tolist()  # China at war with Vietnam, the USSR displaying force
    [3]
    """
    ours = disputes[(disputes["state_a"] == PAIR[0]) & (disputes["state_b"] == PAIR[1])]
    sides = ours[["hostility_a", "hostility_b"]].astype(int)
    one_at_war = (sides == 5).sum(axis=1) == 1
    table = pd.DataFrame({"dispute": ours["dispute"].astype(int), "level": sides.max(axis=1).mask(one_at_war, sides.min(axis=1))})
    if "first_year" in ours:
        spans = [list(range(first, last + 1)) for first, last in zip(ours["first_year"], ours["last_year"], strict=True)]
        return table.assign(year=spans).explode("year").astype(int).reset_index(drop=True)[["year", "dispute", "level"]]
    return table.assign(year=ours["year"].astype(int)).reset_index(drop=True)[["year", "dispute", "level"]]


def calm(rows: pd.DataFrame, weighing: str, years: range = YEARS) -> pd.Series:
    """Score each year by its disputes.

    Parameters
    ----------
    rows : as :func:`dispute_years` returns them, in any order.
    weighing : ``"worst level"``: 1 without a dispute, 0.75 for a threat, 0.5 for a display of force, 0.25 for a use of force,
        0 for war; or ``"number"``: 1 divided by one more than the number of disputes.
    years : the years to score.

    Returns
    -------
    pandas.Series between 0 and 1 by year. A further dispute never raises it.

    Raises
    ------
    ValueError : if the weighing is not known.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [1900, 1901, 1901], "dispute": [1, 1, 2], "level": [5, 4, 3]})
    >>> calm(rows, "worst level", range(1899, 1902)).tolist(), calm(rows, "number", range(1899, 1902)).round(2).tolist()
    ([1.0, 0.0, 0.25], [1.0, 0.5, 0.33])
    """
    if weighing not in WEIGHINGS:
        raise ValueError(f"there is no weighing {weighing!r}: use one of {', '.join(WEIGHINGS)}")
    by_year = rows.groupby("year")["level"]
    score = 1 - (by_year.max() - 1) / 4 if weighing == "worst level" else 1 / (1 + by_year.count())
    return score.astype(float).reindex(years).fillna(1.0).rename("calm")


def arms(exports: pd.DataFrame, years: range = YEARS) -> pd.Series:
    """Return Soviet and Russian deliveries of arms to China as a share of the largest year; missing before 1950.

    Parameters
    ----------
    exports : the table ``arms_exports_1950_2021`` (SIPRI's trend-indicator values).
    years : the years to score.

    Examples
    --------
    >>> from alliances import data
    >>> arms(data.load("arms_exports_1950_2021"))[[1949, 1954, 1969]].tolist()
    [nan, 1.0, 0.0]
    """
    volume = exports[exports["recipient"] == "CHN"].set_index("year")["tiv"].astype(float)
    return (volume / volume.max()).reindex(years).rename("arms")


def treaties(spells: pd.DataFrame, years: range = YEARS) -> pd.Series:
    """Score the treaty in force between the two on 1 July: 1 a promise to fight, 0.5 another pledge, 0 none.

    Parameters
    ----------
    spells : the table ``alliance_spells``; only treaties between the two alone count.
    years : the years to score.

    Examples
    --------
    >>> from alliances import data
    >>> treaties(data.load("alliance_spells"))[[1895, 1896, 1938, 1979, 1980]].tolist()
    [0.0, 1.0, 0.5, 1.0, 0.0]
    """
    ours = spells[spells["members"].isin(["Russia; China", "China; Russia"])]
    score = pd.Series(0.0, index=pd.Index(years, name="year"), name="treaties")
    for row in ours.itertuples():
        held = [row.begin <= _middle(year) < row.end for year in score.index]
        score[held] = score[held].clip(lower=1.0 if row.defence or row.offence else 0.5)
    return score


def index(parts: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Weigh the parts into one index.

    Parameters
    ----------
    parts : one row per year and one column per part, between 0 and 1; empty where the part is not known.
    weights : the weight of each part, not negative; a part that is not named weighs nothing.

    Returns
    -------
    pandas.Series between 0 and 1 by year: empty where a part with a weight is not known, for an index must not change its
    meaning from one year to the next.

    Raises
    ------
    ValueError : if a weight is negative, or none is positive.

    Examples
    --------
    >>> parts = pd.DataFrame({"calm": [1.0, 0.5], "arms": [None, 0.0]}, index=[1949, 1950])
    >>> index(parts, {"calm": 1, "arms": 1}).tolist(), index(parts, {"calm": 1, "arms": 0}).tolist()
    ([nan, 0.25], [1.0, 0.5])
    """
    shares = scaled(weights)
    return (parts[list(shares)].astype(float) * pd.Series(shares)).sum(axis=1, skipna=False).clip(0, 1).rename("index")


def scaled(weights: Mapping[str, float]) -> dict[str, float]:
    """Scale weights to the sum of 1 and drop those of zero.

    Examples
    --------
    >>> scaled({"calm": 3, "arms": 1, "treaties": 0})
    {'calm': 0.75, 'arms': 0.25}
    """
    total = sum(weights.values())
    if min(weights.values(), default=0) < 0 or total <= 0:
        raise ValueError("weights must not be negative, and one must be positive")
    return {part: weight / total for part, weight in weights.items() if weight > 0}


def phases(series: pd.Series, begin: str | pd.Timestamp, end: str | pd.Timestamp, window: int) -> dict[str, float]:
    """Return the mean of the index before, during and after a treaty.

    Parameters
    ----------
    series : the index by year.
    begin, end : first and last day, as ``"1896-06-03"``.
    window : number of years before and after.

    Returns
    -------
    dict with ``first`` and ``last`` (the years of the treaty) and ``before``, ``during``, ``after`` (means; not a number
    where the index lacks one of the years).

    Examples
    --------
    >>> years = pd.Series([1.0, 0.8, 1.0, 0.0, 0.5], index=range(1950, 1955))
    >>> phases(years, "1951-02-01", "1953-06-30", 1)
    {'first': 1951, 'last': 1952, 'before': 1.0, 'during': 0.9, 'after': 0.0}
    """
    start, stop = (pd.Timestamp(day) for day in (begin, end))
    first = start.year + (start > _middle(start.year))
    last = stop.year - (stop <= _middle(stop.year))
    spans = {"before": (first - window, first - 1), "during": (first, last), "after": (last + 1, last + window)}
    means = {name: float(series.reindex(range(a, b + 1)).mean(skipna=False)) for name, (a, b) in spans.items()}
    return {"first": int(first), "last": int(last)} | means


def verdict(before: float, during: float, after: float) -> str:
    """Say whether relations rose and then fell lower than before; equal is neither higher nor lower.

    Examples
    --------
    >>> verdict(0.7, 0.9, 0.4), verdict(0.7, 0.9, 0.7)
    ('rose, then fell lower than before', 'rose, did not fall lower')
    >>> verdict(0.7, 0.6, 0.4), verdict(0.7, 0.7, 0.7), verdict(float("nan"), 0.9, 0.4)
    ('did not rise, fell lower', 'neither rose nor fell lower', 'cannot be told')
    """
    if pd.isna([before, during, after]).any():
        return UNKNOWN
    rose, fell = during - before > 1e-9, before - after > 1e-9
    if rose:
        return HOLDS if fell else ROSE
    return FELL if fell else NEITHER


def parts(tables: Mapping[str, pd.DataFrame], listed: str, weighing: str, years: range = YEARS) -> pd.DataFrame:
    """Put the three parts side by side by year.

    Parameters
    ----------
    tables : the tables of :data:`INPUTS` by name.
    listed : ``"revised"`` for the list of Gibler, Miller and Little, ``"original"`` for that of the Correlates of War.
    weighing : see :func:`calm`.
    years : the years to score.

    Returns
    -------
    pandas.DataFrame, one row per year, with ``calm``, ``arms`` and ``treaties``.
    """
    rows = dispute_years(tables[{"revised": "disputes_gml", "original": "disputes_mid5"}[listed]])
    columns = [calm(rows, weighing, years), arms(tables["arms_exports_1950_2021"], years), treaties(tables["alliance_spells"], years)]
    return pd.concat(columns, axis=1)


def pacts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the first day of each alliance and its two ends.

    Parameters
    ----------
    tables : ``alliance_spells`` and ``effective_ends`` by name.

    Returns
    -------
    pandas.DataFrame, one row per alliance (year), with the days ``begin``, ``formal`` and ``effective``.

    Examples
    --------
    >>> from alliances import data
    >>> found = pacts({name: data.load(name) for name in ("alliance_spells", "effective_ends")})
    >>> [f"{day:%Y-%m-%d}" for day in found.loc[1896]]
    ['1896-06-03', '1900-06-17', '1898-03-27']
    """
    spells = tables["alliance_spells"].set_index("atop_id").loc[list(survival.SINO_RUSSIAN)]
    found = spells[["begin", "end"]].set_axis(pd.Index(ALLIANCES, name="alliance")).rename(columns={"end": "formal"})
    return found.assign(effective=tables["effective_ends"].set_index("alliance")["ended"])


def codings(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Test the claim under every combination of the coding choices.

    Parameters
    ----------
    tables : as for :func:`parts`.

    Returns
    -------
    pandas.DataFrame, one row per alliance and combination: ``alliance`` (year), ``counts``, ``listed``, ``weighing``,
    ``end``, ``window`` (years), ``first``, ``last``, ``before``, ``during``, ``after`` and ``verdict``.
    """
    rows, days = [], pacts(tables)
    for listed, weighing in product(LISTS, WEIGHINGS):
        known = parts(tables, listed, weighing)
        for (counts, weights), end, window in product(COUNTS.items(), ENDS, WINDOWS):
            series = index(known, weights)
            for alliance in ALLIANCES:
                found = phases(series, days.loc[alliance, "begin"], days.loc[alliance, end], window)
                told = verdict(found["before"], found["during"], found["after"])
                rows.append(
                    {"alliance": alliance, "counts": counts, "listed": listed, "weighing": weighing, "end": end, "window": window}
                    | found
                    | {"verdict": told}
                )
    return pd.DataFrame(rows)


def imagined(series: pd.Series, life: int, window: int) -> pd.DataFrame:
    """Ask the same of pacts that never were, begun in every year that the record allows.

    Parameters
    ----------
    series : the index by year.
    life : how many years the imagined pact holds.
    window : number of years before and after.

    Returns
    -------
    pandas.DataFrame, one row per first year: ``begin``, ``before``, ``during``, ``after``, ``change`` (after less before)
    and ``verdict``.

    Examples
    --------
    >>> years = pd.Series([1.0, 0.5, 0.5, 1.0], index=range(1950, 1954))
    >>> imagined(years, 1, 1)[["begin", "change"]].to_numpy().tolist()
    [[1951.0, -0.5], [1952.0, 0.5]]
    """
    rows = []
    for begin in range(series.index[0] + window, series.index[-1] - window - life + 2):
        found = phases(series, f"{begin}-01-01", f"{begin + life}-01-01", window)
        rows.append((begin, found["before"], found["during"], found["after"]))
    table = pd.DataFrame(rows, columns=["begin", "before", "during", "after"])
    told = [verdict(row.before, row.during, row.after) for row in table.itertuples()]
    return table.assign(change=(table["after"] - table["before"]).round(9), verdict=told)


def _middle(year: int) -> pd.Timestamp:
    return pd.Timestamp(int(year), 7, 1)
