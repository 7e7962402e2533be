"""The first cell of every lab: it installs what is missing, in the versions of the lock, and else does nothing.

It stands in the released notebooks only and needs nothing but Python and what every notebook kernel brings, because it runs where the
library is not there yet: in Colab, or on a JupyterHub that knows the notebooks and nothing else.
"""

import re
import tomllib

from ..base import paths
from ..base.edition import citation
from ..base.errors import InputError

_TEMPLATE = '''# Installs what is missing, for instance in Colab. Where everything is there, it does nothing and says nothing.
BOOK = "{book}"  # the address of the book's repository


def install(needed):
    """Install the packages that are missing or too old, and the book's library."""
    import importlib.util
    import site
    import subprocess
    import sys
    from importlib.metadata import PackageNotFoundError, version
    from pathlib import Path

    if sys.platform == "emscripten":  # in the browser everything is there already
        return
    from packaging.specifiers import SpecifierSet

    missing = {{}}
    for package, (fits, tested) in needed.items():
        try:
            if version(package) not in SpecifierSet(fits):
                missing[package] = f"{{package}}=={{tested}}"
        except PackageNotFoundError:
            missing[package] = f"{{package}}=={{tested}}"
    if importlib.util.find_spec("alliances") is None:
        here = [str(folder) for folder in Path.cwd().parents if (folder / "alliances" / "__init__.py").is_file()]
        if not here and not BOOK:
            raise RuntimeError("The book's library is missing. Write the address of its repository into BOOK and run the cell again.")
        missing["alliances"] = here[0] if here else f"alliances @ git+{{BOOK}}"
    if not missing:
        return
    print("Installing what is missing. This takes a minute or two.")
    if subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *missing.values()]).returncode:
        raise RuntimeError("pip could not install what is missing, and says above why. Open the lab in another place, or ask for help.")
    if site.ENABLE_USER_SITE:  # pip's place where it may not write to the environment; Python knows it only if it was there at the start
        site.addsitedir(site.getusersitepackages())
        sys.path.sort(key=lambda folder: folder in site.getsitepackages())
    importlib.invalidate_caches()
    shows = {{"anywidget", "ipywidgets"}} & set(missing) and "google.colab" not in sys.modules  # the page has to load their scripts
    if shows or set(missing) & set(sys.modules):
        print("{reload}")


install(
    {{
{needed}
    }}
)
'''
RELOAD = "Installed. Now restart the kernel, reload this page, and run the lab from the top."


def needed() -> dict[str, tuple[str, str]]:
    """Return what the library needs: package -> the versions that fit, and the one of the lock.

    Raises
    ------
    InputError : if the lock lacks a package, or has more than one version of it.

    Examples
    --------
    >>> fits, tested = needed()["altair"]
    >>> fits, tested[0]
    ('>=6.0,<7', '6')
    """
    lock = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8")
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = {}
    for dependency in project["dependencies"]:
        name, fits = re.fullmatch(r"([\w.-]+)(.*)", dependency).groups()
        tested = re.findall(rf"^{re.escape(name)}==([\w.+!-]+)", lock, re.MULTILINE)
        if len(tested) != 1:
            raise InputError("requirements.txt", "", f"it has {len(tested)} versions of {name}, not one", "run make lock")
        found[name] = (fits, tested[0])
    return found


def source() -> str:
    """Return the code of the cell; the repository's address is the ``repository-code`` of CITATION.cff, if that is given."""
    lines = [f'        "{name}": ("{fits}", "{tested}"),' for name, (fits, tested) in needed().items()]
    return _TEMPLATE.format(book=citation().repository, needed="\n".join(lines), reload=RELOAD).rstrip()
