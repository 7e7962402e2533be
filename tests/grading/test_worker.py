"""What the process that runs a submission may not do, and what the grader's own process never does."""

import os
import socket
import subprocess
import sys

import nbformat
import pytest

from alliances.base.errors import InputError
from alliances.labs import notebooks
from alliances.labs.grading import plan, run, verdict
from alliances.labs.grading.folder import grade_folder
from alliances.labs.grading.isolation import isolation

SOURCE = notebooks.SOURCES / "08-checking-a-claim.py"


def grade(source: str) -> dict[str, verdict.Row]:
    """Grade a lab in which the first answer is this code."""
    notebook = nbformat.reads(notebooks.release(SOURCE), as_version=4)
    next(cell for cell in notebook.cells if cell.id == "q1").source = source
    made = plan.make(SOURCE, notebook)
    outcome = run.execute(made, "anna", run.Limits(cell_seconds=20, seconds=60))
    return {row.question: row for row in verdict.rows("anna", made, outcome)}


def test_a_notebook_has_no_network():
    if not isolation().start:
        pytest.skip("this system does not permit unshare; the grader says so")
    with socket.create_server(("127.0.0.1", 0)) as server:
        row = grade(f"import socket\nsocket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 1)\ncase = None")["q1"]
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


def limited(code: str) -> str:
    """Run code that limits its own process, in one of its own."""
    prelude = "import resource\nfrom alliances.labs.grading import worker\n"
    return subprocess.run([sys.executable, "-c", prelude + code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_stricter_limit_of_the_system_stays():
    """On a shared server nobody may go above it: asking for more must not end the process."""
    code = "resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))\nprint(worker.limit(2**32, 2**20), resource.getrlimit(resource.RLIMIT_AS)[1])"
    assert limited(code) == f"[] {2**31}"


def test_a_limit_that_the_system_refuses_is_reported_and_is_no_crash():
    """As on macOS, which refuses a limit on memory."""
    refuse = """
real = resource.setrlimit
def setrlimit(number, limits):
    if number == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    real(number, limits)
resource.setrlimit = setrlimit
print(worker.limit(2**32, 2**20))
"""
    assert limited(refuse) == "['memory']"
    made = plan.make(SOURCE, nbformat.reads(notebooks.release(SOURCE), as_version=4))
    outcome = run.execute(made, "anna", run.Limits())
    outcome.events[0]["refused"] = ["memory"]
    assert "this system does not allow to limit memory: it ran without" in verdict.rows("anna", made, outcome)[-1].note


def test_a_process_that_does_not_start_is_no_fault_of_the_student():
    made = plan.make(SOURCE, nbformat.reads(notebooks.release(SOURCE), as_version=4))
    with pytest.raises(InputError, match="did not start"):
        run.execute(made, "anna", run.Limits(memory_mb=1))


def test_a_system_without_process_groups_is_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "killpg")
    with pytest.raises(InputError, match="use Linux, macOS, or Linux in Windows"):
        grade_folder(tmp_path, tmp_path / "grades.csv")
