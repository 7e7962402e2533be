"""Exercises as plain HTML: for readers without JavaScript, for print and for worksheets."""

from functools import singledispatch
from html import escape

from .bank import Choice, Estimate, Exercise, Option, Order

KINDS = {"choice": "Choose", "order": "Put in order", "estimate": "Predict, then see"}


def still_html(exercise: Exercise) -> str:
    """Return an exercise as HTML: the question, its options, and the explained answer folded away.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> "<details" in still_html(get("pattern-median"))
    True
    """
    options, answer = _body(exercise)
    hints = "".join(f"<li>{escape(hint)}</li>" for hint in exercise.hints)
    folded_hints = f"<details><summary>Hints</summary><ol>{hints}</ol></details>" if hints else ""
    minutes = "1 minute" if exercise.minutes == 1 else f"{exercise.minutes} minutes"
    return (
        f'<div class="exercise"><p class="exercise-kind">{KINDS[exercise.type]} · about {minutes}</p>'
        f'<p class="exercise-title">{escape(exercise.title)}</p><p>{escape(exercise.prompt)}</p>{options}{folded_hints}'
        f"<details><summary>Answer and explanation</summary>{answer}<p>{escape(exercise.explanation)}</p></details></div>"
    )


@singledispatch
def _body(exercise: Exercise) -> tuple[str, str]:
    """Return the options and the answer of an exercise as HTML."""
    raise TypeError(f"no still form for exercises of type {type(exercise).__name__}")


@_body.register
def _(exercise: Choice) -> tuple[str, str]:
    options = "".join(f"<li>{escape(option.text)}</li>" for option in exercise.options)
    answers = "".join(f"<li>{_verdict(option)} {escape(option.text)}: {escape(option.feedback)}</li>" for option in exercise.options)
    return f"<ol>{options}</ol>", f"<ol>{answers}</ol>"


def _verdict(option: Option) -> str:
    return "<strong>Right.</strong>" if option.correct else "Not this one."


@_body.register
def _(exercise: Order) -> tuple[str, str]:
    shown = [exercise.steps[index] for index in exercise.public()["start"]]
    options = "".join(f"<li>{escape(step.text)}</li>" for step in shown)
    answers = "".join(f"<li>{escape(step.text)}: {escape(step.fact)}</li>" for step in exercise.steps)
    return f"<ul>{options}</ul><p>First: {escape(exercise.first)}. Last: {escape(exercise.last)}.</p>", f"<ol>{answers}</ol>"


@_body.register
def _(exercise: Estimate) -> tuple[str, str]:
    scale = f"Between {exercise.least:g} and {exercise.most:g} {escape(exercise.unit)}."
    return f"<p>{scale}</p>", f"<p><strong>{exercise.value:g} {escape(exercise.unit)}.</strong></p>"
