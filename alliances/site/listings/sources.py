"""The source cards: whose view each source gives, and with what caution the book uses it."""

import alliances

from ...base.html import Markup, h
from .parts import Place, entry, filtered

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
    """Return all cards, those of the seed articles first, to narrow by kind."""
    cards = alliances.evidence.sources().values()
    ordered = sorted(cards, key=lambda card: (card.kind != "seed", card.publisher.casefold(), card.date))
    return filtered("sources", ["kind"], map(_entry, ordered))


def _entry(card: "alliances.evidence.Source") -> Markup:
    title = h("a", {"href": card.url, "rel": "noreferrer"}, card.title) if card.url else card.title
    seen = f" Read on {card.checked}." if card.checked else " Not read again for this book: details as others report them."
    more = {"It argues": card.argues, "It leaves out": card.omits, "How to read it": card.how_to_read}
    told = [(h("dt", {}, name), h("dd", {}, text)) for name, text in more.items() if text]
    return entry(
        {"id": card.key, "aria-label": card.title, "data-kind": KINDS[card.kind]},
        h("p", {"class": "entry-name"}, h("b", {}, title)),
        h("p", {}, f"{card.author}. {card.publisher}, {card.date}. {card.standpoint.rstrip('.')}."),
        h("p", {}, card.use, seen if card.kind != "seed" else None),
        h("dl", {}, told) if told else None,
    )
