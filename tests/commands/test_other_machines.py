"""What other machines do to a copy of the project, as far as it costs little; ``make machines`` tries the rest."""

import ast
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from conftest import ROOT, copy_project
from machines import WINDOWS

from alliances import __main__ as commands
from alliances.labs import variants
from alliances.labs.grading.roster import Roster


def told(*words: str, python: tuple[str, ...] = (), **variables: str) -> subprocess.CompletedProcess:
    command = [sys.executable, *python, "-m", "alliances", *words]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, encoding="utf-8")


def test_lines_end_as_they_do_here_whatever_git_is_told(tmp_path):
    project = copy_project(tmp_path / "bow", (".gitattributes", "seeds/data/", ".ci/", "notebooks/", ".binder/"))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=true"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"], ["clone", "-q", ".", "../clone"]):
        subprocess.run([*git, *words], cwd=project, check=True, capture_output=True)
    files = [path.relative_to(project) for path in project.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert len(files) > 80
    assert [file for file in files if (tmp_path / "clone" / file).read_bytes() != (project / file).read_bytes()] == []


def test_a_place_that_cannot_be_written_is_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert commands.main(["course", str(tmp_path / "file" / "course")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'file'}")


def test_where_notebooks_cannot_run_safely_grading_says_so(tmp_path):
    """Windows lacks what holds a notebook in check; here its names are taken away."""
    (tmp_path / "windows").mkdir()
    (tmp_path / "windows" / "sitecustomize.py").write_text(WINDOWS, encoding="utf-8")
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "maria.txt").write_text("{}", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "windows"), str(ROOT)])
    done = told("grade", str(tmp_path / "class"), "-o", str(tmp_path / "g.csv"), PYTHONPATH=path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "Remedy" in done.stderr
    assert not (tmp_path / "g.csv").exists()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_the_same_from_every_disk(tmp_path, form):
    folder = tmp_path / unicodedata.normalize(form, "René")
    folder.mkdir()
    assert Roster().student(folder) == "René"
    assert variants.normal(unicodedata.normalize(form, "René")) == "rené"


def test_no_text_is_decoded_as_the_machine_likes():
    """ruff sees files; a program's output is decoded, too."""
    sources = [*(ROOT / "alliances").rglob("*.py"), ROOT / "hatch_build.py"]
    lines = [
        (path.name, line)
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if "subprocess." in line or "text=True" in line
    ]
    assert [line for line in lines if "text=True" in line[1] and "encoding=" not in line[1]] == []


def test_dates_are_written_without_what_only_some_systems_know():
    python = [path for path in (ROOT / "alliances").rglob("*.py") if 'strftime("%-' in Path(path).read_text(encoding="utf-8")]
    assert python == []


def test_lines_of_what_is_given_out_end_the_same_everywhere():
    """A text that a reader, a teacher or git gets says how its lines end; logs, stamps and what stays in a build need not."""
    own = {"__main__.py", "freshness.py"} | {path.name for path in (ROOT / "alliances" / "lite").glob("*.py")}
    bare = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "alliances").rglob("*.py")
        if path.name not in own and "write_text(" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write_text"
        if "newline" not in {each.arg for each in node.keywords}
    ]
    assert bare == []
