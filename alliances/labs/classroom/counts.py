"""Who did what, which exercises were hard, and which option tempts how many."""

from collections import Counter
from dataclasses import dataclass

from ... import exercises
from ...exercises.offers import Offer
from .handed import Entry, HandedIn

FEW = 5  # answers: below this a share is mostly chance


@dataclass(frozen=True)
class Work:
    """What somebody did in a chapter: how many of its exercises, points of how many that have any, and the minutes that the book reckons for them."""

    done: int
    of: int
    drafts: int
    points: float
    scored: int
    minutes: int


@dataclass(frozen=True)
class Hardness:
    """How an exercise went: answers by outcome, the mean of the points, and how many who handed in the chapter left it out."""

    exercise: str
    right: int
    partial: int
    wrong: int
    mean: float
    left: int

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.right + self.partial + self.wrong


def work(handed: HandedIn, student: str) -> dict[str, Work]:
    """Return what a student did in each chapter that was handed in, in the order of the bank's chapters."""
    homes, bank = exercises.chapters(), exercises.load_bank()
    found = {}
    for page in dict.fromkeys(homes.values()):
        if page not in handed.pages[student]:
            continue
        names = [name for name, home in homes.items() if home == page]
        mine = [handed.entries[student, name] for name in names if (student, name) in handed.entries]
        done = [entry for entry in mine if entry.done]
        points = [entry.points for entry in done if entry.points is not None]
        minutes = sum(bank[entry.exercise].minutes for entry in done)
        found[page] = Work(len(done), len(names), len(mine) - len(done), sum(points), len(points), minutes)
    return found


def hardness(handed: HandedIn) -> list[Hardness]:
    """Return how each exercise with points went that anybody answered, the hardest first, and last those that fewer than FEW answered."""
    homes, found = exercises.chapters(), []
    for name, page in homes.items():
        scored = [entry for entry in handed.of(name) if entry.points is not None]
        if not scored:
            continue
        counts = Counter(entry.state for entry in scored)
        left = sum(page in pages and not _done(handed, student, name) for student, pages in handed.pages.items())
        mean = sum(entry.points for entry in scored) / len(scored)
        found.append(Hardness(name, counts["right"], counts["partial"], counts["wrong"], mean, left))
    return sorted(found, key=lambda each: (each.answers < FEW, each.mean))


def _done(handed: HandedIn, student: str, exercise: str) -> bool:
    entry = handed.entries.get((student, exercise))
    return entry is not None and entry.done


def temptations(entries: list[Entry]) -> list[tuple[Offer, Counter]]:
    """Return what an exercise offers, place by place, with how many took each choice.

    Parameters
    ----------
    entries : checked answers to one exercise.
    """
    exercise = exercises.load_bank()[entries[0].exercise]
    offers = exercise.offers()
    counts = [Counter() for _ in offers]
    for entry in entries:
        for count, places in zip(counts, exercise.taken(entry.answer), strict=True):
            count.update(places)
    return list(zip(offers, counts, strict=True))
