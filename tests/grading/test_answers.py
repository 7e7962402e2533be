"""The answers of a reader go from the page through the file to the points, and nothing is lost on the way."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict

import answers
import pytest
from answer_file import BANK, HANDED_IN, POOR, RIGHT, STRANGE, STUDENT, UNCHECKED
from conftest import ROOT

from alliances.exercises import chapters
from alliances.labs import grading
from alliances.labs.grading.folder import grade_folder
from alliances.labs.grading.submissions import LARGEST

pytestmark = pytest.mark.xdist_group("answers")
NAMED = f"'{STUDENT}"  # as no spreadsheet takes it for a formula
DATA = re.compile(r'(<script type="application/json" id="answers">)(.*?)(</script>)', re.DOTALL)


@pytest.fixture(scope="module")
def handed_in(answer_file):
    """The readable file that a student handed in."""
    return answer_file.with_name(HANDED_IN)


@pytest.fixture(scope="module")
def graded(answer_file, handed_in, tmp_path_factory) -> dict[str, dict[str, dict]]:
    """The rows that the command writes, by student and exercise: the JSON in a folder, the page beside it under another name."""
    place = tmp_path_factory.mktemp("answers")
    (place / "in" / "maria").mkdir(parents=True)
    shutil.copy(answer_file, place / "in" / "maria")
    shutil.copy(handed_in, place / "in" / "upload (3).txt")
    command = [sys.executable, "-m", "alliances", "grade", place / "in", "-o", place / "grades.csv"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    found = defaultdict(dict)
    with (place / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["student"]][row["question"]] = row
    return found


@pytest.fixture(params=["maria", NAMED], ids=["json", "page"])
def report(graded, request) -> dict[str, dict]:
    """The rows for one of the two files, by exercise."""
    return graded[request.param]


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
    assert all(name in report["all"]["note"] for name in strange)
    assert report[UNCHECKED]["state"] == "not checked"


def test_the_whole_is_the_sum_of_the_parts(report):
    parts = {name: row for name, row in report.items() if name != "all"}
    points = sum(float(row["points"] or 0) for row in parts.values())
    assert float(report["all"]["points"]) == pytest.approx(points, abs=1e-3)
    assert float(report["all"]["of"]) == sum(row["of"] != "" for row in parts.values())
    assert len(RIGHT) - 2 < points < len(parts)


def test_a_file_of_all_answers_has_a_row_for_each_answer_and_one_handed_in_for_each_exercise(graded):
    json_rows, page_rows = graded["maria"], graded[NAMED]
    assert json_rows.keys() - {"all"} == {*RIGHT, *POOR, UNCHECKED, *STRANGE} & BANK.keys()
    assert page_rows.keys() - {"all"} == BANK.keys()
    assert json_rows["all"]["points"] == page_rows["all"]["points"]
    assert "unknown exercises: no-such-exercise" in json_rows["all"]["note"]
    assert {row["state"] for name, row in page_rows.items() if name not in json_rows} == {"unanswered"}


def test_the_file_opens_anywhere_asks_nothing_and_shows_all_as_text(reader, handed_in, answer_file):
    one = reader(viewport={"width": 360, "height": 740})
    page = one.open(handed_in.as_uri())
    said = " ".join(page.locator("main").inner_text().split())
    told = json.loads(answer_file.with_name(f"{answer_file.name}.told").read_text(encoding="utf-8"))
    assert STUDENT in said
    for name in (*RIGHT, *POOR):
        item = BANK[name]
        result = item.grade(item.solution() if name in RIGHT else answers.wrong(item))
        assert told[name] == result.outcome
        for sentence in (item.title, item.prompt, *result.feedback, *(row.text for row in result.rows if row)):
            assert " ".join(sentence.split()) in said, name
    choice = next(BANK[name] for name in RIGHT if BANK[name].type == "choice")
    assert choice.options[choice.solution()["picked"][0]].text in said
    assert page.get_by_text("Draft, not checked.").count() == 1
    assert page.locator("img, script:not([type]), link, [onerror]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert len(one.context.pages) == 1
    assert len(page.pdf()) > 10_000


def test_a_file_for_one_chapter_has_the_exercises_of_that_chapter(answer_file):
    content = json.loads(answer_file.read_text(encoding="utf-8"))
    chapter = chapters()[RIGHT[0]]
    own = [name for name, home in chapters().items() if home == chapter]
    rows = grading.answers.rows("maria", content | {"scope": chapter, "answers": {RIGHT[0]: content["answers"][RIGHT[0]]}})
    assert [row.question for row in rows] == [*own, "all"]
    assert {row.work for row in rows} == {f"book/{chapter}"}
    for strange in ("no/chapter", 7, ["all"], None):
        assert grading.answers.rows("maria", content | {"scope": strange})[-1].work == "book"


def test_whatever_becomes_of_a_file_each_has_one_clear_row(handed_in, answer_file, tmp_path):
    """Damaged, tampered with, of another version, hostile: one row each, and the run goes on; renamed or saved otherwise: graded."""
    page, data = handed_in.read_text(encoding="utf-8"), json.loads(answer_file.read_text(encoding="utf-8"))

    def holding(text: str) -> str:
        return DATA.sub(lambda match: match[1] + text + match[3], page)

    def changed(**fields: object) -> str:
        return holding(json.dumps(data | fields))

    files = {
        "cut": (page[: len(page) // 2], "wrong file"),
        "cut-inside": (page[: page.index('id="answers"') + 200], "unreadable"),
        "twice": (page + DATA.search(page)[0], "unreadable"),
        "empty": (holding(""), "unreadable"),
        "nan": (holding(json.dumps(data | {"answers": {"pattern-median": {"answer": {"value": float("nan")}}}})), "unreadable"),
        "deep": (holding("[" * 200_000), "unreadable"),
        "other-page": ("<!doctype html><p>My essay", "wrong file"),
        "other-json": ('{"format": "other"}', "wrong file"),
        "essay": ("My essay", "wrong file"),
        "later": (changed(version=2), "unreadable"),
        "none": (changed(answers=[1]), "unreadable"),
        "large": ("<" + " " * LARGEST, "unreadable"),
        "nothing": ("", "wrong file"),
        "numbers": (changed(student=["x"], answers={"pattern-median": {"answer": {"value": 10**4000}}}), "graded"),
        "halves": (holding(json.dumps({**data, "student": "a\ud800\x00", "answers": {"\udfff": {}}})), "graded"),
        "types": (changed(scope="all", book=7, answers={name: [None, 7, {"answer": []}][n % 3] for n, name in enumerate(BANK)}), "graded"),
        "saved-again": (page.replace("<script type", "<SCRIPT data-x='1' type"), "graded"),
    }
    for name, (text, _) in files.items():
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "Kopie von Abgabe.htm").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "utf-16").mkdir()
    (tmp_path / "in" / "utf-16" / "answers.html").write_text(page, encoding="utf-16")
    rows = grade_folder(tmp_path / "in", tmp_path / "grades.csv", say=lambda line: None)
    whole = {row.student: row for row in rows if row.question == "all"}
    assert {name: row.state for name, row in whole.items()} == {name: state for name, (_, state) in files.items()} | {"utf-16": "graded"}
    assert all(row.note for row in whole.values())
    assert whole["saved-again"].points == whole["utf-16"].points > len(RIGHT) - 2
    assert whole["numbers"].points == whole["types"].points == 0
    assert len(rows) == len(whole) + sum(row.question != "all" for row in rows)
    assert (tmp_path / "grades.csv").read_text(encoding="utf-8").count("\n") >= len(rows)
