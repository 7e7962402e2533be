"""The front end of the exercises, from its JavaScript modules: one text for notebooks, one for pages in an unzipped folder."""

import re
from functools import cache
from pathlib import Path

from ..base import bundle

HERE = Path(__file__).parent
STYLE = HERE / "widget.css"
RARE_STYLE = HERE / "rare.css"  # of the kinds that few pages have
ENTRY = HERE / "whole.js"
COMMON = HERE / "widget.js"  # without the kinds that few pages have


def module() -> str:
    """Return the ES module, as anywidget and a page on a server load it.

    >>> module().splitlines()[-1]
    'export default $entry.default;'
    """
    return bundle.module(ENTRY)


def common() -> str:
    """Return the ES module without the kinds that few pages have, which would be a third of it.

    >>> len(common()) < len(module())
    True
    """
    return bundle.module(COMMON)


@cache
def _common(folder: str) -> frozenset[str]:
    """Return the files that a register of what most pages have names."""
    return frozenset(
        re.findall(r'^import .* from "\./(\w+)\.js";', (HERE / folder / "common.js").read_text(encoding="utf-8"), re.MULTILINE)
    )


def is_common(kind: str, explorer: str = "") -> bool:
    """Say whether :func:`common` has a kind of exercise, and its explorer if it has one.

    >>> is_common("choice"), is_common("memo"), is_common("explore", "two-fears"), is_common("explore", "honest-number")
    (True, False, True, False)
    """
    return kind in _common("kinds") and (not explorer or explorer.replace("-", "_") in _common("explorers"))


def style() -> str:
    """Return the style of all kinds, for notebooks.

    >>> ".exercise {" in style(), ".memo-board" in style()
    (True, True)
    """
    return STYLE.read_text(encoding="utf-8") + RARE_STYLE.read_text(encoding="utf-8")


def classic() -> str:
    """Return the same as a classic script, which leaves what the module exports in ``globalThis.exerciseModule``.

    >>> classic().splitlines()[-2]
    'globalThis.exerciseModule = $entry;'
    """
    return bundle.classic(ENTRY, "globalThis.exerciseModule = $entry;")
