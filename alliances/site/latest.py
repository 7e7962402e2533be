"""The present in the text: what the timeline knows last, so that a new row of ``seeds/events.csv`` brings a page up to date.

``{as_of}`Russia-Türkiye` ``   "as of" and the date of the newest event of that relation, or of a newer one that the page shows; several
                               relations are separated by commas
``{latest} Russia-Türkiye``    a directive: the newest events of relations as a list; option ``:count:``
"""

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

import alliances

from ..base.errors import InputError
from .marks import event_mark, mark
from .uses import note_passage, shown

LOGGER = logging.getLogger(__name__)


class as_of(nodes.Inline, nodes.TextElement):
    """Stands where the date goes, until the page is read: what it cites further down may be newer than its relations."""


def _mark(env: BuildEnvironment, event: "alliances.evidence.Event", text: str) -> mark:
    """Return a mark that leads to an event, and note the use."""
    made = event_mark(event, text)
    made["passage"] = note_passage(env, made["shows"])
    return made


class AsOf(SphinxRole):
    """``{as_of}`relation, relation` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return what stands for the date, or nothing and a warning if a relation is unknown."""
        try:
            newest = alliances.evidence.latest(*_names(self.text))[0]
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        return [as_of(event=newest.id)], []


def _date(app: Sphinx, doctree: nodes.document) -> None:
    """Put in the newest event of the relations and of all that the page shows, without unverified reports."""
    events = alliances.evidence.events()
    for stand in list(doctree.findall(as_of)):
        known = [events[name] for name in (stand["event"], *shown(app.env, "event", app.env.docname))]
        newest = max((event for event in known if event.confidence != "low"), key=lambda event: event.date)
        stand.replace_self(_mark(app.env, newest, f"as of {newest.when}"))


class Latest(SphinxDirective):
    """``{latest} relation, relation``."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"count": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        """Return a list of events, newest first, or nothing and a warning if a relation is unknown."""
        try:
            found = alliances.evidence.latest(*_names(self.arguments[0]))
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return []
        items = nodes.bullet_list(classes=["latest"])
        for event in found[: self.options.get("count", 5)]:
            items += nodes.list_item("", nodes.paragraph("", "", _mark(self.env, event, event.when), nodes.Text(f": {event.title}.")))
        return [items]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def setup(app: Sphinx) -> None:
    """Register the role, the directive, and what dates a page that is read."""
    app.add_node(as_of)
    app.add_role("as_of", AsOf())
    app.connect("doctree-read", _date)
    app.add_directive("latest", Latest)
