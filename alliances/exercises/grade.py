"""Grading, in Python: the same rules as in the reader's browser, held together by shared test vectors."""

from .kinds import Exercise, Result


def grade(exercise: Exercise, answer: dict | None) -> Result:
    """Grade an answer.

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
    >>> from alliances.exercises import get
    >>> grade(get("pattern-median"), {"value": 9}).outcome
    'right'
    """
    return exercise.grade(answer)
