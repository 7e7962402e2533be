"""What two states weigh in each other's trade.

Trade is read from both sides, since the same trade weighs more for the smaller partner; a partner that a list leaves out is not zero,
but at most as large as the last one listed [1]_.

Assumptions
-----------
- A list of main partners names the largest ones. What it leaves out is then bounded by its smallest entry.
- Shares of before and after a change of method are not compared.

Invented
--------
- Nothing.

References
----------
.. [1] Manski (2003), Partial Identification of Probability Distributions, Springer, on bounds for what is not observed.
"""

import pandas as pd

NEW_METHOD = 2019  # data year from which the list of partners rests on other sources


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
