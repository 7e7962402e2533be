"""Which edition of the book this is, and where it stands: its day, its address and where its source lies, as far as they are known."""

import os
from datetime import date
from urllib.parse import urljoin

from pydantic import BaseModel, Field

from . import paths, source
from .errors import InputError
from .reading import read_yaml, validated


class Citation(BaseModel):
    """What the book takes from ``CITATION.cff``."""

    version: str
    released: date = Field(alias="date-released")
    repository: str = Field(default="", alias="repository-code")


def citation() -> Citation:
    """Return what ``CITATION.cff`` says of this version.

    >>> citation().released == released()
    True
    """
    path = paths.ROOT / "CITATION.cff"
    return validated(Citation, read_yaml(path), path, remedy="restore it, or write it as the Citation File Format has it")


def _config(*names: str) -> dict:
    """Return a part of ``_config.yml``; an empty one where it is left out."""
    path = paths.ROOT / "_config.yml"
    found = read_yaml(path)
    for name in names:
        found = (found.get(name) or {}) if isinstance(found, dict) else found
    if not isinstance(found, dict):
        raise InputError(paths.shown(path), ", ".join(names), "there are no keys with values", "restore the file")
    return found


def released() -> date:
    """Return the day of this version, as ``CITATION.cff`` has it.

    >>> released().year >= 2026
    True
    """
    return citation().released


def spoken(day: date) -> str:
    """Return a day as the book writes it.

    >>> spoken(date(2026, 11, 3))
    '3 November 2026'
    """
    return f"{day.day} {day:%B %Y}"


def site() -> str:
    """Return the address of the site, with a slash at its end: from ``_config.yml``, else from ``BOOK_ADDRESS``; empty if it is not known."""
    found = _config("html").get("baseurl") or _config("sphinx", "config").get("html_baseurl")
    found = str(found or os.environ.get("BOOK_ADDRESS", "")).strip()
    return f"{found.rstrip('/')}/" if found else ""


def address() -> str:
    """Return where the book is read, else where its source lies; empty if neither is known."""
    if told := site():
        return told
    where = source.source(_config("sphinx", "config"))
    return where.address if where else ""


def place(page: str, anchor: str, home: str) -> str:
    """Return the address of a place on a page, or nothing if that of the site is not known.

    Parameters
    ----------
    page : its name below ``book/``.
    anchor : the place.
    home : the address of the site.

    Examples
    --------
    >>> place("labs", "lab-2", "https://example.org/bow/"), place("labs", "lab-2", "")
    ('https://example.org/bow/book/labs.html#lab-2', '')
    """
    return urljoin(home, f"book/{page}.html#{anchor}") if home else ""
