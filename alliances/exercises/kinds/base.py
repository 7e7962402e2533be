"""What all exercises have, and what every kind must say of itself."""

from abc import abstractmethod
from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field

from ...base.html import Markup, fragment, trusted
from ...base.reading import Strict
from .. import paper
from ..kit import Result
from ..offers import Offer, of
from ..questions import Pair, Question, QuestionKind

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Room = int | Literal["grid"]


class Option(Strict):
    """One answer to choose, with what to say to whoever chooses it."""

    text: str
    correct: bool
    feedback: str = Field(min_length=10)


class Exercise(Strict):
    """An exercise of any kind. A kind adds its fields, its rules of grading, its still form, and what print and other systems make of it.

    Its front end stands beside it in a JavaScript file of the same name; shared vectors hold the two sets of rules together. A computed
    field (``pydantic.computed_field``) reaches the front end as a given one does. A kind that leaves an abstract method out makes no exercise.
    """

    asks: ClassVar[str]  # what the reader is asked to do, in two or three words
    lost: ClassVar[str] = ""  # what a learning management system leaves out or scores in another way; if it asks nothing at all, why
    scored: ClassVar[str] = ""  # to students there, after their answer: how it is scored, where the book scores in another way

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=3)
    prompt: str = Field(min_length=10)
    elsewhere: str = Field(default="", exclude=True)  # what other systems ask, where the prompt speaks of what only the page has
    minutes: int = Field(ge=1, le=60)
    objective: str = Field(min_length=10)
    bloom: Bloom
    claims: list[str] = Field(default=[])
    hints: list[str] = Field(default=[])
    explanation: str = Field(min_length=40)
    on_paper: str = Field(default="", exclude=True)  # the prompt of a printed sheet, where the other speaks of a screen
    screen_only: bool = Field(default=False, exclude=True)  # it asks about what only the page shows, so that a sheet leaves it out

    @computed_field
    @property
    def label(self) -> str:
        """What stands above the title."""
        return self.asks

    @property
    @abstractmethod
    def room(self) -> Room:
        """What a printed sheet leaves for the answer: so many lines, or a grid. It must not tell the answer."""

    @abstractmethod
    def grade(self, answer: dict | None) -> Result:
        """Grade an answer; :func:`alliances.exercises.grade` describes it."""

    @abstractmethod
    def solution(self) -> dict:
        """Return the answer that the bank calls right, or the best one."""

    @abstractmethod
    def still(self) -> tuple[str, str]:
        """Return the question's body and the answer as HTML."""

    def sheet(self) -> Markup:
        """Return what a printed sheet has below the prompt: the question's body, with room for the answer. It must not tell the answer."""
        return fragment(trusted(self.still()[0]), paper.lines(self.room) if isinstance(self.room, int) else None)

    @abstractmethod
    def questions(self) -> list[Question]:
        """Return the questions that a learning management system can ask instead; none where ``lost`` says why.

        >>> from alliances.exercises import get
        >>> [(one.id, one.kind) for one in get("pattern-median").questions()]
        [('pattern-median', 'number')]
        """

    def offers(self) -> list[Offer]:
        """Return what there is to choose, place by place; nothing where a reader writes, or sets a model.

        >>> from alliances.exercises import get
        >>> [choice.right for choice in get("pattern-median").offers()[0].choices]
        [False, False, True, False]
        """
        return [offer for question in self.questions() for offer in of(question)]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return for each of :meth:`offers` the places of what an answer chose; the answer is one that :meth:`grade` took.

        >>> from alliances.exercises import get
        >>> get("pattern-median").taken({"value": 9})
        [[2]]
        """
        return []

    def public(self) -> dict:
        """Return what the widget needs, as plain JSON values."""
        return self.model_dump(mode="json")

    def written(self, answer: dict) -> str:
        """Return the words of an answer that a person reads; none where the rules of grading say all."""
        return ""

    def sources(self) -> list[str]:
        """Return the keys of the claims, events and sources that its parts name."""
        return []

    def question(
        self, kind: QuestionKind, *, prompt: str = "", more: str = "", ending: str = "", points: int = 1, **fields: object
    ) -> Question:
        """Return a question with what all have: prompt (``more`` follows it, as HTML), explanation, hints."""
        return Question(
            id=self.id + ending,
            title=self.title,
            kind=kind,
            text=f"<p>{escape(prompt or self.elsewhere or self.prompt)}</p>{more}",
            points=points,
            explanation=self.explanation,
            bloom=self.bloom,
            hints=list(self.hints),
            scored=self.scored,
            **fields,
        )

    def rows_to_match(self, pairs: list[Pair], targets: list[str], more: str = "", **fields: object) -> Question:
        """Return a question that asks for the target of each row. Rows keep their order: a passage has one, and texts say "the third line"."""
        return self.question("match", more=more, points=len(pairs), pairs=pairs, targets=targets, fixed=True, **fields)
