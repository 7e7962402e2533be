"""Forecasts as the rows of an exercise: what is asked of each, what a reader said of it and when. The twin of ``forecasting.js``.

A row comes from the evidence base or a table: a word for a chance, a forecast of an article with its outcome, or an open question. What a
reader says of a row is an entry: ``{"p": 35, "edition": 1, "why": "…", "at": "2026-11-27T10:00:00Z"}``, p in whole per cent. A later change
keeps the first number of the same edition under ``first``, and all between under ``log``.
"""

import datetime as dt
import re
import zoneinfo
from typing import Literal

from pydantic import Field

from .. import evidence
from ..base.reading import Strict
from ..models import scoring
from .kit import is_number
from .words import named, say

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Mode = Literal["words", "known", "open"]
Entry = dict


class Row(Strict):
    """One thing to forecast. Chances are in per cent; what a mode does not need is empty."""

    id: str = Field(pattern=r"^[A-Za-z0-9]+(-[a-z0-9]+)*$")
    edition: int = 1
    text: str = Field(min_length=2)
    criterion: str = ""  # what decides, where the text is no question
    facts: list[tuple[str, str]] = Field(default=[])  # what counts and who decides: name and words
    base: float | None = None  # how often such a thing happens
    base_note: str = ""
    source: float | None = None  # how sure the source of the forecast was, by its words
    source_note: str = ""
    outcome: Literal["", "yes", "no", "void"] = ""
    happened: str = ""
    until: str = ""  # the last moment at which a forecast counts, an ISO time
    locks: str = ""  # its day in words
    readers: int | None = None  # how many people put a number on a word; one in ten said less than low, one in ten more than high
    low: float | None = None
    middle: float | None = None
    high: float | None = None


def rows(mode: Mode, about: list[str]) -> list[Row]:
    """Return the rows of an exercise.

    Parameters
    ----------
    mode : what the rows are.
    about : words, or ids of forecasts or questions; none means all open questions.

    Raises
    ------
    ValueError : for what there is not, for a forecast without an outcome, or if nothing is named where something must be.

    Examples
    --------
    >>> rows("words", ["unlikely"])[0].middle
    20.0
    """
    if not about and mode != "open":
        raise ValueError("name the words or forecasts under 'about'")
    return {"words": _words, "known": _known, "open": _open}[mode](about)


def _words(about: list[str]) -> list[Row]:
    bands = {word: scoring.band(word) for word in about}
    return [
        Row(
            id=word.replace(" ", "-"),
            text=f"“{word}”",
            readers=band.readers,
            low=_per_cent(band.low),
            middle=_per_cent(band.middle),
            high=_per_cent(band.high),
        )
        for word, band in bands.items()
    ]


def _known(about: list[str]) -> list[Row]:
    found = evidence.forecasts()
    ended = {"came-true": "yes", "came-false": "no"}
    wrong = [name for name in about if name not in found or found[name].status not in ended]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no forecast of forecasts.csv whose end is known")
    return [_forecast(found[name], ended[found[name].status]) for name in about]


def _forecast(one: evidence.Forecast, outcome: Literal["yes", "no"]) -> Row:
    """Return a forecast of an article with its end."""
    facts = named("forecast.facts")
    horizon = _DAY.sub(lambda day: _day(dt.date.fromisoformat(day[0])), one.horizon)
    return Row(
        id=one.id,
        text=one.paraphrase,
        criterion=say("forecast.true-if", criterion=one.true_if, horizon=horizon),
        facts=[(facts["false"], one.false_if)],
        base=_per_cent(one.base_rate),
        base_note=one.base_rate_note or say("forecast.no-class"),
        source=_per_cent(one.chance),
        source_note=one.wording,
        outcome=outcome,
        happened=one.resolution,
    )


def _open(about: list[str]) -> list[Row]:
    asked = evidence.questions()
    unknown = [name for name in about if name not in asked]
    if unknown:
        raise ValueError(f"there is no question {unknown[0]!r} in questions.csv")
    return [_question(asked[name]) for name in about or asked]


def _question(one: evidence.Question) -> Row:
    """Return an open question with all that decides it."""
    facts = named("forecast.facts")
    told = {
        "yes": one.yes_if,
        "day": say("forecast.days", locks=_day(one.locks_on), closes=_day(one.closes_on), zone=one.time_zone),
        "source": one.source.replace(" ; ", ", "),
        "void": one.void_if,
        "judge": one.judge,
        "revised": one.revised_data,
        "standing": one.standing,
    }
    return Row(
        id=one.id,
        edition=one.edition,
        text=one.question,
        facts=[(facts[name], words) for name, words in told.items()],
        base=_per_cent(one.base_rate),
        base_note=one.base_rate_note,
        source=_per_cent(one.articles_chance),
        source_note=one.articles_note,
        outcome=one.resolution,
        happened=say("forecast.by", day=_day(one.resolved_on), source=_origin(one.resolution_source)) if one.resolution else "",
        until=_end(one.last_day, one.time_zone),
        locks=_day(one.last_day),
    )


def _origin(source: str) -> str:
    """Return a source as readers know it; a web address says itself."""
    return source if evidence.WEB.match(source) else evidence.origin(source)


def _end(day: dt.date, zone: str) -> str:
    """Return the last second of a day in a time zone, as an ISO time.

    >>> _end(dt.date(2027, 6, 30), "Europe/Moscow")
    '2027-06-30T20:59:59Z'
    """
    end = dt.datetime.combine(day, dt.time(23, 59, 59), zoneinfo.ZoneInfo(zone))
    return f"{end.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _per_cent(chance: float | None) -> float | None:
    return None if chance is None else round(100 * chance, 4)


def _day(day: dt.date | None) -> str:
    """Write a day in words.

    >>> _day(dt.date(2027, 12, 31)), _day(None)
    ('31 December 2027', '')
    """
    return f"{day.day} {day:%B %Y}" if day else ""


def entries(answer: dict | None, asked: list[Row]) -> dict[str, Entry]:
    """Read what a reader said of the rows of an exercise; what is said of others, which an older book asked, is left alone.

    Raises
    ------
    ValueError : if it has not the form of entries.
    """
    found = (answer or {}).get("chances")
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(say("forecast.not-chances"))
    given = {row.id: found[row.id] for row in asked if found.get(row.id) is not None}
    for name, entry in given.items():
        if not _is_entry(entry):
            raise ValueError(say("forecast.not-entry", id=name))
    return given


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict):
        return False
    texts = all(entry.get(name) is None or isinstance(entry[name], str) for name in ("why", "at"))
    number = entry.get("p") is None or is_number(entry["p"])
    edition = entry.get("edition", 1)
    log, first = entry.get("log", []), entry.get("first")
    earlier = isinstance(log, list) and all(
        isinstance(each, dict) and is_number(each.get("p")) for each in [*log, *([first] if first else [])]
    )
    return texts and number and isinstance(edition, int) and not isinstance(edition, bool) and earlier


def is_chance(entry: Entry | None) -> bool:
    """Say whether an entry has a number, be it a chance or not."""
    return bool(entry) and entry.get("p") is not None


def in_range(entry: Entry) -> bool:
    """Say whether the number of an entry is a chance in whole per cent.

    >>> in_range({"p": 35}), in_range({"p": 101}), in_range({"p": 0.5})
    (True, False, False)
    """
    return 0 <= entry["p"] <= 100 and float(entry["p"]).is_integer()


def in_time(row: Row, at: str | None) -> bool:
    """Say whether a forecast was made while the question was open; one whose time is not known counts as such.

    >>> question = Row(id="Q01", text="Will it rain?", until="2027-06-30T20:59:59Z")
    >>> in_time(question, "2027-06-30T20:00:00.000Z"), in_time(question, "2027-06-30T21:00:00.000Z")
    (True, False)
    """
    return not at or not row.until or at <= row.until


def standing(row: Row, entry: Entry) -> tuple[float, float] | None:
    """Return the first and the last chance, in per cent, that a reader gave in time to a question as it now stands; None if there is none.

    >>> question = Row(id="Q01", edition=2, text="Will it rain?", until="2027-06-30T20:59:59Z")
    >>> standing(question, {"p": 30, "edition": 2, "at": "2027-01-03T00:00:00Z", "first": {"p": 40, "at": "2027-01-01T00:00:00Z"}})
    (40, 30)
    >>> standing(question, {"p": 30, "edition": 1, "at": "2027-01-03T00:00:00Z"}) is None
    True
    """
    if entry.get("edition", 1) != row.edition or not is_chance(entry):
        return None
    made = [*([entry["first"]] if entry.get("first") else []), *entry.get("log", []), entry]
    counted = [each["p"] for each in made if each.get("edition", row.edition) == row.edition and in_time(row, each.get("at"))]
    return (counted[0], counted[-1]) if counted else None


def told(entry: Entry) -> str:
    """Return an entry in words: the number, the reason, and what was said first.

    >>> told({"p": 30, "why": "Elections are near.", "first": {"p": 40, "at": "2027-01-01T00:00:00Z"}})
    '30 %. Reason: Elections are near. First said: 40 % (2027-01-01).'
    """
    if entry.get("knew"):
        return say("forecast.knew")
    first, why = entry.get("first"), (entry.get("why") or "").strip()
    parts = [say("forecast.said", p=_whole(entry["p"]))] if is_chance(entry) else []
    if why:
        parts.append(say("forecast.told-why", why=why))
    if first:
        parts.append(say("forecast.told-first", p=_whole(first["p"]), day=(first.get("at") or "")[:10]))
    return " ".join(parts)


def _whole(number: float) -> str:
    return f"{number:g}"
