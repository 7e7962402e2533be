"""Build ``disputes_gml``: militarised disputes in six dyads, Gibler, Miller and Little version 2.2.1."""

import pandas as pd

from . import RawFolder
from ._dyads import order
from .disputes_mid5 import DYADS

DISPUTES = "conflict/gml_mid_2_2_1_dyad_disputes_six_states.csv"
KEY = ["state_a", "state_b", "dispute"]
OUTCOMES = {
    1: "starter wins",
    2: "target wins",
    3: "starter yields",
    4: "target yields",
    5: "stalemate",
    6: "compromise",
    7: "released",
    8: "unclear",
    9: "joins a war",
}
SETTLEMENTS = {1: "negotiated", 2: "imposed", 3: "none", 4: "unclear"}


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the dyads and join the years of a dispute in one row.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/disputes_gml.yml``, in order of dyad, first year and dispute.
    """
    gml = raw.read_csv(DISPUTES)
    sides = order(gml, ("sidea", "revstate", "hostlev", "fatality"))
    yearly = sides.assign(
        dispute=gml["dispnum"].astype(int),
        year=gml["year"].astype(int),
        started_by=sides["state_a"].where(sides["sidea_a"] == 1, sides["state_b"]),
        revisionist_a=sides["revstate_a"].astype(int),
        revisionist_b=sides["revstate_b"].astype(int),
        hostility_a=sides["hostlev_a"].astype(int),
        hostility_b=sides["hostlev_b"].astype(int),
        hostility=sides[["hostlev_a", "hostlev_b"]].max(axis=1).astype(int),
        fatality_a=sides["fatality_a"].astype(int),
        fatality_b=sides["fatality_b"].astype(int),
        reciprocated=gml["recip"].astype(int),
        participants=(gml["numa"] + gml["numb"]).astype(int),
        start_month=gml["stmon"].astype(int),
        end_month=gml["endmon"].astype(int),
        days_least=gml["mindur"].astype(int),
        days_most=gml["maxdur"].astype(int),
        outcome=gml["outcome"].map(OUTCOMES),
        settlement=gml["settle"].map(SETTLEMENTS),
    )
    chosen = [dyad in DYADS for dyad in zip(yearly["state_a"], yearly["state_b"], strict=True)]
    disputes = yearly[chosen].sort_values([*KEY, "year"]).groupby(KEY)
    years = disputes["year"].agg(first_year="min", last_year="max", years="count")
    table = years.join(disputes.first().drop(columns="year")).reset_index()  # all else is the same in every year
    return table.sort_values(["state_a", "state_b", "first_year", "dispute"], ignore_index=True)
