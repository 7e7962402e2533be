"""Provenance in the text: roles for claims and figures, and the ledger page.

``{claim}`A1-46` `` links to the ledger and tells on hover or focus who says it, where, and our verdict.
``{datum}`lives.median-ended` `` prints a computed figure and links to the table that it comes from.
An unknown id is a warning, and so fails the build.
"""

from html import escape

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.text import TextTranslator

import alliances

from ..errors import InputError

LOGGER = logging.getLogger(__name__)
LEDGER_PAGE, SHELF_PAGE = "book/reference/claims", "book/reference/data"
REFERENCES_PAGE = "book/reference/bibliography"
VERDICTS = {
    "accurate": "accurate",
    "imprecise": "imprecise",
    "wrong": "wrong",
    "contested": "contested",
    "opinion": "a matter of opinion",
    "unverifiable": "could not be verified",
}


class ledger(nodes.General, nodes.Element):
    """Stands where the ledger goes; filled when every page has been read."""


class mark(nodes.Inline, nodes.TextElement):
    """A word with a card behind it: ``page`` and ``anchor`` to link to, ``card`` the HTML of the card."""


def _used(env: BuildEnvironment, kind: str) -> dict[str, dict[str, None]]:
    """Return who uses what: id -> the pages that use it, in order of reading."""
    if not hasattr(env, "alliances_used"):
        env.alliances_used = {"claim": {}, "table": {}}
    return env.alliances_used[kind]


class ClaimRole(SphinxRole):
    """``{claim}`A1-46` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing if there is no such claim."""
        try:
            claim = alliances.evidence.claim(self.text.strip())
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        note_use(self.env, "claim", claim.id)
        card = (
            f"<b>{escape(claim.id)}</b> · {escape(claim.asserted_by)}, {claim.locator}.<br>{escape(claim.paraphrase)}"
            f"<br><b>Verdict: {VERDICTS[claim.verdict]}.</b> {escape(claim.nuance)}"
        )
        return [mark("", claim.id, page=LEDGER_PAGE, anchor=claim.id.lower(), card=card, kind="claim")], []


class DatumRole(SphinxRole):
    """``{datum}`lives.median-ended` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing if there is no such figure."""
        try:
            figure = alliances.figures.get(self.text.strip())
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        note_use(self.env, "table", figure.table)
        card = f"<b>{figure.text}</b>: {escape(figure.meaning)}.<br>Computed from the table <code>{figure.table}</code>."
        return [mark("", figure.text, page=SHELF_PAGE, anchor=figure.table.replace("_", "-"), card=card, kind="datum")], []


def note_use(env: BuildEnvironment, kind: str, name: str) -> None:
    """Remember that the page being read uses a claim or a table."""
    _used(env, kind).setdefault(name, {})[env.docname] = None


def users(env: BuildEnvironment, kind: str, name: str) -> list[str]:
    """Return the pages that use a claim or a table, in the order of their names."""
    return sorted(_used(env, kind).get(name, {}))


def page_links(app: Sphinx, docname: str, pages: list[str]) -> str:
    """Return links from one page to others, by their titles."""
    links = (f'<a href="{app.builder.get_relative_uri(docname, page)}">{escape(app.env.titles[page].astext())}</a>' for page in pages)
    return ", ".join(links)


def _html_mark(translator: HTML5Translator, node: mark) -> None:
    count = translator.__dict__.setdefault("_marks", iter(range(1, 10_000)))
    card_id = f"card-{next(count)}"
    uri = translator.builder.get_relative_uri(translator.builder.current_docname, node["page"])
    translator.body.append(
        f'<span class="evidence evidence-{node["kind"]}"><a href="{uri}#{node["anchor"]}" aria-describedby="{card_id}">{escape(node.astext())}</a>'
        f'<span class="evidence-card" role="tooltip" id="{card_id}">{node["card"]}</span></span>'
    )
    raise nodes.SkipNode


def _plain_mark(translator: TextTranslator, node: mark) -> None:
    translator.add_text(node.astext())
    raise nodes.SkipNode


class LedgerDirective(Directive):
    """``{claims-ledger}``: the claims that the book uses, with their sources and where they are used."""

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        return [ledger()]


def _fill_ledger(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(ledger)):
        entries = [_entry(app, docname, claim) for claim in alliances.evidence.claims().values() if users(app.env, "claim", claim.id)]
        node.replace_self(nodes.raw(text="\n".join(entries), format="html"))


def _entry(app: Sphinx, docname: str, claim: "alliances.evidence.Claim") -> str:
    sources = "; ".join(_source(app, docname, key) for key in claim.source_keys) or "none needed"
    used = page_links(app, docname, users(app.env, "claim", claim.id))
    nuance = f"<p>{escape(claim.nuance)}</p>" if claim.nuance else ""
    return (
        f'<section class="claim" id="{claim.id.lower()}" aria-labelledby="{claim.id.lower()}-name">'
        f'<p class="claim-name" id="{claim.id.lower()}-name"><b>{claim.id}</b> · {escape(claim.asserted_by)}, {claim.locator}</p>'
        f"<p>{escape(claim.paraphrase)}</p>"
        f'<p class="claim-verdict" data-verdict="{claim.verdict}">Verdict: {VERDICTS[claim.verdict]}</p>{nuance}'
        f'<p class="claim-sources">Sources: {sources}. Used in: {used}.</p></section>'
    )


def _source(app: Sphinx, docname: str, key: str) -> str:
    if key.startswith("@"):
        return reference_link(app, docname, key[1:])
    if key.startswith("data:"):
        name = key.removeprefix("data:")
        uri = app.builder.get_relative_uri(docname, SHELF_PAGE)
        return f'table <a href="{uri}#{name.replace("_", "-")}">{escape(name)}</a>'
    card = alliances.evidence.sources()[key]
    name = f"{card.author}, {card.title} ({card.date})"
    return f'<a href="{escape(card.url)}" rel="noreferrer">{escape(name)}</a>' if card.url else escape(name)


def reference_link(app: Sphinx, docname: str, key: str) -> str:
    """Return a link to an entry of the bibliography; its anchor is set by ``bibtex_cite_id``."""
    uri = app.builder.get_relative_uri(docname, REFERENCES_PAGE)
    return f'<a href="{uri}#{app.config.bibtex_cite_id.format(key=key)}">{escape(_citation(app, key))}</a>'


def _citation(app: Sphinx, key: str) -> str:
    """Return an entry of the bibliography as "Leeds and Savun 2007"."""
    entry = app.env.get_domain("cite").bibdata.data.entries[key]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(person.prelast_names + person.last_names).strip("{}") for person in people]
    shown = names[0] + " and others" if len(names) > 2 else " and ".join(names)
    return f"{shown} {entry.fields.get('year', '')}".strip()


def _list_items(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Make the entries of the bibliography items of the list that they stand in, as screen readers expect."""
    if pagename == REFERENCES_PAGE:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    for kind in ("claim", "table"):
        for pages in _used(env, kind).values():
            pages.pop(docname, None)


def _note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Remember whether this run reads any page."""
    app.alliances_reads = bool(docnames)


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages that list uses again whenever any page was read."""
    return [page for page in (LEDGER_PAGE, SHELF_PAGE) if page in env.found_docs and app.alliances_reads]


def setup(app: Sphinx) -> None:
    """Register roles, directive and placeholders."""
    app.add_role("claim", ClaimRole())
    app.add_role("datum", DatumRole())
    app.add_directive("claims-ledger", LedgerDirective)
    app.add_node(ledger)
    app.add_node(mark, html=(_html_mark, None), text=(_plain_mark, None))
    app.connect("doctree-resolved", _fill_ledger)
    app.connect("env-purge-doc", _forget)
    app.connect("html-page-context", _list_items)
    app.connect("env-before-read-docs", _note_reading)
    app.connect("env-updated", _pages_to_write_again)
