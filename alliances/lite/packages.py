"""What Pyodide must know of each package: file, SHA-256, what it brings, and what it needs. It reads this from ``pyodide-lock.json``."""

import email
import re
import zipfile
from email.message import Message
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ..base.errors import InputError
from .files import sha256

# what no lab reads while it runs: the check of tables, and what only one model needs; the lab that uses that imports it itself, and
# then it is loaded, with the 30 MB below it
LEFT_OUT = {"alliances": {"pandera", "lifelines"}, "ipywidgets": {"widgetsnbextension"}, "ipython": {"pexpect", "psutil"}}
Entry = dict[str, Any]


def lock(published: dict[str, Any], files: list[Path]) -> dict[str, Any]:
    """Return the content of ``pyodide-lock.json`` for these files, with relative addresses only.

    Parameters
    ----------
    published : the lock that Pyodide came with. It knows what a compiled package needs besides other Python packages.
    files : the wheels, and what else that lock calls a package.

    Raises
    ------
    InputError : naming the file that needs what is not there.
    """
    known = {entry["file_name"]: entry for entry in published["packages"].values()}
    entries: dict[str, Entry] = {}
    for path in sorted(files):
        entry = described(path, published["info"]) if path.suffix == ".whl" else dict(known[path.name])
        entries[canonicalize_name(entry["name"])] = entry
    for name, entry in entries.items():
        besides = {canonicalize_name(each) for each in known.get(entry["file_name"], {}).get("depends", [])} & set(entries)
        entry["depends"] = sorted({*map(canonicalize_name, entry["depends"]), *besides} - LEFT_OUT.get(name, set()))
        if absent := [each for each in entry["depends"] if each not in entries]:
            raise InputError(
                entry["file_name"], "", f"it needs {', '.join(absent)}, which is not among the files", "write the list with make lock"
            )
    return {"info": published["info"], "packages": entries}


def opened(path: Path) -> tuple[list[str], Message]:
    """Return the names of the files in a wheel, and what it says of itself."""
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        (metadata,) = [name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        return names, email.message_from_bytes(wheel.read(metadata))


def notice(files: list[Path]) -> str:
    """Return whose work these wheels are and on which terms, a line for each; the terms themselves are in the wheels."""
    lines = []
    for path in sorted(path for path in files if path.suffix == ".whl"):
        _, told = opened(path)
        classified = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier", []) if each.startswith("License ::")]
        terms = told["License-Expression"] or ", ".join(classified) or str(told["License"] or "see the wheel").partition("\n")[0]
        lines.append(f"{told['Name']} {told['Version']}: {terms}\n")
    return "".join(lines)


def described(path: Path, info: dict[str, str]) -> Entry:
    """Return the entry of a wheel, from what the wheel says of itself."""
    names, told = opened(path)
    tops = {name.split("/")[0] for name in names if name.endswith((".py", ".so")) and ".dist-info/" not in name and ".data/" not in name}
    return {
        "name": told["Name"],
        "version": told["Version"],
        "file_name": path.name,
        "install_dir": "site",
        "sha256": sha256(path),
        "package_type": "package",
        "imports": sorted(top.split(".")[0] for top in tops),
        "depends": needed(told, info),
        "unvendored_tests": False,
    }


def needed(metadata: Message, info: dict[str, str]) -> list[str]:
    """Name the packages that a wheel needs on Pyodide, extras left out.

    Examples
    --------
    >>> told = Message()
    >>> told["Requires-Dist"] = 'pexpect>4; sys_platform != "emscripten"'
    >>> told["Requires-Dist"] = "numpy>=2"
    >>> needed(told, {"python": "3.14.2"})
    ['numpy']
    """
    python = info["python"]
    place = {
        "extra": "",
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "wasm32",
        "platform_python_implementation": "CPython",
        "platform_system": "Emscripten",
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": "emscripten",
    }
    wanted = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    return sorted(canonicalize_name(each.name) for each in wanted if not each.marker or each.marker.evaluate(place))
