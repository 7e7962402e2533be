"""The page of the reader's own work: all chapters and exercises, complete without a script; and the places that the script fills."""

from ...base import contents
from ...base.errors import InputError
from ...base.html import Markup, fragment, h
from ...exercises import Exercise, chapters, load_bank
from ...exercises.still import about
from ...exercises.words import say
from .. import numbering
from .parts import Place

NAME = "your-work"
PARTS = ("go-on", "chapters", "predictions", "forecasts", "sure", "texts", "hand-in", "files")


def entries(place: Place, part: str) -> Markup:
    """Return one part of the page.

    Parameters
    ----------
    place : the page.
    part : one of :data:`PARTS`; all but the list of chapters are empty places, since they show nothing but what the reader did.

    Raises
    ------
    InputError : for a part that there is not.
    """
    if part not in PARTS:
        raise InputError(f"{place.page}.md", f"{{{NAME}}} {part}", "there is no such part", f"use one of {', '.join(PARTS)}")
    if part == "chapters":
        return _chapters(place)
    still = h("p", {"class": "work-still"}, say("work.still")) if part == "go-on" else None
    return fragment(still, h("div", {"class": "work-part", "data-part": part}))


def _chapters(place: Place) -> Markup:
    homes, bank = chapters(), load_bank()
    found = [(page, [one for name, one in bank.items() if homes[name] == page.name]) for page in contents.chapters()]
    numbers = {thing.anchor: thing.label for thing in numbering.all_of(place.app.env, "exercise")}
    return h("div", {"class": "work-chapters"}, [_chapter(place, page, own, numbers) for page, own in found if own])


def _chapter(place: Place, page: contents.Page, own: list[Exercise], numbers: dict[str, str]) -> Markup:
    """Return a chapter, folded, with its exercises."""
    minutes = say("exercise.minutes", count=sum(one.minutes for one in own))
    count = h("span", {"class": "work-count"}, say("work.exercises", count=len(own), minutes=minutes))
    document = f"book/{page.name}"
    rows = [
        h(
            "li",
            {"data-exercise": one.id, "data-number": numbers[one.id]},
            h(
                "span",
                {"class": "work-what"},
                place.link(one.title, document, one.id),
                h("span", {"class": "work-kind"}, f"{numbers[one.id]} · {about(one)}"),
            ),
        )
        for one in own
    ]
    return h(
        "details",
        {"data-page": page.name},
        h("summary", {}, h("span", {"class": "work-title"}, page.title), " ", count),
        h("p", {"class": "work-open"}, place.link(say("work.open", title=page.title), document)),
        h("ul", {}, rows),
    )
