"""The answer key: one PDF for instructors, chapter by chapter."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import Exercise
from . import browser, sheet

_STYLE = (
    "h2 { break-before: page; } h2:first-of-type { break-before: auto; } .answer { border-left: 1mm solid #999; padding-left: 3mm; } "
    ".warning { border: 0.5mm solid #000; padding: 2mm; }"
)
_HEAD = fragment(
    h("h1", {}, "Answer key"),
    h(
        "p",
        {"class": "warning"},
        h("strong", {}, "For instructors."),
        " The numbers are those of the worksheets. The answers also stand, folded, in the chapters: what you assign from here is practice.",
    ),
    h("p", {"class": "licence"}, sheet.LICENCE),
)


def key(chapters: tuple[contents.Page, ...] | None = None) -> str:
    """Return the answer key as a page of HTML, for all chapters or for those given.

    Examples
    --------
    >>> "From 3 June 1896" in key(contents.chapters()[:1])
    True
    """
    answered = [(chapter.title, sheet.exercises_of(chapter)) for chapter in chapters or contents.chapters()]
    parts = [(h("h2", {}, title), [_task(*each) for each in enumerate(exercises, start=1)]) for title, exercises in answered if exercises]
    return sheet.page("Answer key", fragment(_HEAD, parts), _STYLE)


def _task(number: int, exercise: Exercise) -> Markup:
    answer = h("div", {"class": "answer"}, trusted(exercise.still()[1]), h("p", {}, exercise.explanation))
    return h("section", {"class": "task"}, sheet.question(exercise, number), answer)


def write(folder: Path) -> list[Path]:
    """Write ``folder/answer-key.pdf``."""
    browser.outside(folder)
    with browser.printer() as to_pdf:
        pdf = to_pdf(key(), footer=f"Answer key · For instructors · {sheet.LICENCE}")
    return [browser.save(folder / "answer-key.pdf", browser.reproducible(pdf, f"{subject().title}: answer key"))]
