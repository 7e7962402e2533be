"""Write a short text, hold it against a checklist, then compare it with a model answer."""

import re
from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.html import Markup, fragment, h, trusted
from ...base.reading import Strict
from .. import paper
from ..kit import Result, empty, listed, noted, places
from ..questions import Question
from ..words import say
from .base import Exercise, Room

_WORD = re.compile(r"[^ \t\r\n\u00a0]+")  # the same blanks as in write.js


class Level(Strict):
    """One level of the rubric, and how a text of this level reads."""

    name: str = Field(min_length=3)
    text: str = Field(min_length=20)


class Write(Exercise):
    """Write between ``least`` and ``most`` words. Answer: ``{"text": "…", "ticked": [0, 2]}``, the points of the checklist that it meets.

    No text is right or wrong, so that nothing is scored: a text of the least length is noted, and then the model answer is shown. The
    explanation says what makes that one good; a person marks by the rubric.
    """

    asks: ClassVar = say("write.label")
    lost: ClassVar = say("write.lost")

    type: Literal["write"]
    least: int = Field(ge=5)
    most: int
    checklist: list[str] = Field(min_length=3, max_length=4)
    rubric: list[Level] = Field(min_length=3, max_length=4)
    model: str = Field(min_length=100)

    @model_validator(mode="after")
    def _model_fits(self) -> "Write":
        if self.least >= self.most:
            raise ValueError("least must be smaller than most")
        if not self.least <= (count := words(self.model)) <= self.most:
            raise ValueError(f"the model answer has {count} words, not {self.least} to {self.most}")
        return self

    @property
    def room(self) -> Room:
        """A line for every eight words."""
        return self.most // 8

    def grade(self, answer: dict | None) -> Result:
        """Note a text of the least length; say how long it is, and how many points of the checklist are not ticked."""
        text = (answer or {}).get("text")
        text = "" if text is None else text
        if not isinstance(text, str):
            raise ValueError(say("write.not-text"))
        open_points = len(self.checklist) - len(places(answer, "ticked", len(self.checklist)))
        count = words(text)
        if count < self.least:
            return empty(say("write.short", least=self.least, count=count) if count else say("write.empty"))
        feedback = [say("write.noted", count=count)]
        if count > self.most:
            feedback.append(say("write.long", most=self.most))
        if open_points:
            feedback.append(say("write.unticked", count=open_points))
        return noted(feedback)

    def solution(self) -> dict:
        """Give the model answer, with all points of the checklist."""
        return {"text": self.model, "ticked": list(range(len(self.checklist)))}

    def written(self, answer: dict) -> str:
        """Return the number of words, and the text."""
        return say("write.handed", count=words(answer["text"]), text=answer["text"].strip())

    def _length(self) -> str:
        return say("write.length", least=self.least, most=self.most)

    def _levels(self) -> str:
        return "".join(f"<li><strong>{escape(level.name)}.</strong> {escape(level.text)}</li>" for level in self.rubric)

    def still(self) -> tuple[str, str]:
        """Leave lines to write on; give the checklist and the rubric, and the model answer."""
        body = f'<p>{self._length()}</p><div class="exercise-lines"></div><p>{say("write.checklist")}</p>{listed("ul", self.checklist)}'
        body += f"<p>{say('write.rubric')}</p><ul>{self._levels()}</ul>"
        return body, f"<p>{say('write.model')}</p><blockquote><p>{escape(self.model)}</p></blockquote>"

    def sheet(self) -> Markup:
        """Give lines, the checklist with boxes, and the rubric."""
        return fragment(
            h("p", {}, self._length()),
            paper.lines(self.room),
            h("p", {}, say("write.checklist")),
            paper.ticks(self.checklist, numbered=False),
            h("p", {}, say("write.rubric")),
            h("ul", {}, trusted(self._levels())),
        )

    def questions(self) -> list[Question]:
        """Ask for an essay; whoever marks it has the rubric and the model answer."""
        more = f"<p>{self._length()}</p><p>{say('write.check')}</p>{listed('ul', self.checklist)}"
        look = [say("write.grader"), *(f"{level.name}: {level.text}" for level in self.rubric), say("write.model"), self.model]
        return [self.question("essay", more=more, grader=look)]


def words(text: str) -> int:
    """Count the words of a text.

    >>> words("Neither side won. "), words("")
    (3, 0)
    """
    return len(_WORD.findall(text))
