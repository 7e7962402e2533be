"""The answer files that readers make in the book, graded again with the rules of the item bank.

A file holds, for each exercise, what the page keeps of it: ``{"answer": ..., "draft": ..., "at": ...}``, as
``alliances/site/scripts/store.js`` says. It comes as JSON (*Download my answers*), or inside the readable page that a student hands
in; that one also names the student and what is handed in. Whatever a file holds is somebody's input: nothing of it is run, and
nothing in it but the answers counts.
"""

import json
import re

from ... import exercises
from ...exercises.answers import ELEMENT, FORMAT, VERSION
from .submissions import Submission, UnreadableError, read_text
from .verdict import Row, failed, safe, short

WORK = "book"
_DATA = re.compile(rf"<script\b[^<>]*\bid=[\"']?{ELEMENT}\b[^<>]*>", re.IGNORECASE)
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)  # whatever a hand-made file holds


def read(content: bytes | None) -> object:
    """Read what an answer file holds.

    Returns
    -------
    the content as JSON values; None for a file that is neither JSON nor a page with answers inside, whatever its name is.

    Raises
    ------
    UnreadableError : if the file is too large or damaged, with a plain reason.
    """
    text = read_text(content)
    if text.startswith("<"):
        text = _inside(text)
    elif not text.startswith("{"):
        return None
    try:
        return None if text is None else json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise UnreadableError("the answers in the file are damaged") from problem


def _inside(page: str) -> str | None:
    """Return the data in a readable page; None if there is none."""
    found = list(_DATA.finditer(page))
    if len(found) > 1:
        raise UnreadableError("the page holds answers more than once")
    return page[found[0].end() :].partition("</script")[0] if found else None


def _no_number(word: str) -> None:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(f"{word} is no number")


def student(content: object) -> str:
    r"""Return the name that a file gives its student; empty if none.

    >>> student({"student": " Maria\n Lopez "})
    'Maria Lopez'
    """
    name = content.get("student") if isinstance(content, dict) else None
    return safe(" ".join(name.split())[:80]) if isinstance(name, str) else ""


def owner(submission: Submission, content: object) -> str:
    """Return whose an answer file is: by its folder or name, and else by the name inside it."""
    return submission.student if submission.named else student(content) or submission.student


def rows(who: str, content: object, file: str = WORK) -> list[Row]:
    """Grade an answer file.

    Parameters
    ----------
    who : whose file it is.
    content : the file's content, as JSON values.
    file : its name, for the row of a file that is none of the book's.

    Returns
    -------
    one row for each exercise of the chapter that was handed in, or of the book; of a file that does not say what is handed in, for each
    exercise that it answers; in the order of the bank, and one row for the whole. Of each exercise 1 point can be had, but none where no
    answer is right or wrong: that row says "noted", or "to read" with the words that a person reads.
    An answer that does not fit its exercise, or to an exercise that the bank lacks, is reported and counts nothing. A file that is
    none of the book's, or of a version that is not known here, is one row that says so.

    Examples
    --------
    >>> kept = {"pattern-median": {"answer": {"value": 9}}}
    >>> [(row.question, row.points, row.state) for row in rows("maria", {"format": FORMAT, "version": VERSION, "answers": kept})]
    [('pattern-median', 1.0, 'right'), ('all', 1.0, 'graded')]
    """
    answers = content.get("answers") if isinstance(content, dict) else None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return failed(who, file, "wrong file", "this is no answer file of the book")
    if content.get("version") != VERSION or not isinstance(answers, dict):
        found = str(content.get("version"))[:40]
        return failed(who, file, "unreadable", f"an answer file of version {found}, not {VERSION}, or without answers")
    bank, homes, scope = exercises.load_bank(), exercises.chapters(), content.get("scope")
    chapter = scope if isinstance(scope, str) and scope in homes.values() else None
    work = f"{WORK}/{chapter}" if chapter else WORK
    wanted = [name for name in bank if name in answers or scope == "all" or (chapter and homes[name] == chapter)]
    graded = [_grade(who, work, bank[name], answers.get(name)) for name in wanted]
    points = round(sum(row.points for row in graded if row.points != ""), 4)
    remarks = _remarks(who, content, answers, graded)
    return [*graded, Row(who, work, "all", points, sum(row.of for row in graded if row.of != ""), "graded", short(remarks))]


def _remarks(who: str, content: dict, answers: dict, graded: list[Row]) -> str:
    """Say what an instructor should know of a file."""
    name, book = student(content), content.get("book")
    unknown = sorted(str(name)[:40] for name in answers if name not in exercises.load_bank())
    unreadable = [row.question for row in graded if row.state == "unreadable"]
    found = {
        "the file names": [name] if name and name != who else [],
        "version of the book": [book[:20]] if isinstance(book, str) else [],
        "unknown exercises": unknown,
        "answers that cannot be read": unreadable,
    }
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in found.items() if names)


def _grade(who: str, work: str, exercise: exercises.Exercise, kept: object) -> Row:
    """Grade what the page kept of one exercise, or nothing."""
    try:
        answer, draft = answered(exercise, kept)
        result = exercise.grade(answer)
        written = exercise.written(answer) if result.outcome == "noted" else ""
    except _FAULTS as problem:
        return Row(who, work, exercise.id, 0, 1, "unreadable", short(str(problem)))
    if result.outcome == "noted":
        return Row(who, work, exercise.id, "", "", "to read" if written else "noted", safe(written))
    note = "changed since, and not checked" if draft and answer else ""
    if result.outcome != "empty":
        return Row(who, work, exercise.id, float(result.score), 1, result.outcome, note)
    scored = exercise.grade(exercise.solution()).outcome != "noted"
    state = "not checked" if draft else "unanswered"
    return Row(who, work, exercise.id, 0 if scored else "", 1 if scored else "", state, note)


def answered(exercise: exercises.Exercise, kept: object) -> tuple[dict | None, bool]:
    """Return the answer in what was kept, and whether there is a draft; an answer to something else must not pass for none.

    Raises
    ------
    ValueError : if nothing is kept there in the form of the book.
    """
    if kept is None:
        return None, False
    if not isinstance(kept, dict) or not {"answer", "draft"} & kept.keys() or not isinstance(kept.get("answer"), dict | None):
        raise ValueError("no answer is kept here in the form of the book")
    answer = kept.get("answer")
    if answer and answer.keys().isdisjoint(exercise.solution()):
        raise ValueError("this is an answer to another kind of exercise")
    return answer, bool(kept.get("draft"))
