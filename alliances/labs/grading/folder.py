"""Grade a class: file by file, with progress, and from where the last run stopped. Nothing that a student wrote runs in this process."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from ...base.errors import InputError
from ...base.writing import check_place
from .. import notebooks
from . import answers, plan, report, submissions, verdict
from .isolation import isolation
from .roster import Roster
from .run import Limits, execute
from .submissions import Submission, UnreadableError
from .verdict import Row


def grade_file(submission: Submission, limits: Limits) -> list[Row]:
    """Grade one file; whatever is wrong with it becomes a row.

    Parameters
    ----------
    submission : the file and whose it is.
    limits : what a notebook may use.
    """
    student, path = submission.student, submission.path
    if path is None:
        return verdict.failed(student, "", "nothing handed in", "the folder is empty")
    try:
        if path.suffix.lower() != ".ipynb" and not submissions.is_notebook(submission.content):
            return _grade_answers(submission, answers.read(submission.content))
        notebook = submissions.read_notebook(submission.content)
    except UnreadableError as problem:
        return verdict.failed(student, path.name, "unreadable", str(problem))
    lab = submissions.lab_of(notebook)
    if lab is None:
        return verdict.failed(student, path.name, "wrong file", "this notebook is none of the labs")
    theirs, ours = notebooks.edition(notebook), notebooks.edition(notebooks.read_source(notebooks.SOURCES / f"{lab}.py"))
    if theirs != ours:
        note = f"the questions of this lab have changed: this notebook is of edition {theirs}, the tests are of edition {ours}; grade it with the copy it came from"
        return verdict.failed(student, lab, "other edition", note)
    made = plan.make(notebooks.SOURCES / f"{lab}.py", notebook)
    return [replace(row, isolation=isolation().name) for row in verdict.rows(student, made, execute(made, student, limits))]


def _grade_answers(submission: Submission, content: object) -> list[Row]:
    """Grade what an answer file holds, under the name inside it if the file's own name is no student's."""
    name = submission.path.name
    if content is None:
        return verdict.failed(submission.student, name, "wrong file", "neither a notebook (.ipynb) nor an answer file of the book")
    return answers.rows(answers.owner(submission, content), content, name)


def grade_folder(
    folder: Path,
    output: Path,
    *,
    limits: Limits | None = None,
    jobs: int = 1,
    roster: Roster | None = None,
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),
) -> list[Row]:
    """Grade all that was handed in, and write the report when everything is graded.

    Parameters
    ----------
    folder : see :func:`.submissions.find`.
    output : the CSV to write; ``<output>.journal`` beside it keeps what is done, so that an interrupted run goes on.
    limits : what a notebook may use.
    jobs : how many notebooks run at a time.
    roster : see :func:`.submissions.find`.
    say : takes a line of progress.

    Raises
    ------
    InputError : if the folder cannot be read, the report cannot be written, or the system cannot run notebooks as they must be.
    """
    if not hasattr(os, "killpg"):
        raise InputError(
            "python -m alliances grade", "", "this system cannot hold notebooks in check", "use Linux, macOS, or Linux in Windows"
        )
    limits = limits or Limits()
    found = submissions.find(folder, roster)
    check_place(output, folder)
    journal = report.Journal(output)
    keys = {submission: report.key(submission, limits) for submission in found}
    waiting = [submission for submission in found if keys[submission] not in journal.known]
    say(f"Notebooks run with: {isolation().name}.")
    if isolation().rights is None:
        say("This system gives them no file system of their own: what they change in the submissions is put back, nothing else is.")
    if len(waiting) < len(found):
        say(f"{len(found) - len(waiting)} of {len(found)} files were graded before and are kept.")
    with ThreadPoolExecutor(jobs) as pool:
        running = {pool.submit(grade_file, submission, limits): submission for submission in waiting}
        try:
            for done, future in enumerate(as_completed(running), start=len(found) - len(waiting) + 1):
                rows = future.result()
                journal.add(keys[running[future]], rows)
                say(f"[{done}/{len(found)}] {rows[-1].student}: {rows[-1].work or '-'}, {rows[-1].state}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if isolation().rights is None:
        _put_back(found, say)
    rows = _newest_of_each(folder, [(submission, journal.known[keys[submission]]) for submission in sorted(found, key=lambda one: one.age)])
    report.write(output, rows)
    return rows


def _put_back(found: list[Submission], say: Callable[[str], None]) -> None:
    """Write again what was taken away or changed while notebooks ran; what stands there now is kept beside it, for it may be somebody's newer work."""
    for one in found:
        if one.path is None or one.content is None or any(above.is_file() for above in one.path.parents):  # nothing, or in an archive
            continue
        there = one.path.is_file()
        if there and one.path.read_bytes() == one.content:
            continue
        aside = one.path.with_name(f".{one.path.name}.changed")  # a name that the grader passes over
        if there:
            one.path.replace(aside)
        one.path.parent.mkdir(parents=True, exist_ok=True)
        one.path.write_bytes(one.content)
        os.utime(one.path, (one.changed, one.changed))
        kept = f"; what stood there is in {aside.name}" if there else ""
        say(f"{one.path}: changed or deleted while notebooks ran; it was put back, and graded as it was handed in{kept}.")


def _newest_of_each(folder: Path, graded: list[tuple[Submission, list[Row]]]) -> list[Row]:
    """Of several files of a student for one lab keep the last of the list, and name them all."""
    works: dict[tuple[str, str], list[tuple[Submission, list[Row]]]] = {}
    for submission, rows in graded:
        works.setdefault((rows[-1].student, rows[-1].work), []).append((submission, rows))
    kept = []
    for files in works.values():
        *others, (newest, rows) = files
        if others:
            first, *rest = [str(one.path.relative_to(folder)) for one in (newest, *(each for each, _ in others)) if one.path]
            note = f"of several files the newest counts, {first}; older: {', '.join(rest)}"
            rows = [*rows[:-1], replace(rows[-1], note=verdict.short("; ".join(filter(None, [note, rows[-1].note]))))]
        kept += rows
    return kept
