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
def common_kinds() -> frozenset[str]:
    """Return the kinds of exercise that :func:`common` has.

    >>> "choice" in common_kinds(), "memo" in common_kinds()
    (True, False)
    """
    return frozenset(re.findall(r"^import \* as (\w+) ", (HERE / "kinds" / "common.js").read_text(encoding="utf-8"), re.MULTILINE))


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
