"""Build ``promises_1950``: what Moscow promised Beijing by a date, and when it was done."""

import pandas as pd

from .. import paths
from . import RawFolder

PROMISES = paths.SEEDS / "coded" / "promises_1950.csv"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input as it stands.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/promises_1950.yml``.
    """
    return pd.read_csv(PROMISES, dtype="string", keep_default_na=False)
