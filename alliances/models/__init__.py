"""Measurements and models: pure functions from data frames and numbers to data frames and numbers."""

from importlib import import_module

__all__ = ["survival"]


def __getattr__(name: str):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
