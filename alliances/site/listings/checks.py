"""What was checked: the statements of chapters that a second reader held against their sources."""

import re
from collections import Counter
from typing import get_args

import alliances

from ...base import contents
from ...base.html import Markup, fragment, h, scrolling, table
from .parts import Group, Place, entry, filtered, worded

VERDICTS = get_args(alliances.evidence.Statement.model_fields["verdict"].annotation)
KEY = re.compile(r"([\w-]*[_-][\w-]*)")  # keys of sources, claims, events and tables; no plain word is one


def entries(place: Place) -> Markup:
    """Return the counts of verdicts, then all statements, chapter by chapter, to narrow by chapter and verdict."""
    lists = alliances.evidence.statements()
    checked = [(page, name) for page in contents.chapters() if (name := page.name.replace("/", "-")) in lists]
    groups = [_chapter(place, page, name, lists[name]) for page, name in checked]
    counts = scrolling("Verdicts by chapter", _counts({page.called: (name, lists[name]) for page, name in checked}), kind="outcomes")
    order = {"chapter": [page.called for page, _ in checked], "verdict": VERDICTS}
    return fragment(counts, filtered("statements", ["chapter", "verdict"], groups, jump=False, order=order))


def _counts(chapters: dict[str, tuple[str, list["alliances.evidence.Statement"]]]) -> Markup:
    """Return how many statements of each chapter had which verdict, as a table with links to the lists."""
    rows, every = [], [one for _, statements in chapters.values() for one in statements]
    for head, statements in [
        *((h("a", {"href": f"#{name}"}, title), statements) for title, (name, statements) in chapters.items()),
        ("All", every),
    ]:
        found = Counter(one.verdict for one in statements)
        rows.append([head, *(found[verdict] for verdict in VERDICTS), len(statements)])
    return table(["Chapter", *(verdict.capitalize() for verdict in VERDICTS), "Statements"], rows, named=True)


def _chapter(place: Place, page: contents.Chapter, name: str, statements: list["alliances.evidence.Statement"]) -> Group:
    return Group(name, place.link(page.called, f"book/{page.name}"), [_entry(place, page.called, one) for one in statements])


def _entry(place: Place, chapter: str, one: "alliances.evidence.Statement") -> Markup:
    change = f": {one.change.rstrip('.')}" if one.change else ""
    return entry(
        {"data-chapter": chapter, "data-verdict": one.verdict},
        h("p", {"class": "entry-name"}, h("b", {}, one.statement)),
        h("p", {}, f"{one.verdict.capitalize()}{change}."),
        h("p", {"class": "entry-foot"}, "Seen in: ", _seen(place, one.seen), f". Checked on {worded(one.checked.isoformat())}."),
    )


def _seen(place: Place, text: str) -> Markup:
    """Return where the evidence was seen; what the book knows by a key becomes a link."""
    return fragment(_linked(place, part) for part in KEY.split(text.rstrip(".")))


def _linked(place: Place, word: str) -> Markup | str:
    evidence = alliances.evidence
    if word in evidence.claims():
        return place.claims([word])
    if word in evidence.events():
        return place.event(word)
    key = word if word in evidence.sources() else f"data:{word}"
    return place.sources([key]) if key in evidence.known_keys() else word
