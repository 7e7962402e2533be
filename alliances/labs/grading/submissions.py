"""What was handed in: read all of it, say whose it is, and recognise which lab a notebook is.

A file or a folder directly inside the folder of submissions belongs to one student. A folder is named by the student's id;
a file is named by it up to the first underscore (``maria-07_lab1.ipynb``). A roster or a pattern can say otherwise (:mod:`.roster`). A
file whose name has no underscore may say itself whose it is. Which lab a notebook is, its content tells, never its name. Everything is
read before the first notebook runs, so that none can change what another student handed in.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat

from ...base.errors import InputError
from .. import notebooks
from .roster import Roster

LARGEST = 20 * 2**20  # bytes; a notebook is far smaller, even with its charts
PACKED = 50  # files of an archive that are looked at
_HEADING = re.compile(r"^# Lab (\d+)\b", re.MULTILINE)
_SKIP = re.compile(r"^[.~]|^__MACOSX$|^Thumbs\.db$|^desktop\.ini$")


@dataclass(frozen=True)
class Submission:
    """One file that a student handed in, or nothing at all (``path`` is None).

    Attributes
    ----------
    student : the id.
    path : the file; of a packed one, the archive and its name inside.
    named : whether folder or name tell whose it is.
    content : the bytes that were read; None of a file that is too large or cannot be read.
    changed : when the file was last changed, in seconds since 1970.
    """

    student: str
    path: Path | None
    named: bool = True
    content: bytes | None = field(default=None, repr=False)
    changed: float = 0


class UnreadableError(ValueError):
    """A file is not what it should be; the message is for the instructor."""


def find(folder: Path, roster: Roster | None = None) -> list[Submission]:
    """Read what was handed in, by student and file name.

    Parameters
    ----------
    folder : the folder of submissions, with a folder or files for each student; links are not followed.
    roster : who is who; without one, names of folders and files are ids.

    Raises
    ------
    InputError : if there is no such folder, it is empty, a name fits no student, or two students would be one.
    """
    roster = roster or Roster()
    if not folder.is_dir():
        raise InputError(folder, "", "there is no such folder", "name the folder with the students' folders or files")
    found = []
    for entry in sorted(folder.iterdir()):
        if _SKIP.match(entry.name) or entry.is_symlink():
            continue
        student = roster.student(entry)
        if entry.is_file():
            found += _read(student, entry, named=roster.known or "_" in entry.stem)
            continue
        files = [path for path in sorted(entry.rglob("*")) if path.is_file() and not _skipped(path, entry)]
        found += [one for path in files for one in _read(student, path)] or [Submission(student, None)]
    if not found:
        raise InputError(folder, "", "nothing was handed in", "put a folder or a file for each student there")
    return found


def _read(student: str, path: Path, *, named: bool = True) -> Iterator[Submission]:
    """Read a file; of an archive, the files in it."""
    changed = path.stat().st_mtime
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        content = None
    packed = list(_packed(content or b""))
    if not packed:
        yield Submission(student, path, named, content, changed)
    for name, inside in packed:
        yield Submission(student, path / name, named, inside, changed)


def _packed(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Give the files of a zip archive, those too large as None; nothing if this is none, or one that is damaged or locked."""
    if not content.startswith(b"PK\x03\x04"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [one for one in archive.infolist() if not one.is_dir() and not any(map(_SKIP.match, one.filename.split("/")))]
            for one in names[:PACKED]:
                yield one.filename, archive.read(one) if one.file_size <= LARGEST else None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return


def _skipped(path: Path, inside: Path) -> bool:
    """Say whether a file is a link or lies in a folder that nobody means to hand in."""
    steps = [path, *path.parents][: len(path.relative_to(inside).parts)]
    return any(_SKIP.match(step.name) or step.is_symlink() for step in steps)


def is_notebook(content: bytes | None) -> bool:
    """Say whether a file is a notebook, whatever it is called.

    Examples
    --------
    >>> is_notebook(b'{"cells": []}'), is_notebook(b'{"answers": {}}'), is_notebook(b"%PDF")
    (True, False, False)
    """
    try:
        data = read_json(content)
    except UnreadableError:
        return False
    return isinstance(data, dict) and "cells" in data


def read_notebook(content: bytes | None) -> nbformat.NotebookNode:
    """Read a notebook that a student handed in.

    Raises
    ------
    UnreadableError : if it is too large, damaged, or no notebook.
    """
    data = read_json(content)
    if not isinstance(data, dict) or not isinstance(data.get("cells"), list):
        raise UnreadableError("this is no notebook")
    try:
        # not validated: a cell that a tool wrote slightly wrong must not cost a student the lab
        notebook = nbformat.from_dict(data)
        for cell in notebook.cells:
            text = "".join(cell.source) if isinstance(cell.source, list) else str(cell.source)
            cell.source = text.replace("\r\n", "\n")
            cell.setdefault("metadata", nbformat.from_dict({}))
            cell.metadata.get("nbgrader")
    except (AttributeError, KeyError, TypeError) as problem:
        raise UnreadableError("the notebook is damaged") from problem
    return notebook


def read_text(content: bytes | None) -> str:
    """Return a file as text, without white space around it; raise UnreadableError if it was not read. What is no text becomes signs for that."""
    if content is None:
        raise UnreadableError(f"the file is larger than {LARGEST // 2**20} MB, or cannot be read")
    return content.decode(json.detect_encoding(content), errors="replace").strip().removeprefix("\ufeff")


def read_json(content: bytes | None) -> object:
    """Read a file as JSON; raise UnreadableError with a plain reason if that fails."""
    try:
        return json.loads(read_text(content))
    except UnreadableError:
        raise
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
