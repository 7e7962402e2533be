"""Build ``syria_land``: shares of Syria's land as stated, or as the areas in ``seeds/coded/syria_land.csv`` give them."""

import pandas as pd

from . import RawFolder, coded


def build(raw: RawFolder) -> pd.DataFrame:
    """Divide the areas where no share was stated.

    Returns
    -------
    pandas.DataFrame with the columns of the manifest; ``share`` in per cent, to two decimals where we divided.
    """
    rows = coded.read(raw.name, area="integer", total="integer", share="number")
    ours = (100 * rows["area"] / rows["total"]).astype("float64").round(2)
    return rows.assign(share=rows["share"].fillna(ours))
