"""What the process that runs a submission may not do, and what the grader's own process never does."""

import socket

import nbformat
import pytest

from alliances.labs import notebooks
from alliances.labs.grading import plan, run, verdict

SOURCE = notebooks.SOURCES / "08-checking-a-claim.py"


def grade(source: str) -> dict[str, verdict.Row]:
    """Grade a lab in which the first answer is this code."""
    notebook = nbformat.reads(notebooks.release(SOURCE), as_version=4)
    next(cell for cell in notebook.cells if cell.id == "q1").source = source
    made = plan.make(SOURCE, notebook)
    outcome = run.execute(made, "anna", run.Limits(cell_seconds=20, seconds=60))
    return {row.question: row for row in verdict.rows("anna", made, outcome)}


def test_a_notebook_has_no_network():
    if not run.isolation():
        pytest.skip("this system does not permit unshare; the grader says so")
    with socket.create_server(("127.0.0.1", 0)) as server:
        row = grade(f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 1)\ncheckable = set()")["q1"]
    assert row.state == "error"
    assert "unreachable" in row.note


def test_a_notebook_cannot_write_large_files_and_sees_no_variable_of_the_grader(monkeypatch):
    monkeypatch.setenv("SECRET", "known to the grader")
    row = grade("import os\nassert 'SECRET' not in os.environ, 'seen'\nopen('large', 'wb').write(bytes(60 * 2**20))")["q1"]
    assert (row.state, row.note) == ("error", "OSError: [Errno 27] File too large")


def test_a_note_is_one_short_line_that_no_spreadsheet_computes():
    row = grade("class Odd(Exception):\n    def __str__(self):\n        return '=1+1\\n' * 10**6\nraise Odd")["q1"]
    assert row.note.startswith("Odd: =1+1 =1+1")
    assert len(row.note) < 210
    assert verdict.short("=HYPERLINK()") == "'=HYPERLINK()"
