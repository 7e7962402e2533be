"""Build a table that was coded by hand: ``seeds/coded/<name>.csv``, in its own order."""

import pandas as pd

from ..base import paths
from . import RawFolder


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input of the table.

    Returns
    -------
    pandas.DataFrame, all columns as text, with the columns of the manifest.
    """
    return read(raw.name)


def read(name: str) -> pd.DataFrame:
    """Read a hand-written input as text, an empty cell as an empty text.

    >>> read("treaty_articles").columns[0]
    'treaty'
    """
    return pd.read_csv(paths.SEEDS / "coded" / f"{name}.csv", dtype="string", keep_default_na=False)
