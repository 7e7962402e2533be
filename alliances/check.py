"""Check everything that is written by hand or built from data, before it is used."""

import re

from . import data, evidence
from .base import contents, paths
from .base.errors import InputError
from .base.reading import read_text
from .exercises import bank

GAP = re.compile(r"⟨still to be written: ([^⟩]*)⟩")  # as the stubs of alliances.new mark what is left to write
WRITTEN = ("book", "notebooks/solutions", "seeds", "alliances/exercises")  # where people write
READABLE = {".csv", ".js", ".json", ".md", ".py", ".yml"}


def gaps() -> list[str]:
    """Return what is still to be written, each with file and line.

    >>> gaps()
    []
    """
    found = []
    for path in sorted(each for place in WRITTEN for each in (paths.ROOT / place).rglob("*") if each.suffix in READABLE):
        for number, line in enumerate(read_text(path).splitlines(), start=1):
            found += [f"{paths.shown(path)}, line {number}: still to be written: {words}" for words in GAP.findall(line)]
    return found


def everything() -> None:
    """Validate tables, evidence base, the cards of the chapters, and the item bank.

    Raises
    ------
    InputError : for the first thing that is wrong, naming file, place and remedy.
    """
    for name in data.tables():
        data.validate(name)
    claims = evidence.claims()
    evidence.paragraphs()
    evidence.events()
    evidence.forecasts()
    evidence.questions()
    evidence.concepts()
    evidence.documents()
    evidence.seats()
    evidence.aliases()
    evidence.statements()
    if not paths.INSTALLED:  # there are no chapters without a clone
        contents.settings()
        contents.chapters()
    for exercise in bank.load_bank().values():
        for claim in exercise.claims:
            evidence.claim(claim, claims, where=f"exercise {exercise.id}")
        for source in exercise.sources():
            if source not in evidence.known_keys() | claims.keys() | evidence.events().keys():
                raise InputError(
                    paths.shown(paths.ITEM_BANK),
                    f"exercise {exercise.id}",
                    f"the source {source!r} is unknown",
                    "name a claim, an event or a source",
                )
