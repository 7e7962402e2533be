"""Where a lab lies among those that run in the browser."""

import gzip
import hashlib
import json
from pathlib import Path

from ..base import paths

STARTER = "notebooks/index.html"  # JupyterLite's application for one notebook
INTERFACE = 3  # MB that JupyterLite itself fetches, compressed; tests/lite prints what it measures


def assembled() -> Path:
    """Return the folder into which editions are assembled; the build of the book takes the one that is there.

    >>> assembled().name
    'lite'
    """
    return paths.ROOT / "_build" / "lite"


def shelf(notebook: Path) -> str:
    """Return the path of a released notebook among the files of an edition.

    The folder changes with the notebook. What a reader has written is kept in the browser under this path, so nobody meets the answers
    to an older lab under a new one, and nobody loses them because something else in the book was changed.

    Examples
    --------
    >>> shelf(paths.ROOT / "notebooks" / "04-two-fears.ipynb").partition("/")[2]
    '04-two-fears.ipynb'
    """
    return f"{hashlib.sha256(notebook.read_bytes()).hexdigest()[:8]}/{notebook.name}"


def edition() -> Path | None:
    """Return the folder of the edition that is assembled, or None if there is none."""
    found = sorted(path.parents[1] for path in assembled().glob(f"*/{STARTER}"))
    return found[-1] if found else None


def address(notebook: Path) -> str | None:
    """Return the address of a lab in the browser, seen from the top of the site; None where it was not assembled as it is now."""
    folder = edition()
    if not folder or not (folder / "files" / shelf(notebook)).is_file():
        return None
    return f"lite/{folder.name}/{STARTER}?path={shelf(notebook)}"


def megabytes(folder: Path, *names: str) -> int:
    """Return what a reader's browser fetches before these packages can be imported, once, in MB: Pyodide, JupyterLite, and the packages with all below them."""
    runtime = folder / "static" / "pyodide"
    packages = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    found, waiting = set(), [*names]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting += packages[each]["depends"]
    archives = [runtime / packages[each]["file_name"] for each in found] + [runtime / "python_stdlib.zip"]
    compressed = sum(len(gzip.compress(path.read_bytes())) for path in runtime.glob("pyodide.asm.*"))  # as a server sends them
    return round((sum(path.stat().st_size for path in archives) + compressed) / 1e6) + INTERFACE
