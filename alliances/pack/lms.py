"""The bank for learning management systems: one file per chapter for Moodle and for Canvas, one for all, and what became of what.

Schema-checked, not import-tested.
"""

from pathlib import Path

from ..base import contents
from ..base.contents import Page
from . import canvas, moodle
from .browser import save
from .questions import REFUSED, Question, questions
from .sheet import exercises_of, file_stem
from .tables import csv_bytes

MOODLE = {"one": "multichoice", "several": "multichoice, several", "match": "matching", "number": "numerical", "essay": "essay"}
CANVAS = {
    "one": "multiple choice", "several": "multiple answers", "match": "multiple choice, one per row", "number": "numerical", "essay": "essay"
}  # fmt: skip

NOTES = {
    "classify": "without the stated confidence",
    "estimate": "half points for close answers in Moodle only",
    "order": "places instead of moving rows",
    "tag": "without kappa",
    "triad": "every flip that reaches the goal is asked for, where the book accepts one",
    "weigh": "read by a person; without weights in the form",
}


COLUMNS = ("exercise", "chapter", "kind", "question", "moodle", "canvas", "points", "note")


def by_chapter() -> dict[Page, list[Question]]:
    """Return the questions of each chapter, in the order of the book.

    >>> [chapter.title for chapter in by_chapter()][0]
    'The secret treaty'
    """
    found = {chapter: [one for exercise in exercises_of(chapter) for one in questions(exercise)] for chapter in contents.chapters()}
    return {chapter: asked for chapter, asked in found.items() if asked}


def write(folder: Path) -> list[Path]:
    """Write Moodle XML, QTI packages and the list of what was exported how, to ``folder/lms``.

    Parameters
    ----------
    folder : the folder of the pack.

    Returns
    -------
    list of pathlib.Path, the files written.
    """
    written, everything = [], by_chapter()
    sets = {file_stem(chapter): (chapter.title, {chapter: found}) for chapter, found in everything.items()}
    for name, (title, part) in {**sets, "all-chapters": ("all chapters", everything)}.items():
        categories = {chapter.title: found for chapter, found in part.items()}
        every = [question for found in part.values() for question in found]
        written.append(save(folder / "lms" / "moodle" / f"{name}.xml", moodle.quiz(categories)))
        written.append(save(folder / "lms" / "canvas" / f"{name}.zip", canvas.quiz(name, f"Drawing the Bow: {title}", every)))
    return [*written, save(folder / "lms" / "what-became-of-what.csv", csv_bytes(_rows(), COLUMNS))]


def _rows() -> list[dict[str, object]]:
    """List every exercise: the questions that it became, or the reason why there are none."""
    rows = []
    for chapter in contents.chapters():
        for exercise in exercises_of(chapter):
            kind, facts = exercise.type, {"exercise": exercise.id, "chapter": chapter.name, "kind": exercise.type}
            if kind in REFUSED:
                rows.append(facts | {"moodle": "not exported", "canvas": "not exported", "note": REFUSED[kind]})
            for one in questions(exercise):
                lost = [NOTES[kind]] if kind in NOTES else []
                if one.hints:
                    lost.append("without hints" if one.kind == "essay" else "hints in Moodle only")
                became = {"question": one.id, "moodle": MOODLE[one.kind], "canvas": CANVAS[one.kind], "points": one.points}
                rows.append(facts | became | {"note": "; ".join(lost)})
    return rows
