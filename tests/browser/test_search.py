"""Search finds pages: typed into the box of a page by keyboard, over http and from an unzipped folder."""

import pytest


@pytest.mark.parametrize("over", ["http", "file"])
def test_words_typed_on_a_page_find_the_pages_that_have_them(reader, address, site, over):
    start = address if over == "http" else f"{site.as_uri()}/"
    page = reader(tolerate_errors=over == "file").open(f"{start}book/alliances/pattern.html")  # from disk, excerpts cannot be fetched
    page.keyboard.press("Control+K")
    box = page.locator("input[name=q]:visible").first
    box.focus()
    page.keyboard.type("railway Manchuria")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    found = page.locator("#search-results li a")
    page.locator(".search-summary", has_text="Search finished").wait_for()  # said when the last page was shown
    assert "The secret treaty" in found.all_inner_texts()
    found.filter(has_text="The secret treaty").first.click()
    page.wait_for_url("**/book/alliances/1896.html*")


def test_a_word_that_is_nowhere_is_said_to_be_nowhere(reader, address):
    page = reader().open(f"{address}search.html?q=zyzzyva")
    page.locator("#search-results p.search-summary:not(:empty)").wait_for()
    assert "did not match any documents" in page.locator("#search-results").inner_text()
