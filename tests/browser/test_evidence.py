"""Marks of evidence: cards by mouse and keyboard, sheets by touch, and links that lead to the ledger and the shelf and back."""

from pathlib import Path

import axe_playwright_python
import pytest
from conftest import settled

from alliances.base import contents
from alliances.site.listings.exercises import LEVELS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
CHAPTER = "book/alliances/pattern.html"
PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 740}}


def rested(page, mark):
    """Put a mark into the middle of the window and move the mouse onto it, from elsewhere, to rest there; return its card."""
    page.mouse.move(2, 2)
    settled(page)
    mark.evaluate("(e) => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    mark.hover()
    card = page.locator(".evidence-card")
    card.wait_for()
    return card


def within(box, page):
    """Say whether a box lies within the window."""
    view = page.viewport_size
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= view["width"] and box["y"] + box["height"] <= view["height"]


@pytest.mark.parametrize("width", [1280, 360])
def test_a_card_opens_beside_its_mark_and_closes(reader, address, width):
    page = reader(viewport={"width": width, "height": 740}).open(address + CHAPTER)
    mark = page.locator(".evidence-claim").first
    card = rested(page, mark)
    for word in ("Verdict on the article's claim: contested A1-46", "article 1, paragraph 11", "Sources: "):
        assert word in card.inner_text()
    for words, target in (("Open in the ledger", "claims.html#a1-46"), ("Leeds and others 2002", "bibliography.html#ref-leeds2002")):
        assert card.get_by_role("link", name=words).get_attribute("href").endswith(target)
    line, box = mark.bounding_box(), card.bounding_box()
    assert within(box, page)
    assert not line["y"] < box["y"] + box["height"] or not box["y"] < line["y"] + line["height"]  # the line stays in view
    assert min(abs(box["y"] - line["y"] - line["height"]), abs(line["y"] - box["y"] - box["height"])) < 20  # and is near
    page.mouse.move(box["x"] + 20, box["y"] + 20)  # the mouse may go to it
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    rested(page, mark)
    page.mouse.move(2, 2)
    card.wait_for(state="detached")


def test_a_mark_that_scrolling_brings_under_the_mouse_opens_nothing(reader, address):
    page = reader().page()
    page.clock.install()
    page.goto(address + CHAPTER, wait_until="load")
    page.clock.run_for(1000)
    mark, card = page.locator(".evidence-claim").first, page.locator(".evidence-card")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    at = box["x"] + 3, box["y"] + 3
    page.evaluate("scrollBy({top: 300, behavior: 'instant'})")
    page.mouse.move(*at)  # words that do not open
    slipped = mark.evaluate_handle("(mark) => ({ under: new Promise((come) => mark.addEventListener('pointerover', come, {once: true})) })")
    page.evaluate("scrollBy({top: -300, behavior: 'instant'})")
    slipped.evaluate("({ under }) => under.then(() => true)")
    page.clock.run_for(1000)
    assert card.count() == 0
    page.mouse.move(at[0] + 1, at[1])
    page.clock.run_for(1000)
    assert card.is_visible()


def test_a_key_opens_the_card_and_the_focus_comes_back(reader, address):
    page = reader().open(address + CHAPTER)
    mark = page.get_by_role("button", name="The article's claim: contested").first
    for key, back in (("Enter", "Escape"), ("Space", "Enter")):
        mark.press(key)
        card = page.get_by_role("dialog", name="The article's claim")
        assert mark.get_attribute("aria-expanded") == "true"
        assert card.evaluate("(e) => e === document.activeElement")
        if back == "Enter":
            card.get_by_role("button", name="Close").press("Enter")
        else:
            page.keyboard.press(back)
        assert not page.locator(".evidence-card").count()
        assert mark.get_attribute("aria-expanded") == "false"
        assert mark.evaluate("(e) => e === document.activeElement")
    mark.click()  # the mouse keeps a card open in the same way
    page.mouse.move(2, 2)
    page.get_by_role("dialog", name="The article's claim").get_by_role("link", name="Open in the ledger").press("Enter")
    page.wait_for_url("**/claims.html#a1-46")


def test_the_keyboard_leaves_a_card_for_the_next_mark(reader, address):
    page = reader().open(address + CHAPTER)
    page.locator(".evidence-claim").first.press("Enter")
    for _ in range(9):  # the links of the card, and out of it
        page.keyboard.press("Tab")
        if not page.locator(".evidence-card").count():
            break
    assert page.evaluate("document.activeElement !== document.body")
    assert not page.locator(".evidence-card").count()


def test_figures_and_dates_are_words_until_all_evidence_is_shown(reader, address):
    page = reader().open(address + "book/alliances/1896.html")
    quiet, stops = ".evidence-datum, .evidence-event", "(es) => es.filter((e) => e.href && e.tabIndex >= 0).length"
    line = "(e) => getComputedStyle(e).textDecorationLine"
    assert page.locator(quiet).count() > 20
    assert page.locator(quiet).evaluate_all(stops) == 0
    assert page.locator(quiet).first.evaluate(line) == "none"
    switch = page.get_by_role("button", name="Show all evidence")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.press("Enter")
    assert switch.get_attribute("aria-pressed") == "true"
    assert page.locator(quiet).evaluate_all(stops) == page.locator(quiet).count()
    assert page.locator(quiet).first.evaluate(line) == "underline"
    page.goto(address + CHAPTER)  # remembered, on every page
    assert page.locator(quiet).evaluate_all(stops) == page.locator(quiet).count()
    figure = page.locator(".evidence-datum").first
    figure.press("Enter")
    assert "alliance_spells" in page.get_by_role("dialog", name="Figure").inner_text()
    assert faults(page, "main") == []
    page.get_by_role("button", name="Show all evidence").click()
    assert page.locator(quiet).evaluate_all(stops) == 0


def test_a_mark_without_javascript_is_a_link(reader, address):
    page = reader(java_script_enabled=False).open(address + CHAPTER)
    page.locator(".evidence-datum").first.focus()
    page.locator(".evidence-claim").first.click()
    page.wait_for_url("**/claims.html#a1-46")


@pytest.mark.chromium("the driver of Firefox does not go back")
def test_a_claim_leads_to_its_entry_and_a_figure_to_its_table(reader, address):
    page = reader(accept_downloads=True).open(address + CHAPTER)
    rested(page, page.locator(".evidence-claim").first).get_by_role("link", name="Open in the ledger").click()
    page.wait_for_url("**/claims.html#a1-46")
    entry = page.locator("#a1-46")
    assert entry.is_visible()
    used = entry.inner_text().partition("Used in: ")[2]
    assert {"How to use this book", "Three cases or a pattern?"} <= {title.strip(" .") for title in used.split(",")}
    page.go_back()
    rested(page, page.locator(".evidence-datum").first).get_by_role("link", name="Open in the data catalogue").click()
    page.wait_for_url("**/data.html#alliance-spells")
    with page.expect_download() as download:
        page.locator("#alliance-spells").get_by_role("link", name="download as CSV").click()
    assert download.value.suggested_filename == "alliance_spells.csv"


@pytest.mark.chromium("the driver of Firefox does not go back")
def test_the_ledger_can_be_narrowed_by_keyboard(reader, address):
    page = reader().open(address + "book/reference/claims.html")
    total = page.locator(".entry").count()
    assert total >= 130
    page.get_by_role("combobox", name="Verdict").focus()
    page.keyboard.type("wrong")
    shown = page.locator(".entry:visible")
    assert 0 < shown.count() < 20
    assert {entry.get_attribute("data-verdict") for entry in shown.all()} == {"wrong"}
    assert page.locator(".filter output").inner_text() == f"{shown.count()} of {total} claims"
    page.get_by_role("combobox", name="Article").select_option("4")
    assert page.locator(".entry:visible").count() <= shown.count()


def test_a_gallery_offers_what_it_has_in_the_order_of_the_book(reader, address):
    """Before its entries; what it does not know narrows nothing, and there is a way back from a choice that nothing fits."""
    page = reader().open(address + "book/reference/exercises.html?level=none-such")
    form = page.locator(".filter")
    chapters = [chapter.called for chapter in contents.chapters()]
    assert form.get_by_role("combobox", name="Chapter").locator("option").all_inner_texts() == ["any", *chapters]
    assert page.locator(".entry-group > h2").all_inner_texts() == chapters
    level = form.get_by_role("combobox", name="Level")
    assert level.locator("option").all_inner_texts() == ["any", *(name for name in LEVELS if page.locator(f"[data-level={name}]").count())]
    assert (level.input_value(), form.get_by_role("button").count(), page.locator("nav.jump:visible").count()) == ("", 0, 0)
    assert form.bounding_box()["y"] < page.locator(".entry").first.bounding_box()["y"] < 600
    level.select_option("remember")
    page.get_by_role("searchbox", name="Find in this list").fill("no such word")
    assert form.locator("output").inner_text().startswith(f"None of {page.locator('.entry').count()} exercises fits")
    form.get_by_role("button", name="Clear filters").press("Enter")
    assert page.locator(".entry:visible").count() == page.locator(".entry").count()
    assert page.url.endswith("exercises.html")
    assert page.get_by_role("searchbox", name="Find in this list").evaluate("(e) => e === document.activeElement")


@pytest.mark.chromium("the driver of Firefox does not go back")
def test_what_a_reader_looks_for_stands_in_the_address_and_survives_back(reader, address):
    page = reader().open(address + "book/reference/claims.html")
    page.get_by_role("link", name="wrong (").click()
    page.wait_for_url("**/claims.html?verdict=wrong")
    assert page.get_by_role("combobox", name="Verdict").input_value() == "wrong"
    wrong = page.locator(".entry:visible").count()
    assert f"wrong ({wrong})" in page.locator(".verdict-counts").inner_text()
    page.get_by_role("searchbox", name="Find in this list").fill("Liaoning ARTICLE")
    assert page.evaluate("location.search") == "?verdict=wrong&q=Liaoning+ARTICLE"
    assert page.locator(".entry:visible").count() == 1
    page.locator(".entry:visible").get_by_role("link").first.click()
    page.wait_for_url("**/articles/**")
    page.go_back()
    page.wait_for_url("**/claims.html?verdict=wrong&q=Liaoning+ARTICLE")
    page.get_by_text(f"1 of {page.locator('.entry').count()} claims").wait_for()
    page.evaluate("location.hash = '#a1-46'")  # an entry that is linked to is shown, whatever was looked for
    page.locator("#a1-46").wait_for()
    assert page.evaluate("location.search + location.hash") == "#a1-46"


def test_an_entry_leads_back_to_the_mark(reader, address):
    page = reader().open(address + CHAPTER)
    mark = page.locator(".evidence-claim").nth(2)
    mark.press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Open in the ledger").press("Enter")
    page.get_by_role("link", name="Back to the passage in “Three cases or a pattern?”").click()
    page.wait_for_url("**/pattern.html#mark-*")
    assert mark.evaluate("(e) => e === document.activeElement")
    box = mark.bounding_box()
    assert 0 < box["y"] < page.viewport_size["height"]
    page.goto(address + "book/reference/claims.html#a1-01")
    assert not page.locator(".way-back").count()


def test_on_a_phone_entries_are_folded_until_one_is_asked_for(reader, address):
    page = reader(**PHONE).open(address + "book/reference/sources.html")
    height = page.evaluate("document.body.scrollHeight")
    assert height < 200_000  # unfolded it would be twice that
    page.goto(address + "book/reference/claims.html#a1-46")
    assert page.locator("#a1-46").get_by_text("Sources:").is_visible()
    assert not page.locator("#a1-47").get_by_text("Sources:").is_visible()
    page.locator("#a1-47").get_by_text("Details").tap()
    assert page.locator("#a1-47").get_by_text("Sources:").is_visible()


def test_a_chapter_without_a_fitting_statement_hides_until_it_is_linked_to(reader, address):
    page = reader().open(address + "book/reference/checks.html")
    groups = page.locator(".entry-group")
    first = groups.first.get_attribute("id")
    page.get_by_role("combobox", name="Page").select_option(groups.last.locator("h2").inner_text())
    assert page.locator(".entry-group:visible").count() == 1
    page.locator(f".outcomes a[href='#{first}']").click()
    page.locator(f"#{first} .entry").first.wait_for()


def test_documents_are_narrowed_and_compared_by_keyboard(reader, address):
    page = reader().open(address + "book/reference/documents.html")
    total = page.locator(".entry").count()
    page.get_by_role("combobox", name="Clause").focus()
    page.keyboard.type("defence")
    shown = page.locator(".entry:visible")
    assert 0 < shown.count() < total
    assert all("defence" in entry.get_attribute("data-clause").split("; ") for entry in shown.all())
    assert page.locator(".filter output").last.inner_text() == f"{shown.count()} of {total} articles"
    assert page.locator(".document-text:visible").count() == page.locator(".document-text:has(.entry:visible)").count()
    heads = page.locator("[data-columns] thead th")
    names = heads.all_inner_texts()[1:]
    page.get_by_role("combobox", name="Left column").focus()
    page.keyboard.type(names[1])
    assert page.locator("[data-columns] thead th:visible").count() == len(names) + 1  # two must be chosen
    page.get_by_role("combobox", name="Right column").focus()
    page.keyboard.type(names[-1])
    assert page.locator("[data-columns] thead th:visible").all_inner_texts() == [heads.first.inner_text(), names[1], names[-1]]
    page.locator("[data-columns] td:visible a").first.press("Enter")  # an article that is linked to is shown, whatever was looked for
    page.locator(".entry:target").wait_for()
    assert page.locator(".entry:visible").count() == total


def test_a_phone_compares_two_documents_and_a_chapter_opens_the_article_that_is_linked_to(reader, address):
    page = settled(reader(**PHONE).open(address + "book/reference/documents.html"))
    assert page.locator("[data-columns] thead th:visible").count() == 3
    page.goto(address + "book/alliances/1896.html#china-1896-treaty-5")
    article = page.locator("#china-1896-treaty-5")
    article.wait_for()
    assert page.locator("details.document-text[open]").count() == 1
    assert faults(page, "section.document") == []


def test_documents_are_whole_without_javascript(reader, address):
    page = reader(java_script_enabled=False).open(address + "book/reference/documents.html")
    assert page.locator("[data-columns] thead th:visible").count() > 6
    page.goto(address + "book/alliances/1896.html")
    page.locator("details.document-text summary").first.click()
    assert page.locator("#china-1896-treaty-1").is_visible()


LENGTHS = {
    "documents": 80,
    "bibliography": 100,
    "data": 40,
    "claims": 130,
    "sources": 300,
    "timeline": 120,
    "changes": 60,
    "glossary": 60,
    "forecasts": 30,
    "resolved": 14,
    "checks": 500,
}


@pytest.mark.parametrize(("name", "least"), LENGTHS.items())
def test_lists_are_complete_without_javascript(reader, address, name, least):
    page = reader(java_script_enabled=False).open(f"{address}book/reference/{name}.html")
    assert page.locator(".entry:visible").count() >= least


# --- by touch ---

KINDS = {
    "claim": ("The article's claim", "Open in the ledger", "claims.html#a1-46"),
    "event": ("Event", "Open in the timeline", "timeline.html#"),
    "datum": ("Figure", "Open in the data catalogue", "data.html#alliance-spells"),
    "concept": ("Term", "Open in the glossary", "glossary.html#base-rate"),
}


def faults(page, part):
    """Ask axe what is wrong with a part of the page."""
    page.evaluate(AXE)
    return page.evaluate("async (part) => (await axe.run(part)).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)", part)


def opened(page, mark):
    """Touch a mark in the middle of the screen; return the open sheet and where the page stood and stands."""
    mark.evaluate("(e) => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = page.evaluate("scrollY")
    mark.tap()
    sheet = page.get_by_role("dialog")
    sheet.wait_for()
    return sheet, before


@pytest.mark.parametrize("kind", KINDS)
def test_a_touch_opens_the_card_as_a_sheet_and_its_link_leads_on(reader, address, kind):
    name, words, target = KINDS[kind]
    page = settled(reader(**PHONE).open(address + ("book/alliances/1896.html" if kind == "event" else CHAPTER)))
    mark, here = page.locator(f".evidence-{kind}").first, page.url
    sheet, before = opened(page, mark)
    assert (page.url, page.evaluate("scrollY")) == (here, before)
    assert before > 0
    assert page.get_by_role("dialog", name=name, exact=True).count() == 1
    assert not page.locator(".evidence-card").count()
    kept = "(e) => document.querySelector('template').content.querySelector(`[data-card='${e.dataset.card.split(' ')[0]}']`).textContent"
    assert mark.evaluate(kept) in sheet.text_content()
    box = sheet.bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)
    sheet.get_by_role("link", name=words, exact=True).tap()
    page.wait_for_url(f"**/{target}*")
    assert page.locator(":target").is_visible()


@pytest.mark.parametrize("way", ["button", "Escape", "outside"])
def test_a_closed_sheet_leaves_the_reader_where_he_was(reader, address, way):
    page = settled(reader(**PHONE).open(address + CHAPTER))
    mark, here = page.locator(".evidence-claim").nth(3), page.url
    for _ in range(2):  # the second touch is like the first
        sheet, before = opened(page, mark)
        if way == "button":
            sheet.get_by_role("button", name="Close").tap()
        elif way == "Escape":
            page.keyboard.press("Escape")
        else:
            page.touchscreen.tap(180, 60)
        sheet.wait_for(state="detached")
        assert (page.url, page.evaluate("scrollY")) == (here, before)
        assert mark.evaluate("(e) => e === document.activeElement")
        assert not page.locator(".evidence-card").count()


def test_the_keyboard_stays_in_the_sheet(reader, address):
    page = reader(**PHONE).open(address + CHAPTER)
    sheet, _ = opened(page, page.locator(".evidence-claim").first)
    inside = "(e) => e.contains(document.activeElement) || document.activeElement === document.body"  # the body: the browser's own bar
    assert sheet.get_by_role("button", name="Close").evaluate("(e) => e === document.activeElement")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert sheet.evaluate(inside)


def test_a_touch_follows_the_link_without_javascript(reader, address):
    page = reader(java_script_enabled=False, **PHONE).open(address + CHAPTER)
    page.locator(".evidence-claim").first.tap()
    page.wait_for_url("**/claims.html#a1-46")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_sheet(reader, address, scheme):
    page = reader(color_scheme=scheme, **PHONE).open(address + CHAPTER)
    opened(page, page.locator(".evidence-claim").first)
    assert faults(page, ".evidence-sheet") == []
    page.emulate_media(media="print")
    assert not page.locator(".evidence-sheet").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("entry", "anchor"), [("claims.html#a1-46", "m-claim-a1-46"), ("data.html#alliance-spells", "m-table-alliance-spells")]
)
def test_a_link_from_a_list_leads_back_to_the_passage(reader, address, entry, anchor, scheme):
    page = reader(color_scheme=scheme, **PHONE).open(f"{address}book/reference/{entry}")  # the entry is unfolded
    page.locator(f"[id='{entry.partition('#')[2]}'] a[href='../alliances/pattern.html#{anchor}']").tap()
    page.wait_for_url(f"**/pattern.html#{anchor}")
    assert 100 < page.locator(f"#{anchor}").bounding_box()["y"] < 700  # the sentence before it is in view, too
    assert faults(page, f"#{anchor}") == []


def test_a_long_sheet_opens_at_its_head_and_the_first_one_says_whom_it_judges(reader, address):
    low = PHONE | {"viewport": {"width": 360, "height": 420}}
    page = reader(**low).open(address + "book/alliances/1937.html")
    marks = page.locator(".evidence-claim")
    most = marks.evaluate_all("(es) => es.map((e) => e.dataset.card.split(' ').length).reduce((b, n, i, all) => (n > all[b] ? i : b), 0)")
    sheet, _ = opened(page, marks.nth(most))
    assert sheet.evaluate("(e) => e.scrollHeight > e.clientHeight && e.scrollTop === 0")
    for part in (sheet.get_by_role("button", name="Close"), sheet.locator(".card-head").first):
        assert within(part.bounding_box(), page)
    assert "judge the article, not this book" in sheet.inner_text()
    page.keyboard.press("Escape")
    other, _ = opened(page, marks.nth(0 if most else 1))
    assert "judge the article" not in other.inner_text()
