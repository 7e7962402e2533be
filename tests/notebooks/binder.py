"""What Binder would do with this repository: repo2docker's build file, and its steps carried out without Docker.

``python tests/notebooks/binder.py FOLDER`` makes the environment in which the labs are tried in JupyterLab.
"""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from repo2docker.app import Repo2Docker
from repo2docker.buildpacks import BuildPack

INSTALL = re.compile(r"^RUN \$\{KERNEL_PYTHON_PREFIX\}/bin/pip install --no-cache-dir (.+)$", re.MULTILINE)
LOCK = ".binder/requirements.txt"
LAB = re.compile(r"^jupyterlab==\S+", re.MULTILINE)
LAST = ".binder/postBuild"
LIBRARY = (LAST, "pyproject.toml", "hatch_build.py", "README.md", "alliances", "seeds", "book/exercises")  # what the last step reads


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
    """Carry out the build file's steps in a virtual environment; return its Python.

    JupyterLab is there before, as in Binder's own image, in the version of the book's lock. The interpreter is the one that runs the tests,
    where Binder takes the version of ``runtime.txt``; and pip may use its cache. An environment that was made from the same lock is used
    again: then only the last step is carried out, and that only for another library.
    """
    (lock,) = INSTALL.findall(build_file(project))
    lab = LAB.search((project / "requirements.txt").read_text(encoding="utf-8"))[0]
    stamp, state = folder / "made-from", f"{sys.version}\n{lab}\n{(project / LOCK).read_text(encoding='utf-8')}"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        for step in (f"{lab} -c {LOCK}", lock):
            _run(project, folder, "pip", "install", "--quiet", "--disable-pip-version-check", *step.replace('"', "").split())
        stamp.write_text(state, encoding="utf-8")
    stamp, state = folder / "library-from", _fingerprint(project)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        _run(project, folder, "bash", LAST)
        stamp.write_text(state, encoding="utf-8")
    return folder / "bin" / "python"


def _fingerprint(project: Path) -> str:
    """Return a sum over the names and the contents of all that the last step reads."""
    found = hashlib.sha256()
    for name in LIBRARY:
        for path in sorted([project / name, *(project / name).rglob("*")]):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(project).as_posix()}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _run(project: Path, folder: Path, *command: str) -> None:
    """Carry out one step with the environment's own programs."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    clean |= {"PATH": f"{(folder / 'bin').absolute()}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(folder.absolute())}
    subprocess.run(command, cwd=project, env=clean, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    environment(Path.cwd(), Path(sys.argv[1]).absolute())
