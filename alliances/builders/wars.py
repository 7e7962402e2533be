"""Build ``wars``: interstate wars in which two of the six states of the book were on opposite sides."""

import pandas as pd

from . import RawFolder, coded
from ._dyads import order

WARS = "conflict/cow_interstate_war_dyads_six_states.csv"
KEY = ["war", "state_a", "state_b"]
OUTCOMES = {1: "won", 2: "lost", 6: "stalemate"}


def build(raw: RawFolder) -> pd.DataFrame:
    """Join the years of each war and dyad in one row.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/wars.yml``, in order of first year, war and dyad.
    """
    cow = raw.read_csv(WARS)
    sides = order(cow, ("initiator", "outcome", "batdeath"))
    names = coded.read("wars", war="integer").set_index("war")["name"]  # the file has numbers only
    yearly = sides.assign(
        war=cow["warnum"].astype(int),
        name=cow["warnum"].map(names),
        year=cow["year"].astype(int),
        **{f"initiator_{side}": sides[f"initiator_{side}"].astype(int) for side in "ab"},
        **{f"outcome_{side}": sides[f"outcome_{side}"].map(OUTCOMES) for side in "ab"},
        **{f"deaths_{side}": sides[f"batdeath_{side}"].astype(int) for side in "ab"},
    )
    wars = yearly.groupby(KEY)
    years = wars["year"].agg(first_year="min", last_year="max")
    table = years.join(wars.first().drop(columns="year")).reset_index()
    return table.sort_values(["first_year", *KEY], ignore_index=True)
