"""The bibliography, which an extension of Sphinx writes, and what it lacks."""

from sphinx.application import Sphinx

from ..marks import PAGES


def _list_items(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Make the entries of the bibliography items of the list that they stand in, as screen readers expect."""
    if pagename == PAGES["reference"]:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def setup(app: Sphinx) -> None:
    """Connect the repair."""
    app.connect("html-page-context", _list_items)
