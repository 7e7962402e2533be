"""The bank for learning management systems: one file per chapter for Moodle and for Canvas, one for all, and what became of what.

Schema-checked, not import-tested.
"""

from pathlib import Path

from ..base import contents
from ..base.contents import Page
from ..base.subject import subject
from ..exercises.questions import Question
from . import canvas, moodle
from .browser import save
from .sheet import exercises_of, file_stem
from .tables import csv_bytes

COLUMNS = ("exercise", "chapter", "kind", "question", "moodle", "canvas", "points", "note")


def by_chapter() -> dict[Page, list[Question]]:
    """Return the questions of each chapter, in the order of the book.

    >>> [chapter.title for chapter in by_chapter()][0]
    'The secret treaty'
    """
    found = {chapter: [one for exercise in exercises_of(chapter) for one in exercise.questions()] for chapter in contents.chapters()}
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
        written.append(save(folder / "lms" / "canvas" / f"{name}.zip", canvas.quiz(name, f"{subject().title}: {title}", every)))
    return [*written, save(folder / "lms" / "what-became-of-what.csv", csv_bytes(_rows(), COLUMNS))]


def _rows() -> list[dict[str, object]]:
    """List every exercise: the questions that it became, or the reason why there are none."""
    rows = []
    for chapter in contents.chapters():
        for exercise in exercises_of(chapter):
            facts = {"exercise": exercise.id, "chapter": chapter.name, "kind": exercise.type}
            asked = exercise.questions()
            if not asked:
                rows.append(facts | {"moodle": "not exported", "canvas": "not exported", "note": exercise.lost})
            for one in asked:
                lost = [exercise.lost] if exercise.lost else []
                if one.hints:
                    lost.append("without hints" if one.kind == "essay" else "hints in Moodle only")
                became = {"question": one.id, "moodle": moodle.NAMES[one.kind], "canvas": canvas.NAMES[one.kind], "points": one.points}
                rows.append(facts | became | {"note": "; ".join(lost)})
    return rows
