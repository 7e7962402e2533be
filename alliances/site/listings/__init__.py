"""The lists of the book, made from its records: articles, ledger, forecasts, questions, checks, documents, sources, timeline, changes, glossary, data, models, outcomes, galleries, seats, the reader's work, the game.

Each is a module with a function ``entries(place)``, and a directive of one line that stands for it on a page; if the function takes
more, so does the directive, as ``{article-paragraphs} 1``. The page is complete
without a script; ``scripts/lists.js`` lets readers narrow the lists that carry ``data-filter``. To add a list, write its module with what
:mod:`.parts` has, and name it in :data:`LISTINGS`.
"""

import inspect
from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ...base.errors import InputError
from ...base.html import Markup
from .. import marks, numbering, uses
from . import (
    articles,
    bibliography,
    changes,
    chapters,
    charts,
    checks,
    claims,
    documents,
    exercises,
    forecasts,
    game,
    glossary,
    models,
    names,
    outcomes,
    questions,
    seats,
    shelf,
    sources,
    timeline,
    work,
)
from .parts import PARAGRAPHS, Place

LOGGER = logging.getLogger(__name__)
# name of the directive: what makes the list
LISTINGS: dict[str, Callable[..., Markup]] = {
    PARAGRAPHS: articles.entries,
    "chapter-cards": chapters.entries,
    "claims-ledger": claims.entries,
    "forecast-list": forecasts.entries,
    "question-list": questions.entries,
    "check-lists": checks.entries,
    "source-cards": sources.entries,
    "document-list": documents.entries,
    documents.FOLDED: documents.in_chapter,
    "timeline": timeline.entries,
    "what-changed": changes.entries,
    "glossary-of-terms": glossary.entries,
    "other-names": names.entries,
    "data-catalogue": shelf.entries,
    "model-catalogue": models.entries,
    "outcomes-matrix": outcomes.entries,
    "chart-gallery": charts.entries,
    "exercise-gallery": exercises.entries,
    seats.NAME: seats.entries,
    work.NAME: work.entries,
    game.NAME: game.entries,
}


class listing(nodes.General, nodes.Element):
    """Stands where a list goes; filled when every page has been read."""


def _directive(name: str) -> type[SphinxDirective]:
    """Return a directive that leaves a placeholder; it takes what the list takes besides its place."""
    takes = len(inspect.signature(LISTINGS[name]).parameters) - 1

    def run(self: SphinxDirective) -> list[nodes.Node]:
        uses.note_use(self.env, "listing", name, uses.Use())
        for argument in self.arguments:
            uses.note_use(self.env, name, argument, uses.Use())
        return [listing(listing=name, arguments=self.arguments)]

    fields = {"run": run, "required_arguments": takes, "__doc__": f"``{{{name}}}``."}
    return type(f"{name.title()}Directive", (SphinxDirective,), fields)


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(listing)):
        try:
            text = LISTINGS[node["listing"]](Place(app, docname), *node["arguments"])
        except InputError as error:
            LOGGER.warning(str(error), location=docname)
            text = ""
        node.replace_self(nodes.raw(text=text, format="html"))


def _load_script(app: Sphinx, pagename: str, *_: object) -> None:
    """Let the pages with lists load what narrows them; what is folded in a chapter, the seats and the game need no such script."""
    lists = [name for name in LISTINGS if name not in (documents.FOLDED, seats.NAME, game.NAME)]
    if pagename == marks.PAGES["reference"] or any(pagename in uses.users(app.env, "listing", name) for name in lists):
        app.add_js_file("lists.js", loading_method="defer")


def _pages_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages with lists when records or code changed, or which pages use what, how these are called, or a number."""
    numbers = [(thing.anchor, thing.label) for kind in numbering.WORDS for thing in numbering.all_of(env, kind)]
    now = (app.config.alliances_records, uses.state(env), numbers)
    if getattr(env, "alliances_listed", None) == now:
        return []
    env.alliances_listed = now
    pages = {page for name in LISTINGS for page in uses.users(env, "listing", name)} | {marks.PAGES["reference"]}
    return sorted(pages & env.found_docs)


def setup(app: Sphinx) -> None:
    """Register the directives and fill their places when every page has been read."""
    app.add_node(listing)
    for name in LISTINGS:
        app.add_directive(name, _directive(name))
    app.connect("html-page-context", _load_script)
    app.connect("doctree-resolved", _fill)
    app.connect("env-updated", _pages_to_write_again)
    bibliography.setup(app)
    shelf.setup(app)
