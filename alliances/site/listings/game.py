"""The alliance game on a page: the place that the script fills, the rules without it, and the cards and sheets for playing on paper."""

import json
from functools import partial

from ...base.errors import InputError
from ...base.html import Markup, fragment, h, scrolling, table
from ...data import load
from ...exercises import rulebook
from ...exercises.words import named, say
from ...models import game
from ...models.game.options import CARDS
from .parts import Place

NAME = "alliance-game"
PARTS = ("play", "rules", "rules-open", "cards", "sheet")
COUNTED = "obligations"  # the published rates that the debrief shows count promises as written
ROUNDS = 12  # lines on a sheet


def entries(place: Place, part: str) -> Markup:
    """Return one part of the game.

    Parameters
    ----------
    place : the page.
    part : one of :data:`PARTS`.

    Raises
    ------
    InputError : for a part that there is not.
    """
    if part not in PARTS:
        raise InputError(f"{place.page}.md", f"{{{NAME}}} {part}", "there is no such part", f"use one of {', '.join(PARTS)}")
    made = {"play": _play, "rules": _rules, "rules-open": partial(_rules, shown=True), "cards": _cards, "sheet": _sheet}
    return made[part]()


def _play() -> Markup:
    """Return the place of the game with what it knows of the record: published rates of honoured promises."""
    rows = load("reliability_rates")
    whole = rows[(rows["counted"] == COUNTED) & (rows["group"].isin(("all", "before 1945", "from 1945")))]
    rates = [{"label": f"{row.study} {row.year}, {row.group}", "rate": row.rate} for row in whole.itertuples()]
    still = h("p", {"class": "game-still"}, say("game.still"))
    return h("section", {"class": "game", "aria-label": say("game.title"), "data-rates": json.dumps(rates)}, still)


def _rules(*, shown: bool = False) -> Markup:
    """Return the rules, which can be folded: the script writes them again for a game with other settings."""
    settings = game.settings()
    rows = [(name, points, why) for name, points, why in rulebook.payoffs(settings)]
    heads = (say("game.rules.event"), say("game.rules.points"), say("game.rules.why"))
    listed = h("ul", {"class": "game-rules"}, [h("li", {}, rule) for rule in rulebook.rules(settings)])
    return h(
        "details",
        {"class": "game-book", "open": shown},
        h("summary", {}, say("game.rules.title")),
        listed,
        scrolling(say("game.rules.title"), table(heads, rows, named=True), kind="table-box"),
    )


def _cards() -> Markup:
    """Return the deck, to be cut out."""
    settings, names = game.settings(), named("game.cards")
    does = named("game.card-texts")
    cards = [
        h("li", {"class": f"game-paper-card card-{kind}"}, h("strong", {}, names[kind]), h("span", {}, does[kind]))
        for kind in CARDS
        for _ in range(settings[kind])
    ]
    return h("ul", {"class": "game-deck"}, cards)


def _sheet() -> Markup:
    """Return the sheet of a seat: a line for each round."""
    heads = tuple(named("game.sheet").values())
    rows = [(str(number), *[""] * (len(heads) - 1)) for number in range(1, ROUNDS + 1)]
    return fragment(
        h("p", {}, say("game.sheet-note")),
        h("p", {}, say("game.sheet-seat")),
        scrolling(say("game.paper"), table(heads, rows, named=True), kind="table-box game-sheet"),
    )
