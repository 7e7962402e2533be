"""Worksheets: one PDF a chapter with its questions and room to write, and no answer."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..exercises import Exercise
from . import browser, sheet

_STYLE = """
.name { display: flex; gap: 8mm; margin: 4mm 0 8mm; } .name span { flex: 1; border-bottom: 0.3mm solid #000; } .name .date { flex: 0 0 45mm; }
.line { border-bottom: 0.25mm solid #888; height: 8mm; } .room { margin-top: 2mm; break-inside: avoid; break-before: avoid; }
.grid { height: 70mm; border: 0.4mm solid #000; border-width: 0 0 0.4mm 0.4mm;
  background: repeating-linear-gradient(#0000 0 6.8mm, #ccc 6.8mm 7mm), repeating-linear-gradient(90deg, #0000 0 9.8mm, #ccc 9.8mm 10mm); }
"""
_NAME = h("p", {"class": "name"}, "Name ", h("span"), " Date ", h("span", {"class": "date"}))
_LINE = h("div", {"class": "line"})


def room(exercise: Exercise) -> Markup:
    """Return empty lines for an answer, or a grid for a curve, as HTML.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> room(get("secret-months")).count('class="line"')
    1
    """
    if exercise.room == "grid":
        return h("div", {"class": "room grid"})
    return h("div", {"class": "room"}, _LINE * exercise.room)


def worksheet(chapter: contents.Page) -> str:
    """Return the worksheet of a chapter as a page of HTML.

    Examples
    --------
    >>> text = worksheet(contents.chapters()[0])
    >>> "How long until the ally asked for a port?" in text, "From 3 June 1896" in text
    (True, False)
    """
    tasks = [_task(*each) for each in enumerate(sheet.exercises_of(chapter), start=1)]
    terms = h("p", {"class": "licence"}, f"Worksheet. {sheet.LICENCE}: copy, change and share it, and name the source.")
    return sheet.page(chapter.title, fragment(h("h1", {}, chapter.title), terms, _NAME, tasks), _STYLE)


def _task(number: int, exercise: Exercise) -> Markup:
    question = h("div", {"class": "question"}, sheet.question(exercise, number), trusted(exercise.still()[0]))
    return h("section", {"class": "task"}, question, room(exercise))


def write(folder: Path) -> list[Path]:
    """Write the worksheet of every chapter that has exercises to ``folder/worksheets``."""
    browser.outside(folder)
    written = []
    with browser.printer() as to_pdf:
        for chapter in contents.chapters():
            if not sheet.exercises_of(chapter):
                continue
            pdf = to_pdf(worksheet(chapter), footer=f"{chapter.title} · {sheet.LICENCE}")
            path = folder / "worksheets" / f"{sheet.file_stem(chapter)}.pdf"
            written.append(browser.save(path, browser.reproducible(pdf, f"{chapter.title}: worksheet")))
    return written
