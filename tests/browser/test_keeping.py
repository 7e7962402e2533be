"""What is kept and what is not is said on every page that keeps something, and a file still holds all answers of the session."""

import json
import subprocess

import javascript
import pytest
from answer_file import WORK, download
from conftest import ROOT
from test_exercises import CHAPTER, check, island
from test_loading import Failing
from test_playing import PAGE as GAME
from test_playing import alive

from alliances.exercises.words import say

FORECASTS, DECIDE = "book/judgement/forecasts.html", "book/judgement/decide.html"
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });"""
FULL = """() => {
  let text = "";
  for (let more = 2 ** 21; more >= 1; more /= 2) {
    for (;;) {
      try {
        localStorage.setItem("fill", text + "x".repeat(more));
        text += "x".repeat(more);
      } catch {
        break;
      }
    }
  }
}"""


def lasting(count: int) -> str:
    """What is said of answers that only this tab has."""
    return say("answers.not-kept", count=count, end="close this tab")


def held(page, path) -> dict:
    """The answers in a file that the page gives."""
    return {name: (kept["answer"], kept["draft"]) for name, kept in json.loads(download(page, path))["answers"].items()}


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_where_storage_is_refused_the_session_lasts_until_the_tab_is_closed(reader, address, tmp_path):
    """Chapter, decision, forecasts and game, a reload, and a file with all of it."""
    one = reader()
    one.context.add_init_script(REFUSED)
    page = one.open(address + CHAPTER)
    island(page, "pattern-median").get_by_label("Your estimate").fill("12")
    assert page.get_by_text(lasting(1)).is_visible()
    check(page, island(page, "pattern-median"))
    assert held(page, tmp_path / "chapter.json") == {"pattern-median": ({"value": 12}, None)}
    page.goto(address + DECIDE, wait_until="load")
    island(page, "decide-memo").get_by_label("Your memo.").fill("Draft.")
    page.goto(address + FORECASTS, wait_until="load")
    island(page, "forecasts-open").locator('input[data-row="Q01"]').fill("30")
    page.reload()
    assert island(page, "forecasts-open").locator('input[data-row="Q01"]').input_value() == "30"
    page.goto(address + GAME, wait_until="load")
    alive(page).get_by_role("button", name="Learn it in three rounds").click()
    warning = say("game.not-kept", end="close this tab")
    assert page.get_by_text(warning).is_visible()
    page.reload()
    assert alive(page).get_by_role("button", name="Go on with your game").is_visible()
    page.goto(address + WORK, wait_until="load")
    page.locator("[data-work=live]").wait_for()
    assert page.get_by_text(lasting(3)).count() == 2  # with the sum, and beside the button
    assert page.locator(".work-text blockquote").all_text_contents() == ["Draft."]
    answers = held(page, tmp_path / "all.json")
    assert sorted(answers) == ["decide-memo", "forecasts-open", "pattern-median"]
    assert answers["forecasts-open"][1]["chances"]["Q01"]["p"] == 30


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_a_full_storage_keeps_what_it_has_and_what_came_later_is_told_and_tried_again(reader, address, tmp_path):
    page = reader().open(address + CHAPTER)
    median, ten = island(page, "pattern-median"), island(page, "pattern-ten-years")
    median.get_by_label("Your estimate").fill("12")
    check(page, median)
    assert page.get_by_text(say("answers.stay")).is_visible()
    assert not page.get_by_role("button", name="Download my answers").is_visible()
    page.evaluate(FULL)
    ten.get_by_role("radio").nth(2).check()
    assert page.get_by_text(lasting(1)).is_visible()
    assert sorted(held(page, tmp_path / "chapter.json")) == ["pattern-median", "pattern-ten-years"]
    page.get_by_role("link", name="See all your work").press("Enter")
    page.locator("[data-work=live]").wait_for()
    path = tmp_path / "brought.json"
    answers = {"pattern-reflect": {"answer": None, "draft": {"text": "Mine.", "ticked": []}, "at": "2026-11-01T10:00:00.000Z"}}
    path.write_text(
        json.dumps(json.loads((tmp_path / "chapter.json").read_text(encoding="utf-8")) | {"answers": answers}), encoding="utf-8"
    )
    page.locator(".work-files input[type=file]").set_input_files(path)
    page.locator(".work-files").get_by_text(f"One answer loaded. {lasting(2)}").wait_for()
    page.evaluate("localStorage.removeItem('fill')")
    page.reload()
    page.locator("[data-work=live]").wait_for()
    assert page.locator(".work-files").get_by_text(say("answers.stay")).is_visible()
    kept = page.evaluate("Object.keys(localStorage).filter((name) => name.includes(':pattern')).length")
    assert kept == 3, "what was not taken was tried again"


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_your_work_can_be_downloaded_and_tried_again_where_a_part_did_not_load(reader, address, tmp_path):
    one = reader(tolerate_errors=True)
    page = one.open(address + CHAPTER)
    island(page, "pattern-median").get_by_label("Your estimate").fill("12")
    network = Failing(one.context, "**/widgets/*.js*")
    page.goto(address + WORK, wait_until="load")
    page.get_by_text(say("work.not-loaded")).wait_for()
    assert held(page, tmp_path / "all.json") == {"pattern-median": (None, {"value": 12})}
    network.mend()
    page.get_by_role("button", name="Try again").press("Enter")
    page.locator("[data-work=live]").wait_for()


def codes() -> list[str]:
    """The codes of two tables, as a game writes them."""
    modules = (ROOT / "alliances" / "site" / "scripts").as_uri()
    script = f"""import {{ encode }} from "{modules}/game-codes.js"; import {{ version }} from "{modules}/game-rules.js";
const seat = {{ points: 1, free: 3, partner: 0, called: 0, honoured: 0, pressed: 0, left: 0, brier: null, written: false }};
for (const table of "BC") console.log(encode({{ rules: version, table, rounds: 3, changed: false, seed: 7, free: 4, seats: Array(4).fill(seat) }}));"""
    command = [javascript.node(), "--no-warnings", "--input-type=module", "--eval", script]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_two_tabs_play_one_game_and_show_one_choice_of_colours(reader, address):
    """What is played, put together or chosen in one tab, another shows; nothing that one does takes away what the other did."""
    one = reader()
    tabs = [alive(one.open(address + GAME)) for _ in range(2)]
    boxes = [tab.locator(".game") for tab in tabs]
    boxes[0].get_by_role("button", name="Play at one screen").click()
    boxes[0].get_by_role("button", name="Begin").click()
    boxes[1].get_by_role("button", name="Go on with your game").click()
    boxes[0].get_by_role("button", name="I am ").click()
    boxes[0].get_by_role("radio").first.check()
    boxes[0].get_by_role("button", name="Lock it in").click()
    boxes[1].get_by_text(say("game.elsewhere")).wait_for()
    assert boxes[1].locator(".game-heading").inner_text() == boxes[0].locator(".game-heading").inner_text()
    boxes[1].get_by_role("button", name="Undo the last step").click()
    boxes[0].get_by_text(say("game.elsewhere")).wait_for()

    boxes[0].get_by_role("button", name="Stop now").click()
    for box in boxes:
        box.get_by_role("button", name="A new game").click()
        box.get_by_role("button", name="Put tables together").click()
    for box, code in zip(boxes, codes(), strict=True):
        box.get_by_label("Codes").fill(code)
        box.get_by_role("button", name="Add").click()
    for box in boxes:
        for table in "BC":
            box.locator(".game-tables").get_by_text(f"Table {table}:").wait_for()

    theme = "document.documentElement.dataset.theme"
    tabs[0].locator(".theme-switch").first.click()
    chosen = tabs[0].evaluate(theme)
    tabs[1].wait_for_function(f"(chosen) => {theme} === chosen", arg=chosen)
