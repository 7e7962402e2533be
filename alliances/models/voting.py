"""Agreement of pairs of states in the General Assembly: year by year, or over several years by a method with a name.

There are two ways to sum up several years. *Pooled*, all roll calls are taken together, so that a year with many of them counts more
than one with few. By the *mean of years*, every year counts the same. The score of a pair means little alone: most states outside the
West vote alike on most roll calls, so a pair must be held against other pairs before anything is read into it [1]_.

Assumptions
-----------
- The same ballot counts 1, an abstention against a side one half, yes against no 0. :func:`by_rule` has two other rules beside this one.
- Every roll call of a year weighs the same, whatever it is about.
- Only years with enough roll calls are used (status "measured").

Equations
---------
agreement of a year = (agree + half / 2) / votes compared

pooled = sum over years of (agree + half / 2) / sum over years of votes compared

mean of years = sum over years of agreement / number of years

an abstention as a no = (agree + abstain_no) / votes compared

abstentions left out = (agree - both_abstain) / (agree - both_abstain + disagree)

Invented
--------
- Nothing. Which pairs stand beside each other, and by which method, is a choice that a reader should question.

References
----------
.. [1] Häge (2011), Political Analysis 19(3), 287-305.
"""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

POOLED, MEAN_OF_YEARS = "pooled", "mean of years"
FIRST_OF_RUSSIA = 1992  # the first whole year of the Russian Federation in the Assembly
WITHOUT, LOW = (1968, 1990), (1980, 1989)  # Moscow and Israel: years without full relations, and the part with the least agreement
RECENT = (2012, 2023)  # the years compared with them
Pair = tuple[str, str]


def by_year(table: pd.DataFrame, pairs: Iterable[Pair], first: int | None = None, last: int | None = None) -> pd.DataFrame:
    """Return how often pairs of states voted alike in each measured year.

    Parameters
    ----------
    table : the table ``un_agreement``.
    pairs : two codes each, in any order.
    first, last : years that bound the period, both included; without them, all.

    Returns
    -------
    pandas.DataFrame, a row per pair and year, pairs in the order asked for: ``one`` and ``other`` (codes as asked for), ``year``,
    ``agreement`` (share, 0 to 1), ``votes_compared``, and of these ``agree`` and ``half`` (an abstention against a side).

    Raises
    ------
    KeyError : if a pair has no measured year in the period.

    Examples
    --------
    >>> from alliances import data
    >>> by_year(data.load("un_agreement"), [("TUR", "RUS")], 2022)[["one", "other", "year", "agreement"]].round(2).to_numpy().tolist()
    [['TUR', 'RUS', 2022, 0.67]]
    """
    wanted = pd.DataFrame([(*sorted(pair), *pair) for pair in pairs], columns=["state_a", "state_b", "one", "other"], dtype="string")
    measured = table[table["status"].eq("measured") & table["year"].ge(first or 0) & table["year"].le(last or 9999)]
    rows = wanted.merge(measured, how="left", on=["state_a", "state_b"])
    if missing := [f"{row.one} and {row.other}" for row in rows[rows["year"].isna()].itertuples()]:
        raise KeyError(f"no measured year of {', '.join(missing)}")
    return rows[["one", "other", "year", "agreement", "votes_compared", "agree", "half"]]


def over_years(table: pd.DataFrame, pairs: Iterable[Pair], first: int, last: int, *, method: str) -> pd.DataFrame:
    """Return how often pairs of states voted alike over a period.

    Parameters
    ----------
    table, pairs, first, last : see :func:`by_year`.
    method : :data:`POOLED` or :data:`MEAN_OF_YEARS`.

    Returns
    -------
    pandas.DataFrame, a row per pair, in the order asked for: ``one``, ``other``, ``agreement`` (share, 0 to 1) and ``votes`` (roll calls compared).

    Raises
    ------
    KeyError : if a pair has no measured year in the period.
    ValueError : for another method.

    Examples
    --------
    >>> years = pd.DataFrame({"state_a": "A", "state_b": "B", "year": [2001, 2002], "status": "measured", "agreement": [1, 0.5],
    ...                       "votes_compared": [10, 30], "agree": [10, 5], "half": [0, 20]})
    >>> [float(over_years(years, [("A", "B")], 2001, 2002, method=each)["agreement"].item()) for each in (POOLED, MEAN_OF_YEARS)]
    [0.625, 0.75]
    """
    if method not in (POOLED, MEAN_OF_YEARS):
        raise ValueError(f"there is no method {method!r}: use {POOLED!r} or {MEAN_OF_YEARS!r}")
    groups = by_year(table, pairs, first, last).groupby(["one", "other"], sort=False)
    sums = groups[["agree", "half", "votes_compared"]].sum().astype(float)
    pooled = (sums["agree"] + sums["half"] / 2) / sums["votes_compared"]
    agreement = pooled if method == POOLED else groups["agreement"].mean()
    return pd.DataFrame({"agreement": agreement, "votes": sums["votes_compared"].astype(int)}).reset_index()


def between(table: pd.DataFrame, pair: Pair, first: int, last: int, *, method: str) -> float:
    """Return how often two states voted alike over a period: one number of :func:`over_years`.

    >>> from alliances import data
    >>> round(between(data.load("un_agreement"), ("ISR", "RUS"), 1968, 1990, method=MEAN_OF_YEARS), 2)
    0.43
    """
    return float(over_years(table, [pair], first, last, method=method)["agreement"].item())


def count(one: Iterable[str], two: Iterable[str]) -> pd.Series:
    """Count how two states voted, in the columns of ``un_agreement``.

    Parameters
    ----------
    one, two : the ballots of each state on the same roll calls: "yes", "abstain" or "no".

    Examples
    --------
    >>> count(["yes", "no", "no", "abstain"], ["yes", "yes", "abstain", "abstain"]).to_dict()
    {'votes_compared': 4, 'agree': 2, 'half': 1, 'disagree': 1, 'both_abstain': 1, 'abstain_no': 1}
    """
    pairs = Counter(tuple(sorted(pair)) for pair in zip(one, two, strict=True))
    alike = sum(number for pair, number in pairs.items() if pair[0] == pair[1])
    apart, silent, against = pairs["no", "yes"], pairs["abstain", "abstain"], pairs["abstain", "no"]
    found = {"agree": alike, "half": pairs.total() - alike - apart, "disagree": apart, "both_abstain": silent, "abstain_no": against}
    return pd.Series({"votes_compared": pairs.total()} | found)


def by_rule(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the agreement of each row by three rules of what an abstention is.

    Parameters
    ----------
    counts : rows with the counts of ``un_agreement``.

    Returns
    -------
    pandas.DataFrame with the same index and the shares ``half`` (an abstention against a side is half an agreement), ``no`` (an abstention is a no)
    and ``out`` (roll calls with an abstention are left out; not a number if nothing is left).

    Examples
    --------
    >>> by_rule(count(["yes", "no", "no"], ["yes", "abstain", "yes"]).to_frame().T).round(2).to_dict("records")
    [{'half': 0.5, 'no': 0.67, 'out': 0.5}]
    """
    one = counts[["votes_compared", "agree", "half", "disagree", "both_abstain", "abstain_no"]].astype(float)
    sides = one["agree"] - one["both_abstain"]
    half, as_no = one["agree"] + one["half"] / 2, one["agree"] + one["abstain_no"]
    return pd.DataFrame(
        {"half": half / one["votes_compared"], "no": as_no / one["votes_compared"], "out": sides / (sides + one["disagree"])}
    )
