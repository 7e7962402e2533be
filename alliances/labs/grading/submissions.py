"""What was handed in: read all of it, say whose it is, and recognise which lab a notebook is.

A file or a folder directly inside the folder of submissions belongs to one student. A folder is named by the student's id;
a file is named by it up to the first underscore (``maria-07_lab1.ipynb``). The archive of a whole class, as platforms give it out, is read as if
it were unpacked there. A roster or a pattern can say otherwise (:mod:`.roster`). A
file whose name has no underscore may say itself whose it is. Which lab a notebook is, its content tells, never its name. Everything is
read before the first notebook runs, so that none can change what another student handed in.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nbformat

from ...base.errors import InputError
from .. import notebooks
from .roster import PLATFORM, Roster

LARGEST = 20 * 2**20  # bytes; a notebook is far smaller, even with its charts
PACKED = 50  # files of a student's archive that are looked at
CLASS_PACKED = 5000  # and of the archive of a class
DOCUMENT = {"[Content_Types].xml", "mimetype"}  # what a zip file holds that is a text or a table of an office program
_HEADING = re.compile(r"^# Lab (\d+)\b", re.MULTILINE)
_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError)  # or locked with a password
_GIVEN_OUT = (PLATFORM[0], re.compile(r"^[^_]+_(?:LATE_)?\d{3,}_\d{3,}_"))  # Moodle's and Canvas's names; what ends in a date is neither
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

    @property
    def age(self) -> tuple[float, str]:
        """What puts files in the order in which they were last changed; of one moment "lab (1)" comes after "lab"."""
        return (self.changed, self.path.stem) if self.path else (0, "")


class UnreadableError(ValueError):
    """A file is not what it should be; the message is for the instructor."""


def find(folder: Path, roster: Roster | None = None) -> list[Submission]:
    """Read what was handed in, by student and file name.

    Parameters
    ----------
    folder : the folder of submissions, with a folder or files for each student, or the archive that a platform gives out; links are not followed.
    roster : who is who; without one, names of folders and files are ids.

    Raises
    ------
    InputError : if there is no such folder, it is empty, a name fits no student, or two students would be one.
    """
    roster = roster or Roster()
    found = []
    for entry in _entries(folder):
        if _SKIP.match(entry.name) or entry.is_symlink():
            continue
        if owners := _owners(entry):
            found += _handed_out(entry, owners, roster)
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


def _entries(folder: Path) -> list[Path]:
    """List what lies in the folder; the archive of a class is such a folder, too."""
    if folder.is_file() and _owners(folder):
        return [folder]
    try:
        return sorted(folder.iterdir())
    except NotADirectoryError:
        problem = "this is a file, and no archive of a class"
    except FileNotFoundError:
        problem = "there is no such folder"
    except OSError as error:
        problem = f"the folder cannot be read: {error.strerror}"
    raise InputError(folder, "", problem, "name the folder with the students' folders or files") from None


def _owners(archive: Path) -> dict[str, str]:
    """Return for each file in the archive of a class the folder or name that tells whose it is; nothing for any other file.

    Platforms name all that they give out in their way; a student's own archive has no such names.
    """
    if archive.suffix.lower() != ".zip" or not archive.is_file() or any(form.match(archive.stem) for form in PLATFORM):
        return {}
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [one.filename for one in _members(opened)]
    except _DAMAGED:
        return {}
    owners = {name: name.split("/")[0] for name in names}
    return owners if owners and all(any(form.match(each) for form in _GIVEN_OUT) for each in owners.values()) else {}


def _handed_out(archive: Path, owners: dict[str, str], roster: Roster) -> Iterator[Submission]:
    """Read the archive of a class."""
    if len(owners) > CLASS_PACKED:
        raise InputError(archive, "", f"there are {len(owners)} files in it", "unpack it, and name the folder")
    with zipfile.ZipFile(archive) as opened:
        for one in sorted(_members(opened), key=lambda each: each.filename):
            student = roster.student(archive / owners[one.filename])
            yield from _files(student, archive / one.filename, _unpacked(opened, one), _changed(one))


def _changed(one: zipfile.ZipInfo) -> float:
    """Return when a file in an archive was last changed, by the clock of who made it; 0 if the archive does not say."""
    try:
        return datetime(*one.date_time).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """List the files of an archive that somebody means to hand in."""
    return [one for one in archive.infolist() if not one.is_dir() and not any(map(_SKIP.match, one.filename.split("/")))]


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes | None:
    """Return a file of an archive; None if it is too large, damaged or locked."""
    try:
        return archive.read(one) if one.file_size <= LARGEST else None
    except _DAMAGED:
        return None


def _read(student: str, path: Path, *, named: bool = True) -> Iterator[Submission]:
    """Read a file; of an archive, the files in it."""
    changed = 0.0
    try:
        changed = path.stat().st_mtime
        content = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        content = None
    yield from _files(student, path, content, changed, named=named)


def _files(student: str, path: Path, content: bytes | None, changed: float, *, named: bool = True) -> Iterator[Submission]:
    """Give a file as it is; an archive, as the files in it."""
    packed = list(_packed(content or b""))
    if not packed:
        yield Submission(student, path, named, content, changed)
    for name, inside in packed:
        yield Submission(student, path / name, named, inside, changed)


def _packed(content: bytes) -> Iterator[tuple[str, bytes | None]]:
    """Give the files of a zip archive, those that cannot be read as None; nothing if this is none, or a text of an office program, which is one too."""
    if not content.startswith(b"PK\x03\x04"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if DOCUMENT.isdisjoint(archive.namelist()):
                files = _members(archive)
                for one in files[:PACKED]:
                    yield one.filename, _unpacked(archive, one)
                if (left := len(files) - PACKED) > 0:
                    yield f"{left} more files", None
    except _DAMAGED:
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
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableError("the archive is empty, damaged or locked, or a text of an office program")
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
