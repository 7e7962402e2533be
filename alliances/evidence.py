"""The ledger: the claims of the seed articles, each with who says so, where, our verdict and its sources.

This module is the only reader of ``seeds/claims.csv`` and ``seeds/sources``.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import data, paths
from .errors import InputError

CLAIMS = paths.SEEDS / "claims.csv"
CARDS = paths.SEEDS / "sources"
REFERENCES = paths.SEEDS / "references.bib"
ARTICLES = {
    1: "Should China and Russia form an alliance?",
    2: "Russia, Turkey and the new geopolitical reality",
    3: "The 30th anniversary of the renewal of diplomatic relations between Russia and Israel",
    4: "The emerging “Eastern axis” and the future of JCPOA",
}
Record = TypeVar("Record", bound=BaseModel)
Verdict = Literal["accurate", "imprecise", "wrong", "contested", "opinion", "unverifiable"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Claim(_Strict):
    """One checkable sentence of a seed article, in our words, with our verdict."""

    id: str = Field(pattern=r"^A[1-4]-\d\d[a-z]?$")
    article: int = Field(ge=1, le=4)
    paragraph: int = Field(ge=1)
    kind: Literal[
        "characterisation", "event", "official-statement", "figure", "date", "treaty-term", "causal-claim", "argument", "forecast"
    ]
    asserted_by: str = Field(min_length=3)
    paraphrase: str = Field(min_length=10)
    numbers: str
    verdict: Verdict
    nuance: str
    sources: str

    @property
    def source_keys(self) -> list[str]:
        """The keys of the sources, in order."""
        return [key.strip() for key in self.sources.split(";") if key.strip()]

    @property
    def locator(self) -> str:
        """Where in the seeds the claim stands."""
        return f"article {self.article}, paragraph {self.paragraph}"


class Source(_Strict):
    """A card on a source: what it is, whose view it gives, what the book takes from it."""

    key: str
    title: str
    author: str
    publisher: str
    date: str
    kind: Literal["seed", "treaty", "official", "record", "data", "press", "analysis", "reference", "speech"]
    url: str | None = None
    standpoint: str
    use: str
    checked: str | None = None
    argues: str | None = None
    omits: str | None = None
    how_to_read: str | None = None


@cache
def claims() -> dict[str, Claim]:
    """Read the ledger.

    Returns
    -------
    dict from claim id to claim, in the order of the ledger.

    Raises
    ------
    InputError : for the first row that is malformed, repeats an id or names an unknown source.

    Examples
    --------
    >>> claims()["A1-46"].article
    1
    """
    return read_claims(CLAIMS)


def read_claims(path: Path) -> dict[str, Claim]:
    """Read a ledger file; see :func:`claims`."""
    shown, ledger = paths.shown(path), {}
    known = set(sources()) | {f"@{key}" for key in reference_keys()} | {f"data:{name}" for name in data.tables()}
    for place, row in _rows(path, list(Claim.model_fields)):
        claim = _checked(Claim, row, shown, place)
        if claim.id in ledger:
            raise InputError(shown, place, f"the id {claim.id} occurs twice", "give one of the rows a new id")
        if claim.verdict not in ("opinion", "unverifiable") and not claim.source_keys:
            raise InputError(shown, place, f"claim {claim.id} has a verdict and no source", "name the source that was checked")
        for key in claim.source_keys:
            if key not in known:
                raise InputError(
                    shown, place, f"the source {key!r} is unknown", "add a card in seeds/sources or an entry in references.bib"
                )
        ledger[claim.id] = claim
    return ledger


def claim(claim_id: str, ledger: dict[str, Claim] | None = None, *, where: str = "") -> Claim:
    """Return one claim.

    Raises
    ------
    InputError : if the ledger has no such id; ``where`` says who asked.
    """
    ledger = claims() if ledger is None else ledger
    if claim_id not in ledger:
        raise InputError(paths.shown(CLAIMS), where, f"there is no claim {claim_id!r}", "correct the id, or add the claim to the ledger")
    return ledger[claim_id]


@cache
def sources() -> dict[str, Source]:
    """Read all source cards, by key."""
    cards = {}
    for path in sorted(CARDS.glob("*.yml")):
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError:
            raise InputError(paths.shown(path), "", "this is not valid YAML", "correct the syntax") from None
        if not isinstance(content, dict):
            raise InputError(paths.shown(path), "", "the card has no fields", "follow seeds/README.md")
        plain = {field: str(value) for field, value in content.items()}
        cards[path.stem] = _checked(Source, plain | {"key": path.stem}, paths.shown(path), "card")
    return cards


@cache
def reference_keys() -> list[str]:
    """Return the keys of the bibliography."""
    return re.findall(r"^@\w+\{([^,\s]+)\s*,", REFERENCES.read_text(encoding="utf-8"), flags=re.MULTILINE)


def _rows(path: Path, header: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (place, row) of a CSV file with exactly this header."""
    shown = paths.shown(path)
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        first = next(lines, [])
        if first != header:
            raise InputError(shown, "row 1", f"the header is {','.join(first)}", f"it must be {','.join(header)}")
        for number, cells in enumerate(lines, start=2):
            if len(cells) != len(header):
                raise InputError(
                    shown, f"row {number}", f"{len(cells)} cells where the header has {len(header)}", "add or quote the missing cells"
                )
            yield f"row {number}", dict(zip(header, cells, strict=True))


def _checked(model: type[Record], fields: dict, shown: str, place: str) -> Record:
    """Validate one record, or say what is wrong with it and where."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        column = ".".join(str(part) for part in first["loc"])
        found = "" if first["type"] == "missing" else f" (found {str(first['input'])[:40]!r})"
        raise InputError(shown, f"{place}, {column}", first["msg"] + found, "correct it; seeds/README.md lists what is allowed") from None
