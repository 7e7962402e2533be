"""What was checked: the statements of the book that were held against their sources, by page and by kind."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import get_args

import alliances

from ...base import contents
from ...base.html import Markup, fragment, h, scrolling, table
from .parts import Group, Place, entry, filtered, worded

Statement = alliances.evidence.Statement
VERDICTS = get_args(Statement.model_fields["verdict"].annotation)
KEY = re.compile(r"([\w-]*[_-][\w-]*)")  # keys of sources, claims, events and tables; no plain word is one
REFERENCE = "reference"  # the list of the bibliography and the glossary, beside those of the chapters
REFERENCE_NAME = "Bibliography and glossary"


def entries(place: Place) -> Markup:
    """Return the counts of verdicts by kind and by page, then all statements, page by page, to narrow by page, kind and verdict."""
    lists = alliances.evidence.statements()
    pages = {name: (page.called, f"book/{page.name}") for page in contents.chapters() if (name := page.name.replace("/", "-")) in lists}
    if REFERENCE in lists:
        pages[REFERENCE] = (REFERENCE_NAME, "book/reference/bibliography")
    every = [one for name in pages for one in lists[name]]
    kinds = {kind.name: [one for one in every if one.kind == key] for key, kind in alliances.evidence.kinds().items()}
    risks = {kind.name: kind.risk for kind in alliances.evidence.kinds().values()}
    by_kind = _counts(
        ["Kind of statement", "What can be wrong"],
        [([kind, risks[kind]], found) for kind, found in kinds.items() if found],
        ["All", ""],
        every,
    )
    by_page = _counts(
        ["Page"], [([h("a", {"href": f"#{name}"}, called)], lists[name]) for name, (called, _) in pages.items()], ["All"], every
    )
    groups = [
        Group(name, place.link(called, page), [_entry(place, called, one) for one in lists[name]]) for name, (called, page) in pages.items()
    ]
    order = {"page": [called for called, _ in pages.values()], "kind": list(kinds), "verdict": VERDICTS}
    return fragment(
        scrolling("Verdicts by kind", by_kind, kind="outcomes"),
        scrolling("Verdicts by page", by_page, kind="outcomes"),
        filtered("statements", ["page", "kind", "verdict"], groups, jump=False, order=order),
    )


def _counts(heads: list[str], rows: Iterable[tuple[list[object], list[Statement]]], last: list[str], every: list[Statement]) -> Markup:
    """Return how many statements of each row had which verdict, as a table; the last row counts all."""
    counted = []
    for first, statements in [*rows, (last, every)]:
        found = Counter(one.verdict for one in statements)
        counted.append([*first, *(found[verdict] for verdict in VERDICTS), len(statements)])
    return table([*heads, *(verdict.capitalize() for verdict in VERDICTS), "Statements"], counted, named=True)


def _entry(place: Place, called: str, one: Statement) -> Markup:
    change = f": {one.change.rstrip('.')}" if one.change else ""
    kind = alliances.evidence.kinds()[one.kind].name
    return entry(
        {"data-page": called, "data-kind": kind, "data-verdict": one.verdict},
        h("p", {"class": "entry-name"}, h("b", {}, one.statement)),
        h("p", {}, f"{one.verdict.capitalize()}{change}."),
        h(
            "p",
            {"class": "entry-foot"},
            f"{kind[0].upper()}{kind[1:]}; ",
            _linked_words(place, one.place),
            ". Seen in: ",
            _linked_words(place, one.seen),
            f". Checked on {worded(one.checked.isoformat())}.",
        ),
    )


def _linked_words(place: Place, text: str) -> Markup:
    """Return where a statement stands, or where the evidence was seen; what the book knows by a key becomes a link."""
    return fragment(_linked(place, part) for part in KEY.split(text.rstrip(".")))


def _linked(place: Place, word: str) -> Markup | str:
    evidence = alliances.evidence
    if word in evidence.claims():
        return place.claims([word])
    if word in evidence.events():
        return place.event(word)
    key = word if word in evidence.sources() else f"data:{word}"
    return place.sources([key]) if key in evidence.known_keys() else word
