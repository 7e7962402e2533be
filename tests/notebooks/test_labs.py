"""Labs: releases match their sources, run unanswered and answered, and work in a real JupyterLab."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest

from alliances import labs
from alliances.errors import InputError

SOURCES = labs.sources()
RELEASES = [labs.RELEASES / f"{source.stem}.ipynb" for source in SOURCES]
NAMES = [source.stem for source in SOURCES]


class RunError(Exception):
    """A notebook stopped with an exception."""


@pytest.fixture
def run(tmp_path):
    """Execute a notebook in a process of its own; returns what it printed, raises RunError with the message of a failed cell."""

    def execute(notebook: nbformat.NotebookNode) -> str:
        path = tmp_path / "run.ipynb"
        nbformat.write(notebook, path)
        command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace", str(path)]
        done = subprocess.run(command, cwd=labs.RELEASES, capture_output=True, text=True, timeout=180)
        if done.returncode:
            raise RunError(done.stderr)
        outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]
        return "".join(output.get("text", "") for output in outputs)

    return execute


@pytest.mark.parametrize(("source", "released"), list(zip(SOURCES, RELEASES, strict=True)), ids=NAMES)
def test_releases_match_their_sources(source, released):
    assert released.read_text(encoding="utf-8") == labs.release(source), "run: make labs"


def test_there_is_no_release_without_a_source():
    assert sorted(labs.RELEASES.glob("*.ipynb")) == RELEASES


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_releases_hold_no_solution_and_no_output(released):
    notebook = nbformat.read(released, as_version=4)
    nbformat.validate(notebook)
    text = released.read_text(encoding="utf-8")
    assert not re.search(r"BEGIN SOLUTION|END SOLUTION|HIDDEN TESTS", text)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            assert labs.STUB in cell.source
    solutions = [match[0] for source in SOURCES for match in labs.SOLUTION.finditer(source.read_text(encoding="utf-8"))]
    for solution in solutions:
        for line in solution.splitlines()[1:-1]:
            assert len(line.strip()) < 25 or line.strip() not in "\n".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_releases_need_no_grader(released):
    assert not re.search(r"import (nbgrader|otter|pytest)", released.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_graded_cells_are_complete(source):
    cells = [cell for cell in labs.read_source(source).cells if "nbgrader" in cell.metadata]
    names = [cell.metadata.nbgrader.grade_id for cell in cells]
    assert len(set(names)) == len(names)
    for cell in cells:
        mark = cell.metadata.nbgrader
        if mark.grade and not mark.solution:
            assert mark.locked
            assert mark.points > 0
            assert "not answered yet" in cell.source
            assert "### BEGIN HIDDEN TESTS" in cell.source


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_an_unanswered_lab_runs_and_says_so(run, released):
    notebook = nbformat.read(released, as_version=4)
    tests = sum("not answered yet" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert run(notebook).count("not answered yet") == tests > 0


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_the_solution_passes_all_tests(run, source):
    assert "not answered yet" not in run(labs.read_source(source))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            'pacts = spells[spells["bilateral"] & (spells["defence"] | spells["offence"])]',
            'pacts = spells[spells["defence"]]',
            "more than two members",
        ),
        ('pacts.loc[~pacts["censored"], "years"].median()', 'pacts["years"].median()', "leave the censored ones out"),
        ('median_ended = pacts.loc[~pacts["censored"], "years"].median()', "median_ended = 9.3", "AssertionError"),
        (".mark_bar()\n    .encode", ".mark_line()\n    .encode", "a histogram has bars"),
        ('fit(pacts["years"], ~pacts["censored"].astype(bool))', 'fit(pacts["years"])', "it was observed where censored is False"),
        ("(lives <= lives[number]).mean() * 100", "(lives <= lives[number]).mean()", "multiply by 100"),
    ],
)
def test_wrong_answers_are_told_why(run, tmp_path, right, wrong, message):
    text = SOURCES[0].read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "wrong.py"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(RunError, match=message):
        run(labs.read_source(path))


def test_an_open_region_is_refused(tmp_path):
    path = tmp_path / "open.py"
    path.write_text(SOURCES[0].read_text(encoding="utf-8").replace("### END SOLUTION", "", 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"open\.py, cell \d+: '### BEGIN SOLUTION' has no end"):
        labs.release(path)


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory):
    """A real JupyterLab on a copy of the releases; yields its address."""
    folder = tmp_path_factory.mktemp("lab")
    for released in RELEASES:
        shutil.copyfile(released, folder / released.name)
    environment = os.environ | {"JUPYTER_CONFIG_DIR": str(folder / ".config"), "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings")}
    environment |= {"JUPYTER_RUNTIME_DIR": str(folder / ".runtime"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces")}
    options = [
        "--no-browser",
        "--allow-root",
        "--ServerApp.token=",
        "--ServerApp.port=0",
        "--LabApp.news_url=None",
        f"--ServerApp.root_dir={folder}",
    ]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(120):
            found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", (folder / "log.txt").read_text())
            if found:
                break
            assert server.poll() is None, (folder / "log.txt").read_text()
            time.sleep(0.5)
        address = f"http://127.0.0.1:{found[1]}"
        assert json.load(urllib.request.urlopen(f"{address}/api/status"))["kernels"] == 0
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.parametrize("name", NAMES)
def test_a_lab_runs_in_jupyterlab_and_its_controls_answer(browser, jupyterlab, name):
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60000)
    foreign = []
    context.route(
        "**/*",
        lambda r: (
            r.continue_() if r.request.url.startswith((jupyterlab, "data:", "blob:", "ws:")) else (foreign.append(r.request.url), r.abort())
        ),
    )
    page = context.new_page()
    page.goto(f"{jupyterlab}/lab/tree/{name}.ipynb")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    control = page.locator(".jp-OutputArea-output .widget-dropdown select").first
    control.scroll_into_view_if_needed()
    said = page.locator(".jp-OutputArea-output .widget-label").filter(has_text="median life").first
    said.wait_for()
    curve = page.locator(".jp-OutputArea-output .widget-vbox :is(svg.marks, canvas.marks)").first
    curve.wait_for()
    before, words = curve.screenshot(), said.inner_text()
    control.select_option(index=1)
    page.wait_for_function(
        "(words) => [...document.querySelectorAll('.widget-label')].some((e) => /median life/.test(e.innerText) && e.innerText !== words)",
        arg=words,
    )
    page.wait_for_timeout(1000)
    assert curve.bounding_box()["width"] > 100
    assert curve.screenshot() != before
    assert page.get_by_text("not answered yet").count() > 0
    assert foreign == []
    context.close()
