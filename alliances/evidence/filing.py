"""Sources opened line by line, and how a careful reader may file them for a claim: where each stands, and what it does to the claim.

``seeds/filings.csv`` has a row for each source of a claim that a student may check in Lab 8. Where two readings can be defended, both stand, the one
that we would print first.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from .. import data
from ..base import paths
from ..base.errors import InputError
from ..base.reading import Strict, read_csv, validated
from .reading import claims, sources

FILINGS = paths.SEEDS / "filings.csv"
POSITIONS = ("speaker", "copy", "party", "independent")
BEARINGS = ("supports", "contradicts", "qualifies", "silent")
_SEVERAL = re.compile(r"\s*\|\s*")


class Filing(Strict):
    """How a source may be filed for a claim."""

    claim: str
    source: str
    lines: tuple[str, ...]  # on which it rests; none where the source is silent
    positions: tuple[Literal["speaker", "copy", "party", "independent"], ...] = Field(min_length=1)
    bearings: tuple[Literal["supports", "contradicts", "qualifies", "silent"], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _what_bears_has_a_line(self) -> "Filing":
        if set(self.bearings) - {"silent"} and not self.lines:
            raise ValueError("a source that bears on the claim needs the line on which it rests")
        return self


@cache
def opened(key: str) -> dict[str, str]:
    """Open a source: what may be quoted of it, by its place.

    Parameters
    ----------
    key : of a card, whose title and sentences are its lines; or ``data:name`` for a table, of which the rows of its last year are.

    Raises
    ------
    InputError : if there is no such card or table.

    Examples
    --------
    >>> list(opened("scmp-2021-sipri-warheads"))
    ['title', '1']
    """
    if key.startswith("data:") and key.removeprefix("data:") in data.tables():
        return _rows(key.removeprefix("data:"))
    card = sources().get(key)
    if card is None:
        raise InputError("seeds/sources", key, "the book has no card and no table of this name", "copy the key as a search prints it")
    said = [part for part in re.split(r"(?<=[.;])\s+(?=[A-Z\d])", card.use) if part]
    return {"title": card.title, **{str(number): line for number, line in enumerate(said, start=1)}}


def _rows(name: str) -> dict[str, str]:
    """Return the rows of a table, of its last year if it has years, as texts."""
    table = data.load(name)
    if "year" in table.columns:
        table = table[table["year"] == table["year"].max()]
    shown = table.dropna(axis=1, how="all").iloc[:40, :8]
    return {
        str(number): "; ".join(f"{column} {value}" for column, value in row.items())
        for number, row in enumerate(shown.to_dict("records"), start=1)
    }


def follows(filed: Iterable[tuple[str, str]]) -> str:
    """Return the verdict to which the rule of Lab 8 leads from pairs of position and bearing.

    >>> follows([("independent", "contradicts"), ("copy", "supports")])
    'wrong'
    """
    bearing = {bears for position, bears in filed if position in ("party", "independent")}
    if {"supports", "contradicts"} <= bearing:
        return "contested"
    verdicts = {"contradicts": "wrong", "qualifies": "imprecise", "supports": "accurate"}
    return next((verdict for bears, verdict in verdicts.items() if bears in bearing), "unverifiable")


@cache
def filings() -> tuple[Filing, ...]:
    """Read how sources may be filed.

    Raises
    ------
    InputError : for a claim, a source or a line that is not there, a word that is none of the four, or a pair that stands twice.

    Examples
    --------
    >>> first = filings()[0]
    >>> first.source in claims()[first.claim].source_keys
    True
    """
    header, *rows = read_csv(FILINGS, ["claim", "source", "lines", "positions", "bearings"])
    found: dict[tuple[str, str], Filing] = {}
    for number, cells in enumerate(rows, start=2):
        fields = dict(zip(header, cells, strict=True))
        several = {name: [part for part in _SEVERAL.split(fields[name]) if part] for name in ("lines", "positions", "bearings")}
        one = validated(Filing, fields | several, FILINGS, f"row {number}", remedy="seeds/README.md lists what is allowed")
        _check(one, f"row {number}", found)
        found[one.claim, one.source] = one
    return tuple(found.values())


def _check(one: Filing, place: str, before: dict[tuple[str, str], Filing]) -> None:
    """Hold a filing against the ledger and its source."""
    shown = paths.shown(FILINGS)
    if one.claim not in claims():
        raise InputError(shown, place, f"there is no claim {one.claim!r}", "name one of the ledger")
    if (one.claim, one.source) in before:
        raise InputError(shown, place, f"{one.source} is filed twice for {one.claim}", "keep one of the two")
    if not one.source.startswith("data:") and (missing := set(one.lines) - set(opened(one.source))):  # a table is read when it is opened
        raise InputError(shown, place, f"{one.source} has no line {sorted(missing)[0]}", "number the lines as the lab opens the source")
