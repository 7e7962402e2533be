"""Sub-modules that load on first use, so that importing a package stays cheap."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def submodules(package: str, names: list[str]) -> Callable[[str], ModuleType]:
    """Return a ``__getattr__`` for a package that imports the named sub-modules when they are first used.

    Examples
    --------
    >>> submodules("alliances.base", ["errors"])("errors").__name__
    'alliances.base.errors'
    """

    def getattribute(name: str) -> ModuleType:
        if name in names:
            return import_module(f"{package}.{name}")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return getattribute
