"""What search finds: sections, charts and exercises, noted while their page is read, and the records, taken from the evidence base."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.environment import BuildEnvironment

import alliances

from ...base import contents
from ...base.subject import subject
from .. import numbering, uses
from ..listings.forecasts import STATUSES
from ..listings.parts import PARAGRAPHS
from ..listings.questions import state
from ..marks import PAGES
from .words import words

if TYPE_CHECKING:
    from pybtex.database import Entry as Reference

SILENT = (nodes.raw, nodes.literal_block, nodes.comment, nodes.system_message, nodes.title, numbering.pointer)
SHOWN = ("chart", "exercise")
LONGEST = 160  # characters of a sentence that stands where others have a title


class Entry(NamedTuple):
    """One thing that search finds: what it is, where it stands, and its words.

    ``names`` are words that find it as its title does, and are not shown; ``note`` is what a result says beside its kind.
    """

    kind: str
    page: str
    anchor: str
    title: str
    text: str
    note: str = ""
    names: str = ""


def noted(env: BuildEnvironment) -> dict[str, list[Entry]]:
    """Return what was noted of each page."""
    if not hasattr(env, "alliances_search"):
        env.alliances_search = {}
    return env.alliances_search


def note(env: BuildEnvironment, kind: str, anchor: str, title: str, text: str) -> None:
    """Remember a chart or an exercise of the page that is being read."""
    noted(env).setdefault(env.docname, []).append(Entry(kind, env.docname, anchor, title, text))


def note_sections(env: BuildEnvironment, document: nodes.document) -> None:
    """Remember the sections of the page that has just been read; what stands before the first heading below the title is the page's own."""
    found = noted(env).setdefault(env.docname, [])
    whole = "chapter" if env.docname in {f"book/{page.name}" for page in contents.chapters()} else "page"
    for section in document.findall(nodes.section):
        top = isinstance(section.parent, nodes.document)
        title = section.next_node(nodes.title).astext()
        text = " ".join(filter(None, (said(child) for child in section.children if not isinstance(child, nodes.section))))
        found.append(Entry(whole if top else "section", env.docname, "" if top else section["ids"][0], title, text))


def said(node: nodes.Node) -> str:
    """Return the words of a part of a page, without citations and what cells made.

    >>> said(nodes.paragraph("", "", nodes.Text("Two "), nodes.emphasis("", "words"), nodes.raw("", "<b>", format="html")))
    'Two words'
    """
    return " ".join("".join(_words(node)).split())


def _words(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield str(node)
    elif not isinstance(node, SILENT) and node.get("refdomain") != "cite":
        for child in node.children:
            yield from _words(child)
        if not isinstance(node, nodes.Inline):
            yield " "


def entries(env: BuildEnvironment, cite_id: str) -> list[Entry]:
    """Return all that search finds: page by page in the order of the book, and behind the text of a list what it lists.

    What a chapter shows and another page shows again, such as an exercise, is found in the chapter.
    """
    listed: dict[str, list[Entry]] = {}
    for one in _records(env, cite_id):
        listed.setdefault(one.page, []).append(one)
    articles, chapters = _articles(env), {f"book/{page.name}" for page in contents.chapters()}
    taught = {(one.kind, one.anchor) for page in chapters for one in noted(env).get(page, ()) if one.kind in SHOWN}
    pages = [f"book/{page.name}" for page in contents.pages()]
    own = {page: _numbered(env, page, _as_article(noted(env).get(page, []), articles.get(page))) for page in pages}
    found = [one for page in pages for one in (*own[page], *listed.get(page, ()))]
    return [one for one in found if one.page in chapters or (one.kind, one.anchor) not in taught]


def _articles(env: BuildEnvironment) -> dict[str, alliances.evidence.Source]:
    """Return the cards of the seed articles by the pages that show these."""
    cards = {tuple(words(card.title)): card for card in alliances.evidence.sources().unnoted().values() if card.kind == "seed"}
    titles = {number: tuple(words(article.title)) for number, article in subject().articles.items()}
    shown = {page: titles[number] for number in titles for page in uses.users(env, PARAGRAPHS, str(number))}
    return {page: cards[title] for page, title in shown.items() if title in cards}


def _as_article(found: list[Entry], card: alliances.evidence.Source | None) -> list[Entry]:
    """Have the page of an article found by author and year, as its card is."""
    if not card:
        return found
    return [one._replace(kind="article", names=_names(card)) if not one.anchor else one for one in found]


def _numbered(env: BuildEnvironment, page: str, found: list[Entry]) -> list[Entry]:
    """Have charts and exercises found by their numbers too, which are known when every page has been read."""
    labels = {thing.anchor: thing.label for thing in numbering.things(env, page)}
    return [one._replace(note=labels[one.anchor], names=f"{one.title} {labels[one.anchor]}") if one.kind in SHOWN else one for one in found]


def _names(card: alliances.evidence.Source) -> str:
    return f"{card.title} {card.author} {card.date[:4]}"


def _records(env: BuildEnvironment, cite_id: str) -> Iterator[Entry]:
    for name, records in LISTED.items():
        for page in uses.users(env, "listing", name)[:1]:
            yield from records(page)
    for article, body in alliances.evidence.paragraphs().items():
        for page in uses.users(env, PARAGRAPHS, str(article))[:1]:
            yield from _paragraphs(page, subject().articles[article].title, body)
    if PAGES["reference"] in env.found_docs:
        yield from _references(PAGES["reference"], cite_id)


def _claims(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.claims().unnoted().values():
        told = f"{one.paraphrase} {one.nuance}"
        yield Entry("claim", page, anchor_of(one.id), f"{one.id}: {cut(one.paraphrase)}", told, one.verdict, one.id)


def _forecasts(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.forecasts().unnoted().values():
        told = f"{one.paraphrase} {one.resolution}"
        yield Entry("forecast", page, anchor_of(one.id), f"{one.id}: {cut(one.paraphrase)}", told, STATUSES[one.status], one.id)


def _questions(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.questions().unnoted().values():
        told = f"{one.question} {one.yes_if} {one.standing}"
        yield Entry("question", page, anchor_of(one.id), f"{one.id}: {cut(one.question)}", told, state(one), one.id)


def _events(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.events().unnoted().values():
        yield Entry("event", page, anchor_of(one.id), one.title, one.summary, one.when, f"{one.title} {one.when}")


def _terms(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.concepts().unnoted().values():
        yield Entry("term", page, one.id, one.term, one.definition)


def _sources(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.sources().unnoted().values():
        year = one.date[:4]
        told = f"{one.author}. {one.publisher}, {year}. {one.use}"
        kind = "seed" if one.kind == "seed" else "source"
        yield Entry(kind, page, one.key, one.title, told, f"{one.publisher}, {year}", _names(one))


def _tables(page: str) -> Iterator[Entry]:
    for name in alliances.data.tables():
        manifest = alliances.data.describe(name)
        told = f"{manifest.description} {manifest.source}"
        yield Entry("table", page, anchor_of(name), manifest.title, told, "", f"{manifest.title} {name}")


def _documents(page: str) -> Iterator[Entry]:
    for one in alliances.evidence.documents().unnoted().values():
        for text in one.texts:
            told = " ".join([f"{one.title}.", *(f"{article.name}: {article.says}" for article in text.articles)])
            title = f"{text.title}, {text.signed.year}"
            yield Entry("document", page, f"{one.key}-{text.id}", title, told, one.short, f"{title} {one.short}")


def _paragraphs(page: str, title: str, body: Iterable[alliances.evidence.Paragraph]) -> Iterator[Entry]:
    for one in body:
        anchor = f"a{one.article}-p{one.paragraph}"
        yield Entry("paragraph", page, anchor, f"{title}, paragraph {one.paragraph}", one.summary, "", anchor)


def _references(page: str, cite_id: str) -> Iterator[Entry]:
    for key, one in alliances.evidence.reading.bibliography().entries.items():
        people = ", ".join(" ".join(each.last_names) for each in one.persons.get("author") or one.persons.get("editor") or ())
        title, year, place = (_field(one, *names) for names in (["title"], ["year"], ["journal", "publisher", "booktitle"]))
        told = f"{people}: {title}. {place}, {year}."
        yield Entry("reference", page, nodes.make_id(cite_id.format(key=key)), title, told, f"{people}, {year}", f"{title} {people} {year}")


def _field(reference: "Reference", *names: str) -> str:
    """Return the first of some fields that a reference has, without the braces of its file."""
    found = next((reference.fields[name] for name in names if name in reference.fields), "")
    return found.replace("{", "").replace("}", "")


def anchor_of(name: str) -> str:
    """Return the anchor of a record by its name.

    >>> anchor_of("EV-1896-li-lobanov"), anchor_of("alliance_spells")
    ('ev-1896-li-lobanov', 'alliance-spells')
    """
    return name.lower().replace("_", "-")


def cut(text: str) -> str:
    """Return a sentence, or its beginning if it is long for a title.

    >>> cut("Short."), len(cut("word " * 50)) <= LONGEST
    ('Short.', True)
    """
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rpartition(' ')[0]}…"


# list that a page may carry: its records
LISTED = {
    "claims-ledger": _claims,
    "forecast-list": _forecasts,
    "question-list": _questions,
    "source-cards": _sources,
    "timeline": _events,
    "glossary-of-terms": _terms,
    "data-catalogue": _tables,
    "document-list": _documents,
}
