"""Exercises: one item bank, graded alike in Python and in the reader's browser."""

from typing import TYPE_CHECKING

from . import outcomes
from .bank import chapters, get, load_bank
from .grade import grade
from .kinds import Exercise, Result

if TYPE_CHECKING:
    from .widget import ExerciseWidget

__all__ = ["Exercise", "Result", "chapters", "get", "grade", "load_bank", "outcomes", "show"]


def show(exercise_id: str) -> "ExerciseWidget":
    """Return the widget of an exercise, for the last line of a cell.

    >>> show("pattern-median").item["type"]
    'estimate'
    """
    from .widget import ExerciseWidget

    return ExerciseWidget(get(exercise_id))
