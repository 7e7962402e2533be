"""What the library must know of its subject: ``seeds/subject.yml``. The engine names no state, no article and no chapter; it asks here."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator

from . import paths
from .reading import Strict, read_yaml, validated

SUBJECT = paths.SEEDS / "subject.yml"
_SPAN = re.compile(r"(\d+) to (\d+)")

Value = int | str


class Article(Strict):
    """A seed article, as it stands on its page: its title, and the line that closes its text."""

    title: str
    closing: str


class Subject(Strict):
    """The book's subject."""

    title: str  # of the book
    about: str  # what it is, in one line
    authors: str
    short: str = Field(pattern=r"^[a-z0-9-]+$")  # in names of files, and before what browsers keep
    apparatus: dict[str, bool]  # parts whose pages are no chapters: does the printed book have them?
    articles: dict[int, Article]
    no_paragraphs: frozenset[str]  # lines inside the articles that are no paragraphs
    queries: tuple[str, ...] = Field(min_length=1)  # that search suggests
    relations: tuple[str, ...]  # to which an event may belong
    colours: dict[str, tuple[str, str]]  # state: on a light page, on a dark page
    variants: dict[str, dict[str, tuple[Value, ...]]]  # lab: what varies in it, with all values, the book's own first

    @field_validator("variants", mode="before")
    @classmethod
    def _spans_in_full(cls, variants: dict) -> dict:
        return {lab: {name: _in_full(values) for name, values in varies.items()} for lab, varies in variants.items()}


def _in_full(values: list[Value]) -> list[Value]:
    """Write out spans such as ``1 to 999``."""
    found: list[Value] = []
    for value in values:
        span = _SPAN.fullmatch(str(value))
        found += range(int(span[1]), int(span[2]) + 1) if span else [value]
    return found


@cache
def subject() -> Subject:
    """Return what ``seeds/subject.yml`` says.

    Raises
    ------
    InputError : naming the field that is not as it must be.

    Examples
    --------
    >>> subject().variants["03-arms-and-friendship"]["last"][:3]
    (1989, 1980, 1981)
    """
    return read(SUBJECT)


def read(path: Path) -> Subject:
    """Read a file that describes a subject; see :func:`subject`."""
    return validated(Subject, read_yaml(path), path, remedy="correct it; alliances/base/subject.py says what each field is")
