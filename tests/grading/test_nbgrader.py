"""The nbgrader course from end to end, by the commands and the file names of the page that instructors follow."""

import contextlib
import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

import nbformat
import pytest
from conftest import copy_project

from alliances.base import paths
from alliances.labs import notebooks
from alliances.labs.grading import collecting

sys.path.insert(0, str(Path(__file__).parent))
from made_up_class import CLAIM, WORLDS, blank_tests, drop, hard_coded, released, solved, stripped

pytestmark = pytest.mark.xdist_group("nbgrader")
ENVIRONMENT = Path(os.environ.get("GRADE_ENV", paths.ROOT / ".venv-grade")).absolute()
PAGE = (paths.ROOT / "book" / "teach" / "grading.md").read_text(encoding="utf-8")
STEPS = PAGE.partition("\n## nbgrader, step by step\n")[2].partition("\n## ")[0]
PREPARE, GRADE, READ = re.findall(r"^```\n(.*?)^```", STEPS, re.MULTILINE | re.DOTALL)
ACTIVATE = next(line for line in PREPARE.splitlines() if line.startswith(". "))
ARCHIVE = re.search(r"`(course/downloaded/\S+)`", STEPS)[1]  # of the lab that is the page's example
NAMED = re.search(r"`([\w-]+)_(\S+\.ipynb)`", STEPS)  # files as the page names them
BARE = re.search(r"`(\w+\.ipynb)`", STEPS)[1]
MOODLE = re.search(r"`([\w ]+)_\d+_assignsubmission_file`", STEPS)
REPORT = re.search(r"export --to (\S+)", GRADE)[1]
LAB = Path(ARCHIVE).parent.name


def changed(notebook, change):
    """Return a notebook after a change."""
    change(notebook, "")
    return notebook


HANDED_IN = {  # name of the file -> the notebook, the oldest first
    NAMED[0].strip("`"): lambda: solved(WORLDS, NAMED[1]),
    BARE: lambda: solved(WORLDS, "anna"),
    f"{MOODLE[0].strip('`')}/{LAB}.ipynb": lambda: changed(solved(WORLDS, MOODLE[1]), stripped),
    f"carla_{NAMED[2]}": lambda: changed(solved(WORLDS, "carla"), hard_coded("anna")),
    f"dora_{WORLDS}.ipynb": lambda: released(WORLDS),
    f"dora_{WORLDS} (1).ipynb": lambda: solved(WORLDS, "dora"),
    f"eva_{WORLDS}.ipynb": lambda: solved(CLAIM, "eva"),
    "bert_Untitled.ipynb": lambda: changed(released(WORLDS), blank_tests),
}
SCORES = dict.fromkeys((NAMED[1], "anna", MOODLE[1], "dora"), 7) | {"carla": 2, "bert": 0}  # before a person has read


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone in which everything on the page was done; the environment that `make grade-env` would build is there."""
    assert (ENVIRONMENT / "bin" / "nbgrader").is_file(), f"no nbgrader in {ENVIRONMENT}: run make grade-env"
    copy = copy_project(tmp_path_factory.mktemp("clone"))
    (copy / ".venv-grade").symlink_to(ENVIRONMENT)
    os.utime(copy / "grade-requirements.txt", (0, 0))  # older than the environment

    def do(commands: str) -> str:
        environment = os.environ | {"PYTHONPATH": str(copy)}
        run = subprocess.run(["bash", "-e", "-c", commands.replace(LAB, WORLDS)], cwd=copy, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout + run.stderr

    do(PREPARE)
    archive = copy / ARCHIVE.replace(LAB, WORLDS)
    archive.mkdir(parents=True)
    for age, (name, make) in enumerate(reversed(HANDED_IN.items())):
        (archive / name).parent.mkdir(exist_ok=True)
        (archive / name).write_text(nbformat.writes(make()), encoding="utf-8")
        when = (archive / name).stat().st_mtime - 60 * age
        os.utime(archive / name, (when, when))
    (copy / "said.txt").write_text(do(f"{ACTIVATE}\n{GRADE}"), encoding="utf-8")
    return copy


def test_nbgrader_releases_what_we_release(clone):
    theirs = nbformat.read(clone / "course" / "release" / WORLDS / f"{WORLDS}.ipynb", as_version=4)
    ours = nbformat.read(notebooks.RELEASES / f"{WORLDS}.ipynb", as_version=4)
    assert [cell.source.rstrip() for cell in theirs.cells] == [cell.source.rstrip() for cell in ours.cells]


def test_everyone_gets_the_points_of_the_own_variant_whatever_the_file_is_called(clone):
    with (clone / REPORT).open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file) if row["timestamp"]}
    assert {row["assignment"] for row in rows.values()} == {WORLDS}
    assert {student: float(row["score"]) for student, row in rows.items()} == SCORES
    assert {float(row["max_score"]) for row in rows.values()} == {11}


def test_what_does_not_count_is_said(clone):
    said = (clone / "said.txt").read_text(encoding="utf-8")
    assert f"eva_{WORLDS}.ipynb: this is {CLAIM}, not {WORLDS}; it is left out" in said
    assert f"dora_{WORLDS}.ipynb: dora handed in a newer file, dora_{WORLDS} (1).ipynb; this one does not count" in said


def test_every_file_is_collected_for_its_student_or_named(tmp_path):
    """The same without nbgrader: names and contents that students and platforms make."""
    archive, course = tmp_path / "archive", tmp_path / "course"
    lab6 = nbformat.writes(solved(WORLDS, "maria-07"))
    cut = changed(changed(solved(WORLDS, "fay"), drop("q2", "q2-test", "q4")), stripped)
    files = {
        "Zoë_4711_assignsubmission_file/lab6.ipynb": lab6,
        "weissmaria_4712_99123_06-reliability-and-selection (1).ipynb": lab6,
        "gil_LAB6.IPYNB": lab6,
        "hal_lab6.ipynb.txt": lab6.replace("\n", "\r\n"),
        "Untitled.ipynb": lab6,
        "fay_lab6.ipynb": nbformat.writes(cut),
        "lab6 (2).ipynb": nbformat.writes(released(WORLDS)),
        "ian_lab6.ipynb": lab6[:900],
        "kim_essay.pdf": "%PDF",
    }
    for name, text in files.items():
        (archive / name).parent.mkdir(parents=True, exist_ok=True)
        (archive / name).write_text(text, encoding="utf-8", newline="")
    made = collecting.collect(archive, tmp_path / "out", WORLDS, course)
    assert set(made.files) == {"Zoë", "weissmaria", "gil", "hal", "maria-07", "fay"}
    ours = [cell.metadata.nbgrader.grade_id for cell in released(WORLDS).cells if "nbgrader" in cell.metadata]
    for path in made.files.values():
        assert path.name == f"{WORLDS}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata] == ours
    told = "\n".join(made.remarks)
    assert "fay_lab6.ipynb: without a cell for q2, q4" in told
    assert "lab6 (2).ipynb: neither its name nor the line STUDENT says whose it is" in told
    assert "ian_lab6.ipynb: the file is damaged" in told and "ian has no points" in told
    assert "kim_essay.pdf: the file is damaged" in told
    (course / "students.csv").parent.mkdir()
    (course / "students.csv").write_text("name,student id\nZoë,zoe-1\n", encoding="utf-8")
    for name in set(files) - {"Zoë_4711_assignsubmission_file/lab6.ipynb"}:
        (archive / name).unlink()
    assert set(collecting.collect(archive, tmp_path / "ids", WORLDS, course).files) == {"zoe-1"}


def test_feedback_says_what_was_wrong(clone):
    pages = {path.parent.parent.name: path.read_text(encoding="utf-8") for path in (clone / "course" / "feedback").rglob("*.html")}
    assert set(pages) == set(SCORES)
    assert "AssertionError" in pages["carla"]
    assert notebooks.UNANSWERED in pages["bert"]


def answering(server: subprocess.Popen, address: str) -> HTTPResponse:
    """Ask until a server answers: it tells its address a moment before it listens there."""
    while server.poll() is None:
        with contextlib.suppress(urllib.error.URLError):
            return urllib.request.urlopen(address)
        time.sleep(0.1)
    raise AssertionError(server.stderr.read())


def test_formgrader_opens_by_the_command_of_the_page(clone):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = f"{ACTIVATE}\nexec {READ.strip()} --no-browser --allow-root --ServerApp.port={port} --ServerApp.token=''"
    environment = os.environ | {"PYTHONPATH": str(clone), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(["bash", "-c", command], cwd=clone, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        address = next(filter(None, (re.search(r"http://127\.0\.0\.1:\d+/formgrader", line) for line in server.stderr)))[0]
        found = {each["name"]: each for each in json.load(answering(server, f"{address}/api/assignments"))}
        assert {lab: each["num_submissions"] for lab, each in found.items() if each["num_submissions"]} == {WORLDS: 6}
    finally:
        server.kill()
        server.wait()


def test_git_ignores_what_grading_leaves(clone):
    subprocess.run(["git", "init", "--quiet"], cwd=clone, check=True)
    files = [REPORT, "grades.csv", "marks of May.csv", "grades.csv.journal", "course/gradebook.db"]
    run = subprocess.run(["git", "check-ignore", *files], cwd=clone, capture_output=True, text=True)
    assert run.stdout.splitlines() == files
