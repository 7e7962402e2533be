"""Slides that can be read from the last row; rubrics, their file for Canvas, and the outcomes matrix."""

import csv
import io
import re

from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader
from test_sheets import flat

from alliances.base import contents, paths
from alliances.exercises import get, load_bank
from alliances.exercises.kinds.memo import POINTS
from alliances.pack import built, fitting, outcomes, rubrics, slides

WIDE, HIGH = 1280, 720
MEASURE = """() => [...document.querySelectorAll(".slide")].map(slide => {
  const found = [], walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, parent = text.parentElement;
    if (!text.textContent.trim() || (parent.closest("details") && !parent.closest("summary"))) continue;
    const range = document.createRange(), matrix = parent.getScreenCTM?.();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect(), edge = slide.getBoundingClientRect(), part = parent.closest("svg[overflow=hidden]");
    if (part) { // of a chart in parts each shows its own, and the box of an inner svg is that of all it holds
      const { d, f } = part.parentElement.getScreenCTM(), top = f + d * part.y.baseVal.value;
      if (box.bottom < top || box.top > top + d * part.height.baseVal.value) continue;
    }
    const size = parseFloat(getComputedStyle(parent).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
    const outside = Math.max(edge.top - box.top, box.bottom - edge.bottom, edge.left - box.left, box.right - edge.right);
    found.push([size, outside, text.textContent.trim()]);
  }
  return found;
})"""


def test_slides_can_be_read_from_the_last_row_and_need_nothing_else(site, browser):
    page = browser.new_page(viewport={"width": WIDE, "height": HIGH})
    for chapter in contents.chapters():
        charts = built.charts_of(chapter, site)
        text = slides.deck(chapter, charts)
        page.set_content(text)
        for number, texts in enumerate(page.evaluate(MEASURE), start=1):
            where = f"{chapter.name}, slide {number}"
            assert [text for size, _, text in texts if size < fitting.LEAST - 0.01] == [], f"{where}: too small"
            assert [text for _, outside, text in texts if outside > 4] == [], f"{where}: beyond the edge"
        tree = BeautifulSoup(text, "html.parser")
        heads = [re.sub(r" \(\d of \d\)$", "", head.get_text()) for head in tree.select(".slide.chart h2")]
        assert list(dict.fromkeys(heads)) == [chart.title for chart in charts]
        assert len(charts) == built.path_of(chapter, site).read_text(encoding="utf-8").count('<figure class="chart"')
        assert all(chart.note and chart.description and chart.source for chart in charts)
        assert not tree.select("script, link, img") and not re.search(r"url\((?!#)|@import", text)
        assert not tree.find_all(href=re.compile("^(?!#)")) and not tree.find_all(src=True)
        assert flat(load_bank()[chapter.predict].explanation) not in flat(text)
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(PdfReader(io.BytesIO(printed)).pages) == len(tree.select(".slide")), "a slide a sheet"


def test_a_tall_drawing_is_told_in_parts_that_repeat_head_and_axis():
    def text(x: int, y: int, words: str, **more: str) -> str:
        given = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        return f'<text font-size="12px" transform="translate({x},{y})"{given}>{words}</text>'

    heads = [text(x, 20, f"head {x}") for x in (200, 320, 440)]
    rows = [text(0, y, f"row {y}") + text(320, y, "x") for y in range(60, 860, 40)]
    axis = [text(x, 890, str(x)) for x in (200, 320, 440)]
    fits = fitting.fitted(f'<svg viewBox="0 0 640 900">{"".join([*heads, *rows, *axis])}</svg>')
    views = [
        [
            [float(part) for part in each["viewbox"].split()]
            for each in BeautifulSoup(fit.drawing, "html.parser").svg.find_all("svg", width=True)
        ]
        for fit in fits
    ]
    assert len(fits) == 2 and all(len(bands) == 3 for bands in views)
    assert all(bands[0][1] == 0 and bands[2][1] > 860 for bands in views), "the heads, and the axis"
    shown = [[y for y in range(60, 860, 40) if bands[1][1] <= y - 10 and y + 4 <= bands[1][1] + bands[1][3]] for bands in views]
    assert [y for part in shown for y in part] == list(range(60, 860, 40)), "every row once and whole"


def table(path) -> list[dict]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_the_rubrics_say_the_same_in_both_files(tmp_path):
    document, sheet, _ = rubrics.write(tmp_path)
    rows, opened = table(sheet), Document(str(document))
    cells = [[cell.text for cell in row.cells] for each in opened.tables for row in each.rows[1:]]
    shown = [[text for text in row if text] for row in cells]
    assert shown == [[row[name] for name in rubrics.COLUMNS[1:-1] if row[name]] for row in rows]
    assert all(
        any(column) for each in opened.tables for column in zip(*[[cell.text for cell in row.cells] for row in each.rows[1:]], strict=True)
    )
    heads = [each.text for each in opened.paragraphs if each.style.name == "Heading 1"]
    assert heads == [f"{rubric['title']} ({rubric['points']} points)" for rubric in rubrics.load()]
    again = rubrics.document()
    assert again == document.read_bytes()


def test_canvas_can_import_the_rubrics():
    """Read the file as Canvas's importer does: heads by their names, groups of three for each level, and no mark before the first head."""
    heads, *rows = csv.reader(io.StringIO(rubrics.canvas().decode("utf-8")))
    assert heads[:4] == ["Rubric Name", "Criteria Name", "Criteria Description", "Criteria Enable Range"]
    assert heads[4:] == ["Rating Name", "Rating Description", "Rating Points"] * 3
    for rubric in rubrics.load():
        mine = [row for row in rows if row[0] == rubric["title"]]
        assert [row[1] for row in mine] == [each["name"] for each in rubric["criteria"]] and {row[3] for row in mine} == {"false"}
        ratings = [[row[place : place + 3] for place in range(4, len(row), 3)] for row in mine]
        assert sum(max(float(points) for _, _, points in each) for each in ratings) == rubric["points"]
        assert all(name and text and points for each in ratings for name, text, points in each)


def test_every_open_task_has_a_rubric():
    reflecting = [f"{page.title}: {get(page.reflect).title}" for page in contents.chapters()]
    assert [task for task in rubrics.tasks("write") if task in reflecting] == reflecting
    assert len(rubrics.tasks("argue")) == len(list(rubrics.LABS.glob("*.py"))) - 1, "all labs but the first steps end with an argument"
    for kind in ("write", "weigh", "memo", "sketch", "tag"):
        assert len(rubrics.tasks(kind)) == sum(exercise.type == kind for exercise in load_bank().values()) > 0


def test_the_rubric_of_the_reflect_line_is_the_one_on_the_page():
    text = (paths.ROOT / "book" / "teach" / "index.md").read_text(encoding="utf-8")
    criteria = rubrics.load()[0]["criteria"]
    for each, (name, words) in zip(criteria, re.findall(r"^- \*(\w+)\.\* (.+)$", text, re.MULTILINE), strict=True):
        assert (each["name"], each["full"], each["points"]) == (name, words, 1)


def test_a_memo_shows_the_good_work_of_its_rubric():
    memo = next(exercise for exercise in load_bank().values() if exercise.type == "memo")
    rubric = next(rubric for rubric in rubrics.load() if rubric["id"] == "memo")
    assert [(each.name, each.text) for each in memo.rubric] == [(each["name"], each["full"]) for each in rubric["criteria"]]
    assert {each["points"] for each in rubric["criteria"]} == {POINTS}


def test_outcomes_have_one_row_an_exercise(tmp_path):
    rows = table(outcomes.write(tmp_path)[0])
    assert sorted(row["exercise"] for row in rows) == sorted(load_bank())
    for row in rows:
        exercise = load_bank()[row["exercise"]]
        assert (row["objective"], row["bloom"], int(row["minutes"])) == (exercise.objective, exercise.bloom, exercise.minutes)
