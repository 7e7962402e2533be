"""The frame around every page: menu, contents, light and dark, the foot; by keyboard, by touch, and without a script."""

import re

import pytest
from conftest import settled

CHAPTER = "book/alliances/pattern.html"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
DARK, LIGHT = "rgb(21, 23, 27)", "rgb(252, 251, 248)"
GROUND = "getComputedStyle(document.body).backgroundColor"
FIRST_GROUND = """new PerformanceObserver(() => {}).observe({type: "paint", buffered: true});
requestAnimationFrame(function look() {
  if (document.body) (window.grounds ??= []).push(getComputedStyle(document.body).backgroundColor);
  if (document.readyState !== "complete") requestAnimationFrame(look);
});"""


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(reader, address):
    page = reader(**PHONE).open(address + CHAPTER)
    menu, summary = page.locator(".site-menu .fold-inside"), page.locator(".site-menu .fold > summary")
    assert not menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    summary.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert menu.bounding_box()["width"] <= 360
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert summary.evaluate("(own) => own === document.activeElement"), "the focus is back where the menu was opened"


def test_menu_and_contents_answer_to_touch(reader, address):
    page = reader(**PHONE).open(address + CHAPTER)
    page.locator(".page-toc .fold > summary").tap()
    contents = page.locator(".page-toc .fold-inside")
    entry = contents.get_by_role("link").nth(2)
    goal = entry.get_attribute("href")
    entry.tap()
    page.wait_for_url(f"**{goal}")
    assert not contents.is_visible(), "it does not cover what it led to"
    page.locator(".site-menu .fold > summary").tap()
    menu = page.locator(".site-menu .fold-inside")
    assert menu.is_visible()
    page.touchscreen.tap(180, 730) if menu.bounding_box()["height"] < 600 else page.keyboard.press("Escape")
    page.locator(".site-menu .fold:not([open])").wait_for()
    page.locator(".site-menu .fold > summary").tap()
    menu.get_by_role("link", name="1937").tap()
    page.wait_for_url("**/alliances/1937.html")


def test_the_frame_at_a_desk(reader, address):
    """Menu and contents stand open, say where the reader is, and follow; folded parts open; one can go on."""
    page = settled(reader().open(address + CHAPTER))
    menu = page.locator(".site-menu")
    assert menu.locator("a:visible").count() > 14
    assert menu.locator("[aria-current=page]").inner_text().endswith("A pattern?")
    assert not menu.get_by_role("link", name="Claims ledger").is_visible()
    menu.get_by_text("Reference", exact=True).click()
    assert menu.get_by_role("link", name="Claims ledger").is_visible()
    page.locator("#reflect").evaluate("(part) => scrollTo({top: part.offsetTop - 50, behavior: 'instant'})")
    page.locator(".page-toc a[aria-current=true]", has_text="Reflect").wait_for()
    for way, title in (("prev", "Friendship, alliance and mutual assistance"), ("next", "Why states ally")):
        assert title in page.locator(f".way-on [rel={way}]").inner_text()
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Search").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_choice_of_light_or_dark_is_kept_and_there_from_the_first_frame(reader, address, scheme):
    """Against the setting of the device, on the page, on the next one and after a reload, drawings too; no frame shows the other."""
    chosen, word = (LIGHT, "Light page") if scheme == "dark" else (DARK, "Dark page")
    one = reader(color_scheme=scheme)
    one.context.add_init_script(FIRST_GROUND)
    page = settled(one.open(address + CHAPTER))
    ink = "getComputedStyle(document.querySelector('figure.chart svg text')).fill"
    before = page.evaluate(ink)
    page.get_by_role("button", name=word).click()
    assert page.evaluate(GROUND) == chosen
    assert page.evaluate(ink) != before
    for name in (CHAPTER, "book/index.html"):
        page.goto(address + name, wait_until="load")
        page.wait_for_function("() => window.grounds?.length")
        assert set(page.evaluate("grounds")) == {chosen}
    page.get_by_role("button", name="Light page" if scheme == "light" else "Dark page").click()
    assert page.evaluate(GROUND) == (DARK if scheme == "dark" else LIGHT)
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
    assert page.evaluate(GROUND) == chosen, "the page follows the device again"


def test_the_device_decides_without_a_script(reader, address):
    for scheme, ground in (("light", LIGHT), ("dark", DARK)):
        page = reader(java_script_enabled=False, color_scheme=scheme, viewport={"width": 360, "height": 740}).open(address + CHAPTER)
        assert page.evaluate(GROUND) == ground
        page.locator(".site-menu .fold > summary").click()
        assert page.locator(".site-menu [aria-current=page]").is_visible()


def test_a_page_can_be_cited_by_keyboard(reader, address):
    one = reader()
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = one.open(address + CHAPTER)
    page.locator(".cite > summary").focus()
    page.keyboard.press("Enter")
    for form in ("APA", "Chicago", "BibTeX"):
        page.get_by_role("button", name=f"Copy {form}").press("Enter")
        page.locator(f".citing:has(#cite-{form.lower()}) output", has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Three cases or a pattern?" in copied
        assert re.search(r"\b20\d\d\b", copied)
    assert page.get_by_role("link", name="Report an error").get_attribute("href").startswith("https://github.com/example-org/")
    assert page.get_by_role("link", name="CC BY 4.0").is_visible()


FOCUSED = """() => {
  const part = document.activeElement, style = getComputedStyle(part);
  if (part === document.body) return "";
  const shown = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  return shown ? "" : part.outerHTML.slice(0, 90);
}"""


@pytest.mark.parametrize("name", ["book/index", "book/alliances/pattern", "book/your-work", "book/reference/claims"])
def test_whatever_has_the_focus_shows_it(reader, address, name):
    page, faults = settled(reader().open(f"{address}{name}.html")), set()
    for _ in range(90):
        page.keyboard.press("Tab")
        faults.add(page.evaluate(FOCUSED))
    assert faults - {""} == set()
