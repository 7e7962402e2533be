"""Every page in a real Chromium, in two visits: at a desk, on a phone in the dark and with large or wide text, and without JavaScript; each tells all that is wrong."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from conftest import PAGES, ROOT, settled
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
BUDGET = 130_000  # bytes sent for the first view of a chapter, compressed
LISTS = 300_000  # and of a page with hundreds of entries
ALIKE = 6  # parts of each form: what they and all around them consist of
RUN = [name for name in PAGES if "{code-cell}" in (ROOT / name).with_suffix(".md").read_text(encoding="utf-8")]  # have charts or exercises
A4 = 695  # pixels between the margins
PHONE, DESK = ("dark", 320), ("light", 1280)  # 320 is 1280 at 400 per cent
SPACED = "* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
SETTINGS = {"a narrow phone with text spaced out": (256, SPACED, "100%"), "text at 200 per cent": (640, "", "200%")}
SET = """([style, size]) => {
  document.adoptedStyleSheets = [new CSSStyleSheet()];
  document.adoptedStyleSheets[0].replaceSync(style);
  document.documentElement.style.fontSize = size;
}"""
ROOM = Path(__file__).with_name("room.js").read_text(encoding="utf-8")
COLOURS = "color-contrast", "link-in-text-block"  # most of axe's work, and the two rules that depend on the colour scheme
ALL_BUT_COLOURS, ONLY_COLOURS = {"rules": {rule: {"enabled": False} for rule in COLOURS}}, {"runOnly": COLOURS}
# what axe itself calls moderate or minor, and VIOLATIONS leaves out, need not be looked for: a quarter of what remains of its work
MILD = (
    "region",
    "landmark-unique",
    "landmark-one-main",
    "page-has-heading-one",
    "heading-order",
    "form-field-multiple-labels",
    "aria-allowed-role",
)
# axe is asked for the first of each form of what is alike: names are held by the tests of the whole site, for every part
SHORTEN = """(alike) => {
  const seen = {}, named = (part) => `${part.tagName}.${part.getAttribute("class") ?? ""}`;
  for (const part of document.querySelectorAll(
    ".entry, .table-card, :is(p, tr, li):not(.entry *, .table-card *, [id], [role]), :is(p, li, td) > :is(a, span, em, strong, i):not([id], [role]), svg *")) {
    if (!part.isConnected) continue;
    const around = [];
    for (let above = part.parentElement; above; above = above.parentElement) around.push(named(above));
    const form = [...new Set([part, ...part.querySelectorAll("*")].map(named))].sort().join() + around.join();
    seen[form] = (seen[form] ?? 0) + 1;
    if (seen[form] > alike) part.remove();
  }
}"""
# Colours come from a style sheet that all pages share: of what has text, leave what this run has not yet met, and what that stands in
STRIP = """(met) => {
  const known = new Set(met), fresh = new Set(), left = new Set(), forms = new Map([[null, ""]]);
  const short = (form) => { // 64 bits of it
    let one = 0x811c9dc5, other = 0x2545f491;
    for (let place = 0; place < form.length; place += 1) {
      one = Math.imul(one ^ form.charCodeAt(place), 0x01000193);
      other = Math.imul(other ^ form.charCodeAt(place), 0x5bd1e995) ^ (other >>> 15);
    }
    return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`;
  };
  const painted = /^(class|style|fill|role|type|open|hidden|disabled|data-state|data-outcome|aria-(pressed|selected|current|checked|expanded))$/;
  const own = (part) => part.tagName + [...part.attributes].filter(({ name }) => painted.test(name)).map(({ name, value }) => `[${name}=${value}]`).join("")
    + (part.matches("a[href]") && part.closest(":not(a, b, cite, code, em, i, q, span, strong, sup)").textContent.trim() !== part.textContent.trim() ? " among words" : "");
  for (const part of document.querySelectorAll("html, body, body *")) forms.set(part, short(`${forms.get(part.parentElement)} ${own(part)}`));
  for (const part of document.querySelectorAll("body *")) {
    const said = part.matches("input, textarea, select") || [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!said || known.has(forms.get(part)) || fresh.has(forms.get(part))) continue;
    fresh.add(forms.get(part));
    for (let kept = part; kept && !left.has(kept); kept = kept.parentElement) left.add(kept);
  }
  for (const part of document.querySelectorAll("body *")) if (!left.has(part)) part.remove();
  return [...fresh];
}"""
VIOLATIONS = f"""async (only) => {{
  const rules = Object.fromEntries({list(MILD)}.map((rule) => [rule, {{ enabled: false }}]));
  const {{ violations }} = await axe.run(document, {{ resultTypes: ["violations"], preload: false, ...only, rules: {{ ...rules, ...only?.rules }} }});
  return violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${{v.id}}: ${{v.nodes[0].html}}`);
}}"""
UNSEEN = """() => [...document.querySelectorAll("figure.chart")].filter((figure) =>
  ![...figure.querySelectorAll("svg")].some((svg) => svg.getBoundingClientRect().width > 200)).map((figure) => `no drawing is seen: ${figure.id}`)"""
SPILLING = """() => [...document.querySelectorAll("figure.chart svg text")].filter((text) => {
  const box = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
  return box.width && (box.right > frame.right + 1 || box.left < frame.left - 1); }).map((text) => `beyond the drawing: ${text.textContent}`)"""
# on paper nothing can be scrolled to: a table ends within its column, and within the sheet
CUT_OFF = """() => [...document.querySelectorAll("article table")].filter((table) => table.checkVisibility()).filter((table) => {
  let box = table.parentElement;
  while (getComputedStyle(box).display === "inline") box = box.parentElement;
  return box.scrollWidth > box.clientWidth + 1 || [...table.getClientRects()].some(({ right }) => right > innerWidth + 1);
}).map((table) => `cut off on paper: a table of ${table.closest("[id]")?.id}`)"""
FOLDED_AWAY = """() => [...document.querySelectorAll("figure.chart, .island")].filter((part) => {
  const still = part.matches(".island") ? part.querySelector(".island-still") : part.querySelector(".chart-data");
  const summary = [...(still?.querySelectorAll("summary") ?? [])].at(-1);
  if (!summary?.checkVisibility()) return true;
  if (part.matches("figure") && ![...part.querySelectorAll("svg")].some((svg) => svg.getBoundingClientRect().width > 200)) return true;
  summary.click();
  const [, ...unfolded] = summary.parentElement.children;
  return !unfolded.length || !unfolded.every((each) => each.checkVisibility()) || still.innerText.length <= 150; }).map((part) => `not whole without JavaScript: ${part.id}`)"""


@pytest.fixture(scope="session")
def met(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A file of the forms whose colours any worker has held in this run: what the style of a part, and of all around it, may rest on."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    path = shared / "met.txt"
    path.touch()
    return path


def narrower(page: Page) -> list[str]:
    """Tell what does not fit where there is less room than on a phone, as readers may set it; leave the page as it was."""
    faults = []
    for name, (width, *setting) in SETTINGS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SET, setting)
        settled(page)
        faults += [f"{name}: {fault}" for fault in page.evaluate(ROOM)]
    page.evaluate(SET, ["", ""])
    return faults


def on_paper(page: Page) -> list[str]:
    """Tell what paper cuts off; leave the page as it was."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1000})
    faults = page.evaluate(CUT_OFF)
    page.emulate_media(media="screen")
    return faults


def colourless(page: Page) -> list[str]:
    """Tell what cannot be told apart by its colours, at a desk and on a phone in the dark."""
    faults = []
    for scheme, width in DESK, PHONE:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{scheme}: {fault}" for fault in page.evaluate(VIOLATIONS, ONLY_COLOURS)]
    return faults


def charts_in(site: Path, name: str) -> int:
    return (site / name).read_text(encoding="utf-8").count('<figure class="chart"')


@pytest.mark.parametrize("name", PAGES)
def test_a_page_at_a_desk_and_on_a_phone_in_the_dark(reader, address, site, met, name):
    """Within its budget, whole and accessible with every chart alive, on both screens, with room for wide and large text; and (see the reader and the server) without errors or anything inline."""
    one, sent, faults = reader(), [0], []
    page = one.page()
    session = one.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.__setitem__(0, sent[0] + event["encodedDataLength"]))
    page.goto(address + name, wait_until="load")
    settled(page)
    most = LISTS if name.startswith(("book/reference/", "book/your-work")) else BUDGET
    if not 10_000 < sent[0] <= most:
        faults.append(f"{sent[0]} bytes are sent, of {most}")
    for figure in page.locator("figure.chart").all():
        figure.locator(".chart-drawing").focus()
    page.wait_for_function("() => !document.querySelector('figure.chart:not([data-state=live])')")
    assert page.locator("figure.chart").count() == charts_in(site, name)
    faults += page.evaluate(UNSEEN) + page.evaluate(SPILLING)
    faults += on_paper(page)
    page.emulate_media(color_scheme=PHONE[0])
    page.set_viewport_size({"width": PHONE[1], "height": 900})
    settled(page)
    faults += [f"on a phone: {fault}" for look in (ROOM, UNSEEN, SPILLING) for fault in page.evaluate(look)]
    faults += narrower(page)
    page.evaluate(SHORTEN, ALIKE)
    page.evaluate(AXE)
    page.emulate_media(color_scheme=DESK[0])
    page.set_viewport_size({"width": DESK[1], "height": 900})
    settled(page)
    faults += page.evaluate(VIOLATIONS, ALL_BUT_COLOURS)
    if fresh := page.evaluate(STRIP, met.read_text(encoding="ascii").split()):
        faults += colourless(page)
        with met.open("ab", buffering=0) as file:  # at one stroke: others write as well
            file.write(f"\n{' '.join(fresh)}\n".encode("ascii"))
    assert faults == []


@pytest.mark.parametrize("name", RUN)
def test_a_page_is_whole_without_javascript(reader, address, site, name):
    page = reader(java_script_enabled=False, viewport={"width": PHONE[1], "height": 900}).open(address + name)
    assert page.locator("figure.chart").count() == charts_in(site, name)
    assert page.evaluate(FOLDED_AWAY) + page.evaluate(ROOM) == []


def test_what_comes_alive_is_on_pages_with_cells_alone(site):
    assert {name for name in PAGES if re.search(r'<figure class="chart"|class="island"', (site / name).read_text(encoding="utf-8"))} == set(
        RUN
    )


def test_the_first_chart_is_there_before_any_script(reader, address, site):
    """The drawing is in the page itself, so it shows as soon as the page does: no script stands before it."""
    one = reader(tolerate_errors=True)
    one.context.route("**/*.js*", lambda route: route.abort())
    page = one.open(address + "book/alliances/pattern.html")
    assert page.locator("figure.chart").count() == charts_in(site, "book/alliances/pattern.html")
    assert page.evaluate(UNSEEN) == []
