"""Search answers: what a reader types finds the very place first, over http and from an unzipped folder, by keyboard and by touch."""

import csv
import gzip
import json
from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TABLE = Path(__file__).with_name("queries.csv")  # query, and the addresses that must come first, in their order
with TABLE.open(encoding="utf-8", newline="") as stream:
    QUERIES = {row["query"]: row["first"].split(" ; ") for row in csv.DictReader(stream)}
SAMPLE = ("旅顺", "S 400", "tripel intervention", "Lavrov 2021", "A1-46")
MOST = 140_000  # bytes, packed, until the first query is answered


def ask(page, query: str) -> list[str]:
    """Type a query into the field, and return the addresses of what is found, as they stand below the site's own."""
    page.get_by_role("searchbox").fill(query)
    page.locator(f'.search-box[data-query="{query}"]').wait_for()
    root = page.url.partition("search.html")[0]
    return [link.removeprefix(root) for link in page.locator(".search-found a").evaluate_all("(links) => links.map((link) => link.href)")]


def read(site: Path, name: object) -> dict | list:
    """Return what a script of the index hands over."""
    return json.loads((site / "_static" / "search" / f"{name}.js").read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))


@pytest.fixture(scope="module")
def answers(browser, address) -> dict[str, list[str]]:
    """What the page of search finds for each query of the table."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search.html")
    found = {query: ask(page, query) for query in QUERIES}
    context.close()
    return found


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_asked_for_comes_first(answers, query):
    wanted = QUERIES[query]
    assert answers[query][: len(wanted)] == wanted


def test_it_answers_from_an_unzipped_folder(reader, site, answers):
    page = reader().open(f"{site.as_uri()}/search.html")
    assert {query: ask(page, query) for query in SAMPLE} == {query: answers[query] for query in SAMPLE}


def test_every_result_leads_to_a_place_that_is_there(site):
    index = read(site, "index")
    told = [entry for part in range(-(-len(index["what"]) // index["part"])) for entry in read(site, part)]
    assert len(told) == len(index["what"]) > 1500
    pages = [(site / path).read_text(encoding="utf-8") for path, _ in index["pages"]]
    assert [entry[:3] for entry in told if entry[1] and f'id="{entry[1]}"' not in pages[entry[0]]] == []


def test_a_first_search_is_light_and_an_ordinary_page_loads_only_the_opener(reader, address, site):
    one = reader()
    wanted = []
    one.context.on("request", lambda request: wanted.append(request.url.partition("?")[0].removeprefix(address)))
    page = one.open(f"{address}book/alliances/1896.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in wanted if "search" in url] == []
    page.goto(f"{address}search.html")
    ask(page, "Port Arthur")
    loaded = [site / url for url in wanted if "search" in url and url.endswith(".js")]
    assert site / "_static/search/index.js" in loaded
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) <= MOST


def test_nothing_of_the_search_of_sphinx_is_left(site):
    assert not [name for name in ("searchindex.js", "_static/searchtools.js", "_static/language_data.js") if (site / name).exists()]


def test_a_word_that_is_nowhere_is_said_to_be_nowhere_and_the_nearest_is_offered(reader, address):
    page = reader().open(f"{address}search.html?q=entrpmnt")
    page.get_by_text("Nothing in the book fits “entrpmnt”.").wait_for()
    page.get_by_role("button", name="entrapment").click()
    page.locator(".search-found a[href$='glossary.html#entrapment']").wait_for()


def test_an_empty_field_suggests_queries(reader, address):
    page = reader().open(f"{address}search.html")
    assert page.locator(".search-help button").count() == 5
    page.get_by_role("button", name="entrapment").click()
    page.locator(".search-found li").first.wait_for()
    assert page.locator(".search-help button").count() == 0


def test_the_page_says_what_it_needs_without_a_script(reader, address):
    page = reader(java_script_enabled=False).open(f"{address}search.html")
    page.get_by_text("Search needs JavaScript.").get_by_role("link").click()
    page.wait_for_url("**/index.html")


# --- the dialog over a page ---


@pytest.mark.parametrize("over", ["http", "file"])
def test_the_dialog_by_keyboard(reader, address, site, over):
    start = address if over == "http" else f"{site.as_uri()}/"
    page = reader().open(f"{start}book/alliances/pattern.html")
    link = page.locator(".page-toc a").first
    link.focus()
    page.keyboard.press("Control+K")
    dialog = page.get_by_role("dialog", name="Search")
    field = dialog.get_by_role("searchbox")
    field.wait_for()
    page.keyboard.type("two medians")
    dialog.locator('.search-box[data-query="two medians"]').wait_for()
    assert "results." in dialog.get_by_role("status").inner_text()
    first = dialog.locator(".search-found a").first
    assert first.locator(".search-kind").inner_text() == "Section · Three cases or a pattern?"
    assert [word.lower() for word in first.locator("strong mark").all_inner_texts()] == ["two", "medians"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(2)')")
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    assert field.evaluate("(field) => field === document.activeElement")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert link.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("/")
    assert field.input_value() == "two medians"
    page.keyboard.press("Enter")
    page.wait_for_url("**#two-medians-both-right")
    assert not dialog.is_visible()
    heading = page.locator("#two-medians-both-right > h2")
    assert 0 <= heading.bounding_box()["y"] < 200
    assert heading.evaluate("(heading) => getComputedStyle(heading).backgroundColor") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_fills_a_phone_and_has_no_fault(reader, address, scheme):
    one = reader(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True)
    page = one.open(f"{address}book/alliances/1896.html")
    page.locator("a.search-open").tap()
    dialog = page.get_by_role("dialog", name="Search")
    dialog.get_by_role("button", name="S-400").tap()
    dialog.locator('.search-box[data-query="S-400"]').wait_for()
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert dialog.evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    dialog.evaluate("(dialog) => dialog.scrollTo(0, dialog.scrollHeight)")
    for part in (dialog.get_by_role("searchbox"), dialog.get_by_role("button", name="Close")):  # they stay in sight
        assert 0 <= part.bounding_box()["y"] < 60
    page.evaluate(AXE)  # not as a script of the page, whose policy refuses it
    faults = "async () => (await axe.run('.search-dialog')).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)"
    assert page.evaluate(faults) == []
    dialog.get_by_role("button", name="Close").tap()
    assert not dialog.is_visible()


@pytest.mark.chromium("the driver of Firefox does not go back")
def test_all_results_stand_on_the_page_of_search_by_an_address_to_share(reader, address):
    page = reader().open(f"{address}book/alliances/1896.html")
    page.locator("a.search-open").click()
    page.get_by_role("searchbox").fill("railway")
    page.get_by_role("link", name="results").click()
    page.wait_for_url("**/search.html?q=railway")
    page.locator(".search-found li").nth(7).wait_for()
    page.get_by_role("button", name="Show more results").click()
    page.locator(".search-found li").nth(8).wait_for()
    page.get_by_role("searchbox").fill("Kursk")
    page.wait_for_url("**/search.html?q=Kursk")
    page.go_back()
    page.wait_for_url("**/1896.html")
    page.locator("a.search-open").click()
    assert page.get_by_role("searchbox").input_value() == "Kursk", "the search goes on where it was left"


def test_a_search_that_does_not_load_says_so_or_leads_to_its_page(reader, address):
    one = reader(tolerate_errors=True)
    one.context.route("**/search/index.js", lambda route: route.abort())
    page = one.open(f"{address}search.html?q=railway")
    page.get_by_text("The search did not load.").wait_for()
    one.context.route("**/search.js*", lambda route: route.abort())
    page = one.open(f"{address}book/alliances/1896.html")
    page.locator("a.search-open").click()
    page.wait_for_url("**/search.html")
    page.get_by_text("The search did not load.").wait_for()
    assert not page.get_by_text("needs JavaScript").is_visible()
    one.context.unroute_all()
    page.evaluate("dispatchEvent(new Event('online'))")
    assert ask(page, "railway"), "a try that failed is made again"
