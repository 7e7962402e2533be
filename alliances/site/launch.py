"""Launch links: run a lab in the browser, in Binder, Colab or a JupyterHub, or download it.

``{launch} 01-how-long-do-alliances-last`` stands for one notebook of ``notebooks/``. Links that need the
repository's address are left out where none is known, rather than printed broken; so is the link to the lab in the browser
where no edition was assembled (:mod:`alliances.lite`).
"""

import shutil
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.util import logging

from ..base import paths, source
from ..base.html import Markup, fragment, h
from ..base.source import Source
from ..exercises.words import say
from ..labs import minutes
from ..lite import places

LOGGER = logging.getLogger(__name__)
SETTINGS = ("repository", "branch", "folder", "jupyterhub", "students")  # each with alliances_ before it; base.source reads them
BINDERS = {"github.com": "gh", "gitlab.com": "gl"}  # how mybinder.org calls the hosts that it knows; any other is git


def _binder(source: Source) -> str:
    """Return Binder's name of a repository and branch."""
    kind = BINDERS.get(source.host, "git")
    named = source.address if kind == "git" else source.name
    return f"{kind}/{named if kind == 'gh' else quote(named, safe='')}/{source.branch}"


def links(lab: str, source: Source | None, hub: str | None, students: Source | None = None) -> dict[str, str]:
    """Return the launch links of a lab.

    Parameters
    ----------
    lab : name of the notebook, such as ``01-lab``.
    source : where the book lies, or None.
    hub : address of a JupyterHub with nbgitpuller, or None.
    students : where the students' copy lies, or None; a hub gives it in place of the book.

    Returns
    -------
    dict from the name of the service to the address. Colab opens what is on GitHub, and nothing else.

    Examples
    --------
    >>> links("01-lab", None, None)
    {}
    >>> links("01-lab", Source("github.com", "ir/bow"), None)["Colab"]
    'https://colab.research.google.com/github/ir/bow/blob/main/notebooks/01-lab.ipynb'
    >>> list(links("01-lab", Source("gitlab.com", "ir/bow"), None))
    ['Binder']
    """
    found = {}
    if source:
        notebook = source.inside(f"notebooks/{lab}.ipynb")
        found["Binder"] = f"https://mybinder.org/v2/{_binder(source)}?urlpath={quote(f'lab/tree/{notebook}', safe='')}"
        if source.host == "github.com":
            found["Colab"] = f"https://colab.research.google.com/github/{source.name}/blob/{quote(source.branch)}/{notebook}"
    pulled = students or source
    if hub and pulled:
        notebook = f"{lab}.ipynb" if students else pulled.inside(f"notebooks/{lab}.ipynb")
        tree = quote(f"lab/tree/{pulled.name.rpartition('/')[2]}/{notebook}", safe="")
        branch = quote(pulled.branch, safe="")
        found["JupyterHub"] = f"{hub}/hub/user-redirect/git-pull?repo={quote(pulled.address, safe='')}&branch={branch}&urlpath={tree}"
    return found


class LaunchDirective(Directive):
    """``{launch} name-of-notebook``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list of links."""
        env = self.state.document.settings.env
        notebook = f"notebooks/{self.arguments[0]}.ipynb"
        if not (paths.ROOT / notebook).is_file():
            LOGGER.warning(f"there is no notebook {notebook}", location=(env.docname, self.lineno))
            return []
        top = "../" * env.docname.count("/")
        here = places.address(paths.ROOT / notebook)
        config = env.config
        where = source.source(config), source.hub(config), source.students(config)
        addresses = {say("launch.browser"): top + here} if here else {}
        addresses |= links(self.arguments[0], *where)
        addresses["Download the notebook"] = f"{top}_static/{notebook}"
        env.note_dependency(str(paths.ROOT / notebook))
        time = minutes.told((paths.ROOT / notebook).read_text(encoding="utf-8"))
        return [nodes.raw(text=fragment(h("p", {"class": "launch-time"}, f"{time}."), launch_list(addresses)), format="html")]


def launch_list(addresses: dict[str, str]) -> Markup:
    """Return the links as a list, as HTML.

    >>> print(launch_list({"Binder": "https://x.org/?a=1&b=2"}))
    <ul class="launch" aria-label="Run the lab"><li><a href="https://x.org/?a=1&amp;b=2" rel="noreferrer">Binder</a></li></ul>
    """
    items = [h("li", {}, h("a", {"href": address, "rel": "noreferrer"}, name)) for name, address in addresses.items()]
    return h("ul", {"class": "launch", "aria-label": "Run the lab"}, items)


def _copy_notebooks(app: Sphinx, error: Exception | None) -> None:
    """Put the release notebooks on the site, for download."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    for path in (paths.ROOT / "notebooks").glob("*.ipynb"):
        shutil.copyfile(path, folder / path.name)


def setup(app: Sphinx) -> None:
    """Register the directive and its settings."""
    for name in SETTINGS:
        app.add_config_value(f"alliances_{name}", "", "env")
    app.add_directive("launch", LaunchDirective)
    app.connect("build-finished", _copy_notebooks)
