"""The book in WebKit, the engine of Safari, as Debian packs it: spoken to by its own WebDriver, on a screen without a screen."""

import shutil
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from alliances.base import contents

CHAPTERS = [f"book/{chapter.name}.html" for chapter in contents.chapters()]
FIELD = "form.exercise [inputmode]"
EXERCISE = "book/alliances/1896.html#secret-months"
PATIENCE = 30  # seconds
LIFELESS = """
const last = [...document.querySelectorAll(".island, figure.chart")].map((each) => [each, each.dataset.widget ?? each.id]);
return last.filter(([each]) => each.matches(".island") ? !("live" in each.dataset) : each.dataset.state === "loading").map(([, name]) => name);
"""
OFF = """
const { top, bottom } = document.getElementById(arguments[0]).getBoundingClientRect();
return bottom <= 0 || top >= innerHeight * 0.8 ? [top, innerHeight] : null;
"""


@pytest.fixture(scope="module")
def webkit():
    options = Options()
    options.binary_location = next((str(path) for path in Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")), "")
    options.add_argument("--automation")
    options.set_capability("browserName", "MiniBrowser")
    service = shutil.which("WebKitWebDriver")
    assert service and options.binary_location, "no WebKit: run make test-browsers, which installs one"
    driver = webdriver.WebKitGTK(options=options, service=Service(service))
    yield driver
    driver.quit()


def until(driver, condition, said):
    """Wait for what a script of the page returns to be true."""
    return WebDriverWait(driver, PATIENCE, 0.05).until(lambda one: condition(one), said)


def answered(driver) -> str:
    """Return what stands in the first number field of the page."""
    return driver.find_element(By.CSS_SELECTOR, FIELD).get_property("value")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_and_chart_comes_alive_and_anchors_land(webkit, address, chapter):
    webkit.set_window_size(1280, 900)
    webkit.get(address + chapter)
    places = webkit.execute_script("return [...document.querySelectorAll('.island, figure.chart')].map((each) => each.closest('[id]').id)")
    assert places
    for place in places:
        webkit.execute_script("document.getElementById(arguments[0]).scrollIntoView()", place)
    until(webkit, lambda one: one.execute_script(LIFELESS) == [], "all is alive")
    last = webkit.execute_script("return [...document.querySelectorAll('article h2[id], article section[id]')].at(-2).id")
    webkit.get("about:blank")
    webkit.get(f"{address}{chapter}#{last}")
    until(webkit, lambda one: one.execute_script(OFF, last) is None, f"#{last} is in view")


def test_an_answer_by_keyboard_is_kept_told_and_cleared(webkit, address):
    webkit.get(address + EXERCISE)
    until(webkit, lambda one: one.find_elements(By.CSS_SELECTOR, FIELD), "the exercise is alive")
    field = webkit.find_element(By.CSS_SELECTOR, FIELD)
    field.send_keys("22", Keys.ENTER)
    assert webkit.find_element(By.CSS_SELECTOR, ".exercise-verdict").get_attribute("data-outcome") == "right"
    webkit.refresh()
    until(webkit, lambda one: one.find_elements(By.CSS_SELECTOR, FIELD) and answered(one) == "22", "the answer is kept")
    webkit.get(address + "book/your-work.html")
    until(webkit, lambda one: "You have done 1 of" in one.find_element(By.CSS_SELECTOR, "main").text, "the work is told")
    webkit.find_element(By.XPATH, "//div[contains(@class,'work-files')]//button[text()='Clear the whole book']").send_keys(Keys.ENTER)
    webkit.find_element(By.XPATH, "//div[@role='group']//button[text()='Clear the whole book']").send_keys(Keys.ENTER)
    until(webkit, lambda one: "You have done 0 of" in one.find_element(By.CSS_SELECTOR, "main").text, "the work is cleared")
    webkit.back()  # perhaps out of the browser's cache, where the page still had its answer
    until(webkit, lambda one: one.find_elements(By.CSS_SELECTOR, FIELD) and answered(one) == "", "nothing cleared comes back")


def test_search_finds(webkit, address):
    webkit.get(address + "search.html?q=S-400")
    until(
        webkit,
        lambda one: one.find_elements(By.CSS_SELECTOR, ".search-found li a[href*='#ev-2017-s400-contract']"),
        "the contract is found",
    )


def test_pages_do_not_scroll_sideways_on_a_phone(webkit, address):
    webkit.set_window_size(360, 740)
    for page in (CHAPTERS[0], "book/index.html", "book/reference/data.html", "book/your-work.html"):
        webkit.get(address + page)
        wide, room = webkit.execute_script("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= room, page
