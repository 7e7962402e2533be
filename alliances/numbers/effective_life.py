"""Figures on the effective life of the alliance of 1950."""

from .. import data
from ..models import effective_life, survival
from . import add


def _floor(criterion: str) -> float:
    table = effective_life.floors(data.load("endings_1950"), data.load("alliance_spells"))
    return float(table.set_index("id").loc[criterion, "floor"])


def _all_pacts(criterion: str) -> float:
    curve = survival.kaplan_meier(survival.fighting_pacts(data.load("alliance_spells")))
    age = float(data.load("endings_1950").set_index("id").loc[criterion, "years"])
    return 100 * (1 - float(curve.loc[curve["years"] <= age, "alive"].iloc[-1]))


def _delivered(phase: str) -> float:
    table = effective_life.deliveries(data.load("arms_exports_1950_2021"))
    return float(table.loc[table["phase"] == phase, "tiv"].sum())


for _key, _phase in (("full", "1950 to 1960"), ("tail", "1961 to 1968")):
    add(
        f"arms1950.{_key}",
        f"Soviet arms delivered to China, {_phase}, million TIV",
        ",.0f",
        lambda p=_phase: _delivered(p),
    )
add(
    "arms1950.share",
    "share of the deliveries of 1950 to 1968 that came by 1960, per cent",
    ".0f",
    lambda: 100 * _delivered("1950 to 1960") / (_delivered("1950 to 1960") + _delivered("1961 to 1968")),
)
for _key in ("bomb", "experts", "polemics"):
    add(
        f"floor1950.{_key}",
        f"per cent of ended pacts that did not even formally outlive the alliance of 1950, by the criterion '{_key}'",
        ".0f",
        lambda c=_key: _floor(c),
    )
add(
    "floor1950.bomb-all",
    "per cent of all pacts, those still in force included, that had ended by the age at which nuclear help was withheld",
    ".0f",
    lambda: _all_pacts("bomb"),
)
add(
    "disputes1950.in-term",
    "militarised disputes between China and the Soviet Union that began while their treaty was in force",
    ".0f",
    lambda: effective_life.disputes(data.load("disputes_gml"), data.load("alliance_spells"))["in_term"].sum(),
)
