"""Forecasts in the browser: locked and scored as in Python, kept over a reload, taken along, and still readable when the book's questions change."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from answer_file import WORK, download, hand_in
from conftest import copy_project, settled
from test_exercises import check, island, start_again
from test_parity import module_of

from alliances.exercises import bank, grade

CHAPTER = "book/judgement/forecasts.html"
KNOWN, OPEN, WORDS = "forecasts-known", "forecasts-open", "forecasts-words"
ASKED = ["Q01", "Q03", "Q04"]  # the open questions that the reader takes on
MADE, CHANGED = "2026-01-15T10:00:00Z", "2026-01-20T10:00:00Z"  # when, by the clock of the page
PAST = {"opened_on": "2026-01-01", "locks_on": "2026-02-01", "closes_on": "2026-03-01"}
SOURCE = "https://www.example.org/notice"
STORED = "(name) => JSON.parse(localStorage.getItem(`drawing-the-bow:${name}`))"


def number(exercise, row: str):
    return exercise.locator(f'input[data-row="{row}"]')


def enter(page, exercise, row: str, chance: int, why: str = "") -> None:
    """Type a chance and a reason, by keyboard alone."""
    number(exercise, row).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(str(chance))
    if why:
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type(why)


def said(exercise) -> str:
    return " ".join(exercise.locator(".exercise-verdict").inner_text().split())


def notes(exercise) -> list[str]:
    return [" ".join(note.split()) for note in exercise.locator(".exercise-note:not(:empty)").all_inner_texts()]


def told_as_in_python(exercise, name: str, answer: dict) -> None:
    """What the page says of an answer is what Python says of it."""
    expected = grade(bank.get(name), answer)
    assert said(exercise).endswith(" ".join(" ".join(sentence.split()) for sentence in expected.feedback))
    assert notes(exercise) == [" ".join(row.text.split()) for row in expected.rows if row]


def test_known_forecasts_are_locked_revised_and_scored(reader, address):
    page = reader(viewport={"width": 360, "height": 740}).open(address + CHAPTER)
    exercise, item = island(page, KNOWN), bank.get(KNOWN)
    first = dict(zip([row.id for row in item.rows], (80, 90, 40, 70, 60, 50, 85), strict=False))
    for row, chance in first.items():
        enter(page, exercise, row, chance)
    assert check(page, exercise) == "empty"  # one line is left
    last = item.rows[-1]
    exercise.get_by_label(f"I know how it ended. {last.text}").press("Space")
    assert number(exercise, last.id).is_disabled()
    button = exercise.locator(".exercise-check")
    assert button.inner_text() == "Lock my numbers"
    assert check(page, exercise) == "noted"
    assert button.inner_text() == "Show what happened"
    told_as_in_python(exercise, KNOWN, page.evaluate(STORED, KNOWN)["answer"])
    assert not any(row.happened in text for row in item.rows for text in notes(exercise)), "nothing is told before the second step"
    enter(page, exercise, "F08", 95)
    settled(page)
    page.reload()
    exercise = island(page, KNOWN)
    assert number(exercise, "F08").input_value() == "95"
    assert check(page, exercise) == "noted"
    answer = page.evaluate(STORED, KNOWN)["answer"]
    assert answer["chances"]["F08"] == {"p": 95, "first": {"p": 90}}
    assert answer["chances"][last.id] == {"knew": True}
    assert answer["seen"] is True
    told_as_in_python(exercise, KNOWN, answer)
    assert exercise.get_by_role("img", name="What you said and how often it came true.").is_visible()
    counts = [int(cell) for cell in exercise.locator(".forecast-shares td:nth-child(2)").all_inner_texts()]
    assert sum(counts) == len(item.rows) - 1
    assert exercise.locator(".forecast-scores tbody tr").first.inner_text().split()[-2:] == [
        "7",
        said(exercise).split("forecasts is ")[1][:4],
    ]
    assert all(field.is_disabled() for field in exercise.locator("[inputmode]").all()), "who has seen the end can forecast no more"
    page.reload()
    told_as_in_python(island(page, KNOWN), KNOWN, answer)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_words_are_compared_with_other_readers(reader, address):
    page = reader().open(address + CHAPTER)
    exercise = island(page, WORDS)
    for row in bank.get(WORDS).rows:
        enter(page, exercise, row.id, 60)
    assert check(page, exercise) == "noted"
    told_as_in_python(exercise, WORDS, page.evaluate(STORED, WORDS)["answer"])


pytestmark = pytest.mark.xdist_group("forecasts")  # they share what one reader kept, and a copy of the project


@pytest.fixture(scope="module")
def kept(browser, address, tmp_path_factory) -> dict:
    """What a reader kept who forecast three open questions and changed one number later: the file, the answer, the readable file."""
    folder = tmp_path_factory.mktemp("kept")
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(15000)
    page = context.new_page()
    page.clock.set_fixed_time(MADE)
    page.goto(address + CHAPTER, wait_until="load")
    exercise = island(page, OPEN)
    for row, chance in zip(ASKED, (30, 10, 60), strict=True):
        enter(page, exercise, row, chance, f"It is rare, {row}.")
    assert check(page, exercise) == "noted"
    page.clock.set_fixed_time(CHANGED)
    enter(page, exercise, "Q01", 20)
    settled(page)
    page.reload()  # in the middle of a change
    exercise = island(page, OPEN)
    assert number(exercise, "Q01").input_value() == "20"
    enter(page, exercise, "Q01", 25)
    assert check(page, exercise) == "noted"
    answer = page.evaluate(STORED, OPEN)["answer"]
    told_as_in_python(exercise, OPEN, answer)
    page.goto(address + WORK, wait_until="load")
    page.locator("[data-work=live]").wait_for()
    file = json.loads(download(page, folder / "answers.json"))
    hand_in(page, "Ada", folder / "handed-in.html")
    context.close()
    assert file["answers"][OPEN]["answer"] == answer
    return {"path": folder / "answers.json", "answer": answer, "sheet": (folder / "handed-in.html").read_text(encoding="utf-8")}


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_the_first_number_stays_and_the_file_for_the_teacher_tells_it(kept):
    entry = kept["answer"]["chances"]["Q01"]
    assert (entry["p"], entry["edition"], entry["why"]) == (25, 1, "It is rare, Q01.")
    assert entry["first"]["p"] == 30
    assert entry["first"]["at"].startswith("2026-01-15")
    assert entry["at"].startswith("2026-01-20")
    assert "25 %. Reason: It is rare, Q01. First said: 30 % (2026-01-15)." in kept["sheet"]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("questions") / "clone")


def edit(clone, change) -> None:
    """Change the rows of the copy's questions."""
    path = clone / "seeds/questions.csv"
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8")))
    changed = [new for row in rows if (new := change(dict(zip(header, row, strict=True)))) is not None]
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(changed)
    path.write_text(text.getvalue(), encoding="utf-8")


def run(clone, *command: str, given: str = "") -> str:
    environment = os.environ | {"PYTHONPATH": str(clone)}
    done = subprocess.run([sys.executable, *command], cwd=clone, env=environment, capture_output=True, text=True, input=given)
    assert done.returncode == 0, done.stderr
    return done.stdout


def reworded(row: dict) -> dict:
    """Raise the edition of a question with another wording."""
    return row | ({"question": "Will Armenia leave the CSTO by 31 December 2028?", "edition": "2"} if row["id"] == "Q01" else {})


def past(row: dict) -> dict:
    """Let a question be over, so that its answer can be known today."""
    return row | (PAST if row["id"] == "Q01" else {})


def resolved(clone, answer: str) -> None:
    edit(clone, past)
    run(clone, "-m", "alliances", "resolve", "Q01", answer, "--on", "2026-02-14", "--source", SOURCE)


VERSIONS = {  # what became of the first question: how, the state that is told, whether it is scored
    "same": (lambda clone: None, "You may change it until 31 March 2027", False),
    "reworded": (lambda clone: edit(clone, reworded), "The question changed since you answered it.", False),
    "yes": (
        lambda clone: resolved(clone, "yes"),
        "The answer is yes. You said 30 % at first, which scores 0.49, and 25 % in the end, which scores 0.56.",
        True,
    ),
    "void": (lambda clone: resolved(clone, "void"), "It is void and counts for nobody.", False),
    "removed": (
        lambda clone: edit(clone, lambda row: None if row["id"] == "Q01" else row),
        "On questions that this book no longer asks",
        False,
    ),
}
SAYS = """
import json, sys
from alliances.exercises import get, grade
item = get("forecasts-open")
print(json.dumps({"item": item.public(), "graded": grade(item, json.load(sys.stdin)).public()}))
"""
SHOW = """async ([module, item, answer]) => {
  const { default: widget } = await import(module);
  const state = { item, answer, draft: null };
  const model = { get: (name) => state[name], set: (name, value) => { state[name] = value; }, on() {}, off() {}, save_changes() {} };
  const el = document.createElement("div");
  el.className = "tried";
  document.querySelector("article").append(el);
  widget.render({ model, el });
  return state.answer;
}"""


def test_a_reason_may_come_before_its_number_and_a_fault_is_pointed_out(reader, address):
    page = reader().open(address + CHAPTER)
    exercise, rows = island(page, OPEN), bank.get(OPEN).rows
    reason = exercise.get_by_label(f"Your reason, in a line. {rows[1].text}")
    reason.fill("Elections are near.")
    keep = exercise.get_by_role("button", name="Keep my forecasts")
    keep.press("Enter")
    assert number(exercise, rows[1].id).evaluate("(field) => field === document.activeElement")
    number(exercise, rows[3].id).fill("about ten")
    page.reload()
    exercise = island(page, OPEN)
    assert reason.input_value() == "Elections are near."
    assert number(exercise, rows[3].id).input_value() == "", "no number that nobody typed"
    number(exercise, rows[3].id).fill("٤٠ ٪")
    enter(page, exercise, rows[1].id, 20)
    enter(page, exercise, rows[2].id, 120)
    keep.press("Enter")
    assert rows[2].text in said(exercise)
    assert notes(exercise) == ["Enter a whole number from 0 to 100."]
    page.keyboard.press("Control+A")  # the focus is where the fault is
    page.keyboard.type("12")
    assert check(page, exercise) == "noted"
    chances = page.evaluate(STORED, OPEN)["answer"]["chances"]
    assert chances[rows[3].id]["p"] == 40
    assert [(chances[row.id]["p"], chances[row.id]["why"]) for row in rows[1:3]] == [(20, "Elections are near."), (12, "")]
    again = exercise.get_by_role("button", name="Start again")
    again.press("Enter")
    assert exercise.get_by_role("button", name="No, keep").evaluate("(button) => button === document.activeElement")
    page.keyboard.press("Enter")
    assert again.evaluate("(button) => button === document.activeElement")
    assert page.evaluate(STORED, OPEN)["answer"]["chances"] == chances
    start_again(exercise)
    assert page.evaluate(STORED, OPEN) is None


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_file_loads_into_every_later_book(reader, address, site, clone, kept, version):
    """The book of a copy whose questions changed reads what was exported before, and scores it as Python does there."""
    before = (clone / "seeds/questions.csv").read_bytes()
    make, state, scored = VERSIONS[version]
    try:
        make(clone)
        book = json.loads(run(clone, "-c", SAYS, given=json.dumps(kept["answer"])))
    finally:
        (clone / "seeds/questions.csv").write_bytes(before)
    listed = (site / "_static/widgets/catalogue.js").read_text(encoding="utf-8")
    listed += f"globalThis.exerciseCatalogue.items[{OPEN!r}] = {json.dumps(book['item'])};"
    one = reader()
    one.context.route("**/widgets/catalogue.js*", lambda route: route.fulfill(body=listed, content_type="text/javascript"))
    page = one.open(address + WORK)
    page.locator("[data-work=live]").wait_for()
    page.locator(".work-files input[type=file]").set_input_files(kept["path"])
    page.get_by_text("One answer loaded.").wait_for()
    section = page.locator('.work-part[data-part="forecasts"]')
    section.get_by_text(state).first.wait_for()
    shown = " ".join(section.inner_text().split())
    graded = book["graded"]
    assert graded["outcome"] == "noted"
    assert all(row["text"] in shown for row in graded["rows"] if row)
    assert ("Your Brier score" in shown) == scored == ("Your Brier score" in " ".join(graded["feedback"]))
    if scored:
        assert all(sentence in shown for sentence in graded["feedback"][1:4]), "the score, that of the first number, the base rate"
    answer = page.evaluate(SHOW, [module_of(address, site), book["item"], kept["answer"]])
    assert answer == kept["answer"], "showing it changes nothing"
    tried = page.locator(".tried")
    assert said(tried).endswith(" ".join(graded["feedback"]))
    assert notes(tried) == [row["text"] for row in graded["rows"] if row]
