"""Charts and exercises as HTML: made from the book's own, read back by a parser."""

import csv
import io
import json
import math
import re

import altair as alt
import lxml.etree
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from alliances import data, exercises
from alliances.base.html import fragment
from alliances.charts import lives, parts, relations, symbols
from alliances.exercises.widget import ExerciseWidget
from alliances.site import drawings, frame, islands, rendering
from alliances.site.numbering import LABEL

STAND = drawings.Stand("fig-x", "here-x", "../_static/charts/", "A chapter", "2026", "https://example.org/a.html#fig-x")


def test_the_emblem_is_small_where_no_style_is_loaded():
    emblem = parsed(frame._emblem()).svg
    assert 0 < int(emblem["width"]) <= 48 and 0 < int(emblem["height"]) <= 48


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def spec() -> dict:
    """A chart of several layers in which readers choose."""
    return relations.imagined_pacts({name: data.load(name) for name in relations.INPUTS}).to_dict()


def test_a_figure_is_complete_without_a_script(spec):
    figure = parsed(drawings.figure(spec, fragment("Drawn from nothing."), STAND).html).figure
    number, title = (figure.find(id=name) for name in figure["aria-labelledby"].split())
    assert title.get_text() == spec["title"]["text"]
    assert (figure["id"], number.a["href"], number.a.get_text()) == ("fig-x", "#fig-x", f"{LABEL} #")
    drawing = figure.select_one(".chart-drawing")
    assert (drawing["role"], drawing["tabindex"], drawing["aria-label"]) == ("img", "0", spec["description"])
    assert [svg["aria-hidden"] for svg in drawing.find_all("svg")] == ["true", "true"]
    assert figure.figcaption.get_text() == f"Source: {spec['usermeta']['source']} Drawn from nothing."
    assert len(figure.select(".chart-data tbody tr")) == len(spec["usermeta"]["table"]["rows"])
    choices = figure.select_one(".chart-controls")
    assert choices.select_one("[hidden] select") and not choices.select_one(".chart-still").has_attr("hidden")
    chosen = [param["value"] for param in spec["params"] if "bind" in param]
    shown = figure.select_one(".chart-shown").get_text()
    assert chosen and all(value in shown for value in chosen), "paper has no list to choose from, and says what is drawn"


def test_a_figure_needs_no_lax_policy_and_repeats_no_id(spec):
    faded = {"gradient": "linear", "stops": [{"offset": 0, "color": "white"}, {"offset": 1, "color": "black"}]}
    shaded = spec | {"view": {"fill": faded}}
    figure = parsed(drawings.figure(shaded, fragment(), STAND).html).figure
    assert not figure.find_all(style=True)
    names = [part["id"] for part in figure.find_all(id=True)]
    meant = re.findall(r"url\(#([^)]+)\)", str(figure))
    assert len(set(names)) == len(names)
    assert all(name.startswith(figure["id"]) for name in names), "no other figure has them"
    assert len(set(meant)) >= 2, "both drawings have a shade"
    assert set(meant) <= set(names)


def test_every_choice_has_its_drawing_and_its_words(spec):
    drawn = drawings.figure(spec, fragment(), STAND)
    figure = parsed(drawn.html).figure
    assert figure["data-script"].startswith("../_static/charts/here-x.js?v=") and not figure.find("script")
    first, *others = json.loads(drawn.files["here-x.js"].partition(" = ")[2].rstrip(";\n"))["states"]
    assert [state["chosen"] for state in (first, *others)] != []
    assert sorted(json.dumps(state["chosen"]) for state in (first, *others)) == sorted(
        json.dumps(state["chosen"]) for state in spec["usermeta"]["states"]
    )
    assert "wide" not in first, "it stands in the page"
    assert first["title"] == figure.select_one(".chart-title").get_text()
    for state in (first, *others):
        assert {number for row in state["series"] for number in row} == set(range(len(state["tips"])))
        assert {box[0] for box in state["boxes"]["wide"]} == {box[0] for box in state["boxes"]["narrow"]} == set(range(len(state["tips"])))
    assert all(parsed(state["wide"]).svg and parsed(state["narrow"]).svg for state in others)
    assert drawn.files["here-x.svg"].startswith(first["sheet"][0]) and drawn.files["here-x.svg"].endswith(first["sheet"][1])


def test_points_lie_where_the_marks_are_drawn():
    """Of a bar, of a dot and of each point of a line, which the drawing itself has as one mark."""
    table = pd.DataFrame({"year": [1950, 1960, 1970], "count": [1, 3, 2]})
    base = alt.Chart(table, width=640, height=100).encode(
        x="year:Q", y="count:Q", tooltip=parts.tips({"year:Q": ("Year", "d"), "count:Q": "Count"})
    )
    for mark in (base.mark_line(), base.mark_point(), base.mark_bar(), base.mark_area()):
        drawing = rendering.render(mark.to_dict(), 640, "x")
        ((*points,),) = drawing.groups
        assert [point.tip for point in points] == [
            ("Year", "1950", "Count", "1"),
            ("Year", "1960", "Count", "3"),
            ("Year", "1970", "Count", "2"),
        ]
        tops = [point.box[1] for point in points]
        assert tops[1] < tops[2] < tops[0]
        assert "\u241f" not in drawing.svg and "Year" not in drawing.svg.replace("year", "")


def test_keys_lead_along_the_rows_of_a_grid():
    cells = pd.DataFrame([(row, column, "yes") for row in "ab" for column in "xyz"], columns=["row", "column", "done"])
    tips = parts.tips({"row:N": "Row", "column:N": "Column"})
    grid = symbols.matrix(
        cells, ("row", ["a", "b"]), ("column", dict(zip("xyz", "XYZ", strict=True))), ("done", {"yes": ("disc", "for")}), tips
    )
    groups = rendering.render(grid.to_dict(), 300, "x").groups
    assert [[point.tip[1] + point.tip[3] for point in row] for row in groups] == [["ax", "ay", "az"], ["bx", "by", "bz"]]


def test_a_drawing_is_no_wider_than_its_column():
    """Its axis gets its room from the inner width: shrunk as a whole, its words would be too small."""
    table = pd.DataFrame({"name": ["a name of many letters"], "count": [1]})
    bars = alt.Chart(table, width=640).mark_bar().encode(x="count:Q", y="name:N").to_dict()
    widths = [float(re.search(r'width="([\d.]+)"', rendering.render(bars, 300, "x", room).svg)[1]) for room in (math.inf, 320)]
    assert widths[0] > 320 >= widths[1]


def test_on_a_phone_every_part_keeps_its_share():
    chart = {"width": 640, "vconcat": [{"width": 320, "layer": [{"width": 320}]}, {"hconcat": [{"width": 64}, {"width": "container"}]}]}
    narrow = rendering.resized(chart, 300)
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
        drawings.figure(chart, fragment(), STAND)


def test_a_chart_that_travels_says_all_by_itself(spec):
    files = drawings.figure(spec, fragment(), STAND).files
    sheet = lxml.etree.fromstring(files["here-x.svg"])
    said = " ".join(text.strip() for text in sheet.itertext())
    for words in (
        spec["title"]["text"],
        "Source:",
        "A chapter",
        drawings.subject().title,
        STAND.home,
        *next(iter(spec["usermeta"]["states"]))["chosen"].values(),
    ):
        assert words in said
    assert not sheet.xpath("//*[@style or @aria-hidden]")
    rows = list(csv.reader(io.StringIO(files["here-x.csv"].removeprefix("\ufeff"))))
    told = spec["usermeta"]["table"]
    assert rows[0] == told["columns"] and len(rows) == len(told["rows"]) + 1


def test_what_one_takes_along_is_named_and_needs_no_script(spec):
    take = parsed(drawings.figure(spec, fragment(), STAND).html).select_one(".chart-take")
    assert [(link["href"], link["download"]) for link in take.find_all("a")] == [
        (f"../_static/charts/here-x.{kind}", f"here-x.{kind}") for kind in ("csv", "svg")
    ]
    assert all(LABEL in each["aria-label"] for each in [*take.find_all("a"), take.select_one(".take-picture")])
    assert all(button.has_attr("hidden") for button in take.find_all("button"))
    cited = take.select_one(".take-cite").get_text()
    assert all(words in cited for words in ("(2026)", LABEL, spec["title"]["text"], "A chapter", STAND.home))


def test_every_colour_has_its_dark_version():
    css = drawings.theme_css()
    for light, dark in drawings.palette.COLOURS.values():
        assert f'svg [fill="{light}"] {{ fill: light-dark({light}, {dark}); }}' in css
        assert f'svg [stroke="{light}"] {{ stroke: light-dark({light}, {dark}); }}' in css


@pytest.mark.parametrize("exercise", exercises.load_bank().values(), ids=lambda exercise: exercise.id)
def test_an_island_has_its_question_and_its_state(exercise):
    island = parsed(islands.island_html(ExerciseWidget(exercise).island())).div
    assert (island["id"], island["data-kept"]) == (exercise.id, "answer draft")
    assert json.loads(island.select_one("script.island-state").string)["item"] == json.loads(json.dumps(exercise.public()))
    still = island.select_one(".island-still")
    assert exercise.prompt in still.get_text()
    assert still.find_all("details")[-1].summary.get_text() == "Answer and explanation"
    assert not island.select_one(".island-live").contents
    assert (island["data-number"], island.a["href"]) == (LABEL, f"#{exercise.id}")
    assert still.select_one(".exercise-number").get_text() == LABEL
    assert len(island.select(".room i")) == (0 if exercise.room == "grid" else exercise.room)
