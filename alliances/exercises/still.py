"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from html import escape

from .kinds import Exercise


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
    folded_hints = f"<details><summary>Hints</summary><ol>{hints}</ol></details>" if hints else ""
    minutes = "1 minute" if exercise.minutes == 1 else f"{exercise.minutes} minutes"
    return (
        f'<div class="exercise"><p class="exercise-kind">{escape(exercise.label)} · about {minutes}</p>'
        f'<p class="exercise-title">{escape(exercise.title)}</p><p>{escape(exercise.prompt)}</p>{options}{folded_hints}'
        f"<details><summary>Answer and explanation</summary>{answer}<p>{escape(exercise.explanation)}</p></details></div>"
    )
