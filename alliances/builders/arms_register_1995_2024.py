"""Build ``arms_register_1995_2024``: yearly sums over SIPRI's trade register as generated in February 2026."""

import pandas as pd

from . import RawFolder

REGISTER = "arms/sipri_trade_register_selected_dyads_1995_2024.csv"
SUMS = "arms/sipri_tiv_selected_dyad_year_from_register_1995_2024.csv"  # an earlier sum of the same lines, to check ours
STATES = {"China": "CHN", "Iran": "IRN", "Israel": "ISR", "North Korea": "PRK", "Russia": "RUS", "Turkiye": "TUR"}
DYAD_YEAR = ["Supplier", "Recipient", "Delivery year"]
TIV = "TIV delivery values"


def build(raw: RawFolder) -> pd.DataFrame:
    """Add up the lines of the register by supplier, recipient and year of delivery.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/arms_register_1995_2024.yml``; all TIV in millions.

    Raises
    ------
    ValueError : if our sums differ from those that came with the raw files.
    """
    register = raw.read_csv(REGISTER)
    register["year_estimated"] = register[TIV].where(register["Delivery year is estimate"] == "Yes", 0)
    register["local_production"] = register[TIV].where(register["Local production"] == "Yes", 0)
    sums = register.groupby(DYAD_YEAR).agg(
        tiv=(TIV, "sum"),
        lines=(TIV, "size"),
        tiv_year_estimated=("year_estimated", "sum"),
        tiv_local_production=("local_production", "sum"),
    )
    _compare(sums["tiv"], raw.read_csv(SUMS).set_index(DYAD_YEAR)[TIV])
    table = sums.round(2).reset_index()
    table["supplier"] = table["Supplier"].map(STATES)
    table["recipient"] = table["Recipient"].map(STATES)
    return table.rename(columns={"Delivery year": "year"}).sort_values(["supplier", "recipient", "year"], ignore_index=True)


def _compare(ours: pd.Series, theirs: pd.Series) -> None:
    """Refuse to build if the two sums over the register disagree."""
    if not ours.index.equals(theirs.sort_index().index) or (ours - theirs.sort_index()).abs().max() > 0.005:
        raise ValueError("the sums over SIPRI's register differ from the sums in " + SUMS)
