"""Figures on the triangle of China, the Soviet Union and the United States."""

from functools import cache, partial

import pandas as pd

from .. import data
from ..models import triangle
from . import add

_add = partial(add, table="disputes_gml")
STATES = {"CHN": "China", "RUS": "Russia", "USA": "United States of America"}  # as alliance_spells writes them


@cache
def known() -> dict[str, triangle.Facts]:
    """Return what the tables say of the three ties."""
    return triangle.facts(data.load("disputes_gml"), data.load("rivalries"), data.load("alliance_spells"), STATES)


def _rule() -> pd.DataFrame:
    return triangle.by_rule(known())


def _years(table: pd.DataFrame, balance: int) -> float:
    return float((table["balance"] == balance).sum())


_add("triangle.years", "Years from 1950 to 1991", ".0f", lambda: float(len(_rule())))
_add("triangle.balanced", "Years in which the triangle is balanced by the rule", ".0f", lambda: _years(_rule(), 1))
_add("triangle.unbalanced", "Years in which it is unbalanced by the rule", ".0f", lambda: _years(_rule(), -1))
_add("triangle.unnamed", "Years in which a tie has no sign by the rule", ".0f", lambda: _years(_rule(), 0))
_add(
    "triangle.balanced-record",
    "Years in which the triangle is balanced by the hand-coded record",
    ".0f",
    lambda: _years(triangle.by_record(data.load("triangle_signs")), 1),
    table="triangle_signs",
)
_add(
    "triangle.unbalanced-record",
    "Years in which it is unbalanced by the hand-coded record",
    ".0f",
    lambda: _years(triangle.by_record(data.load("triangle_signs")), -1),
    table="triangle_signs",
)
