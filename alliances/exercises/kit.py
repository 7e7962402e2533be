"""What every kind of exercise uses, the twin of ``kit.js``: results of grading, reading of answers, numbers and lists in words."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Literal

from .words import say

Outcome = Literal["empty", "wrong", "partial", "right", "noted"]
Mark = Literal["right", "wrong", "differ", "open", "noted"]


@dataclass(frozen=True)
class Note:
    """What grading says of one row of an exercise, to stand beside that row: how it came out, and why."""

    outcome: Mark
    text: str


@dataclass(frozen=True)
class Result:
    """What grading says: the outcome, a score between 0 and 1, sentences on the whole, and a note or none on each row.

    Where no answer is right or wrong, a complete one is "noted", and its score of 0 counts for nothing.
    """

    outcome: Outcome
    score: float
    feedback: list[str]
    rows: list[Note | None] = field(default_factory=list)

    def public(self) -> dict:
        """Return the result as plain JSON values."""
        return asdict(self)


def empty(sentence: str, rows: Sequence[Note | None] = ()) -> Result:
    """Return the result of an answer that is not there yet, with what to do, and where."""
    return Result("empty", 0, [sentence], list(rows))


def result(score: float, feedback: list[str], rows: Sequence[Note | None] = ()) -> Result:
    """Return a result whose outcome follows from its score."""
    outcome: Outcome = "right" if score == 1 else "partial" if score > 0 else "wrong"
    return Result(outcome, round(score, 4), feedback, list(rows))


def noted(feedback: list[str], rows: Sequence[Note | None] = ()) -> Result:
    """Return the result of a complete answer to a question that has no right one."""
    return Result("noted", 0, feedback, list(rows))


def judged(hit: bool, text: str) -> Note:
    """Return the note on a row that is right or wrong.

    >>> judged(True, "It rained.")
    Note(outcome='right', text='It rained.')
    """
    return Note("right" if hit else "wrong", text)


def unchosen() -> Note:
    """Return the note on a row without a choice."""
    return Note("open", say("exercise.unchosen"))


def tally(rows: Sequence[Note | None]) -> str:
    """Say how many rows are right.

    >>> tally([judged(True, "It rained."), unchosen()])
    '1 of 2 right. Each line says why.'
    """
    return say("exercise.tally", hits=sum(row is not None and row.outcome == "right" for row in rows), size=len(rows))


def at_least_half(share: float) -> float:
    """Score a share of parts that are right: what chance would give scores nothing.

    >>> at_least_half(0.75), at_least_half(0.25)
    (0.75, 0.0)
    """
    return share if share >= 0.5 else 0.0


def places(answer: dict | None, field: str, size: int) -> list[int]:
    """Read a list of distinct places from an answer; an absent one is empty."""
    found = (answer or {}).get(field)
    if found is None:
        return []
    if not isinstance(found, list) or not all(_is_place(place, size) for place in found):
        raise ValueError(say("exercise.not-places", field=field, most=size - 1))
    if len(set(found)) != len(found):
        raise ValueError(say("exercise.twice", field=field))
    return found


def choices(answer: dict | None, field: str, rows: int, size: int) -> list[int | None]:
    """Read one choice per row from an answer, None where nothing is chosen; an absent list has none."""
    found = (answer or {}).get(field)
    if found is None or found == []:
        return [None] * rows
    if not isinstance(found, list) or len(found) != rows or not all(choice is None or _is_place(choice, size) for choice in found):
        raise ValueError(say("exercise.not-choices", field=field, rows=rows, most=size - 1))
    return found


def one_each(chosen: Sequence[int | None]) -> list[list[int]]:
    """Return one choice per row as lists of places, empty where nothing is chosen.

    >>> one_each([2, None])
    [[2], []]
    """
    return [[] if place is None else [place] for place in chosen]


def _is_place(value: object, size: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < size


def is_number(value: object) -> bool:
    """Say whether a value of an answer is a finite number."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def plain(number: float) -> str:
    """Write a number as JavaScript does: at most two decimals, no zeros behind them.

    >>> plain(1400.0), plain(0.125), plain(2.5)
    ('1400', '0.13', '2.5')
    """
    return f"{math.floor(number * 100 + 0.5) / 100:.2f}".rstrip("0").rstrip(".")


def hundredths(number: float) -> str:
    """Write a score with two decimals, halves up, whatever the order in which it was summed; the same in JavaScript.

    >>> hundredths(0.125), hundredths(0.0), hundredths(-0.02)
    ('0.13', '0.00', '−0.02')
    """
    whole = math.floor(abs(number) * 100 + 0.5 + 1e-9)
    return f"{'−' if number < 0 and whole else ''}{whole // 100}.{whole % 100:02d}"


def listed(tag: str, items: Sequence[str]) -> str:
    """Return an HTML list of texts."""
    return f"<{tag}>" + "".join(f"<li>{escape(item)}</li>" for item in (unnumbered(items) if tag == "ol" else items)) + f"</{tag}>"


def unnumbered(texts: Sequence[str]) -> list[str]:
    """Return texts without numbers of their own, where all have them: a numbered list would count them twice.

    >>> unnumbered(["1. It rained.", "2. It snowed."]), unnumbered(["1953. The war ends."])
    (['It rained.', 'It snowed.'], ['1953. The war ends.'])
    """
    counts = [f"{place}. " for place in range(1, len(texts) + 1)]
    if all(text.startswith(count) for text, count in zip(texts, counts, strict=True)):
        return [text.removeprefix(count) for text, count in zip(texts, counts, strict=True)]
    return list(texts)


def leading(text: str) -> str:
    """Return what is said of something, as it stands before more of it: a phrase takes a colon, a sentence has its end.

    >>> leading("Russia, at once"), leading("It rained.")
    ('Russia, at once:', 'It rained.')
    """
    return text if text[-1:] in ".?!…" else f"{text}:"


def ended(text: str) -> str:
    """Return a text with a full stop, unless it has an end.

    >>> ended("Russia, at once"), ended("Who gains?")
    ('Russia, at once.', 'Who gains?')
    """
    return text if text[-1:] in ".?!…" else f"{text}."
