"""Collect a lab for nbgrader: one notebook a student, named as nbgrader wants it, with the names by which it knows the cells.

nbgrader takes the student and the lab from names of files, and gives 0 without a word where it does not find the cells that it knows. So
files are read as the light command reads them (:mod:`.submissions`), and what a tool has taken out of a notebook is put back. What cannot
be used is told.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from .. import notebooks
from . import roster, submissions
from .submissions import Submission, UnreadableError, mark_of

ROSTER = "students.csv"  # in the folder of the course: the list of the course, as the platform gives it out
_STUDENT = re.compile(r"""^STUDENT\s*=\s*(["'])(?P<id>[^"'\n]+)\1""", re.MULTILINE)
Notebook = nbformat.NotebookNode


@dataclass
class Found:
    """A lab of a student: the file, the notebook, and whose it is."""

    work: Submission
    notebook: Notebook
    student: str


@dataclass
class Collected:
    """What was put in place, by student, and what an instructor should know."""

    files: dict[str, Path] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def collect(folder: Path, target: Path, lab: str, course: Path) -> Collected:
    """Write ``target/<student>/<lab>.ipynb`` for everyone who handed in the lab; of several files of a student the newest.

    Parameters
    ----------
    folder : what was handed in, with names as students or a platform gave them.
    target : where the notebooks go.
    lab : the name of the lab.
    course : the folder of the course; its roster is used if it has one.

    Raises
    ------
    InputError : if nothing was handed in, or two students would be one.
    """
    list_of_course = course / ROSTER
    known = roster.read(list_of_course) if list_of_course.is_file() else roster.Roster()
    made, newest = Collected(), {}
    for work in submissions.find(folder, known):
        found = _found(work, lab, made.remarks)
        if found is None:
            continue
        before = newest.get(found.student)
        older, newest[found.student] = sorted([before, found], key=_age) if before else (None, found)
        if older:
            made.remarks.append(
                f"{_name(older.work)}: {found.student} handed in a newer file, {_name(newest[found.student].work)}; this one does not count"
            )
    for student, found in newest.items():
        if lost := restore(found.notebook, lab):
            told = "an empty one is put in its place; if the answer is elsewhere in the notebook, move it by hand"
            made.remarks.append(f"{_name(found.work)}: without a cell for {', '.join(lost)}; {told}")
        path = target / student / f"{lab}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(found.notebook, path)
        os.utime(path, (found.work.changed, found.work.changed))
        made.files[student] = path
    return made


def _found(work: Submission, lab: str, remarks: list[str]) -> Found | None:
    """Read a file; say what is wrong with one that is not the lab, or is nobody's."""
    if work.path is None:
        remarks.append(f"{work.student}: the folder is empty")
        return None
    try:
        notebook = submissions.read_notebook(work.content)
    except UnreadableError as problem:
        remarks.append(f"{_name(work)}: {problem}; it is left out, and {work.student} has no points for it")
        return None
    if (which := submissions.lab_of(notebook)) != lab:
        remarks.append(f"{_name(work)}: this is {which or 'no lab of the book'}, not {lab}; it is left out")
        return None
    told = next((match["id"].strip() for cell in notebook.cells if (match := _STUDENT.search(cell.source))), "")
    student = work.student if work.named else told
    if not student:
        remarks.append(
            f"{_name(work)}: neither its name nor the line STUDENT says whose it is; it is left out. Put the id and an underscore before its name"
        )
        return None
    return Found(work, notebook, student)


def _name(work: Submission) -> str:
    return work.path.name


def _age(found: Found) -> tuple[float, str]:
    return found.work.changed, found.work.path.stem


def restore(notebook: Notebook, lab: str) -> list[str]:
    """Put back what nbgrader needs and a tool may have taken out: the names of cells, cells that are missing, the kernel.

    A cell without a name is known by its text, or else by its place: an answer stands before its test, a written one below its question.

    Returns
    -------
    list of str, the questions for which no cell was found, so that a new one was put in.

    Examples
    --------
    >>> notebook = nbformat.reads(notebooks.release(notebooks.sources()[0]), as_version=4)
    >>> for cell in notebook.cells:
    ...     cell.metadata, cell.id = nbformat.from_dict({}), "x"
    >>> restore(notebook, notebooks.sources()[0].stem), [cell.metadata.nbgrader.grade_id for cell in notebook.cells if cell.metadata][-1]
    ([], 'q7-test')
    """
    ours = nbformat.reads(notebooks.release(notebooks.SOURCES / f"{lab}.py"), as_version=4)
    notebook.metadata["kernelspec"] = ours.metadata.kernelspec  # one that is installed here
    notebook.nbformat, notebook.nbformat_minor = ours.nbformat, ours.nbformat_minor
    known = _by_name_or_text(ours.cells, notebook.cells)
    lost = []
    for place, own in enumerate(ours.cells):
        if "nbgrader" not in own.metadata:
            continue
        cell = known.get(place) or _by_place(place, own, known, notebook.cells)
        if cell is None:
            cell = nbformat.from_dict(dict(own))
            notebook.cells.insert(_after(place, known, notebook.cells), cell)
            if own.metadata.nbgrader.solution:  # a test that is put back asks for nobody's attention
                lost.append(own.id)
        cell.metadata["nbgrader"] = own.metadata.nbgrader
        known[place] = cell
    named = {id(cell): ours.cells[place].id for place, cell in known.items()}
    for number, cell in enumerate(notebook.cells):
        cell["id"] = named.get(id(cell), f"own-{number}")
        if id(cell) not in named:
            cell.metadata.pop("nbgrader", None)  # of a doubled cell the last one counts
    return lost


def _by_name_or_text(ours: list[Notebook], theirs: list[Notebook]) -> dict[int, Notebook]:
    """Return the cells that are known by name, and else by the text of the lab; of a doubled cell the last."""
    names = {mark_of(cell): cell for cell in theirs}
    texts = {(cell.get("cell_type"), cell.source.strip()): cell for cell in theirs}
    found = {place: names.get(own.id) or texts.get((own.cell_type, own.source.strip())) for place, own in enumerate(ours)}
    return {place: cell for place, cell in found.items() if cell is not None}


def _after(place: int, known: dict[int, Notebook], theirs: list[Notebook]) -> int:
    """Return where in the notebook comes what follows the nearest cell before a place of the lab."""
    before = max((other for other in known if other < place), default=None)
    return 0 if before is None else 1 + next(number for number, cell in enumerate(theirs) if cell is known[before])


def _by_place(place: int, own: Notebook, known: dict[int, Notebook], theirs: list[Notebook]) -> Notebook | None:
    """Return the last cell of the kind between what is known before and behind a place of the lab."""
    behind = min((other for other in known if other > place), default=None)
    end = len(theirs) if behind is None else next(number for number, cell in enumerate(theirs) if cell is known[behind])
    taken = {id(cell) for cell in known.values()}
    between = [
        cell for cell in theirs[_after(place, known, theirs) : end] if cell.get("cell_type") == own.cell_type and id(cell) not in taken
    ]
    return between[-1] if between and not own.id.endswith("-test") else None
