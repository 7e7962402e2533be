"""The build: clean from nothing, quick when nothing changed, and one message for each fault.

Faults are put into a book of two pages, which the whole chain builds in seconds.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import BOOK, NO_CARDS, ROOT, build, copy_project

pytestmark = pytest.mark.xdist_group("build")
KEPT = (*BOOK, "book/reference/timeline.md")
CONTENTS = """\
format: jb-book
root: book/index
parts:
  - caption: Reference
    chapters:
      - file: book/reference/timeline
"""
PAGE = """\
# A small book

The article says so {claim}`A1-46`, of {datum}`lives.pacts` **{concept}`censored <censoring>`** lives. See {exercise}`pattern-median`.

```{code-cell} ipython3
:tags: [remove-input]
from alliances import data
from alliances.charts import lives
from alliances.exercises import show

lives.treaties(data.load("alliance_spells"))
```

```{code-cell} ipython3
:tags: [remove-input]
show("pattern-median")
```

```{latest} Russia-China
```
"""


def built(project: Path) -> subprocess.CompletedProcess:
    return build(project, BOOK_REPOSITORY="example-org/drawing-the-bow")


def complaints(project: Path) -> list[str]:
    """Build a book that has faults; return what is said of them, without the last line, which names the log."""
    run = built(project)
    assert run.returncode != 0
    *told, last = run.stderr.splitlines()
    assert last.startswith("The book was not built. The whole log: _build/")
    return told


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of a page with all that a page can hold, and a page with a list; built."""
    copy = copy_project(tmp_path_factory.mktemp("small"), KEPT)
    head = (ROOT / "book" / "index.md").read_text(encoding="utf-8").partition("# ")[0]
    (copy / "book" / "index.md").write_text(head + PAGE, encoding="utf-8")
    (copy / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    (copy / "book" / "chapters.yml").write_text(NO_CARDS, encoding="utf-8")
    run = built(copy)
    assert (run.returncode, run.stderr) == (0, "")
    return copy


@pytest.fixture
def faulty(small: Path) -> Iterator[Path]:
    """The small book, to put faults into; they are taken back."""
    sources = [path for name in ("book", "seeds") for path in (small / name).rglob("*") if path.is_file()]
    whole = {path: path.read_bytes() for path in sources}
    yield small
    for path, content in whole.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


def test_where_nothing_was_touched_no_page_is_asked(small: Path):
    log = small / "_build" / "build.log"
    before = log.stat().st_mtime_ns
    assert "nothing was touched" in built(small).stdout
    assert log.stat().st_mtime_ns == before, "a builder was started"


def test_where_a_source_was_touched_pages_are_asked_and_none_is_written(small: Path):
    site = small / "_build" / "html"
    before = {path: path.stat().st_mtime_ns for path in (site / "book").rglob("*.html")}
    (small / "seeds" / "claims.csv").touch()
    run = built(small)
    assert (run.returncode, "touched" in run.stdout) == (0, False)
    assert {path: path.stat().st_mtime_ns for path in (site / "book").rglob("*.html")} == before


def test_a_page_that_left_the_book_leaves_the_site(small: Path):
    left = small / "_build" / "html" / "book" / "left.html"
    left.write_text("old", encoding="utf-8")
    assert built(small).returncode == 0
    assert not left.exists()


IN_THE_PAGE = [
    ("{claim}`A1-46`", "{claim}`A1-99`", r"seeds/claims\.csv: there is no claim 'A1-99'"),
    ("{datum}`lives.pacts`", "{datum}`lives.pacs`", r"alliances/numbers: there is no figure 'lives\.pacs'"),
    ("<censoring>", "<censorship>", r"seeds/concepts\.csv: there is no concept 'censorship'"),
    ("{exercise}`pattern-median`", "{exercise}`pattern-mean`", r"book/exercises: there is no exercise 'pattern-mean'"),
    ('"alliance_spells"))', '"alliance_spells")).properties(description="")', "this chart has no description"),
    ("{latest} Russia-China", "{latest} Russia-Mars", r"seeds/events\.csv: no event belongs to the relation 'Russia-Mars'"),
]


def test_each_fault_of_a_page_is_one_line_with_its_place(faulty: Path):
    edit(faulty / "book/index.md", *((old, new) for old, new, _ in IN_THE_PAGE))
    edit(faulty / "book/reference/timeline.md", ("EV-1894-sino-japanese-war", "EV-1894-no-war"))
    told = complaints(faulty)
    assert len(told) == len(IN_THE_PAGE) + 1, told
    for _, _, message in IN_THE_PAGE:
        assert [line for line in told if re.match(rf"book/index\.md:\d+: WARNING: {message}", line)], (message, told)
    event = r"book/reference/timeline\.md:\d+: WARNING: seeds/events\.csv: there is no event 'EV-1894-no-war'"
    assert [line for line in told if re.match(event, line)], told


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "seeds/data/alliance_spells.csv",
            "1896-06-03",
            "3 June 1896",
            r"seeds/data/alliance_spells\.csv, row \d+, column begin: '3 June 1896' is not a date",
        ),
        (
            "book/exercises/alliances-pattern.yml",
            "least: 0",
            "least: none",
            r"book/exercises/alliances-pattern\.yml, exercise pattern-median, least: Input should be a valid number",
        ),
    ],
)
def test_a_fault_of_the_input_ends_the_build_with_one_line(faulty: Path, file: str, old: str, new: str, message: str):
    edit(faulty / file, (old, new))
    (told,) = complaints(faulty)
    assert re.match(message, told)


def test_a_failing_cell_ends_the_build(faulty: Path):
    edit(faulty / "book/index.md", ("lives.treaties(", "lives.treatise("))
    told = complaints(faulty)
    assert [line for line in told if "AttributeError: module 'alliances.charts.lives' has no attribute 'treatise'" in line], told
    assert len(told) <= 40


def test_what_is_wrong_is_said_again_until_it_is_mended(faulty: Path):
    page = faulty / "book" / "index.md"
    cell = '\n```{code-cell} ipython3\nimport sys\n\nprint("look here", file=sys.stderr)\n```\n'
    page.write_text(page.read_text(encoding="utf-8") + cell, encoding="utf-8")
    first, again = complaints(faulty), complaints(faulty)
    assert any("stderr was found" in line for line in first)
    assert [line for line in again if "stderr" in line] == [line for line in first if "stderr" in line]
