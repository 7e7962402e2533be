"""A hostile notebook: what it reaches of others, with a file system of its own and without one."""

import csv
import hashlib
import os
import subprocess
from pathlib import Path

import nbformat
import pytest
from made_up_class import CLAIM, put, released, solved

from alliances.base import paths
from alliances.labs.grading import folder as grading
from alliances.labs.grading import isolation, report, run

ATTACK = """
from pathlib import Path
done = []
for path in map(Path, {paths!r}):
    for name, act in (("read", path.read_bytes), ("wrote", lambda: path.write_text("x")), ("removed", path.unlink), ("saw", path.stat)):
        try:
            act()
        except OSError:
            continue
        done.append(f"{{name}} {{path.name}}")
raise SystemError(", ".join(done) or "nothing could be done")
"""


@pytest.fixture
def handed_in(tmp_path):
    """Two students, of whom the first attacks; the work of the other, a report, the labs' solutions and a file of the library."""
    mine, theirs = (tmp_path / "submissions" / name / "lab.ipynb" for name in ("anna", "bert"))
    for path in (mine, theirs):
        path.parent.mkdir(parents=True)
    nbformat.write(solved(CLAIM, "bert"), theirs)
    old = tmp_path / "old.csv"
    old.write_text("grades of last year", encoding="utf-8")
    here = [theirs, old, *sorted((paths.ROOT / "notebooks").rglob("*.*")), paths.ROOT / ".git", Path("/etc/passwd")]
    made = released(CLAIM)
    put("q1", ATTACK.format(paths=list(map(str, here))))(made, "anna")
    nbformat.write(made, mine)
    return tmp_path / "submissions"


def checksums(*folders: Path) -> dict[Path, str]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_notebook_reaches_nothing_of_anybody(handed_in):
    if isolation.isolation().rights is None:
        pytest.skip("this system gives no file system of its own; the grader says so")
    outside = [handed_in, *(paths.ROOT / name for name in ("alliances", "book", "notebooks", "seeds", "tests"))]
    before, said = checksums(*outside), []
    rows = grading.grade_folder(handed_in, handed_in.parent / "grades.csv", jobs=2, say=said.append)
    by = {(row.student, row.question): row for row in rows}
    assert by["anna", "q1"].note == "SystemError: nothing could be done"
    assert by["bert", "all"].points == 6
    assert checksums(*outside) == before
    assert said[0] == "Notebooks run with: no network, no files but its own."
    assert {row.isolation for row in rows} == {"no network, no files but its own"}


def test_what_a_notebook_may_read_it_cannot_change_whoever_it_belongs_to(tmp_path, monkeypatch):
    """Everybody may write there, and the way it is mounted stands in the way of that; how it was mounted before is kept."""
    if (way := isolation.isolation()).rights is None:
        pytest.skip("this system gives no file system of its own; the grader says so")
    given, work = tmp_path / "given", tmp_path / "work"
    for folder in (given, work):
        folder.mkdir()
    given.chmod(0o777)
    (nowhere := tmp_path / "nowhere").symlink_to(tmp_path / "gone")  # as /etc/localtime on some machines
    readable = (*isolation.readable(), str(given), str(nowhere))
    monkeypatch.setattr(isolation, "readable", lambda: readable)
    said = subprocess.run(way.command(work, ["sh", "-c", f"touch mine {given}/x; cat /proc/mounts"]), capture_output=True, text=True)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["mine"]
    mounted = next(line.split()[3].split(",") for line in said.stdout.splitlines() if line.split()[1] == str(given))
    flags = os.statvfs(given).f_flag
    assert {"ro", *(name for name in isolation.KEPT if flags & getattr(os, f"ST_{name.upper()}"))} <= set(mounted)


def test_without_a_file_system_of_its_own_what_was_handed_in_is_graded_and_put_back(handed_in, monkeypatch):
    plain = isolation.Isolation("none")
    for module in (run, report, grading):
        monkeypatch.setattr(module, "isolation", lambda: plain)
    victim = handed_in / "bert" / "lab.ipynb"
    made = nbformat.read(handed_in / "anna" / "lab.ipynb", as_version=4)
    put("q1", ATTACK.format(paths=[str(victim)]))(made, "anna")
    nbformat.write(made, handed_in / "anna" / "lab.ipynb")
    before, said = checksums(handed_in), []
    rows = grading.grade_folder(handed_in, handed_in.parent / "grades.csv", say=said.append)
    by = {(row.student, row.question): row for row in rows}
    assert "removed lab.ipynb" in by["anna", "q1"].note
    assert by["bert", "all"].points == 6
    assert checksums(handed_in) == before
    assert "what they change in the submissions is put back" in said[1]
    with (handed_in.parent / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert list(lines[0])[-1] == "isolation", "a column more at the end: what reads the others by their place still does"
    assert {line["isolation"] for line in lines} == {"none"}
    assert said[-1].startswith(f"{victim}: changed or deleted while notebooks ran; it was put back")


def test_work_that_comes_in_while_others_are_graded_is_not_lost(handed_in, monkeypatch):
    """A newer file of a student, or one that a notebook wrote: nobody can tell, so both are kept."""
    plain = isolation.Isolation("none")
    for module in (run, report, grading):
        monkeypatch.setattr(module, "isolation", lambda: plain)
    newer = handed_in / "bert" / "lab.ipynb"
    made = released(CLAIM)
    put("q1", f"from pathlib import Path\nPath({str(newer)!r}).write_text('newer')")(made, "anna")
    nbformat.write(made, handed_in / "anna" / "lab.ipynb")
    handed, said = newer.read_bytes(), []
    grading.grade_folder(handed_in, handed_in.parent / "grades.csv", say=said.append)
    assert newer.read_bytes() == handed
    assert newer.with_name(".lab.ipynb.changed").read_text(encoding="utf-8") == "newer"
    assert said[-1].endswith("what stood there is in .lab.ipynb.changed.")


def test_who_keeps_files_to_oneself_grades_behind_the_same_walls():
    usual = isolation.isolation()
    before = os.umask(0o077)
    try:
        assert isolation.isolation.__wrapped__() == usual
    finally:
        os.umask(before)
