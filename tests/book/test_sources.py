"""House style of the chapters, checked on their sources."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from alliances import numbers
from alliances.base import contents
from alliances.exercises import chapters as exercise_chapters
from alliances.exercises import load_bank

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted((ROOT / "book").rglob("*.md")) if page.name != "README.md"]
CHAPTERS = [ROOT / "book" / f"{page.name}.md" for page in contents.chapters()]
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SECTIONS = ("Before you start", "You will be able to", "Predict", "What the evidence does not show", "Reflect", "Take-aways", "Go further")


def ids(paths):
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("page", PAGES, ids=ids(PAGES))
def test_cells_are_thin(page):
    for cell in CELL.findall(page.read_text(encoding="utf-8")):
        lines = [line for line in cell.splitlines() if line.strip() and not line.startswith(":")]
        assert len(lines) <= 8, f"a cell of {len(lines)} lines belongs into the library"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=ids(CHAPTERS))
def test_chapters_follow_the_template(chapter):
    text = chapter.read_text(encoding="utf-8")
    places = [text.find(section) for section in SECTIONS]
    assert -1 not in places, SECTIONS[places.index(-1)]
    assert places == sorted(places)
    prose = CELL.sub("", text.split("---", 2)[2])
    assert 1500 <= len(prose.split()) <= 2500
    assert text.count("{claim}`") >= 5
    if chapter.parent.name == "theory":
        assert -1 < text.find("## What this model cannot tell you") < text.find("## What the evidence does not show")
    if chapter.parent.name == "ties":
        assert -1 < text.find("## Voices beyond the states") < text.find("## What the evidence does not show")
        assert "The facts stand {as_of}`" in text.partition("**You will be able to**")[0] and "```{latest} " in text, (
            "take the date of the newest event from the timeline"
        )
        shown = re.findall(r'show\("([\w-]+)"\)', text)
        assert "tag" in {load_bank()[name].type for name in shown}, "read a source through the lens"


def test_the_contents_name_every_page():
    listed = set(re.findall(r"(?:file|root): (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8")))
    built = {page.relative_to(ROOT).with_suffix("").as_posix() for page in PAGES}
    assert listed == built


def test_every_exercise_is_used_once():
    shown = {page.name: re.findall(r'show\("([\w-]+)"\)', page.text) for page in contents.pages()}
    homes = exercise_chapters()
    at_home = [name for page, names in shown.items() for name in names if homes[name] == page]
    assert sorted(at_home) == sorted(load_bank())
    chapters = {page.name for page in contents.chapters()}
    again = {page for page, names in shown.items() for name in names if homes[name] != page}
    assert not again & chapters, "only a page that is no chapter shows an exercise again"


def test_every_figure_is_used():
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    text += "".join(path.read_text(encoding="utf-8") for path in (ROOT / "book" / "exercises").glob("*.yml"))
    assert [name for name in numbers.names() if name not in text] == []


def test_exercise_files_name_their_chapter():
    for path in (ROOT / "book" / "exercises").glob("*.yml"):
        chapter = yaml.safe_load(path.read_text(encoding="utf-8"))["chapter"]
        assert (ROOT / "book" / f"{chapter}.md").is_file()
        assert path.stem == chapter.replace("/", "-")


def test_the_repository_is_self_contained():
    """No local paths and no package hosts, which would tie the project to one machine or mirror."""
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    hosts = "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "registry.npm" + r"js\.org"))
    found = [
        name
        for name in names
        if (ROOT / name).is_file()
        and re.search(hosts + r"|(?<![\w.])/(home|root|work)/\w", (ROOT / name).read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
