"""Build ``countries``: what the three-letter codes of the shelf stand for, with capitals for maps."""

import pandas as pd

from ..base.palette import COLOURS
from . import RawFolder

CAPITALS = "cow_capitals_latlon.csv"
SPELLINGS = {"Kiev": "Kyiv", "Washington D.C.": "Washington, D.C."}
NOT_THE_CITY = {"SAU", "BRA"}  # the coordinates given for these capitals are those of the country's middle
# code: (Correlates of War number, name in print); the states the book is about come first
STATES = {
    "RUS": (365, "Russia"),
    "CHN": (710, "China"),
    "TUR": (640, "Türkiye"),
    "ISR": (666, "Israel"),
    "IRN": (630, "Iran"),
    "USA": (2, "United States"),
    "JPN": (740, "Japan"),
    "PRK": (731, "North Korea (DPRK)"),
    "BLR": (370, "Belarus"),
    "UKR": (369, "Ukraine"),
    "ARM": (371, "Armenia"),
    "AZE": (373, "Azerbaijan"),
    "KAZ": (705, "Kazakhstan"),
    "KGZ": (703, "Kyrgyzstan"),
    "TJK": (702, "Tajikistan"),
    "UZB": (704, "Uzbekistan"),
    "GBR": (200, "United Kingdom"),
    "FRA": (220, "France"),
    "DEU": (255, "Germany"),
    "IND": (750, "India"),
    "SYR": (652, "Syria"),
    "SAU": (670, "Saudi Arabia"),
    "EGY": (651, "Egypt"),
    "SUN": (365, "Soviet Union"),
    # neighbours and partners, in order of their codes
    "AFG": (700, "Afghanistan"),
    "ARE": (696, "United Arab Emirates"),
    "AUS": (900, "Australia"),
    "BEL": (211, "Belgium"),
    "BGD": (771, "Bangladesh"),
    "BGR": (355, "Bulgaria"),
    "BHR": (692, "Bahrain"),
    "BRA": (140, "Brazil"),
    "BTN": (760, "Bhutan"),
    "CHE": (225, "Switzerland"),
    "CYP": (352, "Cyprus"),
    "DZA": (615, "Algeria"),
    "ESP": (230, "Spain"),
    "EST": (366, "Estonia"),
    "FIN": (375, "Finland"),
    "GEO": (372, "Georgia"),
    "GRC": (350, "Greece"),
    "HKG": (None, "Hong Kong"),
    "HUN": (310, "Hungary"),
    "IRL": (205, "Ireland"),
    "IRQ": (645, "Iraq"),
    "ITA": (325, "Italy"),
    "JOR": (663, "Jordan"),
    "KHM": (811, "Cambodia"),
    "KOR": (732, "South Korea"),
    "KWT": (690, "Kuwait"),
    "LAO": (812, "Laos"),
    "LBN": (660, "Lebanon"),
    "LTU": (368, "Lithuania"),
    "LVA": (367, "Latvia"),
    "MDA": (359, "Moldova"),
    "MMR": (775, "Myanmar"),
    "MNG": (712, "Mongolia"),
    "NLD": (210, "Netherlands"),
    "NOR": (385, "Norway"),
    "NPL": (790, "Nepal"),
    "OMN": (698, "Oman"),
    "PAK": (770, "Pakistan"),
    "POL": (290, "Poland"),
    "PSE": (None, "Palestine"),
    "QAT": (694, "Qatar"),
    "ROU": (360, "Romania"),
    "SVK": (317, "Slovakia"),
    "SWE": (380, "Sweden"),
    "THA": (800, "Thailand"),
    "TKM": (701, "Turkmenistan"),
    "TWN": (713, "Taiwan"),
    "VNM": (816, "Vietnam"),
    "YEM": (679, "Yemen"),
}


def build(raw: RawFolder) -> pd.DataFrame:
    """Add to each code what the list of capitals says of the state at its end, 2024.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/countries.yml``; the book's own states first.
    """
    states = raw.read_csv(CAPITALS).sort_values("enddate").drop_duplicates("ccode", keep="last").set_index("ccode")
    table = pd.DataFrame([(code, number, name) for code, (number, name) in STATES.items()], columns=["code", "cow_number", "name"])
    today = states.reindex(table["cow_number"]).reset_index(drop=True)
    known = ~table["code"].isin(NOT_THE_CITY)
    return table.assign(
        cow_number=table["cow_number"].astype("Int64"),
        data_name=today["statenme"],
        capital=today["capital"].replace(SPELLINGS),
        latitude=today["lat"].where(known).round(3),
        longitude=today["lng"].where(known).round(3),
        colour=table["name"].where(table["name"].isin(list(COLOURS))),
    )
