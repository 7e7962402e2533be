"""Commit to a number, then see the real one."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.html import Markup, h
from ...base.reading import Strict
from ..kit import Result, empty, is_number, plain, result
from ..offers import GUESSES
from ..questions import Number, Question
from ..words import say
from .base import Exercise, Room


class EstimateFeedback(Strict):
    """What to say to each kind of guess."""

    right: str
    close: str
    low: str
    high: str


class Estimate(Exercise):
    """Commit to a number, then see the real one. Answer: ``{"value": 7.5}``."""

    asks: ClassVar = say("estimate.label")
    lost: ClassVar = say("estimate.lost")

    type: Literal["estimate"]
    unit: str
    value: float
    least: float
    most: float
    step: float = Field(gt=0)
    right_within: float = Field(ge=0)
    close_within: float = Field(gt=0)
    feedback: EstimateFeedback

    @model_validator(mode="after")
    def _scale_holds(self) -> "Estimate":
        if not self.least <= self.value <= self.most:
            raise ValueError(f"the value {self.value} lies outside {self.least} to {self.most}")
        if self.right_within >= self.close_within:
            raise ValueError("right_within must be smaller than close_within")
        return self

    @property
    def room(self) -> Room:
        """One line."""
        return 1

    def grade(self, answer: dict | None) -> Result:
        """Score 1 within ``right_within``, one half within ``close_within``, else 0."""
        if answer is None or answer.get("value") is None:
            return empty(say("estimate.empty"))
        value = answer["value"]
        if not is_number(value):
            raise ValueError(say("estimate.not-number"))
        if not self.least <= value <= self.most:
            return empty(say("estimate.range", least=f"{self.least:g}", most=f"{self.most:g}"))
        miss = round(abs(value - self.value), 9)
        both = say("estimate.both", guess=plain(value), record=plain(self.value))
        if miss <= self.right_within:
            return result(1.0, [both, self.feedback.right])
        if miss <= self.close_within:
            return result(0.5, [both, self.feedback.close])
        return result(0.0, [both, self.feedback.low if value < self.value else self.feedback.high])

    def taken(self, answer: dict) -> list[list[int]]:
        """Return in what the guess ends: too low, close, right, too high."""
        value = answer["value"]
        end = {1.0: "right", 0.5: "close"}.get(self.grade(answer).score, "too low" if value < self.value else "too high")
        return [[GUESSES.index(end)]]

    def solution(self) -> dict:
        """Return the real number."""
        return {"value": self.value}

    def still(self) -> tuple[str, str]:
        """Give the scale, and the number."""
        unit = escape(self.unit)
        between = say("estimate.between", least=f"{self.least:g}", most=f"{self.most:g}", unit=unit)
        return f"<p>{between}</p>", f"<p><strong>{self.value:g} {unit}.</strong></p>"

    def sheet(self) -> Markup:
        """Give the scale, and a blank for the number."""
        between = say("estimate.between", least=f"{self.least:g}", most=f"{self.most:g}", unit=self.unit)
        return h("p", {"class": "blank"}, say("paper.guess"), " ", h("i"), f" {self.unit} ", h("small", {}, between))

    def questions(self) -> list[Question]:
        """Ask for the number."""
        scale = (self.value, self.least, self.most, self.right_within, self.close_within)
        number = Number(*scale, **self.feedback.model_dump())
        ask = say("estimate.ask", least=f"{self.least:g}", most=f"{self.most:g}", unit=escape(self.unit))
        if self.value != int(self.value):
            ask += f" {say('estimate.point')}"  # an English site of Moodle takes 9,8 for 98; every site takes 9.8
        return [self.question("number", more=f"<p>{ask}</p>", number=number)]
