"""What git knows of this copy of the book, where there is a clone and a git to ask."""

import subprocess
from pathlib import Path


def ask_git(root: Path, *words: str) -> str | None:
    """Return what git says of a folder, without the blank space around it; None where git is not installed or knows no answer.

    Examples
    --------
    >>> ask_git(Path("no such folder"), "rev-parse", "HEAD") is None
    True
    """
    try:
        run = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, encoding="utf-8", errors="replace")
    except OSError:  # git is not installed
        return None
    return run.stdout.strip() if run.returncode == 0 else None
