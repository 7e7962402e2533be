"""The timeline: every event, with its sources, the claims that it bears on, and the pages that use it."""

import alliances

from ...base.html import Markup, h
from .parts import Place, entry, filtered, foot


def entries(place: Place) -> Markup:
    """Return all events in order of date, to narrow by relation and kind."""
    return filtered("events", ["relation", "kind"], (_entry(place, event) for event in alliances.evidence.events().values()))


def _entry(place: Place, event: "alliances.evidence.Event") -> Markup:
    doubt = None if event.confidence == "high" else f" Confidence: {event.confidence}."
    keys = alliances.evidence.keys
    return entry(
        {"id": event.id.lower(), "aria-label": event.title, "data-relation": event.relation, "data-kind": event.kind},
        h("p", {"class": "entry-name"}, h("b", {}, event.when), f" · {event.title}"),
        h("p", {}, event.summary, doubt),
        foot(
            {
                "Sources": place.sources(keys(event.sources)),
                "Bears on": place.claims(keys(event.claims)),
                "Used in": place.users("event", event.id),
            }
        ),
    )
