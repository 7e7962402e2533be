"""The desk of a lab: what is said to an answer, hints and checkpoints, in a notebook and to both graders."""

import re

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from alliances.labs import checks, notebooks
from alliances.labs.grading import folder, plan, run, submissions, verdict

LAB = "01-how-long-do-alliances-last"


@pytest.fixture
def lab():
    return checks.Lab(LAB, edition=3)


def test_a_refusal_is_a_message_and_an_error_only_while_work_is_graded(lab, capsys):
    for wrong in (AssertionError("one is missing"), KeyError("yaers")):

        @lab.question(1)
        def _check(wrong=wrong):
            raise wrong

    said = capsys.readouterr().out
    assert said.count("Question 1 is not right yet: ") == 2
    assert "one is missing" in said and "Names are exact" in said and "Traceback" not in said
    lab.strict = True
    with pytest.raises(AssertionError, match="one is missing"):

        @lab.question(1)
        def _strict():
            raise AssertionError("one is missing")


def test_a_check_in_the_form_of_notebooks_handed_out_before_still_runs(lab, capsys):
    with lab.question(1):
        raise AssertionError("one is missing")
    assert "Question 1 is not right yet: one is missing" in capsys.readouterr().out


def test_hints_unfold_one_by_one(lab, capsys):
    for step in (1, 2, 3, 3):
        lab.hint(1)
        said = capsys.readouterr().out
        assert [f"hint {place} of 3" in said for place in (1, 2, 3)] == [place <= step for place in (1, 2, 3)]


def worked(*answers: tuple[str, str]) -> nbformat.NotebookNode:
    """Return the released lab, with some cells written by a student."""
    notebook = nbformat.reads(notebooks.release(notebooks.SOURCES / f"{LAB}.py"), as_version=4)
    for mark, source in answers:
        next(cell for cell in notebook.cells if cell.id == mark).source = source
    return notebook


def test_one_failure_never_ends_a_lab_and_graders_see_what_was_handed_over():
    """Question 1 is handed over, 2 answered, 4 wrong; 5 stands on a checkpoint of 4."""
    notebook = worked(
        ("choice", 'my_state, guess_mine, guess_others = "France", 5, 5'),
        ("q1", "lab.hint(1)\nlab.checkpoint(1)"),
        ("q2", 'median_ended = pacts.loc[~pacts["censored"], "years"].median()\nmedian_all = survival.median_life(pacts)'),
        ("q4", "mine, others, medians = pacts, pacts, {}"),
        ("q5", "lab.checkpoint(4)\nlab.checkpoint(5)"),
        ("q7", 'unbroken = {"mine": 1, "others": 2}'),
    )
    made = plan.make(notebooks.SOURCES / f"{LAB}.py", notebook)
    rows = verdict.rows("", made, run.execute(made, "", run.Limits()))
    states = {row.question: row.state for row in rows}
    expected = {"q1": "handed over", "q2": "right", "q4": "wrong", "q5": "handed over", "q7": "wrong"}
    assert {name: states[name] for name in expected} == expected, rows
    assert "hints taken: q1 (1)" in rows[-1].note


@pytest.mark.parametrize("source", notebooks.sources(), ids=lambda source: source.stem)
def test_another_edition_gets_one_clear_line_from_both_graders(tmp_path, source):
    """Older and newer than ours; nothing of it runs."""
    now = notebooks.edition(notebooks.read_source(source))
    for other in {1, now - 1, now + 1} - {0, now}:
        old = nbformat.reads(notebooks.release(source), as_version=4)
        for cell in old.cells:
            cell.source = re.sub(r"(checks\.Lab\([^),]+)[^)]*\)", rf"\1, edition={other})" if other > 1 else r"\1)", cell.source)
        old.metadata["alliances"] = {"lab": source.stem}  # the first edition said no more
        nbformat.write(old, tmp_path / "anna_lab.ipynb")
        (row,) = folder.grade_file(next(iter(submissions.find(tmp_path))), run.Limits())
        assert (row.question, row.state) == ("all", "other edition")
        assert f"the questions of this lab have changed: this notebook is of edition {other}, the tests are of edition {now}" in row.note
    for cell in notebooks.for_grading(source).cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            with pytest.raises(AssertionError, match="another edition of the lab"):
                exec(compile(cell.source, cell.id, "exec"), {"lab": checks.Lab(source.stem, edition=now + 1)})


@pytest.mark.parametrize("source", notebooks.sources(), ids=lambda source: source.stem)
def test_an_older_copy_of_this_edition_is_graded_by_our_tests(source):
    """A copy with checks in the form that they had before: each of our tests stands in the place of its own."""
    notebook = nbformat.reads(notebooks.release(source), as_version=4)
    for cell in notebook.cells:
        cell.source = re.sub(r"^@lab\.question\((\d+)\)\ndef _check\(\):$", r"with lab.question(\1):", cell.source, flags=re.MULTILINE)
    made = plan.make(source, notebook)
    ours = {cell.id: cell.source for cell in notebooks.for_grading(source).cells if cell.cell_type == "code"}
    tests = [step for step in made.steps if step.kind == "test"]
    assert [step.question for step in tests] == [question.name for question in made.questions if not question.manual]
    assert all(step.source == ours[f"{step.question}-test"] for step in tests)
    assert "or of an older copy" in made.remarks[0]


def test_below_a_traceback_the_notebook_says_what_it_means(capsys):
    shell = InteractiveShell()
    shell.events.register("post_run_cell", checks._after_cell)
    shell.run_cell("import pandas as pd\npd.Series([True]) and pd.Series([False])")
    assert "What this usually means: A whole column is neither true nor false." in capsys.readouterr().out
