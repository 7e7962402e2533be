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
OF_KINDS = [f"tests/unit/test_{name}.py" for name in ("grading", "bank", "words", "javascript")]
OF_ALL = [*LINTS, *OF_KINDS, "tests/data/test_shelf.py", "tests/data/test_ledger.py", "tests/notebooks/test_labs.py"]
# of the labs only what asks for the new one, and of the scripts only what runs them
BESIDE = "not jupyterlab and (not test_labs or bad-weather or no_release_without) and (not javascript or node)"
CHAPTER = ("book/theory/bad-weather.md", "book/exercises/theory-bad-weather.yml", "book/teach/theory-bad-weather.md")
SECOND = "ties-good-weather"
WORDS = "Here somebody has written what had still to be written, and it took some time. "


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A copy in which one thing after the other is begun, and then all of them are filled."""
    copy = copy_project(tmp_path_factory.mktemp("new") / "clone")
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


@pytest.mark.xdist_group("new")
def test_a_table_is_missing_until_it_is_built(clone):
    manifest, coded = new(clone, "table", "bad_weather")
    fill(clone, manifest, coded, words="ussr-1949-recognition-notes")
    unbuilt = run(clone, "-m", "alliances", "check")
    assert unbuilt.stderr == "seeds/data/bad_weather.csv: the table is missing. Remedy: build it with: make data TABLE=bad_weather.\n"
    assert run(clone, "-m", "alliances", "data", "bad_weather").stdout == "Changed: bad_weather\n"
    text = (clone / manifest).read_text(encoding="utf-8")
    (clone / manifest).write_text(text.replace('citation: ["ussr-1949-recognition-notes"]', "citation: [luthi2008]"), encoding="utf-8")


@pytest.mark.xdist_group("new")
def test_what_is_begun_breaks_nothing_and_its_gaps_are_named(clone):
    """Two chapters, one of them of a part that a second reader checks; a kind of exercise; a lab."""
    *chapter, checked = new(clone, "chapter", "theory/bad-weather", "--title", "Bad weather")
    assert (tuple(chapter), checked) == (CHAPTER, "seeds/checks/theory-bad-weather.csv")
    *second, checked = new(clone, "chapter", "ties/good-weather")
    assert checked == f"seeds/checks/{SECOND}.csv"
    assert "# Good weather" in (clone / second[0]).read_text(encoding="utf-8")
    assert "## Voices beyond the states" in (clone / second[0]).read_text(encoding="utf-8")
    kind, lab = new(clone, "kind", "puzzle"), new(clone, "lab", "bad-weather")
    shared = {"book/chapters.yml", "book/teach/index.md", "book/teach/syllabus.md", "alliances/exercises/words.json"}
    assert {line.split(",")[0] for line in gaps(clone)} == {*chapter, *second, *kind, *lab, *shared}
    assert sorted(failed(clone, *LINTS)) == [
        "test_chapters_follow_the_template[book/theory/bad-weather.md]",
        "test_chapters_follow_the_template[book/ties/good-weather.md]",
        "test_every_chapter_was_checked",
        "test_guides_follow_the_template[theory-bad-weather]",
        f"test_guides_follow_the_template[{SECOND}]",
    ]


@pytest.mark.xdist_group("new")
def test_filled_it_is_as_good_as_its_elders(clone):
    """The first chapter, the kind and the lab are filled; the second chapter stays as it was begun."""
    page, exercises, guide = CHAPTER
    left = {line.split(",")[0] for line in gaps(clone)}
    fill(clone, exercises, "book/chapters.yml", "book/teach/index.md", "book/teach/syllabus.md")
    fill(clone, guide, words=WORDS * 2 + "{claim}`A1-46`")
    fill(clone, page, words=WORDS * 11 + "So the [article](../articles/alliance.md) says {claim}`A1-46`.")
    (lab,) = (clone / name for name in left if name.startswith("notebooks/"))
    fill(clone, *(name for name in left if name.startswith(("notebooks/", "alliances/", "tests/"))), words="say what it is")
    rest = {line.split(",")[0] for line in gaps(clone)}
    assert rest == {name for name in left if "good-weather" in name}
    assert ruff_says(clone) == ""
    released = run(clone, "-m", "alliances", "labs")
    assert released.stdout.split() == ["Written:", f"notebooks/{lab.stem}.ipynb", "Written:", f"alliances/labs/stages/{lab.stem}.txt"]
    tests = clone / "tests" / "notebooks" / "test_labs.py"
    text = tests.read_text(encoding="utf-8")
    assert '": None,\n}\n' in text
    tests.write_text(text.replace('": None,\n}\n', f'": None,\n    "{lab.stem}": None,\n}}\n', 1), encoding="utf-8")
    missed = set(failed(clone, *OF_ALL, "-k", BESIDE))
    begun = {f"test_guides_follow_the_template[{SECOND}]", "test_chapters_follow_the_template[book/ties/good-weather.md]"}
    assert missed - {"test_modules_under_node[exercises.test.mjs]"} == begun | {"test_every_chapter_was_checked"}, (
        "a second reader's list no command can write, and the registers differ until the bank has such an exercise"
    )


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
