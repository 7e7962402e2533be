"""The nbgrader course from end to end, by the commands and the file names of the page that instructors follow."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import copy_project

from alliances.base import paths
from alliances.labs import notebooks

sys.path.insert(0, str(Path(__file__).parent))
from made_up_class import CLAIM, WORLDS, blank_tests, hard_coded, released, solved

pytestmark = pytest.mark.xdist_group("nbgrader")
ENVIRONMENT = Path(os.environ.get("GRADE_ENV", paths.ROOT / ".venv-grade")).absolute()
PAGE = (paths.ROOT / "book" / "teach" / "grading.md").read_text(encoding="utf-8")
STEPS = PAGE.partition("\n## nbgrader, step by step\n")[2].partition("\n## ")[0]
PREPARE, GRADE = re.findall(r"^```\n(.*?)^```", STEPS, re.MULTILINE | re.DOTALL)
ACTIVATE = next(line for line in PREPARE.splitlines() if line.startswith(". "))
ARCHIVE = re.search(r"`(course/downloaded/\S+)`", STEPS)[1]  # of the lab that is the page's example
NAMED = re.search(r"`([\w-]+)_(\S+\.ipynb)`", STEPS)  # a file as the page names it
REPORT = re.search(r"export --to (\S+)", GRADE)[1]
LAB = Path(ARCHIVE).parent.name


def changed(notebook, change):
    """Return a notebook after a change."""
    change(notebook, "")
    return notebook


HANDED_IN = {  # lab -> name of the file -> the notebook, the oldest first
    WORLDS: {
        NAMED[0].strip("`"): lambda: solved(WORLDS, NAMED[1]),
        f"carla_{NAMED[2]}": lambda: changed(solved(WORLDS, "carla"), hard_coded("anna")),
        f"dora_{WORLDS}.ipynb": lambda: released(WORLDS),
        f"dora_{WORLDS} (1).ipynb": lambda: solved(WORLDS, "dora"),
        f"eva_{WORLDS}.ipynb": lambda: solved(CLAIM, "eva"),
    },
    CLAIM: {"bert_Untitled.ipynb": lambda: changed(released(CLAIM), blank_tests)},
}
SCORES = {(WORLDS, NAMED[1]): 13, (WORLDS, "carla"): 7, (WORLDS, "dora"): 13, (CLAIM, "bert"): 0}  # before a person has read


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone in which everything on the page was done; the environment that `make grade-env` would build is there."""
    assert (ENVIRONMENT / "bin" / "nbgrader").is_file(), f"no nbgrader in {ENVIRONMENT}: run make grade-env"
    copy = copy_project(tmp_path_factory.mktemp("clone"))
    (copy / ".venv-grade").symlink_to(ENVIRONMENT)
    os.utime(copy / "grade-requirements.txt", (0, 0))  # older than the environment

    def do(commands: str, lab: str) -> str:
        script = commands.replace(LAB, lab)
        environment = os.environ | {"PYTHONPATH": str(copy)}
        run = subprocess.run(["bash", "-e", "-c", script], cwd=copy, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout + run.stderr

    said = ""
    for lab, files in HANDED_IN.items():
        do(PREPARE, lab)
        archive = copy / ARCHIVE.replace(LAB, lab)
        archive.mkdir(parents=True)
        for age, (name, make) in enumerate(reversed(files.items())):
            nbformat.write(make(), archive / name)
            when = (archive / name).stat().st_mtime - 60 * age
            os.utime(archive / name, (when, when))
        said += do(f"{ACTIVATE}\n{GRADE}", lab)
    (copy / "said.txt").write_text(said, encoding="utf-8")
    return copy


@pytest.mark.parametrize("lab", HANDED_IN)
def test_nbgrader_releases_what_we_release(clone, lab):
    theirs = nbformat.read(clone / "course" / "release" / lab / f"{lab}.ipynb", as_version=4)
    ours = nbformat.read(notebooks.RELEASES / f"{lab}.ipynb", as_version=4)
    assert [cell.source.rstrip() for cell in theirs.cells] == [cell.source.rstrip() for cell in ours.cells]


def test_everyone_gets_the_points_of_the_own_variant_whatever_the_file_is_called(clone):
    with (clone / REPORT).open(encoding="utf-8") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file) if row["timestamp"]}
    assert {key: float(row["score"]) for key, row in rows.items()} == SCORES
    assert {float(row["max_score"]) for row in rows.values()} == {17}


def test_another_lab_in_the_folder_is_named_and_not_graded(clone):
    assert f"Skipped notebook with invalid name '{CLAIM}.ipynb'" in (clone / "said.txt").read_text(encoding="utf-8")


def test_feedback_says_what_was_wrong(clone):
    pages = {path.parent.parent.name: path.read_text(encoding="utf-8") for path in (clone / "course" / "feedback").rglob("*.html")}
    assert set(pages) == {student for _, student in SCORES}
    assert "AssertionError" in pages["carla"]
    assert notebooks.UNANSWERED in pages["bert"]


def test_git_ignores_what_grading_leaves(clone):
    subprocess.run(["git", "init", "--quiet"], cwd=clone, check=True)
    files = [REPORT, "grades.csv", "grades.csv.journal", "course/gradebook.db"]
    run = subprocess.run(["git", "check-ignore", *files], cwd=clone, capture_output=True, text=True)
    assert run.stdout.splitlines() == files
