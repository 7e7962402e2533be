"""What a learning management system can ask: each exercise as questions of five plain kinds.

A system knows fewer kinds of question than the book. Here every exercise becomes questions that both Moodle and Canvas can ask, or
is refused with the reason. :mod:`.moodle` and :mod:`.canvas` write them down.
"""

from dataclasses import dataclass, field
from functools import singledispatch
from html import escape
from typing import Literal

from .. import evidence
from ..exercises.kinds import Choice, Classify, Estimate, Evidence, Exercise, Lens, Match, Order, Triad, Weigh
from ..exercises.kinds.evidence import BEARINGS

REFUSED = {
    "sketch": "no such system lets a student draw a curve and compares it with a record; use the page, or the printed worksheet",
    "explore": "the student operates a model, which such a system cannot run; use the page",
}


GOALS = {
    "balanced": "the triangle balanced",
    "unbalanced": "the triangle unbalanced",
    "menage a trois": "a ménage à trois",
    "romantic triangle": "a romantic triangle",
    "stable marriage": "a stable marriage",
    "unit veto": "a unit veto",
}


@dataclass(frozen=True)
class Option:
    """One option: its text, its part of the points (-1 to 1), what to say to those who choose it."""

    text: str
    share: float
    feedback: str


@dataclass(frozen=True)
class Pair:
    """One row to match: its text, the target that belongs to it, the fact that decides."""

    text: str
    target: str
    fact: str


@dataclass(frozen=True)
class Number:
    """A number to estimate: value, ends of the scale, tolerance for full and for half points, and what to say in each case."""

    value: float
    least: float
    most: float
    full_within: float
    half_within: float
    right: str
    close: str
    low: str
    high: str


@dataclass(frozen=True)
class Question:
    """One question. Which of the last five fields are filled depends on the kind."""

    id: str  # stable: the exercise's id, with an ending where it becomes several questions
    title: str
    kind: Literal["one", "several", "match", "number", "essay"]
    text: str  # HTML
    points: int
    explanation: str
    bloom: str
    hints: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    number: Number | None = None
    grader: list[str] = field(default_factory=list)  # what a person who reads the answer looks for


def questions(exercise: Exercise) -> list[Question]:
    """Return an exercise as questions; none if its kind is refused, see :data:`REFUSED`.

    Parameters
    ----------
    exercise : an exercise of the bank.

    Examples
    --------
    >>> from alliances.exercises import load_bank
    >>> [(one.id, one.kind) for one in questions(load_bank()["pattern-median"])]
    [('pattern-median', 'number')]
    """
    return [] if exercise.type in REFUSED else _questions(exercise)


@singledispatch
def _questions(exercise: Exercise) -> list[Question]:
    raise TypeError(f"no question is known for exercises of the kind {exercise.type!r}")


def _question(exercise: Exercise, kind: str, *, more: str = "", ending: str = "", points: int = 1, **fields: object) -> Question:
    """Return a question with what all have: prompt, explanation, hints."""
    return Question(
        id=exercise.id + ending,
        title=exercise.title,
        kind=kind,
        text=f"<p>{escape(exercise.prompt)}</p>{more}",
        points=points,
        explanation=exercise.explanation,
        bloom=exercise.bloom,
        hints=list(exercise.hints),
        **fields,
    )


@_questions.register
def _(exercise: Choice) -> list[Question]:
    good = sum(option.correct for option in exercise.options)
    wrong = -1 / good if exercise.several else 0.0
    options = [Option(option.text, 1 / good if option.correct else wrong, option.feedback) for option in exercise.options]
    return [_question(exercise, "several" if exercise.several else "one", options=options)]


@_questions.register
def _(exercise: Order) -> list[Question]:
    places = [str(place) for place in range(1, len(exercise.steps) + 1)]
    pairs = [Pair(step.text, place, step.fact) for step, place in zip(exercise.steps, places, strict=True)]
    shuffled = [pairs[index] for index in exercise.public()["start"]]  # or the order of the rows would give it away
    more = f"<p>Give each its place: 1 is {escape(exercise.first)}, {places[-1]} is {escape(exercise.last)}.</p>"
    return [_question(exercise, "match", more=more, points=len(pairs), pairs=shuffled, targets=places)]


@_questions.register
def _(exercise: Estimate) -> list[Question]:
    scale = (exercise.value, exercise.least, exercise.most, exercise.right_within, exercise.close_within)
    number = Number(*scale, **exercise.feedback.model_dump())
    more = f"<p>Answer with a number from {exercise.least:g} to {exercise.most:g} ({escape(exercise.unit)}).</p>"
    return [_question(exercise, "number", more=more, number=number)]


@_questions.register
def _(exercise: Match) -> list[Question]:
    pairs = [Pair(row.text, row.target, row.fact) for row in exercise.rows]
    more = f"<p>To choose: {escape(exercise.column)}.</p>"
    return [_question(exercise, "match", more=more, points=len(pairs), pairs=pairs, targets=list(exercise.targets))]


@_questions.register
def _(exercise: Classify) -> list[Question]:
    pairs = [Pair(case.text, case.belongs, case.fact) for case in exercise.cases]
    more = "<p>Here only the class counts. Write down for yourself how sure you are, and compare afterwards.</p>"  # most prompts ask for it
    return [_question(exercise, "match", more=more, points=len(pairs), pairs=pairs, targets=list(exercise.classes))]


@_questions.register
def _(exercise: Lens) -> list[Question]:
    pairs = [Pair(f"({number}) {unit.text}", unit.tag, unit.reason) for number, unit in enumerate(exercise.units, start=1)]
    tags = "".join(f"<li>{escape(tag.name)}: {escape(tag.meaning)}</li>" for tag in exercise.tags)
    more = f"<p>{escape(exercise.passage)} ({escape(evidence.label(exercise.source))})</p><ul>{tags}</ul>"
    return [_question(exercise, "match", more=more, points=len(pairs), pairs=pairs, targets=[tag.name for tag in exercise.tags])]


@_questions.register
def _(exercise: Evidence) -> list[Question]:
    more = f"<blockquote><p>{escape(exercise.statement)}</p></blockquote>"
    pairs = [Pair(f"{piece.text} ({evidence.label(piece.source)})", BEARINGS[piece.bearing], piece.why) for piece in exercise.pieces]
    found = [_question(exercise, "match", more=more, points=len(pairs), pairs=pairs, targets=list(BEARINGS.values()))]
    if exercise.conclusions:
        told = more + "<p>Taken together, what does the evidence say?</p>"
        options = [Option(option.text, float(option.correct), option.feedback) for option in exercise.conclusions]
        found.append(_question(exercise, "one", more=told, ending="-conclusion", options=options))
    return found


@_questions.register
def _(exercise: Weigh) -> list[Question]:
    rows = "".join(f"<li>{escape(each.text)} ({escape(evidence.label(each.source))})</li>" for each in exercise.considerations)
    more = (
        f"<blockquote><p>{escape(exercise.statement)}</p></blockquote><p>Considerations:</p><ul>{rows}</ul><p>Say which weigh most with you and why, "
        "which would weigh most with somebody of the other opinion, what you conclude, and what would change your mind.</p>"
    )
    look = [
        "One point each: both sides weighed; the conclusion follows from the weights; the other side put as it would put itself; "
        "a fact named that would change the mind. No conclusion is right or wrong.",
        *(f"{each.text} {each.note}" for each in exercise.considerations),
        exercise.author,
    ]
    return [_question(exercise, "essay", more=more, points=4, grader=look)]


@_questions.register
def _(exercise: Triad) -> list[Question]:
    ties = "".join(f"<li>{escape(tie)}: {'friendly (+)' if sign > 0 else 'hostile (−)'}</li>" for tie, sign in exercise.ties.items())
    names = [Option(option.text, float(option.correct), option.feedback) for option in exercise.names]
    meets = exercise.public()["meets"]
    several = sum(meets) > 1
    reached = GOALS[exercise.goal]
    ask = f"Tick every tie that, flipped alone, makes {reached}." if several else f"Which tie, flipped alone, makes {reached}?"
    flips = [
        Option(tie, good / sum(meets) if good else (-1 / sum(meets) if several else 0.0), told)
        for tie, told, good in zip(exercise.ties, exercise.flips, meets, strict=True)
    ]
    return [
        _question(exercise, "one", more=f"<ul>{ties}</ul><p>Which triangle is it?</p>", ending="-name", options=names),
        _question(
            exercise,
            "several" if several else "one",
            more=f"<ul>{ties}</ul><p>{ask}</p>",
            ending="-flip",
            options=flips,
        ),
    ]
