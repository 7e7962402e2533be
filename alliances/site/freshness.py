"""Make stale pages impossible, and make no other page again: each page keeps what it rests on, and is read anew when that changes.

While a page is read, an observation notes the claims, events, terms, figures and references that its text shows; what its cells read
is known from their run (:mod:`.execution`). Lists are written again when records or code changed, or who uses what (:mod:`.listings`).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from ..base import observe, paths
from . import execution, fingerprints, imports

EXTENSION = ("site", "base", "data", "evidence")  # rooms whose code every page is read with; of the others pages note what they use
NO_PAGES = ("_static", "lite")  # folders of the site that hold other things than pages
SOURCES = ("alliances", "book", "notebooks", "seeds")
_reading = ExitStack()  # the observation of the page that is being read


def configure(app: Sphinx, config: Config) -> None:
    """Keep results of cells below the build folder, and read all pages again when the extension itself changed."""
    config.nb_execution_cache_path = str(Path(app.outdir).parent / ".jupyter_cache")
    own = imports.closure(*(f"alliances.site.{path.stem}" for path in Path(__file__).parent.glob("[a-z]*.py")), "alliances.site")
    config.alliances_extension = fingerprints.of_files(
        path for module in own if module.split(".")[1] in EXTENSION for path in imports.files(module)
    )
    config.alliances_sources = fingerprints.of_files(_sources())
    config.alliances_records = fingerprints.of_files(path for path in _sources() if path.suffix != ".md")


def _sources() -> Iterator[Path]:
    """List the files that pages are made from."""
    for name in SOURCES:
        for path in (paths.ROOT / name).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and ".ipynb_checkpoints" not in path.parts:
                yield path
    yield paths.ROOT / "_toc.yml"


def note_assets(config: Config, stated: Iterator[str], *places: Path) -> None:
    """Write all pages again, and read none, when something changed that stands around their text: what is stated on all, scripts, styles, cards.

    Places are files, or folders of them; pages name scripts and styles with their checksums.
    """
    files = [path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*"))) if path.is_file()]
    config.alliances_assets = fingerprints.digest(
        *(text.encode() for text in stated), *(part for path in files for part in (path.name.encode(), path.read_bytes()))
    )


def once(app: Sphinx, name: str, action: Callable[[], None], *more: str) -> None:
    """Do something that need not be done again until a source other than the text of a page changes, or ``more`` that it rests on."""
    stamp = Path(app.outdir).parent / f".{name}"
    state = " ".join([app.config.alliances_records, fingerprints.digest(*(each.encode() for each in more))])
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        action()
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(state, encoding="utf-8")


def _rests_on(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return what each page rests on: page -> key -> fingerprint."""
    if not hasattr(env, "alliances_rests_on"):
        env.alliances_rests_on = {}
    return env.alliances_rests_on


def _cited(env: BuildEnvironment, docname: str) -> set[str]:
    """Return the keys of the references that a page cites; of all, if it carries the bibliography."""
    domain = env.get_domain("cite")
    cited = [ref for ref in domain.citation_refs if ref.docname == docname]
    keys = {f"reference:{target.key}" for ref in cited for target in ref.targets}
    return keys | ({"reference:*"} if any(key.docname == docname for key in domain.bibliographies) else set())


def sources_changed(app: Sphinx) -> bool:
    """Say whether any source changed since the last build."""
    return getattr(app.env, "alliances_sources", None) != app.config.alliances_sources


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the pages that rest on something that has changed."""
    return [docname for docname, kept in _rests_on(env).items() if fingerprints.changed(kept)] if sources_changed(app) else []


def _begin(app: Sphinx, docname: str, source: list[str]) -> None:
    """Open the observation of a page."""
    _reading.close()
    env = app.env
    env.alliances_read = _reading.enter_context(observe.observed())


def _end(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what a page rests on, with what the run of its cells read and what it cites."""
    env, docname = app.env, app.env.docname
    _reading.close()
    keys = env.alliances_read | _cited(env, docname)
    del env.alliances_read
    ran = execution.Runs(Path(app.config.nb_execution_cache_path)).rests_on(docname)
    _rests_on(env)[docname] = {key: fingerprints.of(key) for key in keys} | ran


def _settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Remember the state of the sources that the pages now have."""
    env.alliances_sources = app.config.alliances_sources


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _rests_on(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process kept of the pages that it read."""
    _rests_on(env).update({name: kept for name, kept in _rests_on(other).items() if name in docnames})


def _remove_leftovers(app: Sphinx, error: Exception | None) -> None:
    """Delete pages of earlier builds that are no longer in the book."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    present = {f"{name}.html" for name in app.env.found_docs} | {"index.html", "search.html"}
    for path in site.rglob("*.html"):
        inside = path.relative_to(site)
        if inside.parts[0] not in NO_PAGES and inside.as_posix() not in present:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Connect both ends of a page's reading, and the choice of the pages that are made again."""
    app.add_config_value("alliances_extension", "", "env")
    app.add_config_value("alliances_assets", "", "html")
    app.add_config_value("alliances_sources", "", "")
    app.add_config_value("alliances_records", "", "")
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", execution.prepare)
    app.connect("source-read", _begin, priority=100)
    app.connect("doctree-read", _end, priority=900)
    app.connect("env-updated", _settle, priority=900)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", _remove_leftovers)
