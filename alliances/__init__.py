"""Data, models, charts and exercises behind the open textbook *Drawing the Bow*.

``from alliances import data, charts, exercises, models`` is all that a chapter or a notebook needs.
The parts build on each other in one direction only: seeds -> data and evidence -> models -> charts
and exercises -> chapters -> site. Sub-packages load on first use, so importing the package is cheap.
"""

from .base.lazy import submodules

__version__ = "0.1.0"
__all__ = ["builders", "charts", "check", "data", "evidence", "exercises", "labs", "lite", "models", "new", "numbers", "pack", "states"]
__getattr__ = submodules(__name__, __all__)
