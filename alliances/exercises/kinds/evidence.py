"""Say of each piece of evidence whether it supports or undercuts a statement, and draw the conclusion."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field

from ... import evidence
from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from .. import paper
from ..kit import Note, Result, at_least_half, choices, empty, judged, listed, one_each, result, tally, unchosen
from ..questions import Answer, Pair, Question
from ..words import named, say
from .base import Exercise, Option, Room

BEARINGS = named("evidence.bearings")


class Piece(Strict):
    """One piece of evidence: what it says, where it comes from, how it bears on the statement and why."""

    text: str
    source: str  # a claim, an event, a card, data:table or @reference
    bearing: Literal["supports", "undercuts", "silent"]
    why: str = Field(min_length=10)

    def judged(self, hit: bool) -> Note:
        """Return the note on a judgement of this piece: why, and before that the right one to those who missed it."""
        return judged(hit, self.why if hit else f"{say('evidence.it', bearing=BEARINGS[self.bearing])} {self.why}")


class Evidence(Exercise):
    """Judge how each piece bears on a statement, then choose the conclusion that they carry.

    Answer: ``{"bearings": [0, 2, null], "conclusion": 1}``; bearings count through supports, undercuts, silent.
    """

    asks: ClassVar = say("evidence.label")
    lost: ClassVar = say("evidence.lost")
    scored: ClassVar = say("evidence.scored")

    type: Literal["evidence"]
    statement: str
    pieces: list[Piece] = Field(min_length=3, max_length=8)
    conclusions: list[Option] = Field(default=[])

    @computed_field
    @property
    def bearings(self) -> list[str]:
        """The words for the bearings."""
        return list(BEARINGS.values())

    def public(self) -> dict:
        """Name the sources as readers know them."""
        pieces = [each.model_dump(mode="json") | {"source": evidence.origin(each.source)} for each in self.pieces]
        return super().public() | {"pieces": pieces}

    @property
    def room(self) -> Room:
        """A line for each piece, and one for the conclusion."""
        return len(self.pieces) + 1

    def grade(self, answer: dict | None) -> Result:
        """Score the share of right judgements, the conclusion being one of them, if it is at least one half."""
        found = choices(answer, "bearings", len(self.pieces), len(BEARINGS))
        (conclusion,) = choices({"conclusion": [(answer or {}).get("conclusion")]}, "conclusion", 1, max(len(self.conclusions), 1))
        if not any(choice is not None for choice in found):
            return empty(say("evidence.empty"))
        right = self.solution()["bearings"]
        rows = [
            unchosen() if choice is None else piece.judged(choice == good)
            for piece, choice, good in zip(self.pieces, found, right, strict=True)
        ]
        if self.conclusions:
            rows.append(self._concluded(conclusion))
        hits = sum(row.outcome == "right" for row in rows)
        return result(at_least_half(hits / len(rows)), [tally(rows)], rows)

    def _concluded(self, conclusion: int | None) -> Note:
        if conclusion is None:
            return unchosen()
        return judged(self.conclusions[conclusion].correct, self.conclusions[conclusion].feedback)

    def sources(self) -> list[str]:
        """Return where its pieces come from."""
        return [each.source for each in self.pieces]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the bearing of each piece, and the conclusion."""
        bearings = choices(answer, "bearings", len(self.pieces), len(BEARINGS))
        return one_each([*bearings, answer.get("conclusion")] if self.conclusions else bearings)

    def solution(self) -> dict:
        """Judge each piece as the bank does."""
        best = next((index for index, option in enumerate(self.conclusions) if option.correct), None)
        return {"bearings": [list(BEARINGS).index(piece.bearing) for piece in self.pieces], "conclusion": best}

    def still(self) -> tuple[str, str]:
        """List the pieces, and each with its bearing."""
        body = f"<blockquote><p>{escape(self.statement)}</p></blockquote><ol>"
        body += "".join(f"<li>{escape(piece.text)} ({escape(evidence.origin(piece.source))})</li>" for piece in self.pieces)
        body += f"</ol><p>{say('evidence.judge')}</p>"
        body += "".join(f"<p>{say('evidence.possible', option=escape(option.text))}</p>" for option in self.conclusions)
        answers = "".join(
            f"<li>{escape(piece.text)} <strong>{say('evidence.it', bearing=BEARINGS[piece.bearing])}</strong> {escape(piece.why)}</li>"
            for piece in self.pieces
        )
        best = "".join(
            f"<p><strong>{say('evidence.best')}</strong> {escape(option.text)} {escape(option.feedback)}</p>"
            for option in self.conclusions
            if option.correct
        )
        return body, f"<ol>{answers}</ol>{best}"

    def sheet(self) -> Markup:
        """Give each piece a box for each bearing, and each conclusion one."""
        rows = [[fragment(piece.text, " ", h("small", {}, f"({evidence.origin(piece.source)})"))] for piece in self.pieces]
        table = paper.fill(["", *self.bearings], rows, box=paper.BOX)
        ends = [option.text for option in self.conclusions]
        asked = fragment(h("p", {}, say("evidence.ask")), paper.ticks(ends, numbered=False)) if ends else paper.lines(1)
        return fragment(h("blockquote", {}, h("p", {}, self.statement)), table, asked)

    def questions(self) -> list[Question]:
        """Ask for the bearing of each piece, then for the conclusion, with the pieces again: the two may be drawn or shuffled apart."""
        parts = named("evidence.parts")
        more = f"<blockquote><p>{escape(self.statement)}</p></blockquote>"
        told = [f"{piece.text} ({evidence.origin(piece.source)})" for piece in self.pieces]
        pairs = [Pair(text, BEARINGS[piece.bearing], piece.why) for text, piece in zip(told, self.pieces, strict=True)]
        found = [self.rows_to_match(pairs, self.bearings, more, part=parts["pieces"] if self.conclusions else "")]
        if self.conclusions:
            more += f"<p>{say('evidence.pieces')}</p>{listed('ol', told)}<p>{say('evidence.ask')}</p>"
            options = [Answer(option.text, float(option.correct), option.feedback) for option in self.conclusions]
            ask = say("evidence.conclude")
            found.append(self.question("one", prompt=ask, more=more, ending="-conclusion", options=options, part=parts["conclusion"]))
        return found
