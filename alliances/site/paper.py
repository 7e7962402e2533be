"""What a chapter has on paper only: answers at its end, sources as numbered notes, and the works that it cites; and what it has on screens only.

``{screen}`Choose a year above the map.` `` is a sentence that holds on a screen only: paper leaves it out.

On a screen an answer is folded under its question, and a source opens at its mark. Paper can do neither. So a chapter carries, hidden on
screens, small numbers at its marks, and an end with its answers, its notes, and the works that it cites.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

import alliances

from ..base.html import Markup, h, trusted
from . import frame
from .marks import mark
from .numbering import numbered, things

MOST = 3  # events that a note names; more are counted


class ScreenRole(SphinxRole):
    """``{screen}`Choose a year.` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words, to be left out on paper."""
        return [nodes.inline("", self.text, classes=["screen-only"])], []


class ending(nodes.General, nodes.Element):
    """Stands at the end of a chapter: its ``notes`` are known when the page is read, the numbers of its exercises when all are."""


def notes_of(node: mark) -> list[str]:
    """Return the words of the notes to a mark; none for what needs none, such as a term of the glossary."""
    found = []
    for kind, _, name in (key.partition(":") for key in node["shows"]):
        if kind == "claim":
            claim = alliances.evidence.claim(name)
            found.append(f"{_called(name).capitalize()}: {claim.paraphrase} Verdict: {claim.verdict}.{_sources(claim.source_keys)}")
        elif kind == "event":
            event = alliances.evidence.events()[name]
            found.append(f"{event.when}: {event.title}.{_sources(alliances.evidence.keys(event.sources))}")
        elif kind == "datum":
            found.append(_basis(node["figure"]["keys"], node["figure"]["model"]))
    return found


def _basis(keys: Iterable[str], model: str) -> str:
    """Say what a figure was computed from, by the titles that readers know.

    >>> _basis(["event:EV-1896-li-lobanov"], "base_effect")
    'Computed from the event of 3 June 1896, with the model of base effect.'
    """
    read: dict[str, list[str]] = {}
    for kind, _, name in (key.partition(":") for key in sorted(keys)):
        read.setdefault(kind, []).append(name)
    parts = [f"“{alliances.data.describe(name).title}”" for name in read.get("data", [])]
    events = [f"the event of {alliances.evidence.events()[name].when}" for name in read.get("event", [])]
    parts += events if len(events) <= MOST else [f"{len(events)} events of the timeline"]
    parts += [_called(name) for name in read.get("claim", [])]
    told = [f"from {'; '.join(parts)}"] if parts else []
    told += [f"with the model of {model.replace('_', ' ')}"] if model else []
    return f"Computed {', '.join(told)}."


def _called(name: str) -> str:
    """Return where a claim stands: nobody who reads on paper has its id."""
    claim = alliances.evidence.claim(name)
    return f"article {claim.article}, paragraph {claim.paragraph}"


def _sources(keys: Iterable[str]) -> str:
    labels = dict.fromkeys(_label(key).rstrip(".") for key in keys)
    return f" {'; '.join(labels)}." if labels else ""


def _label(key: str) -> str:
    """Return how a source is called on paper: a table by its title, the rest as everywhere."""
    return alliances.data.describe(key.removeprefix("data:")).title if key.startswith("data:") else alliances.evidence.label(key)


def _read(app: Sphinx, doctree: nodes.document) -> None:
    """Put small numbers behind each mark with sources, and keep the notes; what is shown again has its number again."""
    if not frame.chapter_of(app.env.docname):
        return
    notes: dict[str, int] = {}
    for each in list(doctree.findall(mark)):
        numbers = sorted({notes.setdefault(words, len(notes) + 1) for words in notes_of(each)})
        if numbers:
            sign = h("span", {"class": "paper-sign"}, f"[{', '.join(map(str, numbers))}]")  # a raised number behind a digit is a power
            each.parent.insert(each.parent.index(each) + 1, nodes.raw(text=sign, format="html"))
    doctree += ending(notes=list(notes))


def _works(doctree: nodes.document) -> list[str]:
    """Return the works that a page cites, in full, in the order of their authors."""
    return sorted(
        {link["reftitle"] for link in doctree.findall(nodes.reference) if link.get("reftitle") and "#ref-" in link.get("refuri", "")}
    )


def ended(answers: Iterable[tuple[str, Markup]], notes: Iterable[str], works: Iterable[str]) -> Markup:
    """Return the end of a chapter on paper; headings of what it has.

    >>> print(ended([("Exercise 1.1", Markup("<p>22.</p>"))], [], []))
    <section class="paper"><h2>Answers</h2><h3>Exercise 1.1</h3><p>22.</p></section>
    """
    told = [(h("h3", {}, name), answer) for name, answer in answers]
    told_notes, listed = ([h("li", {}, each) for each in group] for group in (notes, works))
    return h(
        "section",
        {"class": "paper"},
        (h("h2", {}, "Answers"), told) if told else None,
        (h("h2", {}, "Notes"), h("ol", {}, told_notes)) if told_notes else None,
        (h("h2", {}, "Works cited"), h("ul", {}, listed)) if listed else None,
    )


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the end, while the exercises of the page still wait for their numbers."""
    own = {thing.anchor: thing for thing in things(app.env, docname)}
    asked = [(own[node["anchor"]], node["answer"]) for node in doctree.findall(numbered) if "answer" in node]
    answers = [(f"{thing.label}: {thing.title}", trusted(answer)) for thing, answer in asked]
    for node in list(doctree.findall(ending)):
        node.replace_self(nodes.raw(text=ended(answers, node["notes"], _works(doctree)), format="html"))


def setup(app: Sphinx) -> None:
    """Find the notes while a page is read, and write its end before :mod:`.numbering` puts the numbers in."""
    app.add_node(ending)
    app.add_role("screen", ScreenRole())
    app.connect("doctree-read", _read, priority=800)
    app.connect("doctree-resolved", _fill, priority=400)
