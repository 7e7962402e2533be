"""New things by command, in a copy of the repository: a stub breaks nothing, its gaps are named, and filled it is as good as its elders."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copy_project

from alliances.check import GAP

LINTS = ["tests/book/test_sources.py", "tests/book/test_guides.py", "tests/book/test_prose.py", "tests/data/test_checks.py"]
WORDS = "Here somebody has written what had still to be written, and it took some time. "


@pytest.fixture
def clone(tmp_path):
    copy = copy_project(tmp_path / "clone")
    subprocess.run(["git", "init", "-q"], cwd=copy, check=True)
    return copy


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A copy in which nothing shall be written."""
    return copy_project(tmp_path_factory.mktemp("untouched"))


def run(clone: Path, *command: str) -> subprocess.CompletedProcess:
    """Run Python in the copy, with the copy's own library."""
    environment = os.environ | {"PYTHONPATH": str(clone)}
    environment.pop("PYTEST_ADDOPTS", None)
    return subprocess.run([sys.executable, *command], cwd=clone, env=environment, capture_output=True, text=True)


def new(clone: Path, *what: str) -> list[str]:
    """Begin something; return the files that were made."""
    made = run(clone, "-m", "alliances", "new", *what)
    assert (made.returncode, made.stderr) == (0, "")
    assert "Left to write" in made.stdout
    return re.findall(r"^Written: (.+)$", made.stdout, re.MULTILINE)


def gaps(clone: Path) -> list[str]:
    """Return what `check` says; all of it must be gaps."""
    checked = run(clone, "-m", "alliances", "check")
    lines = checked.stderr.splitlines()
    assert checked.returncode == bool(lines), checked.stderr
    assert all(re.fullmatch(r"\S+, line \d+: still to be written: .+", line) for line in lines), checked.stderr
    return lines


def failed(clone: Path, *tests: str) -> list[str]:
    """Run tests in the copy; return those that fail."""
    tried = run(clone, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests)
    assert tried.returncode in (0, 1), tried.stdout
    return re.findall(r"^(?:FAILED|ERROR) \S+::(\S+)", tried.stdout, re.MULTILINE)


def fill(clone: Path, *files: str, words: str = WORDS.strip()) -> None:
    """Write the same words into every gap, and as many as are asked for into one that asks for a number of words."""
    for file in files:
        text = (clone / file).read_text(encoding="utf-8")
        filled = GAP.sub(lambda gap: (WORDS * 5).strip() if re.search(r"\d+ words", gap[1]) else words, text)
        (clone / file).write_text(filled, encoding="utf-8")


def ruff_says(clone: Path) -> str:
    """Return what the formatter and the linter find in the copy's Python."""
    tool = Path(sys.executable).with_name("ruff")
    runs = [
        subprocess.run([tool, *how, "."], cwd=clone, capture_output=True, text=True)
        for how in (["check", "-q"], ["format", "--check", "-q"])
    ]
    return "".join(each.stdout for each in runs)


def test_a_chapter(clone):
    made = new(clone, "chapter", "theory/bad-weather", "--title", "Bad weather")
    *made, checked = made
    assert made == ["book/theory/bad-weather.md", "book/exercises/theory-bad-weather.yml", "book/teach/theory-bad-weather.md"]
    assert checked == "seeds/checks/theory-bad-weather.csv"
    files = {line.split(",")[0] for line in gaps(clone)}
    assert files == {*made, "book/chapters.yml", "book/teach/index.md", "book/teach/syllabus.md"}
    assert failed(clone, *LINTS) == [
        "test_chapters_follow_the_template[book/theory/bad-weather.md]",
        "test_guides_follow_the_template[theory-bad-weather]",
        "test_every_chapter_was_checked",
    ]
    page, exercises, guide = made
    fill(clone, exercises, "book/chapters.yml", "book/teach/index.md", "book/teach/syllabus.md")
    fill(clone, guide, words=WORDS * 2 + "{claim}`A1-46`")
    fill(clone, page, words=WORDS * 11 + "So the [article](../articles/alliance.md) says {claim}`A1-46`.")
    assert gaps(clone) == []
    assert failed(clone, *LINTS) == ["test_every_chapter_was_checked"], "a second reader's list no command can write"


def test_a_chapter_of_a_part_that_is_checked_by_a_second_reader(clone):
    made = new(clone, "chapter", "ties/bad-weather")
    assert made[-1] == "seeds/checks/ties-bad-weather.csv"
    assert "# Bad weather" in (clone / made[0]).read_text(encoding="utf-8")
    assert "## Voices beyond the states" in (clone / made[0]).read_text(encoding="utf-8")
    gaps(clone)
    assert set(failed(clone, *LINTS, "-k", "bad-weather or was_checked")) == {
        "test_chapters_follow_the_template[book/ties/bad-weather.md]",
        "test_guides_follow_the_template[ties-bad-weather]",
        "test_every_chapter_was_checked",
    }


def test_a_table(clone):
    manifest, coded = new(clone, "table", "bad_weather")
    fill(clone, manifest, coded, words="ussr-1949-recognition-notes")
    unbuilt = run(clone, "-m", "alliances", "check")
    assert unbuilt.stderr == "seeds/data/bad_weather.csv: the table is missing. Remedy: build it with: make data TABLE=bad_weather.\n"
    assert run(clone, "-m", "alliances", "data", "bad_weather").stdout == "Changed: bad_weather\n"
    assert gaps(clone) == []
    text = (clone / manifest).read_text(encoding="utf-8")
    (clone / manifest).write_text(text.replace('citation: ["ussr-1949-recognition-notes"]', "citation: [luthi2008]"), encoding="utf-8")
    assert failed(clone, "tests/data/test_shelf.py", "tests/data/test_ledger.py") == []


def test_a_kind(clone):
    made = new(clone, "kind", "puzzle")
    files = {line.split(",")[0] for line in gaps(clone)}
    assert files == {*made, "alliances/exercises/words.json"}
    fill(clone, *files, words="say what it is")
    assert gaps(clone) == []
    assert ruff_says(clone) == ""
    suites = [f"tests/unit/test_{name}.py" for name in ("grading", "bank", "words", "javascript")]
    only_missed = failed(clone, *suites, "-k", "not javascript or node")
    assert only_missed in ([], ["test_modules_under_node[exercises.test.mjs]"]), "the registers differ until the bank has such an exercise"


def test_a_lab(clone):
    (source,) = new(clone, "lab", "bad-weather")
    assert {line.split(",")[0] for line in gaps(clone)} == {source}
    fill(clone, source, words="what it is")
    assert gaps(clone) == []
    assert ruff_says(clone) == ""
    released = run(clone, "-m", "alliances", "labs")
    name = Path(source).stem
    assert released.stdout.split() == ["Written:", f"notebooks/{name}.ipynb", "Written:", f"alliances/labs/stages/{name}.txt"]
    tests = clone / "tests" / "notebooks" / "test_labs.py"
    text = tests.read_text(encoding="utf-8")
    assert '": None,\n}\n' in text
    tests.write_text(text.replace('": None,\n}\n', f'": None,\n    "{name}": None,\n}}\n', 1), encoding="utf-8")
    about = "not jupyterlab and (bad-weather or no_release_without)"
    assert failed(clone, "tests/notebooks/test_labs.py", "-k", about) == []


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (("chapter", "theory/two-fears"), "book/theory/two-fears.md: the file is there already. Remedy: choose another name"),
        (("chapter", "weather/bad"), "_toc.yml: no chapter lies in book/weather. Remedy: use one of alliances, theory, ties"),
        (("chapter", "weather"), "new: the name 'weather' does not fit. Remedy: use a folder of the book and a page"),
        (("table", "treaties"), "seeds/data/treaties.yml: the file is there already."),
        (("kind", "Puzzle-1"), "new: the name 'Puzzle-1' does not fit. Remedy: use one word in small letters"),
        (("kind", "match"), "alliances/exercises/kinds/match.py: the file is there already."),
        (("lab", "bad weather"), "new: the name 'bad weather' does not fit."),
    ],
)
def test_what_has_no_place_is_refused_and_nothing_is_written(untouched, what, message):
    before = {path: path.read_bytes() for path in untouched.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    refused = run(untouched, "-m", "alliances", "new", *what)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(message)
    assert refused.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in untouched.rglob("*") if path.is_file() and "__pycache__" not in path.parts} == before
