"""Build ``partner_shares``: the main trade partners of five states as The World Factbook listed them, 2014 to 2023."""

import pandas as pd

from . import RawFolder

SHARES = "trade/cia_factbook_trade_partner_shares.csv"
ENTRY = ["reporter", "flow", "year"]
# the Factbook changed its spelling from edition to edition
SPELLINGS = {
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "UAE": "United Arab Emirates",
    "S. Korea": "South Korea",
    "Turkey": "Türkiye",
    "Gaza Strip": "West Bank and Gaza Strip",  # one label in the entry, cut at its slash when it was read
}
CODES = {
    "Algeria": "DZA",
    "Armenia": "ARM",
    "Australia": "AUS",
    "Belarus": "BLR",
    "Belgium": "BEL",
    "Brazil": "BRA",
    "China": "CHN",
    "France": "FRA",
    "Germany": "DEU",
    "Hong Kong": "HKG",
    "India": "IND",
    "Iran": "IRN",
    "Iraq": "IRQ",
    "Ireland": "IRL",
    "Italy": "ITA",
    "Japan": "JPN",
    "Kazakhstan": "KAZ",
    "Kuwait": "KWT",
    "Netherlands": "NLD",
    "Pakistan": "PAK",
    "Poland": "POL",
    "Russia": "RUS",
    "South Korea": "KOR",
    "Spain": "ESP",
    "Switzerland": "CHE",
    "Taiwan": "TWN",
    "Türkiye": "TUR",
    "United Arab Emirates": "ARE",
    "United Kingdom": "GBR",
    "United States": "USA",
    "West Bank and Gaza Strip": "PSE",
}


def build(raw: RawFolder) -> pd.DataFrame:
    """Keep the latest edition of each entry, and give partners one name and a code.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/partner_shares.yml``; ``share`` in per cent.
    """
    shares = raw.read_csv(SHARES).rename(columns={"data_year": "year", "share_pct": "share", "commit_date": "edition"})
    shares = shares[shares["edition"] == shares.groupby(ENTRY)["edition"].transform("max")]
    name = shares["partner"].replace(SPELLINGS)
    shares = shares.assign(
        rank=shares.groupby(ENTRY).cumcount() + 1,  # the entries name the largest partner first
        partner=name.map(CODES),
        partner_name=name,
        share=shares["share"].round(1),
    )
    return shares.sort_values([*ENTRY, "rank"], ignore_index=True)
