"""Build ``concessions_1945``: what Yalta and the agreements of August 1945 gave to whom, and how long it lasted."""

import pandas as pd

from ..base.spans import DAYS_A_YEAR
from . import RawFolder, coded


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input and count the years from the first to the last day of each right.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/concessions_1945.yml``.
    """
    table = coded.read(raw.name)
    days = (pd.to_datetime(table["last"]) - pd.to_datetime(table["first"])).dt.days
    table.insert(table.columns.get_loc("became"), "years", (days / DAYS_A_YEAR).round(3))
    return table
