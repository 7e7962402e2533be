"""Which edition of the book this is, and where it stands: its day, its repository and its address, as far as they are known."""

from datetime import date

from . import paths, source
from .address import address as site
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


def address() -> str:
    """Return where the book is read, else where its source lies; empty if neither is known."""
    if told := site():
        return told
    where = source.source(read_yaml(paths.ROOT / "_config.yml").get("sphinx", {}).get("config", {}))
    return where.address if where else ""
