"""The other names of places, persons, states and organisations: spellings of other times, and the native ones."""

from itertools import groupby

import alliances

from ...base.html import Markup, fragment, scrolling, table
from .parts import Place

HEADS = {"place": "Places", "state": "States", "person": "Persons", "organisation": "Organisations", "term": "Terms"}


def entries(place: Place) -> Markup:
    """Return a table for each kind of name, in the order of the alphabet."""
    ordered = sorted(alliances.evidence.aliases(), key=lambda one: (list(HEADS).index(one.kind), one.name.casefold()))
    return fragment(_table(HEADS[kind], list(found)) for kind, found in groupby(ordered, key=lambda one: one.kind))


def also(concept: str) -> str:
    """Return the other names of a term of the glossary, as a list in words; nothing if it has none.

    >>> also("jcpoa").partition(",")[0], also("dyad")
    ('Joint Comprehensive Plan of Action', '')
    """
    return ", ".join(name for one in alliances.evidence.aliases() if one.concept == concept for name in one.others)


def _table(head: str, found: list["alliances.evidence.Alias"]) -> Markup:
    rows = [(one.name, ", ".join(one.others)) for one in found]
    return scrolling(head, table([head, "Also called"], rows, named=True), kind="table-box")
