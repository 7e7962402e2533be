"""Texts to discuss, chosen by a rule that looks at chapter, writer and length, and never at what is said."""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from ... import exercises
from ...exercises.kinds import Weigh, Write
from .handed import HandedIn

MANY = 10
LENGTHS = (0.5, 0.15, 0.85)  # the wanted place among all texts, by length, one turn after the other
RULE = (
    f"At most {MANY} texts, chosen by a rule and not by what they say. As many chapters as possible have their turn before one has a second, and as many "
    "students. The turns go round: a text of middle length, a short one, a long one, each measured against all texts of the class. Where two "
    "fit as well, a number computed from the words decides. What was not checked, and what two students wrote alike, is left out."
)
_MAIL = re.compile(r"[^\s<>,;]+@[^\s<>,;]+\.\w+")
_NUMBER = re.compile(r"\d{5,}")
_WORD = re.compile(r"\w{3,}")
MASK = "[name]"


@dataclass(frozen=True)
class Reflection:
    """A text of a student on an exercise."""

    student: str
    exercise: str
    page: str
    text: str


def texts(handed: HandedIn) -> list[Reflection]:
    """Return the checked texts of a class, each wording once, in the order of the book."""
    found: dict[tuple[str, str], Reflection] = {}
    alike = Counter()
    for name, page in exercises.chapters().items():
        field = {Write: "text", Weigh: "mind"}.get(type(exercises.load_bank()[name]))
        for entry in handed.of(name) if field else ():
            text = (entry.answer.get(field) or "").strip()
            key = (name, " ".join(text.lower().split()))
            alike[key] += 1
            if text:
                found[key] = Reflection(entry.student, name, page, text)
    return [each for key, each in found.items() if alike[key] == 1]


def chosen(found: list[Reflection]) -> list[Reflection]:
    """Choose texts by :data:`RULE`."""
    lengths = sorted(len(each.text) for each in found)
    place = {each: (bisect_left(lengths, len(each.text)) + 0.5) / len(lengths) for each in found}
    left, taken, pages, students = list(found), [], Counter(), Counter()
    while left and len(taken) < MANY:
        wanted = LENGTHS[len(taken) % len(LENGTHS)]
        best = min(left, key=lambda each: (pages[each.page], students[each.student], abs(place[each] - wanted), _digest(each)))
        left.remove(best)
        taken.append(best)
        pages[best.page] += 1
        students[best.student] += 1
    return taken


def _digest(one: Reflection) -> str:
    return hashlib.sha256(f"{one.exercise} {one.text}".encode("utf-8", "replace")).hexdigest()


def masked(text: str, names: set[str]) -> str:
    """Take out of a text what leads back to a student: the names of the class, whole and in their words, mail addresses and long numbers.

    >>> masked("Maria said so; write to m.weiss@example.org", {"Maria Weiß"})
    '[name] said so; write to [name]'
    """
    words = {word for name in names for word in _WORD.findall(name)} | {name for name in names if len(name) > 2}
    text = _NUMBER.sub(MASK, _MAIL.sub(MASK, text))
    if not words:
        return text
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", MASK, text, flags=re.IGNORECASE)  # an id writes a name small
