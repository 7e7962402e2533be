"""The cards of marks: what a page says, when asked, of each thing that its marks show; each stands once at the end of the page.

They are kept in a ``<template>``, which no browser shows and no search reads; ``scripts/marks.js`` opens them beside a mark.
"""

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx

import alliances

from ..base.html import Markup, fragment, h
from ..exercises.words import named, say
from . import origins
from .listings.parts import Place
from .marks import card_name, clause, mark, sign, where


def _claim(place: Place, name: str, node: mark) -> Markup:
    claim = alliances.evidence.claim(name)
    return fragment(
        h("p", {"class": "card-head"}, sign(claim.verdict), f" {say('mark.verdict')} ", h("b", {}, claim.verdict), f" {claim.id}"),
        h("p", {}, f"{claim.asserted_by}, ", place.paragraph(claim), f": {claim.paraphrase}"),
        h("p", {}, claim.nuance) if claim.nuance else None,
        _sources(place, claim.source_keys),
    )


def _event(place: Place, name: str, node: mark) -> Markup:
    event = alliances.evidence.events()[name]
    doubt = None if event.confidence == "high" else f" Confidence: {event.confidence}."
    return fragment(
        h("p", {"class": "card-head"}, h("b", {}, event.when), f" {event.title}"),
        h("p", {}, event.summary, doubt),
        _sources(place, alliances.evidence.keys(event.sources)),
    )


def _datum(place: Place, name: str, node: mark) -> Markup:
    figure = node["figure"]

    def link(text: str, kind: str, name: str) -> Markup:
        return place.link(text, *where(kind, name))

    told = origins.told(figure["keys"], figure["model"], assumed=figure["assumed"], link=link)
    return fragment(h("p", {"class": "card-head"}, h("b", {}, figure["text"]), f" {figure['meaning']}"), h("p", {}, told))


def _concept(place: Place, name: str, node: mark) -> Markup:
    concept = alliances.evidence.concepts()[name]
    return fragment(h("p", {"class": "card-head"}, h("b", {}, concept.term)), h("p", {}, concept.definition))


def _clause(place: Place, name: str, node: mark) -> Markup:
    _, text, article = clause(name)
    words = [h("p", {}, h("q", {"lang": one.language}, one.words), f" “{one.means}”" if one.means else None) for one in article.quoted]
    return fragment(
        h("p", {"class": "card-head"}, h("b", {}, article.name), f" {text.title}"),
        h("p", {}, article.says),
        words,
        _sources(place, list(article.sources or text.sources)),
    )


def _exercise(place: Place, name: str, node: mark) -> Markup:
    return fragment(h("p", {"class": "card-head"}, h("b", {}, node.astext())), h("p", {}, node["told"]))


CARDS: dict[str, Callable[[Place, str, mark], Markup]] = {
    "claim": _claim,
    "event": _event,
    "datum": _datum,
    "concept": _concept,
    "clause": _clause,
    "exercise": _exercise,
}


def _sources(place: Place, keys: list[str]) -> Markup | None:
    return h("p", {"class": "card-sources"}, "Sources: ", place.sources(keys), ".") if keys else None


def _card(place: Place, key: str, node: mark) -> Markup:
    """Return the card of a key, which ends with the link to the entry that tells all."""
    kind, _, name = key.partition(":")
    page, anchor = (node["page"], node["anchor"]) if kind in ("datum", "exercise", "clause") else where(kind, name)
    words = named("mark.open").get(page.rpartition("/")[2], say("mark.exercise"))
    told = CARDS[kind](place, name, node)
    return h("div", {"data-card": card_name(key), "data-kind": kind}, told, h("p", {"class": "card-open"}, place.link(words, page, anchor)))


def _append(app: Sphinx, pagename: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Put the cards of a page at its end, each once."""
    if doctree is None:
        return
    place = Place(app, pagename)
    wanted = {key: node for node in doctree.findall(mark) for key in node["shows"]}
    if wanted:
        cards = [_card(place, key, node) for key, node in wanted.items()]
        context["body"] += str(h("template", {"class": "evidence-cards"}, cards))


def setup(app: Sphinx) -> None:
    """Connect the hook that appends the cards."""
    app.connect("html-page-context", _append)
