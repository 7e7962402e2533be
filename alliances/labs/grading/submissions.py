"""What was handed in: find the files, say whose they are, and recognise which lab a notebook is.

A file or a folder directly inside the folder of submissions belongs to one student. A folder is named by the student's id;
a file is named by it up to the first underscore (``maria-07_lab1.ipynb``). A pattern can say otherwise. A file whose name has no
underscore may say itself whose it is. Which lab a notebook is, its content tells, never its name.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat

from ...base.errors import InputError
from .. import notebooks

LARGEST = 20 * 2**20  # bytes; a notebook is far smaller, even with its charts
_HEADING = re.compile(r"^# Lab (\d+)\b", re.MULTILINE)
_SKIP = re.compile(r"^[.~]|^__MACOSX$|^Thumbs\.db$|^desktop\.ini$")


@dataclass(frozen=True)
class Submission:
    """One file that a student handed in, or nothing at all (``path`` is None); ``named`` says whether folder or name tell whose it is."""

    student: str
    path: Path | None
    named: bool = True


class UnreadableError(ValueError):
    """A file is not what it should be; the message is for the instructor."""


def find(folder: Path, pattern: str | None = None) -> list[Submission]:
    """List what was handed in, by student and file name.

    Parameters
    ----------
    folder : the folder of submissions, with a folder or files for each student; links are not followed.
    pattern : a regular expression with one group, the student's id in the name of the folder or file.

    Raises
    ------
    InputError : if there is no such folder, it is empty, or the pattern does not fit a name.
    """
    if not folder.is_dir():
        raise InputError(folder, "", "there is no such folder", "name the folder with the students' folders or files")
    found = []
    for entry in sorted(folder.iterdir()):
        if _SKIP.match(entry.name) or entry.is_symlink():
            continue
        student = _student(entry, pattern)
        if entry.is_file():
            found.append(Submission(student, entry, named=pattern is not None or "_" in entry.stem))
            continue
        files = [path for path in sorted(entry.rglob("*")) if path.is_file() and not _skipped(path, entry)]
        found += [Submission(student, path) for path in files] or [Submission(student, None)]
    if not found:
        raise InputError(folder, "", "nothing was handed in", "put a folder or a file for each student there")
    return found


def _skipped(path: Path, inside: Path) -> bool:
    """Say whether a file is a link or lies in a folder that nobody means to hand in."""
    steps = [path, *path.parents][: len(path.relative_to(inside).parts)]
    return any(_SKIP.match(step.name) or step.is_symlink() for step in steps)


def _student(entry: Path, pattern: str | None) -> str:
    name = entry.stem if entry.is_file() else entry.name
    if pattern is None:
        return name.split("_")[0] if entry.is_file() else name
    match = re.search(pattern, name)
    if match is None or not match.groups():
        raise InputError(entry, "", f"the pattern {pattern!r} finds no student here", "give a pattern with one group, as in '_(\\d+)_'")
    return match[1]


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read a notebook that a student handed in.

    Raises
    ------
    UnreadableError : if it is too large, damaged, or no notebook.
    """
    content = read_json(path)
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise UnreadableError("this is no notebook")
    try:
        # not validated: a cell that a tool wrote slightly wrong must not cost a student the lab
        notebook = nbformat.from_dict(content)
        for cell in notebook.cells:
            cell.source = "".join(cell.source) if isinstance(cell.source, list) else str(cell.source)
            cell.setdefault("metadata", nbformat.from_dict({}))
            cell.metadata.get("nbgrader")
    except (AttributeError, KeyError, TypeError) as problem:
        raise UnreadableError("the notebook is damaged") from problem
    return notebook


def read_text(path: Path) -> str:
    """Read a file as text, without white space around it; raise UnreadableError if it is too large. What is no text becomes signs for that."""
    if path.stat().st_size > LARGEST:
        raise UnreadableError(f"the file is larger than {LARGEST // 2**20} MB")
    content = path.read_bytes()
    return content.decode(json.detect_encoding(content), errors="replace").strip().removeprefix("\ufeff")


def read_json(path: Path) -> object:
    """Read a file as JSON; raise UnreadableError with a plain reason if that fails."""
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as problem:
        raise UnreadableError("the file is damaged: it is no JSON") from problem


def lab_of(notebook: nbformat.NotebookNode) -> str | None:
    """Return the name of the lab that a notebook is, from its metadata or else its heading; None if it is none.

    Examples
    --------
    >>> lab_of(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Lab 2: Reading a treaty")]))
    '02-reading-a-treaty'
    """
    known = [path.stem for path in notebooks.sources()]
    mark = notebook.get("metadata", {}).get("alliances")
    if isinstance(mark, dict) and mark.get("lab") in known:
        return mark["lab"]
    for cell in notebook.cells:
        if cell.get("cell_type") == "markdown" and (heading := _HEADING.search(cell.source)):
            return next((name for name in known if name.startswith(f"{int(heading[1]):02d}-")), None)
    return None


def mark_of(cell: nbformat.NotebookNode) -> str | None:
    """Return the name by which a cell is matched with the source: nbgrader's, or the cell's own id."""
    nbgrader = cell.metadata.get("nbgrader")
    return (nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None) or cell.get("id")
