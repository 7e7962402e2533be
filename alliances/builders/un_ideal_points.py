"""Build ``un_ideal_points``: positions of states in the UN General Assembly as estimated from their votes."""

import pandas as pd

from . import RawFolder
from .un_agreement import CORE, OTHERS

POINTS = "un/unga_ideal_points_voeten_1946_2019.csv"
COLUMNS = {
    "iso3c": "state",
    "session": "session",
    "year": "year",
    "IdealPoint": "ideal_point",
    "Q5%": "low",
    "Q95%": "high",
    "NVotes": "votes",
}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the states of ``un_agreement`` and shorten the numbers to three decimals.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/un_ideal_points.yml``, in order of state and session.
    """
    points = raw.read_csv(POINTS).rename(columns=COLUMNS)[list(COLUMNS.values())]
    points = points[points["state"].isin(CORE + OTHERS)].sort_values(["state", "session"], ignore_index=True)
    return points.round({"ideal_point": 3, "low": 3, "high": 3})
