"""The source lens: tag each unit of a passage, then compare with our tags."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from ... import evidence
from ...base.html import Markup, fragment, h, trusted
from ...base.reading import Strict
from .. import paper
from ..kit import Note, Result, at_least_half, choices, empty, listed, one_each, result
from ..questions import Pair, Question
from ..words import say
from .base import Exercise, Room


class Label(Strict):
    """One tag to give, and when a unit deserves it."""

    name: str = Field(min_length=2, max_length=24)
    meaning: str = Field(min_length=5)


class Unit(Strict):
    """One unit of the passage, in our words: the tag that we give it, and the reason."""

    text: str = Field(min_length=10)
    tag: str
    reason: str = Field(min_length=10)


class Tag(Exercise):
    """Tag every unit of a paraphrased passage. Answer: ``{"tags": [0, 2, 1]}``, one place among ``tags`` per unit.

    The score is the share of units tagged as ours, from one half up. The feedback also gives Cohen's kappa [1]_, which takes
    off the agreement that chance explains; it is worked out in whole numbers, so that Python and JavaScript round alike.

    References
    ----------
    .. [1] Cohen (1960), Educational and Psychological Measurement 20(1), 37-46.
    """

    asks: ClassVar = say("tag.label")
    lost: ClassVar = say("tag.lost")
    scored: ClassVar = say("match.scored")

    type: Literal["tag"]
    passage: str = Field(min_length=5)  # what is paraphrased
    source: str  # a claim, an event, a card, data:table or @reference
    tags: list[Label] = Field(min_length=2, max_length=6)
    units: list[Unit] = Field(min_length=5, max_length=12)

    @model_validator(mode="after")
    def _tags_exist_and_differ(self) -> "Tag":
        names = [tag.name for tag in self.tags]
        for unit in self.units:
            if unit.tag not in names:
                raise ValueError(f"the tag {unit.tag!r} is not listed under 'tags'")
        if len({unit.tag for unit in self.units}) < 2:
            raise ValueError("all units have one and the same tag; use at least two")
        return self

    def public(self) -> dict:
        """Name the source as readers know it."""
        return super().public() | {"source": evidence.origin(self.source)}

    @property
    def room(self) -> Room:
        """A line for each unit, and one more."""
        return len(self.units) + 1

    def grade(self, answer: dict | None) -> Result:
        """Score the share of units tagged as ours; say how much of that chance explains, and give every reason."""
        size = len(self.units)
        chosen = choices(answer, "tags", size, len(self.tags))
        if left := chosen.count(None):
            return empty(say("tag.empty", count=left))
        ours = self.solution()["tags"]
        hits = sum(choice == good for choice, good in zip(chosen, ours, strict=True))
        rows = [
            Note("right", unit.reason) if choice == good else Note("differ", say("tag.differ", ours=unit.tag, reason=unit.reason))
            for unit, choice, good in zip(self.units, chosen, ours, strict=True)
        ]
        by_chance = sum(chosen.count(place) * ours.count(place) for place in range(len(self.tags)))
        return result(at_least_half(hits / size), [_agreement(hits, size), _kappa(hits, by_chance, size)], rows)

    def sources(self) -> list[str]:
        """Return where the passage comes from."""
        return [self.source]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the tag of each unit."""
        return one_each(choices(answer, "tags", len(self.units), len(self.tags)))

    def solution(self) -> dict:
        """Give each unit our tag."""
        names = [tag.name for tag in self.tags]
        return {"tags": [names.index(unit.tag) for unit in self.units]}

    def _quoted(self) -> str:
        """Return the passage and its source as HTML."""
        return say("tag.passage", passage=escape(self.passage), source=escape(evidence.origin(self.source)))

    def _listed_tags(self) -> str:
        """Return the tags as an HTML list."""
        return listed("ul", [say("tag.tag", name=tag.name, meaning=tag.meaning) for tag in self.tags])

    def still(self) -> tuple[str, str]:
        """Print the passage and the tags, and each unit with our tag and reason."""
        body = f"<p>{self._quoted()}:</p>" + listed("ol", [unit.text for unit in self.units])
        body += f"<p>{say('tag.tags')}</p>{self._listed_tags()}"
        answers = "".join(f"<li><strong>{escape(unit.tag)}.</strong> {escape(unit.reason)}</li>" for unit in self.units)
        return body, f"<p>{say('tag.ours')}</p><ol>{answers}</ol>"

    def sheet(self) -> Markup:
        """Explain the tags, and give each unit of the passage a cell for its tag."""
        table = paper.fill([f"{self.passage} ({evidence.origin(self.source)})", say("paper.tag")], [[unit.text] for unit in self.units])
        return fragment(h("p", {}, say("tag.tags")), trusted(self._listed_tags()), table)

    def questions(self) -> list[Question]:
        """Ask for the tag of each unit."""
        pairs = [Pair(f"({number}) {unit.text}", unit.tag, unit.reason) for number, unit in enumerate(self.units, start=1)]
        more = f"<p>{self._quoted()}. {say('tag.in-order')}</p>{self._listed_tags()}"
        return [self.rows_to_match(pairs, [tag.name for tag in self.tags], more)]


def _agreement(hits: int, size: int) -> str:
    """Say on how many units reader and book agree."""
    return say("tag.agreement", hits=hits, size=size, share=(200 * hits + size) // (2 * size))


def _kappa(hits: int, by_chance: int, size: int) -> str:
    """Explain Cohen's kappa; ``by_chance`` is the sum over the tags of our count times the reader's.

    >>> "yours is 0.50" in _kappa(hits=3, by_chance=8, size=4)
    True
    """
    above, room = size * hits - by_chance, size * size - by_chance
    hundredths = (200 * above + room) // (2 * room)
    kappa = f"{'−' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"
    expected = (200 * by_chance + size * size) // (2 * size * size)
    return say("tag.kappa", expected=expected, kappa=kappa)
