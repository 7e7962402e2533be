"""Measure what one student costs: start-up, run time and memory of each lab's kernel, and of the server in front of it.

Run ``make bench-labs`` on a machine that does nothing else; it writes ``seeds/coded/lab_resources.csv``, from which the page on hubs takes
its figures (``make data`` then builds the table). Linux only: peak memory is read from /proc.

With the Pythons of other environments as arguments it measures the labs in each of these, prints that, and writes nothing.
"""

import contextlib
import csv
import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from alliances.base import paths
from alliances.labs import notebooks

TARGET = paths.SEEDS / "coded" / "lab_resources.csv"
COLUMNS = ["part", "memory_mb", "start_seconds", "run_seconds", "measured"]


def peak_mb(pid: int) -> int:
    """Return the highest memory that a process has held so far, in MB of 1,000,000 bytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return round(int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024 / 1e6)


def largest_mb(pid: int) -> int:
    """Return the highest memory that any process below this one has held so far, in MB of 1,000,000 bytes."""
    folders = [folder for folder in Path("/proc").iterdir() if folder.name.isdigit()]
    parents = {}
    for folder in folders:
        with contextlib.suppress(OSError):  # it has just ended
            parents[int(folder.name)] = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    below, found = {pid}, 0
    while more := {child for child, parent in parents.items() if parent in below} - below:
        below |= more
    for each in below - {pid}:
        with contextlib.suppress(OSError, TypeError):  # it has ended, or is a zombie, which holds nothing
            found = max(found, peak_mb(each))
    return found


def lab(path: Path, python: str = sys.executable) -> tuple[int, float, float]:
    """Run a lab with its solution; return peak memory (MB), start-up and run time (seconds)."""
    notebook = notebooks.read_source(path)
    manager = KernelManager(kernel_name="python3")
    manager.kernel_spec.argv[0] = python
    began = time.perf_counter()
    client = NotebookClient(
        notebook, km=manager, timeout=900, startup_timeout=600, resources={"metadata": {"path": str(notebooks.RELEASES)}}
    )
    with client.setup_kernel():
        client.kc.wait_for_ready(timeout=600)
        ready = time.perf_counter()
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        done = time.perf_counter()
        memory = peak_mb(manager.provisioner.pid)
    return memory, ready - began, done - ready


def server() -> tuple[int, float]:
    """Start a JupyterLab server as a hub would for one student; return its memory (MB) and start-up time (seconds)."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        began = time.perf_counter()
        options = ["--no-browser", "--allow-root", "--ServerApp.token=", "--ServerApp.port=0", "--LabApp.news_url=None"]
        with log.open("w") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={folder}"],
                stdout=stream,
                stderr=stream,
                env=os.environ | {"JUPYTER_CONFIG_DIR": folder, "JUPYTER_RUNTIME_DIR": folder},
            )
        try:
            while not (found := re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text(encoding="utf-8"))):
                if process.poll() is not None:
                    raise RuntimeError(log.read_text(encoding="utf-8"))
                time.sleep(0.1)
            urllib.request.urlopen(f"http://127.0.0.1:{found[1]}/lab").read()
            return peak_mb(process.pid), time.perf_counter() - began
        finally:
            process.terminate()
            process.wait(20)


def elsewhere(python: str) -> None:
    """Run all labs in another environment, and print what each took, or why it stopped."""
    print(subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip(), python)
    for path in notebooks.sources():
        try:
            memory, start, run = lab(path, python)
        except CellExecutionError as error:
            print(path.stem, f"{error.ename}: {error.evalue}", sep="; ")
        else:
            cells = sum(cell.cell_type == "code" for cell in notebooks.read_source(path).cells)
            print(path.stem, f"{cells} cells", f"{memory} MB", f"{start:.1f} s", f"{run:.1f} s", sep="; ")


def main() -> None:
    """Measure everything, print it, and write the table's input."""
    today = dt.date.today().isoformat()
    memory, start = server()
    rows = [["JupyterLab server", memory, f"{start:.1f}", "", today]]
    for path in notebooks.sources():
        memory, start, run = lab(path)
        rows.append([path.stem, memory, f"{start:.1f}", f"{run:.1f}", today])
        print(*rows[-1])
    with tempfile.NamedTemporaryFile("w", dir=TARGET.parent, delete=False, encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS, *rows])
    Path(stream.name).chmod(0o644)
    Path(stream.name).replace(TARGET)
    print(f"Written: {paths.shown(TARGET)}")


if __name__ == "__main__":
    for python in sys.argv[1:]:
        elsewhere(python)
    if not sys.argv[1:]:
        main()
