"""The answer key: one PDF for instructors, chapter by chapter."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import Exercise
from . import browser, sheet

_HEAD = fragment(
    h("h1", {}, "Answer key"),
    h(
        "p",
        {"class": "warning"},
        h("strong", {}, "For instructors."),
        " The numbers are those of the book and of the worksheets. The answers also stand, folded, in the chapters: what you assign from here is practice.",
    ),
    h("p", {"class": "licence"}, sheet.LICENCE),
)


def key(chapters: tuple[contents.Chapter, ...] | None = None) -> str:
    """Return the answer key as a page of HTML, for all chapters or for those given.

    Examples
    --------
    >>> "From 3 June 1896" in key(contents.chapters()[:1])
    True
    """
    parts = [
        h("section", {"class": "chapter"}, h("h2", {}, f"{chapter.number}. {chapter.title}"), [_task(*each) for each in asked])
        for chapter in chapters or contents.chapters()
        if (asked := sheet.numbered(chapter))
    ]
    return sheet.printed("Answer key", fragment(_HEAD, parts), f"Answer key · For instructors · {sheet.LICENCE}")


def _task(number: str, exercise: Exercise) -> Markup:
    answer = h("div", {"class": "answer"}, trusted(exercise.still()[1]), h("p", {}, exercise.explanation))
    return h("section", {"class": "task"}, sheet.question(exercise, number), answer)


def write(folder: Path) -> list[Path]:
    """Write ``answer-key.pdf`` below the folder of each paper."""
    browser.outside(folder)
    with browser.printer() as to_pdf:
        return browser.save_prints(folder, "answer-key", to_pdf(key()), f"{subject().title}: answer key")
