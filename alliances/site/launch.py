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

from ..base import paths
from ..base.edition import repository
from ..base.html import Markup, h
from ..exercises.words import say
from ..lite import places

LOGGER = logging.getLogger(__name__)


def links(notebook: str, repo: str | None, hub: str | None, branch: str = "main") -> dict[str, str]:
    """Return the launch links of a notebook.

    Parameters
    ----------
    notebook : path in the repository, such as ``notebooks/01-lab.ipynb``.
    repo : ``owner/name`` on GitHub, or None.
    hub : address of a JupyterHub with nbgitpuller, or None.
    branch : the branch to open.

    Returns
    -------
    dict from the name of the service to the address.

    Examples
    --------
    >>> links("notebooks/01-lab.ipynb", None, None)
    {}
    >>> links("notebooks/01-lab.ipynb", "ir/bow", None)["Colab"]
    'https://colab.research.google.com/github/ir/bow/blob/main/notebooks/01-lab.ipynb'
    """
    if not repo:
        return {}
    path = quote(notebook, safe="")
    found = {
        "Binder": f"https://mybinder.org/v2/gh/{repo}/{branch}?urlpath=lab%2Ftree%2F{path}",
        "Colab": f"https://colab.research.google.com/github/{repo}/blob/{branch}/{notebook}",
    }
    if hub:
        source, tree = quote(f"https://github.com/{repo}", safe=""), quote(f"lab/tree/{repo.split('/')[1]}/{notebook}", safe="")
        found["JupyterHub"] = f"{hub.rstrip('/')}/hub/user-redirect/git-pull?repo={source}&branch={branch}&urlpath={tree}"
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
        addresses = {say("launch.browser"): top + here} if here else {}
        addresses |= links(notebook, repository(), env.config.alliances_jupyterhub or None)
        addresses["Download the notebook"] = f"{top}_static/{notebook}"
        return [nodes.raw(text=launch_list(addresses), format="html")]


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
    """Register the directive; the address of a class's JupyterHub is a setting."""
    app.add_config_value("alliances_jupyterhub", "", "env")
    app.add_directive("launch", LaunchDirective)
    app.connect("build-finished", _copy_notebooks)
