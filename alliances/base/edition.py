"""Which edition of the book this is, and where it stands: its day, its address and where its source lies, as far as they are known."""

import os
from datetime import date
from urllib.parse import urljoin

from . import paths, source
from .reading import read_yaml


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


def site() -> str:
    """Return the address of the site, with a slash at its end: from ``_config.yml``, else from ``BOOK_ADDRESS``; empty if it is not known."""
    told = read_yaml(paths.ROOT / "_config.yml")
    found = told.get("html", {}).get("baseurl") or told.get("sphinx", {}).get("config", {}).get("html_baseurl")
    found = (found or os.environ.get("BOOK_ADDRESS", "")).strip()
    return f"{found.rstrip('/')}/" if found else ""


def address() -> str:
    """Return where the book is read, else where its source lies; empty if neither is known."""
    if told := site():
        return told
    where = source.source(read_yaml(paths.ROOT / "_config.yml").get("sphinx", {}).get("config", {}))
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
