"""Worksheets: one PDF a chapter with its questions and room to write, and no answer."""

from html import escape
from pathlib import Path

from ..base import contents
from ..exercises import Exercise
from . import browser, sheet

_STYLE = """
.name { display: flex; gap: 8mm; margin: 4mm 0 8mm; } .name span { flex: 1; border-bottom: 0.3mm solid #000; } .name .date { flex: 0 0 45mm; }
.line { border-bottom: 0.25mm solid #888; height: 8mm; } .room { margin-top: 2mm; break-inside: avoid; break-before: avoid; }
.grid { height: 70mm; border: 0.4mm solid #000; border-width: 0 0 0.4mm 0.4mm;
  background: repeating-linear-gradient(#0000 0 6.8mm, #ccc 6.8mm 7mm), repeating-linear-gradient(90deg, #0000 0 9.8mm, #ccc 9.8mm 10mm); }
"""


def room(exercise: Exercise) -> str:
    """Return empty lines for an answer, or a grid for a curve, as HTML.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> room(get("secret-months")).count('class="line"')
    1
    """
    if exercise.room == "grid":
        return '<div class="room grid"></div>'
    return '<div class="room">' + '<div class="line"></div>' * exercise.room + "</div>"


def worksheet(chapter: contents.Page) -> str:
    """Return the worksheet of a chapter as a page of HTML.

    Examples
    --------
    >>> text = worksheet(contents.chapters()[0])
    >>> "How long until the ally asked for a port?" in text, "From 3 June 1896" in text
    (True, False)
    """
    tasks = [
        f'<section class="task"><div class="question">{sheet.question(exercise, number)}{exercise.still()[0]}</div>{room(exercise)}</section>'
        for number, exercise in enumerate(sheet.exercises_of(chapter), start=1)
    ]
    if chapter.reflect:
        lines = '<div class="line"></div>' * 3
        tasks.append(f'<section class="task"><h3>Reflect</h3><p>{escape(chapter.reflect)}</p><div class="room">{lines}</div></section>')
    head = (
        f'<h1>{escape(chapter.title)}</h1><p class="licence">Worksheet. {sheet.LICENCE}: copy, change and share it, and name the source.</p>'
        '<p class="name">Name <span></span> Date <span class="date"></span></p>'
    )
    return sheet.page(chapter.title, head + "".join(tasks), _STYLE)


def write(folder: Path) -> list[Path]:
    """Write the worksheet of every chapter that has exercises to ``folder/worksheets``."""
    browser.outside(folder)
    written = []
    with browser.printer() as to_pdf:
        for chapter in contents.chapters():
            if not sheet.exercises_of(chapter):
                continue
            pdf = to_pdf(worksheet(chapter), footer=f"{escape(chapter.title)} · {sheet.LICENCE}")
            path = folder / "worksheets" / f"{sheet.file_stem(chapter)}.pdf"
            written.append(browser.save(path, browser.reproducible(pdf, f"{chapter.title}: worksheet")))
    return written
