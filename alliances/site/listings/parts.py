"""What the lists share: links from the page on which a list stands, an entry and its foot, and a list that readers can narrow."""

import datetime as dt
import json
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple, TypeVar

from docutils import nodes
from sphinx.application import Sphinx

import alliances

from ...base.html import Markup, fragment, h
from ...base.subject import subject
from ..marks import PAGES, where
from ..uses import places, users

PARAGRAPHS = "article-paragraphs"  # the list that shows an article; the register of use tells on which page
T = TypeVar("T")
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

    def resting(self, key: str) -> dict[str, Markup]:
        """Return what rests on a source, and the pages that show it, each by the passage."""
        env, found = self.app.env, citing().get(key, [])
        passages: dict[str, str] = {}
        for kind, name in found:
            for page in users(env, kind, name):
                passages.setdefault(page, places(env, kind, name, page)[0].anchor)
        behind = [self.link(_called(kind, name), *where(kind, name)) for kind, name in found]
        return {"Behind": _COMMA.join(behind), "Used in": _COMMA.join(self.title(page, passages[page]) for page in sorted(passages))}

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
        return self.link(alliances.evidence.label(key), PAGES["source"], key)

    def reference(self, key: str) -> Markup:
        """Return a link to an entry of the bibliography; its anchor is set by ``bibtex_cite_id``."""
        anchor = nodes.make_id(self.app.config.bibtex_cite_id.format(key=key))
        return self.link(alliances.evidence.label(f"@{key}"), PAGES["reference"], anchor)


@cache
def citing() -> dict[str, list[tuple[str, str]]]:
    """Return what rests on each source: key -> kind and name of claims, events, forecasts, questions, tables, terms and documents.

    >>> ("claim", "A1-46") in citing()["@leeds2002"]
    True
    """
    evidence, found = alliances.evidence, defaultdict(list)
    rests = [("claim", one.id, one.source_keys) for one in evidence.claims().unnoted().values()]
    rests += [("event", one.id, evidence.keys(one.sources)) for one in evidence.events().unnoted().values()]
    rests += [("forecast", one.id, evidence.keys(one.sources)) for one in evidence.forecasts().unnoted().values()]
    rests += [("question", one.id, evidence.keys(one.sources)) for one in evidence.questions().unnoted().values()]
    rests += [("table", name, [f"@{key}" for key in alliances.data.describe(name).citation]) for name in alliances.data.tables()]
    rests += [("concept", one.id, evidence.keys(one.references)) for one in evidence.concepts().unnoted().values()]
    rests += [("document", one.key, one.every_source) for one in evidence.documents().unnoted().values()]
    for kind, name, keys in rests:
        for key in keys:
            found[key].append((kind, name))
    return dict(found)


def _called(kind: str, name: str) -> str:
    """Return what a list calls something that rests on a source."""
    evidence = alliances.evidence
    return {
        "event": lambda: f"event of {evidence.events()[name].when}",
        "forecast": lambda: f"forecast {name}",
        "question": lambda: f"question {name}",
        "concept": lambda: f"term {evidence.concepts()[name].term}",
        "table": lambda: f"table {name}",
        "document": lambda: evidence.documents()[name].title,
    }.get(kind, lambda: name)()


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


def filtered(
    what: str,
    fields: Iterable[str],
    groups: Iterable["Group"],
    *,
    jump: bool = True,
    order: Mapping[str, Iterable[str]] | None = None,
) -> Markup:
    """Return groups of entries with links to each group, which readers can narrow by words and by fields.

    The fields stand in ``data-`` attributes of the entries. The values of a field are offered in the order given, else as the alphabet has them.

    >>> filtered("claims", ["article"], [Group("x", "X", [])]).striptags()
    'XX'
    """
    made = list(groups)
    links = [h("a", {"href": f"#{group.anchor}"}, group.short or group.name) for group in made]
    offered = [group.short for group in made] in (list(values) for values in (order or {}).values())  # the parts are a field of the form
    to = (
        h("nav", {"class": "jump jump-offered" if offered else "jump", "aria-label": "Parts of this list"}, _SPACE.join(links))
        if jump
        else None
    )
    body = [
        h(
            "section",
            {"class": "entry-group", "id": group.anchor, "aria-labelledby": f"{group.anchor}-name"},
            h("h2", {"id": f"{group.anchor}-name"}, group.name),
            group.entries,
        )
        for group in made
    ]
    orders = json.dumps({field: list(values) for field, values in order.items()}, ensure_ascii=False) if order else None
    return fragment(to, h("div", {"class": "entries", "data-filter": " ".join(fields), "data-what": what, "data-order": orders}, body))


class Group(NamedTuple):
    """A part of a list: its anchor, its name, which may hold a link, and its entries; in the links to the parts it may have a short name."""

    anchor: str
    name: Markup | str
    entries: Iterable[Markup]
    short: str = ""


def grouped(
    things: Iterable[T], name: Callable[[T], str], entry_of: Callable[[T], Markup], short: Callable[[str], str] = str
) -> list[Group]:
    """Put things that have one name, and follow each other, into groups.

    >>> [(one.anchor, one.name) for one in grouped(["apple", "axe", "bow"], lambda word: word[0].upper(), Markup)]
    [('part-a', 'A'), ('part-b', 'B')]
    """
    return [
        Group(nodes.make_id(f"part-{key}"), key, [entry_of(one) for one in each], short(key)) for key, each in groupby(things, key=name)
    ]


def initial(word: str) -> str:
    """Return the letter under which a word stands; digits stand together.

    >>> initial("Lüthi"), initial("Öberg"), initial("24.kg")
    ('L', 'O', '0–9')
    """
    letter = next((char for char in unicodedata.normalize("NFD", word) if char.isalnum()), "#").upper()
    return "0–9" if letter.isdigit() else letter


def by_letter(word: str) -> tuple[bool, str, str]:
    """Return a key that sorts words as :func:`initial` groups them."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word) if char.isalnum() or char == " ").casefold().strip()
    return (not initial(word)[0].isdigit(), initial(word), plain)


def article(number: int) -> str:
    """Return what a list calls a seed article.

    >>> article(1)
    'Article 1: Should China and Russia Form an Alliance?'
    """
    return f"Article {number}: {subject().articles[number].title}"
