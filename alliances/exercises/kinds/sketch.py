"""Draw a curve, then see the real one."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.reading import Strict
from ..kit import Result, empty, is_number, plain, result
from ..questions import Question
from ..words import say
from .base import Exercise, Room


class SketchFeedback(Strict):
    """What to say to a curve that is right, close or far."""

    right: str
    close: str
    far: str


class Sketch(Exercise):
    """Enter or draw a value at each place, then see the real curve. Answer: ``{"values": [0, 120, 80]}``.

    ``right_within`` and ``close_within`` limit the mean absolute miss, in ``unit``.
    """

    asks: ClassVar = say("sketch.label")
    lost: ClassVar = say("sketch.lost")

    type: Literal["sketch"]
    axis: str  # what the places are: "Year"
    places: list[str] = Field(min_length=3, max_length=16)
    unit: str
    values: list[float]
    least: float
    most: float
    step: float = Field(gt=0)
    right_within: float = Field(gt=0)
    close_within: float = Field(gt=0)
    source: str
    feedback: SketchFeedback

    @model_validator(mode="after")
    def _curve_fits(self) -> "Sketch":
        if len(self.values) != len(self.places):
            raise ValueError(f"{len(self.values)} values for {len(self.places)} places")
        if not all(self.least <= value <= self.most for value in self.values):
            raise ValueError(f"a value lies outside {self.least} to {self.most}")
        if self.right_within >= self.close_within:
            raise ValueError("right_within must be smaller than close_within")
        return self

    @property
    def room(self) -> Room:
        """A grid for the curve."""
        return "grid"

    def grade(self, answer: dict | None) -> Result:
        """Score 1 if the mean miss is within ``right_within``, one half within ``close_within``, else 0."""
        drawn = (answer or {}).get("values")
        if drawn is None:
            return empty(say("sketch.empty"))
        size = len(self.values)
        if not isinstance(drawn, list) or len(drawn) != size or not all(value is None or is_number(value) for value in drawn):
            raise ValueError(say("sketch.not-values", size=size))
        if left := drawn.count(None):
            return empty(say("sketch.empty") if left == size else say("sketch.left", count=left))
        if not all(self.least <= value <= self.most for value in drawn):
            return empty(say("sketch.range", least=plain(self.least), most=plain(self.most)))
        misses = [abs(value - real) for value, real in zip(drawn, self.values, strict=True)]
        worst = misses.index(max(misses))
        mean = round(sum(misses) / len(misses), 9)
        score = 1.0 if mean <= self.right_within else 0.5 if mean <= self.close_within else 0.0
        feedback = [{1.0: self.feedback.right, 0.5: self.feedback.close, 0.0: self.feedback.far}[score]]
        if misses[worst] > 0:
            feedback.append(say("sketch.miss", place=self.places[worst], drawn=plain(drawn[worst]), real=plain(self.values[worst])))
        peak, real = drawn.index(max(drawn)), self.values.index(max(self.values))
        if drawn[peak] > min(drawn) and peak != real:
            feedback.append(say("sketch.peak", yours=self.places[peak], real=self.places[real]))
        return result(score, feedback)

    def solution(self) -> dict:
        """Draw the record."""
        return {"values": list(self.values)}

    def still(self) -> tuple[str, str]:
        """List the places, and the record as a table."""
        body = say(
            "sketch.paper",
            axis=escape(self.axis),
            first=escape(self.places[0]),
            last=escape(self.places[-1]),
            least=plain(self.least),
            most=plain(self.most),
            unit=escape(self.unit),
        )
        rows = "".join(
            f'<tr><th scope="row">{escape(place)}</th><td>{plain(value)}</td></tr>'
            for place, value in zip(self.places, self.values, strict=True)
        )
        head = f'<tr><th scope="col">{escape(self.axis)}</th><th scope="col">{escape(self.unit)}</th></tr>'
        source = say("sketch.source", source=escape(self.source))
        return f"<p>{body}</p>", f"<table><thead>{head}</thead><tbody>{rows}</tbody></table><p>{source}</p>"

    def questions(self) -> list[Question]:
        """Ask nothing: there is no such question."""
        return []
