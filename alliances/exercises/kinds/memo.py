"""A memo from a seat: advice in so many words on picked evidence, what can be seen of it, and the questions that it will meet."""

from html import escape
from typing import ClassVar, Literal

from pydantic import Field, computed_field, model_validator

from ... import evidence
from ...base.html import Markup, fragment, h, trusted
from ...base.reading import Strict
from .. import briefing, offers, paper
from ..kit import Note, Result, empty, listed, noted
from ..questions import Question
from ..words import named, say
from .base import Exercise, Room
from .matrix import Choice, Criterion, filled, told

POINTS = 2  # of each criterion of the rubric


class Piece(Strict):
    """One piece of evidence to pick: its mark in a memo, where it comes from, and the side that it speaks for.

    A claim of the ledger brings its words, its verdict and the reason for it; any other source needs ``text`` and ``note``.
    """

    mark: str = Field(pattern=r"^[A-Z]\d+(-\d\d[a-z]?)?$")
    source: str
    side: Literal["for", "against"]
    text: str = ""
    note: str = ""


class Standard(Strict):
    """One criterion of a single-point rubric: what good work does."""

    name: str = Field(min_length=3)
    text: str = Field(min_length=20)


class Example(Strict):
    """One memo among many that would be good: from which seat, for which option, on which evidence, and how it was marked."""

    seat: str
    option: str
    picked: list[str] = Field(min_length=3)
    text: str = Field(min_length=200)
    marked: str = Field(min_length=40)


class Memo(Exercise):
    """Advise a government in about 400 words. Nothing is scored: what can be seen is said, and the questions are asked that follow from it.

    Answer: ``{"seat": "north", "option": "wait", "picked": ["A1-46"], "text": "…", "matrix": {…}}``. The last is the reader's answer to
    the matrix of the same page, as it was when the memo was written, or null. What a later edition no longer has is left out.
    """

    asks: ClassVar = say("memo.label")
    lost: ClassVar = say("memo.lost")

    type: Literal["memo"]
    issue: str = Field(min_length=10)
    matrix: str  # the exercise whose weights and scores the board asks about
    options: list[Choice] = Field(min_length=2, max_length=5)
    criteria: list[Criterion] = Field(min_length=2, max_length=8)
    seats: list[str] = Field(min_length=2)
    pool: list[Piece] = Field(min_length=6, max_length=24)
    least: int = Field(ge=50)
    most: int
    pieces: int = Field(ge=1)  # how many a memo must rest on
    asof: str = Field(pattern=r"^\d{4}-\d\d$")  # the month after which a date to look again must lie
    rubric: list[Standard] = Field(min_length=4, max_length=8)
    model: Example

    @model_validator(mode="after")
    def _fits(self) -> "Memo":
        if self.least >= self.most:
            raise ValueError("least must be smaller than most")
        unknown = [seat for seat in self.seats if seat not in evidence.seats()]
        if unknown:
            raise ValueError(f"there is no seat {unknown[0]!r}; seeds/seats.yml has {', '.join(evidence.seats().unnoted())}")
        for piece in self.pool:
            if piece.source not in evidence.claims() and not (piece.text and piece.note):
                raise ValueError(f"the piece {piece.mark} is no claim and has no text or no note")
        if len({piece.mark for piece in self.pool}) != len(self.pool):
            raise ValueError("two pieces have the same mark")
        if {piece.side for piece in self.pool} != {"for", "against"}:
            raise ValueError("the pieces speak for one side only")
        return self

    @computed_field
    @property
    def roles(self) -> list[dict]:
        """The seats as readers see them."""
        return [_role(evidence.seats()[key]) for key in self.seats]

    @computed_field
    @property
    def points(self) -> int:
        """The points of each criterion of the rubric."""
        return POINTS

    @computed_field
    @property
    def evidence(self) -> list[dict]:
        """The pieces as readers see them: mark, side, text, verdict, the reason for it, source."""
        return [_piece(piece) for piece in self.pool]

    def public(self) -> dict:
        """Leave out what the roles and the evidence say already; name the sources as readers know them."""
        whole = {name: value for name, value in super().public().items() if name not in ("pool", "seats")}
        return whole | {name: [told(each) for each in getattr(self, name)] for name in ("options", "criteria")}

    @property
    def room(self) -> Room:
        """A line for every ten words."""
        return self.most // 10

    def grade(self, answer: dict | None) -> Result:
        """Note a memo of the least length with seat and advice: what can be seen of it, then the questions of the board."""
        item = self.public()
        memo = briefing.read(item, answer)
        count = briefing.counted(memo.text)
        if not memo.seat:
            return empty(say("memo.no-seat"))
        if not memo.option:
            return empty(say("memo.no-option"))
        if count < self.least:
            return empty(say("memo.short", least=self.least, count=count))
        points, asked = briefing.checklist(item, memo), briefing.board(item, memo)
        seen = points.count(None)
        rows = [*points, *(Note("differ", f"{one.ask} {one.why} {one.look}") for one in asked)]
        return noted(
            [say("memo.noted", count=count), say("memo.sum", seen=seen, size=len(points)), say("memo.board-sum", count=len(asked))], rows
        )

    def offers(self) -> list[offers.Offer]:
        """Offer the seats and what can be advised, of which nothing is right."""
        seats = tuple(offers.Choice(role["name"], None) for role in self.roles)
        return [offers.Offer("", seats), offers.Offer("", tuple(offers.Choice(each.text, None) for each in self.options))]

    def taken(self, answer: dict) -> list[list[int]]:
        """Return the seat and the advice; what a later edition no longer has is left out."""
        options = [each.key for each in self.options]
        return [
            [keys.index(answer[name])] if answer.get(name) in keys else [] for name, keys in (("seat", self.seats), ("option", options))
        ]

    def solution(self) -> dict:
        """Give the memo that the page shows as an example, with one of many complete tables."""
        matrix = filled(self.options, self.criteria)
        return {
            "seat": self.model.seat,
            "option": self.model.option,
            "picked": self.model.picked,
            "text": self.model.text,
            "matrix": matrix,
        }

    def written(self, answer: dict) -> str:
        """Return seat, advice, the number of words and the text."""
        memo = briefing.read(self.public(), answer)
        seat, option = memo.seat or {"name": "–"}, memo.option or {"short": "–"}
        text = memo.text.strip()
        return say("memo.handed", seat=seat["name"], option=option["short"], count=briefing.counted(text), text=text)

    def sources(self) -> list[str]:
        """Return where options, criteria and pieces come from."""
        chosen = [key for each in (*self.options, *self.criteria) for key in evidence.keys(each.sources)]
        return [*chosen, *(piece.source for piece in self.pool)]

    def still(self) -> tuple[str, str]:
        """Give question, options, evidence by side, what is looked for, the rubric and lines; then the example and how it was marked."""
        roles = ", ".join(escape(role["name"]) for role in self.roles)
        body = f"<p>{say('memo.seats-are', seats=roles)}</p>"
        body += listed("ul", [f"{each.short}: {each.text}" for each in self.options])
        for side, head in named("memo.sides").items():
            pieces = [_told(piece) for piece in self.evidence if piece["side"] == side]
            body += f"<p>{head}</p>{listed('ul', pieces)}"
        body += f"<p>{say('memo.length', least=self.least, most=self.most)}</p>"
        body += f"<p>{say('memo.look-for')}</p>{listed('ul', list(named('memo.points').values()))}"
        body += f"<p>{say('memo.rubric')}</p>{listed('ul', [f'{each.name}: {each.text}' for each in self.rubric])}"
        example = "".join(f"<p>{escape(part)}</p>" for part in self.model.text.splitlines() if part.strip())
        return body, f"<p>{say('memo.example')}</p><blockquote>{example}</blockquote><p>{escape(self.model.marked)}</p>"

    def sheet(self) -> Markup:
        """Give what the page gives, blanks for seat and advice, and lines."""
        chosen = h("p", {"class": "blank"}, say("paper.seat"), " ", h("i"), " ", say("paper.advice"), " ", h("i"))
        return fragment(trusted(self.still()[0]), chosen, paper.lines(self.room))

    def questions(self) -> list[Question]:
        """Ask for an essay with the points of the rubric; whoever marks it has the rubric."""
        look = [say("memo.grader", points=POINTS), *(f"{each.name}: {each.text}" for each in self.rubric)]
        return [self.question("essay", more=self.still()[0], points=POINTS * len(self.rubric), grader=look)]


def _origins(sources: str) -> str:
    return "; ".join(dict.fromkeys(evidence.origin(key) for key in evidence.keys(sources)))


def _role(seat: evidence.Seat) -> dict:
    """Return a seat as the front end needs it."""
    other = evidence.seats()[seat.opponent.seat]
    return {
        "key": seat.key,
        "name": seat.name,
        "government": seat.government,
        "named": seat.named,
        "interests": [{"text": each.text, "sources": _origins(each.sources)} for each in seat.interests],
        "wants": seat.wants.text,
        "wanting": _origins(seat.wants.sources),
        "divided": seat.divided.text,
        "dividing": _origins(seat.divided.sources),
        "opponent": {"name": other.name, "asks": seat.opponent.asks, "look": _origins(seat.opponent.look)},
    }


def _told(piece: dict) -> str:
    """Return a piece of evidence as paper has it."""
    return say("memo.piece", mark=piece["mark"], text=piece["text"], verdict=piece["verdict"], source=piece["source"])


def _piece(piece: Piece) -> dict:
    """Return a piece of evidence as the front end needs it; what is no claim has no verdict of ours."""
    claim = evidence.claims().get(piece.source)
    verdict = claim.verdict if claim else say("memo.no-verdict")
    return {
        "mark": piece.mark,
        "side": piece.side,
        "text": piece.text or (claim.paraphrase if claim else ""),
        "verdict": verdict,
        "note": piece.note or (claim.nuance if claim else ""),
        "source": evidence.origin(piece.source),
    }
