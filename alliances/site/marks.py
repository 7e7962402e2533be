"""Provenance in the text: quiet marks that tell, when asked, where a statement comes from.

``{claim}`A1-46` ``              a claim of a seed article: prints a sign for our verdict; several, ``{claim}`A1-46, A1-47` ``, are one mark
``{events}`EV-a, EV-b` ``        what happened, as a source at the end of a sentence: prints a number in brackets, and no date
``{event}`EV-1896-li-lobanov` `` the date of an event, as a word of the sentence
``{datum}`lives.median-ended` `` a figure, by its name or by its cell: ``{datum}`gdp[state=CHN,year=2021].gdp|.2e` ``
``{clause}`china-1896-treaty-5` `` an article of a document: prints its name; ``{clause}`other words <china-1896-treaty-5>` ``
``{concept}`censoring` ``        a term of the glossary, marked at its first use on a page; ``{concept}`censored <censoring>` `` prints other words

``{claim}`` and ``{events}`` take claims and events alike, so that one mark can hold all that a sentence rests on. Without a script a
mark is a link to the first entry; the cards are made in :mod:`.cards`. An unknown id is a warning, and so fails the build.
"""

import re
from collections.abc import Iterable, Mapping

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

import alliances

from ..base.errors import InputError
from ..base.html import Markup, h
from ..exercises.words import say
from .uses import KINDS, note_passage

LOGGER = logging.getLogger(__name__)
PAGES = {
    "claim": "book/reference/claims",
    "event": "book/reference/timeline",
    "forecast": "book/reference/forecasts",
    "question": "book/reference/resolved",
    "change": "book/reference/changes",
    "table": "book/reference/data",
    "concept": "book/reference/glossary",
    "reference": "book/reference/bibliography",
    "source": "book/reference/sources",
    "document": "book/reference/documents",
    "model": "book/reference/models",
}
TITLED = re.compile(r"^(?P<text>.+?)\s*<(?P<id>[^>]+)>$", re.DOTALL)
NARROW_SPACE = "\u202f"  # and no line ends at it


class mark(nodes.Inline, nodes.TextElement):
    """A place with evidence behind it.

    It has its ``kind``, the keys of what its card shows (``shows``, such as ``claim:A1-46``), the ``page`` and ``anchor`` that it leads to,
    the ``verdicts`` whose signs it prints, the words that name it for the ear (``said``), its own anchor (``passage``), and what is known
    of its ``figure``.
    """


def where(kind: str, name: str) -> tuple[str, str]:
    """Return the page and the anchor that tell of something; an empty name is the page as a whole.

    >>> where("table", "un_agreement"), where("model", "base_effect")
    (('book/reference/data', 'un-agreement'), ('book/reference/models', 'model-base-effect'))
    """
    anchor = name.lower().replace("_", "-")
    return PAGES[kind], f"model-{anchor}" if kind == "model" and name else anchor


def first(keys: Iterable[str], model: str) -> tuple[str, str]:
    """Return kind and name of what a figure leads to: the first table that was read, else an event or a claim, else the model."""
    for kind in KINDS:
        for key in sorted(keys):
            if key.startswith(f"{kind}:"):
                return KINDS[kind], key.partition(":")[2]
    return "model", model


class EvidenceRole(SphinxRole):
    """Makes a mark of what the evidence base knows about an id, or about several."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing and a warning if the id is unknown."""
        titled = TITLED.match(self.text)
        name = (titled["id"] if titled else self.text).strip()
        try:
            made = getattr(self, f"_{self.kind}")(name)
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        made["passage"] = note_passage(self.env, made.get("used", made["shows"]))
        if titled:
            made.clear()
            made += nodes.Text(titled["text"])
        again = self.kind == "concept" and not made["passage"]
        return [nodes.Text(made.astext()) if again else made], []

    def _claim(self, names: str) -> mark:
        claims, events = _cited(names)
        page, anchor = where("claim", claims[0].id) if claims else where("event", events[0].id)
        verdicts = list(dict.fromkeys(claim.verdict for claim in claims))
        said = [say("mark.claim", count=len(claims), verdicts=", ".join(verdicts))] if claims else []
        said += [say("mark.events", count=len(events), when=events[0].when)] if events else []
        shows = [*(f"claim:{claim.id}" for claim in claims), *(f"event:{event.id}" for event in events)]
        return mark(kind="claim" if claims else "events", shows=shows, page=page, anchor=anchor, verdicts=verdicts, said=". ".join(said))

    _events = _claim

    def _event(self, name: str) -> mark:
        return event_mark(_record(alliances.evidence.events(), name, "event", "seeds/events.csv"))

    def _datum(self, name: str) -> mark:
        figure = alliances.numbers.find(name)
        text, keys = figure.text, list(figure.rests_on)
        page, anchor = where(*first(keys, figure.model))
        known = {"text": text, "meaning": figure.meaning, "keys": keys, "model": figure.model, "assumed": figure.assumed}
        return mark("", text, kind="datum", shows=[f"datum:{name}"], used=keys, page=page, anchor=anchor, figure=known)

    def _concept(self, name: str) -> mark:
        concept = _record(alliances.evidence.concepts(), name, "concept", "seeds/concepts.csv")
        page, anchor = where("concept", concept.id)
        return mark("", concept.term, kind="concept", shows=[f"concept:{concept.id}"], page=page, anchor=anchor)

    def _clause(self, anchor: str) -> mark:
        document, text, article = clause(anchor)
        _note_sources([*text.sources, *article.sources])
        alliances.evidence.documents()[document.key]  # the page is read again when the document changes
        return mark("", article.name, kind="clause", shows=[f"clause:{anchor}"], page=PAGES["document"], anchor=anchor)


def clause(anchor: str) -> tuple["alliances.evidence.Document", "alliances.evidence.Text", "alliances.evidence.Article"]:
    """Return an article of a document by its anchor, with its text and its document.

    Raises
    ------
    InputError : if no document has it.

    Examples
    --------
    >>> clause("china-1896-treaty-5")[2].name
    'Article 5'
    """
    for one in alliances.evidence.documents().unnoted().values():
        for text, article in one.clauses():
            if one.anchor(text, article) == anchor:
                return one, text, article
    raise InputError("seeds/documents", "", f"there is no article {anchor!r}", "correct the anchor, or add the article to its document")


def event_mark(event: "alliances.evidence.Event", text: str = "") -> mark:
    """Return a mark of an event that prints its date, or other words."""
    page, anchor = where("event", event.id)
    _note_sources(alliances.evidence.keys(event.sources))
    return mark("", text or event.when, kind="event", shows=[f"event:{event.id}"], page=page, anchor=anchor)


def _cited(names: str) -> tuple[list["alliances.evidence.Claim"], list["alliances.evidence.Event"]]:
    """Return the claims and the events of a list of ids."""
    claims, events = [], []
    for name in (part.strip() for part in names.split(",")):
        if name.startswith("EV-"):
            events.append(_record(alliances.evidence.events(), name, "event", "seeds/events.csv"))
            _note_sources(alliances.evidence.keys(events[-1].sources))
        else:
            claims.append(alliances.evidence.claim(name))
            _note_sources(claims[-1].source_keys)
    return claims, events


def _note_sources(keys: Iterable[str]) -> None:
    """Read how sources are called: the cards name them, so that a page is read again when a name changes."""
    for key in keys:
        alliances.evidence.label(key)


def _record(records: Mapping, name: str, kind: str, file: str) -> "alliances.evidence.Event | alliances.evidence.Concept":
    """Return a record by id, or say that there is none."""
    if name not in records:
        raise InputError(file, "", f"there is no {kind} {name!r}", "correct the id, or add the row")
    return records[name]


def card_name(key: str) -> str:
    """Return the name under which the page keeps the card of a key.

    >>> card_name("claim:A1-46"), card_name("datum:lives.pacts")
    ('claim-a1-46', 'datum-lives.pacts')
    """
    return re.sub(r"[^\w.]+", "-", key.lower())


def sign(verdict: str) -> Markup:
    """Return the sign of a verdict, drawn by the stylesheet: its shape tells, and words beside it do.

    >>> print(sign("wrong"))
    <span class="verdict verdict-wrong"></span>
    """
    return h("span", {"class": f"verdict verdict-{verdict}"})


def _html_mark(translator: HTML5Translator, node: mark) -> None:
    uri = translator.builder.get_relative_uri(translator.builder.current_docname, node["page"])
    link = {
        "class": f"evidence evidence-{node['kind']}",
        "id": node.get("passage") or None,
        "href": f"{uri}#{node['anchor']}" if node["anchor"] else uri,
        "data-card": " ".join(map(card_name, node["shows"])),
    }
    body = translator.body
    if not node.astext() and body and body[-1].endswith((" ", "\n")):
        body[-1] = body[-1][:-1] + NARROW_SPACE  # a sign stays on the line of its word
    said = h("span", {"class": "evidence-said"}, node["said"]) if node.get("said") else None
    body.append(h("a", link, node.astext(), [sign(verdict) for verdict in node.get("verdicts", [])], said))
    raise nodes.SkipNode


def _plain_mark(translator: TextTranslator, node: mark) -> None:
    translator.add_text(node.astext())
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for kind in ("claim", "events", "event", "datum", "concept", "clause"):
        app.add_role(kind, EvidenceRole(kind))
    app.add_node(mark, html=(_html_mark, None), text=(_plain_mark, None))
