"""Build ``rivalries``: strategic rivalries among the six states of the book and Japan."""

import pandas as pd

from . import RawFolder
from ._dyads import CODES, order

RIVALRIES = "conflict/tss_strategic_rivalries.csv"
STATES = ("CHN", "IRN", "ISR", "JPN", "RUS", "TUR", "USA")
KINDS = ("positional", "spatial", "ideological", "interventionary")
LAST_YEAR = 2020  # rivalries with this end were still going on when the list was closed


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the rivalries in which both rivals are among the states.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/rivalries.yml``, in order of dyad and first year.
    """
    tss = raw.read_csv(RIVALRIES)
    chosen = tss["ccode1"].map(CODES).isin(STATES) & tss["ccode2"].map(CODES).isin(STATES)
    tss = tss[chosen]
    table = order(tss).assign(
        rivalry=tss["rivalry"],
        tss_id=tss["tssr_id"].astype(int),
        first_year=tss["start"].astype(int),
        last_year=tss["end"].astype(int),
        ongoing=(tss["end"] == LAST_YEAR).astype(int),
        **{kind: tss[kind].fillna(0).astype(int) for kind in KINDS},
        principal=tss["principal"].fillna(0).astype(int),
        asymmetric_principal=tss["aprin"].fillna(0).astype(int),
    )
    return table.sort_values(["state_a", "state_b", "first_year"], ignore_index=True)
