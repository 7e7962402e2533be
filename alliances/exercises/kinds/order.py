"""Put steps in order."""

import hashlib
import random
from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field

from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from ..kit import Note, Result, at_least_half, empty, judged, leading, listed, one_each, places, result, tally
from ..offers import Choice, Offer
from ..questions import Pair, Question
from ..words import say
from .base import Exercise, Room


class Step(Strict):
    """One item to put in order, and the fact that decides its place."""

    text: str
    fact: str = Field(min_length=3)


class Order(Exercise):
    """Put the steps in order; the bank lists them in the right one. Answer: ``{"order": [2, 0, 1]}``."""

    asks: ClassVar = say("order.label")
    lost: ClassVar = say("order.lost")
    scored: ClassVar = say("order.scored")

    type: Literal["order"]
    first: str  # what the top of the list means: "earliest", "shortest"
    last: str
    steps: list[Step] = Field(min_length=3, max_length=8)

    @computed_field
    @property
    def start(self) -> list[int]:
        """The order in which the reader first sees the steps: always the same, never the right one."""
        start = list(range(len(self.steps)))
        shuffle = random.Random(int(hashlib.sha256(self.id.encode()).hexdigest(), 16))  # noqa: S311 - a fixed shuffle, no secret
        while start == sorted(start):
            shuffle.shuffle(start)
        return start

    @property
    def room(self) -> Room:
        """A line for each step, and one more."""
        return len(self.steps) + 1

    def grade(self, answer: dict | None) -> Result:
        """Score the share of pairs in the right order, if it is at least one half."""
        size = len(self.steps)
        order = places(answer, "order", size)
        if not order:
            return empty(say("order.empty"))
        if len(order) != size:
            raise ValueError(say("order.not-all"))
        if order == self.start:
            return empty(say("exercise.untouched"))
        pairs = [(a, b) for place, a in enumerate(order) for b in order[place + 1 :]]
        kept = sum(a < b for a, b in pairs)
        rows = [self._note(step, order.index(step)) for step in range(size)]
        feedback = tally(rows) if kept else say("order.upside-down", first=self.first)
        return result(at_least_half(kept / len(pairs)), [feedback], rows)

    def _note(self, step: int, place: int) -> Note:
        """Say of a step whether it stands where it belongs, and else which way it must go."""
        if place == step:
            return judged(True, self.steps[step].fact)
        return judged(False, say("order.earlier") if place > step else say("order.later"))

    def offers(self) -> list[Offer]:
        """Offer every place to each step, in the order of :meth:`questions`."""
        size = len(self.steps)
        return [
            Offer(
                self.steps[step].text, tuple(Choice(f"at place {place + 1}", place == step) for place in range(size)), self.steps[step].fact
            )
            for step in self.start
        ]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return where each step was put, in the order of :meth:`offers`."""
        return one_each([answer["order"].index(step) for step in self.start])

    def solution(self) -> dict:
        """Keep the order of the bank."""
        return {"order": list(range(len(self.steps)))}

    def still(self) -> tuple[str, str]:
        """List the steps as first seen, and in order with the facts."""
        shown = listed("ul", [self.steps[index].text for index in self.start])
        ends = f"<p>{say('order.ends', first=escape(self.first), last=escape(self.last))}</p>"
        return shown + ends, listed("ol", [say("order.right", step=leading(step.text), fact=step.fact) for step in self.steps])

    def sheet(self) -> Markup:
        """Give each step, as first seen, a box for its place."""
        ask = say("order.ask", first=self.first, size=len(self.steps), last=self.last)
        rows = [h("tr", {}, h("td", {"class": "write"}, "\xa0"), h("th", {"scope": "row"}, self.steps[index].text)) for index in self.start]
        head = h("tr", {}, h("th", {"scope": "col", "class": "write"}, say("paper.place")), h("td"))
        return fragment(h("p", {}, ask), h("table", {"class": "fill"}, h("thead", {}, head), h("tbody", {}, rows)))

    def questions(self) -> list[Question]:
        """Ask for the place of each step."""
        numbers = [str(place) for place in range(1, len(self.steps) + 1)]
        pairs = [Pair(step.text, number, step.fact) for step, number in zip(self.steps, numbers, strict=True)]
        shuffled = [pairs[index] for index in self.start]  # or the order of the rows would give it away
        ask = say("order.ask", first=escape(self.first), size=numbers[-1], last=escape(self.last))
        return [self.rows_to_match(shuffled, numbers, f"<p>{ask}</p>")]
