"""The timeline: every event, with its sources, the claims that it bears on, and the pages that use it."""

import alliances

from ...base.html import Markup, h
from .parts import Place, entry, filtered, foot, grouped

RECENT = 2015  # from then on a year has a part of its own; before, ten share one


def entries(place: Place) -> Markup:
    """Return all events in order of date, to narrow by relation and kind."""
    events = alliances.evidence.events().values()
    return filtered(
        "events", ["relation", "kind"], grouped(events, lambda event: years(event.date.year), lambda event: _entry(place, event))
    )


def years(year: int) -> str:
    """Return the part of the list in which a year stands.

    >>> years(1896), years(2021)
    ('1890s', '2021')
    >>> years(2012)
    '2010 to 2014'
    """
    if year >= RECENT:
        return str(year)
    decade = year - year % 10
    return f"{decade} to {RECENT - 1}" if decade + 10 > RECENT else f"{decade}s"


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
