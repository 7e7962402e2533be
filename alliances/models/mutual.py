"""Two states in figures of their own: whose votes are nearer, and what each weighs in the other's trade.

Agreement in votes is read against other partners, since a level alone says little. Trade is read from both sides,
since the same trade weighs more for the smaller partner; a partner that a list leaves out is not zero, but at most as
large as the last one listed.

Assumptions
-----------
- A list of main partners names the largest ones. What it leaves out is then bounded by its smallest entry.
- Shares of before and after a change of method are not compared.

Invented
--------
- Nothing.

References
----------
.. [1] Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2), 430-456.
"""

from collections.abc import Mapping

import pandas as pd

NEW_METHOD = 2019  # data year from which the list of partners rests on other sources


def votes_with(agreement: pd.DataFrame, state: str, partners: Mapping[str, str], first: int) -> pd.DataFrame:
    """Return how often a state voted like each of some partners, year by year.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    state : three-letter code of the state.
    partners : code of each partner and the name to give it.
    first : first year.

    Returns
    -------
    pandas.DataFrame with ``year``, ``partner`` (name), ``agreement`` (share, 0 to 1) and ``votes_compared``, in order.

    Examples
    --------
    >>> from alliances import data
    >>> votes_with(data.load("un_agreement"), "TUR", {"RUS": "Russia"}, 2022)["agreement"].round(2).tolist()
    [0.67]
    """
    a, b = agreement["state_a"], agreement["state_b"]
    other = a.where(b == state, b)
    rows = agreement[((a == state) | (b == state)) & other.isin(partners) & (agreement["year"] >= first)]
    rows = rows.assign(partner=other[rows.index].map(partners)).dropna(subset="agreement")
    return rows[["year", "partner", "agreement", "votes_compared"]].sort_values(["partner", "year"]).reset_index(drop=True)


def shares(listed: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return each one's share in the other's trade, or the most that it can have been where it is not listed.

    Parameters
    ----------
    listed : the table ``partner_shares``.
    one, other : three-letter codes of the two states.

    Returns
    -------
    pandas.DataFrame with ``reporter``, ``flow``, ``year``, ``share`` (per cent), ``basis`` ("stated" or "at most") and
    ``era`` (before or after the change of method).

    Examples
    --------
    >>> from alliances import data
    >>> rows = shares(data.load("partner_shares"), "TUR", "RUS").set_index(["reporter", "flow", "year"])
    >>> rows.loc[("TUR", "imports", 2023), ["share", "basis"]].astype(str).tolist(), rows.loc[("TUR", "exports", 2023), "basis"]
    (['9.0', 'stated'], 'at most')
    """
    partners = {one: other, other: one}
    found = []
    for (reporter, flow, year), entry in listed[listed["reporter"].isin(partners)].groupby(["reporter", "flow", "year"]):
        named = entry.loc[entry["partner"] == partners[reporter], "share"]
        share, basis = (named.item(), "stated") if len(named) else (entry["share"].min(), "at most")
        found.append((reporter, flow, int(year), float(share), basis, f"from {NEW_METHOD}" if year >= NEW_METHOD else "before"))
    return pd.DataFrame(found, columns=["reporter", "flow", "year", "share", "basis", "era"])
