"""The source cards: whose view each source gives, and with what caution the book uses it."""

import alliances

from ...base.html import Markup, h
from .parts import Group, Place, by_letter, entry, filtered, foot, grouped, initial

KINDS = {
    "seed": "Seed article",
    "treaty": "Treaty text",
    "official": "Government or organisation",
    "record": "Archive record",
    "data": "Data",
    "press": "Press",
    "analysis": "Analysis",
    "reference": "Reference work",
    "speech": "Speech",
}


def entries(place: Place) -> Markup:
    """Return all cards, those of the seed articles first, then by author or publisher, to narrow by kind."""
    cards = alliances.evidence.sources().values()
    seeds = sorted((card for card in cards if card.kind == "seed"), key=lambda card: card.key)
    others = sorted((card for card in cards if card.kind != "seed"), key=lambda card: by_letter(card.label))
    groups = grouped(others, lambda card: initial(card.label), lambda card: _entry(place, card))
    return filtered("sources", ["kind"], [Group("part-seeds", "The seed articles", [_entry(place, card) for card in seeds]), *groups])


def _entry(place: Place, card: "alliances.evidence.Source") -> Markup:
    title = h("a", {"href": card.url, "rel": "noreferrer"}, card.title) if card.url else card.title
    seen = f" Read on {card.checked}." if card.checked else " Not read again for this book: details as others report them."
    more = {"It argues": card.argues, "It leaves out": card.omits, "How to read it": card.how_to_read}
    told = [(h("dt", {}, name), h("dd", {}, text)) for name, text in more.items() if text]
    return entry(
        {"id": card.key, "aria-label": card.title, "data-kind": KINDS[card.kind]},
        h("p", {"class": "entry-name"}, f"{card.label}: ", h("b", {}, title)),
        h("p", {}, f"{card.author}. {card.publisher}, {card.date}. {card.standpoint.rstrip('.')}."),
        h("p", {}, card.use, seen if card.kind != "seed" else None),
        h("dl", {}, told) if told else None,
        foot(place.resting(card.key)),
    )
