"""Data, models, charts and exercises behind the open textbook *Drawing the Bow*.

``from alliances import data, charts, exercises, models`` is all that a chapter or a notebook needs.
The parts build on each other in one direction only: seeds -> data and evidence -> models -> charts
and exercises -> chapters -> site. Sub-packages load on first use, so importing the package is cheap.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["builders", "charts", "check", "data", "evidence", "exercises", "figures", "labs", "models"]


def __getattr__(name: str):
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
