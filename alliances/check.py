"""Check everything that is written by hand or built from data, before it is used."""

from . import data, evidence
from .base import paths
from .base.errors import InputError
from .exercises import bank


def everything() -> None:
    """Validate tables, evidence base and item bank.

    Raises
    ------
    InputError : for the first thing that is wrong, naming file, place and remedy.
    """
    for name in data.tables():
        data.validate(name)
    claims = evidence.claims()
    evidence.events()
    evidence.forecasts()
    evidence.concepts()
    evidence.statements()
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
