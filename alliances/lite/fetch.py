"""Bring the files that the labs need in a browser: from the index of Python packages, from npm, and from Pyodide's release."""

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from ..base.errors import InputError
from . import files

RELEASE = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"  # where Pyodide publishes the packages that it compiles
PROJECT = re.compile(r"(?P<name>.+?)-(?P<version>\d[^-]*?)(?:-.+\.whl|\.tar\.gz)")


def fetch(folder: Path, wanted: list[files.File]) -> list[str]:
    """Bring what a folder lacks; return the names of what was brought. A file that is another than the list says is refused.

    Raises
    ------
    InputError : naming what could not be had, or is not what it should be.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lacking = [file for file in wanted if not (folder / file.name).is_file()]
    with tempfile.TemporaryDirectory(dir=folder) as place:
        beside = Path(place)
        _, version = files.pyodide(wanted)
        _from_index([file for file in lacking if file.origin == "index"], beside)
        for file in lacking:
            if file.origin == "npm":
                _run(["npm", "pack", "--silent", f"pyodide@{version}", "--pack-destination", str(beside)], file.name)
            elif file.origin == "release":
                _from_release(file.name, version, beside)
        for path in files.check(beside, lacking):
            shutil.move(path, folder / path.name)
    return [file.name for file in lacking]


def _from_index(wanted: list[files.File], target: Path) -> None:
    """Download packages with pip, which checks the SHA-256, too."""
    if wanted:
        listing = target / "wanted.txt"
        lines = [f"{requirement(file.name)} --hash=sha256:{file.sha256}\n" for file in wanted]
        listing.write_text("".join(lines), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--no-deps", "--ignore-requires-python", "--require-hashes", "--dest", str(target), "-r", str(listing)], "the packages")


def requirement(name: str) -> str:
    """Return a file of the index as pip asks for it.

    >>> requirement("autograd_gamma-0.5.0.tar.gz"), requirement("jsonschema-4.24.1-py3-none-any.whl")
    ('autograd_gamma==0.5.0', 'jsonschema==4.24.1')
    """
    return "{name}=={version}".format(**PROJECT.fullmatch(name).groupdict())


def _from_release(name: str, version: str, target: Path) -> None:
    address = RELEASE.format(version=version, name=name)
    try:
        with urllib.request.urlopen(address) as answer, (target / name).open("wb") as file:  # noqa: S310 (https, see RELEASE)
            shutil.copyfileobj(answer, file)
    except OSError as error:
        raise InputError(address, "", f"it could not be had: {error}", "look whether this machine reaches that host") from None


def _run(command: list[str], what: str) -> None:
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        told = (run.stderr.strip() or "no reason was given").splitlines()[-1]
        raise InputError(command[0], "", f"{what} could not be had: {told}", "look whether this machine reaches the registry")
