"""Provenance in the text: words with a card behind them, which tells where they come from.

``{claim}`A1-46` ``              a claim of a seed article: who says it, where, our verdict
``{event}`EV-1896-li-lobanov` `` the date of an event; the card says what happened
``{datum}`lives.median-ended` `` a figure, by its name or by its cell: ``{datum}`gdp[state=CHN,year=2021].gdp|.2e` ``
``{concept}`censoring` ``        a term of the glossary; ``{concept}`censored <censoring>` `` prints other words

The card opens on hover and on focus, without a script. An unknown id is a warning, and so fails the build.
"""

import re
from collections.abc import Collection

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

import alliances

from ..base.errors import InputError
from ..base.html import Markup, fragment, h
from . import origins
from .uses import KINDS, note_passage

LOGGER = logging.getLogger(__name__)
PAGES = {
    "claim": "book/reference/claims",
    "event": "book/reference/timeline",
    "change": "book/reference/changes",
    "table": "book/reference/data",
    "concept": "book/reference/glossary",
    "reference": "book/reference/bibliography",
    "source": "book/reference/sources",
    "model": "book/reference/models",
}
VERDICTS = {
    "accurate": "accurate",
    "imprecise": "imprecise",
    "wrong": "wrong",
    "contested": "contested",
    "opinion": "a matter of opinion",
    "unverifiable": "could not be verified",
}
TITLED = re.compile(r"^(?P<text>.+?)\s*<(?P<id>[^>]+)>$", re.DOTALL)


class mark(nodes.Inline, nodes.TextElement):
    """A word with a card behind it: where it leads (``page``, ``anchor``), the HTML of the ``card``, and its own anchor (``passage``)."""


# what a role knows of an id: its text, the keys of what it shows, kind and name of what it leads to, the card
Known = tuple[str, Collection[str], tuple[str, str], Markup]


def where(kind: str, name: str) -> tuple[str, str]:
    """Return the page and the anchor that tell of something; an empty name is the page as a whole.

    >>> where("table", "un_agreement"), where("model", "base_effect")
    (('book/reference/data', 'un-agreement'), ('book/reference/models', 'model-base-effect'))
    """
    anchor = name.lower().replace("_", "-")
    return PAGES[kind], f"model-{anchor}" if kind == "model" and name else anchor


def first(keys: Collection[str], model: str) -> tuple[str, str]:
    """Return kind and name of what a figure leads to: the first table that was read, else an event or a claim, else the model."""
    for kind in KINDS:
        for key in sorted(keys):
            if key.startswith(f"{kind}:"):
                return KINDS[kind], key.partition(":")[2]
    return "model", model


class EvidenceRole(SphinxRole):
    """Makes a mark of what a function of the evidence base knows about an id."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing and a warning if the id is unknown."""
        titled = TITLED.match(self.text)
        name = (titled["id"] if titled else self.text).strip()
        try:
            text, used, target, card = getattr(self, f"_{self.kind}")(name)
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        passage = note_passage(self.env, used)
        page, anchor = where(*target)
        shown = titled["text"] if titled else text
        return [mark("", shown, page=page, anchor=anchor, card=card, kind=self.kind, used=target[1], passage=passage)], []

    def _claim(self, name: str) -> Known:
        claim = alliances.evidence.claim(name)
        said = fragment(h("b", {}, claim.id), f" · {claim.asserted_by}, {claim.locator}.", h("br"), claim.paraphrase)
        judged = fragment(h("b", {}, f"Verdict: {VERDICTS[claim.verdict]}."), f" {claim.nuance}")
        return claim.id, [f"claim:{claim.id}"], ("claim", claim.id), fragment(said, h("br"), judged)

    def _event(self, name: str) -> Known:
        event = _known(alliances.evidence.events(), name, "event", "seeds/events.csv")
        return event.when, [f"event:{event.id}"], ("event", event.id), event_card(event)

    def _datum(self, name: str) -> Known:
        figure = alliances.numbers.find(name)
        text, keys = figure.text, figure.rests_on
        card = fragment(h("b", {}, text), f": {figure.meaning}.", h("br"), origins.told(keys, figure.model, assumed=figure.assumed))
        return text, keys, first(keys, figure.model), card

    def _concept(self, name: str) -> Known:
        concept = _known(alliances.evidence.concepts(), name, "concept", "seeds/concepts.csv")
        card = fragment(h("b", {}, concept.term), h("br"), concept.definition)
        return concept.term, [f"concept:{concept.id}"], ("concept", concept.id), card


def event_card(event: "alliances.evidence.Event") -> Markup:
    """Return what the card of an event says, as HTML."""
    doubt = None if event.confidence == "high" else [h("br"), f"Confidence: {event.confidence}."]
    return fragment(h("b", {}, f"{event.when}: {event.title}."), h("br"), event.summary, doubt)


def _known(records: dict, name: str, kind: str, file: str) -> "alliances.evidence.Event | alliances.evidence.Concept":
    """Return a record by id, or say that there is none."""
    if name not in records:
        raise InputError(file, "", f"there is no {kind} {name!r}", "correct the id, or add the row")
    return records[name]


def _html_mark(translator: HTML5Translator, node: mark) -> None:
    count = translator.__dict__.setdefault("_marks", iter(range(1, 10_000)))
    card_id = f"card-{next(count)}"
    uri = translator.builder.get_relative_uri(translator.builder.current_docname, node["page"])
    link = {"href": f"{uri}#{node['anchor']}", "aria-describedby": card_id, "data-mark": node["used"]}
    card = h("span", {"class": "evidence-card", "role": "tooltip", "id": card_id}, node["card"])
    itself = {"class": f"evidence evidence-{node['kind']}", "id": node.get("passage") or None}
    translator.body.append(h("span", itself, h("a", link, node.astext()), card))
    raise nodes.SkipNode


def _plain_mark(translator: TextTranslator, node: mark) -> None:
    translator.add_text(node.astext())
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for kind in ("claim", "event", "datum", "concept"):
        app.add_role(kind, EvidenceRole(kind))
    app.add_node(mark, html=(_html_mark, None), text=(_plain_mark, None))
