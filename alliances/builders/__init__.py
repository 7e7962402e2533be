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
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from .. import data
from ..base import paths
from ..base.errors import InputError

NPM = re.compile(r"npm package (?P<name>\S+), version (?P<version>\S+), (?P<path>\S+)$")


class RawFolder:
    """The raw files of one table, opened only with the checksum that its manifest states."""

    def __init__(self, folder: Path, name: str, manifest: data.Manifest) -> None:
        self.folder, self.name, self.known = folder, name, {raw.file: raw for raw in manifest.raw}

    def read_csv(self, file: str, **options: Any) -> pd.DataFrame:
        """Read a raw CSV file after checking it; options go to :func:`pandas.read_csv`."""
        return pd.read_csv(self._checked(file), low_memory=False, **options)

    def read_json(self, file: str) -> dict:
        """Read a raw JSON file after checking it."""
        return json.loads(self._checked(file).read_text(encoding="utf-8"))

    def _checked(self, file: str) -> Path:
        """Return the path of a raw file that is there and has the checksum of the manifest."""
        path, origin = self.folder / file, self.known[file].origin
        if not path.is_file():
            path = _from_npm(origin, paths.ROOT / "_build" / "raw" / file) or path
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


def raw_folder() -> Path:
    """Return the folder with the raw files, or say how to get it."""
    folder = os.environ.get("ALLIANCES_RAW")
    if not folder or not Path(folder).is_dir():
        raise InputError(
            "ALLIANCES_RAW",
            "",
            "the folder with the raw files is not there",
            "download the files named under 'raw' in seeds/data/*.yml and set ALLIANCES_RAW to their folder",
        )
    return Path(folder)


def build(name: str, folder: Path) -> pd.DataFrame:
    """Build one table from the raw files, without writing it."""
    manifest = data.describe(name)
    return import_module(manifest.builder).build(RawFolder(folder, name, manifest))


def rebuild(names: Iterable[str] | None = None) -> list[str]:
    """Build and write the named tables (all, if none is named); return the names of those that changed."""
    folder = raw_folder()
    changed = []
    built = {name: build(name, folder) for name in names or data.tables()}  # build all before writing any
    for name, table in built.items():
        path = paths.TABLES / f"{name}.csv"
        before = data.checksum(path) if path.is_file() else None
        data.write_table(table, name)
        if data.checksum(path) != before:
            changed.append(name)
    return changed
