"""The first cell of every lab: it installs what is missing, in the versions of the lock, and else does nothing.

It stands in the released notebooks only and needs nothing but Python and pip, because it runs where the library is not there yet:
in Colab, or on a JupyterHub that knows the notebooks and nothing else.
"""

import re
import tomllib

import yaml

from ..base import paths
from ..base.errors import InputError

_TEMPLATE = '''# Installs what is missing, for instance in Colab. Where everything is there, it does nothing and says nothing.
BOOK = "{book}"  # the address of the book's repository


def install(needed):
    """Install the packages that are missing or too old, and the book's library."""
    import importlib.util
    import subprocess
    import sys
    from importlib.metadata import PackageNotFoundError, version
    from pathlib import Path

    from packaging.specifiers import SpecifierSet

    missing = []
    for package, (fits, tested) in needed.items():
        try:
            if version(package) not in SpecifierSet(fits):
                missing.append(f"{{package}}=={{tested}}")
        except PackageNotFoundError:
            missing.append(f"{{package}}=={{tested}}")
    if importlib.util.find_spec("alliances") is None:
        here = [str(folder) for folder in Path.cwd().parents if (folder / "alliances" / "__init__.py").is_file()]
        if not here and not BOOK:
            raise RuntimeError("The book's library is missing. Write the address of its repository into BOOK and run the cell again.")
        missing.append(here[0] if here else f"alliances @ git+{{BOOK}}")
    if missing:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *missing], check=True)
        importlib.invalidate_caches()


install(
    {{
{needed}
    }}
)
'''


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
    citation = yaml.safe_load((paths.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    lines = [f'        "{name}": ("{fits}", "{tested}"),' for name, (fits, tested) in needed().items()]
    return _TEMPLATE.format(book=citation.get("repository-code", ""), needed="\n".join(lines)).rstrip()
