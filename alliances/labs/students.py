"""The students' copy: the labs and what they import, without solutions, hidden tests, grading, exercises or the book.

A hub gives it to students in place of the book's repository. Library and labs lie side by side in it, and Python looks first beside the notebook,
so one pull renews both: they cannot drift apart, whatever library the hub's environment has.
"""

import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from ..base import paths
from ..base.edition import citation
from ..base.errors import InputError
from . import notebooks

# what a lab imports, and nothing beyond it: a new room of the library stays out until somebody names it here, and so do the book's own charts,
# which draw what students are asked to draw, and the folder labs/stages, whose files hold the answers, folded
ROOMS = (
    "__init__.py", "base", "charts/__init__.py", "charts/style.py", "data.py", "evidence", "labs/__init__.py", "labs/checks.py", "labs/coding.py",
    "labs/slips.py", "labs/stages.py", "labs/variants.py", "models", "states.py",
)  # fmt: skip
KEPT_BACK = ("checks", "coded", "README.md")  # of the seeds: what second readers found, and what only builders read
BESIDE = {
    "README.md": "notebooks/students.md",
    "requirements.txt": ".binder/requirements.txt",
    "runtime.txt": ".binder/runtime.txt",
    "LICENSE": "LICENSE",
    "LICENSE-CONTENT": "LICENSE-CONTENT",
    "CITATION.cff": "CITATION.cff",
}
IGNORED = "__pycache__/\n.ipynb_checkpoints/\n"
EDITION = "EDITION.txt"
ALONE = ["commit.gpgsign=false", "core.autocrlf=false", "core.hooksPath=", "user.name=Students' copy", "user.email=students@localhost"]


def edition() -> str:
    """Return the line that says which edition a copy is.

    >>> edition().startswith("Labs of version ")
    True
    """
    book = citation()
    return f"Labs of version {book.version} of the book, {book.released}\n"


def _below(folder: Path) -> list[Path]:
    """List the files that belong to a folder of the repository."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    )


def _chart_script() -> bytes:
    """Return the script with which charts are drawn without the network; the wheel has the same."""
    import altair

    altair.JupyterChart.enable_offline()
    return altair.JupyterChart._esm.encode()


def files() -> dict[str, bytes]:
    """Return the students' copy: the path of each file in it -> its content.

    Examples
    --------
    >>> copy = files()
    >>> [name for name in copy if "solutions/" in name or "grading" in name]
    []
    >>> "alliances/data.py" in copy and "alliances/_seeds/data/alliance_spells.csv" in copy
    True
    """
    found = {name: (paths.ROOT / source).read_bytes() for name, source in BESIDE.items()}
    found |= {f"{source.stem}.ipynb": notebooks.release(source).encode() for source in notebooks.sources()}
    for room in (paths.PACKAGE / name for name in ROOMS):
        for path in [room] if room.is_file() else _below(room):
            found[f"alliances/{path.relative_to(paths.PACKAGE).as_posix()}"] = path.read_bytes()
    for path in _below(paths.SEEDS):
        inside = path.relative_to(paths.SEEDS)
        if inside.parts[0] not in KEPT_BACK:
            found[f"alliances/_seeds/{inside.as_posix()}"] = path.read_bytes()
    found["alliances/charts/chart.js"] = _chart_script()
    return dict(sorted((found | {".gitignore": IGNORED.encode(), EDITION: edition().encode()}).items()))


def write(target: Path) -> str:
    """Write the students' copy, as an archive if the name ends in ``.zip``, else as a folder with a history of its own.

    A folder that holds an earlier copy is renewed, and the change is committed on top of its history; a clone of the repository from which
    students pull is such a folder.

    Returns
    -------
    str, what was done, as a sentence.

    Raises
    ------
    InputError : if the target holds anything else, or changes that are not committed.
    """
    if target.suffix == ".zip":
        return _archive(target, files())
    _refuse(target)
    found = files()
    if target.exists():
        _renew(target, found)
    else:
        with tempfile.TemporaryDirectory(dir=_parent(target)) as beside:
            made = Path(beside) / target.name
            _renew(made, found)
            made.rename(target)
    return f"{target}: {len(found)} files, {_commit(target)}"


def _renew(folder: Path, found: dict[str, bytes]) -> None:
    """Bring a folder to the state of this copy; its history stays where it is, so that nothing that was committed can be lost."""
    for path in [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] != ".git"]:
        if path.relative_to(folder).as_posix() not in found:
            path.unlink()
    for name, content in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _parent(target: Path) -> Path:
    parent = target.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    return parent


def _archive(target: Path, found: dict[str, bytes]) -> str:
    """Write an archive, without dates, so that the same edition has the same bytes."""
    with tempfile.TemporaryDirectory(dir=_parent(target)) as beside:
        made = Path(beside) / target.name
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in found.items():
                entry = zipfile.ZipInfo(name)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, content)
        made.replace(target)
    return f"{target}: {len(found)} files"


def _refuse(target: Path) -> None:
    """Refuse a target that holds what this command did not write, or what would be lost."""
    if not target.exists():
        return
    inside = [path.name for path in target.iterdir()] if target.is_dir() else [target.name]
    if inside and inside != [".git"] and EDITION not in inside:
        raise InputError(
            target, "", "there is something else at this place", "name a new folder, or a clone of the repository for students"
        )
    if (target / ".git").exists():
        changed = _git(target, "status", "--porcelain")
        if changed.strip():
            raise InputError(target, "", f"it has changes that are not committed ({changed.split()[1]})", "commit them or take them back")


def _git(folder: Path, *words: str) -> str:
    """Let git work in a folder, whatever the user's own settings; return what it says."""
    settings = [part for setting in ALONE for part in ("-c", setting)]
    try:
        run = subprocess.run(["git", *settings, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace")
    except FileNotFoundError:
        raise InputError(folder, "", "it has a history, and git is not installed", "install git, or name a new folder") from None
    if run.returncode:
        raise InputError(
            folder, f"git {words[0]}", (run.stderr.strip() or "it failed").splitlines()[-1], "mend that and run the command again"
        )
    return run.stdout


def _commit(folder: Path) -> str:
    """Put the copy's state into the copy's history; say what became of it."""
    if shutil.which("git") is None:
        return "without a history, because git is not installed"
    if not (folder / ".git").exists():
        _git(folder, "init", "--quiet", "--initial-branch=main")
    _git(folder, "add", "--all", "--force")
    if not _git(folder, "status", "--porcelain"):
        return "nothing has changed"
    _git(folder, "commit", "--quiet", "--message", edition().strip())
    return "committed; push it to where students pull from"
