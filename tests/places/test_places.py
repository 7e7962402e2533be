"""Labs where nobody prepared anything: the first cell finds an environment with only what the place brings, and all labs run to their end.

``make test-places`` runs this; it makes environments from the index of packages, which takes minutes. The places are imitated: what they
bring is written down here, and the real ones change without notice.
"""

import os
import re
import shutil
import subprocess
import time
import venv
from pathlib import Path

import installed
import nbformat
import pytest
from bench_labs import peak_mb
from conftest import copy_project
from nbclient import NotebookClient

from alliances.labs import first_cell, notebooks

if not os.environ.get("PLACES"):
    pytest.skip("this takes minutes: see make test-places", allow_module_level=True)

PLACES = {
    "a hub that knows nothing of the book": ["jupyterlab"],
    "VS Code, which installs the kernel alone": ["ipykernel"],
    "Colab, with packages of its own that are older": [
        "ipykernel<7",
        "ipywidgets==7.7.1",
        "altair==5.5.0",
        "numpy==2.0.2",
        "pandas==2.2.2",
        "matplotlib==3.10.0",
        "jsonschema==4.25.0",
    ],
}
KERNEL = "place"
CHART = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module", params=PLACES.values(), ids=PLACES)
def place(request, tmp_path_factory) -> tuple[Path, Path]:
    """An environment with what a place brings, and a clone with the labs: its Python, and the folder of the labs."""
    folder = tmp_path_factory.mktemp("place")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    clean = installed.clean()
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *request.param], env=clean, check=True)
    command = [python, "-m", "ipykernel", "install", "--sys-prefix", "--name", KERNEL]
    subprocess.run(command, env=clean, check=True, capture_output=True)
    return python, copy_project(folder / "clone") / "notebooks"


def run(place: tuple[Path, Path], notebook: nbformat.NotebookNode, monkeypatch) -> tuple[str, int]:
    """Run a notebook in a place; return what it printed, and the highest memory of its kernel (MB)."""
    python, folder = place
    monkeypatch.setenv("JUPYTER_PATH", str(python.parents[1] / "share" / "jupyter"))
    client = NotebookClient(notebook, kernel_name=KERNEL, timeout=900, startup_timeout=600, resources={"metadata": {"path": folder}})
    held = []
    client.on_cell_executed = lambda **_: held.append(peak_mb(client.km.provisioner.pid))  # at the end of the notebook it is gone
    client.execute(env=installed.clean())
    return "".join(out.get("text", "") for cell in notebook.cells for out in cell.get("outputs", [])), held[-1]


def test_the_first_cell_installs_says_so_and_then_every_lab_runs(place: tuple[Path, Path], monkeypatch):
    alone = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(first_cell.source())])
    said, _ = run(place, alone, monkeypatch)
    assert said.startswith("Installing what is missing.")
    assert first_cell.RELOAD in said
    shutil.rmtree(place[1].parent / "alliances")  # what was installed is in the environment, not in the clone
    widgets = 0
    for source in notebooks.sources():
        notebook, began = nbformat.read(notebooks.RELEASES / f"{source.stem}.ipynb", as_version=4), time.perf_counter()
        said, memory = run(place, notebook, monkeypatch)
        seconds = time.perf_counter() - began
        assert said.count("not answered yet") == sum(bool(re.search(r'print\("Question', cell.source)) for cell in notebook.cells) > 0
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        widgets += (shown := sum(CHART in out.get("data", {}) for cell in code for out in cell.outputs))
        solved, more = run(place, notebooks.complete(source), monkeypatch)
        assert "Question 1" in solved
        assert "not answered yet" not in solved
        print(
            f"{source.stem}: {len(code)} cells run in {seconds:.1f} s, {shown} widgets or charts; {max(memory, more)} MB, with its solution, too"
        )
    assert widgets >= 9
