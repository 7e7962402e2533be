"""Every chart function returns a chart that says what it shows, with readable colours."""

import inspect

import altair as alt
import pytest

from alliances import data, palette
from alliances.charts import lives, style

FUNCTIONS = [
    f for _, f in inspect.getmembers(lives, inspect.isfunction) if f.__module__ == lives.__name__ and not f.__name__.startswith("_")
]
GROUNDS = ("#ffffff", "#121212")  # of the light and the dark theme


@pytest.fixture(scope="module")
def spells():
    return data.load("alliance_spells")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_charts_say_what_they_show(function, spells):
    before = spells.copy()
    spec = function(spells).to_dict()
    title, meta = spec["title"]["text"], spec["usermeta"]
    assert len(title.split()) >= 5, "a title states a finding"
    assert not title.endswith(".")
    assert len(spec["description"].split()) >= 15
    assert "ATOP" in meta["source"]
    assert meta["table"]["rows"]
    assert all(len(row) == len(meta["table"]["columns"]) for row in meta["table"]["rows"])
    assert spells.equals(before), "a chart must not change its data"


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_charts_explain_their_marks(function, spells):
    assert "tooltip" in str(function(spells).to_dict()) or function is lives.survival_by_group


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.__name__)
def test_charts_use_the_palette_only(function, spells):
    allowed = {light for light, _ in palette.COLOURS.values()} | {"transparent"}
    found = set()

    def walk(part):
        if isinstance(part, dict):
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)
        elif isinstance(part, str) and part.startswith("#"):
            found.add(part)

    walk(function(spells).to_dict())
    assert found <= allowed


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", [name for name in palette.COLOURS if name not in ("grid", "pale", "base")])
@pytest.mark.parametrize("theme", [0, 1])
def test_colours_that_carry_words_can_be_read(name, theme):
    assert contrast(palette.COLOURS[name][theme], GROUNDS[theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1])
def test_marks_stand_out(theme):
    assert contrast(palette.COLOURS["base"][theme], GROUNDS[theme]) >= 3


def test_colours_are_distinct():
    countries = [palette.COLOURS[c] for c in ("Russia", "China", "Türkiye", "Israel", "Iran", "United States", "Japan")]
    assert len({light for light, _ in countries}) == len(countries)
    lights = [light for light, _ in palette.COLOURS.values()]
    assert len(set(lights)) == len(lights), "the dark theme finds a colour by its light version, so each may occur once"


def test_themes_reach_plain_charts():
    assert alt.Chart({"values": [{"a": 1}]}).mark_bar().to_dict()["config"]["background"] == "transparent"
    assert style.WIDTH == palette.WIDTH
