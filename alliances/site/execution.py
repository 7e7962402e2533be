"""Run the cells of pages, several kernels at a time, before Sphinx reads the pages; what a kernel read is asked of it at its end.

myst-nb finds the results in the notebook cache, which knows a notebook by the text of its cells alone. So a record beside the
cache keeps what each run rested on: the modules that the kernel imported and the keys that it noted, each with its fingerprint.
A page runs again when one of them changed. A page whose cells fail is left to myst-nb, which runs it again and reports; what that
run rested on is not known, so the next build runs it once more.
"""

import copy
import json
import os
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import nbformat
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..base.writing import replace_text
from . import fingerprints

LOGGER = logging.getLogger(__name__)
RECORD = "rests_on.json"
TRIES = 2  # a kernel may die at its start, when another program takes its port
NOT_KNOWN = {"again:": "not known"}  # never the fingerprint of anything
ASK = """
import json, sys
from alliances.base import observe
print(json.dumps(sorted({*observe.ever(), *(f"module:{name}" for name in sys.modules if name.startswith("alliances."))})))
"""


class Runs:
    """What each page's last run rested on: page -> the text of its cells, and key -> fingerprint."""

    def __init__(self, cache: Path) -> None:
        self.cache, self._path = cache, cache / RECORD
        self._runs: dict[str, dict] = {}
        with suppress(OSError, ValueError):  # absent or damaged: as if nothing had been run
            self._runs = json.loads(self._path.read_text(encoding="utf-8"))

    def rests_on(self, docname: str) -> dict[str, str]:
        """Return key -> fingerprint of a page's last run, empty if there was none."""
        return self._runs.get(docname, {}).get("rests_on", {})

    def is_fresh(self, docname: str, cells: str) -> bool:
        """Say whether a page with these cells need not be run again."""
        run = self._runs.get(docname)
        return run is not None and run["cells"] == cells and not fingerprints.changed(run["rests_on"])

    def keep(self, docname: str, cells: str, keys: Iterable[str] | None) -> None:
        """Note a run, and what it rested on if that is known."""
        rests_on = NOT_KNOWN if keys is None else {key: fingerprints.of(key) for key in keys}
        self._runs[docname] = {"cells": cells, "rests_on": rests_on}

    def save(self) -> None:
        """Write the record."""
        self.cache.mkdir(parents=True, exist_ok=True)
        replace_text(self._path, json.dumps(self._runs, indent=0, sort_keys=True))


def prepare(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Run the pages among ``docnames`` whose results are not in the cache or rest on something that has changed."""
    from jupyter_cache import get_cache
    from jupyter_cache.base import CacheBundleIn

    runs = Runs(Path(app.config.nb_execution_cache_path))
    notebooks = {docname: notebook for docname in docnames if (notebook := _notebook(env, docname)) is not None}
    docnames[:] = spread(docnames, notebooks)
    stale = {docname: notebook for docname, notebook in notebooks.items() if not runs.is_fresh(docname, _cells(notebook))}
    if not stale:
        return
    cache = get_cache(str(runs.cache))
    for notebook in stale.values():
        with suppress(KeyError):
            cache.remove_cache(cache.match_cache_notebook(notebook).pk)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        tasks = {
            name: pool.submit(_run, notebook, env.doc2path(name), env.mystnb_config.execution_timeout) for name, notebook in stale.items()
        }
        for docname, task in tasks.items():
            run, keys = task.result()
            if run is not None:
                cache.cache_notebook_bundle(CacheBundleIn(run, env.doc2path(docname)), check_validity=False, overwrite=True)
            runs.keep(docname, _cells(stale[docname]), keys)
    runs.save()


def spread(docnames: list[str], heavy: Collection[str], piles: int = 8) -> list[str]:
    """Put pages in an order in which the heavy ones lie evenly, because processes are given stretches of the list to read.

    >>> spread(["a", "b", "c", "d"], ["a", "b"], piles=2)
    ['a', 'c', 'b', 'd']
    """
    ordered = sorted(docnames, key=lambda docname: docname not in heavy)
    return [docname for pile in range(piles) for docname in ordered[pile::piles]]


def _notebook(env: BuildEnvironment, docname: str) -> nbformat.NotebookNode | None:
    """Return a page as a notebook, as myst-nb reads it; None if it has no cells to run."""
    from myst_nb.core.read import create_nb_reader

    path = env.doc2path(docname)
    text = Path(path).read_text(encoding="utf-8")
    reader = create_nb_reader(path, env.myst_config, env.mystnb_config, text)
    notebook = reader.read(text) if reader else None
    return notebook if notebook and any(cell.cell_type == "code" for cell in notebook.cells) else None


def _cells(notebook: nbformat.NotebookNode) -> str:
    return fingerprints.digest(*(cell.source.encode() for cell in notebook.cells if cell.cell_type == "code"))


def _run(notebook: nbformat.NotebookNode, path: str, timeout: int) -> tuple[nbformat.NotebookNode | None, list[str] | None]:
    """Run a notebook in a kernel of its own; return it with the keys of what it rested on, or nothing if it could not be run."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    for _ in range(TRIES):
        run = copy.deepcopy(notebook)
        run.cells.append(nbformat.v4.new_code_cell(ASK))
        place = {"metadata": {"path": str(Path(path).parent)}}
        client = NotebookClient(run, timeout=timeout, record_timing=False, store_widget_state=False, resources=place)
        try:
            client.execute()
        except (CellExecutionError, CellTimeoutError):
            break
        except RuntimeError:  # the kernel died
            continue
        return run, json.loads(run.cells.pop().outputs[0].text)
    return None, None
