"""Charts: functions that take a data frame and return a finished Altair chart, and never display it."""

from ..lazy import submodules

__all__ = ["bow", "lives", "style", "timeline"]
__getattr__ = submodules(__name__, __all__)
