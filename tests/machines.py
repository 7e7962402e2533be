"""Try the project's commands as other machines would run them, and compare what they write, byte for byte.

``make machines`` prints a table: machine, command, result. Each machine is a copy of this clone in a place, with variables and limits of its own; Windows and
macOS are imitated where that can be done. With ``--build`` the site is built on each, too, which takes minutes, and with ``--pack`` the instructor's pack is
written from it. Words leave all machines out but the first and those whose names hold one of them.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from alliances.base import edition

ROOT = Path(__file__).resolve().parent.parent
PATIENCE, LATE = 1800, "not at its end"  # seconds for one command on a busy machine
FREE = ["syria_land", "turkey_acts", "ally_tests"]  # tables that are built without raw files
WINDOWS = """
import builtins, os, signal, sys
for module, names in ((os, "killpg geteuid getpgid setsid fork chown".split()),
                      (signal, "SIGKILL SIGALRM SIGPROF SIGHUP setitimer alarm".split())):
    for name in names:
        if hasattr(module, name): delattr(module, name)
for name in ("resource", "fcntl", "pwd", "grp", "termios", "pty", "tty", "syslog"):
    sys.modules[name] = None
"""
EVERY_MODULE = """
import importlib, pkgutil, alliances
print(len([importlib.import_module(m.name) for m in pkgutil.walk_packages(alliances.__path__, "alliances.") if not m.name.endswith("__main__")]), "modules")
"""


@dataclass
class Machine:
    """One machine: its name, where the copy lies, what the environment says, and what the shell does before the command."""

    name: str
    folder: str = "bow"
    variables: dict[str, str] = field(default_factory=dict)
    before: str = ""
    prepare: Callable[[Path], None] = lambda _: None
    python: list[str] = field(default_factory=list)
    apart: frozenset[str] = frozenset()  # what is other for a reason that the machine only has because it is imitated


def copy(target: Path) -> Path:
    """Copy what git would put into a clone."""
    names = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, as somebody, on the day of the edition: pages tell when they were changed last."""
    day = f"{edition.released()}T12:00:00Z"
    dated = os.environ | {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=folder, env=dated, check=True, capture_output=True)


def autocrlf(project: Path) -> None:
    """Make the copy what ``git clone`` leaves where lines end in CR LF."""
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "all")
    beside = project.with_name("clone")
    git(project.parent, "clone", "-q", "-c", "core.autocrlf=true", str(project), str(beside))
    shutil.rmtree(project)
    beside.rename(project)


def inside(project: Path) -> None:
    """Put somebody's other repository around the copy."""
    git(project.parent, "init", "-q")
    git(project.parent, "remote", "add", "origin", "https://github.com/somebody/homework.git")


def code_page(folder: Path) -> dict[str, str]:
    """Make a locale with the code page 1252; Python then decodes as it does on Windows."""
    made = subprocess.run(["localedef", "-i", "en_US", "-f", "CP1252", folder / "en_US.CP1252"], capture_output=True)
    variables = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return variables | (
        {"LOCPATH": str(folder), "LC_ALL": "en_US.CP1252"} if made.returncode == 0 else {"LC_ALL": "C", "PYTHONIOENCODING": "cp1252"}
    )


def machines(beside: Path) -> list[Machine]:
    """List the machines; the first is the one that all others are compared with."""
    windows = beside / "windows"
    windows.mkdir()
    (windows / "sitecustomize.py").write_text(WINDOWS, encoding="utf-8")
    no_git = beside / "bin"
    no_git.mkdir()
    for tool in (
        "sh",
        "bash",
        "env",
        "unshare",
        "mount",
        "setpriv",
        "chroot",
        "findmnt",
        "tr",
        "grep",
        "sed",
        "readlink",
        "mkdir",
        "ln",
        "tar",
    ):
        if found := shutil.which(tool):
            (no_git / tool).symlink_to(found)
    return [
        Machine("as it is"),
        Machine("once more"),
        Machine("Pacific/Kiritimati", variables={"TZ": "Pacific/Kiritimati"}),
        Machine("America/Los_Angeles", variables={"TZ": "America/Los_Angeles"}),
        Machine("LC_ALL=C", variables={"LC_ALL": "C", "LANG": "C"}),
        # Linux reads names of files by the code page as well, which Windows does not
        Machine("code page 1252", variables=code_page(beside), apart=frozenset({"grades.csv"})),
        Machine("path with spaces, é and 同", folder="Mes études 同盟/the bow & arrow"),
        Machine(
            "zone, locale and path at once", "Mes études 同盟/the bow & arrow", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}
        ),
        # a folder of links is not in a notebook's sandbox, as /usr/bin is: so it grades in a weaker one, and its report says so
        Machine("archive, no git", variables={"PATH": str(no_git)}, apart=frozenset({"grades.csv"})),
        Machine("in another repository", prepare=inside),
        Machine("clone with autocrlf", prepare=autocrlf),
        Machine("umask 077", before="umask 077;"),
        Machine("256 files, 3 GB", before="ulimit -n 256; ulimit -v 3000000;"),
        Machine("python -O", python=["-O"]),
        Machine("python -OO", python=["-OO"]),
        Machine("Windows, imitated", variables={"PYTHONPATH": str(windows)}),
    ]


def commands(folder: Path, more: list[str]) -> dict[str, list[str]]:
    """Name the commands; each writes into a folder beside the copy, or into the copy."""
    work = folder.parent / "handed-in"
    work.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "notebooks" / "04-two-fears.ipynb", work / "René.ipynb")
    listed = {
        "import all": ["-c", EVERY_MODULE],
        "check": ["-m", "alliances", "check"],
        "data": ["-m", "alliances", "data", *FREE],
        "labs": ["-m", "alliances", "labs"],
        "students": ["-m", "alliances", "students", "-o", str(folder.parent / "students.zip")],
        "grade": ["-m", "alliances", "grade", str(work), "-o", str(folder.parent / "grades.csv")],
    }
    return listed | {name: ["-m", "alliances", name] for name in more}


def run(machine: Machine, folder: Path, command: list[str]) -> tuple[int, str]:
    """Run a command; return its exit code and the last line of what it said."""
    path = os.pathsep.join(filter(None, [machine.variables.get("PYTHONPATH"), str(folder)]))
    shell = f'{machine.before} exec "$0" "$@"'
    variables = {key: value for key, value in os.environ.items() if key not in ("ALLIANCES_RAW", "BOOK_REPOSITORY", "GITHUB_REPOSITORY")}
    shelled = [shutil.which("bash"), "-c", shell, sys.executable, *machine.python, *command]
    try:
        done = subprocess.run(
            shelled, cwd=folder, env=variables | machine.variables | {"PYTHONPATH": path}, capture_output=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return 1, f"{LATE} after {PATIENCE} s"
    said = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()
    return done.returncode, f"{len(said)} lines, {said[-1]}" if "Traceback" in "".join(said) else said[-1] if said else ""


def sums(folder: Path) -> dict[str, str]:
    """Return the checksums of what was written."""
    found = {}
    places = {"tables": "seeds/data", "labs": "notebooks", "site": "_build/html", "pack": "_build/pack"}
    for name, place in ((name, folder / place) for name, place in places.items()):
        every, digest = sorted(path for path in place.rglob("*") if path.is_file()), hashlib.sha256()
        for path in every:
            digest.update(path.relative_to(place).as_posix().encode() + path.read_bytes())
        found |= {name: digest.hexdigest()[:12]} if every else {}
    for name in ("students.zip", "grades.csv"):
        if (folder.parent / name).is_file():
            found[name] = hashlib.sha256((folder.parent / name).read_bytes()).hexdigest()[:12]
    return found


def main() -> int:
    """Run everything, print the table, and fail if a command left a traceback or other bytes than the first machine."""
    more = ["build", "pack"] if "--pack" in sys.argv else ["build"] if "--build" in sys.argv else []
    first, bad = {}, 0
    only = [word for word in sys.argv[1:] if not word.startswith("-")]
    with tempfile.TemporaryDirectory() as around:
        for number, machine in enumerate(machines(Path(around))):
            if only and number and not any(word in machine.name for word in only):
                continue
            folder = Path(around) / str(number) / machine.folder
            machine.prepare(copy(folder))
            for name, command in commands(folder, more).items():
                code, said = run(machine, folder, command)
                bad += "Traceback" in said or " lines, " in said or said.startswith(LATE)
                print(
                    f"| {machine.name} | {name} | {'done' if code == 0 else f'exit {code}'} | {said.replace(around, '')[:110]} |",
                    flush=True,
                )
            written = sums(folder)
            first = first or written
            other = {name for name, value in written.items() if first.get(name) not in (None, value)} - machine.apart
            bad += bool(other)
            print(f"| {machine.name} | bytes | {'other: ' + ', '.join(sorted(other)) if other else 'the same'} | {written} |", flush=True)
            if other & {"site", "pack"}:
                keep = ROOT / "_build" / f"machine-{number}"
                shutil.rmtree(keep, ignore_errors=True)
                for made in filter(lambda name: (folder / "_build" / name).is_dir(), ("html", "pack")):
                    shutil.copytree(folder / "_build" / made, keep / made)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
