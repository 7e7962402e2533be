"""Grading, in Python: the same rules as ``grade`` in ``widget.js``, held together by shared test vectors.

An answer is a plain dict, as the browser stores it:
``{"picked": [0, 2]}`` for choice, ``{"order": [2, 0, 1]}`` for order, ``{"value": 7.5}`` for estimate.
"""

import itertools
import math
from dataclasses import asdict, dataclass
from functools import singledispatch
from typing import Literal

from .bank import Choice, Estimate, Exercise, Order

Outcome = Literal["empty", "wrong", "partial", "right"]


@dataclass(frozen=True)
class Result:
    """What grading says: the outcome, a score between 0 and 1, and sentences for the student."""

    outcome: Outcome
    score: float
    feedback: list[str]

    def public(self) -> dict:
        """Return the result as plain JSON values."""
        return asdict(self)


@singledispatch
def grade(exercise: Exercise, answer: dict | None) -> Result:
    """Grade an answer.

    Parameters
    ----------
    exercise : the exercise, from the bank.
    answer : as described in the module's docstring; ``None`` for no answer.

    Returns
    -------
    Result

    Raises
    ------
    ValueError : if the answer has not the form that the exercise asks for.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> grade(get("pattern-median"), {"value": 9}).outcome
    'right'
    """
    raise TypeError(f"no rules for exercises of type {type(exercise).__name__}")


def _result(score: float, feedback: list[str]) -> Result:
    outcome: Outcome = "right" if score == 1 else "partial" if score > 0 else "wrong"
    return Result(outcome, round(score, 4), feedback)


@grade.register
def _(exercise: Choice, answer: dict | None) -> Result:
    picked = _indices(answer, "picked", len(exercise.options))
    if not picked:
        return Result("empty", 0, ["Choose an answer first."])
    if not exercise.several and len(picked) > 1:
        raise ValueError("one option can be picked, not several")
    right = {index for index, option in enumerate(exercise.options) if option.correct}
    hits, false = len(right & set(picked)), len(set(picked) - right)
    chosen = [exercise.options[index] for index in sorted(picked)]
    feedback = [f"“{option.text}” {option.feedback}" if exercise.several else option.feedback for option in chosen]
    missing = len(right) - hits
    if exercise.several and missing:
        feedback.append("One correct option is missing." if missing == 1 else f"{missing} correct options are missing.")
    return _result(max(0.0, (hits - false) / len(right)), feedback)


@grade.register
def _(exercise: Order, answer: dict | None) -> Result:
    size = len(exercise.steps)
    order = _indices(answer, "order", size)
    if not order:
        return Result("empty", 0, ["Put the list in order first."])
    if len(order) != size:
        raise ValueError("every step must be placed once")
    pairs = [(a, b) for place, a in enumerate(order) for b in order[place + 1 :]]
    kept = sum(a < b for a, b in pairs)
    if kept == len(pairs):
        return _result(1.0, [f"{step.text}: {step.fact}" for step in exercise.steps])
    if kept == 0:
        return _result(0.0, [f"This is the right order upside down: {exercise.first} comes first."])
    before, after = next((a, b) for a, b in itertools.pairwise(order) if a > b)
    early, late = exercise.steps[after], exercise.steps[before]
    feedback = f"“{early.text}” belongs before “{late.text}”: {early.fact}; {late.fact}."
    share = kept / len(pairs)
    return _result(share if share >= 0.5 else 0.0, [feedback])


@grade.register
def _(exercise: Estimate, answer: dict | None) -> Result:
    if answer is None or answer.get("value") is None:
        return Result("empty", 0, ["Enter a number first."])
    value = answer["value"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("the answer must be a number")
    if not exercise.least <= value <= exercise.most:
        return Result("empty", 0, [f"Enter a number from {exercise.least:g} to {exercise.most:g}."])
    miss = round(abs(value - exercise.value), 9)
    if miss <= exercise.right_within:
        return _result(1.0, [exercise.feedback.right])
    if miss <= exercise.close_within:
        return _result(0.5, [exercise.feedback.close])
    return _result(0.0, [exercise.feedback.low if value < exercise.value else exercise.feedback.high])


def _indices(answer: dict | None, field: str, size: int) -> list[int]:
    """Read a list of distinct places from an answer; an absent one is empty."""
    places = (answer or {}).get(field) or []
    if not isinstance(places, list) or not all(isinstance(p, int) and not isinstance(p, bool) and 0 <= p < size for p in places):
        raise ValueError(f"{field} must list numbers from 0 to {size - 1}")
    if len(set(places)) != len(places):
        raise ValueError(f"{field} lists a number twice")
    return places
