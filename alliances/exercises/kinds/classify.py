"""Put cases into classes, and say how sure you are: scored with the Brier score."""

import math
from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from .. import paper
from ..kit import Result, choices, empty, ended, judged, leading, listed, one_each, tally
from ..questions import Pair, Question
from ..words import say
from .base import Exercise, Room


class Case(Strict):
    """One case: the class that it belongs to, word for word as in ``classes``, and the fact that decides."""

    text: str
    belongs: str
    fact: str = Field(min_length=10)


class Classify(Exercise):
    """Sort cases and state a confidence in per cent for each. Answer: ``{"classes": [0, 1], "confidence": [90, 60]}``.

    With confidence p in one of k classes, the others share the rest equally. The Brier score of a case is the sum over the
    classes of (stated probability - 1 or 0) squared: 0 is perfect, 2 the worst; guessing gives (k - 1) / k [1]_.

    The points are for graders: one half for the share of cases that are right, one half for how far the Brier score beats guessing.
    Readers are told how many are right, and both parts in words. Who has not said how sure, is asked: null is no guess.

    References
    ----------
    .. [1] Brier (1950), Monthly Weather Review 78(1), 1-3.
    """

    asks: ClassVar = say("classify.label")
    lost: ClassVar = say("classify.lost")
    scored: ClassVar = say("classify.scored")

    type: Literal["classify"]
    classes: list[str] = Field(min_length=2, max_length=5)
    cases: list[Case] = Field(min_length=3, max_length=10)

    @model_validator(mode="after")
    def _classes_exist(self) -> "Classify":
        for case in self.cases:
            if case.belongs not in self.classes:
                raise ValueError(f"the class {case.belongs!r} is not listed under 'classes'")
        return self

    @computed_field
    @property
    def levels(self) -> list[int]:
        """The confidences to choose from, in per cent; the first is a guess."""
        guess = round(100 / len(self.classes))
        return [guess, *(level for level in (50, 60, 70, 80, 90, 100) if level > guess)]

    @property
    def room(self) -> Room:
        """A line for each case, and one more."""
        return len(self.cases) + 1

    def grade(self, answer: dict | None) -> Result:
        """Score half for the share of hits, half for how far the Brier score beats guessing."""
        size, classes = len(self.cases), len(self.classes)
        chosen = choices(answer, "classes", size, classes)
        if left := chosen.count(None):
            return empty(say("classify.empty", count=left))
        sure = (answer or {}).get("confidence")
        if not isinstance(sure, list) or len(sure) != size or not all(level is None or level in self.levels for level in sure):
            raise ValueError(say("classify.not-levels", size=size, levels=str(self.levels)))
        if unsaid := sure.count(None):
            return empty(say("classify.sure-too", count=unsaid))
        right = self.solution()["classes"]
        hit = [choice == good for choice, good in zip(chosen, right, strict=True)]
        brier = sum(_brier(level / 100, classes, good) for level, good in zip(sure, hit, strict=True)) / size
        guess = (classes - 1) / classes
        score = sum(hit) / size / 2 + max(0.0, 1 - brier / guess) / 2
        rows = [judged(good, case.fact) for case, good in zip(self.cases, hit, strict=True)]
        feedback = [tally(rows), _calibration(sum(hit), sum(sure), size), say("classify.brier", brier=_two(brier), guess=_two(guess))]
        if all(hit):
            return Result("right", round(score, 4), feedback, rows)
        score = score if sum(hit) / size >= 0.5 else 0.0
        return Result("partial" if score else "wrong", round(score, 4), feedback, rows)

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the class of each case."""
        return one_each(choices(answer, "classes", len(self.cases), len(self.classes)))

    def statements(self, answer: dict) -> list[tuple[float, int]]:
        """Return for each case the chance that was given to one's own choice, and whether that was right.

        The twin in ``classify.js`` gives the page the same statements.
        """
        right = self.solution()["classes"]
        chosen = zip(answer["confidence"], answer["classes"], right, strict=True)
        return [(level / 100, int(choice == good)) for level, choice, good in chosen]

    def solution(self) -> dict:
        """Put each case where it belongs, fully sure."""
        return {"classes": [self.classes.index(case.belongs) for case in self.cases], "confidence": [100] * len(self.cases)}

    def still(self) -> tuple[str, str]:
        """List cases and classes, and each case with its class."""
        body = listed("ul", [case.text for case in self.cases]) + f"<p>{say('classify.classes')}</p>" + listed("ol", self.classes)
        body += f"<p>{say('classify.write-sure')}</p>"
        answers = "".join(
            f"<li>{escape(leading(case.text))} <strong>{escape(ended(case.belongs))}</strong> {escape(case.fact)}</li>"
            for case in self.cases
        )
        return body, f"<ol>{answers}</ol>"

    def sheet(self) -> Markup:
        """Give the classes letters, and each case a box for one and a box for how sure."""
        table = paper.fill(["", say("paper.letter"), say("paper.sure")], [[case.text] for case in self.cases])
        sure = say("paper.sure-how", guess=self.levels[0])
        return fragment(h("p", {}, say("classify.classes")), paper.letters(self.classes), table, h("p", {"class": "small"}, sure))

    def questions(self) -> list[Question]:
        """Ask for the class of each case."""
        pairs = [Pair(case.text, case.belongs, case.fact) for case in self.cases]
        return [self.rows_to_match(pairs, list(self.classes))]


def _brier(stated: float, classes: int, hit: bool) -> float:
    """Return the Brier score of one case (0 to 2).

    >>> _brier(1.0, 2, True), _brier(1.0, 2, False), _brier(0.5, 2, True)
    (0.0, 2.0, 0.5)
    """
    rest = (1 - stated) / (classes - 1)
    if hit:
        return (1 - stated) ** 2 + (classes - 1) * rest**2
    return stated**2 + (1 - rest) ** 2 + (classes - 2) * rest**2


def _calibration(hits: int, sure: int, size: int) -> str:
    """Say how stated confidence and hits compare."""
    average, share = (2 * sure + size) // (2 * size), (200 * hits + size) // (2 * size)
    if abs(average - share) <= 10:
        return say("classify.calibrated", share=share, average=average)
    if average > share:
        return say("classify.too-sure", share=share, average=average)
    return say("classify.unsure", share=share, average=average)


def _two(number: float) -> str:
    """Write a number with two decimals, rounded as JavaScript does."""
    hundredths = math.floor(number * 100 + 0.5)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
