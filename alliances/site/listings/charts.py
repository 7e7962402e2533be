"""The gallery of charts: every chart of the book with its number, its finding, and a small picture that leads to it."""

from itertools import groupby

from ...base.html import Markup, h
from .. import frame, numbering, travel
from .parts import Group, Place, entry, filtered


def entries(place: Place) -> Markup:
    """Return all charts, chapter by chapter in the order of the book."""
    charts = groupby(numbering.all_of(place.app.env, "figure"), key=lambda thing: thing.page)
    groups = [chapter(place, page, [_entry(place, thing) for thing in found]) for page, found in charts]
    return filtered("charts", ["chapter"], groups, order={"chapter": [group.short for group in groups]})


def chapter(place: Place, page: str, made: list[Markup]) -> Group:
    """Return what a chapter has as a group of a gallery, under its name."""
    name = called(place, page)
    return Group(f"of-{page.rpartition('/')[2]}", place.link(name, page), made, name)


def called(place: Place, page: str) -> str:
    """Return what a gallery calls a page: a chapter by its number and short title, another by its title."""
    known = frame.chapter_of(page)
    return known.called if known else place.app.env.titles[page].astext()


def _entry(place: Place, thing: numbering.Thing) -> Markup:
    anchor = f"take-{thing.stem}"
    picture = {
        "src": place.static(f"{travel.FOLDER}/{thing.stem}.svg") + "#drawing",
        "loading": "lazy",
        "alt": "",
        "width": 224,
        "height": 144,
    }
    return entry(
        {"id": anchor, "class": "entry gallery-chart", "aria-labelledby": f"{anchor}-name"} | {"data-chapter": called(place, thing.page)},
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, place.link(thing.label, thing.page, thing.anchor)),
        h("p", {"class": "entry-lead"}, h("img", picture), thing.title),
    )
