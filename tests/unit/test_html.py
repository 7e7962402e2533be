"""HTML that is escaped by construction: read back by a parser, it says what went in."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from alliances.base.html import Markup, data_script, fragment, h, scrolling, table

NASTY = "a < b & \"c\" > 'd' </p><script>alert(1)</script>"
# what XML and HTML can carry at all; a parser may turn other signs of line ends into one
texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


def parsed(html):
    return BeautifulSoup(html, "html.parser")


@given(text=texts)
def test_text_comes_back_as_it_went_in(text):
    element = parsed(h("p", {"title": text}, text)).p
    assert element.get_text() == text
    assert element["title"] == text


def test_nothing_leaves_its_place():
    tree = parsed(h("div", {"data-x": NASTY}, h("p", {}, NASTY)))
    assert [element.name for element in tree.find_all()] == ["div", "p"]


def test_markup_goes_in_as_it_is():
    inner = h("b", {}, "1 & 2")
    assert h("p", {}, "0 & ", inner) == "<p>0 &amp; <b>1 &amp; 2</b></p>"
    assert h("p", {}, str(inner)) != h("p", {}, inner), "a string of HTML is text until somebody calls it markup"
    assert Markup(", ").join(["a & b", inner]) == "a &amp; b, <b>1 &amp; 2</b>"


def test_lists_and_generators_are_taken_apart():
    assert h("ul", {}, (h("li", {}, number) for number in range(2)), [[h("li")], None]) == "<ul><li>0</li><li>1</li><li></li></ul>"


def test_zero_and_empty_text_are_children_and_nothing_is_none():
    assert fragment(0, "", None) == "0"


@pytest.mark.parametrize(
    ("value", "written"), [(True, "<p x></p>"), (False, "<p></p>"), (None, "<p></p>"), ("", '<p x=""></p>'), (0, '<p x="0"></p>')]
)
def test_attributes_that_are_no_text(value, written):
    assert h("p", {"x": value}) == written


def test_void_elements():
    assert h("meta", {"charset": "utf-8"}) == '<meta charset="utf-8">'
    with pytest.raises(ValueError, match="the element br can have no children"):
        h("br", {}, "text")


def test_a_table():
    tree = parsed(scrolling("Cells & more", table(["A", "B"], [["1 < 2", 3], [h("b", {}, "x"), ""]], named=True)))
    assert tree.div["aria-label"] == "Cells & more"
    assert [[cell.name for cell in row.find_all(["th", "td"])] for row in tree.find_all("tr")] == [["th", "th"], ["th", "td"], ["th", "td"]]
    assert tree.td.get_text() == "3"
    assert tree.b.parent["scope"] == "row"


def test_data_in_a_script_cannot_end_it():
    value = {"text": NASTY, "numbers": [1, None]}
    script = parsed(data_script("spec", value)).script
    assert json.loads(script.string) == value
