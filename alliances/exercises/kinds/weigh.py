"""Weigh considerations for and against, as oneself and as the other side, and reach a verdict."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ... import evidence
from ..kit import Result, Strict, choices, empty, result
from ..questions import Question
from .base import Exercise, Room

WEIGHTS = ["none", "little", "some", "much"]


class Consideration(Strict):
    """One consideration, the side that it speaks for, where it comes from, and what to think of when weighing it."""

    text: str
    side: Literal["for", "against"]
    source: str
    note: str = Field(min_length=10)


class Verdict(Strict):
    """One verdict on the statement, the side that it takes, and a remark."""

    text: str
    side: Literal["for", "against", "neither"]
    feedback: str = Field(min_length=10)


class Weigh(Exercise):
    """Weigh a statement twice. No verdict is right or wrong; graded is whether the argument is complete and consistent.

    Answer: ``{"weights": [0, 3], "other": [2, 1], "verdict": 0, "mind": "…"}``: a weight from 0 to 3 per consideration, first as oneself,
    then as somebody of the other opinion; a verdict; and what would change one's mind, in words.
    """

    asks: ClassVar = "Weigh, switch sides, decide"
    lost: ClassVar = "read by a person; without weights in the form"

    type: Literal["weigh"]
    statement: str
    considerations: list[Consideration] = Field(min_length=4, max_length=10)
    verdicts: list[Verdict] = Field(min_length=2, max_length=4)
    author: str = Field(min_length=20)

    @model_validator(mode="after")
    def _both_sides(self) -> "Weigh":
        if {each.side for each in self.considerations} != {"for", "against"}:
            raise ValueError("the considerations speak for one side only")
        return self

    @computed_field
    @property
    def scale(self) -> list[str]:
        """The words for the weights."""
        return WEIGHTS

    def public(self) -> dict:
        """Name the sources as readers know them."""
        considerations = [each.model_dump(mode="json") | {"source": evidence.label(each.source)} for each in self.considerations]
        return super().public() | {"considerations": considerations}

    def _lean(self, weights: list[int]) -> tuple[int, int]:
        """Sum the weights for and against."""
        totals = {
            side: sum(weight for weight, each in zip(weights, self.considerations, strict=True) if each.side == side)
            for side in ("for", "against")
        }
        return totals["for"], totals["against"]

    @property
    def room(self) -> Room:
        """Six lines."""
        return 6

    def grade(self, answer: dict | None) -> Result:
        """Score one quarter each: both sides weighed, verdict follows the sum, the other side argued for, a test of one's mind."""
        size = len(self.considerations)
        mine = choices(answer, "weights", size, len(WEIGHTS))
        other = choices(answer, "other", size, len(WEIGHTS))
        (verdict,) = choices({"verdict": [(answer or {}).get("verdict")]}, "verdict", 1, len(self.verdicts))
        mind = (answer or {}).get("mind")
        mind = "" if mind is None else mind
        if not isinstance(mind, str):
            raise ValueError("mind must be text, or null")
        left = mine.count(None)
        if left:
            return empty("Give every consideration a weight first." if left == size else f"Weights are missing for {left} of {size}.")
        if verdict is None:
            return empty("Choose a verdict, too.")
        good, bad = self._lean(mine)
        leaning = "for" if good > bad else "against" if bad > good else "neither"
        side, moves = self.verdicts[verdict].side, 0
        feedback = [f"Your weights come to {good} for and {bad} against the statement.", self.verdicts[verdict].feedback]
        if good and bad:
            moves += 1
        else:
            feedback.append(
                "One side has no weight at all. Find its strongest point: you must be able to say why it does not convince you."
            )
        if side == leaning:
            moves += 1
        else:
            feedback.append(
                "Your verdict does not follow from your sum: either a weight is wrong, or something that counts is not on the list."
            )
        if None in other:
            feedback.append("Now switch sides: weigh again as somebody who comes to the opposite verdict.")
        else:
            theirs_good, theirs_bad = self._lean(other)
            theirs = "for" if theirs_good > theirs_bad else "against" if theirs_bad > theirs_good else "neither"
            gaps = [abs(a - b) for a, b in zip(mine, other, strict=True)]
            crux = gaps.index(max(gaps))
            if theirs in (leaning, "neither"):
                feedback.append("As the other side you come out where you stand yourself, or nowhere: argue its case as it would.")
            else:
                moves += 1
                feedback.append(f"The two of you differ most on “{self.considerations[crux].text}” {self.considerations[crux].note}")
        if len(mind.strip()) >= 20:
            moves += 1
        else:
            feedback.append("Write a sentence on what would change your mind: a verdict that nothing could change is no judgement.")
        return result(moves / 4, [*feedback, self.author])

    def sources(self) -> list[str]:
        """Return where its considerations come from."""
        return [each.source for each in self.considerations]

    def solution(self) -> dict:
        """Weigh the sides unequally, decide so, and be open to evidence: one of many complete answers."""
        winner = next(each.side for each in self.verdicts if each.side != "neither")
        mine = [3 if each.side == winner else 1 for each in self.considerations]
        good, bad = self._lean(mine)
        if (good > bad) != (winner == "for") or good == bad:
            mine = [3 if each.side == winner else int(index == self._first(winner)) for index, each in enumerate(self.considerations)]
        other = [0 if each.side == winner else 3 for each in self.considerations]
        verdict = next(index for index, each in enumerate(self.verdicts) if each.side == winner)
        return {"weights": mine, "other": other, "verdict": verdict, "mind": "A well documented case that points the other way."}

    def _first(self, winner: str) -> int:
        return next(index for index, each in enumerate(self.considerations) if each.side != winner)

    def still(self) -> tuple[str, str]:
        """List the considerations by side, and the notes, the verdicts and the author's own."""
        lists = "".join(
            f"<p>{word} the statement:</p><ul>"
            + "".join(
                f"<li>{escape(each.text)} ({escape(evidence.label(each.source))})</li>" for each in self.considerations if each.side == side
            )
            + "</ul>"
            for side, word in (("for", "For"), ("against", "Against"))
        )
        body = f"<blockquote><p>{escape(self.statement)}</p></blockquote>{lists}<p>Give each a weight from 0 to 3 and add up both sides. "
        body += "Decide. Then weigh again as somebody who comes to the opposite verdict, and write down what would change your mind.</p>"
        notes = "".join(f"<li>{escape(each.text)} {escape(each.note)}</li>" for each in self.considerations)
        ends = "".join(f"<li>{escape(each.text)} {escape(each.feedback)}</li>" for each in self.verdicts)
        return body, f"<ul>{notes}</ul><p>Verdicts:</p><ul>{ends}</ul><p>{escape(self.author)}</p>"

    def questions(self) -> list[Question]:
        """Ask for an essay, with what its reader looks for."""
        rows = "".join(f"<li>{escape(each.text)} ({escape(evidence.label(each.source))})</li>" for each in self.considerations)
        more = (
            f"<blockquote><p>{escape(self.statement)}</p></blockquote><p>Considerations:</p><ul>{rows}</ul><p>Say which weigh most with you and why, "
            "which would weigh most with somebody of the other opinion, what you conclude, and what would change your mind.</p>"
        )
        look = [
            "One point each: both sides weighed; the conclusion follows from the weights; the other side put as it would put itself; "
            "a fact named that would change the mind. No conclusion is right or wrong.",
            *(f"{each.text} {each.note}" for each in self.considerations),
            self.author,
        ]
        return [self.question("essay", more=more, points=4, grader=look)]
