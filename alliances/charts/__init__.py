"""Charts: functions that take a data frame and return a finished Altair chart, and never display it."""

from ..base.lazy import submodules

__all__ = [
    "allies",
    "arguments",
    "axis",
    "bow",
    "fears",
    "groups",
    "israel",
    "lives",
    "outline",
    "pact_1950",
    "parts",
    "power",
    "railway",
    "relations",
    "secret_treaty",
    "signature",
    "soviet_aid",
    "style",
    "symbols",
    "timeline",
    "triangles",
    "turkey",
    "wording",
    "year_1945",
]
__getattr__ = submodules(__name__, __all__)
