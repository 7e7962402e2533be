"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from ..base.html import Markup, fragment, h, trusted
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


def answer_html(exercise: Exercise) -> Markup:
    """Return the explained answer of an exercise as HTML, as it is folded under the question and as paper has it at the end.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> print(answer_html(get("secret-months"))[:34])
    <p><strong>22 months.</strong></p>
    """
    return fragment(trusted(exercise.still()[1]), h("p", {}, exercise.explanation))


def still_html(exercise: Exercise) -> Markup:
    """Return an exercise as HTML: the question, its options, and the explained answer folded away.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> "<details" in still_html(get("pattern-median"))
    True
    """
    options = _boxed(trusted(exercise.still()[0]))
    hints = [h("li", {}, hint) for hint in exercise.hints]
    return h(
        "div",
        {"class": "exercise"},
        h("p", {"class": "exercise-kind"}, about(exercise)),
        h("h3", {"class": "exercise-title"}, h("span", {"class": "exercise-number"}), exercise.title),
        h("p", {}, exercise.prompt),
        options,
        h("details", {}, h("summary", {}, say("exercise.hints")), h("ol", {}, hints)) if hints else None,
        h("details", {}, h("summary", {}, say("exercise.answer")), _boxed(answer_html(exercise))),
    )


def _boxed(html: Markup) -> Markup:
    """Put each table into a box that scrolls by itself where the table is too wide.

    >>> print(_boxed(trusted("<p>So</p><table></table>")))
    <p>So</p><div class="table-box"><table></table></div>
    """
    return trusted(str(html).replace("<table", '<div class="table-box"><table').replace("</table>", "</table></div>"))
