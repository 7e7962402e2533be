"""Exercises as islands: their state in the page, and HTML for readers without JavaScript. The scripts are in :mod:`alliances.site.scripts`."""

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx

from ..base.html import Markup, data_script, h, trusted
from .numbering import self_link


def island_html(bundle: dict) -> Markup:
    """Turn what :meth:`alliances.exercises.widget.ExerciseWidget.island` returns into HTML.

    Examples
    --------
    >>> html = island_html({"key": "a", "kept": ["answer"], "state": {"item": "</script>"}, "still": "<p>Why?</p>"})
    >>> print(html[: html.index(">") + 1])
    <div class="island" id="a" data-widget="a" data-kept="answer">
    """
    return h(
        "div",
        {"class": "island", "id": bundle["key"], "data-widget": bundle["key"], "data-kept": " ".join(bundle["kept"])},
        self_link(bundle["key"]),
        h("div", {"class": "island-still"}, trusted(bundle["still"])),
        h("div", {"class": "island-live"}),
        data_script("island-state", bundle["state"]),
    )


def _drop_widget_state(app: Sphinx, pagename: str, *_: object) -> None:
    """Take out the widget state that myst-nb stores in the page: islands carry their own."""
    NbMetadataCollector.get_js_files(app.env, pagename).pop("ipywidgets_state", None)


def setup(app: Sphinx) -> None:
    """Connect the page hook, which must run before that of myst-nb."""
    app.connect("html-page-context", _drop_widget_state, priority=400)
