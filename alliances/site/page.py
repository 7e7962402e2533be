"""What a page says of itself: to search engines and link previews in its head, and to readers at its foot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

import alliances

from ..base import contents, paths
from ..base.clone import ask_git
from ..base.edition import released, site, spoken
from ..base.html import Markup, fragment, h
from ..base.source import source
from ..base.subject import subject
from .frame import PAGES, THEME

LONGEST = 160  # characters of a description, of which previews show no more
TEXT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CODE_LICENCE = "https://opensource.org/license/bsd-3-clause"


@cache
def changed() -> dict[str, date]:
    """Return the day on which each page last changed, as far as the history of this copy tells: file -> day."""
    if ask_git(paths.ROOT, "rev-parse", "--show-prefix", "--is-shallow-repository") != "false":  # a prefix would stand before it
        return {}  # no history of this book, or only its end
    days: dict[str, date] = {}
    day = released()
    history = ask_git(paths.ROOT, "-c", "core.quotePath=off", "log", "--format=%x09%cs", "--name-only", "--", "book") or ""
    for line in history.splitlines():
        if line.startswith("\t") or line.startswith("20"):
            day = date.fromisoformat(line.strip())
        elif line:
            days.setdefault(line, day)
    return days


@dataclass(frozen=True)
class Cited:
    """What a reader who cites a page must know of it; without an address the citation has none."""

    title: str
    name: str
    day: date
    address: str | None

    def forms(self) -> dict[str, str]:
        """Return the citation in the forms that readers are asked for.

        >>> page = Cited("The pact", "pacts/first", date(2026, 11, 3), None)
        >>> page.forms()["APA"].partition(" (Version")[0]
        'The Drawing the Bow contributors. (2026, November 3). The pact. In Drawing the Bow'

        The front page stands for the book, which is in nothing else.

        >>> " In " in Cited(subject().title, "index", date(2026, 11, 3), None).forms()["APA"]
        False
        """
        book, version = subject(), alliances.__version__
        whole = self.title == book.title
        where = f" {self.address}" if self.address else ""
        written = f"{self.day:%B} {self.day.day}"
        title = self.title if self.title.endswith(("?", "!")) else f"{self.title}."
        full = f"{book.title}: {book.about}"
        quoted, part = (full, full) if whole else (f"“{title}” In {book.title}", f"{title} In {book.title}")
        apa = f"{book.authors}. ({self.day.year}, {written}). {part} (Version {version}).{where}"
        chicago = f"{book.authors}. {quoted}, version {version}. Last modified {written}, {self.day.year}.{where}"
        fields = {
            "author": f"{{{book.authors}}}",
            "title": f"{{{full if whole else self.title}}}",
            **({} if whole else {"booktitle": full}),
            "year": self.day.year,
            "note": f"Version {version}, {spoken(self.day)}",
        } | ({"url": self.address} if self.address else {})
        kind = "book" if whole else "incollection"
        key = f"{book.short}-{self.name.replace('/', '-')}"
        listed = ",\n".join(f"  {field} = {{{value}}}" for field, value in fields.items())
        return {"APA": apa, "Chicago": chicago, "BibTeX": f"@{kind}{{{key},\n{listed}\n}}"}


def foot(cited: Cited, report: str | None) -> Markup:
    """Return the foot of a page: how to cite it, of which day it is, what one may do with it, and where to report an error."""
    listed = [
        h(
            "div",
            {"class": "citing"},
            h("pre", {"id": f"cite-{form.lower()}"}, text),
            h("button", {"type": "button", "data-copy": f"cite-{form.lower()}", "hidden": True}, f"Copy {form}"),
            h("output", {}),
        )
        for form, text in cited.forms().items()
    ]
    text, code = h("a", {"href": TEXT_LICENCE, "rel": "license"}, "CC BY 4.0"), h("a", {"href": CODE_LICENCE}, "BSD 3-Clause")
    links = [
        h("a", {"href": report}, "Report an error") if report else None,
        h("button", {"type": "button", "data-print": True, "hidden": True}, "Print this page"),
        h("a", {"href": "#main"}, "Back to the top"),
    ]
    return fragment(
        h("details", {"class": "cite"}, h("summary", {}, "Cite this page"), listed),
        h("p", {}, f"{subject().title}, version {alliances.__version__}. This page is of {spoken(cited.day)}."),
        h("p", {}, f"{subject().authors}. Text, exercises and charts: ", text, ". Code: ", code, "."),
        h("p", {"class": "foot-links"}, links),
    )


def described(page: contents.Page | None, doctree: nodes.document | None) -> str:
    """Return what previews say of a page: its description, else the beginning of its first paragraph of prose.

    >>> described(contents.chapters()[0], None)[:39]
    'In 1896 Russia promised to defend China'
    """
    if page and page.description:
        return page.description
    words = next((each.astext() for each in doctree.findall(nodes.paragraph)), "") if doctree else ""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rpartition(" ")[0] + "…"


def head(title: str, about: str, address: str | None, image: str | None) -> Markup:
    """Return what search engines and link previews read of a page.

    >>> print(head("A title", "What it is about.", None, None).splitlines()[0])
    <meta name="description" content="What it is about.">
    """
    named = {"og:title": title, "og:description": about, "og:site_name": subject().title, "og:type": "article"}
    named |= {"og:url": address, "og:image": image, "twitter:card": "summary_large_image" if image else None}
    lines = [h("meta", {"name": "description", "content": about}) if about else None]
    lines += [h("meta", {"property": name, "content": value}) for name, value in named.items() if value]
    lines.append(h("link", {"rel": "canonical", "href": address}) if address else None)
    return Markup("\n").join(line for line in lines if line)


def report_of(file: str, config: Config) -> str | None:
    """Return where a reader reports an error on a page; None if the book's repository is not known, or its host."""
    where = source(config)
    return where.new_issue(quote(f"Error in {file}")) if where else None


def _say(app: Sphinx, pagename: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Give the theme head and foot of a page."""
    if app.builder.theme.name != THEME:
        return
    page = next((each for each in contents.pages() if PAGES + each.name == pagename), None)
    title = re.sub(r"<[^>]+>", "", str(context.get("title", "")))
    file, address = f"{pagename}.md", context["pageurl"]
    base = app.config.html_baseurl
    image = f"previews/{page.name.replace('/', '-')}.png" if page else ""
    known = base and image and (Path(app.outdir) / "_static" / image).is_file()  # previews take full addresses only
    context["head_of_page"] = head(title, described(page, doctree), address, f"{base.rstrip('/')}/_static/{image}" if known else None)
    cited = Cited(title, page.name if page else pagename, changed().get(file, released()), address)
    context["foot_of_page"] = foot(cited, report_of(file, app.config) if page else None)


def stated(config: Config) -> Iterator[str]:
    """List what the feet of pages say beyond the pages themselves: when it changes, pages are written again."""
    yield from (alliances.__version__, str(released()), str(source(config)))
    yield from (f"{file} {day}" for file, day in sorted(changed().items()))


def _know_address(app: Sphinx, config: Config) -> None:
    """Take the address of the site from ``BOOK_ADDRESS`` if the configuration has none: only who publishes the site knows it."""
    config.html_baseurl = config.html_baseurl or site()


def setup(app: Sphinx) -> None:
    """Connect what fills head and foot."""
    app.connect("config-inited", _know_address)
    app.connect("html-page-context", _say)
