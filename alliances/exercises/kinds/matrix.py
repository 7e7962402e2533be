"""A decision matrix with the reader's own weights and scores: what comes first, and how far each weight would have to move."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ... import evidence
from ...base.reading import Strict
from .. import weighted
from ..kit import Note, Result, empty, noted
from ..questions import Question
from ..words import named, say
from .base import Exercise, Room

GRADES = list(named("matrix.scores").values())


class Choice(Strict):
    """One option: its short name, what it means, which side of the question it takes, and where it comes from."""

    key: str = Field(pattern=r"^[a-z]+$")
    short: str = Field(min_length=3, max_length=14)
    text: str = Field(min_length=10)
    side: Literal["for", "against"]
    sources: str


class Criterion(Strict):
    """One criterion, said so that each seat can ask it, and where to think about it."""

    key: str = Field(pattern=r"^[a-z]+$")
    text: str = Field(min_length=10)
    look: str = Field(min_length=10)
    sources: str


class Matrix(Exercise):
    """Weigh criteria from 0 to 5, score each option on each from −2 to 2, and see what would change the result.

    Answer: ``{"weights": {"free": 3}, "scores": {"sign": {"free": -1}}}``, by the keys of criteria and options; what a later edition no
    longer has is left out. No numbers are right, so that nothing is scored.
    """

    asks: ClassVar = say("matrix.label")
    lost: ClassVar = say("matrix.lost")

    type: Literal["matrix"]
    options: list[Choice] = Field(min_length=2, max_length=5)
    criteria: list[Criterion] = Field(min_length=2, max_length=8)

    @model_validator(mode="after")
    def _keys_differ(self) -> "Matrix":
        for things in (self.options, self.criteria):
            if len({each.key for each in things}) != len(things):
                raise ValueError("two options or two criteria have the same key")
        return self

    @computed_field
    @property
    def grades(self) -> list[str]:
        """The words for the scores, from the lowest."""
        return GRADES

    def public(self) -> dict:
        """Name the sources as readers know them."""
        return super().public() | {name: [told(each) for each in getattr(self, name)] for name in ("options", "criteria")}

    @property
    def room(self) -> Room:
        """A line for each criterion, and three for the result."""
        return len(self.criteria) + 3

    def read(self, answer: object) -> weighted.Decision:
        """Return what an answer holds."""
        return weighted.read(answer, [each.key for each in self.criteria], [each.key for each in self.options])

    def grade(self, answer: dict | None) -> Result:
        """Say what comes first and what would change it; beside each criterion, at which weight."""
        made = self.read(answer)
        if not made.begun:
            return empty(say("matrix.empty"))
        if made.missing:
            return empty(say("matrix.left", count=made.missing))
        if not any(made.weights.values()):
            return empty(say("matrix.no-weight"))
        turns = [made.turn(each.key) for each in self.criteria]
        rows: list[Note | None] = [
            Note("open", say("matrix.turn", now=made.weights[each.key], to=turn.to, change=self._change(turn.leaders)))
            if turn
            else Note("noted", say("matrix.holds", most=weighted.MOST))
            for each, turn in zip(self.criteria, turns, strict=True)
        ]
        return noted([self._first(made), self._hangs(made, turns), self._equal(made), *self._scores(made), say("matrix.measure")], rows)

    def _names(self, keys: list[str]) -> str:
        return say("matrix.and").join(each.short for each in self.options if each.key in keys)

    def _change(self, leaders: list[str]) -> str:
        wins = len(leaders) == 1
        return say("matrix.wins", option=self._names(leaders)) if wins else say("matrix.draws", options=self._names(leaders))

    def _first(self, made: weighted.Decision) -> str:
        points, leaders = made.points(), made.leaders()
        if len(leaders) > 1:
            return say("matrix.level", options=self._names(leaders), points=_signed(points[leaders[0]]))
        others = {option: found for option, found in points.items() if option not in leaders}
        second = [option for option, found in others.items() if found == max(others.values())]
        first, most = self._names(leaders), _signed(points[leaders[0]])
        return say("matrix.first", first=first, points=most, second=self._names(second), other=_signed(max(others.values())))

    def _hangs(self, made: weighted.Decision, turns: list[weighted.Turn | None]) -> str:
        found = [turn for turn in turns if turn]
        if not found:
            return say("matrix.steady", most=weighted.MOST)
        near = min(found, key=lambda turn: turn.steps)
        text = next(each.text for each in self.criteria if each.key == near.criterion)
        change = self._change(near.leaders)
        return say("matrix.hangs", criterion=text.rstrip("."), to=near.to, now=made.weights[near.criterion], change=change)

    def _equal(self, made: weighted.Decision) -> str:
        leaders = made.leaders(dict.fromkeys(made.weights, 1))
        return say("matrix.equal-same") if leaders == made.leaders() else say("matrix.equal", change=self._change(leaders))

    def _scores(self, made: weighted.Decision) -> list[str]:
        count, size = made.fragile(), len(self.options) * len(self.criteria)
        beaten = [say("matrix.beaten", option=self._names([one]), other=self._names([other])) for one, other in made.beaten()]
        return [say("matrix.fragile", count=count, size=size) if count else say("matrix.firm"), *beaten]

    def written(self, answer: dict) -> str:
        """Return what comes first."""
        return self._first(self.read(answer))

    def sources(self) -> list[str]:
        """Return where its options and criteria come from."""
        return [key for each in (*self.options, *self.criteria) for key in evidence.keys(each.sources)]

    def solution(self) -> dict:
        """Weigh all alike, and let the first option be worse than the second: one of many complete answers."""
        return filled(self.options, self.criteria)

    def still(self) -> tuple[str, str]:
        """Give the options, and an empty table to fill in; say how to find what the result hangs on."""
        options = "".join(
            f"<li><strong>{escape(each.short)}.</strong> {escape(each.text)} ({_origins(each)})</li>" for each in self.options
        )
        heads = "".join(f'<th scope="col">{escape(each.short)}</th>' for each in self.options)
        lines = "".join(
            f'<tr><th scope="row">{escape(each.text)} <small>{escape(each.look)}.</small></th>{"<td></td>" * (len(self.options) + 1)}</tr>'
            for each in self.criteria
        )
        head = f'<thead><tr><th scope="col">{say("matrix.criterion")}</th><th scope="col">{say("matrix.weight")}</th>{heads}</tr></thead>'
        table = f'<table class="matrix-still">{head}<tbody>{lines}</tbody></table>'
        body = f"<ul>{options}</ul>{table}<p>{say('matrix.paper', most=weighted.MOST)}</p>"
        return body, f"<p>{say('matrix.by-hand')}</p><p>{say('matrix.measure')}</p>"

    def questions(self) -> list[Question]:
        """Ask for an essay that gives the table and what it hangs on."""
        more = f"{self.still()[0]}<p>{say('matrix.ask')}</p>"
        return [self.question("essay", more=more, grader=[say("matrix.grader"), *(f"{each.text} {each.look}." for each in self.criteria)])]


def filled(options: list[Choice], criteria: list[Criterion]) -> dict:
    """Return a complete table of these options and criteria: all weights alike, the second option ahead of the others."""
    weights = {each.key: 2 for each in criteria}
    scores = {option.key: {each.key: 1 if place == 1 else 0 for each in criteria} for place, option in enumerate(options)}
    return {"weights": weights, "scores": scores}


def told(thing: Choice | Criterion) -> dict:
    """Return an option or a criterion with its sources as readers know them."""
    return thing.model_dump(mode="json") | {"sources": _origins(thing)}


def _origins(thing: Choice | Criterion) -> str:
    return "; ".join(dict.fromkeys(evidence.origin(key) for key in evidence.keys(thing.sources)))


def _signed(points: int) -> str:
    """Write points as the screen does.

    >>> _signed(-3), _signed(4)
    ('−3', '4')
    """
    return str(points).replace("-", "−")
