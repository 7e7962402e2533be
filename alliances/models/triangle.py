"""Triangles of states: the name of a triangle, whether it is balanced, and signs read from tables.

A tie between two states is friendly (+1), hostile (-1) or has no sign (0). Three signed ties make one of four triangles. Dittmer named
three of them in 1981 [1]_ and the fourth, the unit veto, in 1987 [2]_. A triangle is balanced if the product of its signs is positive [3]_:
the friend of a friend is a friend, the enemy of an enemy is a friend.

Assumptions
-----------
- A tie is the same seen from both ends, and has one sign at a time; how strong it is and what it is about do not matter.
- Only the three states count.
- The rule: a tie is hostile in a year if the two had a militarised dispute in that year or in the years before it that the window
  covers, or if rivalries are counted and they were rivals in that year. Otherwise it is friendly if a treaty between the two alone that
  promises defence or non-aggression was in force on 31 December. Otherwise it has no sign.
- Disputes before 1949 are left out, since China's government changed in that year.

Equations
---------
balance = sign(1,2) * sign(1,3) * sign(2,3); balanced if +1, unbalanced if -1, undefined if 0

Invented
--------
- The window of five years, and the choice to let one dispute outweigh a treaty: the reader can change the first.

References
----------
.. [1] Dittmer (1981), World Politics 33(4), 485-515.
.. [2] Dittmer (1987), The Strategic Triangle: A Critical Review, in Kim (ed.), The Strategic Triangle.
.. [3] Cartwright and Harary (1956), Psychological Review 63(5), 277-293.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

TIES = ("CHN-RUS", "CHN-USA", "RUS-USA")
FIRST, LAST = 1950, 1991
SINCE = 1949  # disputes before the People's Republic are those of another government
WINDOW = 5  # years
NAMES = {3: "ménage à trois", 1: "romantic triangle", -1: "stable marriage", -3: "unit veto"}
CORNERS = {"China": (0, 1), "the Soviet Union": (0, 2), "the United States": (1, 2)}  # the ties that meet there, by their place in TIES


@dataclass(frozen=True)
class Facts:
    """What the tables say of one tie: the years with a dispute, with a rivalry, and with a treaty in force at their end."""

    disputed: frozenset[int]
    rival: frozenset[int]
    bound: frozenset[int]


def name(signs: Sequence[int]) -> str | None:
    """Return Dittmer's name of a triangle, or None if a tie has no sign.

    Parameters
    ----------
    signs : three signs, each +1, -1 or 0.

    Examples
    --------
    >>> name([1, -1, -1]), name([1, 0, -1])
    ('stable marriage', None)
    """
    return None if 0 in signs else NAMES[sum(signs)]


def balance(signs: Sequence[int]) -> int:
    """Return +1 for a balanced triangle, -1 for an unbalanced one, 0 if a tie has no sign.

    Examples
    --------
    >>> balance([1, -1, -1]), balance([1, 1, -1]), balance([1, 0, -1])
    (1, -1, 0)
    """
    one, two, three = signs
    return one * two * three


def special(signs: Sequence[int]) -> str | None:
    """Return the corner that differs from the others: the pivot of a romantic triangle, or the outsider of a stable marriage.

    Parameters
    ----------
    signs : of the ties China-Soviet Union, China-United States, Soviet Union-United States.

    Returns
    -------
    str, or None where no corner differs or a tie has no sign.

    Examples
    --------
    >>> special([-1, 1, 1]), special([1, -1, -1])
    ('the United States', 'the United States')
    """
    kind = name(signs)
    if kind not in ("romantic triangle", "stable marriage"):
        return None
    wanted = 1 if kind == "romantic triangle" else -1
    return next(corner for corner, ties in CORNERS.items() if all(signs[tie] == wanted for tie in ties))


def sign(year: int, facts: Facts, *, window: int = WINDOW, rivalries: bool = True) -> int:
    """Return the sign of a tie in a year by the rule.

    Parameters
    ----------
    year : calendar year.
    facts : what the tables say of the tie.
    window : number of years in which a dispute counts, its own year included; at least 1.
    rivalries : whether a rivalry alone makes a tie hostile.

    Raises
    ------
    ValueError : if the window is shorter than a year.

    Examples
    --------
    >>> tie = Facts(frozenset({1964}), frozenset(), frozenset(range(1950, 1980)))
    >>> sign(1963, tie), sign(1968, tie), sign(1969, tie), sign(1980, tie)
    (1, -1, 1, 0)
    """
    if window < 1:
        raise ValueError("the window must cover at least one year")
    if any(year - back in facts.disputed for back in range(window)) or (rivalries and year in facts.rival):
        return -1
    return int(year in facts.bound)


def facts(disputes: pd.DataFrame, rivalries: pd.DataFrame, spells: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Facts]:
    """Collect what the tables say of each of the three ties.

    Parameters
    ----------
    disputes : the table ``disputes_gml``, which ends with 2010.
    rivalries : the table ``rivalries``.
    spells : the table ``alliance_spells``; only treaties between two members count.
    names : the name under which ``spells`` lists each state, by code.

    Returns
    -------
    dict from tie to :class:`Facts`, years from 1950 to 1991.
    """
    found = {}
    for tie in TIES:
        one, two = tie.split("-")
        quarrels = disputes[(disputes["state_a"] == one) & (disputes["state_b"] == two) & (disputes["first_year"] >= SINCE)]
        rivals = rivalries[(rivalries["state_a"] == one) & (rivalries["state_b"] == two)]
        both = {f"{names[one]}; {names[two]}", f"{names[two]}; {names[one]}"}
        pacts = spells[spells["members"].isin(both) & (spells["defence"].astype(bool) | spells["nonaggression"].astype(bool))]
        found[tie] = Facts(
            _years(quarrels["first_year"], quarrels["last_year"]),
            _years(rivals["first_year"], rivals["last_year"]),
            _years(pacts["begin"].dt.year, pacts["end"].dt.year - 1),
        )
    return found


def by_rule(known: Mapping[str, Facts], *, window: int = WINDOW, rivalries: bool = True) -> pd.DataFrame:
    """Return the signs of the three ties in each year by the rule, with the balance and the name.

    Returns
    -------
    pandas.DataFrame with the columns ``year``, one per tie, ``balance`` and ``name``; one row per year.

    Examples
    --------
    >>> quiet = Facts(frozenset(), frozenset(), frozenset())
    >>> by_rule(dict.fromkeys(TIES, quiet)).loc[0, "name"]
    'no name'
    """
    return _table({year: [sign(year, known[tie], window=window, rivalries=rivalries) for tie in TIES] for year in range(FIRST, LAST + 1)})


def by_record(coded: pd.DataFrame) -> pd.DataFrame:
    """Return the same table as :func:`by_rule` from signs that were coded by hand.

    Parameters
    ----------
    coded : the table ``triangle_signs``: a row per tie and period.
    """
    years = {
        (f"{row.state_a}-{row.state_b}", year): int(row.sign)
        for row in coded.itertuples()
        for year in range(row.first_year, row.last_year + 1)
    }
    return _table({year: [years[tie, year] for tie in TIES] for year in range(FIRST, LAST + 1)})


def runs(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Join neighbouring years with the same value.

    Parameters
    ----------
    table : a row per year, with a column ``year``.
    column : the column whose value must stay the same.

    Returns
    -------
    pandas.DataFrame with the columns ``first``, ``last`` and ``value``.

    Examples
    --------
    >>> runs(pd.DataFrame({"year": [1950, 1951, 1952], "sign": [1, 1, -1]}), "sign").to_numpy().tolist()
    [[1950, 1951, 1], [1952, 1952, -1]]
    """
    block = (table[column] != table[column].shift()).cumsum().rename("block")
    grouped = table.groupby(block, sort=True)
    return pd.DataFrame({"first": grouped["year"].min(), "last": grouped["year"].max(), "value": grouped[column].first()}).reset_index(
        drop=True
    )


def _years(first: pd.Series, last: pd.Series) -> frozenset[int]:
    """Return the years of all spells up to the end of the study."""
    return frozenset(year for start, end in zip(first, last, strict=True) for year in range(start, min(end, LAST) + 1))


def _table(signs: Mapping[int, Sequence[int]]) -> pd.DataFrame:
    """Put signs by year into a table with balance and name."""
    rows = [(year, *found, balance(found), name(found) or "no name") for year, found in signs.items()]
    return pd.DataFrame(rows, columns=["year", *TIES, "balance", "name"])
