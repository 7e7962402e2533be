"""Build ``arms_exports_1950_2021``: Soviet and Russian arms exports to five recipients, SIPRI's tables of July 2022."""

import pandas as pd

from . import RawFolder

EXPORTS = "arms/sipri_tiv_ussr_russia_exports_1950_2021.csv"
SUPPLIERS = {"Soviet Union": "SUN", "Russia": "RUS"}
RECIPIENTS = {"China": "CHN", "India": "IND", "Iran": "IRN", "Syria": "SYR", "Turkey": "TUR", "Total": "ALL"}
# SIPRI books deliveries up to 1991 under the Soviet Union and later ones under Russia; its two tables do not overlap
YEARS = {"SUN": range(1950, 1992), "RUS": range(1992, 2022)}


def build(raw: RawFolder) -> pd.DataFrame:
    """Complete SIPRI's tables to one row per supplier, recipient and year.

    SIPRI leaves a cell blank where it knows of no delivery; such a cell becomes 0 and is marked in ``listed``.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/arms_exports_1950_2021.yml``; ``tiv`` in million TIV.
    """
    listed = raw.read_csv(EXPORTS)
    listed = pd.DataFrame(
        {
            "supplier": listed["supplier"].map(SUPPLIERS),
            "recipient": listed["recipient"].map(RECIPIENTS),
            "year": listed["year"],
            "tiv": listed["tiv"].astype(int),
            "listed": 1,
        }
    )
    table = _every_year().merge(listed, how="left", validate="one_to_one")
    return table.fillna({"tiv": 0, "listed": 0}).astype({"tiv": int, "listed": int})


def _every_year() -> pd.DataFrame:
    """Return each combination of supplier, recipient and year in which the supplier existed."""
    rows = [(s, r, y) for s, years in YEARS.items() for r in sorted(RECIPIENTS.values()) for y in years]
    return pd.DataFrame(rows, columns=["supplier", "recipient", "year"])
