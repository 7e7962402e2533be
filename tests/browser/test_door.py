"""The way into the book: from a link, on a phone with a finger, through ten minutes into a chapter and back; the same by keyboard."""

import re

import pytest
from conftest import settled

from alliances.base import contents
from alliances.exercises import get

FRONT, SHORT = "book/index.html", "book/ten-minutes.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
STEPS = re.findall(r'show\("([\w-]+)"\)', next(page.text for page in contents.pages() if page.name == "ten-minutes"))
NEAR = 2  # pixels
TOP = "(query) => document.querySelector(query).getBoundingClientRect().top"
STANDS = """([query, least, most]) => {
  const { top } = document.querySelector(query).getBoundingClientRect();
  return least <= top && top <= most;
}"""


@pytest.fixture
def browser(readers_browser):
    return readers_browser


def touch(page, place):
    """Put a finger on a place of the page, whatever lies there."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def estimate(page, name: str):
    """Return an exercise in which a number is guessed, once it is alive."""
    exercise = page.locator(f'.island[data-widget="{name}"][data-live]')
    exercise.wait_for()
    return exercise


def test_the_first_screen_asks_and_answers(reader, address):
    page = settled(reader(**PHONE).open(address + FRONT))
    seen = page.evaluate("""() => [...document.querySelectorAll(".lead, .guess summary"), document.querySelector("figure.chart .chart-title")].map(
      (part) => [part.textContent.trim(), part.getBoundingClientRect().bottom])""")
    assert len(seen) == 6
    assert [text for text, bottom in seen if bottom > 740] == [], "this is not in the first screen of a phone"
    answers = page.locator(".guess details")
    answers.nth(0).locator("summary").tap()
    assert "More than that" in answers.nth(0).inner_text()
    answers.nth(2).locator("summary").tap()
    assert "half of 106 in the ATOP data, 51 per cent" in " ".join(answers.nth(2).inner_text().split())
    assert [answer.get_attribute("open") is not None for answer in answers.all()] == [False, False, True, False]


def test_a_finger_goes_from_a_link_through_ten_minutes_into_a_chapter_and_back(reader, address):
    page = reader(**PHONE).open(address + FRONT)
    touch(page, page.locator(".doors li").first.locator("strong"))  # all of the card is the link
    page.wait_for_url(f"**/{SHORT}")
    settled(page)
    exercise = estimate(page, STEPS[0])
    exercise.get_by_label("Your estimate").tap()
    page.keyboard.type("60")
    exercise.get_by_role("button", name="Check").tap()
    exercise.locator(".exercise-verdict[data-outcome]").wait_for()
    door = page.locator(".door a").first
    door.scroll_into_view_if_needed()
    stood = page.evaluate(TOP, ".door a")
    door.tap()
    page.wait_for_url("**/alliances/1896.html#*")
    settled(page)
    page.wait_for_function(STANDS, arg=[":target", 0, 200])  # below the exercise just answered
    again = estimate(page, STEPS[0])
    assert again.get_by_label("Your estimate").input_value() == "60", "the exercise is the same in its chapter"
    mark = page.locator(".prose .evidence-claim").first
    mark.scroll_into_view_if_needed()
    read = page.evaluate("scrollY")
    mark.tap()
    sheet = page.get_by_role("dialog")
    assert "Open in the ledger" in sheet.inner_text()
    sheet.get_by_role("button", name="Close").tap()
    assert page.evaluate("scrollY") == pytest.approx(read, abs=2), "a card takes nobody from the place"
    page.go_back()
    page.wait_for_url(f"**/{SHORT}")
    settled(page)
    assert estimate(page, STEPS[0]).get_by_label("Your estimate").input_value() == "60"
    assert page.evaluate(TOP, ".door a") == pytest.approx(stood, abs=NEAR), "the door that was taken stands where it stood"
    page.reload()
    settled(page)
    assert page.evaluate(TOP, ".door a") == pytest.approx(stood, abs=NEAR)
    page.goto(address + FRONT)
    assert "1 of" in page.locator('.card-mark[data-page="alliances/1896"]').filter(has_text="of").inner_text()


def test_the_keyboard_guesses_and_opens_a_door(reader, address):
    page = settled(reader().open(address + FRONT))
    answer = page.locator(".guess details").nth(2)
    answer.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.locator("p").is_visible()
    page.locator(".doors a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SHORT}")
    settled(page)
    exercise = estimate(page, STEPS[0])
    exercise.get_by_label("Your estimate").focus()
    page.keyboard.type("22")
    page.keyboard.press("Enter")
    assert exercise.locator(".exercise-verdict").get_attribute("data-outcome") == "right"


def test_what_is_told_to_those_who_listen(reader, address):
    page = settled(reader().open(address + FRONT))
    cards = page.locator("ol.cards").first.aria_snapshot()
    first, *_ = contents.chapters()
    assert first.part in cards.splitlines()[0]
    assert cards.count("- listitem") == sum(chapter.part == first.part for chapter in contents.chapters())
    for words in (f'link "{first.title}"', first.card.question, f"{first.card.minutes} minutes"):
        assert words in cards
    assert "img" not in cards, "a drawing says nothing that the words do not"
    assert re.findall("(One in ten|A quarter|Half|Nearly all)", page.locator(".guess").aria_snapshot()) == [
        "One in ten",
        "A quarter",
        "Half",
        "Nearly all",
    ]
    for door in page.locator(".doors li").all():
        assert door.get_by_role("link").count() == 1, "a card leads to one place"
        assert door.get_by_role("link").inner_text()


def test_without_a_script_the_guess_answers_and_the_doors_open(reader, address):
    page = reader(java_script_enabled=False, **PHONE).open(address + FRONT)
    page.locator(".guess summary").nth(1).tap()
    assert "More than that" in page.locator(".guess details[open]").inner_text()
    touch(page, page.locator(".card").nth(3).locator(".card-question"))
    page.wait_for_url(f"**/{contents.chapters()[3].name}.html")


def test_ten_minutes_are_about_ten_minutes():
    assert len(STEPS) == 4
    assert 8 <= sum(get(name).minutes for name in STEPS) <= 10


def test_each_step_has_something_to_press_and_nothing_lies_over_words(reader, address):
    page = settled(reader(**PHONE).open(address + SHORT))
    steps = page.locator("article section section")
    assert steps.count() == 6
    for step in steps.all():
        assert step.locator(".island, .guess").count() == 1
    assert page.get_by_role("heading", name="Now judge", exact=True).count() == 1, "a link beside a heading is no part of its name"
    assert set(page.locator(".exercise-number").all_text_contents()) == {""}, "a guest shows no number"
    covered = page.locator(".island").evaluate_all("""(islands) => islands.filter((island) => {
      const link = island.querySelector(".island-link").getBoundingClientRect();
      const words = document.createRange();
      words.selectNodeContents(island.querySelector(".island-live .exercise-kind"));
      return [...words.getClientRects()].some((box) => box.right > link.left && box.bottom > link.top && box.top < link.bottom);
    }).length""")
    assert covered == 0
    last = page.locator(".guess").last
    last.get_by_text("The order of dates").tap()
    assert last.locator("details[open]").get_attribute("class") == "guess-right"
    exercise = estimate(page, STEPS[-1])
    slider = exercise.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "no value yet"
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") is None
    assert exercise.get_by_label("Your estimate").input_value() == "1"
