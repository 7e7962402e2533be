"""The answer files that readers download from the book, graded again with the rules of the item bank.

A file holds, for each exercise, what the page keeps of it: the values that its widget saves, by name
(:class:`alliances.exercises.widget.ExerciseWidget` saves ``answer``).
"""

from ... import exercises
from ...exercises.answers import FORMAT, VERSION
from .verdict import Row, failed, safe, short

WORK = "book"


def rows(student: str, content: object) -> list[Row]:
    """Grade an answer file.

    Parameters
    ----------
    student : whose file it is.
    content : the file's content, as JSON values.

    Returns
    -------
    one row for each exercise answered, in the order of the bank, and one for the whole; of each exercise 1 point can be had, but none where
    no answer is right or wrong: that row says "noted", or "to read" with the words that a person reads.
    An answer that does not fit its exercise, or to an exercise that the bank lacks, is reported and counts nothing. A file that is
    none of the book's, or of a version that is not known here, is one row that says so.

    Examples
    --------
    >>> kept = {"pattern-median": {"answer": {"value": 9}}}
    >>> [(row.question, row.points, row.state) for row in rows("maria", {"format": FORMAT, "version": VERSION, "answers": kept})]
    [('pattern-median', 1.0, 'right'), ('all', 1.0, 'graded')]
    """
    answers = content.get("answers") if isinstance(content, dict) else None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return failed(student, WORK, "wrong file", "this is no answer file of the book")
    if content.get("version") != VERSION or not isinstance(answers, dict):
        found = str(content.get("version"))[:40]
        return failed(student, WORK, "unreadable", f"an answer file of version {found}, not {VERSION}, or without answers")
    bank = exercises.load_bank()
    graded = [_grade(student, exercise, answers[name]) for name, exercise in bank.items() if name in answers]
    unknown = sorted(str(name)[:40] for name in answers if name not in bank)
    unreadable = [row.question for row in graded if row.state == "unreadable"]
    notes = {"unknown exercises": unknown, "answers that cannot be read": unreadable}
    note = "; ".join(f"{what}: {', '.join(names)}" for what, names in notes.items() if names)
    scored = [row for row in graded if row.points != ""]
    return [*graded, Row(student, WORK, "all", round(sum(row.points for row in scored), 4), len(scored), "graded", short(note))]


def _grade(student: str, exercise: exercises.Exercise, kept: object) -> Row:
    """Grade what the page kept of one exercise."""
    try:
        result = exercise.grade(_answer(exercise, kept))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as problem:  # whatever a hand-made file holds
        return Row(student, WORK, exercise.id, 0, 1, "unreadable", short(str(problem)))
    if result.outcome == "noted":
        written = exercise.written(kept["answer"])
        return Row(student, WORK, exercise.id, "", "", "to read" if written else "noted", safe(written))
    state = "unanswered" if result.outcome == "empty" else result.outcome
    return Row(student, WORK, exercise.id, float(result.score), 1, state)


def _answer(exercise: exercises.Exercise, kept: object) -> dict | None:
    """Take the answer out of what was kept; an answer to something else must not pass for none."""
    if not isinstance(kept, dict) or not isinstance(kept.get("answer", ""), dict | None):
        raise ValueError("no answer is kept here in the form of the book")
    answer = kept["answer"]
    if answer and answer.keys().isdisjoint(exercise.solution()):
        raise ValueError("this is an answer to another kind of exercise")
    return answer
