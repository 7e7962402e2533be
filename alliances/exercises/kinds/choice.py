"""Choose one option, or several."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ..kit import Result, empty, listed, places, result
from ..questions import Answer, Question
from .base import Exercise, Option, Room


class Choice(Exercise):
    """Choose one option, or several. Answer: ``{"picked": [0, 2]}``."""

    asks: ClassVar = "Choose one"

    type: Literal["choice"]
    several: bool = False
    options: list[Option] = Field(min_length=2)

    @model_validator(mode="after")
    def _has_answer(self) -> "Choice":
        right = sum(option.correct for option in self.options)
        if not self.several and right != 1:
            raise ValueError(f"one option must be correct, {right} are; for more set 'several: true'")
        if self.several and right == 0:
            raise ValueError("no option is correct")
        return self

    @computed_field
    @property
    def label(self) -> str:
        """Say whether several may be chosen."""
        return "Choose all that apply" if self.several else self.asks

    @property
    def room(self) -> Room:
        """Two lines, however many options are right."""
        return 2

    def grade(self, answer: dict | None) -> Result:
        """Score (hits - false picks) / correct options, never below 0."""
        picked = places(answer, "picked", len(self.options))
        if not picked:
            return empty("Choose an answer first.")
        if not self.several and len(picked) > 1:
            raise ValueError("one option can be picked, not several")
        right = {index for index, option in enumerate(self.options) if option.correct}
        hits, false = len(right & set(picked)), len(set(picked) - right)
        chosen = [self.options[index] for index in sorted(picked)]
        feedback = [f"“{option.text}” {option.feedback}" if self.several else option.feedback for option in chosen]
        lacking = len(right) - hits
        if self.several and lacking:
            feedback.append("One correct option is missing." if lacking == 1 else f"{lacking} correct options are missing.")
        return result(max(0.0, (hits - false) / len(right)), feedback)

    def solution(self) -> dict:
        """Pick what is correct."""
        return {"picked": [index for index, option in enumerate(self.options) if option.correct]}

    def still(self) -> tuple[str, str]:
        """List the options, and each with its verdict and feedback."""
        answers = "".join(
            f"<li>{'<strong>Right.</strong>' if option.correct else 'Not this one.'} {escape(option.text)}: {escape(option.feedback)}</li>"
            for option in self.options
        )
        return listed("ol", [option.text for option in self.options]), f"<ol>{answers}</ol>"

    def questions(self) -> list[Question]:
        """Ask to choose; the parts of the points are those of :meth:`grade`."""
        good = sum(option.correct for option in self.options)
        wrong = -1 / good if self.several else 0.0
        options = [Answer(option.text, 1 / good if option.correct else wrong, option.feedback) for option in self.options]
        return [self.question("several" if self.several else "one", options=options)]
