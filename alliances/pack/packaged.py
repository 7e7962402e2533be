"""A chapter of the built site with all that it loads, ready to stand alone in a learning management system.

What belongs to the site around the chapter is left out: its menu, its search, the way to other pages. A link to a page that is not in
the package leads to the published book in a window of its own, if the site was built with its address (``BOOK_ADDRESS``); else its
words stay and the link goes.
"""

import json
import posixpath
import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

import alliances

from ..base import bundle, contents, paths
from ..base.errors import InputError
from ..base.subject import subject
from ..exercises import answers, front_end, get
from .built import SITE, path_of

SCRIPT, STYLE = "_static/scorm.js", "_static/scorm.css"
LEFT_OUT = "header.site-head, nav.site-menu, nav.way-on, link[rel~=next], link[rel~=prev], link[rel~=search], meta[property]"
DROPPED = ("islands.js", "trail.js", "opener.js")  # scripts whose work scorm.js does, or that serve the site around the chapter
FETCHED = {"memo.js": "memo-files.js", "game.js": "game-play.js"}  # what a script loads when the reader turns to it
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
ASKING = ["card-open", "launch"]  # classes of what holds links that say no more than "Open in the timeline"
OWN = "_static/charts/"  # the files of the charts are taken along: their links save, and do not lead away


@cache
def script() -> str:
    """Return the script that stands between the exercises and the system.

    >>> script().splitlines()[-2][:14]
    '$entry.start({'
    """
    named = {
        "format": answers.FORMAT,
        "version": answers.VERSION,
        "element": answers.ELEMENT,
        "title": subject().title,
        "short": subject().short,
    }
    named |= {"book": alliances.__version__, "style": _part("styles", "sheet.css")}
    settings = {"module": "exercises", "whole": "exercises-whole", "prefix": answers.PREFIX, "file": named}
    entry = paths.PACKAGE / "site" / "scripts" / "scorm.js"
    return bundle.classic(entry, f"$entry.start({json.dumps(settings, ensure_ascii=False, separators=(',', ':'))});")


def _part(*names: str) -> str:
    """Read a file of the site's own."""
    return paths.PACKAGE.joinpath("site", *names).read_text(encoding="utf-8")


def published(page: contents.Page, site: Path = SITE) -> str | None:
    """Return the address at which a built page is published; None if it was built without."""
    found = CANONICAL.search(path_of(page, site).read_text(encoding="utf-8").partition("</head>")[0])
    return unescape(found[1]) if found else None


def files(page: contents.Page, site: Path = SITE) -> dict[str, bytes]:
    """Return the files of a chapter by their places in the package, which are those in the site; the page comes first.

    Raises
    ------
    InputError : if the chapter was not built, or a file that it loads is missing.
    """
    path = path_of(page, site)
    place = path.relative_to(site).as_posix()
    tree = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    address = published(page, site)
    for part in tree.select(LEFT_OUT):
        part.decompose()
    loaded = dict.fromkeys(_loaded(tree, place))
    for link in tree.find_all("a", href=True):
        loaded |= dict.fromkeys(_led(link, place, address))
    _marked(tree)
    found = {name: _read(site, name, place) for name in loaded}
    return {place: str(tree).encode()} | found | _exercises(tree.find("div", {"data-rare": True}) is not None)


def _loaded(tree: BeautifulSoup, place: str) -> list[str]:
    """Let a page name what it loads as the package does; return the files."""
    found = []
    for tag, attribute in (("script", "src"), ("link", "href"), ("img", "src"), ("figure", "data-script")):
        for element in tree.find_all(tag, attrs={attribute: True}):
            if "canonical" in element.get("rel", ()):
                continue
            address = urlsplit(element[attribute])
            name = _inside(address.path, place)
            if address.scheme == "data":
                continue
            if posixpath.basename(name) in DROPPED:
                element.decompose()
                continue
            element[attribute] = address.path  # without the mark that keeps browsers from old files: a package has one state
            found += [name, *(posixpath.join(posixpath.dirname(name), more) for key, more in FETCHED.items() if name.endswith(f"/{key}"))]
    script, style = (posixpath.relpath(name, posixpath.dirname(place)) for name in (SCRIPT, STYLE))
    tree.head.append(tree.new_tag("script", attrs={"defer": "defer", "src": script}))
    tree.head.append(tree.new_tag("link", attrs={"rel": "stylesheet", "href": style}))
    return found


def _inside(path: str, place: str) -> str:
    """Return the place in the site of what a page names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), path))


def _led(link: Tag, place: str, home: str | None) -> list[str]:
    """Let a link lead somewhere, or take it away; return the files that it needs."""
    address = urlsplit(link["href"])
    name = _inside(address.path, place)
    if address.path == "" or name == place:
        link["href"] = f"#{address.fragment}"
    elif not address.scheme and name.startswith(OWN):
        link["href"] = address.path
        return [name]
    elif address.scheme or home:
        link["href"] = urljoin(home or "", link["href"])
        if address.scheme in ("", "http", "https"):
            link["target"], link["rel"] = "_blank", "noopener noreferrer"
    elif "data-card" in link.attrs:  # its card is on the page
        del link["href"]
        link["role"], link["tabindex"] = "button", "0"
    elif link.find_parent(class_=ASKING):
        link.decompose()  # words that only ask to follow it
    else:
        link.unwrap()
    return []


def _marked(tree: BeautifulSoup) -> None:
    """Mark the exercises whose answers are right or wrong: they make the score."""
    for island in tree.find_all("div", "island"):
        exercise = get(island["data-widget"])
        if exercise.grade(exercise.solution()).outcome != "noted":
            island["data-scored"] = ""


def _read(site: Path, name: str, place: str) -> bytes:
    path = site / name
    if not path.is_file():
        raise InputError(paths.shown(path), "", f"{place} loads this file, and it is missing", "run make book again")
    return path.read_bytes()


@cache
def _exercises(rare: bool) -> dict[str, bytes]:
    """Return what every package has: the exercises as a module, and as a classic script for servers that know no modules; what connects them."""
    name, module = ("exercises-whole", front_end.module()) if rare else ("exercises", front_end.common())
    texts = {f"_static/widgets/{name}.js": module, "_static/widgets/registry.js": front_end.classic(), SCRIPT: script()}
    return {name: text.encode() for name, text in (texts | {STYLE: _part("styles", "scorm.css")}).items()}
