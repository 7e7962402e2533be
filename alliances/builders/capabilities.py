"""Build ``capabilities``: national material capabilities of eleven states, 1816 to 2022, with world shares."""

import pandas as pd

from . import RawFolder

CAPABILITIES = "power/cow_nmc_v7_1816_2022.csv"
STATES = {
    2: "USA",
    200: "GBR",
    220: "FRA",
    255: "DEU",
    365: "RUS",
    630: "IRN",
    640: "TUR",
    666: "ISR",
    710: "CHN",
    731: "PRK",
    740: "JPN",
}
# the data set's name of each component: the book's name of it
COMPONENTS = {
    "milex": "military_spending",
    "milper": "military_personnel",
    "irst": "iron_and_steel",
    "pec": "energy",
    "tpop": "population",
    "upop": "urban_population",
}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the states after dividing each component by the sum of all states in that year.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/capabilities.yml``, in order of state and year.
    """
    world = raw.read_csv(CAPABILITIES)
    shares = world[list(COMPONENTS)] / world.groupby("year")[list(COMPONENTS)].transform("sum")
    table = world.rename(columns=COMPONENTS).assign(
        state=world["ccode"].map(STATES),
        year=world["year"].astype(int),
        cinc=world["cinc"].round(6),
        components_known=shares.notna().sum(axis=1),
        **{f"{name}_share": shares[code].round(5) for code, name in COMPONENTS.items()},
    )
    table = table[table["state"].notna()].sort_values(["state", "year"], ignore_index=True)
    return table.astype(dict.fromkeys(COMPONENTS.values(), "Int64"))
