"""No page is stale, and no other page is made again: each kind of input is changed in a small book, and exactly the right pages follow."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BOOK, NO_CARDS, ROOT, build, copy_project

pytestmark = pytest.mark.xdist_group("freshness")
KEPT = (*BOOK, "book/reference/", "notebooks/solutions/")
CELL = "```{code-cell} ipython3\n:tags: [remove-input]\n"
PAGES = {
    "index": "# A claim\n\nSo it says {claim}`A1-46`.\n",
    "figure": "# A figure\n\nThere are {datum}`lives.pacts` pacts.\n",
    "term": "# A term\n\nA **{concept}`dyad`** since {event}`EV-1896-li-lobanov`.\n",
    "now": "# Now\n\nThis page is true {as_of}`Russia-Israel`.\n",
    "pointer": "# A pointer\n\nTry {exercise}`pattern-median`.\n",
    "chart": f"# A chart\n\nSays a scholar {{cite:p}}`kkv1994`.\n\n{CELL}from alliances import data\nfrom alliances.charts import fears\n\n"
    'fears.published_rates(data.load("reliability_rates"))\n```\n',
    "beside": "# Beside\n\nSee {figure}`chart/published-rates`.\n",
    "exercise": f'# An exercise\n\n{CELL}from alliances.exercises import show\n\nshow("secret-inroad")\n```\n',
}
LISTS = {"bibliography", "claims", "sources", "timeline"}
CONTENTS = "format: jb-book\nroot: book/index\nparts:\n  - caption: Reference\n    chapters:\n"


def do(book: Path, *arguments: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(book)}
    subprocess.run([sys.executable, "-m", "alliances", *arguments], cwd=book, env=environment, capture_output=True, check=True)


def state(book: Path) -> dict[str, tuple[int, bytes]]:
    """Return time and content of every page, by its name."""
    pages = (book / "_build" / "html" / "book").rglob("*.html")
    return {path.stem: (path.stat().st_mtime_ns, path.read_bytes()) for path in pages}


def sought(book: Path) -> str:
    """Return all that search finds, as it is written."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((book / "_build" / "html" / "_static" / "search").glob("*.js")))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which each page shows one kind of thing; built."""
    copy = copy_project(tmp_path_factory.mktemp("freshness"), KEPT)
    head = (ROOT / "book" / "index.md").read_text(encoding="utf-8").partition("# ")[0]
    for name, text in PAGES.items():
        (copy / "book" / f"{name}.md").write_text((head if "code-cell" in text else "") + text, encoding="utf-8")
    names = [*(f"book/{name}" for name in PAGES if name != "index"), *(f"book/reference/{name}" for name in sorted(LISTS))]
    (copy / "_toc.yml").write_text(CONTENTS + "".join(f"      - file: {name}\n" for name in names), encoding="utf-8")
    (copy / "book" / "chapters.yml").write_text(NO_CARDS, encoding="utf-8")
    run = build(copy)
    assert (run.returncode, run.stderr) == (0, "")
    return copy


CHANGES = {  # what is changed: the file, the words, the pages that show it
    "claim": ("seeds/claims.csv", "All three alliances were short", "All three of them were short", {"index", "claims"}),
    "event": ("seeds/events.csv", "Li-Lobanov secret treaty", "The secret treaty of Li and Lobanov", {"term", "timeline"}),
    "newest event": ("seeds/events.csv", "that it calls stolen", "stolen in its view", {"now", "timeline"}),
    "term": ("seeds/concepts.csv", "A pair of states taken", "Two states taken", {"term"}),
    "source card": ("seeds/sources/dallin-1949-second-drive.yml", "publisher: ", "publisher: The ", {"exercise", "sources", "claims"}),
    "reference": ("seeds/references.bib", "Designing Social Inquiry", "Designing an Inquiry", {"chart", "bibliography"}),
    "table": ("seeds/coded/reliability_rates.csv", ",27,wars,secondary", ",28,wars,secondary", {"chart"}),
    "chart": ("alliances/charts/fears.py", '"counts:N": "Counts"', '"counts:N": "What counts"', {"chart"}),
    "model": (
        "alliances/models/survival.py",
        "def fighting_pacts(",
        "def _of_no_use() -> None: ...\n\n\ndef fighting_pacts(",
        {"figure", "pointer"},
    ),
    "figure": ("alliances/numbers/lives.py", '"bilateral defence or offence pacts"', '"pacts to fight"', {"figure", "pointer"}),
    "exercise": ("book/exercises/alliances-1896.yml", "title: An inroad into Manchuria?", "title: An inroad?", {"exercise"}),
    "exercise pointed to": ("book/exercises/alliances-pattern.yml", "How long does a military alliance live?", "How long?", {"pointer"}),
    "words of exercises": ("alliances/exercises/words.json", "Answer and explanation", "The answer, explained", {"exercise", "pointer"}),
    "page": ("book/now.md", "This page", "This very page", {"now"}),
}


SOUGHT = {  # what search says of a change afterwards
    "claim": "All three of them were short",
    "event": "The secret treaty of Li and Lobanov",
    "reference": "Designing an Inquiry",
    "exercise": "An inroad?",
    "page": "This very page",
}
UNSEEN = {"model", "figure", "words of exercises"}  # the exercise pointed to has figures of its own: its page may come out the same
TOGETHER = [  # changes that one build takes: no two of them reach the same page, and some page is reached by none
    ("claim", "event", "source card", "reference"),
    ("newest event", "term", "table", "exercise"),
    ("model", "chart", "page"),
    ("figure",),
    ("words of exercises",),
    ("exercise pointed to",),
]


def test_each_kind_of_change_is_made_once():
    assert sorted(what for some in TOGETHER for what in some) == sorted(CHANGES)


@pytest.mark.parametrize("some", TOGETHER, ids=", ".join)
def test_a_change_reaches_the_pages_that_show_it_and_no_other(book: Path, some: tuple[str, ...]):
    before, pages, unseen = state(book), set(), set()
    for what in some:
        file, old, new, reached = CHANGES[what]
        text = (book / file).read_text(encoding="utf-8")
        assert old in text
        (book / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        assert not reached & pages - LISTS
        pages |= reached
        unseen |= reached if what in UNSEEN else set()
    if "table" in some:
        do(book, "data", "reliability_rates")
    do(book, "build")
    after = state(book)
    written = {name for name, (time, _) in after.items() if time != before[name][0]}
    changed = {name for name, (_, content) in after.items() if content != before[name][1]}
    assert written - LISTS - {"index"} == pages - LISTS - {"index"}  # Sphinx writes the front page with any other
    assert pages - unseen - LISTS <= changed - LISTS <= pages
    assert changed >= pages & LISTS
    told = sought(book)
    assert [SOUGHT[what] for what in some if SOUGHT.get(what, "") not in told] == []


def test_the_text_of_a_page_alone_writes_no_list_again(book: Path):
    """Lists tell of records, and of who uses what: neither changed."""
    before, page = state(book), book / "book" / "now.md"
    page.write_text(page.read_text(encoding="utf-8").replace("is true", "is as true"), encoding="utf-8")
    do(book, "build")
    assert {name for name, (time, _) in state(book).items() if time != before[name][0]} == {"now", "index"}


def test_a_change_of_the_widget_reaches_every_page_and_runs_no_cell(book: Path):
    runs = book / "_build" / ".jupyter_cache" / "rests_on.json"
    before, ran = state(book), runs.stat().st_mtime_ns
    widget = book / "alliances" / "exercises" / "widget.js"
    widget.write_text(widget.read_text(encoding="utf-8") + 'export const end = "the end";\n', encoding="utf-8")
    do(book, "build")
    assert {name for name, (time, _) in state(book).items() if time == before[name][0]} == set()
    assert runs.stat().st_mtime_ns == ran
    scripts = [path.read_text(encoding="utf-8") for path in (book / "_build" / "html" / "_static" / "widgets").glob("*.js")]
    assert any("the end" in text for text in scripts)


def test_each_page_with_cells_was_run_once(book: Path):
    assert len(list((book / "_build" / ".jupyter_cache" / "executed").iterdir())) == sum("code-cell" in text for text in PAGES.values())


def test_nothing_changed_is_nothing_written(book: Path):
    index = book / "_build" / "html" / "_static" / "search" / "index.js"
    before, written = state(book), index.stat().st_mtime_ns
    do(book, "build")
    assert state(book) == before
    assert index.stat().st_mtime_ns == written


def test_a_new_chart_renumbers_its_page_and_what_points_to_it(book: Path):
    before = state(book)
    assert b"Figure 1<" in before["beside"][1]
    page = book / "book" / "chart.md"
    text = page.read_text(encoding="utf-8")
    new = f"{CELL}from alliances.charts import triangles\n\ntriangles.four_kinds()\n```\n\n"
    page.write_text(text.replace("Says a scholar", f"{new}Says a scholar"), encoding="utf-8")
    do(book, "build")
    after = state(book)
    assert {name for name, (_, content) in after.items() if content != before[name][1]} - LISTS == {"chart", "beside"}
    assert b"Figure 2<" in after["beside"][1] and b"Figure 1<" not in after["beside"][1]
    charts = book / "_build" / "html" / "_static" / "charts"
    assert sorted(path.stem for path in charts.glob("*.svg")) == ["chart-four-kinds", "chart-published-rates"]
    page.write_text(text, encoding="utf-8")
    do(book, "build")
    assert b"Figure 1<" in state(book)["beside"][1]
    assert [path.stem for path in charts.glob("*.svg")] == ["chart-published-rates"]
