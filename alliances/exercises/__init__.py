"""Exercises: one item bank, graded alike in Python and in the reader's browser."""

from typing import TYPE_CHECKING

from . import outcomes
from .bank import chapters, get, load_bank
from .kinds import Exercise
from .kit import Result

if TYPE_CHECKING:
    from .widget import ExerciseWidget

__all__ = ["Exercise", "Result", "chapters", "get", "grade", "load_bank", "outcomes", "show"]


def grade(exercise: Exercise, answer: dict | None) -> Result:
    """Grade an answer, by the same rules as in the reader's browser: shared test vectors hold the two together.

    Parameters
    ----------
    exercise : the exercise, from the bank.
    answer : a plain dict, as the browser stores it and the exercise's kind describes it; ``None`` for no answer.

    Returns
    -------
    Result

    Raises
    ------
    ValueError : if the answer has not the form that the exercise asks for.

    Examples
    --------
    >>> grade(get("pattern-median"), {"value": 9}).outcome
    'right'
    """
    return exercise.grade(answer)


def show(exercise_id: str) -> "ExerciseWidget":
    """Return the widget of an exercise, for the last line of a cell.

    >>> show("pattern-median").item["type"]
    'estimate'
    """
    from .widget import ExerciseWidget

    return ExerciseWidget(get(exercise_id))
