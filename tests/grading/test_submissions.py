"""Whose work it is, which lab it is, and what is run of it, whatever students and learning platforms do to files."""

import codecs
import csv
import json

import nbformat
import pytest

from alliances.base.errors import InputError
from alliances.labs import notebooks
from alliances.labs.grading import plan, submissions
from alliances.labs.grading.folder import grade_folder
from alliances.labs.grading.roster import Roster

SOURCE = notebooks.SOURCES / "08-checking-a-claim.py"


def released():
    return nbformat.reads(notebooks.release(SOURCE), as_version=4)


def test_ids_come_from_folders_and_files_and_rubbish_is_left_alone(tmp_path):
    for name in ("anna/a.ipynb", "anna/.ipynb_checkpoints/a.ipynb", "bert_lab8.ipynb", "carla/08/x.ipynb", "__MACOSX/x.ipynb", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "dora").symlink_to("/etc")
    (tmp_path / "anna" / "link.ipynb").symlink_to(tmp_path / "bert_lab8.ipynb")
    assert [(one.student, one.path.name) for one in submissions.find(tmp_path)] == [
        ("anna", "a.ipynb"),
        ("bert", "bert_lab8.ipynb"),
        ("carla", "x.ipynb"),
    ]


def test_a_pattern_finds_the_id_in_a_platforms_names(tmp_path):
    (tmp_path / "Doe Jane_12345_assignsubmission_file").mkdir()
    assert [one.student for one in submissions.find(tmp_path, Roster(r"_(\d+)_"))] == ["12345"]
    with pytest.raises(InputError, match="finds no student here"):
        submissions.find(tmp_path, Roster(r"^(\d+)$"))


def test_a_lab_is_known_by_its_metadata_and_else_by_its_heading():
    notebook = released()
    assert submissions.lab_of(notebook) == SOURCE.stem
    notebook.metadata = nbformat.from_dict({})
    assert submissions.lab_of(notebook) == SOURCE.stem
    notebook.cells = notebook.cells[1:]
    assert submissions.lab_of(notebook) is None


@pytest.mark.parametrize("content", [[], {"cells": 3}, {"cells": [1]}, {"cells": [{"metadata": []}]}, {"cells": [{}]}, {"metadata": {}}])
def test_a_file_that_is_no_notebook_is_unreadable(tmp_path, content):
    (tmp_path / "a.ipynb").write_text(json.dumps(content))
    with pytest.raises(submissions.UnreadableError):
        submissions.read_notebook((tmp_path / "a.ipynb").read_bytes())


def test_cells_keep_their_place_when_a_tool_drops_the_ids():
    """Some tools write an older format: cells without ids, with nbgrader's metadata."""
    notebook = released()
    for cell in notebook.cells:
        del cell["id"]
    tests = [step.question for step in plan.make(SOURCE, notebook).steps if step.kind == "test"]
    assert tests == ["q1", "q2", "q3", "q5", "q6", "q7"]


def test_each_test_runs_once_and_is_ours_whatever_was_done_to_the_copy():
    notebook = released()
    marks = [cell.id for cell in notebook.cells]
    doubled = nbformat.from_dict(dict(notebook.cells[marks.index("q1-test")], source="print('right')"))
    notebook.cells = [doubled, *(cell for cell in notebook.cells if cell.id not in ("q2-test", "q3-test")), doubled]
    steps = [step for step in plan.make(SOURCE, notebook).steps if step.kind == "test"]
    assert sorted(step.question for step in steps) == ["q1", "q2", "q3", "q5", "q6", "q7"]
    ours = {cell.id: cell.source for cell in notebooks.for_grading(SOURCE).cells}
    assert all(step.source == ours[f"{step.question}-test"] for step in steps)


def test_no_cell_of_the_report_is_a_formula_whatever_files_and_folders_are_called(tmp_path):
    """And spreadsheets read its letters right: it begins with the mark of UTF-8."""
    for name in ("=HYPERLINK(1)/=1+1.txt", "Müller/@SUM(1).txt", "+7/-2.ipynb"):
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        (tmp_path / "in" / name).write_text("no answers", encoding="utf-8")
    grade_folder(tmp_path / "in", tmp_path / "grades.csv", say=lambda line: None)
    content = (tmp_path / "grades.csv").read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert sorted((row["student"], row["work"]) for row in rows) == [
        ("'+7", "'-2.ipynb"),
        ("'=HYPERLINK(1)", "'=1+1.txt"),
        ("Müller", "'@SUM(1).txt"),
    ]
    assert [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []
