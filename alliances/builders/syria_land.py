"""Build ``syria_land``: shares of Syria's land as stated, or as the areas in ``seeds/coded/syria_land.csv`` give them."""

import pandas as pd

from . import RawFolder, coded


def build(raw: RawFolder) -> pd.DataFrame:
    """Divide the areas where no share was stated.

    Returns
    -------
    pandas.DataFrame with the columns of the manifest; ``share`` in per cent, to two decimals where we divided.
    """
    rows = coded.read(raw.name)
    area, total, stated = (pd.to_numeric(rows[column].replace("", pd.NA)) for column in ("area", "total", "share"))
    return rows.assign(share=stated.fillna((100 * area / total).round(2)))
