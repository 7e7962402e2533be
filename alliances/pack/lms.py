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
    folder : an existing folder; the files go into ``lms`` below it.

    Returns
    -------
    list of pathlib.Path, the files written.
    """
    folder = folder / "lms"
    written, per_chapter = [], by_chapter()
    everything = [question for found in per_chapter.values() for question in found]
    for name, found in [*per_chapter.items(), ("all-chapters", everything)]:
        written += [folder / "moodle" / f"{name}.xml", folder / "canvas" / f"{name}.zip"]
        for path, content in zip(written[-2:], (moodle.quiz(name, found), canvas.quiz(f"Drawing the Bow: {name}", found)), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
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
        notes = {"classify": "without the stated confidence", "weigh": "read by a person", "order": "places instead of moving rows"}
        notes |= {"tag": "without kappa", "estimate": "half points for close answers in Moodle only"}
        for one in questions(bank[name]):
            rows.append([name, chapter, kind, one.id, MOODLE[one.kind], CANVAS[one.kind], one.points, notes.get(kind, "")])
    return rows
