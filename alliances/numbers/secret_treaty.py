"""Figures on the secret treaty of 1896: who gained what and when, and how long it took to break."""

import pandas as pd

from .. import data
from ..base.spans import DAYS_A_MONTH
from . import add


def _gains(side: str, when: str) -> float:
    return float((data.load("secret_bargain")[side] == when).sum())


def _all_gains(side: str) -> float:
    return float((data.load("secret_bargain")[side] != "none").sum())


def _months_to_lease() -> float:
    signed = data.load("alliance_spells").set_index("atop_id").loc[1395, "begin"]
    places = data.load("railway_places")
    lease = places.loc[(places["item"] == "port-arthur") & (places["holder"] == "Russia"), "first"].item()
    return (pd.Timestamp(lease) - pd.Timestamp(signed)).days / DAYS_A_MONTH


def _power(state: str) -> float:
    table = data.load("capabilities")
    return float(table.loc[(table["state"] == state) & (table["year"] == 1896), "cinc"].item())


add("secret.months-to-lease", "months from the secret treaty to the lease of Port Arthur/Lüshun", ".0f", _months_to_lease)
for _side in ("china", "russia"):
    add(f"secret.{_side}-gains", f"clauses by which {_side.title()} gains", ".0f", lambda s=_side: _all_gains(s))
    add(
        f"secret.{_side}-at-once",
        f"of these, due to {_side.title()} as soon as the clause is carried out",
        ".0f",
        lambda s=_side: _gains(s, "at once"),
    )
add(
    "secret.power-ratio",
    "China's index of capability in 1896, divided by Japan's",
    ".1f",
    lambda: _power("CHN") / _power("JPN"),
)
