"""Put steps in order."""

import hashlib
import itertools
import random
from html import escape
from typing import ClassVar, Literal

from pydantic import Field

from .base import Exercise, Result, Strict, at_least_half, empty, listed, places, result


class Step(Strict):
    """One item to put in order, and the fact that decides its place."""

    text: str
    fact: str = Field(min_length=3)


class Order(Exercise):
    """Put the steps in order; the bank lists them in the right one. Answer: ``{"order": [2, 0, 1]}``."""

    label: ClassVar = "Put in order"

    type: Literal["order"]
    first: str  # what the top of the list means: "earliest", "shortest"
    last: str
    steps: list[Step] = Field(min_length=3, max_length=8)

    def public(self) -> dict:
        """Add the order in which the reader first sees the steps: always the same, never the right one."""
        start = list(range(len(self.steps)))
        shuffle = random.Random(int(hashlib.sha256(self.id.encode()).hexdigest(), 16))  # noqa: S311 - a fixed shuffle, no secret
        while start == sorted(start):
            shuffle.shuffle(start)
        return super().public() | {"start": start}

    def grade(self, answer: dict | None) -> Result:
        """Score the share of pairs in the right order, if it is at least one half."""
        size = len(self.steps)
        order = places(answer, "order", size)
        if not order:
            return empty("Put the list in order first.")
        if len(order) != size:
            raise ValueError("every step must be placed once")
        pairs = [(a, b) for place, a in enumerate(order) for b in order[place + 1 :]]
        kept = sum(a < b for a, b in pairs)
        if kept == len(pairs):
            return result(1.0, [f"{step.text}: {step.fact}" for step in self.steps])
        if kept == 0:
            return result(0.0, [f"This is the right order upside down: {self.first} comes first."])
        before, after = next((a, b) for a, b in itertools.pairwise(order) if a > b)
        early, late = self.steps[after], self.steps[before]
        feedback = f"“{early.text}” belongs before “{late.text}”: {early.fact}; {late.fact}."
        return result(at_least_half(kept / len(pairs)), [feedback])

    def solution(self) -> dict:
        """Keep the order of the bank."""
        return {"order": list(range(len(self.steps)))}

    def still(self) -> tuple[str, str]:
        """List the steps as first seen, and in order with the facts."""
        shown = listed("ul", [self.steps[index].text for index in self.public()["start"]])
        ends = f"<p>First: {escape(self.first)}. Last: {escape(self.last)}.</p>"
        return shown + ends, listed("ol", [f"{step.text}: {step.fact}" for step in self.steps])
