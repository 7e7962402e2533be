"""The minutes of the labs: counted in one place, told alike wherever they are told, and no core longer than a class."""

import re

import nbformat
import pytest

from alliances.base import paths
from alliances.labs import minutes, notebooks

SOURCES = notebooks.sources()
NAMES = [source.stem for source in SOURCES]


@pytest.fixture(scope="module")
def counted() -> dict[str, minutes.Minutes]:
    """What is counted of each lab."""
    return {source.stem: minutes.of(notebooks.read_source(source), source.stem) for source in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=NAMES)
def test_no_lab_types_what_is_counted(source, counted):
    """The source has the mark, the release the minutes; the headings of the extensions add up to what the head says."""
    text, head = source.read_text(encoding="utf-8"), notebooks.read_source(source).cells[0].source
    assert re.findall(r"\*\*Time:\*\* (.+?)\. ", text)[0] == minutes.MARK
    assert f"**Time:** {counted[source.stem].told}." in head
    released = nbformat.reads((notebooks.RELEASES / f"{source.stem}.ipynb").read_text(encoding="utf-8"), as_version=4)
    headings = re.findall(
        r"^## Extension.*$", "\n".join(cell.source for cell in released.cells if cell.cell_type == "markdown"), re.MULTILINE
    )
    said = [int(number) for heading in headings for number in re.findall(r"\((?:about )?(\d+) minutes, no points\)$", heading)]
    assert sum(said) == counted[source.stem].more
    assert len(headings) == len(counted[source.stem].extensions)


def test_every_core_fits_into_an_hour_for_a_slow_reader_too(counted):
    """A few minutes over for one who reads in a second language; Lab 0 is half as long."""
    limits = {lab: (30, 35, 35) if lab == "00-first-steps" else (40, 60, 65) for lab in counted}
    assert {
        lab: (each.core, each.slow)
        for lab, each in counted.items()
        if not (limits[lab][0] <= each.core <= limits[lab][1]) or each.slow > limits[lab][2]
    } == {}


def test_what_was_read_is_a_lab():
    assert set(minutes.SLOW) == set(minutes.READ) <= set(NAMES)


def test_the_count_follows_the_work():
    """A point that a test gives, a text to read, a cell to run; what stands in an extension is none of the core's."""
    cells = [
        nbformat.v4.new_markdown_cell("# Lab\n\n" + "word " * 3000),
        nbformat.v4.new_code_cell("1", metadata={"nbgrader": {"grade": True, "points": 5}}),
        nbformat.v4.new_markdown_cell("*Write here.*", metadata={"nbgrader": {"grade": True, "solution": True, "points": 4}}),
        nbformat.v4.new_markdown_cell("## Sources\n\n" + "word " * 3000),
        nbformat.v4.new_markdown_cell(
            "## Extension A, Question 2: more (no points)\n\n" + "word " * 1500 + "\n\n## Extension B: open (20 minutes, no points)\n"
        ),
    ]
    found = minutes.of(nbformat.v4.new_notebook(cells=cells))
    assert found == minutes.Minutes(
        50, {"## Extension A, Question 2: more (no points)": 10, "## Extension B: open (20 minutes, no points)": 20}
    )
    assert minutes.of(nbformat.v4.new_notebook(cells=cells), "12-the-web-of-promises").core == 60


def test_no_page_types_the_minutes_of_a_lab():
    """Doors, guides and lists print what the labs say, below their launch links."""
    told = [
        f"{page.name}: {part}"
        for page in sorted((paths.ROOT / "book").rglob("*.md"))
        for part in re.split(r"\n\s*\n|\n(?=[-|])", page.read_text(encoding="utf-8"))
        if re.search(r"\bLabs? \d|\*\*Lab:", part) and re.search(r"\b(About|about|takes?|in) \d+ minutes", part)
    ]
    assert told == []
