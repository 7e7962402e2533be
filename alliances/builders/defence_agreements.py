"""Build ``defence_agreements``: bilateral agreements on defence cooperation of five states, 1980 to 2010."""

import pandas as pd

from . import RawFolder
from ._dyads import CODES

AGREEMENTS = "agreements/dcad_v1_defense_cooperation_1980_2010.csv"
STATES = "cow_capitals_latlon.csv"  # read for the names of states only
FIVE = (365, 710, 640, 666, 630)
FIELDS = {
    "DCA": "framework",
    "DIC": "industry",
    "PROCUREMENT": "procurement",
    "TREX": "training",
    "RESEARCH": "research",
    "COMMISSION": "commission",
}
SOURCES = {"treaty": "treaty text", "factiva": "press"}
UNSURE = {"med": "medium"}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the agreements that one of the five states signed.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/defence_agreements.yml``, in order of signature.
    """
    dcad = raw.read_csv(AGREEMENTS)
    dcad = dcad[dcad["ccode1"].isin(FIVE) | dcad["ccode2"].isin(FIVE)]
    names = raw.read_csv(STATES).drop_duplicates("ccode").set_index("ccode")["statenme"]
    fields = dcad[["category1", "category2", "category3"]].replace(FIELDS)
    table = _sides(dcad, names).assign(
        dcad_id=dcad["DCAid"].str.removeprefix("DCADv1.0-"),
        **_date(dcad, "sign", "signed"),
        in_force=_date(dcad, "EIF", "in_force")["in_force"],
        general=(dcad["type"] == "general").astype(int),
        fields=["; ".join(row.dropna()) for _, row in fields.iterrows()],
        mutual=dcad["asymmetry"].map({0: 1, 1: 0}).astype("Int64"),
        promised_years=dcad["span"].where(dcad["span"] > 0).astype("Int64"),
        terminated=dcad["terminated"].where(dcad["terminated"] >= 0).astype("Int64"),
        last_year=dcad["endYearEstimate"].astype(int),
        evidence=dcad["sourceType"].map(SOURCES),
        confidence=dcad["categoryConf"].replace(UNSURE),
    )
    return table.sort_values(["signed", "dcad_id"], ignore_index=True)


def _sides(dcad: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Return codes and names of the two states, in alphabetical order of the codes; a state without one comes second."""
    codes = [dcad[f"ccode{side}"].map(CODES) for side in (1, 2)]
    turned = codes[0].isna() | (codes[1].notna() & (codes[0] > codes[1]))
    labels = [dcad[f"ccode{side}"].map(names) for side in (1, 2)]
    return pd.DataFrame(
        {
            "state_a": codes[0].mask(turned, codes[1]),
            "state_b": codes[1].mask(turned, codes[0]),
            "name_a": labels[0].mask(turned, labels[1]),
            "name_b": labels[1].mask(turned, labels[0]),
        }
    )


def _date(dcad: pd.DataFrame, prefix: str, name: str) -> dict[str, pd.Series]:
    """Return a date and how precise it is; an unknown month becomes July, an unknown day the 15th."""
    year, month, day = (dcad[f"{prefix}{part}"] for part in ("Year", "Month", "Day"))
    date = pd.to_datetime({"year": year, "month": month.fillna(7), "day": day.fillna(15)}, errors="coerce")
    precision = pd.Series("day", index=dcad.index).mask(day.isna(), "month").mask(month.isna(), "year")
    return {name: date.dt.strftime("%Y-%m-%d"), f"{name}_precision": precision}
