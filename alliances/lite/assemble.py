"""Put the labs together for the browser: JupyterLite, Pyodide and its packages, the library and the notebooks, in one folder."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..base import bundle, paths
from ..base.errors import InputError
from ..base.html import h
from ..base.subject import subject
from ..base.writing import alone
from ..exercises.words import say
from . import files, packages, places

RUNTIME = re.compile(r"package/(?P<name>pyodide\.(?:m?js|asm\.m?js|asm\.wasm)|python_stdlib\.zip)")
OTHER_HOST = re.compile(r"(?:[a-z]+:)?//", re.IGNORECASE)
LOADED = re.compile(r'<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)="([^"]*)"')
TIME = "1580601600"  # of every file in every archive, so that the same sources make the same bytes
NOTICE = """Python in the browser is Pyodide {version} (Mozilla Public License 2.0, its source: https://github.com/pyodide/pyodide), with these packages:

"""
HEAD = '<link rel="stylesheet" href="../labs.css">\n    <script type="module" src="../labs.js"></script>\n'


def assemble(folder: Path, listing: Path, jupyter: Path) -> Path:
    """Make an edition from a folder of files, and put it where the build of the book looks; return its folder.

    Parameters
    ----------
    folder : holds what the list names.
    listing : the list, see :mod:`alliances.lite.files`.
    jupyter : the command of an environment with JupyterLite, made from ``lite-requirements.txt``.

    Raises
    ------
    InputError : if a file is missing or another than the list says, if JupyterLite fails, or if what it makes names another host.
    """
    have = files.check(folder, files.listed(listing))
    target = places.assembled()
    target.parent.mkdir(exist_ok=True)
    with alone(target.parent), tempfile.TemporaryDirectory(dir=target.parent, prefix=".lite-") as place:
        source, made = Path(place) / "source", Path(place) / "made"
        _pyodide(source / "static" / "pyodide", have)
        for notebook in sorted((paths.ROOT / "notebooks").glob("*.ipynb")):
            copy = source / "content" / places.shelf(notebook)
            copy.parent.mkdir(parents=True)
            shutil.copyfile(notebook, copy)
        _jupyterlite(source, made, jupyter)
        _frame(made)
        check_addresses(made)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        made.rename(target / fingerprint(made))
    (edition,) = target.iterdir()
    return edition


def _pyodide(target: Path, have: list[Path]) -> None:
    """Lay out Pyodide with its packages, and the library among them."""
    target.mkdir(parents=True)
    (runtime,) = [path for path in have if files.RUNTIME.fullmatch(path.name)]
    with tarfile.open(runtime) as archive:
        published = json.load(archive.extractfile("package/pyodide-lock.json"))
        for member in archive:
            if match := RUNTIME.fullmatch(member.name):
                (target / match["name"]).write_bytes(archive.extractfile(member).read())
    kept = []
    for path in have:
        if path.name.endswith(".tar.gz"):
            kept.append(_wheel(path, target))
        elif path != runtime:
            kept.append(Path(shutil.copyfile(path, target / path.name)))
    kept.append(_wheel(paths.ROOT, target))
    _write_json(target / "pyodide-lock.json", packages.lock(published, kept))
    notice = NOTICE.format(version=files.pyodide([files.File(runtime.name, "")])[1]) + packages.notice(kept)
    (target / "NOTICE.txt").write_text(notice, encoding="utf-8")


def _wheel(source: Path, target: Path) -> Path:
    """Build a wheel of a project, or of an archive with its source."""
    before = set(target.iterdir())
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--wheel-dir", str(target)]
    _run([*pip, str(source)], paths.ROOT, f"the wheel of {source.name}")
    (made,) = set(target.iterdir()) - before
    return made


def _jupyterlite(source: Path, made: Path, jupyter: Path) -> None:
    """Let JupyterLite build its pages."""
    if not jupyter.is_file():
        raise InputError(jupyter, "", "JupyterLite is not there", "make lite sets up its environment")
    build = {"contents": ["content"], "output_dir": str(made), "apps": ["notebooks", "tree"], "no_sourcemaps": True}
    build |= {"no_unused_shared_packages": True, "cache_dir": str(source / "cache")}
    _write_json(source / "jupyter_lite_config.json", {"LiteBuildConfig": build})
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": ["alliances"]}}
    page = {
        "appName": subject().title,
        "contentsStorageName": f"{subject().short} labs",  # the same for all editions, so that no edition hides what was written in another
        "exposeAppInBrowser": True,  # for labs.js
        "disabledExtensions": ["@jupyterlab/extensionmanager-extension"],
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
    }
    _write_json(source / "jupyter-lite.json", {"jupyter-lite-schema-version": 0, "jupyter-config-data": page})
    command = [str(jupyter.absolute()), "lite", "build", "--lite-dir", ".", "--config", "jupyter_lite_config.json"]
    _run(command, source, "the labs for the browser", PATH=f"{jupyter.absolute().parent}{os.pathsep}{os.environ['PATH']}")


def _frame(made: Path) -> None:
    """Add what stands below a lab: how far the start is, where answers are kept, how to begin anew."""
    here = Path(__file__).parent
    (made / "labs.js").write_text(bundle.module(here / "labs.js"), encoding="utf-8")
    shutil.copyfile(here / "labs.css", made / "labs.css")
    page = made / places.STARTER
    text = page.read_text(encoding="utf-8").replace("</head>", f"{HEAD}</head>", 1)
    wait = h("p", {"class": "lab-wait"}, say("lab.opening"))
    page.write_text(re.sub(r"<body[^>]*>", lambda body: f"{body[0]}\n    {wait}", text, count=1), encoding="utf-8")


def check_addresses(made: Path) -> None:
    """Refuse an edition that would load something from another host.

    Raises
    ------
    InputError : naming the file and the address.
    """
    for path in sorted([*made.rglob("jupyter-lite.json"), *made.rglob("pyodide-lock.json"), *made.rglob("index.html")]):
        text = path.read_text(encoding="utf-8")
        said = LOADED.findall(text) if path.suffix == ".html" else list(_strings(json.loads(text)))
        if foreign := [each for each in said if OTHER_HOST.match(each)]:
            raise InputError(path.relative_to(made), "", f"it would load {foreign[0]}", "nothing may come from another host")


def _strings(value: Any) -> Iterator[str]:
    """Return every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def fingerprint(folder: Path) -> str:
    """Return what tells an edition from every other: it rests on each file and its name.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (Path(folder) / "a").write_text("one") and fingerprint(Path(folder))
    '45143a439e'
    """
    every = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        every.update(f"{files.sha256(path)}  {path.relative_to(folder).as_posix()}\n".encode())
    return every.hexdigest()[:10]


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=1, sort_keys=True), encoding="utf-8")


def _run(command: list[str], folder: Path, what: str, **variables: str) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": TIME} | variables
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        log = places.assembled().with_name("lite.log")
        log.write_text(run.stdout + run.stderr, encoding="utf-8")
        raise InputError(command[0], "", f"{what} could not be made", f"read {paths.shown(log)}, which says why")
