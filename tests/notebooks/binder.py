"""What Binder would do with this repository: repo2docker's build file, and its steps carried out without Docker."""

import contextlib
import os
import re
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
    """Carry out the build file's pip steps in a clean virtual environment; return its Python.

    The interpreter is the one that runs the tests, where Binder takes the version of ``runtime.txt``; and pip may use its cache.
    """
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    for step in INSTALL.findall(build_file(project)):
        command = [
            folder / "bin" / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            *step.replace('"', "").split(),
        ]
        subprocess.run(command, cwd=project, env=clean, check=True)
    return folder / "bin" / "python"
