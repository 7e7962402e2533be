"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from ..base.html import Markup, h, trusted
from .kinds import Exercise


def still_html(exercise: Exercise) -> Markup:
    """Return an exercise as HTML: the question, its options, and the explained answer folded away.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> "<details" in still_html(get("pattern-median"))
    True
    """
    options, answer = map(trusted, exercise.still())
    minutes = "1 minute" if exercise.minutes == 1 else f"{exercise.minutes} minutes"
    hints = [h("li", {}, hint) for hint in exercise.hints]
    return h(
        "div",
        {"class": "exercise"},
        h("p", {"class": "exercise-kind"}, f"{exercise.label} · about {minutes}"),
        h("p", {"class": "exercise-title"}, exercise.title),
        h("p", {}, exercise.prompt),
        options,
        h("details", {}, h("summary", {}, "Hints"), h("ol", {}, hints)) if hints else None,
        h("details", {}, h("summary", {}, "Answer and explanation"), answer, h("p", {}, exercise.explanation)),
    )
