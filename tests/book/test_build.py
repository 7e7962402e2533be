"""The build: clean from nothing, quick when nothing changed, and one message for each kind of fault."""

import re
import shutil
from pathlib import Path

import pytest
from conftest import build, copy_project


def test_every_page_was_built(project: Path, site: Path):
    listed = re.findall(r"(?:file|root): (\S+)", (project / "_toc.yml").read_text(encoding="utf-8"))
    assert all((site / f"{name}.html").is_file() for name in listed)
    assert (site / "index.html").is_file()


@pytest.fixture(scope="module")
def thin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the book, built, in which most chapters are headings alone: it builds in a fraction of the time."""
    copy = copy_project(tmp_path_factory.mktemp("thin"))
    for page in (copy / "book").rglob("*.md"):
        if page.parent.name in ("alliances", "theory", "ties", "judgement", "teach") and page.stem != "pattern":
            lines = page.read_text(encoding="utf-8").splitlines()
            page.write_text("\n\n".join(line for line in lines if re.match(r"#+ |\([\w-]+\)=$", line)) + "\n", encoding="utf-8")
    run = build(copy, BOOK_REPOSITORY="example-org/drawing-the-bow")
    assert run.returncode == 0, run.stderr
    return copy


def test_a_second_build_changes_nothing(thin: Path):
    site = thin / "_build" / "html"
    before = {path: path.stat().st_mtime_ns for path in (site / "book").rglob("*.html")}
    run = build(thin, BOOK_REPOSITORY="example-org/drawing-the-bow")
    assert run.returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (site / "book").rglob("*.html")} == before


def test_a_page_that_left_the_book_leaves_the_site(thin: Path):
    left = thin / "_build" / "html" / "book" / "left.html"
    left.write_text("old", encoding="utf-8")
    assert build(thin, BOOK_REPOSITORY="example-org/drawing-the-bow").returncode == 0
    assert not left.exists()


@pytest.fixture
def faulty(thin: Path, tmp_path: Path) -> Path:
    """A copy of the built book, to put a fault into."""
    copy = tmp_path / "faulty"
    shutil.copytree(thin, copy)
    return copy


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = {
    "a malformed table": (
        lambda root: edit(root / "seeds/data/alliance_spells.csv", "1896-06-03", "3 June 1896"),
        r"seeds/data/alliance_spells\.csv, row \d+, column begin: '3 June 1896' is not a date",
    ),
    "an unknown claim": (
        lambda root: edit(root / "book/alliances/pattern.md", "{claim}`A1-46`", "{claim}`A1-99`"),
        r"book/alliances/pattern\.md:\d+: WARNING: seeds/claims\.csv: there is no claim 'A1-99'",
    ),
    "an unknown event": (
        lambda root: edit(root / "book/reference/timeline.md", "EV-1894-sino-japanese-war", "EV-1894-no-war"),
        r"book/reference/timeline\.md:\d+: WARNING: seeds/events\.csv: there is no event 'EV-1894-no-war'",
    ),
    "an unknown figure": (
        lambda root: edit(root / "book/alliances/pattern.md", "{datum}`lives.pacts`", "{datum}`lives.pacs`"),
        r"book/alliances/pattern\.md:\d+: WARNING: alliances/numbers: there is no figure 'lives\.pacs'",
    ),
    "a chart without description": (
        lambda root: edit(root / "book/index.md", '"alliance_spells"))', '"alliance_spells")).properties(description="")'),
        r"book/index\.md:\d+: WARNING: this chart has no description",
    ),
    "a broken exercise": (
        lambda root: edit(root / "book/exercises/alliances-pattern.yml", "least: 0", "least: none"),
        r"book/exercises/alliances-pattern\.yml, exercise pattern-median, least: Input should be a valid number",
    ),
    "a failing cell": (
        lambda root: edit(root / "book/index.md", "lives.treaties(", "lives.treatise("),
        r"AttributeError: module 'alliances\.charts\.lives' has no attribute 'treatise'",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_ends_the_build_with_its_place(faulty: Path, fault: str):
    put_in, message = FAULTS[fault]
    put_in(faulty)
    run = build(faulty, BOOK_REPOSITORY="example-org/drawing-the-bow")
    assert run.returncode != 0
    assert re.search(message, run.stderr), run.stderr
    told = [line for line in run.stderr.splitlines() if line.strip() and not line.startswith("The book was not built")]
    assert len(told) <= (1 if fault != "a failing cell" else 40), run.stderr
