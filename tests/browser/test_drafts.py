"""What is entered and not checked yet lasts: every kind, every way of entering, and over whatever else the browser has kept."""

import json

import answers
import pytest
from test_exercises import CHAPTER, HOME, LIGHT, check, island, outcome_of, pages_with_every_kind, start_again

from alliances.exercises import bank, grade

SHOWN = """(island) => [...island.querySelectorAll(".island-live :is(input, select, textarea, .exercise-step)")].map((each) =>
  each.type === "radio" || each.type === "checkbox" ? each.checked : each.value ?? each.textContent)"""
KEPT = """(name) => {
  const kept = JSON.parse(localStorage.getItem(`drawing-the-bow:${name}`));
  for (const part of [kept, ...Object.values(kept?.answer?.chances ?? {}), ...Object.values(kept?.draft?.chances ?? {})]) if (part) delete part.at; // when
  return kept;
}"""


def of_every_kind() -> dict[str, list[str]]:
    """Return one exercise of each kind, by its page."""
    found = {}
    for home in pages_with_every_kind():
        for name in HOME:
            if HOME[name] == home and bank.get(name).type not in found:
                found[bank.get(name).type] = name
    return {home: [name for name in found.values() if HOME[name] == home] for home in pages_with_every_kind()}


@pytest.mark.parametrize(("home", "names"), of_every_kind().items())
def test_what_is_entered_is_there_after_a_reload(reader, address, home, names):
    """Entered by keyboard, kept unchecked; over a checked answer as well; gone with a check or a new start."""
    page = reader().open(address + home)
    seen = {}
    for name in names:
        item, exercise = bank.get(name), island(page, name)
        answers.enter(page, exercise, item, answers.wrong(item))
        seen[name] = exercise.evaluate(SHOWN)
        assert page.evaluate(KEPT, name) == {"answer": None, "draft": answers.wrong(item)}, name
    page.reload()
    for name in names:
        exercise = island(page, name)
        assert exercise.evaluate(SHOWN) == seen[name], name
        assert outcome_of(exercise) is None, name
        assert exercise.get_by_text("Not checked yet.").is_visible(), name
        check(page, exercise)
        assert page.evaluate(KEPT, name) == {"answer": answers.wrong(bank.get(name)), "draft": None}, name
        assert not exercise.get_by_text("Not checked yet.").is_visible(), name
    page.reload()
    for name in names:
        exercise = island(page, name)
        assert exercise.evaluate(SHOWN) == seen[name], name
        assert outcome_of(exercise), name
        start_again(exercise)
        assert page.evaluate(KEPT, name) is None, name


def test_a_draft_stands_before_the_answer_it_departs_from(reader, address):
    page = reader().open(address + CHAPTER)
    exercise = island(page, "pattern-median")
    exercise.get_by_label("Your estimate").fill("12")
    check(page, exercise)
    exercise.get_by_label("Your estimate").press("End")
    page.keyboard.type("3")  # one keystroke
    assert page.evaluate(KEPT, "pattern-median") == {"answer": {"value": 12}, "draft": {"value": 123}}
    page.reload()
    exercise = island(page, "pattern-median")
    assert exercise.get_by_label("Your estimate").input_value() == "123"
    assert outcome_of(exercise) is None
    exercise.get_by_label("Your estimate").press("End")
    page.keyboard.press("Backspace")  # back at the answer
    assert page.evaluate(KEPT, "pattern-median") == {"answer": {"value": 12}, "draft": None}
    assert not exercise.get_by_text("Not checked yet.").is_visible()


def test_the_slider_the_pen_and_half_an_answer_are_kept(reader, address):
    page = reader().open(address + CHAPTER)
    median, curve = island(page, "pattern-median"), island(page, "pattern-troubled")
    median.get_by_label("Slider").press("ArrowRight")
    pad = curve.locator("svg.sketch-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.up()
    seen = [median.evaluate(SHOWN), curve.evaluate(SHOWN)]
    assert sum(value != "" for value in seen[1]) == 1
    page.reload()
    assert [island(page, "pattern-median").evaluate(SHOWN), island(page, "pattern-troubled").evaluate(SHOWN)] == seen
    island(page, "pattern-troubled").locator(".sketch-inputs input:not([readonly])").first.fill("0,5")
    assert 0.5 in page.evaluate(KEPT, "pattern-troubled")["draft"]["values"], "a number with a comma is no gap"


NO_NUMBER = ({"value": "many"}, {"value": [9]}, {"value": "9"}, {"value": 9, "more": 1})
STRANGE = (7, "x", [], [1], {"strange": 1}, {"picked": [99]}, True)  # whatever the kind


def test_a_damaged_or_foreign_draft_leaves_the_answer_standing(reader, address):
    """Behind the estimate each draft that is no number, and meanwhile behind its neighbours what is no draft of any kind."""
    page, names, seen = reader().open(address + LIGHT), [name for name in HOME if HOME[name] == CHAPTER], {}
    kept = {name: {"value": 12} if name == "pattern-median" else answers.wrong(bank.get(name)) for name in names}
    for turn, foreign in enumerate(NO_NUMBER):
        drafts = {name: STRANGE[(turn + place) % len(STRANGE)] for place, name in enumerate(names)} | {"pattern-median": foreign}
        stored = {name: json.dumps({"answer": kept[name], "draft": drafts[name], "at": "2026-01-01"}) for name in names}
        page.evaluate("(stored) => { for (const name in stored) localStorage.setItem(`drawing-the-bow:${name}`, stored[name]); }", stored)
        page.goto(address + CHAPTER, wait_until="load")
        for name in names:
            exercise = island(page, name)
            assert outcome_of(exercise) == grade(bank.get(name), kept[name]).outcome, (name, drafts[name])
            assert exercise.evaluate(SHOWN) == seen.setdefault(name, exercise.evaluate(SHOWN)), (name, drafts[name])
            assert not exercise.get_by_text("Not checked yet.").is_visible(), (name, drafts[name])
        assert island(page, "pattern-median").get_by_label("Your estimate").input_value() == "12", foreign


def test_a_row_says_for_itself_how_it_came_out(reader, address):
    """Beside each row a sign, a word and a sentence, tied to its control; the summary stays short; a change takes all away."""
    item = bank.get("pattern-inference")
    page = reader().open(address + CHAPTER)
    exercise = island(page, item.id)
    picks = [item.solution()["picked"][0], answers.wrong(item)["picked"][0]]
    for place in picks:
        exercise.get_by_role("checkbox").nth(place).check()
    check(page, exercise)
    for place, (sign, word) in zip(picks, (("✓", "Right choice."), ("✗", "Wrong choice.")), strict=True):
        box = exercise.get_by_role("checkbox").nth(place)
        note = page.locator(f"[id='{box.get_attribute('aria-describedby')}']")
        assert note.inner_text().split() == f"{sign} {word} {item.options[place].feedback}".split()
        assert item.options[place].feedback not in exercise.locator(".exercise-verdict").inner_text()
    exercise.get_by_role("checkbox").nth(picks[0]).uncheck()
    assert exercise.locator(".exercise-note:not(:empty)").count() == 0
