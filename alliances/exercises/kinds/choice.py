"""Choose one option, or several."""

import re
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ...base.html import Markup, fragment, h
from .. import paper
from ..kit import Result, empty, judged, leading, listed, places, result, unnumbered
from ..questions import Answer, Question
from ..words import say
from .base import Exercise, Option, Room


class Choice(Exercise):
    """Choose one option, or several. Answer: ``{"picked": [0, 2]}``."""

    asks: ClassVar = say("choice.label")

    type: Literal["choice"]
    several: bool = False
    verdicts: tuple[str, str] | None = Field(default=None, exclude=True)  # what an answer key says of what is correct, and of the rest
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
        return say("choice.label-several") if self.several else self.asks

    @property
    def room(self) -> Room:
        """Two lines, however many options are right."""
        return 2

    def grade(self, answer: dict | None) -> Result:
        """Score (hits - false picks) / correct options, never below 0."""
        picked = places(answer, "picked", len(self.options))
        if not picked:
            return empty(say("choice.empty"))
        if not self.several and len(picked) > 1:
            raise ValueError(say("choice.single"))
        right = {index for index, option in enumerate(self.options) if option.correct}
        hits, false = len(right & set(picked)), len(set(picked) - right)
        rows = [judged(option.correct, option.feedback) if index in picked else None for index, option in enumerate(self.options)]
        feedback = [say("choice.why", count=len(picked))]
        if lacking := len(right) - hits if self.several else 0:
            feedback.append(say("choice.lacking", count=lacking))
        return result(max(0.0, (hits - false) / len(right)), feedback, rows)

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the options that were picked."""
        return [answer["picked"]]

    def solution(self) -> dict:
        """Pick what is correct."""
        return {"picked": [index for index, option in enumerate(self.options) if option.correct]}

    def still(self) -> tuple[str, str]:
        """List the options, and each with its verdict and feedback."""
        right, wrong = self.verdicts or (
            (say("choice.tick"), say("choice.leave")) if self.several else (say("choice.this"), say("choice.not-this"))
        )
        texts = unnumbered([option.text for option in self.options])
        answers = [
            h("li", {}, leading(text), " ", h("strong", {}, f"{right if option.correct else wrong}."), " ", option.feedback)
            for text, option in zip(texts, self.options, strict=True)
        ]
        return listed("ol", texts), h("ol", {}, answers)

    def sheet(self) -> Markup:
        """Give each option a box, and room for a reason."""
        return fragment(paper.ticks([option.text for option in self.options]), h("p", {}, say("paper.why")), paper.lines(self.room))

    def questions(self) -> list[Question]:
        """Ask to choose; the parts of the points are those of :meth:`grade`."""
        good = sum(option.correct for option in self.options)
        wrong = -1 / good if self.several else 0.0
        options = [Answer(option.text, 1 / good if option.correct else wrong, option.feedback) for option in self.options]
        numbered = all(re.match(rf"{place}\. ", option.text) for place, option in enumerate(self.options, start=1))
        return [self.question("several" if self.several else "one", options=options, fixed=numbered)]
