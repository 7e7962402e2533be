"""Charts and exercises as HTML: made from the book's own, read back by a parser."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from alliances import data, exercises
from alliances.base.html import fragment
from alliances.charts import lives, relations
from alliances.exercises.widget import ExerciseWidget
from alliances.site import drawings, islands


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


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
    figure = parsed(drawings.figure_html(shaded, fragment())).figure
    assert not figure.find_all(style=True)
    names = [part["id"] for part in figure.find_all(id=True)]
    meant = re.findall(r"url\(#([^)]+)\)", str(figure))
    assert len(set(names)) == len(names)
    assert all(name.startswith((figure["id"], figure["id"].removeprefix("chart-"))) for name in names), "no other figure has them"
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
        assert f'svg [fill="{light}"] {{ fill: light-dark({light}, {dark}); }}' in css
        assert f'svg [stroke="{light}"] {{ stroke: light-dark({light}, {dark}); }}' in css


@pytest.mark.parametrize("exercise", exercises.load_bank().values(), ids=lambda exercise: exercise.id)
def test_an_island_has_its_question_and_its_state(exercise):
    island = parsed(islands.island_html(ExerciseWidget(exercise).island())).div
    assert (island["id"], island["data-kept"]) == (exercise.id, "answer")
    assert json.loads(island.select_one("script.island-state").string)["item"] == json.loads(json.dumps(exercise.public()))
    still = island.select_one(".island-still")
    assert exercise.prompt in still.get_text()
    assert still.find_all("details")[-1].summary.get_text() == "Answer and explanation"
    assert not island.select_one(".island-live").contents
