"""From what happened to points: one row for each question, and one for the whole."""

import re
from dataclasses import dataclass

from .. import checks, notebooks, variants
from .plan import Plan, Question
from .run import MUCH, Outcome

CUT = 200  # characters of a note
NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # signs that control a device, and halves of signs


@dataclass(frozen=True)
class Row:
    """One line of the report. ``points`` is "" where a person has to read; ``question`` is "all" for the whole work.

    ``isolation`` says how far the notebook was shut in that ran for these points, see :mod:`.isolation`; nothing ran where it is "".
    """

    student: str
    work: str
    question: str
    points: float | str
    of: float | str
    state: str
    note: str = ""
    isolation: str = ""


def rows(student: str, plan: Plan, outcome: Outcome) -> list[Row]:
    """Judge a submission that ran.

    States of a question: right, wrong (a test objects), unanswered, handed over (by the checkpoint), error (the code fails), timeout, crashed (the process died
    before the test), cell deleted, to read (a person reads it).
    """
    judged = [_judge(student, plan.lab, question, outcome) for question in plan.questions]
    points = sum(row.points for row in judged if row.points != "")
    state = "stopped" if outcome.end else "graded"
    remarks = [*plan.remarks, *_remarks(student, plan.lab, outcome)]
    return [*judged, Row(student, plan.lab, "all", points, sum(row.of for row in judged), state, short("; ".join(remarks)))]


def failed(student: str, work: str, state: str, note: str) -> list[Row]:
    """Return the row of a file that could not be graded."""
    return [Row(student, work, "all", 0, "", state, short(note))]


def short(text: str) -> str:
    """Return a note that is short, and that no spreadsheet takes for a formula.

    >>> short("=1+1")
    "'=1+1"
    """
    return safe(text if len(text) <= CUT else f"{text[:CUT]}…")


def safe(text: str) -> str:
    r"""Return a text that any file can hold, and that no spreadsheet takes for a formula.

    >>> safe("@all"), safe("a\x00b")
    ("'@all", 'ab')
    """
    text = NO_TEXT.sub("", text)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) else text


def _judge(student: str, lab: str, question: Question, outcome: Outcome) -> Row:
    def row(points: float | str, state: str, note: str = "") -> Row:
        return Row(student, lab, question.name, points, question.points, state, short(note))

    if question.manual:
        if not question.present:
            return row(0, "cell deleted")
        return row("", "to read") if question.answered else row(0, "unanswered")
    mine = [event for event in outcome.events if event["question"] == question.name]
    tests = [event for event in mine if event["at"] == "test" and "error" in event]
    broken = next((event for event in reversed(mine) if event["at"] == "cell"), None)
    if not tests:
        where = "here" if any(event["at"] == "student" for event in mine) else "in an earlier cell"
        state = "timeout" if outcome.end.startswith("stopped") else "crashed"
        return row(0, state, f"{outcome.end or 'the process broke off'}, {where}")
    test = tests[-1]
    if not test["error"]:
        return row(question.points, "right")
    unanswered = test["note"] == notebooks.UNANSWERED
    if not any(event["at"] == "student" for event in mine) and (unanswered or test["error"] == "NameError"):
        return row(0, "cell deleted")
    if broken:
        state = "timeout" if broken["error"] == "TimeIsUp" else "error"
        return row(0, state, "the cell runs too long" if state == "timeout" else f"{broken['error']}: {broken['note']}")
    if unanswered:
        return row(0, "unanswered")
    if test["note"] == checks.HANDED_OVER:
        return row(0, "handed over")
    if test["error"] == "AssertionError":
        return row(0, "wrong", test["note"] or "a hidden test objects")
    if test["error"] == "TimeIsUp":
        return row(0, "timeout", "the answer runs too long when it is tested")
    return row(0, "error", f"{test['error']}: {test['note']}")


def _remarks(student: str, lab: str, outcome: Outcome) -> list[str]:
    """Say what an instructor should know of a run."""
    found = [outcome.end] if outcome.end else []
    said = next((str(event["student"]) for event in outcome.events if "student" in event), "")
    if variants.normal(said) != variants.normal(student):
        found.append(f"STUDENT is {said!r} in the notebook: graded with the variant of {student!r}")
    refused = next((event["refused"] for event in outcome.events if event["at"] == "start"), [])
    if refused:
        found.append(f"this system does not allow to limit {', '.join(refused)}: it ran without")
    for note in dict.fromkeys(str(event.get("note", "")) for event in outcome.events if event["at"] == "remark"):
        questions = [event["question"] for event in outcome.events if event["at"] == "remark" and event.get("note") == note]
        found.append(f"{', '.join(dict.fromkeys(questions))}: {note}")
    if outcome.forged:
        found.append(f"{outcome.forged} results were forged by a cell and do not count")
    if outcome.printed > MUCH:
        found.append("it printed more than 1 MB, which was dropped")
    return found
