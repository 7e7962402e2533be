"""Build ``trade_itpde``: trade of the five states with each other and with nine more, ITPD-E, 2000 to 2016."""

import pandas as pd

from . import RawFolder

TRADE = "trade/itpde_dyads_2000_2016.csv"
CORE = ["CHN", "IRN", "ISR", "RUS", "TUR"]


def build(raw: RawFolder) -> pd.DataFrame:
    """Keep the flows from or to one of the five states of the book, in millions.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/trade_itpde.yml``; ``exports`` in million constant 2010 US dollars.
    """
    trade = raw.read_csv(TRADE)
    trade = trade[trade["exporter"].isin(CORE) | trade["importer"].isin(CORE)]
    return trade.assign(exports=(trade["usd"] / 1e6).round(1)).sort_values(["exporter", "importer", "year"], ignore_index=True)
