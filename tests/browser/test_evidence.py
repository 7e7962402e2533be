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
        page.get_by_role("link", name="download as CSV").click()
    assert download.value.suggested_filename == "alliance_spells.csv"
