"""The chapters as cards, part by part: drawing, question, minutes, and a place where a script says how far the reader is."""

from itertools import groupby

from ...base import contents
from ...base.html import Markup, fragment, h
from ..previews import drawing
from .parts import Place


def entries(place: Place) -> Markup:
    """Return a list of cards for each part of the book, under the part's name."""
    resume = h("p", {"class": "go-on", "hidden": True})  # for the script that knows where the reader stopped
    return fragment(resume, (_part(place, number, name, list(chapters)) for number, (name, chapters) in enumerate(_parts(), start=1)))


def _parts() -> groupby:
    return groupby(contents.chapters(), key=lambda chapter: chapter.part)


def _part(place: Place, number: int, name: str, chapters: list[contents.Chapter]) -> Markup:
    heading = f"part-{number}"
    return fragment(
        h("h3", {"class": "cards-part", "id": heading}, name),
        h("ol", {"class": "cards", "aria-labelledby": heading, "start": chapters[0].number}, [_card(place, each) for each in chapters]),
    )


def _card(place: Place, chapter: contents.Chapter) -> Markup:
    """Return one card; the link is the title, and its box is as large as the card."""
    return h(
        "li",
        {"class": "card"},
        drawing(chapter.card.drawing),
        h(
            "p",
            {"class": "card-title"},
            h("span", {"class": "card-number"}, chapter.number),
            " ",
            place.link(chapter.title, f"book/{chapter.name}"),
        ),
        h("p", {"class": "card-question"}, chapter.card.question),
        h("p", {"class": "card-facts"}, f"{chapter.card.minutes} minutes ", h("span", {"class": "card-mark", "data-page": chapter.name})),
    )
