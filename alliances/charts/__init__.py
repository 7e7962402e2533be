"""Charts: functions that take a data frame and return a finished Altair chart, and never display it."""

from ..lazy import submodules

__all__ = ["lives", "pact_1950", "style", "timeline"]
__getattr__ = submodules(__name__, __all__)
