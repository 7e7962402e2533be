"""Put numbers on words, forecast what is known to others, forecast what nobody knows yet."""

from html import escape
from typing import ClassVar, Literal, get_args

from pydantic import Field, model_validator

from ...base.html import Markup, fragment, h, trusted
from ...models import scoring
from .. import forecasting, paper
from ..forecasting import Entry, Row
from ..kit import Note, Result, empty, hundredths, noted, plain
from ..questions import Question
from ..words import named, say
from .base import Exercise, Room

FACTS = 2  # on paper, of all that decides a question; the rest is read on the page
LITTLE = 20  # forecasts: below this a score is mostly luck


class Forecast(Exercise):
    """Say how likely things are, in per cent. Nothing is right or wrong, so that no points are given; the page compares and scores.

    Answer: ``{"chances": {"Q01": {"p": 35, …}}}``, an entry for each row as :mod:`alliances.exercises.forecasting` describes it. By mode:

    words : the rows are words for a chance; the reader is compared with readers of a survey.
    known : the rows are forecasts whose end is known. The first check locks the numbers and shows base rates; the second, of an answer
        with ``"seen": true``, scores them. An entry ``{"knew": true}`` drops its row, since it would measure memory.
    open : the rows are open questions. What was said first stays on record; a question is scored once it is resolved, unless its
        edition is another or the number came too late.
    """

    asks: ClassVar = say("forecast.label")
    lost: ClassVar = say("forecast.lost")

    type: Literal["forecast"]
    mode: forecasting.Mode
    about: list[str] = Field(default=[])  # ids of words, forecasts or questions; none: all open questions
    lines: dict[str, str] = Field(default={}, exclude=True)  # other words for a row, by id: a chance on a negation traps
    rows: list[Row] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _has_rows(cls, raw: object) -> object:
        """Look the rows up that the file names, unless it gives them."""
        if not isinstance(raw, dict) or raw.get("rows") or raw.get("mode") not in get_args(forecasting.Mode):
            return raw
        lines = raw.get("lines") or {}
        found = forecasting.rows(raw["mode"], list(raw.get("about") or []))
        if gone := [name for name in lines if name not in {row.id for row in found}]:
            raise ValueError(f"{gone[0]!r} under 'lines' is none of the rows")
        return raw | {"rows": [row.model_copy(update={"text": lines.get(row.id, row.text)}) for row in found]}

    @property
    def room(self) -> Room:
        """A line for each open question; other numbers fit beside what is asked."""
        return len(self.rows) if self.mode == "open" else 1

    def grade(self, answer: dict | None) -> Result:
        """Compare with other readers, lock, score, or keep; see the class."""
        entries = forecasting.entries(answer, self.rows)
        faulty = [row for row in self.rows if forecasting.is_chance(entry := entries.get(row.id)) and not forecasting.in_range(entry)]
        if faulty:
            return empty(say("forecast.range", line=faulty[0].text), self._beside(faulty, say("forecast.range-here")))
        if self.mode == "open":
            return self._kept(entries)
        left = [row for row in self.rows if not forecasting.is_chance(entries.get(row.id)) and not self._knew(entries.get(row.id))]
        if left:
            return empty(say("forecast.left", count=len(left), line=left[0].text), self._beside(left, say("forecast.left-here")))
        if self.mode == "words":
            return self._compared(entries)
        return self._scored(entries, seen=(answer or {}).get("seen") is True)

    def _beside(self, some: list[Row], text: str) -> list[Note | None]:
        """Say something beside some of the rows."""
        return [Note("open", text) if row in some else None for row in self.rows]

    def _knew(self, entry: Entry | None) -> bool:
        return self.mode == "known" and bool(entry) and entry.get("knew") is True

    def _compared(self, entries: dict[str, Entry]) -> Result:
        """Compare numbers for words with those of readers."""
        given = [entries[row.id]["p"] for row in self.rows]
        inside = sum(row.low <= p <= row.high for row, p in zip(self.rows, given, strict=True))
        apart = sum(abs(p - row.middle) for row, p in zip(self.rows, given, strict=True)) / len(given)
        told = [
            say("forecast.readers", readers=row.readers, low=plain(row.low), high=plain(row.high), middle=plain(row.middle))
            for row in self.rows
        ]
        feedback = [say("forecast.inside", count=inside, size=len(given)), say("forecast.apart", points=plain(apart))]
        return noted(feedback, [Note("noted", text) for text in told])

    def _scored(self, entries: dict[str, Entry], *, seen: bool) -> Result:
        """Lock numbers on what is known, then score them."""
        counted = [row for row in self.rows if not self._knew(entries[row.id])]
        if not counted:
            return noted([say("forecast.all-known")], [Note("noted", _unscored(row)) for row in self.rows])
        if not seen:
            notes = [Note("noted", base_line(row)) if row in counted else None for row in self.rows]
            return noted([say("forecast.locked", count=len(counted))], notes)
        stands = {
            row.id: (first["p"] if (first := entries[row.id].get("first")) else entries[row.id]["p"], entries[row.id]["p"])
            for row in counted
        }
        notes = [Note("noted", _ended(row, stands[row.id]) if row.id in stands else _unscored(row)) for row in self.rows]
        return noted(verdict(counted, stands), notes)

    def _kept(self, entries: dict[str, Entry]) -> Result:
        """Keep numbers on open questions; score those that are resolved."""
        given = [row for row in self.rows if forecasting.is_chance(entries.get(row.id))]
        bare = [row for row in self.rows if row not in given and (entries.get(row.id, {}).get("why") or "").strip()]
        missing = self._beside(bare, say("forecast.left-here"))
        if not given:
            return empty(say("forecast.none"), missing)
        stands = {row.id: stand for row in given if (stand := forecasting.standing(row, entries[row.id]))}
        scored = [row for row in given if row.id in stands and row.outcome in ("yes", "no")]
        notes = [
            _state(row, entries[row.id], stands.get(row.id)) if row in given else lacking
            for row, lacking in zip(self.rows, missing, strict=True)
        ]
        return noted([say("forecast.kept", count=len(given), size=len(self.rows)), *(verdict(scored, stands) if scored else [])], notes)

    def solution(self) -> dict:
        """Say what the readers in the middle say, or one half: a complete answer, and none is right."""
        return {"chances": {row.id: {"p": int(row.middle) if row.middle is not None else 50} for row in self.rows}}

    def written(self, answer: dict) -> str:
        """Return each number with its reason."""
        entries = forecasting.entries(answer, self.rows)
        return " ".join(f"{row.id}: {forecasting.told(entries[row.id])}" for row in self.rows if row.id in entries)

    def sources(self) -> list[str]:
        """Return the table of words, where words are asked for."""
        return ["data:probability_words"] if self.mode == "words" else []

    def still(self) -> tuple[str, str]:
        """List the rows with what decides them and room for a number; then what readers said, what happened, or that nothing is known."""
        paper = {"words": say("forecast.paper"), "known": say("forecast.paper-known"), "open": say("forecast.paper-open")}[self.mode]
        body = f"<p>{paper}</p><ol>{self._list()}</ol>"
        return body, self._answers()

    def _list(self) -> str:
        chance = say("forecast.chance") if self.mode == "known" else ""
        return "".join(f"<li>{_asked(row, chance)}</li>" for row in self.rows)

    def sheet(self) -> Markup:
        """Give each row a cell for its number, and beside it what the mode asks for: that one knows the end, or a reason and the day."""
        asked = {"words": say("forecast.paper"), "known": say("paper.known"), "open": say("forecast.paper-open")}[self.mode]
        heads = {"words": [], "known": [say("paper.knew")], "open": [say("paper.reason")]}[self.mode]
        rows = [[trusted(_told(row, say("forecast.chance") if self.mode == "known" else ""))] for row in self.rows]
        table = paper.fill(["", say("paper.chance"), *heads], rows)
        return fragment(h("p", {}, asked), h("div", {"class": f"mode-{self.mode}"}, table))

    def _answers(self) -> str:
        heads = named("forecast.heads")
        if self.mode == "words":
            cells = [(row.text, f"{plain(row.middle)} %", f"{plain(row.low)}–{plain(row.high)} %") for row in self.rows]
            return _table([heads["asked"], heads["readers"], heads["half"]], cells)
        ended = [row for row in self.rows if row.outcome]
        if not ended:
            return f"<p>{say('forecast.not-yet')}</p>"
        return "<ol>" + "".join(f"<li>{escape(' '.join(_end_of(row)))}</li>" for row in ended) + "</ol>"

    def questions(self) -> list[Question]:
        """Ask for an essay; whoever reads it has what happened, where that is known."""
        ask = say("forecast.ask-words") if self.mode == "words" else say("forecast.ask")
        more = f"<ol>{self._list()}</ol><p>{ask}</p>"
        known = [" ".join(_end_of(row)) for row in self.rows if row.outcome]
        known += [f"{row.text} {plain(row.middle)} %" for row in self.rows if row.middle is not None]
        return [self.question("essay", more=more, grader=[say("forecast.grader"), *known])]


def verdict(counted: list[Row], stands: dict[str, tuple[float, float]]) -> list[str]:
    """Say what forecasts were worth: Brier score, first numbers, base rates, sources, and the three parts of the score.

    Parameters
    ----------
    counted : rows that came true or did not.
    stands : the first and the last number for each, in per cent.
    """
    came = [int(row.outcome == "yes") for row in counted]
    last = [stands[row.id][1] / 100 for row in counted]
    said = [say("forecast.brier", count=len(counted), brier=hundredths(scoring.brier(last, came)))]
    if any(stands[row.id][0] != stands[row.id][1] for row in counted):
        said.append(say("forecast.first", brier=hundredths(scoring.brier([stands[row.id][0] / 100 for row in counted], came))))
    if (pair := _against(counted, stands, "base")) is not None:
        said.append(say("forecast.against-base", count=pair[0], yours=pair[1], theirs=pair[2]))
    if (pair := _against(counted, stands, "source")) is not None:
        said.append(say("forecast.against-source", count=pair[0], yours=pair[1], theirs=pair[2]))
    if len(counted) > 1:
        reliability, resolution, uncertainty = (hundredths(part) for part in scoring.decomposition(last, came))
        said.append(say("forecast.parts", reliability=reliability, resolution=resolution, uncertainty=uncertainty))
    if len(counted) < LITTLE:
        said.append(say("forecast.few", count=len(counted), little=LITTLE))
    return said


def _against(counted: list[Row], stands: dict[str, tuple[float, float]], rival: Literal["base", "source"]) -> tuple[int, str, str] | None:
    """Return on how many rows a rival has a number, the reader's score on them, and the rival's; None where there are none."""
    both = [row for row in counted if getattr(row, rival) is not None]
    if not both:
        return None
    came = [int(row.outcome == "yes") for row in both]
    yours = scoring.brier([stands[row.id][1] / 100 for row in both], came)
    theirs = scoring.brier([getattr(row, rival) / 100 for row in both], came)
    return len(both), hundredths(yours), hundredths(theirs)


def base_line(row: Row) -> str:
    """Say how often such a thing happens, or why there is no telling."""
    if row.base is None:
        return say("forecast.no-base", note=row.base_note)
    return say("forecast.base", base=plain(row.base), note=row.base_note)


def _outcome(row: Row) -> str:
    """Return the outcome of a row as a sentence: of a forecast that it came true, of a question the answer."""
    return (named("forecast.answers") if row.until else named("forecast.outcomes"))[row.outcome]


def _end_of(row: Row) -> list[str]:
    """Return for whoever reads answers how a row ended, its base rate, and how sure its source was."""
    told = [row.text, _outcome(row), row.happened, base_line(row)]
    if row.source is not None:
        told.append(say("forecast.source", source=plain(row.source), words=row.source_note))
    return told


def _ended(row: Row, stand: tuple[float, float]) -> str:
    """Say how a row ended, and what was scored on it."""
    first, last = stand
    came = int(row.outcome == "yes")
    score, before = (hundredths(scoring.brier([p / 100], [came])) for p in (last, first))
    if first == last:
        return say("forecast.scored", outcome=_outcome(row), p=plain(last), score=score, happened=row.happened)
    return say(
        "forecast.scored-twice", outcome=_outcome(row), first=plain(first), before=before, p=plain(last), score=score, happened=row.happened
    )


def _unscored(row: Row) -> str:
    return say("forecast.unscored", outcome=_outcome(row), happened=row.happened)


def _state(row: Row, entry: Entry, stand: tuple[float, float] | None) -> Note:
    """Say how an open question and the reader's number on it stand."""
    if entry.get("edition", 1) != row.edition:
        return Note("open", say("forecast.changed"))
    if row.outcome == "void":
        return Note("noted", say("forecast.void", outcome=_outcome(row), happened=row.happened))
    if stand is None:
        return Note("open", say("forecast.late", locks=row.locks))
    if row.outcome:
        return Note("noted", _ended(row, stand))
    if not (entry.get("why") or "").strip():
        return Note("open", say("forecast.why-too"))
    return Note("noted", say("forecast.waiting", locks=row.locks))


def _asked(row: Row, chance: str) -> str:
    """Return a row on paper: what is asked, a blank for the number, the base rate of an open question, and the first that decides it."""
    return _told(row, f"{chance} ______ %")


def _told(row: Row, ending: str) -> str:
    """Return what is asked of a row, with an ending, and what decides it."""
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in row.facts[:FACTS])
    base = f"<p>{escape(base_line(row))}</p>" if row.until else ""
    criterion = f"<p>{escape(row.criterion)}</p>" if row.criterion else ""
    asked = f"<p>{' '.join([escape(row.text), ending.strip()]).strip()}</p>"
    return asked + criterion + base + (f"<dl>{facts}</dl>" if facts else "")


def _table(heads: list[str], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(text)}</td>" for text in rest) + "</tr>" for name, *rest in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
