"""The answer files that readers download from the book, graded again with the rules of the item bank."""

from ... import exercises
from ...exercises.answers import FORMAT
from .verdict import Row, failed, short

WORK = "book"


def rows(student: str, content: object) -> list[Row]:
    """Grade an answer file.

    Parameters
    ----------
    student : whose file it is.
    content : the file's content, as JSON values.

    Returns
    -------
    one row for each exercise answered, in the order of the bank, and one for the whole; of each exercise 1 point can be had.
    An answer that does not fit its exercise, or to an exercise that the bank lacks, is reported and counts nothing.

    Examples
    --------
    >>> [(row.question, row.points, row.state) for row in rows("maria", {"format": FORMAT, "answers": {"pattern-median": {"value": 9}}})]
    [('pattern-median', 1.0, 'right'), ('all', 1.0, 'graded')]
    """
    answers = content.get("answers") if isinstance(content, dict) else None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(answers, dict):
        return failed(student, WORK, "wrong file", "this is no answer file of the book")
    bank = exercises.load_bank()
    graded = [_grade(student, exercise, answers[name]) for name, exercise in bank.items() if name in answers]
    unknown = sorted(str(name)[:40] for name in answers if name not in bank)
    note = f"unknown exercises: {', '.join(unknown)}" if unknown else ""
    return [*graded, Row(student, WORK, "all", round(sum(row.points for row in graded), 4), len(graded), "graded", short(note))]


def _grade(student: str, exercise: exercises.Exercise, answer: object) -> Row:
    try:
        result = exercise.grade(answer if isinstance(answer, dict) else None)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as problem:  # whatever a hand-made file holds
        return Row(student, WORK, exercise.id, 0, 1, "unreadable", short(str(problem)))
    state = "unanswered" if result.outcome == "empty" else result.outcome
    return Row(student, WORK, exercise.id, float(result.score), 1, state)
