"""Choose one option, or several."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from .base import Exercise, Result, Strict, empty, listed, places, result


class Option(Strict):
    """One answer to choose, with what to say to whoever chooses it."""

    text: str
    correct: bool
    feedback: str = Field(min_length=10)


class Choice(Exercise):
    """Choose one option, or several. Answer: ``{"picked": [0, 2]}``."""

    label: ClassVar = "Choose one"

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

    def public(self) -> dict:
        """Say in the label whether several may be chosen."""
        return super().public() | ({"label": "Choose all that apply"} if self.several else {})

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
