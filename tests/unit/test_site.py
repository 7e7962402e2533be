"""What the site makes of charts, exercises and slips of the pen, read back by a parser; marks and lists: test_listings.py."""

import io
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace

from alliances import data, exercises
from alliances.base.html import fragment
from alliances.charts import lives, relations
from alliances.exercises.widget import ExerciseWidget
from alliances.site import drawings, islands
from alliances.site.listings import LISTINGS
from alliances.site.listings.parts import Place

PAGE = """\
A page
======

:claim:`A1-46`, :event:`EV-1896-li-lobanov`, :datum:`lives.pacts`, :concept:`censored <censoring>`, :exercise:`pattern-median`
and :as_of:`Russia-China`.

.. latest:: Russia-China
   :count: 2

.. launch:: 01-how-long-do-alliances-last
"""
SLIPS = {
    ":claim:`A1-46`": (":claim:`A1-99`", "there is no claim 'A1-99'"),
    ":event:`EV-1896-li-lobanov`": (":event:`EV-1896`", "there is no event 'EV-1896'"),
    "lives.pacts": ("lives.pacs", "there is no figure 'lives.pacs'"),
    "<censoring>": ("<censorship>", "there is no concept 'censorship'"),
    "pattern-median": ("pattern-mean", "there is no exercise 'pattern-mean'"),
    "`Russia-China`": ("`Russia-Mars`", "no event belongs to the relation 'Russia-Mars'"),
    "01-how": ("00-how", "there is no notebook notebooks/00-how-long-do-alliances-last.ipynb"),
}


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def built(folder: Path, text: str) -> tuple[Sphinx, str]:
    """Build a book of one page, ``book/reference/page``, with the roles and directives of the site alone; return what was warned of."""
    source = folder / "source" / "book" / "reference"
    source.mkdir(parents=True)
    (source / "page.rst").write_text(text, encoding="utf-8")
    parts = [f"alliances.site.{name}" for name in ("marks", "assign", "latest", "launch", "uses")]
    settings = {"extensions": ["sphinxcontrib.bibtex", *parts], "bibtex_bibfiles": [], "bibtex_cite_id": "ref-{key}"}
    settings |= {"root_doc": "book/reference/page", "html_theme": "basic"}
    warnings = io.StringIO()
    nocolor()
    with docutils_namespace():
        app = Sphinx(folder / "source", None, folder / "html", folder / "trees", "html", settings, status=None, warning=warnings)
        app.build()
    return app, warnings.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Place:
    """Where lists stand: beside the page of a built book."""
    app, warned = built(tmp_path_factory.mktemp("book"), PAGE)
    assert warned == ""
    return Place(app, "book/reference/lists")


def test_each_slip_is_one_warning_with_its_line(tmp_path):
    text = PAGE
    for right, (wrong, _) in SLIPS.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    warned = built(tmp_path, text)[1].splitlines()
    assert len(warned) == len(SLIPS), warned
    for _, message in SLIPS.values():
        assert [line for line in warned if message in line and "page.rst" in line], message


@pytest.mark.parametrize("name", LISTINGS)
def test_a_list_is_sound(place, name):
    tree = parsed(LISTINGS[name](place))
    names = [part["id"] for part in tree.find_all(id=True)]
    assert len(set(names)) == len(names)
    for part in tree.find_all(attrs={"aria-labelledby": True}):
        assert tree.find(id=part["aria-labelledby"]).get_text().strip()
    assert not tree.find_all(style=True)
    assert all(link.get_text().strip() and link["href"] for link in tree.find_all("a"))
    for some in tree.select("[data-filter]"):
        fields = [f"data-{field}" for field in some["data-filter"].split()]
        assert all(entry.get(field) for entry in some.select(".entry") for field in fields)


@pytest.fixture(scope="module")
def spec() -> dict:
    """A chart of two parts in which readers choose."""
    return relations.by_year({name: data.load(name) for name in relations.INPUTS}).to_dict()


def test_a_figure_is_complete_without_a_script(spec):
    figure = parsed(drawings.figure_html(spec, fragment("Drawn from nothing."))).figure
    assert figure.find(id=figure["aria-labelledby"]).get_text() == spec["title"]["text"]
    drawing = figure.select_one(".chart-drawing")
    assert (drawing["role"], drawing["tabindex"], drawing["aria-label"]) == ("img", "0", spec["description"])
    assert [svg["aria-hidden"] for svg in drawing.find_all("svg")] == ["true", "true"]
    assert figure.figcaption.get_text() == f"Source: {spec['usermeta']['source']} Drawn from nothing."
    assert len(figure.select(".chart-data tbody tr")) == len(spec["usermeta"]["table"]["rows"])
    assert figure["data-live"] == "near"
    assert spec["usermeta"]["controls"][0] in figure.select_one(".chart-controls").get_text()


def test_a_figure_needs_no_lax_policy_and_repeats_no_id(spec):
    faded = {"gradient": "linear", "stops": [{"offset": 0, "color": "white"}, {"offset": 1, "color": "black"}]}
    shaded = spec | {"view": {"fill": faded}}
    figure = parsed(drawings.figure_html(shaded, fragment()))
    assert not figure.find_all(style=True)
    names = [part["id"] for part in figure.find_all(id=True)]
    meant = re.findall(r"url\(#([^)]+)\)", str(figure))
    assert len(set(names)) == len(names)
    assert len(set(meant)) >= 2, "both drawings have a shade"
    assert set(meant) <= set(names)


def test_the_live_version_is_the_same_chart(spec):
    live = json.loads(parsed(drawings.figure_html(spec, fragment())).select_one("script.chart-spec").string)
    assert live == {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}


def test_on_a_phone_every_part_keeps_its_share():
    chart = {"width": 640, "vconcat": [{"width": 320, "layer": [{"width": 320}]}, {"hconcat": [{"width": 64}, {"width": "container"}]}]}
    narrow = drawings._resized(chart, 300)
    assert narrow == {
        "width": 300,
        "vconcat": [{"width": 150, "layer": [{"width": 150}]}, {"hconcat": [{"width": 30}, {"width": "container"}]}],
    }
    assert chart["width"] == 640


@pytest.mark.parametrize("fact", ["title", "description", "source", "table"])
def test_a_chart_that_lacks_something_is_refused(fact):
    chart = lives.treaties(data.load("alliance_spells")).to_dict()
    (chart if fact in chart else chart["usermeta"]).pop(fact)
    with pytest.raises(drawings.ChartError, match=f"this chart has no {fact}"):
        drawings.figure_html(chart, fragment())


def test_every_colour_has_its_dark_version():
    css = drawings.theme_css()
    for light, dark in drawings.palette.COLOURS.values():
        assert f'svg [fill="{light}"] {{ fill: {dark}; }}' in css
        assert f'svg [stroke="{light}"] {{ stroke: {dark}; }}' in css


@pytest.mark.parametrize("exercise", exercises.load_bank().values(), ids=lambda exercise: exercise.id)
def test_an_island_has_its_question_and_its_state(exercise):
    island = parsed(islands.island_html(ExerciseWidget(exercise).island())).div
    assert (island["id"], island["data-kept"]) == (exercise.id, "answer")
    assert json.loads(island.select_one("script.island-state").string)["item"] == json.loads(json.dumps(exercise.public()))
    still = island.select_one(".island-still")
    assert exercise.prompt in still.get_text()
    assert still.find_all("details")[-1].summary.get_text() == "Answer and explanation"
    assert not island.select_one(".island-live").contents
