"""Build ``countries``: what the three-letter codes of the shelf stand for, with capitals for maps."""

import pandas as pd

from ..base.palette import COLOURS
from . import RawFolder, coded

CAPITALS = "cow_capitals_latlon.csv"
SPELLINGS = {"Kiev": "Kyiv", "Washington D.C.": "Washington, D.C."}
NOT_THE_CITY = {"SAU", "BRA"}  # the coordinates given for these capitals are those of the country's middle


def build(raw: RawFolder) -> pd.DataFrame:
    """Add to each code of ``seeds/coded/countries.csv`` what the list of capitals says of the state at its end, 2024.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/countries.yml``; the book's own states first.
    """
    states = raw.read_csv(CAPITALS).sort_values("enddate").drop_duplicates("ccode", keep="last").set_index("ccode")
    table = coded.read("countries", cow_number="integer")
    today = states.reindex(table["cow_number"]).reset_index(drop=True)
    known = ~table["code"].isin(NOT_THE_CITY)
    return table.assign(
        data_name=today["statenme"],
        capital=today["capital"].replace(SPELLINGS),
        latitude=today["lat"].where(known).round(3),
        longitude=today["lng"].where(known).round(3),
        colour=table["name"].where(table["name"].isin(list(COLOURS))),
    )
