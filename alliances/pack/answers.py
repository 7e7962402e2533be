"""The answer key: one PDF for instructors, chapter by chapter."""

from html import escape
from pathlib import Path

from ..base import contents
from ..base.subject import subject
from . import browser, sheet

_STYLE = (
    "h2 { break-before: page; } h2:first-of-type { break-before: auto; } .answer { border-left: 1mm solid #999; padding-left: 3mm; } "
    ".warning { border: 0.5mm solid #000; padding: 2mm; }"
)


def key(chapters: tuple[contents.Page, ...] | None = None) -> str:
    """Return the answer key as a page of HTML, for all chapters or for those given.

    Examples
    --------
    >>> "From 3 June 1896" in key(contents.chapters()[:1])
    True
    """
    parts = [
        '<h1>Answer key</h1><p class="warning"><strong>For instructors.</strong> The numbers are those of the worksheets. The answers also stand, '
        f'folded, in the chapters: what you assign from here is practice.</p><p class="licence">{sheet.LICENCE}</p>'
    ]
    for chapter in chapters or contents.chapters():
        exercises = sheet.exercises_of(chapter)
        if not exercises:
            continue
        parts.append(f"<h2>{escape(chapter.title)}</h2>")
        for number, exercise in enumerate(exercises, start=1):
            answer = f'<div class="answer">{exercise.still()[1]}<p>{escape(exercise.explanation)}</p></div>'
            parts.append(f'<section class="task">{sheet.question(exercise, number)}{answer}</section>')
    return sheet.page("Answer key", "".join(parts), _STYLE)


def write(folder: Path) -> list[Path]:
    """Write ``folder/answer-key.pdf``."""
    browser.outside(folder)
    with browser.printer() as to_pdf:
        pdf = to_pdf(key(), footer=f"Answer key · For instructors · {sheet.LICENCE}")
    return [browser.save(folder / "answer-key.pdf", browser.reproducible(pdf, f"{subject().title}: answer key"))]
