"""Time the builds that people wait for, and a plain ``jupyter-book build`` of the same sources in the same run, as ratios to it.

Run ``make bench`` on a machine that does nothing else. Everything is built in a copy; the medians of several runs are printed, and
the load of the machine before each part, since a busy one says nothing.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from conftest import copy_project

RUNS = 3


def timed(command: list[str], book: Path) -> float:
    """Run a command in a copy of the project with the copy's own library; return seconds by the clock."""
    began = time.perf_counter()
    subprocess.run(command, cwd=book, env=os.environ | {"PYTHONPATH": str(book)}, capture_output=True, check=True)
    return time.perf_counter() - began


def forget(book: Path) -> None:
    """Take away all that was built."""
    subprocess.run(["rm", "-rf", str(book / "_build")], check=True)


def edit(book: Path, name: str, comment: str) -> None:
    """Add a line that changes nothing to a file."""
    with (book / name).open("a", encoding="utf-8") as file:
        file.write(comment)


def main() -> None:
    """Time each build, and print medians and ratios."""
    ours = [sys.executable, "-m", "alliances", "build"]
    plain = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-W", "-n", "--keep-going", "-q"]
    with tempfile.TemporaryDirectory() as folder:
        book = copy_project(Path(folder) / "book")
        parts: dict[str, tuple[list[str], Callable[[], None]]] = {
            "plain jupyter-book build, clean": (plain, lambda: forget(book)),
            "clean": (ours, lambda: forget(book)),
            "a chart edited": (ours, lambda: edit(book, "alliances/charts/israel.py", "# a line\n")),
            "a page edited": (ours, lambda: edit(book, "book/ties/israel.md", "\n<!-- a line -->\n")),
            "nothing changed": (ours, lambda: None),
        }
        medians: dict[str, float] = {}
        for name, (command, before) in parts.items():
            load, times = os.getloadavg()[0], []
            for _ in range(RUNS):
                before()
                times.append(timed(command, book))
            medians[name] = statistics.median(times)
            ratio = medians[name] / next(iter(medians.values()))
            print(f"{name:34} {medians[name]:6.1f} s   {ratio:5.2f} of plain   load before {load:.1f}", flush=True)


if __name__ == "__main__":
    main()
