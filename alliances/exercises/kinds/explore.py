"""Operate a model until it reaches a goal."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.reading import Strict
from .. import explorers
from ..kit import Result, empty, plain, result
from ..offers import Choice, Offer
from ..questions import Question
from ..words import named, say
from .base import Exercise, Room


class Goal(Strict):
    """The range that one output of the model must reach."""

    output: str
    least: float
    most: float


class Explore(Exercise):
    """Find a setting of a model that reaches a goal. Answer: ``{"inputs": {"threat": 7, "kind": "a"}}``, a value per control."""

    asks: ClassVar = say("explore.label")
    lost: ClassVar = say("explore.lost")

    type: Literal["explore"]
    screen_only: bool = Field(default=True, exclude=True)
    explorer: str
    goal: Goal
    answer: dict[str, float | str | bool]  # where it differs from the start, a setting that reaches the goal
    reached: str = Field(min_length=10)
    low: str = Field(min_length=10)
    high: str = Field(min_length=10)

    @property
    def model(self) -> explorers.Explorer:
        """The explorer."""
        return explorers.get(self.explorer)

    @model_validator(mode="after")
    def _goal_can_be_reached(self) -> "Explore":
        setting = self.solution()["inputs"]
        if self._outcome(setting) != "reached":
            raise ValueError(f"the answer does not reach the goal: {self.model.outcome(setting)}")
        if self._outcome(self.model.start()) == "reached":
            raise ValueError("the goal is reached at the start, so there is nothing to do")
        return self

    def _outcome(self, setting: dict) -> str:
        number = self.model.outcome(self.model.check(setting))[self.goal.output]
        return "low" if number < self.goal.least else "high" if number > self.goal.most else "reached"

    def public(self) -> dict:
        """Add the explorer; leave the answer out."""
        kept = {key: value for key, value in super().public().items() if key != "answer"}
        return kept | {"model": self.model.public()}

    @property
    def room(self) -> Room:
        """Four lines."""
        return 4

    def grade(self, answer: dict | None) -> Result:
        """Score 1 where the goal is reached, else 0; say which way it was missed."""
        setting = (answer or {}).get("inputs")
        if setting is None:
            return empty(say("explore.empty"))
        outcome = self._outcome(setting)
        if setting == self.model.start():
            return empty(say("exercise.untouched"))
        if outcome == "reached":
            return result(1.0, [self.reached])
        return result(0.0, [self.low if outcome == "low" else self.high])

    def offers(self) -> list[Offer]:
        """Offer the three ways in which a setting can end."""
        told = {"too low": self.low, "right": self.reached, "too high": self.high}
        return [Offer("", tuple(Choice(text, text == "right", said) for text, said in told.items()))]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return how the setting ends."""
        return [[["low", "reached", "high"].index(self._outcome(answer["inputs"]))]]

    def solution(self) -> dict:
        """Return a setting that reaches the goal."""
        return {"inputs": self.model.start() | self.answer}

    def still(self) -> tuple[str, str]:
        """Tell the result at the start and at the goal, and list the controls with their values at both."""
        model, start, end = self.model, self.model.start(), self.solution()["inputs"]
        rows = "".join(
            f'<tr><th scope="row">{escape(control.label)}</th><td>{_value(start[control.name])}</td></tr>' for control in model.controls
        )
        notes = "".join(f"<p>{escape(note)}</p>" for note in dict.fromkeys(control.note for control in model.controls) if note)
        heads = "".join(f'<th scope="col">{head}</th>' for head in (say("explore.control"), say("explore.start")))
        table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        moved = "; ".join(
            say("explore.moved", control=escape(control.label), value=_value(end[control.name]))
            for control in model.controls
            if end[control.name] != start[control.name]
        )
        return (
            f"{table}{notes}<p>{escape(model.sentence(start))}</p>",
            f"<p>{say('explore.answer', moved=moved)}</p><p>{escape(model.sentence(end))}</p><p>{escape(self.reached)}</p>",
        )

    def questions(self) -> list[Question]:
        """Ask nothing: there is no such question."""
        return []


def _value(value: float | str | bool) -> str:
    """Write the value of a control."""
    if isinstance(value, bool):
        return named("explore.switch")["on" if value else "off"]
    return escape(value) if isinstance(value, str) else plain(value)
