"""Figures on the lives of alliances."""

import pandas as pd

from .. import data
from ..base.observe import remembered
from ..models import survival
from . import add, value


@remembered
def _spells() -> pd.DataFrame:
    return data.load("alliance_spells")


def _pacts() -> pd.DataFrame:
    return survival.fighting_pacts(_spells())


def _ended() -> pd.DataFrame:
    pacts = _pacts()
    return pacts[~pacts["censored"]]


def _coded() -> pd.DataFrame:
    ended = _ended()
    return ended[ended["ending"] != "uncoded"]


def _promised() -> pd.DataFrame:
    ended = _ended()
    return ended[ended["promised_years"].notna()]


def _pact(year: int) -> pd.Series:
    number = next(number for number, treaty in survival.SINO_RUSSIAN.items() if treaty == year)
    return _spells().set_index("atop_id").loc[number]


def _years(number: int) -> float:
    return float(_spells().set_index("atop_id").loc[number, "years"])


def _of_era(era: str) -> pd.DataFrame:
    pacts = _pacts()
    return pacts[survival.era(pacts) == era]


def _early_by_majors(majors: int) -> pd.DataFrame:
    pacts = _pacts()
    return pacts[(pacts["begin"].dt.year <= 1945) & (pacts["major_powers"].clip(upper=2) == majors)]


def _symmetry(row: int) -> pd.Series:
    return survival.median_by_symmetry(_pacts()).iloc[row]


add("lives.alliances", "alliances in ATOP 4.01", ".0f", lambda: len(_spells()))
add("lives.bilateral", "bilateral alliances", ".0f", lambda: _spells()["bilateral"].sum())
add("lives.pacts", "bilateral defence or offence pacts", ".0f", lambda: len(_pacts()))
add("lives.ended", "of these, ended by the end of 2016", ".0f", lambda: len(_ended()))
add("lives.in-force", "of these, still in force at the end of 2016", ".0f", lambda: _pacts()["censored"].sum())
add("lives.median-ended", "median years of the ended pacts", ".1f", lambda: survival.median_life(_pacts(), only_ended=True))
add("lives.median-km", "Kaplan-Meier median years of all pacts", ".1f", lambda: survival.median_life(_pacts()))
add("lives.coded", "ended pacts with a coded ending", ".0f", lambda: len(_coded()))
add("lives.violated", "of these, violated", ".0f", lambda: (_coded()["ending"] == "violated").sum())
add("lives.violated-share", "violated, per cent of those coded", ".0f", lambda: (_coded()["ending"] == "violated").mean() * 100)
add("lives.replaced", "replaced by another agreement", ".0f", lambda: (_coded()["ending"] == "replaced").sum())
add("lives.completed", "completed as promised", ".0f", lambda: (_coded()["ending"] == "completed").sum())
add("lives.promised", "ended pacts that state a length", ".0f", lambda: len(_promised()))
add(
    "lives.early-share",
    "per cent of the ended pacts with a stated length that ended before 99 % of it",
    ".0f",
    lambda: (_promised()["years"] < survival.EARLY * _promised()["promised_years"]).mean() * 100,
)
add(
    "lives.three-early",
    "chance in per cent that three such pacts all end early, if that share held for each",
    ".0f",
    lambda: (value("lives.early-share") / 100) ** 3 * 100,
)
add(
    "lives.two-early",
    "chance in per cent that at least two of three such pacts end early, if that share held for each",
    ".0f",
    lambda: ((p := value("lives.early-share") / 100) ** 3 + 3 * p**2 * (1 - p)) * 100,
)
for _row, _key in enumerate(("major-major", "major-minor")):
    add(f"lives.{_key}", f"median years, {_key} pacts", ".1f", lambda row=_row: _symmetry(row)["median"])
add("lives.major-major-count", "pacts with two or more major powers", ".0f", lambda: _symmetry(0)["alliances"])
for _key, _era in (("before-1914", "before 1914"), ("1914-1945", "1914 to 1945"), ("after-1945", "after 1945")):
    add(f"era.{_key}", f"median years of pacts that began {_era}", ".1f", lambda e=_era: survival.median_life(_of_era(e)))
add("era.after-1945-count", "pacts that began after 1945", ".0f", lambda: len(_of_era("after 1945")))
add("era.major-early", "pacts with two or more major powers that began by 1945", ".0f", lambda: len(_early_by_majors(2)))
for _key, _majors in (("major-major", 2), ("major-minor", 1), ("minor-minor", 0)):
    add(
        f"era.{_key}-to-1945",
        f"median years, {_key} pacts that began by 1945",
        ".1f",
        lambda m=_majors: survival.median_life(_early_by_majors(m)),
    )
for _number in (1335, 1385):
    add(f"atop{_number}.years", f"years that ATOP alliance {_number} was in force", ".1f", lambda n=_number: _years(n))
for _year in survival.SINO_RUSSIAN.values():
    add(f"pact{_year}.years", f"years the pact of {_year} was in force", ".1f", lambda y=_year: _pact(y)["years"])
    add(f"pact{_year}.promised", f"years promised in {_year}", ".0f", lambda y=_year: _pact(y)["promised_years"])
    add(
        f"pact{_year}.share",
        f"life of the pact of {_year} in per cent of the promised",
        ".0f",
        lambda y=_year: _pact(y)["years"] / _pact(y)["promised_years"] * 100,
    )
    add(
        f"pact{_year}.percentile",
        f"per cent of ended pacts that lived no longer than that of {_year}",
        ".0f",
        lambda y=_year: survival.percentile(_pact(y)["years"], _pacts()),
    )
add("effective.percentile", "per cent of ended pacts that lived no longer than ten years", ".0f", lambda: survival.percentile(10, _pacts()))
