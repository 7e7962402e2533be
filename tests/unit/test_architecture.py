"""The house has one direction: seeds -> data, evidence -> models -> charts, exercises -> site."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from alliances import models
from alliances.site.listings.models import sections

PACKAGE = Path(__file__).resolve().parents[2] / "alliances"
MAY_USE = {  # who may import whom, inside the library
    "base": set(),
    "data": {"base"},
    "evidence": {"base", "data"},
    "builders": {"base", "data"},
    "models": {"base", "data"},
    "numbers": {"base", "data", "evidence", "models"},
    "charts": {"base", "data", "models"},
    "exercises": {"base", "data", "evidence", "models", "numbers"},
    "labs": {"base", "exercises"},
    "check": {"base", "data", "evidence", "exercises"},
    "pack": {"base", "exercises"},
    "site": {"base", "alliances", "charts", "check", "data", "evidence", "exercises", "labs", "numbers"},
    "__init__": {"base"},
    "__main__": {"base", "alliances"},
}


def imports(path: Path) -> set[str]:
    """Return the parts of the library that a module imports."""
    inside = path.relative_to(PACKAGE).parts
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            if node.level == 0:
                if (node.module or "").split(".")[0] == "alliances":
                    found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
                continue
            above = inside[: len(inside) - node.level]
            target = [*above, *(node.module.split(".") if node.module else [])]
            found |= {target[0]} if target else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names if alias.name.split(".")[0] == "alliances"}
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path):
    part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert imports(path) - {part} <= MAY_USE[part]


def test_only_the_shelf_reads_the_shelf():
    readers = [p.name for p in PACKAGE.rglob("*.py") if "TABLES" in p.read_text(encoding="utf-8")]
    assert set(readers) <= {"paths.py", "data.py", "fingerprints.py", "shelf.py", "__init__.py"}


def test_heavy_packages_load_where_they_are_used():
    code = "import alliances, alliances.charts.lives, alliances.exercises, sys; print([m for m in ('lifelines', 'pandera', 'scipy', 'sphinx', 'vl_convert') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", models.__all__)
def test_models_say_what_they_assume_and_invent(name):
    module = getattr(models, name)
    assert sections(module.__doc__)["Assumptions"]
    assert module.__doc__.count(".. [1]") == 1, "every model names a source"
