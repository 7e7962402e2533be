"""The answers of a reader go from the page through the downloaded file to the points, and nothing is lost on the way."""

import csv
import json
import shutil
import subprocess
import sys

import answers
import pytest
from answer_file import BANK, POOR, RIGHT, STRANGE

from alliances.base import paths
from alliances.labs import grading

pytestmark = pytest.mark.xdist_group("answers")


@pytest.fixture(scope="module")
def report(answer_file, tmp_path_factory) -> dict[str, dict]:
    """The rows that the command writes for the file, by exercise."""
    place = tmp_path_factory.mktemp("answers")
    (place / "in" / "maria").mkdir(parents=True)
    shutil.copy(answer_file, place / "in" / "maria")
    command = [sys.executable, "-m", "alliances", "grade", place / "in", "-o", place / "grades.csv"]
    run = subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    with (place / "grades.csv").open(encoding="utf-8") as file:
        return {row["question"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", RIGHT)
def test_a_right_answer_of_every_kind_has_its_point(report, name):
    if BANK[name].grade(BANK[name].solution()).outcome == "noted":  # no answer is right: a person reads it
        assert (report[name]["state"], report[name]["points"]) == ("to read", "")
        assert report[name]["note"] == BANK[name].written(BANK[name].solution())
        return
    assert (report[name]["state"], float(report[name]["points"])) == ("right", 1), BANK[name].type


@pytest.mark.parametrize("name", POOR)
def test_a_poor_answer_of_every_kind_has_what_the_page_told(report, answer_file, name):
    told = json.loads(answer_file.with_name(f"{answer_file.name}.told").read_text(encoding="utf-8"))
    if told[name] == "noted":
        assert report[name]["state"] == "to read"
        return
    assert report[name]["state"] == told[name] != "right"
    score = BANK[name].grade(answers.wrong(BANK[name])).score
    assert score <= 0.5
    assert float(report[name]["points"]) == pytest.approx(score)


def test_what_cannot_be_read_is_said_and_never_taken_for_unanswered(report):
    strange = STRANGE.keys() & BANK.keys()
    assert {report[name]["state"] for name in strange} == {"unreadable"}
    assert all(report[name]["note"] for name in strange)
    assert "unknown exercises: no-such-exercise" in report["all"]["note"]
    assert all(name in report["all"]["note"] for name in strange)
    assert "unanswered" not in {row["state"] for row in report.values()}


def test_the_whole_is_the_sum_of_the_parts(report):
    assert report.keys() - {"all"} == {*RIGHT, *POOR, *STRANGE} & BANK.keys()
    parts = {name: float(row["points"]) for name, row in report.items() if name != "all" and row["state"] != "to read"}
    assert float(report["all"]["points"]) == pytest.approx(sum(parts.values()), abs=1e-3)
    assert len(RIGHT) - 2 < float(report["all"]["points"]) < len(parts)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"version": 2}, "unreadable"),
        ({"version": None}, "unreadable"),
        ({"answers": [1]}, "unreadable"),
        ({"format": "other"}, "wrong file"),
        ({"format": None}, "wrong file"),
    ],
)
def test_a_file_of_another_form_or_version_is_named_so(answer_file, change, state):
    content = json.loads(answer_file.read_text(encoding="utf-8")) | change
    (row,) = grading.answers.rows("maria", content)
    assert (row.points, row.state) == (0, state)
    assert row.note
