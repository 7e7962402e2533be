"""The nbgrader course from end to end, on two labs, in nbgrader's own environment."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from alliances.base import paths
from alliances.labs import notebooks

sys.path.insert(0, str(Path(__file__).parent))
from made_up_class import CLAIM, WORLDS, blank_tests, hard_coded, released, solved

pytestmark = pytest.mark.xdist_group("nbgrader")
ENVIRONMENT = Path(os.environ.get("GRADE_ENV", paths.ROOT / ".venv-grade")).absolute()
STUDENTS = {  # lab -> student -> the notebook handed in
    WORLDS: {"anna": lambda lab: solved(lab, "anna"), "carla": lambda lab: changed(solved(lab, "carla"), hard_coded("anna"))},
    CLAIM: {"bert": lambda lab: changed(released(lab), blank_tests)},
}
SCORES = {(WORLDS, "anna"): 13, (WORLDS, "carla"): 10, (CLAIM, "bert"): 0}  # before a person has read the last question


def changed(notebook, change):
    """Return a notebook after a change."""
    change(notebook, "")
    return notebook


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in which everything was done: generated, collected from a folder, graded, feedback written, grades exported."""
    python = ENVIRONMENT / "bin" / "python"
    assert python.is_file(), f"no nbgrader in {ENVIRONMENT}: run make grade-env"
    folder = tmp_path_factory.mktemp("course")
    environment = os.environ | {"ALLIANCES_COURSE": str(folder), "PYTHONPATH": str(paths.ROOT)}

    def do(*command: str) -> str:
        run = subprocess.run([python, "-m", *command], cwd=paths.ROOT, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout + run.stderr

    do("alliances", "course", str(folder))
    for lab, students in STUDENTS.items():
        do("nbgrader", "generate_assignment", lab)
        archive = folder / "downloaded" / lab / "archive"
        archive.mkdir(parents=True)
        for student, make in students.items():
            nbformat.write(make(lab), archive / f"{student}_{lab}.ipynb")
        do("nbgrader", "zip_collect", lab)
        do("nbgrader", "autograde", lab)
        do("nbgrader", "generate_feedback", lab)
    do("nbgrader", "export", "--to", str(folder / "grades.csv"))
    return folder


@pytest.mark.parametrize("lab", STUDENTS)
def test_nbgrader_releases_what_we_release(course, lab):
    theirs = nbformat.read(course / "release" / lab / f"{lab}.ipynb", as_version=4)
    ours = nbformat.read(notebooks.RELEASES / f"{lab}.ipynb", as_version=4)
    assert [cell.source.rstrip() for cell in theirs.cells] == [cell.source.rstrip() for cell in ours.cells]


def test_everyone_gets_the_points_of_the_own_variant(course):
    with (course / "grades.csv").open(encoding="utf-8") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file) if row["score"]}
    assert {key: float(rows[key]["score"]) for key in SCORES} == SCORES
    assert {float(row["max_score"]) for row in rows.values()} == {17}


def test_feedback_says_what_was_wrong(course):
    pages = {path.parent.parent.name: path.read_text(encoding="utf-8") for path in (course / "feedback").rglob("*.html")}
    assert set(pages) == {"anna", "bert", "carla"}
    assert "AssertionError" in pages["carla"]
    assert notebooks.UNANSWERED in pages["bert"]
