"""What a class handed in, put together: for each student the last answer to each exercise, and what could not be read.

Files, names and verdicts are those of the grader (:mod:`alliances.labs.grading`); nothing is read here that it would not read.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ... import exercises
from .. import variants
from ..grading import answers, submissions
from ..grading.roster import PLATFORM, Roster
from ..grading.submissions import Submission, UnreadableError
from ..grading.verdict import Row

DONE = frozenset({"right", "partial", "wrong", "noted", "to read"})
MAKE = "ask the student to make the file anew on the book's page Your work, and to send it as it is"
KINDS = {  # of what cannot be read, most of them states of the grader: what it is, and what to do about it
    "unreadable": ("a file that is damaged, too large, or of another version of the book", MAKE),
    "wrong file": ("a file that is no answer file of the book", f"{MAKE}; what is meant for something else, take out of the folder"),
    "nothing handed in": ("an empty folder", "ask the student for the file, or take the folder away"),
    "answer": (
        "an answer that does not have the form of its exercise",
        "look at it in the student's file, and ask the student to answer the exercise anew and to hand in again",
    ),
    "unknown": (
        "answers to exercises that this copy of the book does not have",
        "use the version of the book that the student used, if these answers matter",
    ),
}


@dataclass(frozen=True)
class Entry:
    """One student's answer to one exercise.

    Attributes
    ----------
    answer : as the exercise's kind describes it; None if there is only a draft.
    state : as in the grader's report.
    points : from 0 to 1; None where no answer is right or wrong.
    at : when it was last changed, an ISO time, or "".
    """

    student: str
    exercise: str
    answer: dict | None
    state: str
    points: float | None
    at: str

    @property
    def done(self) -> bool:
        """Whether the answer was checked and fits the exercise."""
        return self.state in DONE


@dataclass(frozen=True)
class Unread:
    """Something that could not be read: which of :data:`KINDS` it is, the file, in it the exercise if it is only one answer, and why."""

    kind: str
    file: str
    exercise: str
    why: str


@dataclass
class HandedIn:
    """All that a class handed in.

    Attributes
    ----------
    students : their ids, in the order of the folder.
    entries : the last answer of each student to each exercise, by both.
    pages : the chapters that each student handed in, by their page.
    files : how many files of answers each student has.
    names : every name of a student, of folders, files and in them.
    labs : how many notebooks there are, which the grader is for.
    """

    students: list[str] = field(default_factory=list)
    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    pages: dict[str, set[str]] = field(default_factory=dict)
    files: Counter = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    labs: int = 0

    def of(self, exercise: str) -> list[Entry]:
        """Return the checked answers to an exercise."""
        return [entry for (_, name), entry in self.entries.items() if name == exercise and entry.done]


def read(folder: Path, roster: Roster | None = None) -> HandedIn:
    """Read what a class handed in.

    Parameters
    ----------
    folder, roster : see :func:`alliances.labs.grading.submissions.find`.

    Raises
    ------
    InputError : as the grader does, if the folder cannot be read, a name fits no student, or two students would be one.
    """
    found, known = HandedIn(), {}
    if roster:
        found.names |= {*roster.by_name, *roster.by_name.values(), *roster.by_number.values()}
    for one in sorted(submissions.find(folder, roster), key=lambda each: each.age):
        _add(found, known, one, folder)
    found.students.sort(key=lambda name: (variants.normal(name), name))
    found.unread.sort(key=lambda each: (each.file, each.exercise))
    return found


def _add(found: HandedIn, known: dict[str, str], one: Submission, folder: Path) -> None:
    """Add what one file holds; ``known`` leads from the normal form of an id to the form that was met first."""
    if one.path is None:
        student = known.setdefault(variants.normal(one.student), one.student)
        found.names.add(student)
        found.unread.append(Unread("nothing handed in", student, "", "the folder is empty"))
        return
    file = str(one.path.relative_to(folder)) if one.path != folder else one.path.name
    if one.path.suffix.lower() == ".ipynb" or submissions.is_notebook(one.content):
        found.labs += 1
        return
    try:
        content = answers.read(one.content)
    except UnreadableError as problem:
        found.unread.append(Unread("unreadable", file, "", str(problem)))
        return
    if content is None:
        found.unread.append(Unread("wrong file", file, "", "this is no answer file of the book"))
        return
    who = answers.owner(one, content)
    *rows, whole = answers.rows(who, content, one.path.name)
    if whole.state != "graded":
        found.unread.append(Unread(whole.state, file, "", whole.note))
        return
    student = known.setdefault(variants.normal(who), who)
    found.names |= {student, answers.student(content), *_platform_names(one, folder)} - {""}
    if student not in found.pages:
        found.students.append(student)
        found.pages[student] = set()
    found.files[student] += 1
    _keep(found, student, content, rows, file)


def _platform_names(one: Submission, folder: Path) -> list[str]:
    """Return the names that stand in the path of a file, where a platform put them."""
    steps = one.path.relative_to(folder).parts if one.path != folder else ()
    return [found["name"] for step in steps for form in PLATFORM if (found := form.match(step))]


def _keep(found: HandedIn, student: str, content: dict, rows: list[Row], file: str) -> None:
    """Keep the answers of a file, but over none that was given later; name those that cannot be read."""
    bank, homes, given = exercises.load_bank(), exercises.chapters(), content["answers"]
    if content.get("scope") in homes.values():
        found.pages[student].add(content["scope"])
    for row in rows:
        kept = given.get(row.question)
        if row.state == "unreadable":
            found.unread.append(Unread("answer", file, row.question, row.note))
        if row.state in ("unreadable", "unanswered") or kept is None:
            continue
        at = kept["at"] if isinstance(kept.get("at"), str) else ""
        before = found.entries.get((student, row.question))
        if before is None or at >= before.at:
            answer, _ = answers.answered(bank[row.question], kept)
            points = row.points if isinstance(row.points, float) else None
            found.entries[student, row.question] = Entry(student, row.question, answer, row.state, points, at)
        found.pages[student].add(homes[row.question])
    if unknown := sorted(str(name)[:40] for name in given if name not in bank):
        found.unread.append(Unread("unknown", file, "", f"this copy of the book does not have: {', '.join(unknown)}"))
