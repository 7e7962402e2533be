"""The students' copy: no answer can be reached from it, the labs run from it, and an update keeps what a student wrote."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import nbformat
import pytest
from conftest import copy_project
from test_secrets import answers, leaks

from alliances.base import paths
from alliances.base.errors import InputError
from alliances.labs import notebooks, students

pytestmark = pytest.mark.xdist_group("students")
NAMES = [source.stem for source in notebooks.sources()]
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
CHECKED_AGAINST = {
    "alignment.py",
    "change_points.py",
    "scoring.py",
}  # models that do what a lab asks for; its open checks compare with them


def command(*words: object, root: Path = paths.ROOT, **variables: str) -> subprocess.CompletedProcess:
    run = [sys.executable, "-m", "alliances", "students", *map(str, words)]
    return subprocess.run(run, cwd=root, capture_output=True, text=True, encoding="utf-8", env=os.environ | variables)


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A students' copy made by the command, at first where there is no git, and then with a history."""
    target = tmp_path_factory.mktemp("course") / "students of 1896 – 同盟"
    done = command("-o", target, PATH=str(target.parent), TZ="Pacific/Kiritimati")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "without a history" in done.stdout
    assert not (target / ".git").exists()
    assert "committed" in students.write(target)
    return target


def objects(folder: Path) -> str:
    """Return the content of everything in the history of a folder, reachable or not."""
    command = ["git", "cat-file", "--batch", "--batch-all-objects"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode(errors="replace")


def secret(folder: Path) -> list[str]:
    """Find answers in the files of a copy, apart from the models that the labs themselves name, and from the words in which checks.py tells its form.

    What stands open in a released notebook is no secret of the copy; test_secrets looks at those.
    """
    return [
        leak
        for leak in leaks(folder)
        if leak.partition(":")[0] not in {*CHECKED_AGAINST, "checks.py"} and not in_the_open(leak.partition(": ")[2])
    ]


@cache
def released() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in notebooks.RELEASES.glob("*.ipynb"))


def in_the_open(line: str) -> bool:
    return line in released() or json.dumps(line)[1:-1] in released()


def test_nothing_of_solutions_tests_and_grading_is_in_it(copy):
    assert secret(copy) == []
    assert not list(copy.rglob("grading")) + list(copy.rglob("*exercises*")) + list(copy.rglob("checks")) + list(copy.rglob("stages"))
    beside = {f"{name}.ipynb" for name in NAMES} | {*students.BESIDE} | {".git", ".gitignore", "alliances", "EDITION.txt"}
    assert {path.name for path in copy.iterdir()} == beside


def test_nothing_is_in_its_history_either(copy, tmp_path):
    """An answer that was committed and taken back would still be there."""
    models = "".join((paths.PACKAGE / "models" / name).read_text(encoding="utf-8") for name in CHECKED_AGAINST)
    lines = [line for line in answers() if line not in models and not in_the_open(line)]
    history = objects(copy)
    assert [line for line in lines if line in history] == []
    other = shutil.copytree(copy, tmp_path / "other")  # the inspection can fail
    (other / "README.md").write_text(lines[0], encoding="utf-8")
    for words in (["commit", "-qam", "oh"], ["reset", "-q", "--hard", "HEAD~1"]):
        subprocess.run([*GIT, *words], cwd=other, check=True)
    assert lines[0] in objects(other)


def test_each_lab_imports_the_library_beside_it(copy):
    """The environment of the tests has a library of its own; the one of the copy goes before it."""
    cells = [
        cell.source for name in NAMES for cell in nbformat.read(copy / f"{name}.ipynb", as_version=4).cells if cell.cell_type == "code"
    ]
    imports = {line for cell in cells for line in cell.splitlines() if line.startswith(("import ", "from "))}
    assert len(imports) > 15
    code = "\n".join(
        [*sorted(imports), "import alliances", "print(alliances.__file__)", "style.show_live()", "print(alt.JupyterChart._is_offline)"]
    )
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([sys.executable, "-c", code], cwd=copy, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == [str(copy / "alliances" / "__init__.py"), "True"]


def test_an_update_keeps_an_answer_and_brings_the_correction(copy, tmp_path):
    """As nbgitpuller merges: what is the student's wins, and everything else is new."""
    book, hub, home, name = tmp_path / "book", tmp_path / "hub", tmp_path / "home", "04-two-fears"
    shutil.copytree(copy, hub)
    subprocess.run([*GIT, "clone", "-q", "--depth", "1", f"file://{hub}", home], check=True)
    lab = home / f"{name}.ipynb"
    lab.write_text(lab.read_text(encoding="utf-8").replace("# YOUR CODE HERE", "answer = 1896", 1), encoding="utf-8")
    copy_project(book)
    for path, old in ((f"notebooks/solutions/{name}.py", "A model is worth"), ("alliances/models/abandonment.py", '"""')):
        text = (book / path).read_text(encoding="utf-8")
        (book / path).write_text(text.replace(old, f"{old} CORRECTED", 1), encoding="utf-8")
    (book / "alliances" / "models" / "base_effect.py").unlink()
    assert "committed" in command("-o", hub, root=book, PYTHONPATH=str(book)).stdout
    for words in (["commit", "-qam", "mine"], ["fetch", "-q"], ["merge", "-q", "-Xours", "origin/main"]):
        subprocess.run([*GIT, *words], cwd=home, check=True)
    cells = [cell.source for cell in nbformat.read(lab, as_version=4).cells]
    assert [any(words in cell for cell in cells) for words in ("answer = 1896", "CORRECTED")] == [True, True]
    assert "CORRECTED" in (home / "alliances" / "models" / "abandonment.py").read_text(encoding="utf-8")
    assert not (home / "alliances" / "models" / "base_effect.py").exists()


def test_the_archive_holds_the_same_files_and_no_dates(copy, tmp_path):
    students.write(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.relative_to(copy).as_posix(): path.read_bytes()
            for path in copy.rglob("*")
            if path.is_file() and not {".git", "__pycache__"} & {*path.parts}
        }


@pytest.mark.parametrize(("name", "told"), [("mine.txt", "something else"), ("EDITION.txt", "not committed")])
def test_nothing_of_anybody_is_overwritten(tmp_path, name, told):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        students.write(tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
