"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from html import escape

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


def still_html(exercise: Exercise) -> str:
    """Return an exercise as HTML: the question, its options, and the explained answer folded away.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> "<details" in still_html(get("pattern-median"))
    True
    """
    options, answer = exercise.still()
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in exercise.hints)
    folded_hints = f"<details><summary>{say('exercise.hints')}</summary><ol>{hints}</ol></details>" if hints else ""
    return (
        f'<div class="exercise"><p class="exercise-kind">{escape(about(exercise))}</p>'
        f'<p class="exercise-title">{escape(exercise.title)}</p><p>{escape(exercise.prompt)}</p>{options}{folded_hints}'
        f"<details><summary>{say('exercise.answer')}</summary>{answer}<p>{escape(exercise.explanation)}</p></details></div>"
    )
