"""Charts: functions that take a data frame and return a finished Altair chart, and never display it."""

from importlib import import_module

__all__ = ["lives", "style"]


def __getattr__(name: str):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
