"""Labs: the notebooks that students get, made from sources with solutions and hidden tests.

A source is a Python file in jupytext's percent format with nbgrader's cell metadata. The release is the same notebook
without what stands between ``### BEGIN SOLUTION`` and ``### END SOLUTION``, without hidden tests, and without outputs.
"""

import hashlib
import re
from pathlib import Path

import jupytext
import nbformat

from . import paths
from .errors import InputError

RELEASES = paths.ROOT / "notebooks"
SOURCES = RELEASES / "solutions"
STUB = "# YOUR CODE HERE"
_REGION = r"^(?P<indent>[ \t]*)### BEGIN {0}\n.*?^[ \t]*### END {0}[ \t]*(?:\n|\Z)"
SOLUTION = re.compile(_REGION.format("SOLUTION"), re.MULTILINE | re.DOTALL)
HIDDEN = re.compile(_REGION.format("HIDDEN TESTS"), re.MULTILINE | re.DOTALL)


def sources() -> list[Path]:
    """Return the lab sources, in order.

    >>> [path.stem for path in sources()][0]
    '01-how-long-do-alliances-last'
    """
    return sorted(SOURCES.glob("*.py"))


def read_source(path: Path) -> nbformat.NotebookNode:
    """Read a lab source as a notebook with stable cell ids.

    Raises
    ------
    InputError : if a region is opened and not closed, or a graded cell lacks its id.
    """
    notebook = jupytext.read(path)
    for number, cell in enumerate(notebook.cells, start=1):
        for mark in ("SOLUTION", "HIDDEN TESTS"):
            if cell.source.count(f"### BEGIN {mark}") != cell.source.count(f"### END {mark}"):
                raise InputError(paths.shown(path), f"cell {number}", f"'### BEGIN {mark}' has no end", f"close it with '### END {mark}'")
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if "nbgrader" in cell.metadata and not name:
            raise InputError(paths.shown(path), f"cell {number}", "the nbgrader cell has no grade_id", "give it one")
        cell.id = name or f"cell-{number:02d}-{hashlib.sha256(cell.source.encode()).hexdigest()[:8]}"
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def release(path: Path) -> str:
    """Return the release of a lab source as the text of an ``.ipynb`` file.

    Examples
    --------
    >>> text = release(sources()[0])
    >>> "BEGIN SOLUTION" in text or "HIDDEN" in text
    False
    """
    notebook = read_source(path)
    for cell in notebook.cells:
        cell.source = HIDDEN.sub("", SOLUTION.sub(lambda match: f"{match['indent']}{STUB}\n", cell.source)).rstrip()
    return nbformat.writes(notebook) + "\n"


def release_all() -> list[Path]:
    """Write every release; return the files that changed."""
    changed = []
    for source in sources():
        target = RELEASES / f"{source.stem}.ipynb"
        text = release(source)
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            changed.append(target)
    return changed
