"""Charts: functions that take a data frame and return a finished Altair chart, and never display it."""

from ..lazy import submodules

<<<<<<< HEAD
__all__ = ["fears", "lives", "style", "timeline"]
=======
__all__ = ["arguments", "lives", "outline", "pact_1950", "relations", "secret_treaty", "style", "timeline"]
>>>>>>> main
__getattr__ = submodules(__name__, __all__)
