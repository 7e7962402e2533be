"""Which modules of the library a module imports, directly and through others: read from the source, nothing is run."""

import ast
from functools import cache
from pathlib import Path

from .. import states
from ..base import paths, subject

_BESIDE = {subject.__name__: (subject.SUBJECT,), states.__name__: states.FILES}  # what a module reads when it is first asked


def file_of(module: str) -> Path | None:
    """Return the file of a module of the library, None if there is no such module.

    >>> file_of("alliances.data").name, file_of("alliances.models").name, file_of("alliances.nothing")
    ('data.py', '__init__.py', None)
    """
    place = paths.PACKAGE.joinpath(*module.split(".")[1:])
    found = [path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()]
    return found[0] if found and module.split(".")[0] == "alliances" else None


@cache
def direct(module: str) -> frozenset[str]:
    """Return the modules of the library that a module names in its imports, wherever in its source they stand.

    >>> sorted(direct("alliances.charts.parts"))
    ['alliances.charts', 'alliances.charts.style']
    """
    path, found = file_of(module), set()
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            found.add(origin)
            found.update(f"{origin}.{alias.name}" for alias in node.names)
    return frozenset(name for name in found if name != "alliances" and file_of(name))


@cache
def closure(*modules: str) -> frozenset[str]:
    """Return some modules and all that they import, directly or through others.

    A package counts as imported with whatever is below it; what it loads on first use does not.

    >>> "alliances.models.survival" in closure("alliances.charts.lives"), "alliances.models.option" in closure("alliances.charts.lives")
    (True, False)
    """
    found, pending = set(), list(modules)
    while pending:
        module = pending.pop()
        if module not in found and file_of(module):
            found.add(module)
            pending += [*direct(module), *_packages_of(module)]
    return frozenset(found)


def _packages_of(module: str) -> list[str]:
    """Return the packages that a module lies in: their ``__init__`` runs before it."""
    parts = module.split(".")
    return [".".join(parts[:size]) for size in range(2, len(parts))]


@cache
def files(module: str) -> tuple[Path, ...]:
    """Return the files that a module consists of: its source, and what it reads beside it.

    >>> [path.name for path in files("alliances.charts.lives")]
    ['lives.py']
    """
    path = file_of(module)
    if path is None:
        return ()
    if module in _BESIDE:
        return (path, *_BESIDE[module])
    beside = sorted(path.parent.iterdir()) if path.name == "__init__.py" else []
    return (path, *(each for each in beside if each.is_file() and each.suffix in (".html", ".json", ".yml")))
