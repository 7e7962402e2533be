"""Every page in a real Chromium: nothing foreign, no error, accessible, narrow, light, and whole without JavaScript."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from conftest import page_names, serve

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
BUDGET = 300_000  # bytes sent for a first view, compressed
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
SEEN = """() => [...document.querySelectorAll("figure.chart")].filter((figure) =>
  [...figure.querySelectorAll("svg")].some((svg) => svg.getBoundingClientRect().width > 200)).length"""
VIOLATIONS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0].html}`)"""


def pytest_generate_tests(metafunc):
    """One test per page and check; the list is that of the table of contents."""
    if "name" in metafunc.fixturenames:
        toc = (Path(__file__).resolve().parents[2] / "_toc.yml").read_text(encoding="utf-8")
        metafunc.parametrize("name", [f"{stem}.html" for stem in re.findall(r"(?:file|root): (\S+)", toc)])


def charts_in(site: Path, name: str) -> int:
    return (site / name).read_text(encoding="utf-8").count('<figure class="chart"')


def test_pages_are_those_of_the_contents(site):
    assert len(page_names(site)) >= 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_and_free_of_errors(reader, address, site, name, scheme):
    page = reader(color_scheme=scheme).open(address + name)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(400)
    assert page.evaluate(SEEN) == charts_in(site, name)
    page.add_script_tag(path=AXE)
    assert page.evaluate(VIOLATIONS) == []


def test_a_page_fits_a_phone(reader, address, site, name):
    page = reader(viewport={"width": 360, "height": 740}).open(address + name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(SEEN) == charts_in(site, name)
    spilling = """() => [...document.querySelectorAll("figure.chart svg text")].filter((text) => {
      const box = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
      return box.width && (box.right > frame.right + 1 || box.left < frame.left - 1); }).map((text) => text.textContent)"""
    assert page.evaluate(spilling) == []


def test_a_page_is_whole_without_javascript(reader, address, site, name):
    page = reader(java_script_enabled=False).open(address + name)
    figures = page.locator("figure.chart")
    for index in range(figures.count()):
        box = figures.nth(index).locator("svg").first.bounding_box()
        assert box
        assert box["width"] > 200
        assert figures.nth(index).locator(".chart-data summary").is_visible()
    for still in page.locator(".island-still").all():
        assert still.is_visible()
        still.locator("summary").last.click()
        assert len(still.inner_text()) > 150


def test_a_page_keeps_its_budget(reader, address, name):
    one = reader()
    sent = [0]
    page = one.context.new_page()
    session = one.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.__setitem__(0, sent[0] + event["encodedDataLength"]))
    page.goto(address + name, wait_until="load")
    page.wait_for_timeout(500)
    assert 10_000 < sent[0] <= BUDGET


def test_nothing_of_ours_needs_a_lax_policy(reader, site, name):
    """Under a strict policy the theme's inline scripts are refused; ours must not be among what is."""
    server = serve(site, STRICT)
    one = reader(tolerate_errors=True)
    page = one.context.new_page()
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => refused.push([e.sourceFile, e.blockedURI, e.sample, e.target?.className ?? '']))"
    )
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/{name}", wait_until="load")
    for figure in page.locator("figure.chart").all():
        figure.locator(".chart-drawing").focus()
        figure.and_(page.locator("[data-state=live]")).wait_for()
    assert page.locator(".island[data-live]").count() == page.locator(".island").count()
    ours = [
        refusal for refusal in page.evaluate("refused") if re.search(r"charts|islands|widgets|evidence|vega|chart|island", str(refusal))
    ]
    server.shutdown()
    assert ours == []


def test_no_inline_script_style_or_handler_in_what_we_write(site, name):
    html = (site / name).read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    assert re.findall(r"<script(?! type=\"application/json\")", article) == []
    assert re.findall(r"<[^>]+\sstyle=", article) == []
    assert re.findall(r"<[^>]+\son[a-z]+=", article) == []


def test_the_theme_is_on_a_diet(site):
    html = "".join((site / name).read_text(encoding="utf-8") for name in page_names(site))
    html = re.sub(r"<a [^>]*>", "", html)  # where a link leads is the reader's choice
    assert re.findall(r"fontawesome\.js|thebe|require\.js|embed-amd|mathjax|cdn", html, flags=re.IGNORECASE) == []
    font = site / "_static/vendor/fontawesome/webfonts/fa-solid-900.woff2"
    assert 300 < font.stat().st_size < 5000
    assert not (site / "_sources").exists()


def test_icons_are_drawn(reader, address):
    page = reader().open(address + "book/index.html")
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("document.fonts.check('900 16px \"Font Awesome 6 Free\"')")
    assert page.locator(".fa-bars").first.bounding_box()["width"] > 5


def test_links_inside_the_book_lead_somewhere(site, name):
    html = (site / name).read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    for target in re.findall(r'href="([^"]+)"', article):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (site / name).parent / path if path else site / name
        assert file.is_file(), target
        if anchor:
            assert f'id="{anchor}"' in file.read_text(encoding="utf-8"), target


def test_the_first_chart_is_there_before_any_script(reader, address, site):
    """The drawing is in the page itself, so it shows as soon as the page does: no script stands before it."""
    one = reader()
    one.context.route("**/*.js*", lambda route: route.abort())
    one.tolerate_errors = True
    page = one.open(address + "book/alliances/pattern.html")
    assert page.evaluate(SEEN) == charts_in(site, "book/alliances/pattern.html")


def test_the_launch_links(site):
    html = (site / "book/alliances/pattern.html").read_text(encoding="utf-8")
    assert (
        "https://mybinder.org/v2/gh/example-org/drawing-the-bow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-how-long-do-alliances-last.ipynb"
        in html
    )
    assert (
        "https://colab.research.google.com/github/example-org/drawing-the-bow/blob/main/notebooks/01-how-long-do-alliances-last.ipynb"
        in html
    )
    assert "JupyterHub</a>" not in html  # no hub is configured
