"""The reference pages, made from the evidence base and the library: ledger, sources, timeline, changes, glossary, models, outcomes.

Each is a directive of one line: ``{claims-ledger}``, ``{source-cards}``, ``{timeline}``, ``{what-changed}``,
``{glossary-of-terms}``, ``{model-catalogue}``, ``{outcomes-matrix}``. Lists are complete without a script; ``filter.js`` lets readers narrow those that carry ``data-filter``.
"""

from collections.abc import Callable
from html import escape

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import alliances

from . import assign, changes, marks, models
from .marks import PAGES, VERDICTS, users

SOURCE_KINDS = {
    "seed": "Seed article",
    "treaty": "Treaty text",
    "official": "Government or organisation",
    "record": "Archive record",
    "data": "Data",
    "press": "Press",
    "analysis": "Analysis",
    "reference": "Reference work",
    "speech": "Speech",
}


class listing(nodes.General, nodes.Element):
    """Stands where a list goes; filled when every page has been read."""


def _directive(name: str) -> type[Directive]:
    """Return a directive that leaves a placeholder."""

    def run(self: Directive) -> list[nodes.Node]:
        return [listing(listing=name)]

    return type(f"{name.title()}Directive", (Directive,), {"run": run, "__doc__": f"``{{{name}}}``."})


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(listing)):
        node.replace_self(nodes.raw(text=LISTINGS[node["listing"]](app, docname), format="html"))


def page_links(app: Sphinx, docname: str, pages: list[str]) -> str:
    """Return links from one page to others, by their titles."""
    return ", ".join(
        f'<a href="{app.builder.get_relative_uri(docname, page)}">{escape(app.env.titles[page].astext())}</a>' for page in pages
    )


def source_links(app: Sphinx, docname: str, keys: list[str]) -> str:
    """Return links to sources: to the bibliography, the data catalogue, or the cards."""
    return "; ".join(_source_link(app, docname, key) for key in keys)


def _source_link(app: Sphinx, docname: str, key: str) -> str:
    if key.startswith("@"):
        return reference_link(app, docname, key[1:])
    if key.startswith("data:"):
        name = key.removeprefix("data:")
        return f'table <a href="{app.builder.get_relative_uri(docname, PAGES["table"])}#{name.replace("_", "-")}">{name}</a>'
    card = alliances.evidence.sources()[key]
    page = app.builder.get_relative_uri(docname, PAGES["source"])
    return f'<a href="{page}#{key}">{escape(card.publisher)} ({escape(card.date[:4])})</a>'


def reference_link(app: Sphinx, docname: str, key: str) -> str:
    """Return a link to an entry of the bibliography; its anchor is set by ``bibtex_cite_id``."""
    uri = app.builder.get_relative_uri(docname, PAGES["reference"])
    return f'<a href="{uri}#{nodes.make_id(app.config.bibtex_cite_id.format(key=key))}">{escape(alliances.evidence.label(f"@{key}"))}</a>'


def _ledger(app: Sphinx, docname: str) -> str:
    entries = []
    for claim in alliances.evidence.claims().values():
        anchor = claim.id.lower()
        sources = source_links(app, docname, claim.source_keys)
        used = page_links(app, docname, users(app.env, "claim", claim.id))
        nuance = f"<p>{escape(claim.nuance)}</p>" if claim.nuance else ""
        foot = " ".join(f"{word}: {text}." for word, text in (("Sources", sources), ("Used in", used)) if text)
        entries.append(
            f'<section class="entry" id="{anchor}" aria-labelledby="{anchor}-name" data-article="{claim.article}" '
            f'data-verdict="{VERDICTS[claim.verdict]}" data-kind="{claim.kind}">'
            f'<p class="entry-name" id="{anchor}-name"><b>{claim.id}</b> · {escape(claim.asserted_by)}, {claim.locator}</p>'
            f"<p>{escape(claim.paraphrase)}</p>"
            f'<p class="entry-verdict">Verdict: {VERDICTS[claim.verdict]}</p>{nuance}<p class="entry-foot">{foot}</p></section>'
        )
    return _filtered("claims", ["article", "verdict", "kind"], entries)


def _filtered(what: str, fields: list[str], entries: list[str]) -> str:
    """Return entries that readers can narrow by their fields."""
    return f'<div class="entries" data-filter="{" ".join(fields)}" data-what="{what}">{"".join(entries)}</div>'


def _sources(app: Sphinx, docname: str) -> str:
    cards = alliances.evidence.sources().values()
    entries = []
    for card in sorted(cards, key=lambda card: (card.kind != "seed", card.publisher.casefold(), card.date)):
        title = f'<a href="{escape(card.url)}" rel="noreferrer">{escape(card.title)}</a>' if card.url else escape(card.title)
        more = "".join(
            f"<dt>{name}</dt><dd>{escape(text)}</dd>"
            for name, text in (("It argues", card.argues), ("It leaves out", card.omits), ("How to read it", card.how_to_read))
            if text
        )
        seen = f" Read on {card.checked}." if card.checked else " Not read again for this book: details as others report them."
        entries.append(
            f'<section class="entry" id="{card.key}" aria-label="{escape(card.title)}" data-kind="{SOURCE_KINDS[card.kind]}">'
            f'<p class="entry-name"><b>{title}</b></p><p>{escape(card.author)}. {escape(card.publisher)}, {escape(card.date)}. '
            f"{escape(card.standpoint).rstrip('.')}.</p><p>{escape(card.use)}{seen if card.kind != 'seed' else ''}</p>"
            + (f"<dl>{more}</dl>" if more else "")
            + "</section>"
        )
    return _filtered("sources", ["kind"], entries)


def _timeline(app: Sphinx, docname: str) -> str:
    entries = []
    for event in alliances.evidence.events().values():
        doubt = "" if event.confidence == "high" else f" Confidence: {event.confidence}."
        used = page_links(app, docname, users(app.env, "event", event.id))
        claims = ", ".join(
            f'<a href="{app.builder.get_relative_uri(docname, PAGES["claim"])}#{name.lower()}">{name}</a>'
            for name in alliances.evidence.keys(event.claims)
        )
        sources = source_links(app, docname, alliances.evidence.keys(event.sources))
        foot = " ".join(f"{word}: {text}." for word, text in (("Sources", sources), ("Bears on", claims), ("Used in", used)) if text)
        entries.append(
            f'<section class="entry" id="{event.id.lower()}" aria-label="{escape(event.title)}" '
            f'data-relation="{event.relation}" data-kind="{event.kind}">'
            f'<p class="entry-name"><b>{event.when}</b> · {escape(event.title)}</p><p>{escape(event.summary)}{doubt}</p>'
            f'<p class="entry-foot">{foot}</p></section>'
        )
    return _filtered("events", ["relation", "kind"], entries)


def _glossary(app: Sphinx, docname: str) -> str:
    concepts = alliances.evidence.concepts()
    entries = []
    for concept in concepts.values():
        also = ", ".join(f'<a href="#{name}">{escape(concepts[name].term)}</a>' for name in alliances.evidence.keys(concept.see_also))
        references = source_links(app, docname, alliances.evidence.keys(concept.references))
        used = page_links(app, docname, users(app.env, "concept", concept.id))
        foot = " ".join(f"{word}: {text}." for word, text in (("See also", also), ("References", references), ("Used in", used)) if text)
        entries.append(
            f'<section class="entry" id="{concept.id}" aria-label="{escape(concept.term)}"><p class="entry-name"><b>{escape(concept.term)}</b></p>'
            f'<p>{escape(concept.definition)}</p><p class="entry-foot">{foot}</p></section>'
        )
    return f'<div class="entries">{"".join(entries)}</div>'


LISTINGS: dict[str, Callable[[Sphinx, str], str]] = {
    "claims-ledger": _ledger,
    "source-cards": _sources,
    "timeline": _timeline,
    "what-changed": changes.entries,
    "glossary-of-terms": _glossary,
    "model-catalogue": models.entries,
    "outcomes-matrix": assign.outcomes_table,
}


def _note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Remember whether this run reads any page."""
    app.alliances_reads = bool(docnames)


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages that list uses again whenever any page was read."""
    return [page for page in PAGES.values() if page in env.found_docs and app.alliances_reads]


def _list_items(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Make the entries of the bibliography items of the list that they stand in, as screen readers expect."""
    if pagename == marks.PAGES["reference"]:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app: Sphinx) -> None:
    """Register the directives and fill their places when every page has been read."""
    app.add_node(listing)
    for name in LISTINGS:
        app.add_directive(name, _directive(name))
    app.add_js_file("filter.js", loading_method="defer")
    app.connect("doctree-resolved", _fill)
    app.connect("html-page-context", _list_items)
    app.connect("env-before-read-docs", _note_reading)
    app.connect("env-updated", _pages_to_write_again)
