"""Build ``disputes_mid5``: years with a militarised dispute in six dyads, Correlates of War version 5."""

import pandas as pd

from . import RawFolder
from ._dyads import order

DISPUTES = "conflict/cow_mid5_dyad_years_six_states.csv"
DYADS = (("CHN", "RUS"), ("CHN", "USA"), ("IRN", "RUS"), ("ISR", "RUS"), ("RUS", "TUR"), ("RUS", "USA"))
UNKNOWN = -9


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the dyads; the file has one dispute a year at most, so a row is a dyad and a year.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/disputes_mid5.yml``, in order of dyad and year.
    """
    mid = raw.read_csv(DISPUTES)
    sides = order(mid, ("sidea", "hostlev", "fatality"))
    table = sides.assign(
        year=mid["year"].astype(int),
        dispute=mid["dispnum"].astype(int),
        onset=mid["cowmidonset"].astype(int),
        started_by=sides["state_a"].where(sides["sidea_a"] == 1, sides["state_b"]),
        hostility_a=sides["hostlev_a"].astype(int),
        hostility_b=sides["hostlev_b"].astype(int),
        hostility=sides[["hostlev_a", "hostlev_b"]].max(axis=1).astype(int),
        **{f"fatality_{side}": _known(sides[f"fatality_{side}"]) for side in "ab"},
        reciprocated=mid["recip"].astype(int),
        start_month=mid["stmon"].astype(int),
        days_least=_known(mid["mindur"]),
        days_most=_known(mid["maxdur"]),
    )
    chosen = [dyad in DYADS for dyad in zip(table["state_a"], table["state_b"], strict=True)]
    return table[chosen].sort_values(["state_a", "state_b", "year"], ignore_index=True)


def _known(codes: pd.Series) -> pd.Series:
    """Return whole numbers, empty where the coders could not tell."""
    return codes.mask(codes == UNKNOWN).astype("Int64")
