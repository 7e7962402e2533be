"""Build ``treaty_articles``: what single articles of Russia's treaties say, in our words."""

import pandas as pd

from .. import paths
from . import RawFolder

ARTICLES = paths.SEEDS / "coded" / "treaty_articles.csv"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input; the order of its rows is that of the treaties.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/treaty_articles.yml``.
    """
    return pd.read_csv(ARTICLES, dtype="string", keep_default_na=False)
