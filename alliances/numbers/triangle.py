"""Figures on the triangle of China, the Soviet Union and the United States."""

import pandas as pd

from .. import data, states
from ..base.observe import remembered, tagged
from ..models import triangle
from . import add


@remembered
def known() -> dict[str, triangle.Facts]:
    """Return what the tables say of the three ties."""
    names = {code: states.data_name(code) for code in ("CHN", "RUS", "USA")}
    return triangle.facts(data.load("disputes_gml"), data.load("rivalries"), data.load("alliance_spells"), names)


@tagged
def by_rule(*, rivalries: bool = True) -> pd.DataFrame:
    """Return the signs of the three ties in each year by the rule, from the book's tables."""
    return triangle.by_rule(known(), rivalries=rivalries)


@tagged
def by_record() -> pd.DataFrame:
    """Return the signs of the three ties in each year by the hand-coded record."""
    return triangle.by_record(data.load("triangle_signs"))


def _years(table: pd.DataFrame, balance: int) -> float:
    return float((table["balance"] == balance).sum())


add("triangle.years", "Years from 1950 to 1991", ".0f", lambda: float(len(by_rule())))
add("triangle.balanced", "Years in which the triangle is balanced by the rule", ".0f", lambda: _years(by_rule(), 1))
add("triangle.unbalanced", "Years in which it is unbalanced by the rule", ".0f", lambda: _years(by_rule(), -1))
add("triangle.unnamed", "Years in which a tie has no sign by the rule", ".0f", lambda: _years(by_rule(), 0))
add(
    "triangle.balanced-record",
    "Years in which the triangle is balanced by the hand-coded record",
    ".0f",
    lambda: _years(by_record(), 1),
)
add(
    "triangle.unbalanced-record",
    "Years in which it is unbalanced by the hand-coded record",
    ".0f",
    lambda: _years(by_record(), -1),
)
