"""Write ``lite-wheels.txt`` anew: ``python -m alliances.lite.lock KERNEL``, where KERNEL is a Python with JupyterLite's kernel.

The version of Pyodide is that of the kernel. Compiled packages have the versions that it was published with; all others those of
``requirements.txt``, where they fit.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..base import paths
from ..base.writing import replace_text
from . import files

KERNEL = ["comm", "ipython", "jedi", "micropip"]  # what the kernel loads when it starts, besides what it brings
STAND_INS = {"widgetsnbextension"}  # the kernel has its own in their place
HEAD = """# What the labs need in a browser, with the SHA-256 of each file; written by `make lock`.
# Pyodide is its package on npm, compiled packages come from its release, all others from the index of Python packages.
"""


def version(kernel: str) -> str:
    """Return the version of Pyodide that JupyterLite's kernel is made for."""
    code = "from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION as version; print(version)"
    return subprocess.run([kernel, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip()


def compiled(published: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the packages that Pyodide publishes compiled, by name.

    >>> wheel = {"name": "numpy", "version": "2.4.6", "file_name": "numpy-2.4.6-cp314-cp314-pyemscripten_2026_0_wasm32.whl"}
    >>> list(compiled({"packages": {"numpy": wheel}}))
    ['numpy']
    """
    every = [each for each in published["packages"].values() if each["file_name"].endswith(".whl")]
    return {canonicalize_name(each["name"]): each for each in every if not files.PURE.search(each["file_name"])}


def resolve(published: dict[str, Any], folder: Path) -> dict[str, str]:
    """Choose the versions: package -> version."""
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    library = [each for each in project["dependencies"] if Requirement(each).name != "pandera"]
    book = [each for each in project["optional-dependencies"]["book"] if Requirement(each).name == "jsonschema"]
    theirs = {name: f"{name}=={each['version']}" for name, each in compiled(published).items()}
    wanted, fixed, forced, result = (folder / name for name in ("wanted.in", "fixed.txt", "forced.txt", "result.txt"))
    wanted.write_text("\n".join([*library, *book, *KERNEL]), encoding="utf-8")
    fixed.write_text("\n".join(theirs.values()), encoding="utf-8")
    forced.write_text(theirs["pandas"], encoding="utf-8")  # lifelines says that it wants an older one; our tests pass with this one
    lines = (paths.ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    result.write_text("\n".join(line for line in lines if not line.startswith(("#", "-e"))), encoding="utf-8")  # uv keeps what fits
    python = ".".join(published["info"]["python"].split(".")[:2])
    uv = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
    place = ["--python-version", python, "--python-platform", "wasm32-pyodide2025"]
    subprocess.run([*uv, *place, "-c", fixed, "--override", forced, "-o", result, wanted], check=True)
    chosen = [Requirement(line) for line in result.read_text(encoding="utf-8").splitlines()]
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in chosen}


def main(kernel: str) -> None:
    """Write the list."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pyodide = version(kernel)
        subprocess.run(["npm", "pack", "--silent", f"pyodide@{pyodide}"], cwd=folder, capture_output=True, check=True)
        runtime = folder / f"pyodide-{pyodide}.tgz"
        with tarfile.open(runtime) as archive:
            published = json.load(archive.extractfile("package/pyodide-lock.json"))
        chosen, theirs = resolve(published, folder), compiled(published)
        found = [files.File(theirs[name]["file_name"], theirs[name]["sha256"]) for name in chosen if name in theirs]
        pure = [f"{name}=={number}" for name, number in chosen.items() if name not in {*theirs, *STAND_INS}]
        (folder / "pure").mkdir()
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        portable = ["--platform", "any", "--implementation", "py", "--abi", "none", "--ignore-requires-python"]
        subprocess.run([*pip, *portable, "--dest", folder / "pure", *pure], check=True)
        found += [files.File(path.name, files.sha256(path)) for path in [runtime, *(folder / "pure").iterdir()]]
    lines = [f"{file.sha256}  {file.name}\n" for file in sorted(found, key=lambda file: file.name.lower())]
    replace_text(files.default(), HEAD + "".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
