"""The evidence base: claims of the seed articles, events, forecasts, concepts, and the sources of them all.

This module is the only reader of ``seeds/*.csv``, ``seeds/sources`` and ``seeds/references.bib``.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import data, paths
from .errors import InputError
from .reading import read_yaml

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

CLAIMS = paths.SEEDS / "claims.csv"
EVENTS = paths.SEEDS / "events.csv"
FORECASTS = paths.SEEDS / "forecasts.csv"
CONCEPTS = paths.SEEDS / "concepts.csv"
CARDS = paths.SEEDS / "sources"
REFERENCES = paths.SEEDS / "references.bib"
CHECKS = paths.SEEDS / "checks"
Record = TypeVar("Record", bound=BaseModel)
Verdict = Literal["accurate", "imprecise", "wrong", "contested", "opinion", "unverifiable"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def keys(cell: str) -> list[str]:
    """Split a cell that lists keys.

    >>> keys("@leeds2002 ; data:gdp")
    ['@leeds2002', 'data:gdp']
    """
    return [key.strip() for key in cell.split(";") if key.strip()]


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
        return keys(self.sources)

    @property
    def locator(self) -> str:
        """Where in the seeds the claim stands."""
        return f"article {self.article}, paragraph {self.paragraph}"


Relation = Literal[
    "Russia-China", "Russia-Türkiye", "Russia-Israel", "Russia-Iran", "Iran-China", "Russia-Iran-China", "Russia-DPRK", "Russia-Belarus",
    "CSTO", "Russia-Ukraine", "China-Japan", "Russia-Japan", "China-US", "Russia-US", "multilateral", "other",
]  # fmt: skip


class Event(_Strict):
    """Something that happened on a day, with its sources."""

    id: str = Field(pattern=r"^EV-\d{4}-[a-z0-9-]+$")
    date: dt.date
    precision: Literal["day", "month", "year"]
    relation: Relation
    kind: Literal["treaty", "war", "crisis", "diplomacy", "economic", "arms", "vote", "statement", "domestic"]
    title: str = Field(min_length=10, max_length=80)
    summary: str = Field(min_length=10)
    claims: str
    sources: str
    confidence: Literal["high", "medium", "low"]
    added: dt.date  # the day on which the row came into the table

    @property
    def when(self) -> str:
        """The date as it is printed, no more exact than it is known.

        >>> events()["EV-1896-li-lobanov"].when
        '3 June 1896'
        """
        forms = {"day": f"{self.date.day} {self.date:%B %Y}", "month": f"{self.date:%B %Y}", "year": f"{self.date:%Y}"}
        return forms[self.precision]


class Forecast(_Strict):
    """A forecast of a seed article, with the tests that it can pass or fail."""

    id: str = Field(pattern=r"^F\d\d$")
    claim: str
    paraphrase: str = Field(min_length=20)
    made_on: str
    horizon: str
    true_if: str = Field(min_length=5)
    false_if: str = Field(min_length=5)
    status: Literal["open", "came-true", "came-false", "mixed", "untestable"]
    resolved_on: str = Field(pattern=r"^(\d{4}(-\d\d){0,2})?$")
    resolution: str
    sources: str


class Statement(_Strict):
    """A statement of a chapter that a second reader held against its sources."""

    statement: str = Field(min_length=10)
    seen: str = Field(min_length=3)
    verdict: Literal["holds", "changed", "not verified"]
    change: str
    checked: dt.date


class Concept(_Strict):
    """A term of the glossary."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    term: str
    definition: str = Field(min_length=20)
    references: str
    see_also: str
    taught_in: str


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
    for place, claim in _records(path, Claim):
        if claim.verdict not in ("opinion", "unverifiable") and not claim.source_keys:
            raise InputError(shown, place, f"claim {claim.id} has a verdict and no source", "name the source that was checked")
        ledger[claim.id] = claim
    return ledger


@cache
def events() -> dict[str, Event]:
    """Read the events, in order of date; see :func:`read_events`."""
    return read_events(EVENTS)


def event_table(*ids: str) -> pd.DataFrame:
    """Return some events as a data frame, for charts.

    Parameters
    ----------
    ids : the events, as in ``seeds/events.csv``.

    Returns
    -------
    pandas.DataFrame, one row per event in order of date: ``id``, ``date``, ``when`` (the date in words), ``title``,
    ``summary``, ``kind``, ``claims`` (ids of the claims that it bears on, with their paraphrase and our verdict).

    Raises
    ------
    InputError : if there is no such event.

    Examples
    --------
    >>> event_table("EV-1896-li-lobanov")["when"].item()
    '3 June 1896'
    """
    known, rows = events(), []
    for name in ids:
        if name not in known:
            raise InputError(paths.shown(EVENTS), "", f"there is no event {name!r}", "correct the id, or add the row")
        event = known[name]
        bearing = [claim(key) for key in keys(event.claims)]
        told = " | ".join(f"{each.id}: {each.paraphrase} ({each.verdict})" for each in bearing) or "none"
        rows.append((event.id, pd.Timestamp(event.date), event.when, event.title, event.summary, event.kind, told))
    table = pd.DataFrame(rows, columns=["id", "date", "when", "title", "summary", "kind", "claims"])
    return table.sort_values("date", kind="stable", ignore_index=True)


def latest(*relations: str) -> list[Event]:
    """Return the events of some relations that are more than unverified reports, newest first.

    Raises
    ------
    InputError : if no such event belongs to a relation.

    Examples
    --------
    >>> latest("Russia-China", "Russia-Iran")[0].date >= latest("Russia-China")[0].date
    True
    """
    for name in relations:
        if not any(event.relation == name and event.confidence != "low" for event in events().values()):
            raise InputError(paths.shown(EVENTS), "", f"no event belongs to the relation {name!r}", "correct its name, or add a row")
    return [event for event in reversed(events().values()) if event.relation in relations and event.confidence != "low"]


def since_the_seeds() -> list[Event]:
    """Return the events after the newest of the seed articles: those that came into the table last first, then by date.

    >>> since_the_seeds()[0].date > dt.date(2021, 10, 15)
    True
    """
    written = max(
        dt.date.fromisoformat(card.date) for card in sources().values() if card.kind == "seed" and len(card.date) == len("2021-10-15")
    )
    after = [event for event in events().values() if event.date > written]
    return sorted(after, key=lambda event: (event.added, event.date), reverse=True)


def read_events(path: Path) -> dict[str, Event]:
    """Read an events file.

    Raises
    ------
    InputError : for a malformed row, an id that occurs twice, an unknown claim, or an event without a known source.
    """
    shown, timeline = paths.shown(path), {}
    for place, event in _records(path, Event):
        if not keys(event.sources):
            raise InputError(shown, place, f"event {event.id} names no source", "add the source that gives date and fact")
        for name in keys(event.claims):
            claim(name, where=f"asked for by {shown}, {place}")
        timeline[event.id] = event
    return dict(sorted(timeline.items(), key=lambda item: (item[1].date, item[0])))


@cache
def statements(folder: Path = CHECKS) -> dict[str, list[Statement]]:
    """Read the lists of statements that were held against their sources.

    Returns
    -------
    dict from list, such as ``ties-turkey``, to its statements.

    Raises
    ------
    InputError : for a malformed row, a change that is not named, or a statement that occurs twice in a list.

    Examples
    --------
    >>> sorted(statements())[-1]
    'ties-turkey'
    """
    found: dict[str, list[Statement]] = {}
    for path in sorted(folder.glob("*.csv")):
        shown, each = paths.shown(path), {}
        for place, row in _rows(path, list(Statement.model_fields)):
            one = _checked(Statement, row, shown, place)
            if one.statement in each:
                raise InputError(shown, place, "the statement occurs twice", "join the two rows")
            if (one.verdict, bool(one.change)) in (("changed", False), ("holds", True)):
                raise InputError(
                    shown, place, f"the verdict is {one.verdict!r}, the change {one.change!r}", "name a change only where one was made"
                )
            each[one.statement] = one
        found[path.stem] = list(each.values())
    return found


def forecasts() -> dict[str, Forecast]:
    """Read the forecasts.

    Raises
    ------
    InputError : for a malformed row, or a resolved forecast without date or source.
    """
    shown, found = paths.shown(FORECASTS), {}
    for place, forecast in _records(FORECASTS, Forecast):
        if forecast.status in ("came-true", "came-false", "mixed") and not (forecast.resolved_on and forecast.sources):
            raise InputError(shown, place, f"forecast {forecast.id} is resolved without date or source", "add both, or set it open")
        for name in keys(forecast.claim):
            claim(name, where=f"asked for by {shown}, {place}")
        found[forecast.id] = forecast
    return found


@cache
def concepts() -> dict[str, Concept]:
    """Read the glossary, in order of terms.

    Raises
    ------
    InputError : for a malformed row, or a cross-reference to a term that is not there.

    Examples
    --------
    >>> concepts()["dyad"].term
    'Dyad'
    """
    shown = paths.shown(CONCEPTS)
    placed = {concept.id: (place, concept) for place, concept in _records(CONCEPTS, Concept, source_field="references")}
    for place, concept in placed.values():
        for name in keys(concept.see_also):
            if name not in placed:
                raise InputError(shown, place, f"there is no concept {name!r} to see also", "correct the id")
    return {concept.id: concept for _, concept in sorted(placed.values(), key=lambda pair: pair[1].term.casefold())}


@cache
def known_keys() -> set[str]:
    """Return all keys that can stand as a source: of cards, references (``@key``) and tables (``data:name``)."""
    return set(sources()) | {f"@{key}" for key in reference_keys()} | {f"data:{name}" for name in data.tables()}


def label(key: str) -> str:
    """Return what readers see for the key of a claim, an event, a table, a reference or a card.

    Raises
    ------
    InputError : if nothing has this key.

    Examples
    --------
    >>> label("A1-46"), label("EV-1896-li-lobanov"), label("data:gdp"), label("@leeds2002")
    ('claim A1-46', '3 June 1896', 'table gdp', 'Leeds and others 2002')
    """
    if key in claims():
        return f"claim {key}"
    if key in events():
        return events()[key].when
    if key not in known_keys():
        raise InputError("seeds", "", f"there is no claim, event or source {key!r}", "correct the key, or add what it names")
    if key.startswith("data:"):
        return f"table {key.removeprefix('data:')}"
    if not key.startswith("@"):
        card = sources()[key]
        return f"{card.publisher}, {card.date}"
    entry = _bibliography().entries[key[1:]]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(str(part) for part in person.rich_prelast_names + person.rich_last_names) for person in people]
    shown = f"{names[0]} and others" if len(names) > 2 else " and ".join(names)
    return f"{shown or entry.fields['title'].strip('{}')} {entry.fields.get('year', '')}".strip()


@cache
def _bibliography() -> "BibliographyData":
    from pybtex.database import parse_file
    from pybtex.scanner import PybtexSyntaxError

    try:
        return parse_file(str(REFERENCES))
    except PybtexSyntaxError as error:
        raise InputError(
            paths.shown(REFERENCES), f"line {error.lineno}", f"this is not valid BibTeX: {error}", "close the entry before it"
        ) from None


def _records(path: Path, model: type[Record], source_field: str = "sources") -> Iterator[tuple[str, Record]]:
    """Yield (place, record) of a table of the evidence base: each valid, with an id of its own and known sources."""
    shown, seen = paths.shown(path), set()
    for place, row in _rows(path, list(model.model_fields)):
        record = _checked(model, row, shown, place)
        if record.id in seen:
            raise InputError(shown, place, f"the id {record.id} occurs twice", "give one of the rows a new id")
        seen.add(record.id)
        for key in keys(row[source_field]):
            if key not in known_keys():
                raise InputError(
                    shown, place, f"the source {key!r} is unknown", "add a card in seeds/sources or an entry in references.bib"
                )
        yield place, record


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


def claim_table() -> pd.DataFrame:
    """Return the ledger as a data frame, for charts and models: one row per claim, with the fields of :class:`Claim`.

    >>> claim_table().set_index("id").loc["A1-46", "verdict"]
    'contested'
    """
    return pd.DataFrame([each.model_dump() for each in claims().values()])


@cache
def sources() -> dict[str, Source]:
    """Read all source cards, by key."""
    cards = {}
    for path in sorted(CARDS.glob("*.yml")):
        content = read_yaml(path)
        if not isinstance(content, dict):
            raise InputError(paths.shown(path), "", "the card has no fields", "follow seeds/README.md")
        plain = {field: str(value) for field, value in content.items()}
        cards[path.stem] = _checked(Source, plain | {"key": path.stem}, paths.shown(path), "card")
    return cards


@cache
def reference_keys() -> list[str]:
    """Return the keys of the bibliography."""
    return list(_bibliography().entries)


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
