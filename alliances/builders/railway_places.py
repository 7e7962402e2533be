"""Build ``railway_places``: who held the places and stretches of the Chinese Eastern Railway, 1895 to 1905."""

import pandas as pd

from .. import paths
from . import RawFolder

PLACES = paths.SEEDS / "coded" / "railway_places.csv"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input; places come first, stretches of line after them.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/railway_places.yml``.
    """
    return pd.read_csv(PLACES, dtype="string", keep_default_na=False)
