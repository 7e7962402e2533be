"""A made-up class is graded: everyone gets what they earned, and nobody stops the run."""

import csv
import os
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import nbformat
import pytest

from alliances.base import paths
from alliances.labs.grading.folder import grade_folder

sys.path.insert(0, str(Path(__file__).parent))
from made_up_class import ARGUED, CLAIM, CLASS, hand_in, released, solved

pytestmark = pytest.mark.xdist_group("class")
LIMITS = ["--cell-seconds", "4", "--seconds", "40", "--jobs", "3"]  # one more than most processors have: some of the class only sleep


def command(folder: Path, report: Path) -> list[str]:
    return [sys.executable, "-m", "alliances", "grade", str(folder), "-o", str(report), *LIMITS]


@pytest.fixture(scope="module")
def grades(answer_file, tmp_path_factory):
    """The report on the whole class."""
    place = tmp_path_factory.mktemp("class")
    folder = hand_in(place / "submissions", answer_file)
    run = subprocess.run(command(folder, place / "grades.csv"), cwd=paths.ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert f"[{len(CLASS)}/{len(CLASS)}]" in run.stderr
    return place / "grades.csv"


@pytest.fixture(scope="module")
def report(grades):
    """The report, as rows of each student."""
    found = defaultdict(dict)
    with grades.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            found[row["student"]][row["question"]] = row
    return found


@pytest.mark.parametrize("student", CLASS)
def test_everyone_gets_what_they_earned(report, student):
    member, rows = CLASS[student], report[student]
    told = "\n".join(f"{row['question']}: {row['state']}, {row['points']}, {row['note']}" for row in rows.values())
    assert {row["work"] for row in rows.values()} == {member.work}, told
    assert float(rows["all"]["points"]) == pytest.approx(member.points, abs=1e-3), told
    assert member.remark in rows["all"]["note"], told
    ran = member.work.startswith("0") and len(rows) > 1
    assert {bool(row["isolation"]) for row in rows.values()} == {ran}, "what ran says how far it was shut in, and nothing else does"
    usual = {name: "to read" if name == ARGUED[member.work] else "right" for name in rows if name != "all"} if ran else {}
    for question, state in (usual | member.states).items():
        assert rows[question]["state"] == state, told
    assert all(len(row["note"]) < 260 for row in rows.values() if row["state"] != "to read")  # the words of a student are there in full


def test_a_student_is_told_what_is_wrong(report):
    assert report["partial-2"]["q5"]["note"] == "hollow[1] is not the share of your own draws below 0.2: use worlds[1]"
    assert report["failing-1"]["q3"]["note"] == "ZeroDivisionError: division by zero"
    assert "is it from another archive?" in report["copying-1"]["q2"]["note"]


def test_a_run_that_was_killed_goes_on_where_it_was(answer_file, grades, tmp_path):
    some = {"cutting-1", "empty-2", "crashing-1", "unreadable-1", "wrong-file", "book", "nothing"}
    folder = hand_in(tmp_path / "submissions", answer_file, some)
    killed = tmp_path / "killed.csv"
    journal = killed.with_name("killed.csv.journal")
    process = subprocess.Popen(command(folder, killed), cwd=paths.ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert any("[3/" in line for line in process.stderr)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not killed.exists()
    with journal.open("a") as file:
        file.write('{"key": "half a li')
    again = subprocess.run(command(folder, killed), cwd=paths.ROOT, capture_output=True, text=True, check=True)
    assert f"of {len(some)} files were graded before" in again.stderr
    whole, mine = (list(csv.reader(path.open(encoding="utf-8-sig", newline=""))) for path in (grades, killed))
    assert mine == [whole[0], *(row for row in whole if row[0] in some)]


def test_a_missing_folder_is_one_line(tmp_path):
    run = subprocess.run(command(tmp_path / "none", tmp_path / "g.csv"), cwd=paths.ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert "there is no such folder" in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("ages", "points"),
    [({"lab (1)": 0, "lab": 0}, 6), ({"lab (1)": 60, "lab": 0}, 0), ({"lab (1)": 0, "lab": 60}, 6)],
    ids=["of one moment", "the blank one is newer", "the solved one is newer"],
)
def test_of_two_files_of_a_student_the_newer_counts_and_both_are_named(tmp_path, ages, points):
    """As when a student downloads a lab again and works in the second copy."""
    folder = tmp_path / "submissions" / "anna"
    folder.mkdir(parents=True)
    nbformat.write(released(CLAIM), folder / "lab.ipynb")
    nbformat.write(solved(CLAIM, "anna"), folder / "lab (1).ipynb")
    for name, age in ages.items():
        os.utime(folder / f"{name}.ipynb", (1.7e9 - age, 1.7e9 - age))
    whole = grade_folder(folder.parent, tmp_path / "grades.csv", say=lambda line: None)[-1]
    assert whole.points == points
    assert whole.note.count("anna/lab") == 2
