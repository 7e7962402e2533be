"""The reader of ``seeds/*.csv``, ``seeds/sources`` and ``seeds/references.bib``: every record valid, every reference known."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, TypeAdapter

from .. import data
from ..base import paths
from ..base.errors import InputError
from ..base.observe import Records
from ..base.reading import read_csv, read_text, read_yaml, validated
from .records import Alias, Claim, Concept, Event, Forecast, Kind, Paragraph, Question, Source, Statement, keys

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

CLAIMS = paths.SEEDS / "claims.csv"
ARTICLES = paths.SEEDS / "articles.csv"
EVENTS = paths.SEEDS / "events.csv"
FORECASTS = paths.SEEDS / "forecasts.csv"
QUESTIONS = paths.SEEDS / "questions.csv"
CONCEPTS = paths.SEEDS / "concepts.csv"
ALIASES = paths.SEEDS / "aliases.csv"
CARDS = paths.SEEDS / "sources"
REFERENCES = paths.SEEDS / "references.bib"
CHECKS = paths.SEEDS / "checks"
WEB = re.compile(r"https?://\S+\.\S+$")
Record = TypeVar("Record", bound=BaseModel)


@cache
def claims() -> Records[Claim]:
    """Read the ledger.

    Returns
    -------
    records by claim id, in the order of the ledger; what is read of them is noted.

    Raises
    ------
    InputError : for the first row that is malformed, repeats an id or names an unknown source.

    Examples
    --------
    >>> claims()["A1-46"].article
    1
    """
    return Records("claim", read_claims(CLAIMS))


def read_claims(path: Path) -> dict[str, Claim]:
    """Read a ledger file; see :func:`claims`."""
    shown, ledger = paths.shown(path), {}
    for place, claim in _records(path, Claim):
        if claim.verdict not in ("opinion", "unverifiable") and not claim.source_keys:
            raise InputError(shown, place, f"claim {claim.id} has a verdict and no source", "name the source that was checked")
        ledger[claim.id] = claim
    return ledger


def claim(claim_id: str, ledger: Mapping[str, Claim] | None = None, *, where: str = "") -> Claim:
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
def paragraphs() -> dict[int, list[Paragraph]]:
    """Read what the seed articles say, paragraph by paragraph; see :func:`read_paragraphs`.

    Examples
    --------
    >>> {article: len(body) for article, body in paragraphs().items()}
    {1: 43, 2: 16, 3: 18, 4: 10}
    """
    return read_paragraphs(ARTICLES)


def read_paragraphs(path: Path) -> dict[int, list[Paragraph]]:
    """Read a file of paragraphs.

    Returns
    -------
    dict from article to its paragraphs, in order.

    Raises
    ------
    InputError : for a malformed row, paragraphs of an article that do not count from 1 on, or a claim without its paragraph.
    """
    shown, articles = paths.shown(path), {}
    for place, row in _rows(path, list(Paragraph.model_fields)):
        one = _checked(Paragraph, row, path, place)
        body = articles.setdefault(one.article, [])
        if one.paragraph != len(body) + 1:
            problem = f"article {one.article} has paragraph {one.paragraph} where paragraph {len(body) + 1} should stand"
            raise InputError(shown, place, problem, "list the paragraphs of an article from 1 on, each once")
        body.append(one)
    for one in claims().unnoted().values():
        if one.paragraph > len(articles.get(one.article, [])):
            raise InputError(paths.shown(CLAIMS), one.id, f"{shown} has no {one.locator}", "correct the paragraph, or add its summary")
    return articles


@cache
def events() -> Records[Event]:
    """Read the events, in order of date; see :func:`read_events`."""
    return Records("event", read_events(EVENTS))


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
            claim(name, claims().unnoted(), where=f"asked for by {shown}, {place}")
        timeline[event.id] = event
    return dict(sorted(timeline.items(), key=lambda item: (item[1].date, item[0])))


@cache
def forecasts() -> Records[Forecast]:
    """Read the forecasts.

    Raises
    ------
    InputError : for a malformed row, or a resolved forecast without date or source.
    """
    shown, found = paths.shown(FORECASTS), {}
    for place, forecast in _records(FORECASTS, Forecast):
        if forecast.outcome is not None and not (forecast.resolved_on and forecast.sources):
            raise InputError(shown, place, f"forecast {forecast.id} is resolved without date or source", "add both, or set it open")
        for name in keys(forecast.claim):
            claim(name, claims().unnoted(), where=f"asked for by {shown}, {place}")
        found[forecast.id] = forecast
    return Records("forecast", found)


@cache
def questions() -> Records[Question]:
    """Read the open questions, those that have been resolved among them; see :func:`read_questions`.

    Examples
    --------
    >>> questions()["Q01"].locks_on < questions()["Q01"].closes_on
    True
    """
    return Records("question", read_questions(QUESTIONS))


def read_questions(path: Path) -> dict[str, Question]:
    """Read a file of open questions, in its order.

    Raises
    ------
    InputError : for a malformed row, an id that occurs twice, an unknown claim or source, or a standing without a source.
    """
    shown, found = paths.shown(path), {}
    for place, question in _records(path, Question):
        for name in keys(question.claims):
            claim(name, claims().unnoted(), where=f"asked for by {shown}, {place}")
        if not keys(question.sources):
            raise InputError(shown, place, f"question {question.id} names no source for its standing", "name what was read")
        end = question.resolution_source
        if end and not WEB.match(end) and end not in known_keys():
            raise InputError(shown, place, f"the source {end!r} is unknown", "give a web address, or add a card in seeds/sources")
        found[question.id] = question
    return found


@cache
def kinds() -> dict[str, Kind]:
    """Read the kinds of statement by which the lists of what was checked are sorted.

    Raises
    ------
    InputError : for a malformed entry.

    Examples
    --------
    >>> kinds()["index"].name
    'an index or a score'
    """
    path, remedy = CHECKS / "kinds.yml", "give each kind a name and a risk"
    listed = validated(TypeAdapter(dict[str, object]), read_yaml(path), path, remedy=remedy)
    return {kind: validated(Kind, fields, path, kind, remedy=remedy) for kind, fields in listed.items()}


@cache
def statements(folder: Path = CHECKS) -> dict[str, list[Statement]]:
    """Read the lists of statements that were held against their sources.

    Returns
    -------
    dict from list, such as ``ties-turkey``, to its statements.

    Raises
    ------
    InputError : for a malformed row, an unknown kind, a change that is not named, or a statement that occurs twice in a list.

    Examples
    --------
    >>> sorted(statements())[-1]
    'ties-turkey'
    """
    found: dict[str, list[Statement]] = {}
    for path in sorted(folder.glob("*.csv")):
        shown, each = paths.shown(path), {}
        for place, row in _rows(path, list(Statement.model_fields)):
            one = _checked(Statement, row, path, place)
            if one.kind not in kinds():
                raise InputError(shown, place, f"the kind is {one.kind!r}", f"take one of {', '.join(kinds())}, see kinds.yml")
            if one.statement in each:
                raise InputError(shown, place, "the statement occurs twice", "join the two rows")
            if (one.verdict, bool(one.change)) in (("changed", False), ("holds", True)):
                raise InputError(
                    shown, place, f"the verdict is {one.verdict!r}, the change {one.change!r}", "name a change only where one was made"
                )
            each[one.statement] = one
        found[path.stem] = list(each.values())
    return found


@cache
def concepts() -> Records[Concept]:
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
    ordered = sorted((concept for _, concept in placed.values()), key=lambda concept: concept.term.casefold())
    return Records("concept", {concept.id: concept for concept in ordered})


@cache
def sources() -> Records[Source]:
    """Read all source cards, by key."""
    cards = {}
    for path in sorted(CARDS.glob("*.yml")):
        content = read_yaml(path)
        if not isinstance(content, dict):
            raise InputError(paths.shown(path), "", "the card has no fields", "follow seeds/README.md")
        if nested := [field for field, value in content.items() if isinstance(value, list | dict)]:
            raise InputError(paths.shown(path), nested[0], "a field of a card is one text, not several", "follow seeds/README.md")
        plain = {field: str(value) for field, value in content.items()}
        cards[path.stem] = _checked(Source, plain | {"key": path.stem}, path, "card")
    return Records("source", cards)


@cache
def reference_keys() -> list[str]:
    """Return the keys of the bibliography."""
    return list(bibliography().entries)


@cache
def known_keys() -> set[str]:
    """Return all keys that can stand as a source: of cards, references (``@key``) and tables (``data:name``)."""
    return set(sources().unnoted()) | {f"@{key}" for key in reference_keys()} | {f"data:{name}" for name in data.tables()}


@cache
def aliases(path: Path = ALIASES) -> tuple[Alias, ...]:
    """Read the other names of places, persons, states, organisations and terms.

    Raises
    ------
    InputError : for a malformed row, a name that stands in two rows or twice in one, or a term that the glossary lacks.

    Examples
    --------
    >>> aliases()[0].name, aliases()[0].others[:2]
    ('Zhenbao', ['Damansky', 'Chenpao'])
    """
    shown, rows, found = paths.shown(path), {}, []
    for place, row in _rows(path, list(Alias.model_fields)):
        one = _checked(Alias, row, path, place)
        if one.concept and one.concept not in concepts().unnoted():
            raise InputError(shown, place, f"there is no concept {one.concept!r}", "correct the id, or leave the cell empty")
        for name in (one.name, *one.others):
            if name.casefold() in rows:
                raise InputError(shown, place, f"{name} stands in {rows[name.casefold()]} already", "name each thing in one row, once")
            rows[name.casefold()] = place
        found.append(one)
    return tuple(found)


@cache
def bibliography() -> "BibliographyData":
    """Read the bibliography.

    Raises
    ------
    InputError : naming the line, if the file is not valid BibTeX.
    """
    return read_bibliography(REFERENCES)


def read_bibliography(path: Path) -> "BibliographyData":
    """Read a file of BibTeX; see :func:`bibliography`."""
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    shown, text = paths.shown(path), read_text(path)
    try:
        found = parse_string(text, "bibtex")
    except PybtexError as error:  # of which some know their line
        place = f"line {error.lineno}" if getattr(error, "lineno", None) else ""
        problem = f"this is not valid BibTeX: {' '.join(str(error).split())[:160]}"
        raise InputError(shown, place, problem, "close the entry before it, and give every entry a key of its own") from None
    if not found.entries:
        raise InputError(shown, "", "there is no entry", "restore the file")
    return found


def _records(path: Path, model: type[Record], source_field: str = "sources") -> Iterator[tuple[str, Record]]:
    """Yield (place, record) of a table of the evidence base: each valid, with an id of its own and known sources."""
    shown, seen = paths.shown(path), set()
    for place, row in _rows(path, list(model.model_fields)):
        record = _checked(model, row, path, place)
        if record.id in seen:
            raise InputError(shown, place, f"the id {record.id} occurs twice", "give one of the rows a new id")
        seen.add(record.id)
        for key in keys(row[source_field]):
            if key not in known_keys():
                raise InputError(
                    shown, place, f"the source {key!r} is unknown", "add a card in seeds/sources or an entry in references.bib"
                )
        yield place, record


def _rows(path: Path, header: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (place, row) of a CSV file with exactly this header."""
    for number, cells in enumerate(read_csv(path, header)[1:], start=2):
        yield f"row {number}", dict(zip(header, cells, strict=True))


def _checked(model: type[Record], fields: dict, path: Path, place: str) -> Record:
    """Validate one record, or say what is wrong with it and where."""
    return validated(model, fields, path, place, remedy="correct it; seeds/README.md lists what is allowed")
