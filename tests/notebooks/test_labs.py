"""Labs: releases match their sources, run unanswered and answered, and work in a real JupyterLab."""

import ast
import contextlib
import json
import os
import re
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import binder
import nbformat
import pandas as pd
import pytest
from conftest import copy_project

from alliances import evidence
from alliances.base import observe, paths
from alliances.base.errors import InputError
from alliances.base.subject import subject
from alliances.charts import style
from alliances.labs import notebooks, stages
from alliances.labs.grading import worker

SOURCES = notebooks.sources()
RELEASES = [notebooks.RELEASES / f"{source.stem}.ipynb" for source in SOURCES]
NAMES = [source.stem for source in SOURCES]


@dataclass
class Control:
    """A dropdown that a student operates, the label that must answer with other words, and what must look different then."""

    label: str  # words that only this label holds
    changes: str  # a selector inside the same box
    option: int = 1


CHART = ":is(svg.marks, canvas.marks)"
CONTENT = """(drawing) => drawing.matches("canvas") ? drawing.toDataURL() : [...drawing.querySelectorAll("path, text, td")]
  .map((part) => `${part.getAttribute("d")} ${part.getAttribute("transform")} ${part.textContent}`).join()"""
LABS = {  # lab -> the control that is operated in JupyterLab, if it has one
    "00-first-steps": None,
    "01-how-long-do-alliances-last": Control(label="median life", changes=CHART),
    "02-reading-a-treaty": None,
    "03-arms-and-friendship": Control(label="best split", changes=CHART),
    "04-two-fears": Control(label="They come to rest", changes=CHART),
    "05-who-votes-with-whom": None,
    "06-reliability-and-selection": Control(label="All promises", changes=CHART, option=2),
    "07-measuring-alignment": Control(label="First:", changes=CHART),
    "08-checking-a-claim": Control(label="asserted by", changes="table"),
    "09-what-happened-in-our-game": Control(label="points together", changes=CHART),
    "10-scoring-forecasts": None,
    "11-who-came": None,
    "12-the-web-of-promises": Control(label="the largest group has", changes=CHART, option=1),
    "13-whose-number": None,
}


def run(notebook: nbformat.NotebookNode, own: dict | None = None) -> dict:
    """Run the cells of a notebook one after the other, without a kernel; returns the student's names, some of which are there from the start."""
    student = {"__name__": "__main__"} | (own or {})
    with pd.option_context("display.max_colwidth", 50):  # what a lab sets is undone
        for cell in notebook.cells:
            if cell.cell_type == "code":
                exec(compile(cell.source, cell.id, "exec"), student)
    return student


@pytest.fixture
def beside_the_labs(monkeypatch):
    """Stand where a kernel would, with nothing that needs one."""
    monkeypatch.chdir(notebooks.RELEASES)
    monkeypatch.setattr(style, "show_live", lambda: None)


@pytest.fixture
def work_through(tmp_path, beside_the_labs):
    """Run a lab's source, with its solution or with another answer; returns the student's names."""

    def execute(name: str, right: str = "", other: str = "", own: dict | None = None) -> dict:
        text = (notebooks.SOURCES / f"{name}.py").read_text(encoding="utf-8")
        assert right in text
        path = tmp_path / "student.py"
        path.write_text(text.replace(right, other, 1), encoding="utf-8")
        return run(notebooks.read_source(path), own)

    return execute


def named_by(cells: list[nbformat.NotebookNode]) -> set[str]:
    """Return the names that cells bind anywhere, in functions and loops, too."""
    parts = [part for cell in cells for part in ast.walk(ast.parse(cell.source))]
    bound = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    bound |= {part.name for part in parts if isinstance(part, (ast.FunctionDef, ast.ClassDef))}
    return {name for name in bound if name[0] != "_"}


def checks_and_others(source: Path) -> tuple[list[nbformat.NotebookNode], list[nbformat.NotebookNode]]:
    """Return the cells that check, and all others that hold code."""
    parts: tuple[list, list] = [], []
    for cell in notebooks.for_grading(source).cells:
        if cell.cell_type == "code":
            parts[not cell.metadata.get("nbgrader", {}).get("grade")].append(cell)
    return parts


@pytest.mark.parametrize(("source", "released"), list(zip(SOURCES, RELEASES, strict=True)), ids=NAMES)
def test_releases_match_their_sources(source, released):
    assert released.read_text(encoding="utf-8") == notebooks.release(source), "run: make labs"
    folded = stages.FOLDER / f"{source.stem}.txt"
    assert stages.unpack(folded.read_text(encoding="utf-8")) == stages.of(notebooks.read_source(source)), "run: make labs"


def test_there_is_no_release_without_a_source():
    assert sorted(notebooks.RELEASES.glob("*.ipynb")) == RELEASES
    assert list(LABS) == NAMES, "every lab needs its line in LABS"


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_labs_begin_and_end_alike(source):
    cells = notebooks.read_source(source).cells
    head = cells[0].source
    for part in (
        rf"^# Lab {int(source.stem[:2])}: ",
        r"\*\*Time:\*\* about \d+(?: to \d+)? minutes",
        r"\*\*Read first:\*\*",
        r"\*\*(Data|Model):\*\* `[\w.]+`",
        "You will",
    ):
        assert re.search(part, head), part
    assert any(cell.source.startswith("## Sources\n") for cell in cells)


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
            assert notebooks.STUB in cell.source
    solutions = [match[0] for source in SOURCES for match in notebooks.SOLUTION.finditer(source.read_text(encoding="utf-8"))]
    for solution in solutions:
        for line in solution.splitlines()[1:-1]:
            assert len(line.strip()) < 25 or line.strip() not in "\n".join(cell.source for cell in notebook.cells)


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_releases_need_no_grader(released):
    assert not re.search(r"import (nbgrader|otter|pytest)", released.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_graded_cells_are_complete(source):
    cells = [cell for cell in notebooks.read_source(source).cells if "nbgrader" in cell.metadata]
    names = [cell.metadata.nbgrader.grade_id for cell in cells]
    assert len(set(names)) == len(names)
    for cell in cells:
        mark = cell.metadata.nbgrader
        if mark.grade and not mark.solution:
            assert mark.locked
            assert mark.points >= 0
            assert "not answered yet" in cell.source
            assert "### BEGIN HIDDEN TESTS" in cell.source


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_questions_are_numbered_and_say_their_points(source):
    cells = notebooks.read_source(source).cells
    heading = r"^## (Extension \w, )?Question (\d+): .+ \((?:(\d+) points?\b|about \d+ minutes, no points\))"
    found = [each for cell in cells for each in re.findall(heading, cell.source, re.MULTILINE)]
    said = [(int(number), int(points or 0)) for _, number, points in found]
    graded = [cell.metadata.nbgrader for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]
    assert said == [(int(mark.grade_id.removesuffix("-test")[1:]), mark.points) for mark in graded]
    assert [number for number, _ in said] == list(range(1, len(said) + 1))
    assert all(bool(extension) == (not points) for extension, _, points in found), (
        "an extension earns no points, and what earns none is one"
    )
    assert [not extension for extension, *_ in found] == sorted((not extension for extension, *_ in found), reverse=True), (
        "the core comes first"
    )
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert text.count("read by a person") == sum(cell.cell_type == "markdown" and "nbgrader" in cell.metadata for cell in cells)


@pytest.mark.parametrize("released", RELEASES, ids=NAMES)
def test_an_unanswered_lab_runs_and_says_so(beside_the_labs, capsys, released):
    notebook = nbformat.read(released, as_version=4)
    tests = sum("not answered yet" in cell.source for cell in notebook.cells if cell.cell_type == "code")
    run(notebook)
    assert capsys.readouterr().out.count("not answered yet") == tests > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_passes_all_tests(work_through, capsys, name):
    source = notebooks.SOURCES / f"{name}.py"
    check_cells, others = checks_and_others(source)
    own = dict.fromkeys(sorted(named_by(check_cells) - set().union(*(worker._defined(cell.source) for cell in others))), object())
    observe.forget()
    with observe.observed() as read:
        student = work_through(name, own=own)
    assert {name: student[name] for name in own} == own, "a student who uses a name of a check keeps the value"
    assert own, "no check names anything of its own"
    said = capsys.readouterr().out
    assert "Question 1" in said
    assert "not answered yet" not in said
    tables = {key.removeprefix("data:") for key in read if key.startswith("data:")}
    assert tables == notebooks.loads(source), "the catalogue must name what the lab reads"


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_a_check_names_nothing_in_the_notebook_and_changes_nothing_there(source):
    """The hidden tests, too: all that a check binds stands in its own function, and what it changes in place is its own."""
    for cell in checks_and_others(source)[0]:
        *strict, check = ast.parse(cell.source).body
        assert [type(part) for part in strict] == [ast.Assert, ast.Assign] and ast.unparse(strict[1].targets[0]) == "lab.strict"
        assert (
            isinstance(check, ast.FunctionDef)
            and check.name == "_check"
            and ast.unparse(check.decorator_list[0]).startswith("lab.question(")
        )
        own = named_by([cell]) | {part.arg for part in ast.walk(check) if isinstance(part, ast.arg)}
        for part in ast.walk(check):
            assert not isinstance(part, (ast.Global, ast.Nonlocal, ast.Delete)), cell.id
            if isinstance(part, (ast.Subscript, ast.Attribute)) and isinstance(part.ctx, ast.Store):
                root = next(each.id for each in ast.walk(part) if isinstance(each, ast.Name))
                assert root in own, f"{cell.id}: {ast.unparse(part)} is the student's"


@pytest.mark.parametrize("case", [case for case in subject().variants["08-checking-a-claim"]["case"] if case != "any"])
def test_every_claim_of_lab_8_can_be_chosen(work_through, capsys, case):
    student = work_through("08-checking-a-claim", 'else "A2-13"', f'else "{case}"')
    assert case in student["CASES"]
    said = capsys.readouterr().out
    assert f"The ledger accepts {case}z" in said
    assert "not right yet" not in said
    assert student["row"]["verdict"] == evidence.claim(case).verdict, "the answer of the lab and the ledger agree"


def test_an_open_region_is_refused(tmp_path):
    path = tmp_path / "open.py"
    path.write_text(SOURCES[0].read_text(encoding="utf-8").replace("### END SOLUTION", "", 1), encoding="utf-8")
    with pytest.raises(InputError, match=r"open\.py, cell \d+: '### BEGIN SOLUTION' has no end"):
        notebooks.release(path)


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory):
    """A real JupyterLab in an environment and a folder as Binder would make them; yields its address."""
    clone = copy_project(tmp_path_factory.mktemp("clone"))
    python = binder.environment(clone, Path(os.environ.get("LAB_ENV", paths.ROOT / ".venv-lab")).absolute())
    folder = tmp_path_factory.mktemp("lab")
    for released in RELEASES:
        shutil.copyfile(released, folder / released.name)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"JUPYTER_CONFIG_DIR": str(folder / ".config"), "JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings")}
    environment |= {"JUPYTER_RUNTIME_DIR": str(folder / ".runtime"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / ".workspaces")}
    options = [
        "--no-browser",
        "--allow-root",
        "--ServerApp.token=",
        "--ServerApp.port=0",
        "--LabApp.news_url=None",
        "--LabApp.expose_app_in_browser=True",
        "--KernelManager.transport=ipc",  # a port that was free when it was chosen may be another's when it is bound
        f"--ServerApp.root_dir={folder}",
    ]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen([python, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        yield answering(server, folder / "log.txt")
    finally:
        server.terminate()
        server.wait(20)


def answering(server: subprocess.Popen, log: Path) -> str:
    """Ask a server that has just been started until it answers; return its address."""
    while server.poll() is None:
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text(encoding="utf-8"))
        with contextlib.suppress(urllib.error.URLError):  # it tells the address a moment before it listens there
            if found:
                address = f"http://127.0.0.1:{found[1]}"
                assert json.load(urllib.request.urlopen(f"{address}/api/status"))["kernels"] == 0
                return address
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


# A long notebook hides what is out of view, and the browser cannot scroll to what is hidden: JupyterLab itself can.
SHOWN = """(box) => {
  const { content } = jupyterapp.shell.currentWidget;
  content.scrollToItem(content.widgets.findIndex(({ node }) => node.contains(box)), "start");
  return box.checkVisibility() && box.getClientRects().length > 0;
}"""


def operate(page, control: Control) -> None:
    """Choose another option, and wait until label and drawing have answered."""
    box = page.locator(".jp-OutputArea-output .widget-vbox").filter(has=page.locator(".widget-dropdown")).first
    page.wait_for_function(SHOWN, arg=box.element_handle(), polling=500)  # what is out of view has no text yet
    said, drawing = box.locator(".widget-label", has_text=control.label), box.locator(control.changes).first
    drawing.wait_for()
    before, words, shown = drawing.screenshot(), said.inner_text(), drawing.evaluate(CONTENT)
    box.locator(".widget-dropdown select").first.select_option(index=control.option)
    page.wait_for_function(
        "([label, words]) => [...document.querySelectorAll('.widget-label')].some((e) => e.innerText.includes(label) && e.innerText !== words)",
        arg=[control.label, words],
    )
    page.wait_for_function(
        f"([box, changes, shown]) => {{ const drawing = box.querySelector(changes); return drawing && ({CONTENT})(drawing) !== shown; }}",
        arg=[box.element_handle(), control.changes, shown],
    )
    assert drawing.bounding_box()["width"] > 100
    assert drawing.screenshot() != before


@pytest.fixture(scope="module")
def opened(browser, jupyterlab):
    """JupyterLab as a student has it open; yields the page and what it asked of other hosts."""
    context, foreign = browser.new_context(viewport={"width": 1400, "height": 1000}), []
    context.set_default_timeout(60000)
    own = (jupyterlab, "data:", "blob:", jupyterlab.replace("http:", "ws:"))
    context.on("request", lambda request: None if request.url.startswith(own) else foreign.append(request.url))
    page = context.new_page()
    page.goto(f"{jupyterlab}/lab")
    yield page, foreign
    context.close()


CLOSE = """async () => {
  const lab = jupyterapp.shell.currentWidget;
  await lab.sessionContext.shutdown();
  lab.context.model.dirty = false;
  lab.close();
}"""


@pytest.fixture
def desk(opened):
    """The same, on a desk that is clean for each lab, whatever became of the one before."""
    page, foreign = opened
    yield page, foreign
    page.evaluate(CLOSE)
    page.locator(".jp-Notebook").wait_for(state="detached")


@pytest.mark.xdist_group("jupyterlab")
@pytest.mark.parametrize("name", NAMES)
def test_a_lab_runs_in_jupyterlab_and_its_controls_answer(desk, name):
    page, foreign = desk
    page.locator(".jp-DirListing-item", has_text=f"{name}.ipynb").dblclick()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=re.compile("^Run All Cells")).click()
    if LABS[name]:
        operate(page, LABS[name])
    else:
        page.get_by_text("not answered yet").last.wait_for()
    assert page.get_by_text("not answered yet").count() > 0
    assert foreign == []
