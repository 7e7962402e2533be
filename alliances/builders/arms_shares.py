"""Build ``arms_shares``: Russia's share of the arms imports of China, Iran and Türkiye, 1995 to 2024."""

import pandas as pd

from . import RawFolder

FILES = {
    "CHN": "arms/sipri_russia_share_of_china_imports.csv",
    "IRN": "arms/sipri_russia_share_of_iran_imports.csv",
    "TUR": "arms/sipri_russia_share_of_turkiye_imports.csv",
}
YEARS = pd.RangeIndex(1995, 2025, name="year")


def build(raw: RawFolder) -> pd.DataFrame:
    """Put the three files one below the other and divide.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/arms_shares.yml``; TIV in millions, shares in per cent.
    """
    return pd.concat([_share(raw.read_csv(file), recipient) for recipient, file in FILES.items()], ignore_index=True)


def _share(imports: pd.DataFrame, recipient: str) -> pd.DataFrame:
    """Return one recipient's imports by year; a year without any line in the register has no share."""
    # a blank means that the register has no line for that year: nothing from Russia, or nothing from anyone
    imports = imports.set_index("Delivery year")[["total_tiv", "russia_tiv"]].reindex(YEARS).fillna(0).round(2)
    share = (100 * imports["russia_tiv"] / imports["total_tiv"].where(imports["total_tiv"] > 0)).round(1)
    return imports.assign(recipient=recipient, share=share).reset_index()
