"""Which edition of the book this is, and where it stands: its day, its repository and its address, as far as they are known."""

import os
import re
import subprocess
from datetime import date

from . import paths
from .reading import read_yaml

GITHUB = re.compile(r"(?:https://github\.com/|git@github\.com:)([\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def released() -> date:
    """Return the day of this version, as ``CITATION.cff`` has it.

    >>> released().year >= 2026
    True
    """
    return read_yaml(paths.ROOT / "CITATION.cff")["date-released"]


def spoken(day: date) -> str:
    """Return a day as the book writes it.

    >>> spoken(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def repository() -> str | None:
    """Return the book's repository on GitHub as ``owner/name``, or None if it is not known.

    Taken from ``BOOK_REPOSITORY``, else ``GITHUB_REPOSITORY``, else the remote ``origin``.
    """
    for variable in ("BOOK_REPOSITORY", "GITHUB_REPOSITORY"):
        if value := os.environ.get(variable, "").strip():
            match = GITHUB.match(value)
            return match[1] if match else value
    remote = subprocess.run(["git", "-C", paths.ROOT, "remote", "get-url", "origin"], capture_output=True, text=True)
    match = GITHUB.match(remote.stdout.strip())
    return match[1] if match else None


def address() -> str:
    """Return where the book is read: ``BOOK_ADDRESS``, else its repository; empty if neither is known."""
    if named := os.environ.get("BOOK_ADDRESS", "").strip():
        return named
    return f"https://github.com/{name}" if (name := repository()) else ""
