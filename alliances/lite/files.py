"""The files that labs need in a browser: a list with the SHA-256 of each, and the check of a folder against it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..base import paths
from ..base.errors import InputError

LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>[\w.+-]+)")
PURE = re.compile(r"-none-any\.whl$|\.tar\.gz$")
RUNTIME = re.compile(r"pyodide-(?P<version>[\w.-]+)\.tgz")


@dataclass(frozen=True)
class File:
    """A file by its name, and the SHA-256 that it must have."""

    name: str
    sha256: str

    @property
    def origin(self) -> str:
        """Where it is published: ``index`` of Python packages, ``release`` of Pyodide (compiled packages), or ``npm``, Pyodide itself.

        >>> [File(name, "").origin for name in ("altair-6.3.0-py3-none-any.whl", "numpy-2.4.6-cp314-cp314-x_wasm32.whl", "pyodide-314.0.6.tgz")]
        ['index', 'release', 'npm']
        """
        return "index" if PURE.search(self.name) else "npm" if RUNTIME.fullmatch(self.name) else "release"


def default() -> Path:
    """Return the list of the repository.

    >>> default().name
    'lite-wheels.txt'
    """
    return paths.ROOT / "lite-wheels.txt"


def listed(path: Path) -> list[File]:
    """Read a list: lines as ``sha256sum`` writes them, and remarks that begin with ``#``.

    Raises
    ------
    InputError : naming the line that is neither.

    Examples
    --------
    >>> sorted({file.origin for file in listed(default())})
    ['index', 'npm', 'release']
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        if not (match := LINE.fullmatch(line)):
            raise InputError(paths.shown(path), f"line {number}", f"{line!r} is not a SHA-256 and a name", "write it anew with make lock")
        found.append(File(match["name"], match["sha256"]))
    return found


def pyodide(wanted: list[File]) -> tuple[str, str]:
    """Return the name of the file that holds Pyodide itself, and its version.

    Raises
    ------
    InputError : if a list names none, or several.

    Examples
    --------
    >>> pyodide([File("pyodide-314.0.6.tgz", "")])
    ('pyodide-314.0.6.tgz', '314.0.6')
    """
    found = [match for file in wanted if (match := RUNTIME.fullmatch(file.name))]
    if len(found) != 1:
        raise InputError("lite-wheels.txt", "", f"it names {len(found)} packages of Pyodide, not one", "write it anew with make lock")
    return found[0][0], found[0]["version"]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile() as empty:
    ...     sha256(Path(empty.name))[:12]
    'e3b0c44298fc'
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def check(folder: Path, wanted: list[File]) -> list[Path]:
    """Return the files of a folder that a list names, when each is there and is what it should be.

    Raises
    ------
    InputError : naming the first file that is missing or that is another.
    """
    if not folder.is_dir():
        raise InputError(folder, "", "there is no such folder", "name the folder with the wheels: make lite WHEELS=folder")
    for file in wanted:
        path = folder / file.name
        if not path.is_file():
            raise InputError(folder, "", f"{file.name} is not there", "make lite-fetch WHEELS=folder brings all that the list names")
        if (found := sha256(path)) != file.sha256:
            problem = f"its SHA-256 is {found}, and must be {file.sha256}"
            raise InputError(path, "", problem, "delete the file and fetch it again; do not use it")
    return [folder / file.name for file in wanted]
