"""Make stale pages impossible: results of executed cells are kept per state of the library and the seeds.

The notebook cache knows only the cells' own text. A cell calls the library, which reads the seeds, so a change
there must run the chapters again; a change anywhere else in our files must at least read the pages again.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ..base import paths

EXECUTED = ("data.py", "evidence", "numbers", "base", "charts", "exercises", "models")


def fingerprint(files: Iterable[Path]) -> str:
    """Return a short hash over names and contents of files."""
    digest = hashlib.sha256()
    for path in sorted(set(files)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _files(*places: Path) -> list[Path]:
    """List all files below the places, without caches."""
    found = [path for place in places for path in ([place] if place.is_file() else place.rglob("*"))]
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]


def configure(app: Sphinx, config: Config) -> None:
    """Point the notebook cache at this state of the code, and drop the caches of earlier states."""
    executed = _files(*(paths.PACKAGE / name for name in EXECUTED), paths.TABLES, paths.ITEM_BANK, *paths.SEEDS.glob("*.csv"))
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / fingerprint(executed)
    for old in caches.glob("*") if caches.is_dir() else ():
        if old != current:
            shutil.rmtree(old, ignore_errors=True)
    config.nb_execution_cache_path = str(current)
    config.alliances_fingerprint = fingerprint(_files(paths.PACKAGE, paths.SEEDS, paths.ITEM_BANK))


def once(app: Sphinx, name: str, action: Callable[[], None]) -> None:
    """Do something that need not be done again until a file of the library or the seeds changes."""
    stamp = Path(app.outdir).parent / f".{name}"
    state = app.config.alliances_fingerprint
    if not stamp.is_file() or stamp.read_text() != state:
        action()
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(state)


def _remove_leftovers(app: Sphinx, error: Exception | None) -> None:
    """Delete pages of earlier builds that are no longer in the book."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    present = {f"{name}.html" for name in app.env.found_docs} | {"index.html", "genindex.html", "search.html"}
    for path in site.rglob("*.html"):
        if "_static" not in path.parts and path.relative_to(site).as_posix() not in present:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Register the fingerprint: when it changes, Sphinx reads all pages again."""
    app.add_config_value("alliances_fingerprint", "", "env")
    app.connect("build-finished", _remove_leftovers)
