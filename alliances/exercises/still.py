"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from ..base.html import Markup, h, trusted
from .kinds import Exercise
from .words import say


def about(exercise: Exercise) -> str:
    """Return what the reader is asked to do, and how long it takes.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> about(get("pattern-median"))
    'Predict, then see · about 2 minutes'
    """
    return say("exercise.about", label=exercise.label, minutes=say("exercise.minutes", count=exercise.minutes))


def still_html(exercise: Exercise) -> Markup:
    """Return an exercise as HTML: the question, its options, and the explained answer folded away.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> "<details" in still_html(get("pattern-median"))
    True
    """
    options, answer = map(trusted, exercise.still())
    hints = [h("li", {}, hint) for hint in exercise.hints]
    return h(
        "div",
        {"class": "exercise"},
        h("p", {"class": "exercise-kind"}, about(exercise)),
        h("h3", {"class": "exercise-title"}, h("span", {"class": "exercise-number"}), exercise.title),
        h("p", {}, exercise.prompt),
        options,
        h("details", {}, h("summary", {}, say("exercise.hints")), h("ol", {}, hints)) if hints else None,
        h("details", {}, h("summary", {}, say("exercise.answer")), answer, h("p", {}, exercise.explanation)),
    )
