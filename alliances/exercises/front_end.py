"""The front end of the exercises, from its JavaScript modules: one text for notebooks, one for pages in an unzipped folder."""

from pathlib import Path

from ..base import bundle

HERE = Path(__file__).parent
STYLE = HERE / "widget.css"
ENTRY = HERE / "widget.js"


def module() -> str:
    """Return the ES module, as anywidget and a page on a server load it.

    >>> module().splitlines()[-1]
    'export default $entry.default;'
    """
    return bundle.module(ENTRY)


def classic() -> str:
    """Return the same as a classic script, which leaves what the module exports in ``globalThis.exerciseModule``.

    >>> classic().splitlines()[-2]
    'globalThis.exerciseModule = $entry;'
    """
    return bundle.classic(ENTRY, "globalThis.exerciseModule = $entry;")
