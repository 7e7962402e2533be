"""Draw a curve, then see the real one."""

import itertools
from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from .. import paper
from ..kit import Note, Result, empty, is_number, judged, plain, result
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

    ``right_within`` and ``close_within`` limit the mean absolute miss, in ``unit``; the shape counts as well: the largest fall, the largest
    rise and the highest point. The values at the places ``given`` are told beforehand.
    """

    asks: ClassVar = say("sketch.label")
    lost: ClassVar = say("sketch.lost")

    type: Literal["sketch"]
    axis: str  # what the places are: "Year"
    places: list[str] = Field(min_length=3, max_length=16)
    given: list[str] = Field(default=[])
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
        if len(set(self.values)) == 1:
            raise ValueError("the record is flat, so that there is no shape to catch")
        if not all(self.least <= value <= self.most for value in self.values):
            raise ValueError(f"a value lies outside {self.least} to {self.most}")
        if not set(self.given) < set(self.places):
            raise ValueError("what is given must be some of the places, not all")
        if self.right_within >= self.close_within:
            raise ValueError("right_within must be smaller than close_within")
        return self

    @property
    def room(self) -> Room:
        """A grid for the curve."""
        return "grid"

    def grade(self, answer: dict | None) -> Result:
        """Score 1 if level and shape are right; one half if the level is close and the greatest change caught, or all of the shape; else 0."""
        drawn = (answer or {}).get("values")
        if drawn is None:
            return empty(say("sketch.empty"))
        size = len(self.values)
        if not isinstance(drawn, list) or len(drawn) != size or not all(value is None or is_number(value) for value in drawn):
            raise ValueError(say("sketch.not-values", size=size))
        if left := drawn.count(None):
            return empty(say("sketch.empty") if left >= size - len(self.given) else say("sketch.left", count=left))
        if not all(self.least <= value <= self.most for value in drawn):
            return empty(say("sketch.range", least=plain(self.least), most=plain(self.most)))
        mean = round(sum(abs(value - real) for value, real in zip(drawn, self.values, strict=True)) / size, 9)
        changes = self._changes(drawn)
        shape = [*(note for _, note in changes), self._peak(drawn)]
        whole = all(note.outcome != "wrong" for note in shape)
        greatest = max(changes, key=lambda change: change[0])[1].outcome == "right"
        if mean <= self.right_within and whole:
            score, told = 1.0, self.feedback.right
        elif whole or (mean <= self.close_within and greatest):
            score, told = 0.5, self.feedback.close
        else:
            score, told = 0.0, self.feedback.far
        level = "right" if mean <= self.right_within else "differ" if mean <= self.close_within else "wrong"
        return result(score, [told], [*shape, Note(level, say("sketch.level", mean=plain(mean), unit=self.unit))])

    def _changes(self, drawn: list[float]) -> list[tuple[float, Note]]:
        """Compare the largest fall and the largest rise between two places: how large it is, and whether half of it was drawn."""
        real, mine = ([after - before for before, after in itertools.pairwise(values)] for values in (self.values, drawn))
        fall, rise = real.index(min(real)), real.index(max(real))
        found = []
        if real[fall] < 0:
            told = say("sketch.fall", step=self._step(fall), real=plain(-real[fall]), drawn=plain(max(0, -mine[fall])))
            found.append((-real[fall], judged(mine[fall] <= real[fall] / 2, told)))
        if real[rise] > 0:
            told = say("sketch.rise", step=self._step(rise), real=plain(real[rise]), drawn=plain(max(0, mine[rise])))
            found.append((real[rise], judged(mine[rise] >= real[rise] / 2, told)))
        return found

    def _step(self, index: int) -> str:
        return say("sketch.step", start=self.places[index], end=self.places[index + 1])

    def _peak(self, drawn: list[float]) -> Note:
        """Compare the highest points; the place beside the right one is near enough."""
        peak, top = drawn.index(max(drawn)), max(self.values)
        near = [index for index, value in enumerate(self.values) if value == top and abs(index - peak) <= 1]
        told = say("sketch.peak", yours=self.places[peak], real=self.places[near[0] if near else self.values.index(top)])
        if not near or drawn[peak] == min(drawn):
            return judged(False, told)
        return Note("right" if self.values[peak] == top else "differ", told)

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

    def sheet(self) -> Markup:
        """Give a grid with its axes, and a line for a reason."""
        told = {place: value for place, value in zip(self.places, self.values, strict=True) if place in self.given}
        drawn = paper.grid(self.places, told, (self.least, self.most), (self.axis, self.unit))
        dots = h("p", {"class": "small"}, say("paper.given", given=", ".join(self.given))) if self.given else None
        return fragment(h("div", {"class": "grid"}, drawn), dots, h("p", {}, say("paper.why")), paper.lines(1))

    def questions(self) -> list[Question]:
        """Ask nothing: there is no such question."""
        return []
