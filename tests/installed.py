"""An environment as a student's notebook server has it: the wheel of the library, what it needs, what runs notebooks, and nothing else."""

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
OURS = Path(sysconfig.get_path("purelib"))


def clean() -> dict[str, str]:
    """Return the environment variables without those that would lead back to this clone."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "ALLIANCES"))}


def make(folder: Path) -> Path:
    """Build the wheel, install it, and link what it needs from the environment of the tests; return the Python."""
    wheels, python = folder / "wheels", folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT], env=clean(), check=True)
    venv.create(folder, with_pip=False)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", "--no-compile", wheel], env=clean(), check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (library,) = distributions(name="alliances", path=[str(packages)])
    for name in _closure([*library.requires, "ipykernel", "nbformat"]):
        _link(name, packages)
    return python


def _closure(requirements: list[str]) -> set[str]:
    """Name every package that these requirements bring, without extras that nobody asked for."""
    found: set[str] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        found.add(name)
        waiting += [(Requirement(text), each) for text in distribution(name).requires or [] for each in (*requirement.extras, "")]
    return found


def _link(name: str, packages: Path) -> None:
    """Link a package of the tests' environment into another one."""
    for top in {file.parts[0] for file in distribution(name).files} - {"..", "__pycache__"}:
        if not (packages / top).exists():
            (packages / top).symlink_to(OURS / top)
