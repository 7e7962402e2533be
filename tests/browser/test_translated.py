"""A page that the browser translates: it answers, keeps, tells and hands in as before; names, quotations and what is copied stay as they are."""

from pathlib import Path

import answers
import pytest
from answer_file import WORK
from conftest import settled
from test_exercises import CHAPTER, HOME, island, outcome_of

from alliances.exercises import bank
from alliances.labs.grading.folder import grade_folder

TRANSLATOR = Path(__file__).with_name("translated.js").read_text(encoding="utf-8")
LIST = "book/reference/glossary.html"
WRITTEN = "pattern-reflect"
COUNTED = """() => new MutationObserver((changes) => (window.said = [...(window.said ?? []), ...changes.flatMap(({ addedNodes }) =>
  [...addedNodes].filter((node) => node instanceof Text).map((node) => node.data))]))
  .observe(document.querySelector(".answers [role=status]"), { childList: true })"""
STORED = "(name) => JSON.parse(localStorage.getItem(`drawing-the-bow:${name}`)).answer"


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_a_translated_chapter_is_answered_drawn_kept_and_handed_in(reader, address, tmp_path):
    one = reader()
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.context.add_init_script(TRANSLATOR)
    page = settled(one.open(address + CHAPTER))
    assert page.locator("h1").inner_text().startswith("ş"), "the page is translated"
    page.evaluate(COUNTED)
    told = {}
    for place, name in enumerate(name for name in HOME if HOME[name] == CHAPTER):
        item, exercise = bank.get(name), island(page, name)
        if item.type == "order":  # its lines are found by their words, which are others now
            exercise.get_by_role("button", name="Move down").first.press("Enter")
        else:
            answers.enter(page, exercise, item, item.solution() if place % 2 else answers.wrong(item))
        exercise.locator(".exercise-check").press("Enter")
        outcome = outcome_of(exercise)
        result = item.grade(page.evaluate(STORED, name))
        assert outcome == result.outcome, name
        said = " ".join(exercise.locator(".exercise-verdict").inner_text().replace("ş", "").split())
        assert all(" ".join(sentence.split()) in said for sentence in result.feedback), name
        told[name] = outcome
    assert len(told) >= 4
    assert page.evaluate("window.said ?? []") == [], "what becomes of answers was said, and is as it was"

    figure = page.locator("figure.chart").first
    figure.locator(".chart-drawing").focus()
    page.keyboard.press("Home")
    figure.locator(".chart-ring").wait_for()
    assert "ş" in figure.locator(".chart-said").text_content()
    figure.locator(".chart-take summary").click()
    page.locator(".cite > summary").click()
    for button in (*figure.locator("[data-copy]:visible").all(), *page.locator(".citing [data-copy]").all()):
        button.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert len(copied) > 20 and "ş" not in copied

    page.reload()
    for name, outcome in told.items():
        assert island(page, name).locator(".exercise-verdict").get_attribute("data-outcome") == outcome, name
    page.goto(address + WORK, wait_until="load")
    page.locator("[data-work=live]").wait_for()
    (own,) = page.locator(".work-text blockquote").all()
    assert own.inner_text() == page.evaluate(STORED, WRITTEN)["text"]
    (tmp_path / "in").mkdir()
    page.locator("#hand-in-scope").select_option("all")
    page.locator("#hand-in-name").fill("Zoë")
    with page.expect_download() as handed:
        page.locator("#hand-in-name").press("Enter")
    handed.value.save_as(tmp_path / "in" / "zoe.html")
    rows = {row.question: row.state for row in grade_folder(tmp_path / "in", tmp_path / "grades.csv", say=lambda line: None)}
    assert {name: rows[name] for name in told} == {name: "to read" if outcome == "noted" else outcome for name, outcome in told.items()}

    page.goto(address + LIST, wait_until="load")
    entries = page.locator(".entries .entry:visible")
    every = entries.count()
    for words in ("şalliance", "alliance"):  # those of the translation, and those of the book
        page.locator(".filter [type=search]").first.focus()
        page.locator(".filter [type=search]").first.fill(words)
        assert 0 < entries.count() < every, words
