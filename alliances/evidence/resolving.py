"""The answer to an open question, written into its row of ``seeds/questions.csv``: checked first, whole or not at all, and no other row touched."""

import csv
import datetime as dt
import io
import zoneinfo
from pathlib import Path

from ..base import paths
from ..base.errors import InputError
from ..base.reading import read_csv, validated
from ..base.writing import replace_text
from .reading import QUESTIONS, WEB, known_keys, read_questions
from .records import Question

FIELDS = ("resolution", "resolved_on", "resolution_source")


def resolve(name: str, answer: str, on: str, source: str, *, path: Path = QUESTIONS, again: bool = False, early: bool = False) -> list[str]:
    """Write the answer to a question.

    Parameters
    ----------
    name : the question's id.
    answer : yes, no or void.
    on : the day on which it was decided, in the question's time zone, as 2027-01-05.
    source : the key of a card, a reference or a table, or a web address.
    path : the file of questions.
    again : whether an answer that stands there may be replaced.
    early : whether a no may come before the closing day, because nothing can change it any more.

    Returns
    -------
    What was done, which forecasts count, and what is left to do, a sentence each.

    Raises
    ------
    InputError : if there is no such question, it has an answer, or day, answer or source are not allowed; the file is as it was.
    """
    shown = paths.shown(path)
    known = read_questions(path)
    if name not in known:
        raise InputError(shown, "", f"there is no question {name!r}", f"name one of {', '.join(known)}")
    row = list(known).index(name) + 2
    place = f"row {row}, question {name}"
    question = known[name]
    if question.resolution and not again:
        problem = f"it was resolved on {question.resolved_on}: {question.resolution}"
        raise InputError(shown, place, problem, "leave it, or replace the answer with --again")
    day = _day(question, answer, on, early, shown, place)
    if not WEB.match(source) and source not in known_keys():
        raise InputError(shown, place, f"the source {source!r} is unknown", "give a web address, or add a card in seeds/sources first")
    changed = dict(zip(FIELDS, (answer, day.isoformat(), source), strict=True))
    after = validated(Question, _cells(path, row) | changed, path, place, remedy="correct the row; seeds/README.md lists what is allowed")
    replace_text(path, _with_row(path, row, changed))
    return _told(after, day, shown, row)


def _day(question: Question, answer: str, on: str, early: bool, shown: str, place: str) -> dt.date:
    """Return the day of the answer, if it is allowed."""
    try:
        day = dt.date.fromisoformat(on)
    except ValueError:
        raise InputError(shown, place, f"{on!r} is no day", "write it as 2027-01-05") from None
    today = dt.datetime.now(zoneinfo.ZoneInfo(question.time_zone)).date()
    if day > today:
        raise InputError(shown, place, f"{day} has not come yet in {question.time_zone}", "give the day on which it was decided")
    if day < question.opened_on:
        remedy = "look at its void rule: what was decided before it opened may make it void, on a later day"
        raise InputError(shown, place, f"{day} is before it opened, on {question.opened_on}", remedy)
    if answer == "yes" and day > question.closes_on:
        raise InputError(shown, place, f"{day} is after its last day, {question.closes_on}", "what comes later is no yes; answer no")
    if answer == "no" and day < question.closes_on and not early:
        remedy = f"wait for {question.closes_on}, or add --early if nothing can change it any more"
        raise InputError(shown, place, f"a no on {day} comes before its last day", remedy)
    return day


def _cells(path: Path, row: int) -> dict[str, str]:
    header, *rows = read_csv(path)
    return dict(zip(header, rows[row - 2], strict=True))


def _with_row(path: Path, row: int, changed: dict[str, str]) -> str:
    """Return the text of the file with some cells of one row changed, and every other row byte for byte as it was."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = stream.read().split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
    reader, ends = csv.reader(lines), [0]
    for _ in reader:
        ends.append(reader.line_num)
    first, last = ends[row - 1], ends[row]
    ending = "\r\n" if lines[last - 1].endswith("\r\n") else "\n" if lines[last - 1].endswith("\n") else ""
    written = io.StringIO()
    csv.writer(written, lineterminator=ending).writerow((_cells(path, row) | changed).values())
    return "".join([*lines[:first], written.getvalue(), *lines[last:]])


def _told(question: Question, day: dt.date, shown: str, row: int) -> list[str]:
    counts = f"Forecasts count that were made up to {question.last_day}, in {question.time_zone}"
    early = f": it was decided on or before its lock day, {question.locks_on}." if day <= question.locks_on else "."
    void = question.resolution == "void"
    return [
        f"{question.id} is resolved: {question.resolution}, on {day}. {question.question}",
        "No forecast of it is scored, since it is void." if void else counts + early,
        f"Changed: {shown}, row {row}, and nothing else.",
        "Now build the book again (make book) and look at the page Resolved since; then commit the file.",
    ]
