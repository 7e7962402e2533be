"""Charts come alive on intent, without moving anything, by mouse, keyboard and touch, and from a folder."""

import pytest
from conftest import settled

CHAPTER = "book/alliances/pattern.html"


@pytest.fixture(params=["http", "file"])
def chapter(request, address, site) -> str:
    """The chapter's address, on a server and in an unzipped folder."""
    return address + CHAPTER if request.param == "http" else (site / CHAPTER).as_uri()


def test_nothing_is_loaded_before_it_is_wanted(reader, address):
    one = reader()
    wanted = []
    one.context.on("request", lambda request: wanted.append(request.url))
    settled(one.open(address + CHAPTER))
    assert wanted
    assert not [url for url in wanted if "vega.js" in url]


@pytest.mark.parametrize("intent", ["pointer", "focus", "touch"])
def test_a_chart_comes_alive_without_moving(reader, chapter, intent):
    page = settled(reader(has_touch=intent == "touch").open(chapter))
    figure = page.locator("figure.chart").first
    drawing = figure.locator(".chart-drawing")
    drawing.scroll_into_view_if_needed()
    settled(page)
    before = figure.bounding_box()
    svg_before = figure.locator("svg:visible").bounding_box()
    if intent == "pointer":
        drawing.hover()
    elif intent == "touch":
        drawing.tap()
    else:
        drawing.focus()
    figure.and_(page.locator("[data-state=live]")).wait_for()
    after, svg_after = figure.bounding_box(), figure.locator("svg:visible").bounding_box()
    assert after["height"] == pytest.approx(before["height"], abs=2)
    assert svg_after["width"] == pytest.approx(svg_before["width"], abs=2)
    assert svg_after["height"] == pytest.approx(svg_before["height"], abs=2)


def test_a_live_chart_tells_its_numbers(reader, address):
    page = reader().open(address + CHAPTER)
    figure = page.locator("figure.chart").nth(1)
    figure.scroll_into_view_if_needed()
    figure.locator(".chart-drawing").focus()
    figure.and_(page.locator("[data-state=live]")).wait_for()
    figure.locator("svg .mark-symbol path").nth(20).hover(force=True)
    tip = page.locator("#chart-tooltip.visible")
    tip.wait_for()
    assert "Years promised" in tip.inner_text()


def test_a_touch_tells_an_event_within_the_screen(reader, address):
    phone = {"has_touch": True, "is_mobile": True, "viewport": {"width": 360, "height": 740}}
    page = settled(reader(**phone).open(address + "book/ten-minutes.html"))
    drawing = page.locator("figure.chart").nth(1).locator(".chart-drawing")
    words = drawing.locator("text:visible").filter(has_text="second credit")
    words.evaluate("(e) => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    tip = page.locator("#chart-tooltip.visible")
    for place in (words, drawing.locator(".mark-symbol path:visible").nth(3)):  # the first touch wakes the chart
        box = place.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
        tip.wait_for()
        assert "second credit" in tip.inner_text() if place is words else "first credit" in tip.inner_text()
        box = tip.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.touchscreen.tap(180, 20)
    tip.wait_for(state="detached")


def test_the_readers_choice_changes_the_curves(reader, chapter):
    page = reader().open(chapter)
    figure = page.locator("figure.chart[data-live=near]").filter(has_text="Compare by")
    height = figure.bounding_box()["height"]
    figure.scroll_into_view_if_needed()
    figure.and_(page.locator("[data-state=live]")).wait_for()
    assert figure.bounding_box()["height"] == pytest.approx(height, abs=4)
    assert "before 1914" in figure.locator("svg:visible").inner_html()
    figure.get_by_label("Compare by").select_option("power")
    figure.locator("svg:visible").filter(has_text="two major powers").wait_for()
    assert "before 1914" not in figure.locator("svg:visible").inner_html()


def test_the_data_table_opens_by_keyboard(reader, address):
    page = reader().open(address + CHAPTER)
    summary = page.locator(".chart-data summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".chart-data table").first.is_visible()
    assert page.locator(".chart-data table").first.locator("tbody tr").count() == 7


def test_dark_pages_have_dark_charts(reader, address):
    colours = {}
    for scheme in ("light", "dark"):
        page = reader(color_scheme=scheme).open(address + CHAPTER)
        text = page.locator("figure.chart svg:visible text").first
        colours[scheme] = text.evaluate("(element) => getComputedStyle(element).fill")
    assert colours["light"] != colours["dark"]


def test_a_missing_library_leaves_the_drawing(reader, address):
    one = reader(tolerate_errors=True)
    one.context.route("**/vega.js", lambda route: route.abort())
    page = one.open(address + CHAPTER)
    figure = page.locator("figure.chart").first
    figure.locator(".chart-drawing").focus()
    figure.and_(page.locator("[data-state=drawn]")).wait_for()
    assert figure.locator("svg:visible").bounding_box()["width"] > 200


def test_print_shows_charts_and_answers_at_the_end(reader, address, tmp_path):
    page = settled(reader().open(address + CHAPTER))
    page.emulate_media(media="print")
    charts, islands = page.locator("figure.chart").count(), page.locator(".island").count()
    assert page.locator("figure.chart svg:visible").count() == charts >= 5
    assert page.locator(".island-still:visible").count() == islands >= 4
    assert page.locator(".island-live:visible, .island details:visible, .chart-take:visible").count() == 0
    assert page.locator(".paper h3:visible").count() == islands
    assert page.locator(".room:visible").count() >= islands - 1
    assert len(page.pdf(format="A4")) > 50_000


def test_a_chart_is_taken_along(reader, chapter):
    page = settled(reader().open(f"{chapter}#fig-endings"))
    figure = page.locator("#fig-endings")
    figure.get_by_text("Take this chart").click()
    for name, file in (
        ("CSV", "alliances-pattern-endings.csv"),
        ("SVG", "alliances-pattern-endings.svg"),
        ("PNG", "alliances-pattern-endings.png"),
    ):
        with page.expect_download() as saved:
            figure.locator(".take-files > *", has_text=name).first.click()
        assert saved.value.suggested_filename == file
    assert saved.value.path().read_bytes()[:4] == b"\x89PNG"
    figure.get_by_role("button", name="Copy the citation").click()
    figure.locator("output").filter(has_text="Copied").wait_for()
    cite = figure.locator(".take-cite").inner_text()
    assert "Figure 5.3" in cite and f"https://example.org/bow/{CHAPTER}#fig-endings" in cite  # where the book stands, not this copy of it
    assert figure.get_by_role("button", name="Copy the address").is_visible()
