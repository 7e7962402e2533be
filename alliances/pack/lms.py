"""The bank for learning management systems: one file per chapter for Moodle and for Canvas, one for all, and what became of what.

Schema-checked, not import-tested.
"""

import csv
from pathlib import Path

from ..exercises import load_bank
from ..exercises.bank import chapters
from . import canvas, moodle
from .questions import REFUSED, Question, questions

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


def by_chapter() -> dict[str, list[Question]]:
    """Return the questions of each chapter, in the order of the bank.

    >>> list(by_chapter())[0]
    'alliances-1896'
    """
    bank, found = load_bank(), {}
    for name, chapter in chapters().items():
        found.setdefault(chapter.replace("/", "-"), []).extend(questions(bank[name]))
    return found


def write(folder: Path) -> list[Path]:
    """Write Moodle XML, QTI packages and the list of what was exported how.

    Parameters
    ----------
    folder : an existing folder.

    Returns
    -------
    list of pathlib.Path, the files written.
    """
    written, per_chapter = [], by_chapter()
    for name, part in [*((chapter, {chapter: found}) for chapter, found in per_chapter.items()), ("all-chapters", per_chapter)]:
        every = [question for found in part.values() for question in found]
        for path, content in (
            (folder / "moodle" / f"{name}.xml", moodle.quiz(part)),
            (folder / "canvas" / f"{name}.zip", canvas.quiz(name, f"Drawing the Bow: {name}", every)),
        ):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            written.append(path)
    written.append(folder / "what-became-of-what.csv")
    with written[-1].open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["exercise", "chapter", "kind", "question", "moodle", "canvas", "points", "note"])
        table.writerows(_rows())
    return written


def _rows() -> list[list[object]]:
    """List every exercise: the questions that it became, or the reason why there are none."""
    bank, rows = load_bank(), []
    for name, chapter in chapters().items():
        kind = bank[name].type
        if kind in REFUSED:
            rows.append([name, chapter, kind, "", "not exported", "not exported", "", REFUSED[kind]])
        for one in questions(bank[name]):
            lost = [NOTES[kind]] if kind in NOTES else []
            if one.hints:
                lost.append("without hints" if one.kind == "essay" else "hints in Moodle only")
            rows.append([name, chapter, kind, one.id, MOODLE[one.kind], CANVAS[one.kind], one.points, "; ".join(lost)])
    return rows
