"""The lists of the book, made from its records: ledger, forecasts, checks, sources, timeline, changes, glossary, data, models, outcomes.

Each is a module with a function ``entries(place)``, and a directive of one line that stands for it on a page. The page is complete
without a script; ``filter.js`` lets readers narrow the lists that carry ``data-filter``. To add a list, write its module with what
:mod:`.parts` has, and name it in :data:`LISTINGS`.
"""

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ...base.html import Markup
from .. import freshness, marks, uses
from . import bibliography, changes, checks, claims, forecasts, glossary, models, outcomes, shelf, sources, timeline
from .parts import Place

# name of the directive: what makes the list
LISTINGS: dict[str, Callable[[Place], Markup]] = {
    "claims-ledger": claims.entries,
    "forecast-list": forecasts.entries,
    "check-lists": checks.entries,
    "source-cards": sources.entries,
    "timeline": timeline.entries,
    "what-changed": changes.entries,
    "glossary-of-terms": glossary.entries,
    "data-catalogue": shelf.entries,
    "model-catalogue": models.entries,
    "outcomes-matrix": outcomes.entries,
}


class listing(nodes.General, nodes.Element):
    """Stands where a list goes; filled when every page has been read."""


def _directive(name: str) -> type[SphinxDirective]:
    """Return a directive that leaves a placeholder."""

    def run(self: SphinxDirective) -> list[nodes.Node]:
        uses.note_use(self.env, "listing", name, uses.Use())
        return [listing(listing=name)]

    return type(f"{name.title()}Directive", (SphinxDirective,), {"run": run, "__doc__": f"``{{{name}}}``."})


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(listing)):
        text = LISTINGS[node["listing"]](Place(app, docname))
        node.replace_self(nodes.raw(text=text, format="html"))


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages with lists whenever anything changed: lists tell which pages use what, and how these are called."""
    pages = {page for name in LISTINGS for page in uses.users(env, "listing", name)} | {marks.PAGES["reference"]}
    return sorted(pages & env.found_docs) if freshness.sources_changed(app) else []


def setup(app: Sphinx) -> None:
    """Register the directives and fill their places when every page has been read."""
    app.add_node(listing)
    for name in LISTINGS:
        app.add_directive(name, _directive(name))
    app.add_js_file("filter.js", loading_method="defer")
    app.connect("doctree-resolved", _fill)
    app.connect("env-updated", _pages_to_write_again)
    bibliography.setup(app)
    shelf.setup(app)
