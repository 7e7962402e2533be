"""Exercises as islands: their state in the page, and HTML for readers without JavaScript. The scripts are in :mod:`alliances.site.scripts`."""

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx

from ..base.html import Markup, data_script, h, trusted
from .numbering import LABEL

UNNUMBERED = '<span class="exercise-number"></span>'  # in the title of an exercise that knows no number


def island_html(bundle: dict) -> Markup:
    """Turn what :meth:`alliances.exercises.widget.ExerciseWidget.island` returns into HTML, which waits for the exercise's number.

    Examples
    --------
    >>> state = {"item": "</script>"}
    >>> html = island_html({"key": "a", "kept": ["answer"], "state": state, "still": "<p>Why?</p>", "room": 1})
    >>> print(html.replace(LABEL, "Exercise 1.2").partition(">")[0])
    <div class="island" id="a" data-widget="a" data-kept="answer" data-number="Exercise 1.2"
    """
    key = bundle["key"]
    still = str(bundle["still"]).replace(UNNUMBERED, f'<span class="exercise-number">{LABEL}</span>')
    rare = "" if bundle.get("rare") else None
    return h(
        "div",
        {"class": "island", "id": key, "data-widget": key, "data-kept": " ".join(bundle["kept"]), "data-rare": rare, "data-number": LABEL},
        h("a", {"class": "island-link", "href": f"#{key}", "aria-label": f"{LABEL}: link to this exercise"}, "#"),
        h("div", {"class": "island-still"}, trusted(still)),
        room(bundle["room"]),
        h("div", {"class": "island-live"}),
        data_script("island-state", bundle["state"]),
    )


def room(wanted: int | str) -> Markup:
    """Return the room for an answer on paper: so many lines to write on, or a grid to draw in.

    >>> print(room(2), room("grid"))
    <div class="room" aria-hidden="true"><i></i><i></i></div> <div class="room room-grid" aria-hidden="true"></div>
    """
    if wanted == "grid":
        return h("div", {"class": "room room-grid", "aria-hidden": "true"})
    return h("div", {"class": "room", "aria-hidden": "true"}, [h("i")] * int(wanted))


def _drop_widget_state(app: Sphinx, pagename: str, *_: object) -> None:
    """Take out the widget state that myst-nb stores in the page: islands carry their own."""
    NbMetadataCollector.get_js_files(app.env, pagename).pop("ipywidgets_state", None)


def setup(app: Sphinx) -> None:
    """Connect the page hook, which must run before that of myst-nb."""
    app.connect("html-page-context", _drop_widget_state, priority=400)
