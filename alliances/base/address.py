"""Where the book stands on the web, for files that leave it: from ``_config.yml``, else from ``BOOK_ADDRESS``; only who publishes it knows."""

import os
from urllib.parse import urljoin

from . import paths
from .reading import read_yaml


def address() -> str:
    """Return the address of the site, with a slash at its end; nothing if it is not known."""
    told = read_yaml(paths.ROOT / "_config.yml")
    found = told.get("html", {}).get("baseurl") or told.get("sphinx", {}).get("config", {}).get("html_baseurl")
    found = (found or os.environ.get("BOOK_ADDRESS", "")).strip()
    return f"{found.rstrip('/')}/" if found else ""


def of(page: str, anchor: str = "", site: str | None = None) -> str:
    """Return the address of a page, or of a place on it; nothing if that of the site is not known.

    Parameters
    ----------
    page : its name below ``book/``.
    anchor : the place.
    site : the address of the site; without one, :func:`address`.

    Examples
    --------
    >>> of("labs", "lab-2", "https://example.org/bow/"), of("labs", site="")
    ('https://example.org/bow/book/labs.html#lab-2', '')
    """
    site = address() if site is None else site
    return urljoin(site, f"book/{page}.html") + (f"#{anchor}" if anchor else "") if site else ""
