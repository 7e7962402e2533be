"""Pages of the built site, made ready to be printed together: without what is for screens, and with names of places that do not clash."""

import posixpath
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from ..base import contents
from ..base.html import Markup, h, trusted
from . import sheet
from .built import SITE, path_of

_SCREEN = "template, script, button, img, .chart-wide, .chart-data, .way-on, .island-live, .island-link, .headerlink"
_NAMING = ("id", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
_OWN_FOOT = ".{mark} {{ page: {mark}; }} @page {mark} {{ @bottom-left {{ content: {left}; }} }}\n"


def mark(name: str) -> str:
    """Return what stands before the names of places on a page, so that two pages may have one name.

    >>> mark("alliances/1896")
    'at-alliances-1896'
    """
    return f"at-{name.replace('/', '-')}"


def body_of(page: contents.Page, known: set[str], site: Path = SITE) -> Markup:
    """Return what a built page has for paper, with the names of its places its own, and links that lead into the same document.

    Parameters
    ----------
    page : the page.
    known : the names of all pages of the printed book; links to others are no links on paper.
    site : the built site.
    """
    main = BeautifulSoup(path_of(page, site).read_text(encoding="utf-8"), "html.parser").select_one("main")
    for each in main.select(_SCREEN):
        each.decompose()
    for tag in main.find_all(True):
        _make_own(tag, page.name, known)
    main.attrs = {}
    return h("div", {"class": f"site-frame {mark(page.name)}", "id": mark(page.name)}, trusted(str(main)))


def _make_own(tag: Tag, name: str, known: set[str]) -> None:
    own = mark(name)
    for attribute in _NAMING:
        if attribute in tag.attrs:
            value = tag[attribute]
            tag[attribute] = " ".join(f"{own}--{each}" for each in (value.split() if isinstance(value, str) else value))
    for attribute, value in tag.attrs.items():
        if isinstance(value, str) and value.startswith("url(#"):
            tag[attribute] = value.replace("url(#", f"url(#{own}--")
    target = tag.get("href", "")
    if target and ":" not in target:
        if led := _led(target, name, known):
            tag["href"] = led
        else:
            del tag["href"]


def _led(target: str, name: str, known: set[str]) -> str:
    """Return where a link of a page leads in the printed book; empty if nowhere.

    >>> _led("../theory/triangles.html#spell", "alliances/1896", {"theory/triangles"})
    '#at-theory-triangles--spell'
    """
    path, _, place = target.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)).removesuffix(".html") if path else name
    if page not in known:
        return ""
    return f"#{mark(page)}--{place}" if place else f"#{mark(page)}"


def style_of(pages: list[contents.Page], site: Path = SITE) -> str:
    """Return the style sheets that built pages load, each once, and what stands at the foot: the title of the page, and a number."""
    loaded = [path for page in pages for path in _loaded(path_of(page, site))]
    feet = [_OWN_FOOT.format(mark=mark(page.name), left=sheet.quoted(f"{page.title} · {sheet.LICENCE}")) for page in pages]
    return "".join([*(path.read_text(encoding="utf-8") for path in dict.fromkeys(loaded)), sheet.foot(sheet.LICENCE), *feet])


def _loaded(page: Path) -> list[Path]:
    head = BeautifulSoup(page.read_text(encoding="utf-8").partition("</head>")[0], "html.parser")
    return [(page.parent / link["href"].partition("?")[0]).resolve() for link in head.select('link[rel="stylesheet"]')]
