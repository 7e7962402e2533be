"""Build ``igo_memberships``: how many intergovernmental organisations the members of a dyad shared, by year."""

import pandas as pd

from . import RawFolder
from ._dyads import order

MEMBERSHIPS = "agreements/cow_igo3_joint_memberships_six_states_1816_2014.csv"
FIRST_YEAR = 1896  # the first treaty of the book


def build(raw: RawFolder) -> pd.DataFrame:
    """Keep the years that the book is about.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/igo_memberships.yml``, in order of dyad and year.
    """
    cow = raw.read_csv(MEMBERSHIPS)
    table = order(cow).assign(year=cow["year"].astype(int), shared=cow["dyadigos"].astype(int))
    return table[table["year"] >= FIRST_YEAR].sort_values(["state_a", "state_b", "year"], ignore_index=True)
