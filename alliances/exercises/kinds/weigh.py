"""Weigh considerations for and against, as oneself and as the other side, and reach a verdict."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ... import evidence
from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from .. import paper
from ..kit import Note, Result, choices, empty, noted, one_each
from ..offers import Choice, Offer
from ..questions import Question
from ..words import named, say
from .base import Exercise, Room

WEIGHTS = list(named("weigh.scale").values())


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
    """Weigh a statement twice. No verdict is right or wrong, so that nothing is scored; what is missing or inconsistent is said.

    Answer: ``{"weights": [0, 3], "other": [2, 1], "verdict": 0, "mind": "…"}``: a weight from 0 to 3 per consideration, first as oneself,
    then as somebody of the other opinion; a verdict; and what would change one's mind, in words.
    """

    asks: ClassVar = say("weigh.label")
    lost: ClassVar = say("weigh.lost")

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
        considerations = [each.model_dump(mode="json") | {"source": evidence.origin(each.source)} for each in self.considerations]
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
        """Note a complete weighing, and say what would make it better: both sides, a verdict that follows, the other side, an open mind."""
        size = len(self.considerations)
        mine = choices(answer, "weights", size, len(WEIGHTS))
        other = choices(answer, "other", size, len(WEIGHTS))
        (verdict,) = choices({"verdict": [(answer or {}).get("verdict")]}, "verdict", 1, len(self.verdicts))
        mind = (answer or {}).get("mind")
        mind = "" if mind is None else mind
        if not isinstance(mind, str):
            raise ValueError(say("weigh.not-text"))
        left = mine.count(None)
        if left:
            return empty(say("weigh.empty") if left == size else say("weigh.left", left=left, size=size))
        if verdict is None:
            return empty(say("weigh.verdict-too"))
        good, bad = self._lean(mine)
        leaning = _leaning(good, bad)
        feedback = [say("weigh.sum", good=good, bad=bad), *([] if good and bad else [say("weigh.one-sided")])]
        rows: list[Note | None] = [None] * size
        if None in other:
            feedback.append(say("weigh.switch"))
        elif _leaning(*self._lean(other)) in (leaning, "neither"):
            feedback.append(say("weigh.same-side"))
        else:
            gaps = [abs(a - b) for a, b in zip(mine, other, strict=True)]
            crux = gaps.index(max(gaps))
            rows[crux] = Note("noted", say("weigh.crux", note=self.considerations[crux].note))
        rows.append(self._decided(self.verdicts[verdict], leaning))
        rows.append(None if len(mind.strip()) >= 20 else Note("open", say("weigh.mind-too")))
        return noted([*feedback, self.author], rows)

    def _decided(self, verdict: Verdict, leaning: str) -> Note:
        """Say of a verdict whether it follows from the weights."""
        if verdict.side == leaning:
            return Note("noted", verdict.feedback)
        return Note("open", say("weigh.inconsistent", feedback=verdict.feedback))

    def written(self, answer: dict) -> str:
        """Return the verdict, and what would change the reader's mind."""
        return " ".join([self.verdicts[answer["verdict"]].text, (answer.get("mind") or "").strip()]).strip()

    def sources(self) -> list[str]:
        """Return where its considerations come from."""
        return [each.source for each in self.considerations]

    def offers(self) -> list[Offer]:
        """Offer the verdicts, of which none is right."""
        return [Offer(self.statement, tuple(Choice(each.text, None, each.feedback) for each in self.verdicts))]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the verdict."""
        return one_each([answer["verdict"]])

    def solution(self) -> dict:
        """Weigh the sides unequally, decide so, and be open to evidence: one of many complete answers."""
        winner = next(each.side for each in self.verdicts if each.side != "neither")
        mine = [3 if each.side == winner else 1 for each in self.considerations]
        good, bad = self._lean(mine)
        if (good > bad) != (winner == "for") or good == bad:
            mine = [3 if each.side == winner else int(index == self._first(winner)) for index, each in enumerate(self.considerations)]
        other = [0 if each.side == winner else 3 for each in self.considerations]
        verdict = next(index for index, each in enumerate(self.verdicts) if each.side == winner)
        return {"weights": mine, "other": other, "verdict": verdict, "mind": say("weigh.mind-example")}

    def _first(self, winner: str) -> int:
        return next(index for index, each in enumerate(self.considerations) if each.side != winner)

    def still(self) -> tuple[str, str]:
        """List the considerations by side, and the notes, the verdicts and the author's own."""
        lists = "".join(
            f"<p>{head}</p><ul>"
            + "".join(
                f"<li>{escape(each.text)} ({escape(evidence.origin(each.source))})</li>"
                for each in self.considerations
                if each.side == side
            )
            + "</ul>"
            for side, head in named("weigh.sides").items()
        )
        body = f"<blockquote><p>{escape(self.statement)}</p></blockquote>{lists}<p>{say('weigh.paper')}</p>"
        notes = "".join(f"<li>{escape(each.text)} {escape(each.note)}</li>" for each in self.considerations)
        ends = "".join(f"<li>{escape(each.text)} {escape(each.feedback)}</li>" for each in self.verdicts)
        return body, f"<ul>{notes}</ul><p>{say('weigh.verdicts')}</p><ul>{ends}</ul><p>{escape(self.author)}</p>"

    def sheet(self) -> Markup:
        """Give each consideration a cell for either weight and each side one for its sum, each verdict a box, and lines for the rest."""
        tables = [
            paper.fill(
                [head, say("paper.for-me"), say("paper.for-other")],
                [
                    [fragment(each.text, " ", h("small", {}, f"({evidence.origin(each.source)})"))]
                    for each in self.considerations
                    if each.side == side
                ],
                last=say("paper.sum"),
            )
            for side, head in named("weigh.sides").items()
        ]
        verdicts = paper.ticks([each.text for each in self.verdicts], numbered=False)
        return fragment(
            h("blockquote", {}, h("p", {}, self.statement)),
            h("p", {}, say("weigh.paper")),
            tables,
            (h("p", {}, say("weigh.verdict")), verdicts, h("p", {}, say("weigh.mind")), paper.lines(2)),
        )

    def questions(self) -> list[Question]:
        """Ask for an essay, with what its reader looks for."""
        rows = "".join(f"<li>{escape(each.text)} ({escape(evidence.origin(each.source))})</li>" for each in self.considerations)
        more = f"<blockquote><p>{escape(self.statement)}</p></blockquote><p>{say('weigh.considerations')}</p><ul>{rows}</ul>"
        more += f"<p>{say('weigh.ask')}</p>"
        look = [say("weigh.grader"), *(f"{each.text} {each.note}" for each in self.considerations), self.author]
        return [self.question("essay", more=more, grader=look)]


def _leaning(good: int, bad: int) -> str:
    """Return the side on which the weights come down.

    >>> _leaning(5, 3), _leaning(3, 3)
    ('for', 'neither')
    """
    return "for" if good > bad else "against" if bad > good else "neither"
