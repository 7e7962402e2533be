"""The seats from which readers advise: what each wants, where it is divided, who would object; each folded, with links to its sources."""

import alliances

from ...base.html import Markup, fragment, h
from ...exercises.words import say
from ..marks import PAGES
from .parts import Place

NAME = "seat-cards"


def entries(place: Place) -> Markup:
    """Return every seat, folded, in the order of ``seeds/seats.yml``."""
    return h("div", {"class": "seats"}, [_seat(place, seat) for seat in alliances.evidence.seats().values()])


def _seat(place: Place, seat: "alliances.evidence.Seat") -> Markup:
    other = alliances.evidence.seats()[seat.opponent.seat]
    return h(
        "details",
        {"class": "seat", "id": f"seat-{seat.key}"},
        h("summary", {}, h("b", {}, seat.name)),
        h("ul", {}, [h("li", {}, _sourced(place, each)) for each in seat.interests]),
        h("p", {}, h("b", {}, say("memo.wants")), " ", _sourced(place, seat.wants)),
        h("p", {}, h("b", {}, say("memo.is-divided")), " ", _sourced(place, seat.divided)),
        h("p", {}, h("b", {}, say("memo.will-ask", opponent=other.name)), " ", seat.opponent.asks),
    )


def _sourced(place: Place, said: "alliances.evidence.seats.Sourced") -> Markup:
    return fragment(
        said.text, " ", h("span", {"class": "seat-sources"}, "(", Markup("; ").join(_link(place, key) for key in said.source_keys), ")")
    )


def _link(place: Place, key: str) -> Markup:
    """Return a link to what a key names, by the words that readers know."""
    if key in alliances.evidence.claims():
        return place.claims([key])
    if key in alliances.evidence.events():
        return place.link(alliances.evidence.origin(key), PAGES["event"], key.lower())
    return place.sources([key])
