"""What the lists share: links from the page on which a list stands, an entry and its foot, and a list that readers can narrow."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx

import alliances

from ...base.html import Markup, fragment, h
from ..marks import PAGES
from ..uses import places, users

PARAGRAPHS = "article-paragraphs"  # the list that shows an article; the register of use tells on which page
_COMMA, _SEMICOLON, _SPACE = Markup(", "), Markup("; "), Markup(" ")


@dataclass(frozen=True)
class Place:
    """The page on which a list stands: every link of the list begins there."""

    app: Sphinx
    page: str

    def link(self, text: str, page: str, anchor: str = "") -> Markup:
        """Return a link to another page, or to an entry of it."""
        uri = self.app.builder.get_relative_uri(self.page, page)
        return h("a", {"href": f"{uri}#{anchor}" if anchor else uri}, text)

    def static(self, path: str) -> str:
        """Return the address of a file of the site that is no page."""
        return "../" * self.page.count("/") + f"_static/{path}"

    def title(self, page: str, anchor: str = "") -> Markup:
        """Return a link to a page, or to a place on it, by the title of the page."""
        return self.link(self.app.env.titles[page].astext(), page, anchor)

    def users(self, kind: str, name: str) -> Markup:
        """Return links to the pages that use something of the evidence base, to the first place on each; nothing if none does."""
        env = self.app.env
        return _COMMA.join(self.title(page, places(env, kind, name, page)[0].anchor) for page in users(env, kind, name))

    def claims(self, names: Iterable[str]) -> Markup:
        """Return links to claims of the ledger."""
        return _COMMA.join(self.link(name, PAGES["claim"], name.lower()) for name in names)

    def paragraph(self, claim: "alliances.evidence.Claim") -> Markup | str:
        """Return where a claim stands, with a link if a page shows the paragraphs of its article."""
        pages = users(self.app.env, PARAGRAPHS, str(claim.article))
        return self.link(claim.locator, pages[0], f"a{claim.article}-p{claim.paragraph}") if pages else claim.locator

    def event(self, name: str) -> Markup:
        """Return a link to an event of the timeline, by its title."""
        return self.link(alliances.evidence.events()[name].title, PAGES["event"], name.lower())

    def sources(self, keys: Iterable[str]) -> Markup:
        """Return links to sources: to the bibliography, the data catalogue, or the cards."""
        return _SEMICOLON.join(self._source(key) for key in keys)

    def _source(self, key: str) -> Markup:
        if key.startswith("@"):
            return self.reference(key[1:])
        if key.startswith("data:"):
            name = key.removeprefix("data:")
            return fragment("table ", self.link(name, PAGES["table"], name.replace("_", "-")))
        card = alliances.evidence.sources()[key]
        return self.link(f"{card.publisher} ({card.date[:4]})", PAGES["source"], key)

    def reference(self, key: str) -> Markup:
        """Return a link to an entry of the bibliography; its anchor is set by ``bibtex_cite_id``."""
        anchor = nodes.make_id(self.app.config.bibtex_cite_id.format(key=key))
        return self.link(alliances.evidence.label(f"@{key}"), PAGES["reference"], anchor)


def worded(date: str) -> str:
    """Return a date in words, no more exact than it is given.

    >>> worded("2021-10-15"), worded("2021-10"), worded("2021")
    ('15 October 2021', 'October 2021', '2021')
    """
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return date
    day = dt.date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    return f"{day.day} {day:%B %Y}" if len(rest) > 1 else f"{day:%B %Y}"


def entry(attributes: Mapping[str, object], *children: object) -> Markup:
    """Return one entry of a list.

    >>> print(entry({"id": "a1-46"}, "…"))
    <section class="entry" id="a1-46">…</section>
    """
    return h("section", {"class": "entry", **attributes}, children)


def foot(lines: Mapping[str, Markup]) -> Markup:
    """Return the last line of an entry: each word with its links, without those that have none.

    >>> print(foot({"Sources": Markup("<a>x</a>"), "Used in": Markup()}))
    <p class="entry-foot">Sources: <a>x</a>.</p>
    """
    return h("p", {"class": "entry-foot"}, _SPACE.join(fragment(word, ": ", links, ".") for word, links in lines.items() if links))


def filtered(what: str, fields: Iterable[str], entries: Iterable[Markup]) -> Markup:
    """Return entries that readers can narrow by their fields, which stand in ``data-`` attributes of the entries.

    >>> print(filtered("claims", ["article", "verdict"], []))
    <div class="entries" data-filter="article verdict" data-what="claims"></div>
    """
    return h("div", {"class": "entries", "data-filter": " ".join(fields), "data-what": what}, entries)
