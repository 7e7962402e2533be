"""Match each line with one of several targets."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ...base.html import Markup, fragment, h
from ...base.reading import Strict
from .. import paper
from ..kit import Result, at_least_half, choices, empty, ended, judged, leading, listed, one_each, result, tally, unchosen
from ..questions import Pair, Question
from ..words import say
from .base import Exercise, Room


class Row(Strict):
    """One line to match: its target, word for word as in ``targets``, and the fact that decides."""

    text: str
    target: str
    fact: str = Field(min_length=10)


class Match(Exercise):
    """Match each line with a target; several lines may share one. Answer: ``{"matched": [1, null, 0]}``, a target per line."""

    asks: ClassVar = say("match.label")
    lost: ClassVar = say("match.lost")
    scored: ClassVar = say("match.scored")

    type: Literal["match"]
    column: str  # what the targets are: "Who gains"
    targets: list[str] = Field(min_length=2, max_length=8)
    rows: list[Row] = Field(min_length=3, max_length=10)

    @model_validator(mode="after")
    def _targets_exist(self) -> "Match":
        for row in self.rows:
            if row.target not in self.targets:
                raise ValueError(f"the target {row.target!r} is not listed under 'targets'")
        return self

    @property
    def room(self) -> Room:
        """A line for each row, and one more."""
        return len(self.rows) + 1

    def grade(self, answer: dict | None) -> Result:
        """Score the share of lines that are matched right, if it is at least one half."""
        matched = choices(answer, "matched", len(self.rows), len(self.targets))
        if not any(choice is not None for choice in matched):
            return empty(say("match.empty"))
        right = self.solution()["matched"]
        hits = [choice == good for choice, good in zip(matched, right, strict=True)]
        rows = [unchosen() if choice is None else judged(hit, row.fact) for row, choice, hit in zip(self.rows, matched, hits, strict=True)]
        return result(at_least_half(sum(hits) / len(hits)), [tally(rows)], rows)

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the target of each row."""
        return one_each(choices(answer, "matched", len(self.rows), len(self.targets)))

    def solution(self) -> dict:
        """Match each line with its target."""
        return {"matched": [self.targets.index(row.target) for row in self.rows]}

    def still(self) -> tuple[str, str]:
        """List lines and targets, and each line with its target."""
        body = (
            listed("ul", [row.text for row in self.rows])
            + f"<p>{say('match.column', column=escape(self.column))}</p>"
            + listed("ol", self.targets)
        )
        answers = "".join(
            f"<li>{escape(leading(row.text))} <strong>{escape(ended(row.target))}</strong> {escape(row.fact)}</li>" for row in self.rows
        )
        return body, f"<ol>{answers}</ol>"

    def sheet(self) -> Markup:
        """Give the targets letters, and each line a box for one."""
        table = paper.fill(["", say("paper.letter")], [[row.text] for row in self.rows])
        return fragment(h("p", {}, say("match.column", column=self.column)), paper.letters(self.targets), table)

    def questions(self) -> list[Question]:
        """Ask for the target of each row."""
        pairs = [Pair(row.text, row.target, row.fact) for row in self.rows]
        return [self.rows_to_match(pairs, list(self.targets), f"<p>{say('match.column', column=escape(self.column))}</p>")]
