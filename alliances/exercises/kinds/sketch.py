"""Draw a curve, then see the real one."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ..kit import Result, Strict, empty, is_number, plain, result
from ..questions import Question
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

    asks: ClassVar = "Draw, then see"
    lost: ClassVar = "no such system lets a student draw a curve and compares it with a record; use the page, or the printed worksheet"

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
            return empty("Draw the curve first.")
        size = len(self.values)
        if not isinstance(drawn, list) or len(drawn) != size or not all(value is None or is_number(value) for value in drawn):
            raise ValueError(f"values must list {size} numbers, or null")
        if left := drawn.count(None):
            told = "One place has no value yet." if left == 1 else f"{left} places have no value yet."
            return empty("Draw the curve first." if left == size else told)
        if not all(self.least <= value <= self.most for value in drawn):
            return empty(f"Keep every value between {plain(self.least)} and {plain(self.most)}.")
        misses = [abs(value - real) for value, real in zip(drawn, self.values, strict=True)]
        worst = misses.index(max(misses))
        mean = round(sum(misses) / len(misses), 9)
        score = 1.0 if mean <= self.right_within else 0.5 if mean <= self.close_within else 0.0
        feedback = [{1.0: self.feedback.right, 0.5: self.feedback.close, 0.0: self.feedback.far}[score]]
        if misses[worst] > 0:
            feedback.append(
                f"Largest miss, at {self.places[worst]}: you drew {plain(drawn[worst])}, the record says {plain(self.values[worst])}."
            )
        peak, real = drawn.index(max(drawn)), self.values.index(max(self.values))
        if drawn[peak] > min(drawn) and peak != real:
            feedback.append(f"Your curve peaks at {self.places[peak]}, the record at {self.places[real]}.")
        return result(score, feedback)

    def solution(self) -> dict:
        """Draw the record."""
        return {"values": list(self.values)}

    def still(self) -> tuple[str, str]:
        """List the places, and the record as a table."""
        body = f"<p>Sketch it on paper: {escape(self.axis)} from {escape(self.places[0])} to {escape(self.places[-1])}, "
        body += f"from {plain(self.least)} to {plain(self.most)} {escape(self.unit)}.</p>"
        rows = "".join(
            f'<tr><th scope="row">{escape(place)}</th><td>{plain(value)}</td></tr>'
            for place, value in zip(self.places, self.values, strict=True)
        )
        head = f'<tr><th scope="col">{escape(self.axis)}</th><th scope="col">{escape(self.unit)}</th></tr>'
        return body, f"<table><thead>{head}</thead><tbody>{rows}</tbody></table><p>Source: {escape(self.source)}</p>"

    def questions(self) -> list[Question]:
        """Ask nothing: there is no such question."""
        return []
