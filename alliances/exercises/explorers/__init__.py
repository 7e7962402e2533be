"""Explorers: models that readers operate on the page, each a Python file and its JavaScript port of the same name."""

from functools import cache
from importlib import import_module
from pathlib import Path

from .base import Control, Explorer

__all__ = ["Control", "Explorer", "get", "load_all"]


@cache
def load_all() -> dict[str, Explorer]:
    """Return all explorers by name.

    >>> all(explorer.check(explorer.start()) for explorer in load_all().values())
    True
    """
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        import_module(f"{__name__}.{path.stem}")
    return {kind.name: kind() for kind in Explorer.__subclasses__()}


def get(name: str) -> Explorer:
    """Return one explorer.

    Raises
    ------
    ValueError : if there is none of that name.
    """
    explorers = load_all()
    if name not in explorers:
        raise ValueError(f"there is no explorer {name!r}; use one of {', '.join(explorers)}")
    return explorers[name]
