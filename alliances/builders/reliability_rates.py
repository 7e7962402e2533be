"""Build ``reliability_rates``: how often allies kept their word in war, as published."""

import pandas as pd

from .. import paths
from . import RawFolder

RATES = paths.SEEDS / "coded" / "reliability_rates.csv"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input; the order of its rows is that of the studies.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/reliability_rates.yml``.
    """
    return pd.read_csv(RATES, dtype="string", keep_default_na=False)
