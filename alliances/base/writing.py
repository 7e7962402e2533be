"""Writing files whole: a reader sees the old file or the new one, never half of one."""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from .errors import InputError


def check_place(file: Path, read: Path) -> None:
    """Make sure that a file can be written where ``-o`` says; known before the work is done, not after it.

    Parameters
    ----------
    file : the file to write.
    read : the folder that is read; what is written there would be read the next time.

    Raises
    ------
    InputError : if the file is a folder, its own folder is not there, or it lies in the folder that is read.

    Examples
    --------
    >>> check_place(Path("grades.csv"), Path("submissions"))
    """
    if file.is_dir() or not file.parent.is_dir():
        raise InputError(file, "", "the file cannot be written there", "name a file in a folder that exists, with -o")
    if read.is_dir() and file.resolve().is_relative_to(read.resolve()):
        raise InputError(file, "", "the file would lie among what was handed in", "name a file outside of that folder, with -o")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise InputError(file, "", "nothing may be written there", "name a file in a folder of your own, with -o")


def replace_text(path: Path, text: str) -> None:
    """Write a text beside its place and move it there in one step.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace_text(Path(folder) / "a.txt", "whole")
    ...     [(path.name, path.read_text()) for path in Path(folder).iterdir()]
    [('a.txt', 'whole')]
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Work in a folder while no other process does that asks, too; say so before waiting for one.

    A command that ends in whatever way lets go. The lock is SQLite's, which has one on every system; where a disk knows no locks, nobody waits.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, alone(Path(folder)):
    ...     (Path(folder) / ".lock").is_file()
    True
    """
    place = folder / ".lock"
    place.touch()
    with contextlib.closing(sqlite3.connect(place, timeout=0.2, isolation_level=None)) as lock:
        if _busy(lock):
            print(f"Another command is at work in {folder.name}. Waiting for its end.", file=sys.stderr, flush=True)
            while _busy(lock):
                pass
        yield


def _busy(lock: sqlite3.Connection) -> bool:
    """Try to take a lock; tell whether somebody else has it."""
    try:
        lock.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False
