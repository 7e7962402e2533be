"""Figures on Russia and Türkiye: votes, fields kept apart, arms."""

import pandas as pd

from .. import data, evidence, states
from ..models import compartments, voting
from . import add


def _votes() -> pd.DataFrame:
    rows = voting.by_year(data.load("un_agreement"), [("TUR", partner) for partner in ("DEU", "RUS", "USA")], voting.FIRST_OF_RUSSIA)
    return rows.pivot(index="year", columns="other", values="agreement")


def _closer() -> float:
    wide = _votes()
    return float((wide["RUS"] > wide["USA"]).sum())


def _mean(partner: str) -> float:
    return float(100 * _votes()[partner].mean())


def _years() -> pd.DataFrame:
    return compartments.years(compartments.cells(data.load("turkey_acts")))


def _apart_without_votes() -> float:
    """Count the years of a clash beside cooperation when votes in the General Assembly are left out."""
    acts = data.load("turkey_acts")
    votes = {event.id for event in evidence.events().unnoted().values() if event.kind == "vote"}
    kept = compartments.years(compartments.cells(acts[~acts["event"].isin(votes)]))
    return float((kept["kind"] == "apart").sum())


def _russian_arms() -> float:
    rows = data.load("arms_shares")
    sums = rows.loc[rows["recipient"] == "TUR", ["russia_tiv", "total_tiv"]].sum()
    return float(100 * sums["russia_tiv"] / sums["total_tiv"])


add("turkey.closer", "years in which Türkiye voted more like Russia than like the United States", ".0f", _closer)
add("turkey.vote-years", "years of Turkish votes compared, from 1992", ".0f", lambda: float(len(_votes())))
for _partner, _name in (("DEU", "germany"), ("RUS", "russia"), ("USA", "us")):
    add(
        f"turkey.votes-{_name}",
        f"mean agreement of Türkiye and {states.name(_partner)} at the UN, of 100, an abstention as half",
        ".0f",
        lambda p=_partner: _mean(p),
    )
add(
    "turkey.apart",
    "years with a clash in one field and cooperation in another",
    ".0f",
    lambda: float((_years()["kind"] == "apart").sum()),
)
add(
    "turkey.apart-without-votes",
    "years with a clash in one field and cooperation in another, if votes in the UN are no clash",
    ".0f",
    _apart_without_votes,
)
add("turkey.years", "years in the table of acts", ".0f", lambda: float(len(_years())))
add("turkey.arms", "Russia's share of Türkiye's arms imports 1995 to 2024, in per cent", ".1f", _russian_arms)
