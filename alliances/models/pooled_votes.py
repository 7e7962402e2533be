"""Agreement of pairs of states in the General Assembly over several years, all roll calls taken together.

A year with many roll calls counts more than one with few. The score of a pair means little alone: most states outside the West vote alike
on most roll calls, so a pair must be held against other pairs before anything is read into it [1]_.

Assumptions
-----------
- The same ballot counts 1, an abstention against a side one half, yes against no 0.
- Every roll call weighs the same, whatever it is about.
- Only years with enough roll calls are used (status "measured").

Equations
---------
agreement = 100 * sum over years of (agree + half / 2) / sum over years of votes compared

Invented
--------
- Nothing. Which pairs stand beside each other is a choice that a reader should question.

References
----------
.. [1] Häge (2011), Political Analysis 19(3), 287-305.
"""

from collections.abc import Mapping

import pandas as pd


def pooled_agreement(table: pd.DataFrame, pairs: Mapping[tuple[str, str], str], first: int, last: int) -> pd.DataFrame:
    """Return how often pairs of states voted alike, most alike first.

    Parameters
    ----------
    table : the table ``un_agreement``.
    pairs : two codes in alphabetical order -> the name of the pair.
    first, last : years that bound the period, both included.

    Returns
    -------
    pandas.DataFrame, a row per pair: ``state_a``, ``state_b``, ``pair``, ``agreement`` (per cent), ``votes`` (roll calls compared).

    Raises
    ------
    KeyError : if a pair has no measured year in the period.

    Examples
    --------
    >>> years = pd.DataFrame({"state_a": "A", "state_b": "B", "year": [2001, 2002], "status": "measured",
    ...                       "votes_compared": [10, 30], "agree": [10, 10], "half": [0, 20]})
    >>> pooled_agreement(years, {("A", "B"): "A and B"}, 2001, 2002)[["pair", "agreement", "votes"]].to_numpy().tolist()
    [['A and B', 75.0, 40]]
    """
    rows = table[table["year"].between(first, last) & (table["status"] == "measured")]
    sums = rows.groupby(["state_a", "state_b"])[["votes_compared", "agree", "half"]].sum()
    found = []
    for pair, name in pairs.items():
        one = sums.loc[pair]
        found.append((*pair, name, float(100 * (one["agree"] + one["half"] / 2) / one["votes_compared"]), int(one["votes_compared"])))
    told = pd.DataFrame(found, columns=["state_a", "state_b", "pair", "agreement", "votes"])
    return told.sort_values("agreement", ascending=False, ignore_index=True, kind="stable")
