"""Measurements and models: pure functions from data frames and numbers to data frames and numbers."""

from ..lazy import submodules

__all__ = ["option", "survival"]
__getattr__ = submodules(__name__, __all__)
