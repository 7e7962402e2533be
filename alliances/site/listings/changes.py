"""What changed since: the events after the seed articles, as they came into the timeline."""

import alliances

from ...base.html import Markup, fragment, h
from ..marks import PAGES
from .parts import Place, entry, filtered, grouped, worded


def entries(place: Place) -> Markup:
    """Return all events since the seed articles, those added last first, to narrow by relation and day."""
    events = alliances.evidence.since_the_seeds()
    groups = grouped(events, lambda event: f"Added on {worded(event.added.isoformat())}", lambda event: _entry(place, event))
    return filtered("events", ["relation", "added"], groups)


def _entry(place: Place, event: "alliances.evidence.Event") -> Markup:
    used = place.users("event", event.id)
    return entry(
        {"aria-label": event.title, "data-relation": event.relation, "data-added": event.added},
        h("p", {"class": "entry-name"}, place.link(event.when, PAGES["event"], event.id.lower()), f" · {event.title}"),
        h("p", {}, "Unverified report. " if event.confidence == "low" else None, event.summary),
        h("p", {"class": "entry-foot"}, f"Added on {event.added.day} {event.added:%B %Y}.", used and fragment(" Used in: ", used, ".")),
    )
