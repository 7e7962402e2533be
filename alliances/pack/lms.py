"""The bank for learning management systems: question banks for Moodle, practice quizzes for Canvas, and what became of what.

A question there stands alone. It has a name that no other has, with the numbers of chapter and exercise on worksheets and in the answer
key; it says where in the book it comes from; and where a rubric marks it, it has the points of the rubric.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..base import contents, edition
from ..base.contents import Chapter
from ..base.html import h
from ..base.subject import subject
from ..exercises import Exercise
from ..exercises.questions import Question
from ..exercises.words import say
from . import canvas, moodle, rubrics
from .browser import save
from .sheet import exercises_of, file_stem
from .tables import csv_bytes

COLUMNS = ("exercise", "chapter", "kind", "id", "name", "moodle", "canvas", "points", "note")
ALL = "all-chapters"


def by_chapter() -> dict[Chapter, list[Question]]:
    """Return the questions of each chapter, in the order of the book.

    >>> chapter, asked = next(iter(by_chapter().items()))
    >>> chapter.title, asked[0].title
    ('The secret treaty', '1.1 How long until the ally asked for a port?')
    """
    found = {chapter: [question for _, question in _asked(chapter)] for chapter in contents.chapters()}
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
    everything = by_chapter()
    banks = {file_stem(chapter): {chapter.title: asked} for chapter, asked in everything.items()}
    banks[ALL] = {chapter.title: asked for chapter, asked in everything.items()}
    quizzes = {file_stem(chapter): (f"{subject().title}: {chapter.title}", asked) for chapter, asked in everything.items()}
    written = [save(folder / "lms" / "moodle" / f"{name}.xml", moodle.quiz(bank)) for name, bank in banks.items()]
    packages = {name: {name: quiz} for name, quiz in quizzes.items()} | {ALL: quizzes}
    written += [save(folder / "lms" / "canvas" / f"{name}.zip", canvas.package(name, part)) for name, part in packages.items()]
    return [*written, save(folder / "lms" / "what-became-of-what.csv", csv_bytes(list(_rows()), COLUMNS))]


def _asked(chapter: Chapter) -> Iterator[tuple[Exercise, Question]]:
    """Yield each exercise of a chapter with the questions that it became, as they stand in a system."""
    site = edition.site()
    for place, exercise in enumerate(exercises_of(chapter), start=1):
        home = edition.place(chapter.name, exercise.id, site)
        found = exercise.questions()
        for letter, question in zip("abc", found, strict=False):
            number = f"{chapter.number}.{place}{letter if len(found) > 1 else ''}"
            yield exercise, _alone(question, f"{number} {exercise.title}", exercise, chapter, home)


def _alone(question: Question, title: str, exercise: Exercise, chapter: Chapter, home: str) -> Question:
    """Give a question what it needs outside its chapter: a name, the place it comes from (``home`` is its address, if known), its points."""
    told = say("lms.from", book=subject().title, number=chapter.number, chapter=chapter.title)
    source = h("p", {}, h("small", {}, h("a", {"href": home, "target": "_blank"}, told) if home else told))
    points, marks = _rubric(exercise.type)
    own = question.points == points  # a memo brings its points and the same rubric itself
    grader = question.grader if own or question.kind != "essay" else [*marks, *question.grader]
    return replace(
        question,
        title=f"{title} ({question.part})" if question.part else title,
        text=question.text + str(source),
        points=points or question.points,
        grader=grader,
    )


@cache
def _rubric(kind: str) -> tuple[int, list[str]]:
    """Return the points of the rubric for a kind of exercise, and a line for each of its criteria; 0 and none where there is no rubric."""
    found = next((rubric for rubric in rubrics.load() if rubric["id"] == kind), None)
    if found is None:
        return 0, []
    lines = [say("lms.points", title=found["title"], count=found["points"])]
    for each in found["criteria"]:
        half = say("lms.half", part=each["part"]) if each["part"] else ""
        lines.append(" ".join(filter(None, [say("lms.criterion", name=each["name"], points=each["points"], full=each["full"]), half])))
    return found["points"], lines


def _rows() -> Iterator[dict[str, object]]:
    """Yield every exercise: the questions that it became, or the reason why there are none."""
    for chapter in contents.chapters():
        asked: dict[str, list[Question]] = {}
        for exercise, question in _asked(chapter):
            asked.setdefault(exercise.id, []).append(question)
        for exercise in exercises_of(chapter):
            facts = {"exercise": exercise.id, "chapter": chapter.name, "kind": exercise.type}
            if exercise.id not in asked:
                yield facts | {"moodle": "not exported", "canvas": "not exported", "note": exercise.lost}
            for one in asked.get(exercise.id, []):
                became = {"moodle": moodle.NAMES[one.kind], "canvas": canvas.NAMES[one.kind], "points": one.points}
                yield facts | {"id": one.code, "name": one.title} | became | {"note": _note(exercise, one)}


def _note(exercise: Exercise, question: Question) -> str:
    """Say what a question lacks in a system, and what is scored there in another way."""
    told = [exercise.lost]
    if question.hints:
        told.append("no hints" if question.kind == "essay" else "hints in Moodle only")
    if question.kind == "essay":
        told.append("in Canvas, which has no notes for the marker, these are shown to students with the results")
    return "; ".join(filter(None, told))
