"""The page of the reader's own work: what was answered on the chapters' pages stands there, leaves it as a file, and can be cleared."""

import json

import answers
import pytest
from answer_file import WORK, download, hand_in
from bs4 import BeautifulSoup
from conftest import settled
from test_exercises import CHAPTER, HOME, check, island

from alliances.base import contents
from alliances.exercises import bank, load_bank
from alliances.exercises.kinds.classify import _brier

OWN = [name for name, home in HOME.items() if home == CHAPTER]
TITLE = "Three cases or a pattern?"


@pytest.fixture(params=["http", "file"])
def root(request, address, site) -> str:
    """The book on a server and in an unzipped folder."""
    return address if request.param == "http" else site.as_uri() + "/"


def work_on(page, root: str):
    """Open the page of the reader's own work."""
    page.goto(root + WORK, wait_until="load")
    page.locator("[data-work=live]").wait_for()
    return page


def state_of(page, name: str) -> str:
    return page.locator(f'[data-exercise="{name}"] .work-state').text_content()


def answer(page, root: str) -> None:
    """On a chapter's page answer one exercise right and one half, begin a third, and read the text to the end."""
    page.goto(root + CHAPTER, wait_until="load")
    median = island(page, "pattern-median")
    median.get_by_label("Your estimate").fill("12")
    check(page, median)
    ten = island(page, "pattern-ten-years")
    ten.get_by_role("radio").nth(2).check()
    check(page, ten)
    island(page, "pattern-inference").get_by_role("checkbox").first.check()
    settled(page)
    for heading in page.locator("article h2:visible").all():
        heading.scroll_into_view_if_needed()
    page.locator(".answers").scroll_into_view_if_needed()
    page.wait_for_function("() => JSON.parse(localStorage.getItem('drawing-the-bow:.reading'))?.seen.length === 1")
    page.locator("article h2").nth(2).evaluate("(heading) => heading.scrollIntoView()")


def test_work_is_shown_where_it_was_left_and_marked_in_the_menu(reader, root):
    page = reader().open(root + CHAPTER)
    heading = page.locator("article h2").nth(2).evaluate("(heading) => heading.firstChild.textContent.trim()")
    page.locator(".text-end").evaluate("(end) => end.scrollIntoView()")  # whoever comes to the foot by a link has not read the chapter
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    assert "seen" not in (page.evaluate("localStorage.getItem('drawing-the-bow:.reading')") or "")
    answer(page, root)
    work_on(page, root)
    shown = page.locator("article").inner_text()
    assert f"You have done 2 of {len(load_bank())} exercises, and read 1 of {len(contents.chapters())} chapters to the end." in shown
    page.locator(f'details[data-page="{CHAPTER[5:-5]}"] summary').press("Enter")
    assert [state_of(page, name) for name in ("pattern-median", "pattern-ten-years", "pattern-inference")] == [
        "●Predicted.",
        "✓Right.",
        "begun, not checked",
    ]
    left = sum(bank.get(name).minutes for name in OWN if name not in ("pattern-median", "pattern-ten-years"))
    assert f"2 of {len(OWN)} done, exercises: about {left} minutes left" in shown
    cells = page.locator('.work-part[data-part="predictions"] tbody tr').first.locator("td").all_inner_texts()
    assert cells == ["12 years", "9 years", "1.3 times the record"]
    link = page.locator(".work-go-on")
    assert link.inner_text() == f"Go on where you stopped: {TITLE}, “{heading}”"
    link.press("Enter")
    page.wait_for_url("**/pattern.html#*")
    assert page.locator("article h2").nth(2).evaluate("(heading) => Math.abs(heading.getBoundingClientRect().top)") < 200
    assert page.locator(f'.menu-mark[data-page="{CHAPTER[5:-5]}"]').text_content() == f" 2 of {len(OWN)} done"
    page.goto(root + "book/index.html", wait_until="load")
    assert page.get_by_role("link", name=f"Go on where you stopped: {TITLE}").is_visible()
    marks = page.locator(".card-mark:not(:empty)")
    assert (marks.count(), marks.inner_text().strip()) == (1, f"2 of {len(OWN)} done")


def test_confidence_is_held_against_what_was_right(reader, address):
    page, statements = reader().page(), []
    names = [name for name, item in load_bank().items() if item.type == "classify"][:2]
    for number, name in enumerate(names):
        item = bank.get(name)
        right = item.solution()["classes"]
        classes = [(place + (number and index % 2)) % len(item.classes) for index, place in enumerate(right)]
        confidence = [item.levels[(index + number) % len(item.levels)] for index in range(len(right))]
        page.goto(address + HOME[name], wait_until="load")
        answers.enter(page, island(page, name), item, {"classes": classes, "confidence": confidence})
        check(page, island(page, name))
        statements += [(sure, said == place, len(item.classes)) for sure, said, place in zip(confidence, classes, right, strict=True)]
    work_on(page, address)
    section = page.locator('.work-part[data-part="sure"]')
    brier = sum(_brier(sure / 100, classes, hit) for sure, hit, classes in statements) / len(statements)
    said = section.inner_text()
    assert f"You have made {len(statements)} statements" in said
    assert f"Your Brier score is {brier:.2f}" in said
    rows = {tuple(row.locator("th, td").all_inner_texts()[:3]) for row in section.locator("tbody tr").all()}
    levels = {sure for sure, _, _ in statements}
    counts = {level: [hit for sure, hit, _ in statements if sure == level] for level in levels}
    assert rows == {(f"{level} %", str(len(hits)), str(sum(hits))) for level, hits in counts.items()}
    assert section.locator("svg[role=img] circle").count() == len(levels)


def test_one_exercise_one_chapter_or_all_is_cleared_and_brought_back(reader, root):
    page = reader().page()
    answer(page, root)
    work_on(page, root)
    box = page.locator(f'details[data-page="{CHAPTER[5:-5]}"]')
    box.locator("summary").press("Enter")
    row = page.locator('[data-exercise="pattern-ten-years"]')
    title, keep = bank.get("pattern-ten-years").title, "Keep them"
    row.get_by_role("button", name=f"Clear “{title}”").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == keep
    row.get_by_role("group").get_by_role("button", name=f"Clear “{title}”").press("Enter")
    page.wait_for_function("() => document.querySelector('[data-exercise=pattern-ten-years]').dataset.state === 'none'")
    assert state_of(page, "pattern-median") == "●Predicted."
    page.get_by_role("button", name="Undo").press("Enter")
    page.wait_for_function("() => document.querySelector('[data-exercise=pattern-ten-years]').dataset.state === 'done'")
    box.get_by_role("button", name="Clear this chapter").press("Enter")
    assert page.get_by_role("group", name=f"Clear your answers to 3 exercises, all in “{TITLE}”, on this device?").is_visible()
    page.keyboard.press("Escape")
    files = page.locator(".work-files")
    files.get_by_role("button", name="Clear the whole book", exact=True).press("Enter")
    files.get_by_role("group").get_by_role("button", name="Clear the whole book").press("Enter")
    page.get_by_text("You have done 0 of").wait_for()
    files.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("You have done 2 of").wait_for()


# another tab has kept something, and this one is asked for the file before the news has come
CHANGED_AND_HANDED_IN = """() => {
  const key = Object.keys(localStorage).find((name) => name.endsWith("pattern-median"));
  localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), answer: { value: 11 } }));
  document.querySelector(".hand-in-make").click();
}"""


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_answers_travel_in_either_file(reader, root, tmp_path):
    """To another browser, where an answer given later is kept; the name is forgotten once the file is made, unless it is to be kept."""
    page = reader(accept_downloads=True).page()
    answer(page, root)
    work_on(page, root)
    content = json.loads(download(page, tmp_path / "answers.json"))
    assert content["format"] == "drawing-the-bow answers"
    assert {name: {field: kept[field] for field in ("answer", "draft")} for name, kept in content["answers"].items()} == {
        "pattern-median": {"answer": {"value": 12}, "draft": None},
        "pattern-ten-years": {"answer": {"picked": [2]}, "draft": None},
        "pattern-inference": {"answer": None, "draft": {"picked": [0]}},
    }
    page.goto(root + CHAPTER, wait_until="load")
    pieces = island(page, "pattern-survives")  # one line of several, not checked
    number = pieces.get_attribute("data-number")
    pieces.get_by_role("radio").first.check()
    settled(page)
    page.get_by_role("link", name="Hand in this chapter").press("Enter")
    page.locator("[data-work=live]").wait_for()
    page.wait_for_function("() => document.activeElement.id === 'hand-in-name'")
    assert page.get_by_label("What you hand in").input_value() == CHAPTER[5:-5]
    page.keyboard.press("Enter")
    assert page.get_by_text("Type your name or student id first.").is_visible()
    assert (
        hand_in(page, "María López", tmp_path / "handed.html", TITLE + f" (2 of {len(OWN)} done)")
        == "drawing-the-bow-pattern-maría-lópez.html"
    )
    assert page.get_by_label("Your name or student id").input_value() == ""
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('student'))") == []
    handed = BeautifulSoup((tmp_path / "handed.html").read_text(encoding="utf-8"), "html.parser")
    article = next(each for each in handed.find_all("article") if each.h3.get_text() == f"{number}: {bank.get('pattern-survives').title}")
    lines = [line.get_text() for line in article.select(".said")]
    assert lines[0] == bank.get("pattern-survives").bearings[0] and set(lines[1:]) == {"not answered"}
    page.get_by_label("Remember my name").check()
    hand_in(page, "María López", tmp_path / "again.html")
    page.reload()
    page.locator("[data-work=live]").wait_for()
    assert page.get_by_label("Your name or student id").input_value() == "María López"
    with page.expect_download() as handed:
        page.evaluate(CHANGED_AND_HANDED_IN)
    handed.value.save_as(tmp_path / "at-once.html")
    assert '"pattern-median":{"answer":{"value":11}' in (tmp_path / "at-once.html").read_text(encoding="utf-8")

    elsewhere = work_on(reader().page(), root)
    for path, told in ((tmp_path / "handed.html", "4 answers loaded."), (tmp_path / "answers.json", "3 answers loaded.")):
        elsewhere.locator(".work-files input[type=file]").set_input_files(path)
        elsewhere.locator(".work-files").get_by_text(told).wait_for()
    elsewhere.goto(root + CHAPTER, wait_until="load")
    median = island(elsewhere, "pattern-median")
    assert median.get_by_label("Your estimate").input_value() == "12"
    median.get_by_label("Your estimate").fill("9")
    check(elsewhere, median)
    work_on(elsewhere, root)
    elsewhere.locator(".work-files input[type=file]").set_input_files(tmp_path / "answers.json")
    elsewhere.get_by_text("2 answers loaded. One was left out, because you answered later here.").wait_for()
    elsewhere.locator(".work-files").get_by_role("button", name="Undo").press("Enter")
    assert elsewhere.locator('.work-part[data-part="predictions"] td').first.inner_text() == "9 years"


def test_a_file_that_is_none_is_refused(reader, address, tmp_path):
    page = work_on(reader().page(), address)
    texts = (
        "not json",
        "[]",
        "<p>",
        '{"format": "other", "answers": {}}',
        '{"format": "drawing-the-bow answers", "version": 1, "answers": [1]}',
    )
    for number, content in enumerate(texts):
        path = tmp_path / f"other-{number}.json"
        path.write_text(content, encoding="utf-8")
        page.locator(".work-files input[type=file]").set_input_files(path)
        page.get_by_text(f"other-{number}.json is not an answer file").wait_for()
    (tmp_path / "later.json").write_text('{"format": "drawing-the-bow answers", "version": 2, "answers": {}}', encoding="utf-8")
    page.locator(".work-files input[type=file]").set_input_files(tmp_path / "later.json")
    page.get_by_text("later.json comes from a later version").wait_for()


def test_without_a_script_the_page_lists_every_exercise(reader, address):
    page = reader(java_script_enabled=False).open(address + WORK)
    assert page.get_by_text("because the browser does not run this page's script").is_visible()
    links = page.locator("[data-exercise] a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert sorted(links) == sorted(f"{HOME[name].removeprefix('book/')}#{name}" for name in HOME)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone(reader, address, scheme):
    page = reader(viewport={"width": 360, "height": 740}, color_scheme=scheme).page()
    answer(page, address)
    work_on(page, address)
    for summary in page.locator(".work-chapters summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
