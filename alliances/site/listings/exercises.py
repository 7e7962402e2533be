"""The gallery of exercises: what each asks, how long it takes and what it trains, to choose from; with the guide to its chapter."""

from itertools import groupby
from typing import get_args

from alliances import exercises

from ...base.html import Markup, h
from .. import frame, numbering
from .charts import called, chapter
from .parts import Place, entry, filtered, foot

LEVELS = get_args(exercises.Exercise.model_fields["bloom"].annotation)  # from the simplest on
SPANS = {"1 to 3 minutes": 3, "4 to 6 minutes": 6, "7 minutes or more": 60}  # name: the most minutes of it


def entries(place: Place) -> Markup:
    """Return all exercises, chapter by chapter in the order of the book."""
    things = groupby(numbering.all_of(place.app.env, "exercise"), key=lambda thing: thing.page)
    groups = [chapter(place, page, [_entry(place, thing) for thing in found]) for page, found in things]
    order = {"chapter": [group.short for group in groups], "length": list(SPANS), "level": LEVELS}
    return filtered("exercises", ["chapter", "kind", "length", "level"], groups, order=order)


def length(minutes: int) -> str:
    """Return the span that so many minutes belong to.

    >>> length(2), length(4), length(12)
    ('1 to 3 minutes', '4 to 6 minutes', '7 minutes or more')
    """
    return next(name for name, most in SPANS.items() if minutes <= most)


def _entry(place: Place, thing: numbering.Thing) -> Markup:
    exercise, anchor = exercises.get(thing.anchor), f"pick-{thing.anchor}"
    fields = {"chapter": called(place, thing.page), "kind": exercise.label, "length": length(exercise.minutes)}
    fields["level"] = exercise.bloom
    guide = f"{frame.PAGES}teach/{thing.page.removeprefix(frame.PAGES).replace('/', '-')}"
    known = guide in place.app.env.found_docs
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name"} | {f"data-{name}": value for name, value in fields.items()},
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, place.link(f"{thing.label}: {thing.title}", thing.page, thing.anchor)),
        h("p", {"class": "entry-lead"}, f"{exercise.label} · {exercise.minutes} min · {exercise.bloom}"),
        h("p", {}, exercise.objective),
        foot({"Guide": place.title(guide)} if known else {}),
    )
