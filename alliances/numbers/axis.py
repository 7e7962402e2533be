"""Figures on Russia, Iran and China."""

from .. import data
from ..models import voting
from . import add


def _arms(supplier: str, recipient: str, first: int, last: int = 2024) -> float:
    rows = data.load("arms_register_1995_2024")
    wanted = (rows["supplier"] == supplier) & (rows["recipient"] == recipient) & rows["year"].between(first, last)
    return float(rows.loc[wanted, "tiv"].sum())


def _votes(one: str, other: str) -> float:
    return 100 * voting.between(data.load("un_agreement"), (one, other), 2014, 2023, method=voting.POOLED)


add(
    "axis.arms-from-iran",
    "volume of arms from Iran to Russia, 2022 to 2024, in million TIV",
    ".0f",
    lambda: _arms("IRN", "RUS", 2022),
)
add("axis.arms-to-iran", "volume of arms from Russia to Iran, 2022 to 2024, in million TIV", ".0f", lambda: _arms("RUS", "IRN", 2022))
add("axis.arms-china", "volume of arms from China to Iran, 1995 to 2015, in million TIV", ",.0f", lambda: _arms("CHN", "IRN", 1995))
for _name, _one, _other, _words in (
    ("china", "CHN", "IRN", "Iran and China"),
    ("egypt", "EGY", "IRN", "Iran and Egypt"),
    ("saudi", "IRN", "SAU", "Iran and Saudi Arabia"),
    ("india", "IND", "IRN", "Iran and India"),
    ("russia", "IRN", "RUS", "Iran and Russia"),
):
    add(
        f"axis.votes-{_name}",
        f"agreement of {_words} on roll calls of the General Assembly, 2014 to 2023, of 100, an abstention as half",
        ".0f",
        lambda one=_one, other=_other: _votes(one, other),
    )
