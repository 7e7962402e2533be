"""The whole site as files: every page there, every link leading somewhere, nothing heavy, nothing inline."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from conftest import PAGES

from alliances.base import contents

sys.path.insert(0, str(Path(__file__).parents[1]))
import javascript

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@cache
def page_of(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


@cache
def anchors(file: Path) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', file.read_text(encoding="utf-8")))


def body(site: Path, name: str) -> str:
    return page_of(site, name).partition("<body>")[2]


def test_every_page_was_built(site: Path):
    assert sorted(PAGES) == sorted(path.relative_to(site).as_posix() for path in (site / "book").rglob("*.html"))
    assert (site / "index.html").is_file()


@pytest.mark.parametrize("name", [*PAGES, "search.html"])
def test_no_inline_script_style_or_handler(site: Path, name: str):
    html = page_of(site, name)
    assert re.findall(r"<script(?! type=\"application/json\")[^>]*>(?=[^<])", html) == []
    assert "<style" not in html
    assert re.findall(r"<[^>]+\sstyle=", html) == []
    assert re.findall(r"<[^>]+\son[a-z]+=", html) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_role_is_printed_as_it_is_written(site: Path, name: str):
    """As one in a table is whose bar ends the column."""
    assert re.findall(r"\{[\w:]+\}(?:`|<code).{,60}", page_of(site, name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_what_it_uses(site: Path, name: str):
    """The stylesheet, that of what few pages have, and the scripts of what is on the page, all of them there; none of what Sphinx and myst-nb bring along."""
    html = page_of(site, name)
    loaded = [address.partition("?")[0] for address in re.findall(r'(?:<script[^>]* src|<link rel="stylesheet"[^>]* href)="([^"]+)"', html)]
    assert [address for address in loaded if not ((site / name).parent / address).is_file()] == []
    names = [address.rpartition("/")[2] for address in loaded]
    first, *few = [each for each in names if each.endswith(".css")]
    assert first == "book.css" and set(few) <= {"rare.css", "your-work.css", "game.css", "door.css", "gallery.css"}
    assert not {"doctools.js", "documentation_options.js", "sphinx_highlight.js"} & set(names)
    assert ("charts.js" in names) == ('class="chart"' in html)


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_book_lead_somewhere(site: Path, name: str):
    astray = []
    for target in dict.fromkeys(re.findall(r'href="([^"]+)"', body(site, name))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = re.sub(r"\?[^#]*", "", target).partition("#")  # what stands behind ? sets a filter
        file = ((site / name).parent / path).resolve() if path else site / name
        if not file.is_file() or (anchor and anchor not in anchors(file)):
            astray.append(target)
    assert astray == []


@pytest.mark.parametrize("name", PAGES)
def test_everything_that_needs_a_name_has_one(site: Path, name: str):
    """Every entry of every list, of which the browser's tests look at the first ones only."""
    part = lxml.html.parse(site / name).find(".//body")
    names = {each.get("id") for each in part.iter() if each.get("id")}
    nameless = [each for each in part.iter("a", "h1", "h2", "h3", "summary", "figcaption") if not each.text_content().strip()]
    nameless += part.xpath('.//*[@aria-label=""]')
    astray = [
        each
        for key in ("labelledby", "describedby")
        for each in part.xpath(f".//*[@aria-{key}]")
        if not names.issuperset(each.get(f"aria-{key}").split())
    ]
    assert [lxml.html.tostring(each)[:100] for each in nameless + astray] == []


def test_no_table_lies_idle(site: Path):
    cards = page_of(site, "book/reference/data.html").split('<section class="table-card ')[1:]
    uses = {re.search(r'id="([^"]+)"', card)[1]: card.partition('<ul class="table-uses">')[2].partition("</ul>")[0] for card in cards}
    assert len(uses) > 40
    assert [name for name, used in uses.items() if "<li>" not in used] == []
    assert "../alliances/pattern.html#fig-survival-curve" in uses["alliance-spells"]
    assert "../alliances/pattern.html#pattern-median" in uses["alliance-spells"]
    assert "01-how-long-do-alliances-last.ipynb" in uses["alliance-spells"]


@pytest.mark.parametrize("name", PAGES)
def test_every_chart_says_what_it_was_drawn_from(site: Path, name: str):
    sources = re.findall(r"<figcaption>(.*?)</figcaption>", page_of(site, name), re.DOTALL)
    assert len(sources) == page_of(site, name).count('<figure class="chart"')
    assert [source for source in sources if not re.search(r"(From|Computed by) .*<a href=", source)] == []


@pytest.mark.parametrize("name", PAGES)
def test_one_heading_names_the_page(site: Path, name: str):
    page = lxml.html.parse(site / name)
    (heading,) = page.iter("h1")
    assert page.findtext(".//title").startswith(heading.text_content())


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_link_says_what_the_page_is(site: Path, name: str):
    """The address is known to the test's build; a preview of the page that is named is there."""
    page = lxml.html.parse(site / name)
    said = {each.get("property") or each.get("name"): each.get("content") for each in page.iter("meta")}
    assert said["og:title"] == page.find(".//h1").text_content()
    assert 20 < len(said["description"]) <= 160
    assert said["og:description"] == said["description"]
    assert said["og:url"] == page.find(".//link[@rel='canonical']").get("href") == f"https://example.org/bow/{name}"
    if image := said.get("og:image"):
        assert (site / image.removeprefix("https://example.org/bow/")).read_bytes().startswith(b"\x89PNG")
    assert ("og:image" in said) == ((site / "_static" / "previews" / f"{name[5:-5].replace('/', '-')}.png").is_file())


def test_the_galleries_lead_to_every_chart_and_exercise(site: Path):
    for name, kind in (("charts", "chart"), ("exercises", "island")):
        gallery = lxml.html.parse(site / f"book/reference/{name}.html").find(".//article")
        led = [entry.find(".//a").get("href") for entry in gallery.find_class("entry")]
        parts = [lxml.html.parse(site / page).find(".//article") for page in PAGES]
        assert {target.partition("#")[2] for target in led} == {thing.get("id") for part in parts for thing in part.find_class(kind)}
        assert len(led) == len(set(led)), "what is shown on two pages is listed once, in its chapter"
        assert all(
            lxml.html.parse(site / "book/reference" / target.partition("#")[0]).find(f".//*[@id='{target.partition('#')[2]}']") is not None
            for target in led
        )


def test_nothing_lies_on_the_site_that_no_page_loads(site: Path):
    html = "".join(page_of(site, name) for name in [*PAGES, "search.html"])
    loaded = set(re.findall(r'_static/([^"?]+)', html))
    later = (
        "charts/",
        "widgets/",
        "search.js",
        "game-play.js",
        "memo-files.js",
        "framed.js",
        "search/",
        "data/",
        "notebooks/",
    )  # when a reader turns to it, follows a link, or reads in a frame
    lying = {path.relative_to(site / "_static").as_posix() for path in (site / "_static").rglob("*") if path.is_file()}
    assert {name for name in lying - loaded if not name.startswith(later)} == set()
    assert not (site / "_sources").exists()
    assert re.findall(r"mathjax|cdn", re.sub(r"<a [^>]*>", "", html), flags=re.IGNORECASE) == []


def test_charts_and_exercises_are_numbered_through(site: Path):
    chapters = [f"book/{page.name}.html" for page in contents.chapters()]
    for number, name in enumerate(chapters, start=1):
        part = lxml.html.parse(site / name).find(".//article")
        for kind, word in (("chart", "Figure"), ("island", "Exercise")):
            things = part.find_class(kind)
            labels = [thing.get("data-number") or thing.find_class("number")[0].text_content().rstrip(" #") for thing in things]
            assert labels == [f"{word} {number}.{place}" for place in range(1, len(things) + 1)]
            assert labels or kind == "chart"
    assert "\ue000" not in "".join(page_of(site, name) for name in PAGES)
    assert re.search(r'<a class="[^"]*number-named[^"]*" href="#fig-bargain">.*?Figure 1\.2', page_of(site, chapters[0]))


def test_each_chart_has_its_files_and_no_other_is_there(site: Path):
    named = {file for name in PAGES for file in re.findall(r'_static/charts/([^"?#]+)', page_of(site, name))}
    assert len(named) > 180
    assert sorted(named) == sorted(path.name for path in (site / "_static" / "charts").iterdir())


def test_every_script_is_in_the_language_of_the_oldest_browsers(site: Path):
    """How to use this book names them: what of a script they cannot read at all, they do not run at all."""
    paths = sorted(site.rglob("*.js"))
    command = [javascript.node(), "--expose-internals", "--no-warnings", Path(__file__).with_name("oldest.cjs"), "2022", *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(paths) > 100
    assert json.loads(run.stdout) == []


def test_words_that_run_from_right_to_left_are_set_apart(site: Path):
    """Else the punctuation and the numbers beside them change places."""
    bare = []
    for name in PAGES:
        for text in lxml.html.parse(site / name).xpath(
            "//body//text()[not(ancestor::script) and not(ancestor::bdi) and not(ancestor::*[@dir])]"
        ):
            bare += [f"{name}: {text.strip()[:60]}" for _ in RIGHT_TO_LEFT.findall(text)[:1]]
    assert bare == []


def test_a_browser_that_translates_leaves_names_quotations_and_code_alone(site: Path):
    for name in PAGES:
        parts = lxml.html.parse(site / name).xpath(
            "//body//*[self::bdi or self::code or self::pre or self::q or contains(@class, 'take-cite')]"
        )
        left = [part for part in parts if not part.xpath("ancestor-or-self::*[@translate='no' or contains(@class, 'notranslate')]")]
        assert [lxml.html.tostring(part)[:80] for part in left] == [], name


def test_the_launch_links(site: Path):
    html = page_of(site, "book/alliances/pattern.html")
    assert (
        "https://mybinder.org/v2/gh/example-org/drawing-the-bow/main?urlpath=lab%2Ftree%2Fnotebooks%2F01-how-long-do-alliances-last.ipynb"
        in html
    )
    assert (
        "https://colab.research.google.com/github/example-org/drawing-the-bow/blob/main/notebooks/01-how-long-do-alliances-last.ipynb"
        in html
    )
    assert "JupyterHub</a>" not in html  # no hub is configured
