"""Provenance in the text: words with a card behind them, which tells where they come from.

``{claim}`A1-46` ``              a claim of a seed article: who says it, where, our verdict
``{event}`EV-1896-li-lobanov` `` the date of an event; the card says what happened
``{datum}`lives.median-ended` `` a figure, by its name or by its cell: ``{datum}`gdp[state=CHN,year=2021].gdp|.2e` ``
``{concept}`censoring` ``        a term of the glossary; ``{concept}`censored <censoring>` `` prints other words

The card opens on hover and on focus, without a script. An unknown id is a warning, and so fails the build.
"""

import re
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

import alliances

from ..base.errors import InputError
from ..base.html import Markup, fragment, h

LOGGER = logging.getLogger(__name__)
PAGES = {
    "claim": "book/reference/claims",
    "event": "book/reference/timeline",
    "change": "book/reference/changes",
    "table": "book/reference/data",
    "concept": "book/reference/glossary",
    "reference": "book/reference/bibliography",
    "source": "book/reference/sources",
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
    """A word with a card behind it: where it leads (``page``, ``anchor``), and the HTML of the ``card``."""


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
            text, used, anchor, card = getattr(self, f"_{self.kind}")(name)
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        kind = "table" if self.kind == "datum" else self.kind
        note_use(self.env, kind, used)
        return [mark("", titled["text"] if titled else text, page=PAGES[kind], anchor=anchor, card=card, kind=self.kind, used=used)], []

    def _claim(self, name: str) -> tuple[str, str, str, Markup]:
        claim = alliances.evidence.claim(name)
        said = fragment(h("b", {}, claim.id), f" · {claim.asserted_by}, {claim.locator}.", h("br"), claim.paraphrase)
        judged = fragment(h("b", {}, f"Verdict: {VERDICTS[claim.verdict]}."), f" {claim.nuance}")
        return claim.id, claim.id, claim.id.lower(), fragment(said, h("br"), judged)

    def _event(self, name: str) -> tuple[str, str, str, Markup]:
        event = _known(alliances.evidence.events(), name, "event", "seeds/events.csv")
        return event.when, event.id, event.id.lower(), event_card(event)

    def _datum(self, name: str) -> tuple[str, str, str, Markup]:
        figure = alliances.numbers.find(name)
        origin = fragment("From the table ", h("code", {}, figure.table), ".")
        card = fragment(h("b", {}, figure.text), f": {figure.meaning}.", h("br"), origin)
        return figure.text, figure.table, figure.table.replace("_", "-"), card

    def _concept(self, name: str) -> tuple[str, str, str, Markup]:
        concept = _known(alliances.evidence.concepts(), name, "concept", "seeds/concepts.csv")
        return concept.term, concept.id, concept.id, fragment(h("b", {}, concept.term), h("br"), concept.definition)


def event_card(event: "alliances.evidence.Event") -> Markup:
    """Return what the card of an event says, as HTML."""
    doubt = None if event.confidence == "high" else [h("br"), f"Confidence: {event.confidence}."]
    return fragment(h("b", {}, f"{event.when}: {event.title}."), h("br"), event.summary, doubt)


def _known(records: dict, name: str, kind: str, file: str) -> "alliances.evidence.Event | alliances.evidence.Concept":
    """Return a record by id, or say that there is none."""
    if name not in records:
        raise InputError(file, "", f"there is no {kind} {name!r}", "correct the id, or add the row")
    return records[name]


def note_use(env: BuildEnvironment, kind: str, name: str) -> None:
    """Remember that the page being read uses something of the evidence base."""
    _used(env).setdefault((kind, name), {})[env.docname] = None


def users(env: BuildEnvironment, kind: str, name: str) -> list[str]:
    """Return the pages that use something, in the order of their names."""
    return sorted(_used(env).get((kind, name), {}))


def _used(env: BuildEnvironment) -> dict[tuple[str, str], dict[str, None]]:
    """Return who uses what: (kind, id) -> pages."""
    if not hasattr(env, "alliances_used"):
        env.alliances_used = {}
    return env.alliances_used


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for pages in _used(env).values():
        pages.pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    for used, pages in _used(other).items():
        _used(env).setdefault(used, {}).update(dict.fromkeys(page for page in pages if page in docnames))


def _html_mark(translator: HTML5Translator, node: mark) -> None:
    count = translator.__dict__.setdefault("_marks", iter(range(1, 10_000)))
    card_id = f"card-{next(count)}"
    uri = translator.builder.get_relative_uri(translator.builder.current_docname, node["page"])
    link = {"href": f"{uri}#{node['anchor']}", "aria-describedby": card_id, "data-mark": node["used"]}
    card = h("span", {"class": "evidence-card", "role": "tooltip", "id": card_id}, node["card"])
    translator.body.append(h("span", {"class": f"evidence evidence-{node['kind']}"}, h("a", link, node.astext()), card))
    raise nodes.SkipNode


def _plain_mark(translator: TextTranslator, node: mark) -> None:
    translator.add_text(node.astext())
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for kind in ("claim", "event", "datum", "concept"):
        app.add_role(kind, EvidenceRole(kind))
    app.add_node(mark, html=(_html_mark, None), text=(_plain_mark, None))
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
