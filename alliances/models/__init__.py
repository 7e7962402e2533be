"""Measurements and models: pure functions from data frames and numbers to data frames and numbers."""

from ..lazy import submodules

<<<<<<< HEAD
__all__ = ["abandonment", "reliability", "survival"]
=======
__all__ = ["agreement", "change_points", "effective_life", "relations", "survival", "weighing"]
>>>>>>> main
__getattr__ = submodules(__name__, __all__)
