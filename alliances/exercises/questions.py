"""What a learning management system can ask: questions of five plain kinds.

A system knows fewer kinds of question than the book. Each kind of exercise says what becomes of it there: questions that both Moodle
and Canvas can ask, or none, and the reason. :mod:`alliances.pack.moodle` and :mod:`alliances.pack.canvas` write them down.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

QuestionKind = Literal["one", "several", "match", "number", "essay"]


def code(name: str) -> str:
    """Return a number of seven digits for an id, the same whatever the question says.

    >>> code("a-correction"), code("a-correction") == code("another")
    ('4137236', False)
    """
    return str(1_000_000 + int(hashlib.sha256(name.encode()).hexdigest(), 16) % 8_000_000)


@dataclass(frozen=True)
class Answer:
    """One answer to choose: its text, its part of the points (-1 to 1), what to say to those who choose it."""

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
    """One question. Which of the fields from ``options`` to ``grader`` are filled depends on the kind."""

    id: str  # stable: the exercise's id, with an ending where it becomes several questions
    title: str
    kind: QuestionKind
    text: str  # HTML
    points: int
    explanation: str
    bloom: str
    hints: list[str] = field(default_factory=list)
    options: list[Answer] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    number: Number | None = None
    grader: list[str] = field(default_factory=list)  # what a person who reads the answer looks for
    part: str = ""  # which part of the exercise it is, where that becomes several questions
    fixed: bool = False  # rows or options stand in an order that means something: they must not be shuffled
    scored: str = ""  # to the student: how it is scored, where the book scores in another way

    @property
    def code(self) -> str:
        """The number by which systems know the question.

        It comes from the id, so that no wording changes it, and holds no word that a system could take for an order: Canvas reads
        "correct", "wrong" or "_all" in an id as one.

        >>> Question("a-correction", "", "essay", "", 1, "", "apply").code
        '4137236'
        """
        return code(self.id)
