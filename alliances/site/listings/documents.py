"""Documents such as treaties: article by article on their own page, side by side by kind of clause, and folded in the chapter that reads one."""

import alliances

from ...base.errors import InputError
from ...base.html import Markup, fragment, h, scrolling, table
from ...exercises.words import named, say
from ..marks import PAGES
from .parts import Group, Place, entry, filtered, foot, worded

FOLDED = "treaty"  # the directive that shows a document in a chapter; the register of use tells on which page
_COMMA = Markup(", ")


def entries(place: Place) -> Markup:
    """Return the kinds of clauses by document, then every article, to narrow by document and kind of clause."""
    every = list(alliances.evidence.documents().values())
    groups = [Group(one.key, one.title, _whole(place, one), one.short) for one in every]
    order = {"document": [one.short for one in every], "clause": [kind.name for kind in _kinds(every)]}
    return fragment(_compared(place, every), filtered(say("document.articles"), ["document", "clause"], groups, order=order))


def in_chapter(place: Place, key: str) -> Markup:
    """Return one document for the page of a chapter: what it is, and its texts folded.

    Raises
    ------
    InputError : if there is no such document.
    """
    known = alliances.evidence.documents()
    if key not in known:
        raise InputError("seeds/documents", "", f"there is no document {key!r}", f"name one of {', '.join(known.unnoted())}")
    one = known[key]
    link = place.link(say("document.compare"), PAGES["document"], key)
    return h(
        "section",
        {"class": "document", "aria-labelledby": f"{key}-name"},
        h("p", {"class": "entry-name", "id": f"{key}-name"}, h("b", {}, one.title)),
        _facts(place, one),
        [_folded(place, one, text) for text in one.texts],
        h("p", {"class": "entry-foot"}, link),
    )


def _folded(place: Place, one: "alliances.evidence.Document", text: "alliances.evidence.Text") -> Markup:
    head = say("document.text", count=len(text.articles), title=text.title, when=worded(text.signed.isoformat()))
    return h(
        "details",
        {"class": "document-text"},
        h("summary", {}, head),
        _of_text(place, text),
        [_article(place, one, text, article) for article in text.articles],
    )


def _whole(place: Place, one: "alliances.evidence.Document") -> list[Markup]:
    """Return all of a document for its own page."""
    chapters = place.users(FOLDED, one.key)
    parts = [_facts(place, one, foot({"Shown in": chapters}) if chapters else None)]
    for text in one.texts:
        anchor = f"{one.key}-{text.id}"
        parts.append(
            h(
                "section",
                {"class": "document-text", "id": anchor, "aria-labelledby": f"{anchor}-name"},
                h("h3", {"id": f"{anchor}-name"}, text.title),
                _of_text(place, text),
                [_article(place, one, text, article) for article in text.articles],
            )
        )
    return parts


def _facts(place: Place, one: "alliances.evidence.Document", more: Markup | None = None) -> Markup:
    """Return what holds for all texts of a document."""
    told = {"Parties": _COMMA.join(one.parties), "Secret": one.secret, "What became of it": one.became}
    return h("div", {"class": "document-facts"}, _listed(told), foot({"Sources": place.sources(one.sources)}), more)


def _of_text(place: Place, text: "alliances.evidence.Text") -> Markup:
    """Return who signed a text, in which languages, where it stands and how far it was read."""
    told = {
        "Signed": f"{worded(text.signed.isoformat())}, {text.place}: {text.signatories}",
        "Languages": text.languages,
        "Read by us": f"{named('document.read')[text.read]}. {text.note}",
        "Where it stands": place.sources(text.sources),
    }
    return _listed(told)


def _listed(told: dict[str, object]) -> Markup:
    return h("dl", {"class": "facts"}, [(h("dt", {}, name), h("dd", {}, each)) for name, each in told.items()])


def _article(
    place: Place, one: "alliances.evidence.Document", text: "alliances.evidence.Text", article: "alliances.evidence.Article"
) -> Markup:
    anchor, kinds = one.anchor(text, article), [alliances.evidence.clause_kinds()[kind] for kind in article.kinds]
    fields = {"data-document": one.short, "data-clause": "; ".join(kind.name for kind in kinds)}
    how = None if article.read == "whole" or article.read == text.read else f"{named('document.read')[article.read]}. "
    read = fragment("Read in: ", place.sources(article.sources), ".") if article.sources else None
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name"} | fields,
        h(
            "p",
            {"class": "entry-name", "id": f"{anchor}-name"},
            h("b", {}, article.name),
            " · ",
            _COMMA.join(_named(place, kind) for kind in kinds),
        ),
        h("p", {"class": "entry-lead"}, article.says),
        [_quoted(place, quotation, text) for quotation in article.quoted],
        h("p", {"class": "entry-foot"}, how, read) if how or read else None,
    )


def _named(place: Place, kind: "alliances.evidence.ClauseKind") -> Markup:
    """Return the name of a kind of clause, with a link if the glossary has its term."""
    return place.link(kind.name, PAGES["concept"], kind.concept) if kind.concept else fragment(kind.name)


def _quoted(place: Place, one: "alliances.evidence.Quotation", text: "alliances.evidence.Text") -> Markup:
    foreign = one.language != "en"
    return h(
        "p",
        {"class": "document-words"},
        h("q", {"lang": one.language}, one.words),
        f" {say('document.means', language=named('document.languages')[one.language], means=one.means)}" if foreign else None,
        fragment(" (", place.sources([one.source]), ")") if one.source and one.source not in text.sources else None,
    )


def _kinds(documents: list["alliances.evidence.Document"]) -> list["alliances.evidence.ClauseKind"]:
    """Return the kinds that occur in some document, in their order."""
    used = {kind for one in documents for _, article in one.clauses() for kind in article.kinds}
    return [kind for kind in alliances.evidence.clause_kinds().values() if kind.kind in used]


def _compared(place: Place, documents: list["alliances.evidence.Document"]) -> Markup:
    """Return which document holds which kind of clause, as a table with links to the articles; readers may choose two columns of it."""
    heads = [say("document.clause"), *(h("a", {"href": f"#{one.key}"}, one.short) for one in documents)]
    kinds = _kinds(documents)
    rows = [[_named(place, kind), *(_cell(one, kind.kind) for one in documents)] for kind in kinds]
    return h(
        "section",
        {"class": "documents-side", "id": "side-by-side", "aria-labelledby": "side-by-side-name"},
        h("h2", {"id": "side-by-side-name"}, say("document.side")),
        h("p", {}, say("document.key")),
        h("details", {}, h("summary", {}, say("document.kinds")), _listed({kind.name: kind.meaning for kind in kinds})),
        h("div", {"data-columns": True}, scrolling(say("document.side"), table(heads, rows, named=True), kind="outcomes")),
    )


def _cell(one: "alliances.evidence.Document", kind: str) -> Markup:
    """Return the articles of a document that hold a kind of clause, text by text; where none does, whether that is sure."""
    lines = []
    for text in one.texts:
        links = [h("a", {"href": f"#{one.anchor(text, article)}"}, article.number) for owner, article in one.clauses(kind) if owner is text]
        if links:
            lines.append(h("div", {}, "● " if not lines else None, f"{text.short}: " if text.short else None, _COMMA.join(links)))
    return fragment(lines) if lines else h("span", {"class": "document-none"}, say("document.no") if one.whole else say("document.unseen"))
