"""Measurements and models: pure functions from data frames and numbers to data frames and numbers."""

from ..base.lazy import submodules

__all__ = [
    "abandonment",
    "agreement",
    "alignment",
    "alliance_tests",
    "base_effect",
    "change_points",
    "classroom",
    "coalitions",
    "compartments",
    "effective_life",
    "forecasters",
    "mutual",
    "option",
    "relations",
    "reliability",
    "rewards",
    "scoring",
    "survival",
    "triangle",
    "voting",
    "weighing",
]
__getattr__ = submodules(__name__, __all__)
