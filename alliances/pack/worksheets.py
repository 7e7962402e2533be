"""Worksheets: one PDF a chapter with its questions and room to answer, and no answer; and what is predicted first, on slips of its own."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h
from ..base.subject import subject
from ..exercises import Exercise
from . import browser, sheet

_NAME = h("p", {"class": "name"}, "Name ", h("span"), " Date ", h("span", {"class": "date"}))
_SLIPS, _SHORT = 2, 3  # on a sheet of paper; of a prediction that is one number


def worksheet(chapter: contents.Chapter) -> str:
    """Return the worksheet of a chapter as a page of HTML.

    What the chapter asks before its evidence is not on it, since the other tasks would tell the answer.

    Examples
    --------
    >>> text = worksheet(contents.chapters()[0])
    >>> "An inroad into Manchuria?" in text, "How long until the ally asked for a port?" in text, "From 3 June 1896" in text
    (True, False, False)
    """
    first, asked, elsewhere = _sorted(chapter)
    terms = h("p", {"class": "licence"}, f"Worksheet. {sheet.LICENCE}: copy, change and share it, and name the source.")
    before = h("p", {"class": "small"}, f"{first[0]} is on a slip of its own: write it before you read the chapter.") if first else None
    body = fragment(_heading(chapter), terms, _NAME, before, [_task(*each) for each in asked], _elsewhere(elsewhere))
    return sheet.printed(f"{chapter.title}: worksheet", body, f"{chapter.title} · {sheet.LICENCE}")


def slips() -> str:
    """Return the predictions of all chapters as a page of HTML: each chapter's on a sheet of its own, to be cut into slips.

    >>> slips().count("How long until the ally asked for a port?")
    3
    """
    found = [(chapter, _sorted(chapter)[0]) for chapter in contents.chapters()]
    sheets = [
        h("section", {"class": "slips"}, [_slip(chapter, *first)] * (_SHORT if first[1].type == "estimate" else _SLIPS))
        for chapter, first in found
        if first
    ]
    return sheet.printed("Predict first", fragment(sheets), f"Predict first: cut, and hand out before reading · {sheet.LICENCE}")


def _slip(chapter: contents.Chapter, number: str, exercise: Exercise) -> Markup:
    return h("div", {"class": "slip"}, _heading(chapter, "h2"), _NAME, _task(number, exercise))


def _heading(chapter: contents.Chapter, tag: str = "h1") -> Markup:
    return h(tag, {}, f"{chapter.number}. {chapter.title}")


def _sorted(chapter: contents.Chapter) -> tuple[tuple[str, Exercise] | None, list[tuple[str, Exercise]], list[tuple[str, Exercise]]]:
    """Return the exercise of a chapter that is asked first, those of its worksheet, and those that need a screen, with their numbers."""
    found = sheet.numbered(chapter)
    first = next((each for each in found if each[1].id == chapter.predict and not each[1].screen_only), None)
    return (
        first,
        [each for each in found if each != first and not each[1].screen_only],
        [each for each in found if each[1].screen_only],
    )


def _task(number: str, exercise: Exercise) -> Markup:
    return h("section", {"class": "task"}, sheet.question(exercise, number), exercise.sheet())


def _elsewhere(exercises: list[tuple[str, Exercise]]) -> Markup | None:
    """Name the exercises that paper cannot ask, and say where they are."""
    named = ", ".join(f"{number} {each.title}" for number, each in exercises)
    return h("p", {"class": "small"}, f"On a screen only, in the chapter: {named}.") if named else None


def write(folder: Path) -> list[Path]:
    """Write the worksheet of every chapter that has exercises, and the slips, to ``worksheets`` below the folder of each paper."""
    browser.outside(folder)
    with browser.printer() as to_pdf:
        written = browser.save_prints(folder, "worksheets/predict-first", to_pdf(slips()), f"{subject().title}: predict first")
        for chapter in contents.chapters():
            if sheet.exercises_of(chapter):
                title = f"{chapter.title}: worksheet"
                written += browser.save_prints(folder, f"worksheets/{sheet.file_stem(chapter)}", to_pdf(worksheet(chapter)), title)
    return written
