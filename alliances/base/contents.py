"""The table of contents: the parts and pages of ``_toc.yml``, what each page's source says of itself, and what ``book/chapters.yml`` says of it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from . import paths
from .errors import InputError
from .reading import Strict, read_text, read_yaml, validated
from .subject import subject

_MINUTES = re.compile(r"About (\d+) minutes")


class Card(Strict):
    """What cards, menus and link previews say of a chapter."""

    short: str = Field(max_length=24)  # its title where there is little room
    question: str = Field(max_length=90, pattern=r"\?$")  # one sentence that makes one want to read
    description: str = Field(max_length=160)  # one or two sentences, for link previews
    minutes: int = Field(gt=0)  # as under "Before you start"
    drawing: str = Field(pattern=r"^[a-z0-9-]+$")  # a file in book/drawings


class Front(Strict):
    """What the link preview of the front page shows."""

    question: str = Field(max_length=90, pattern=r"\?$")
    drawing: str = Field(pattern=r"^[a-z0-9-]+$")


class Cards(Strict):
    """The file ``book/chapters.yml``."""

    front: Front
    chapters: dict[str, Card]  # by page, in reading order
    pages: dict[str, str]  # other pages: their description


class Listed(Strict):
    """A page of the table of contents: its source without the ending, from the project's folder."""

    file: str


class Part(Strict):
    """A part of the book, with its pages."""

    caption: str
    chapters: list[Listed] = Field(min_length=1)


class Contents(Strict):
    """The file ``_toc.yml``."""

    format: Literal["jb-book"]
    root: str
    parts: list[Part]


class Settings(Strict):
    """What ``_config.yml`` may say, and what it must; what Jupyter Book and Sphinx make of the parts, they say themselves."""

    title: str
    author: str
    copyright: str = ""
    logo: str = ""
    exclude_patterns: list[str] = Field(default=[])
    only_build_toc_files: Literal[True]  # or stray Markdown files become pages
    execute: dict
    parse: dict
    html: dict
    latex: dict = Field(default={})
    repository: dict = Field(default={})
    launch_buttons: dict = Field(default={})
    bibtex_bibfiles: list[str] = Field(default=[])
    sphinx: dict[Literal["config"], dict]


@dataclass(frozen=True)
class Page:
    """One page: its part, its name below ``book/``, its source, and what link previews say of it (empty: nothing)."""

    part: str
    name: str
    text: str
    description: str = ""

    @property
    def title(self) -> str:
        """The heading of the page."""
        return re.search(r"^# (.+)$", self.text, re.MULTILINE)[1].strip()

    @property
    def predict(self) -> str | None:
        """The id of the exercise under "Predict", before the evidence; None if the page has none."""
        return self._exercise("Predict")

    @property
    def reflect(self) -> str | None:
        """The id of the exercise under "Reflect", after it; None if the page has none."""
        return self._exercise("Reflect")

    def _exercise(self, section: str) -> str | None:
        found = re.search(r"""show\(["']([\w-]+)["']\)""", self.text.partition(f"\n## {section}\n")[2].partition("\n## ")[0])
        return found[1] if found else None


@cache
def pages() -> tuple[Page, ...]:
    """Return the pages of the book in their order, the front page first.

    Raises
    ------
    InputError : if a page has no source, or its source no heading.

    Examples
    --------
    >>> [page.name for page in pages()][:3]
    ['index', 'ten-minutes', 'how-to-use']
    """
    path = paths.ROOT / "_toc.yml"
    contents = validated(Contents, read_yaml(path), path, remedy="correct it; it lists the parts, and of each part the pages")
    named = [(next(iter(subject().apparatus)), contents.root)]
    named += [(part.caption, chapter.file) for part in contents.parts for chapter in part.chapters]
    twice = [file for file, times in Counter(file for _, file in named).items() if times > 1]
    if twice:
        raise InputError(paths.shown(path), twice[0], "the page stands there twice", "take one of the lines out")
    return tuple(_page(part, file) for part, file in named)


@dataclass(frozen=True)
class Chapter(Page):
    """A page with a number and a card."""

    number: int = 0
    card: Card = None

    @property
    def called(self) -> str:
        """What lists call the chapter: its number and its short title."""
        return f"{self.number} {self.card.short}"

    @property
    def minutes_said(self) -> int | None:
        """The minutes that the page itself names under "Before you start"; None if it names none."""
        found = _MINUTES.search(self.text)
        return int(found[1]) if found else None


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in reading order: the pages without the apparatus around them, each with its number and its card.

    Raises
    ------
    InputError : if a chapter has no card, a card no chapter, the order is another, or the minutes are not those that the page names.

    Examples
    --------
    >>> first = chapters()[0]
    >>> first.number, first.title, first.card.minutes
    (1, 'The secret treaty', 60)
    """
    listed = [page for page in pages() if page.part not in subject().apparatus]
    cards = _cards().chapters
    if list(cards) != [page.name for page in listed]:
        odd = next(iter(set(cards) ^ {page.name for page in listed}), "")
        problem = "this is not in both the file and _toc.yml" if odd else "the chapters stand in another order than in _toc.yml"
        raise InputError(paths.shown(cards_file()), odd, problem, "give each chapter of _toc.yml one card, in the same order")
    if unknown := set(_cards().pages) - {page.name for page in pages()}:
        raise InputError(paths.shown(cards_file()), unknown.pop(), "there is no such page in _toc.yml", "correct its name, or take it out")
    found = tuple(Chapter(**vars(page), number=number, card=cards[page.name]) for number, page in enumerate(listed, start=1))
    for chapter in found:
        if chapter.card.minutes != chapter.minutes_said:
            problem = f"{chapter.card.minutes} minutes here, {chapter.minutes_said} on the page"
            raise InputError(paths.shown(cards_file()), chapter.name, problem, "make the two equal ('About 60 minutes')")
    return found


def settings() -> Settings:
    """Return what the book's configuration says, or what is wrong with it: known before the build, which tells less.

    >>> settings().author
    'The Drawing the Bow contributors'
    """
    path = paths.ROOT / "_config.yml"
    return validated(Settings, read_yaml(path), path, remedy="correct it; the comments in the file say what each key is")


def front() -> Front:
    """Return what the link preview of the front page shows.

    >>> front().drawing
    'bow'
    """
    return _cards().front


def cards_file() -> Path:
    """Return the file that says what cards and link previews say.

    >>> cards_file().name
    'chapters.yml'
    """
    return paths.ROOT / "book" / "chapters.yml"


@cache
def _cards() -> Cards:
    path = cards_file()
    return validated(Cards, read_yaml(path), path, remedy="correct it; alliances/base/contents.py says what each field is")


def _page(part: str, file: str) -> Page:
    source = paths.ROOT / f"{file}.md"
    if not source.is_file():
        raise InputError("_toc.yml", file, "the page has no source", f"write {file}.md, or take the line out")
    name = file.removeprefix("book/")
    said = _cards()
    description = said.chapters[name].description if name in said.chapters else said.pages.get(name, "")
    page = Page(part, name, read_text(source), description)
    if not re.search(r"^# .+$", page.text, re.MULTILINE):
        raise InputError(f"{file}.md", "", "the page has no heading", "begin it with '# ' and a title")
    return page
