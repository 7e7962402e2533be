"""What Binder would do with this repository: repo2docker's build file, and its steps carried out without Docker.

``python tests/notebooks/binder.py FOLDER`` makes the environment in which the labs are tried in JupyterLab.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from repo2docker.app import Repo2Docker
from repo2docker.buildpacks import BuildPack

INSTALL = re.compile(r"^RUN \$\{KERNEL_PYTHON_PREFIX\}/bin/pip install --no-cache-dir (.+)$", re.MULTILINE)


def build_pack(project: Path) -> BuildPack:
    """Return the build pack that repo2docker picks for a project."""
    with contextlib.chdir(project):  # build packs look at the current folder
        app = Repo2Docker()
        pack = next(pack for kind in app.buildpacks if (pack := kind(app.base_image)).detect())
    pack.platform = "linux/amd64"
    return pack


def build_file(project: Path) -> str:
    """Return the text of the build file that repo2docker would hand to Docker."""
    with contextlib.chdir(project):
        return build_pack(project).render({})


def environment(project: Path, folder: Path) -> Path:
    """Carry out the build file's pip steps in a virtual environment; return its Python.

    The interpreter is the one that runs the tests, where Binder takes the version of ``runtime.txt``; and pip may use its cache. An
    environment that was made from the same lock is used again: then only the steps after that of the lock are carried out.
    """
    lock, *rest = INSTALL.findall(build_file(project))
    stamp, state = folder / "made-from", f"{sys.version}\n{lock}\n{(project / 'requirements.txt').read_text(encoding='utf-8')}"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        _install(project, folder, lock)
        stamp.write_text(state, encoding="utf-8")
    for step in rest:
        _install(project, folder, step)
    return folder / "bin" / "python"


def _install(project: Path, folder: Path, step: str) -> None:
    """Carry out one step of pip."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *step.replace('"', "").split()], cwd=project, env=clean, check=True)


if __name__ == "__main__":
    environment(Path.cwd(), Path(sys.argv[1]).absolute())
