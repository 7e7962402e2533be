"""The book's own search: collects what can be found, and writes an index that pages load when a reader first searches.

Charts, exercises and sections are noted while their page is read (:mod:`.entries`), so that a build that reads few pages knows all;
:mod:`.index` packs them with the records. All is written as classic scripts, which load from an unzipped folder too. The index is
written again only when an entry changed. The search of Sphinx is neither built nor loaded.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import alliances

from ...base import contents
from ...base.subject import subject
from ...base.writing import replace_text
from . import entries, index

FOLDER = "_static/search"
PAGE = "search"


def _switch_off(app: Sphinx) -> None:
    """Have Sphinx build no search of its own."""
    if app.builder.format == "html":
        app.builder.search = False


def _read(app: Sphinx, doctree: nodes.document) -> None:
    entries.note_sections(app.env, doctree)


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    entries.noted(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process noted of the pages that it read."""
    entries.noted(env).update({name: found for name, found in entries.noted(other).items() if name in docnames})


def _page(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """Have the page of search written, which shows the contents of the book to readers without scripts."""
    if app.builder.format == "html":
        yield PAGE, {"title": "Search"}, "search.html"


def _write(app: Sphinx, error: Exception | None) -> None:
    """Write the index, if anything that can be found changed since it was written."""
    if error or app.builder.format != "html":
        return
    folder, stamp = Path(app.outdir) / FOLDER, Path(app.outdir).parent / ".search"
    state = _state(app)
    if (folder / "index.js").is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in _texts(app).items():
        replace_text(folder / name, text)
    replace_text(stamp, state)


def _state(app: Sphinx) -> str:
    """Return a fingerprint of all that the index is made from."""
    noted = repr(sorted(entries.noted(app.env).items()))
    titles = repr([(name, title.astext()) for name, title in sorted(app.env.titles.items())])
    made = "".join((noted, titles, app.config.alliances_records, app.config.alliances_extension))
    return hashlib.sha256(made.encode()).hexdigest()


def _texts(app: Sphinx) -> dict[str, str]:
    """Return the index and its parts, as scripts by their names."""
    found = entries.entries(app.env, app.config.bibtex_cite_id)
    pages = list(dict.fromkeys(one.page for one in found))
    titles = {page: app.env.titles[page].astext() for page in pages}
    told = [(pages.index(one.page), *one[2:6]) for one in found]
    version = hashlib.sha256(repr((told, titles)).encode()).hexdigest()[:12]
    aliases = [(one.name, *one.others) for one in alliances.evidence.aliases()]
    packed = {
        "version": version,
        "part": index.PART,
        "pages": [(app.builder.get_target_uri(page), titles[page]) for page in pages],
        "queries": subject().queries,
        **index.packed(found, titles, aliases, _minor()),
    }
    parts = {
        f"{place // index.PART}.js": _script(f'searchParts["{version}/{place // index.PART}"]', told[place : place + index.PART])
        for place in range(0, len(told), index.PART)
    }
    return {"index.js": _script("searchIndex", packed)} | parts


def _script(name: str, value: object) -> str:
    return f"globalThis.{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def _minor() -> frozenset[str]:
    """Return the pages that are no part of the book as it is printed: for teachers, and the lists."""
    return frozenset(f"book/{page.name}" for page in contents.pages() if not subject().apparatus.get(page.part, True))


def setup(app: Sphinx) -> None:
    """Note what can be found while pages are read, keep it true in builds of few pages and of several processes, and write the index."""
    app.connect("builder-inited", _switch_off)
    app.connect("doctree-read", _read, priority=850)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("html-collect-pages", _page)
    app.connect("build-finished", _write)
