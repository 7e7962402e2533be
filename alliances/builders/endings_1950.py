"""Build ``endings_1950``: when the alliance of 1950 ended, by each of eight criteria."""

import pandas as pd

from ..base.spans import DAYS_A_YEAR
from . import RawFolder, coded

TREATY = "ours-1950-china"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input and count the years since the signature.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/endings_1950.yml``.
    """
    table = coded.read(raw.name)
    signed = coded.read("treaties").set_index("id").loc[TREATY, "signed"]
    years = (pd.to_datetime(table["ended"]) - pd.Timestamp(signed)).dt.days / DAYS_A_YEAR
    table.insert(table.columns.get_loc("record"), "years", years.round(3))
    return table
