"""Fields of a relation kept apart: in which years states work together in one field and against each other in another.

Compartmentalisation [1]_ means that cooperation in some fields goes on while the same states oppose each other in
others. If it works, conflict in one field and cooperation in another occur in the same year; if it fails, conflict in
one field is followed by conflict in the rest.

Assumptions
-----------
- Acts are dated, belong to one field, and are either cooperation or conflict. A year is long enough for a quarrel to spread.
- What is not in the table did not matter. This is the weakest assumption, since the table is a choice of its coders.

Invented
--------
- Nothing; but the coding of the acts is the book's own.

References
----------
.. [1] Öniş and Yılmaz (2016), Third World Quarterly 37(1), 71-95.
"""

import pandas as pd

CODES = ("cooperation", "both", "conflict")


def cells(acts: pd.DataFrame) -> pd.DataFrame:
    """Sum up dated acts to one code for each field and year.

    Parameters
    ----------
    acts : one row an act, with ``field``, ``date`` and ``act`` (cooperation or conflict).

    Returns
    -------
    pandas.DataFrame with ``field``, ``year``, ``code`` (one of :data:`CODES`) and ``acts`` (how many); a field and year
    without an act has no row. Fields keep the order of their first act in the table.

    Examples
    --------
    >>> acts = pd.DataFrame({"field": ["arms", "arms"], "date": pd.to_datetime(["2020-01-01", "2020-05-01"]),
    ...                      "act": ["conflict", "cooperation"]})
    >>> cells(acts).astype(str).iloc[0].tolist()
    ['arms', '2020', 'both', '2']
    """
    rows = acts.assign(year=acts["date"].dt.year)
    groups = rows.groupby(["field", "year"], sort=False)["act"]
    table = groups.agg(code=lambda told: "both" if told.nunique() > 1 else told.iloc[0], acts="size").reset_index()
    order = {field: place for place, field in enumerate(rows["field"].unique())}
    return table.sort_values(["field", "year"], key=lambda column: column.map(order) if column.name == "field" else column).reset_index(
        drop=True
    )


def years(table: pd.DataFrame) -> pd.DataFrame:
    """Say of each year whether two fields pulled in different directions.

    Parameters
    ----------
    table : the result of :func:`cells`.

    Returns
    -------
    pandas.DataFrame with ``year``, ``conflict`` and ``cooperation`` (fields with at least one such act) and ``kind``:
    "apart" if one field had cooperation and *another* conflict, "conflict only", "cooperation only", or "one field" if the
    only field of the year had both.

    Examples
    --------
    >>> years(pd.DataFrame({"field": ["gas", "war", "gas"], "year": [2020, 2020, 2021],
    ...                     "code": ["cooperation", "conflict", "conflict"]}))["kind"].tolist()
    ['apart', 'conflict only']
    """
    found = []
    for year, rows in table.groupby("year"):
        bad = set(rows.loc[rows["code"] != "cooperation", "field"])
        good = set(rows.loc[rows["code"] != "conflict", "field"])
        apart = any(one != other for one in bad for other in good)
        kind = "apart" if apart else "conflict only" if not good else "cooperation only" if not bad else "one field"
        found.append((int(year), len(bad), len(good), kind))
    return pd.DataFrame(found, columns=["year", "conflict", "cooperation", "kind"])
