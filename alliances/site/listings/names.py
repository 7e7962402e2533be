"""The other names of places, persons, states and organisations: spellings of other times, and the native ones."""

from collections.abc import Iterable
from itertools import groupby

import alliances

from ...base.html import Markup, fragment, h, scrolling, table
from .parts import Place

HEADS = {"place": "Places", "state": "States", "person": "Persons", "organisation": "Organisations", "term": "Terms"}


def entries(place: Place) -> Markup:
    """Return a table for each kind of name, in the order of the alphabet."""
    ordered = sorted(alliances.evidence.aliases(), key=lambda one: (list(HEADS).index(one.kind), one.name.casefold()))
    return fragment(_table(HEADS[kind], list(found)) for kind, found in groupby(ordered, key=lambda one: one.kind))


def also(concept: str) -> Markup:
    """Return the other names of a term of the glossary, as a list in words; nothing if it has none.

    >>> print(also("jcpoa").partition(",")[0])
    <bdi translate="no">Joint Comprehensive Plan of Action</bdi>
    >>> str(also("dyad"))
    ''
    """
    return _listed(name for one in alliances.evidence.aliases() if one.concept == concept for name in one.others)


def _listed(names: Iterable[str]) -> Markup:
    """Return names as a list in words, each apart: one that runs from right to left would turn the commas beside it."""
    return Markup(", ").join(h("bdi", {}, name) for name in names)


def _table(head: str, found: list["alliances.evidence.Alias"]) -> Markup:
    rows = [(one.name, _listed(one.others)) for one in found]
    return scrolling(head, table([head, "Also called"], rows, named=True), kind="table-box")
