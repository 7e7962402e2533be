"""The glossary: the terms of the book, with the works that define them."""

import alliances

from ...base.html import Markup, h
from . import names
from .parts import Place, entry, filtered, foot, grouped, initial


def entries(place: Place) -> Markup:
    """Return all terms in their order."""
    concepts = alliances.evidence.concepts().values()
    return filtered("terms", [], grouped(concepts, lambda concept: initial(concept.term), lambda concept: _entry(place, concept)))


def _entry(place: Place, concept: "alliances.evidence.Concept") -> Markup:
    concepts, keys = alliances.evidence.concepts(), alliances.evidence.keys
    also = Markup(", ").join(h("a", {"href": f"#{name}"}, concepts[name].term) for name in keys(concept.see_also))
    return entry(
        {"id": concept.id, "aria-label": concept.term},
        h("p", {"class": "entry-name"}, h("b", {}, concept.term)),
        h("p", {"class": "entry-lead"}, concept.definition),
        h("p", {}, "Also called: ", named, ".") if (named := names.also(concept.id)) else None,
        foot({"See also": also, "References": place.sources(keys(concept.references)), "Used in": place.users("concept", concept.id)}),
    )
