"""Know at a glance that nothing was touched since the last build: then no page need be asked what it rests on.

It errs on one side alone. Whatever was touched, even if it came out the same, is looked at closely by the build itself
(``alliances.site.freshness``); only where each file has its size and its times, nothing is.
"""

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from .clone import ask_git

NO_SOURCES = ("__pycache__", "_build")
VARIABLES = ("BOOK_", "GITHUB_", "ALLIANCES_", "SOURCE_DATE_EPOCH")  # what the beginnings of variables are that a build reads


def files(folder: Path, *, hidden: bool = False) -> Iterator[str]:
    """List the files below a folder, each with its size and the times of its last change, of text and of attributes.

    Hidden ones, unless they are asked for, what is built, and environments of Python are left out.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (Path(folder) / "a.md").touch()
    ...     (Path(folder) / ".hidden").touch()
    ...     [line.rpartition("/")[2].split()[:2] for line in files(Path(folder))]
    [['a.md', '0']]
    """
    for path in sorted(folder.iterdir()):
        if (path.name.startswith(".") and not hidden) or path.name in NO_SOURCES or (path / "pyvenv.cfg").exists():
            continue
        if path.is_dir():
            yield from files(path, hidden=hidden)
        elif path.exists():
            known = path.stat()
            yield f"{path} {known.st_size} {known.st_mtime_ns} {known.st_ctime_ns}"


def _environment() -> Iterator[str]:
    """List what a build takes from beyond its files: the interpreter, the packages, the variables."""
    yield sys.executable
    yield sys.version
    for package in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        yield f"{package.name} {package.stat().st_mtime_ns}"
    yield from (f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith(VARIABLES))


def _history(root: Path) -> Iterator[str]:
    """List what pages tell of the clone: its last commit, of which they take days, and its remote, of which they take addresses."""
    yield ask_git(root, "rev-parse", "--show-prefix", "--is-shallow-repository", "HEAD") or ""
    yield ask_git(root, "remote", "get-url", "origin") or ""


def state(root: Path, site: Path) -> tuple[str, str]:
    """Return the state of all that a build reads, and that of what it wrote; each is another one after any touch.

    Parameters
    ----------
    root : the clone.
    site : the folder of the built site; it need not be there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     before = state(Path(folder), Path(folder) / "_build")
    ...     (Path(folder) / "a.md").touch()
    ...     after = state(Path(folder), Path(folder) / "_build")
    ...     [one == other for one, other in zip(before, after)]
    [False, True]
    """
    read = [*files(root), *_environment(), *_history(root)]
    written = list(files(site, hidden=True)) if site.is_dir() else []  # hidden is what a host reads, .nojekyll
    return tuple(hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest() for lines in (read, written))
