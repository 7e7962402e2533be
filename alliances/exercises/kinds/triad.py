"""Name a triangle of three signed ties, then flip one of them."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ...base.html import Markup, fragment, h, trusted
from .. import paper
from ..kit import Result, choices, empty, judged, leading, listed, one_each, result, tally, unchosen
from ..questions import Answer, Question
from ..words import named, say
from .base import Exercise, Option, Room

TRIANGLES = {3: "menage a trois", 1: "romantic triangle", -1: "stable marriage", -3: "unit veto"}  # by the sum of the signs (Dittmer 1981)


class Triad(Exercise):
    """Name the triangle, then flip one tie so that it meets the goal. Answer: ``{"name": 0, "flip": 2}``, a place in names and in ties.

    A triangle is balanced if the product of its signs is positive (Heider, Harary).
    """

    asks: ClassVar = say("triad.label")
    lost: ClassVar = say("triad.lost")
    scored: ClassVar = say("triad.scored")

    type: Literal["triad"]
    states: list[str] = Field(min_length=3, max_length=3)
    ties: dict[str, Literal[1, -1]]
    names: list[Option] = Field(min_length=2)
    goal: Literal["balanced", "unbalanced", "menage a trois", "romantic triangle", "stable marriage", "unit veto"]
    flips: list[str] = Field(min_length=3, max_length=3)  # what follows if that tie flips

    @model_validator(mode="after")
    def _triangle_holds(self) -> "Triad":
        one, two, three = self.states
        wanted = [f"{one}-{two}", f"{one}-{three}", f"{two}-{three}"]
        if list(self.ties) != wanted:
            raise ValueError(f"the ties must be {', '.join(wanted)}, in this order")
        if sum(option.correct for option in self.names) != 1:
            raise ValueError("one name must be correct")
        if not any(self.meets):
            raise ValueError(f"no single flip makes the triangle {self.goal}")
        return self

    def _meets(self, flip: int) -> bool:
        """Say whether flipping a tie, by its place, meets the goal."""
        signs = [-sign if index == flip else sign for index, sign in enumerate(self.ties.values())]
        if self.goal in ("balanced", "unbalanced"):
            return (signs[0] * signs[1] * signs[2] > 0) == (self.goal == "balanced")
        return TRIANGLES[sum(signs)] == self.goal

    @computed_field
    @property
    def meets(self) -> list[bool]:
        """Which flips meet the goal."""
        return [self._meets(flip) for flip in range(3)]

    @property
    def room(self) -> Room:
        """Four lines: the name, the flip, and why."""
        return 4

    def grade(self, answer: dict | None) -> Result:
        """Score one half for the name, one half for a flip that meets the goal."""
        (name,) = choices({"name": [(answer or {}).get("name")]}, "name", 1, len(self.names))
        (flip,) = choices({"flip": [(answer or {}).get("flip")]}, "flip", 1, 3)
        if name is None and flip is None:
            return empty(say("triad.empty"))
        rows = [
            unchosen() if name is None else judged(self.names[name].correct, self.names[name].feedback),
            unchosen() if flip is None else judged(self.meets[flip], self.flips[flip]),
        ]
        return result(sum(row.outcome == "right" for row in rows) / 2, [tally(rows)], rows)

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the name and the flip."""
        return one_each([answer.get("name"), answer.get("flip")])

    def solution(self) -> dict:
        """Return the name, and the first flip that meets the goal."""
        name = next(index for index, option in enumerate(self.names) if option.correct)
        return {"name": name, "flip": self.meets.index(True)}

    def _signed(self) -> list[str]:
        """Return each tie with its sign."""
        return [say("triad.plus", tie=tie) if sign > 0 else say("triad.minus", tie=tie) for tie, sign in self.ties.items()]

    def still(self) -> tuple[str, str]:
        """List the ties and the names, and the feedback on each."""
        body = listed("ul", self._signed()) + listed("ol", [option.text for option in self.names])
        right = f" <strong>{say('choice.this')}.</strong>"
        names = "".join(
            f"<li>{escape(leading(option.text))}{right if option.correct else ''} {escape(option.feedback)}</li>" for option in self.names
        )
        flips = "".join(f"<li>{escape(tie)}: {escape(told)}</li>" for tie, told in zip(self.ties, self.flips, strict=True))
        return body, f"<ol>{names}</ol><p>{say('triad.if-flipped')}</p><ul>{flips}</ul>"

    def sheet(self) -> Markup:
        """Give each name and each tie a box, and room for what would follow."""
        return fragment(
            trusted(listed("ul", self._signed())),
            h("p", {}, say("triad.names")),
            paper.ticks([option.text for option in self.names]),
            h("p", {}, say("triad.flips")),
            paper.ticks(list(self.ties), numbered=False),
            h("p", {}, say("paper.follows")),
            paper.lines(2),
        )

    def questions(self) -> list[Question]:
        """Ask for the name, then for every flip that meets the goal."""
        ties, parts = listed("ul", self._signed()), named("triad.parts")
        names = [Answer(option.text, float(option.correct), option.feedback) for option in self.names]
        good, goal = sum(self.meets), named("triad.goals")[self.goal]
        kind = "several" if good > 1 else "one"
        ask = say("triad.ask-flips", goal=goal) if good > 1 else say("triad.ask-flip", goal=goal)
        wrong = -1 / good if good > 1 else 0.0
        flips = [
            Answer(tie, 1 / good if meets else wrong, told) for tie, told, meets in zip(self.ties, self.flips, self.meets, strict=True)
        ]
        return [
            self.question(
                "one",
                prompt=self.elsewhere,
                more=f"{ties}<p>{say('triad.ask-name')}</p>",
                ending="-name",
                options=names,
                part=parts["name"],
            ),
            self.question(kind, prompt=self.elsewhere, more=f"{ties}<p>{ask}</p>", ending="-flip", options=flips, part=parts["flip"]),
        ]
