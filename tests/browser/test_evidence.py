"""Marks of evidence: cards by mouse and keyboard, and links that lead to the ledger and the shelf."""

import pytest

CHAPTER = "book/alliances/pattern.html"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("sign", ["hover", "focus"])
def test_a_card_opens_and_closes(reader, address, width, sign):
    page = reader(viewport={"width": width, "height": 740}).open(address + CHAPTER)
    mark = page.locator(".evidence-claim").first
    card = mark.locator(".evidence-card")
    assert not card.is_visible()
    link = mark.locator("a")
    link.scroll_into_view_if_needed()
    link.hover() if sign == "hover" else link.focus()
    assert card.is_visible()
    assert card.get_attribute("id") == link.get_attribute("aria-describedby")
    for word in ("A1-46", "article 1, paragraph 11", "Verdict: contested"):
        assert word in card.inner_text()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 740
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_cards_work_without_javascript(reader, address):
    page = reader(java_script_enabled=False).open(address + CHAPTER)
    mark = page.locator(".evidence-datum").first
    mark.locator("a").focus()
    assert "alliance_spells" in mark.locator(".evidence-card").inner_text()


def test_a_mark_leads_to_its_entry(reader, address):
    page = reader().open(address + CHAPTER)
    page.locator(".evidence-claim a").first.press("Enter")
    page.wait_for_url("**/claims.html#a1-46")
    entry = page.locator("#a1-46")
    assert entry.is_visible()
    used = entry.inner_text().partition("Used in: ")[2]
    assert {"Drawing the Bow", "Three cases or a pattern?"} <= {title.strip(" .") for title in used.split(",")}


def test_a_figure_leads_to_its_table(reader, address):
    page = reader(accept_downloads=True).open(address + CHAPTER)
    page.locator(".evidence-datum a").first.press("Enter")
    page.wait_for_url("**/data.html#alliance-spells")
    with page.expect_download() as download:
        page.locator("#alliance-spells").get_by_role("link", name="download as CSV").click()
    assert download.value.suggested_filename == "alliance_spells.csv"


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


def test_a_link_shows_its_entry_even_when_it_is_filtered_out(reader, address):
    page = reader().open(address + "book/reference/claims.html")
    page.get_by_role("combobox", name="Article").select_option("4")
    assert not page.locator("#a1-46").is_visible()
    page.evaluate("location.hash = '#a1-46'")
    page.locator("#a1-46").wait_for()


def test_a_chapter_without_a_fitting_statement_hides_until_it_is_linked_to(reader, address):
    page = reader().open(address + "book/reference/checks.html")
    groups = page.locator(".entry-group")
    first = groups.first.get_attribute("id")
    page.get_by_role("combobox", name="Chapter").select_option(groups.last.locator("h2").inner_text())
    assert page.locator(".entry-group:visible").count() == 1
    page.locator(f".outcomes a[href='#{first}']").click()
    page.locator(f"#{first} .entry").first.wait_for()


LENGTHS = {"claims": 130, "sources": 300, "timeline": 120, "changes": 60, "glossary": 60, "forecasts": 28, "checks": 500}


@pytest.mark.parametrize(("name", "least"), LENGTHS.items())
def test_lists_are_complete_without_javascript(reader, address, name, least):
    page = reader(java_script_enabled=False).open(f"{address}book/reference/{name}.html")
    assert page.locator(".entry:visible").count() >= least


def test_print_marks_what_a_figure_rests_on(reader, address):
    page = reader().open(address + CHAPTER)
    page.emulate_media(media="print")
    mark = "(e) => getComputedStyle(e, '::after').content"
    assert "alliance_spells" in page.locator(".evidence-datum a").first.evaluate(mark)
    assert "]" in page.locator(".evidence-claim a").first.evaluate(mark)
    assert not page.locator(".evidence-card").first.is_visible()
