"""Exercises as islands: their state in the page, and HTML for readers without JavaScript. The scripts are in :mod:`alliances.site.scripts`."""

import json
from html import escape

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx


def island_html(bundle: dict) -> str:
    """Turn what :meth:`alliances.exercises.widget.ExerciseWidget.island` returns into HTML.

    Examples
    --------
    >>> island_html({"key": "a", "kept": ["answer"], "state": {"item": "</script>"}, "still": "<p>Why?</p>"})[:51]
    '<div class="island" id="a" data-widget="a" data-kep'
    """
    key = escape(bundle["key"])
    state = json.dumps(bundle["state"], ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return (
        f'<div class="island" id="{key}" data-widget="{key}" data-kept="{" ".join(bundle["kept"])}">'
        f'<div class="island-still">{bundle["still"]}</div><div class="island-live"></div>'
        f'<script type="application/json" class="island-state">{state}</script></div>'
    )


def _drop_widget_state(app: Sphinx, pagename: str, *_: object) -> None:
    """Take out the widget state that myst-nb stores in the page: islands carry their own."""
    NbMetadataCollector.get_js_files(app.env, pagename).pop("ipywidgets_state", None)


def setup(app: Sphinx) -> None:
    """Connect the page hook, which must run before that of myst-nb."""
    app.connect("html-page-context", _drop_widget_state, priority=400)
