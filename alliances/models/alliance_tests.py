"""What tests of treaties between Russia and its allies have in common, counted from the table ``ally_tests`` and two others.

A promise is tested only where its trigger is met [1]_, so the first question is whether all agree that it was. The counts here are no
rate of reliability: the tests are few, chosen, and partly about one event.

Assumptions
-----------
- A test counts once for each treaty that was in question.
- A code is taken as it stands in the table; ``disputed`` is neither yes nor no.
- Two ballots are compared only where both are known; two abstentions are the same.

Invented
--------
- Nothing. Which situations are tests, and the words of the codes, are our choice; the table gives the rule.

References
----------
.. [1] Leeds, Long and Mitchell (2000), Journal of Conflict Resolution 44(5), 686-699.
"""

from collections.abc import Sequence

import pandas as pd

ALLIES = ("ARM", "BLR", "KAZ", "KGZ", "PRK", "TJK")  # states to which Russia owes armed help in 2026
EMERGENCY = ("ES-11/1", "ES-11/3", "ES-11/4", "ES-11/6", "ES-11/7")  # votes with ballots of most allies in the table


def owed(treaties: pd.DataFrame) -> list[str]:
    """List the members of treaties of ours that promise defence and have no end in the table, as the treaties name them.

    Parameters
    ----------
    treaties : the table ``treaties``. Members of the organisation of 2002 are taken, not all who ever joined the treaty of 1992.

    Returns
    -------
    list of str, names of states, sorted.

    Examples
    --------
    >>> from alliances import data
    >>> owed(data.load("treaties"))
    ['Armenia', 'Belarus', 'Kazakhstan', 'Kyrgyzstan', 'North Korea', 'Tajikistan']
    """
    living = treaties[
        treaties["coder"].eq("ours")
        & treaties["defence"].eq(1).fillna(False)
        & treaties["end"].isna()
        & treaties["signed"].ge("1997-01-01")
    ]
    return sorted({name.strip() for partners in living["partners"] for name in partners.split(";")})


def count(tests: pd.DataFrame, **wanted: str) -> int:
    """Count the tests whose columns have the values asked for.

    Parameters
    ----------
    tests : the table ``ally_tests``.
    wanted : column and value, such as ``troops="yes"``.

    Returns
    -------
    int, number of tests.

    Examples
    --------
    >>> table = pd.DataFrame({"asked": ["yes", "no", "yes"], "troops": ["no", "yes", "yes"]})
    >>> count(table, asked="yes", troops="yes")
    1
    """
    fits = pd.Series(True, index=tests.index)
    for column, value in wanted.items():
        fits &= tests[column].eq(value)
    return int(fits.sum())


def ballots(votes: pd.DataFrame, states: Sequence[str], resolutions: Sequence[str] = EMERGENCY) -> pd.DataFrame:
    """Set the ballots of some states side by side.

    Parameters
    ----------
    votes : the table ``un_key_votes``.
    states : codes of states, in the order wanted.
    resolutions : numbers of resolutions, in the order wanted.

    Returns
    -------
    pandas.DataFrame, one row per state, one column per resolution, with yes, no, abstain, absent or missing.

    Examples
    --------
    >>> from alliances import data
    >>> ballots(data.load("un_key_votes"), ["CHN"]).loc["CHN", "ES-11/3"]
    'no'
    """
    wide = votes.pivot(index="state", columns="resolution", values="ballot")
    return wide.loc[list(states), list(resolutions)]


def same(table: pd.DataFrame, first: str, second: str) -> tuple[int, int]:
    """Count on how many resolutions two states cast the same ballot, among those on which both ballots are known.

    Parameters
    ----------
    table : as :func:`ballots` returns it.
    first, second : codes of two states.

    Returns
    -------
    Pair of int: the same, and known of both.

    Examples
    --------
    >>> table = pd.DataFrame({"A": ["no", "no"], "B": ["abstain", "no"], "C": [None, "no"]}, index=["X", "Y"])
    >>> same(table, "X", "Y")
    (1, 2)
    """
    both = table.loc[[first, second]].dropna(axis=1)
    return int((both.loc[first] == both.loc[second]).sum()), both.shape[1]
