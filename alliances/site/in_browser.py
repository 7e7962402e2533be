"""The labs in the reader's browser, as far as the site goes: the edition that was assembled becomes part of it, with a word on what it asks.

``{in-browser} lifelines 1`` says what a reader must know before the first start; the arguments name the package that only one lab loads,
and that lab's number. Without an edition it says nothing.
"""

import contextlib
import os
import shutil
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..base import paths
from ..base.html import h
from ..exercises.words import say
from ..lite import places

ASKS = ("{launch}", "{in-browser}")  # what makes a page rest on the edition


class InBrowserDirective(Directive):
    """``{in-browser} package lab``."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return two paragraphs, or nothing."""
        if not (edition := places.edition()):
            return []
        package, lab = self.arguments
        size, more = places.megabytes(edition, "alliances"), places.megabytes(edition, "alliances", package)
        told = [say("launch.needs", link=say("launch.browser")), say("launch.size", size=size, lab=lab, more=more)]
        kept = say("launch.kept", download=say("lab.download"), anew=say("lab.anew"))
        return [nodes.raw(text=f"{h('p', {}, ' '.join(told))}\n{h('p', {}, kept)}", format="html")]


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """Return the pages that link to labs, if the edition or its labs are others than they were."""
    state = [places.address(notebook) for notebook in sorted((paths.ROOT / "notebooks").glob("*.ipynb"))]
    if getattr(env, "alliances_in_browser", None) == state:
        return []
    env.alliances_in_browser = state
    pages = {name: Path(env.doc2path(name)) for name in env.all_docs}
    return [name for name, path in pages.items() if path.is_file() and any(ask in path.read_text(encoding="utf-8") for ask in ASKS)]


def _place(app: Sphinx, error: Exception | None) -> None:
    """Put the edition on the site, and take away any other."""
    if error or app.builder.format != "html":
        return
    site, edition = Path(app.outdir) / "lite", places.edition()
    for other in site.glob("*"):
        if not edition or other.name != edition.name:
            shutil.rmtree(other)
    if edition and not (site / edition.name).exists():
        beside = site / f".{edition.name}"
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(edition, beside, copy_function=_link)
        beside.rename(site / edition.name)


def _link(source: str, target: str) -> None:
    """Let the site have a file of the edition without a second copy on the disk, where that can be done."""
    with contextlib.suppress(OSError):
        os.link(source, target)
        return
    shutil.copyfile(source, target)


def setup(app: Sphinx) -> None:
    """Register the directive, and what keeps pages and edition together."""
    app.add_directive("in-browser", InBrowserDirective)
    app.connect("env-get-outdated", _outdated)
    app.connect("build-finished", _place)
