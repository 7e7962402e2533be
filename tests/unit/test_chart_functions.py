"""Every chart that the book shows says what it shows, with readable colours; no chart function lies idle."""

import ast
import functools
import inspect
import itertools
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

import altair as alt
import pytest

from alliances import charts
from alliances.base import palette, paths
from alliances.charts import bow, fears, style, triangles, wording
from alliances.exercises import explorers
from alliances.site import rendering

pytestmark = pytest.mark.xdist_group("charts")  # each page's are made once
ROOT = Path(__file__).resolve().parents[2]
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
STYLE = (paths.PACKAGE / "site" / "styles" / "colours.css").read_text(encoding="utf-8")
GROUNDS = re.search(r"--paper: light-dark\((#\w{6}), (#\w{6})\)", STYLE).groups()  # of light and dark pages


@functools.cache
def charts_of(page: Path) -> list[dict]:
    """Run the cells of a page and return the charts that it shows, as specifications."""
    names, shown = {}, []
    for cell in CELL.findall(page.read_text(encoding="utf-8")):
        tree = ast.parse("\n".join(line for line in cell.splitlines() if not line.startswith(":")))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, page.name, "exec"), names)
        if last:
            value = eval(compile(ast.Expression(last.value), page.name, "eval"), names)
            shown += [value.to_dict()] if isinstance(value, alt.TopLevelMixin) else []
    return shown


PAGES = [page for page in sorted((ROOT / "book").rglob("*.md")) if CELL.search(page.read_text(encoding="utf-8"))]


def strings(part: object) -> set[str]:
    """Collect all texts of a specification."""
    if isinstance(part, dict):
        return set().union(*map(strings, part.values())) if part else set()
    if isinstance(part, list):
        return set().union(*map(strings, part)) if part else set()
    return {part} if isinstance(part, str) else set()


def leaves(part: object) -> Iterator[object]:
    """Yield all values of a specification."""
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from leaves(each)
    if not isinstance(part, dict | list):
        yield part


def faults(spec: dict) -> list[str]:
    """Say what a chart lacks: a finding as title, a description, source and table, words for its marks, colours of the palette."""
    title, meta = spec["title"]["text"], spec["usermeta"]
    rows, columns = meta["table"]["rows"], meta["table"]["columns"]
    found = {text for text in strings(spec) if re.fullmatch(r"#[0-9a-fA-F]{3,8}", text)}
    kept = {
        "a title of five words states a finding": len(title.split()) >= 5,
        "a title ends without a full stop": not title.endswith("."),
        "a description has fifteen words": len(spec["description"].split()) >= 15,
        "a source is named": len(meta["source"]) > 10,
        "the table has rows": bool(rows),
        "the rows have a cell for each column": all(len(row) == len(columns) for row in rows),
        "numbers are numbers": not any(isinstance(each, float) and not math.isfinite(each) for each in leaves(spec)),
        "some mark tells something": '"tooltip"' in json.dumps(spec),
        "colours are those of the palette": found <= {light for light, _ in palette.COLOURS.values()},
    }
    return [f"{title}: {rule}" for rule, holds in kept.items() if not holds]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_charts_of_a_page_say_what_they_show_in_colours_of_the_palette(page):
    assert [fault for spec in charts_of(page) for fault in faults(spec)] == []


WRITTEN = {word: str(number) for number, word in wording.WORDS.items() if number}
NUMBER = re.compile(rf"\b(?:{'|'.join(WRITTEN)})\b|\d[\d,]*(?:\.\d+)?", re.IGNORECASE)


def numbers(text: str) -> set[str]:
    """Return the numbers of a text in digits, those that stand there as words too; years and other long ones as they are."""
    return {WRITTEN.get(found.lower(), found.replace(",", "").rstrip(".")) for found in NUMBER.findall(text)}


def unseen(spec: dict, state: dict) -> set[str]:
    """Return the numbers of a state's title that a reader finds neither in its drawing nor in what its marks and its description tell."""
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}
    bare["params"] = [each | {"value": state["chosen"].get(each["name"], each.get("value"))} for each in bare["params"]]
    drawing = rendering.render(bare, palette.WIDTH, "x")
    told = " ".join(" ".join(point.tip) for group in drawing.groups for point in group)
    words = " ".join(re.findall(r">([^<]+)</(?:text|tspan)", drawing.svg))
    shown = numbers(f"{told} {words} {state['subtitle']} {state['description']}")
    return {number for number in numbers(state["title"]) if number not in shown and not any(rounds(each, number) for each in shown)}


def rounds(exact: str, number: str) -> bool:
    """Say whether a number is another one, rounded."""
    places = len(number.partition(".")[2])
    return f"{float(exact):.{places}f}" == number


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_title_says_no_number_that_its_state_does_not_show(page):
    states = [(spec, state) for spec in charts_of(page) for state in spec["usermeta"]["states"]]
    assert [(state["title"], found) for spec, state in states if (found := unseen(spec, state))] == []


def test_each_choice_has_a_true_title_of_its_own_where_the_finding_changes():
    spec = next(spec for spec in charts_of(ROOT / "book" / "alliances" / "pattern.md") if spec["usermeta"]["states"])
    state = spec["usermeta"]["states"][0]
    assert unseen(spec, state) == set()
    assert unseen(spec, state | {"title": "Half of 987654 pacts were gone"}) == {"987654"}


def test_the_lint_catches_what_it_should():
    chart, lacking = charts_of(ROOT / "book" / "index.md")[0], {"title": {"text": "Pacts."}, "description": "A chart"}
    meta = {"source": "", "table": {"rows": [[1, 2]], "columns": ["a"]}}
    bare = alt.Chart({"values": [{"a": 1}]}, **lacking, usermeta=meta).mark_bar(color="#abcdef")
    assert faults(chart) == []
    assert len(faults(bare.to_dict())) == 7


def test_every_chart_function_is_shown():
    text = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "book").rglob("*.md"))
    text += "".join(path.read_text(encoding="utf-8") for path in (ROOT / "alliances" / "charts").glob("*.py"))
    for module in charts.__all__:
        functions = inspect.getmembers(getattr(charts, module), inspect.isfunction)
        for name, function in functions:
            if module != "style" and function.__module__.endswith(module) and not name.startswith("_"):
                assert f"{module}.{name}(" in text, f"nothing shows {module}.{name}"


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


@pytest.mark.parametrize("model", explorers.load_all().values(), ids=lambda model: model.name)
def test_an_explorer_has_room_for_what_it_draws(model):
    """A value beyond the scale would be drawn at its edge, while the words beside it say another number."""
    low, high = model.limits
    ends = [
        (control.least, control.start, control.most)
        if control.kind == "range"
        else (False, True)
        if control.kind == "toggle"
        else (control.options[0], control.options[-1])
        for control in model.controls
    ]
    for values in itertools.product(*ends):
        setting = dict(zip((control.name for control in model.controls), values, strict=True))
        found = model.outcome(setting)
        assert all(low <= found[output] <= high for output in model.shown), (setting, found)


def test_an_explorer_has_the_looks_of_the_chart_above_it():
    """Colours and dashes: a reader who moves from the one to the other finds the same lines."""
    style_of = (paths.PACKAGE / "exercises" / "widget.css").read_text(encoding="utf-8")
    dashed = {
        tone: [int(n) for n in dash.split()] for tone, dash in re.findall(r"\.tone-(\w+) \{[^}]*stroke-dasharray: ([\d ]+);", style_of)
    }
    drawn = {posture.replace("open ", ""): look for posture, look in bow.LOOKS.items()}
    assert explorers.get("drawn-bow").tones == {posture: colour for posture, (colour, _) in drawn.items()}
    assert explorers.get("two-fears").tones == {fear: look[1] for fear, look in fears.FEARS.items()}
    assert explorers.get("selection").tones.items() >= {"all": fears.GROUPS["all"][1], "tested": fears.GROUPS["attacked"][1]}.items()
    assert explorers.get("triangle").tones == {word: triangles.SHADES[word] for word in ("hostile", "friendly")}
    looks = [*drawn.values(), *(look[1:3] for look in fears.FEARS.values()), *(look[1:3] for look in fears.GROUPS.values())]
    assert all(dashed.get(colour, [1, 0]) == dash for colour, dash in looks)
    for tone, light, dark in re.findall(r"--(focus|for|against|base): light-dark\((#\w{6}), (#\w{6})\)", style_of):
        assert palette.COLOURS[tone] == (light, dark)


EYES = {  # what reaches the eye: of all colours, without the red or the green cones (Machado and others 2009)
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green cones": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
}
GREYS = ("ink", "muted", "grid", "base", "pale")  # told apart by how dark they are, and by words


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """Return a colour as an eye sees it, in CIE L*a*b*."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    light = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    red, green, blue = (min(1, max(0, sum(share * each for share, each in zip(row, light, strict=True)))) for row in EYES[eye])
    x, y, z = (
        0.4124 * red + 0.3576 * green + 0.1805 * blue,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        0.0193 * red + 0.1192 * green + 0.9505 * blue,
    )
    root = [each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x / 0.9505, y, z / 1.089)]
    return 116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_two_colours_of_a_chart_look_alike_to_any_eye(page):
    names = {light: name for name, (light, _) in palette.COLOURS.items() if name not in GREYS}
    alike = []
    for spec in charts_of(page):
        found = sorted(strings(spec) & set(names))
        for one, other in itertools.combinations(found, 2):
            least = min(math.dist(seen(one, eye), seen(other, eye)) for eye in EYES)
            if least < 10:
                alike.append(f"{spec['title']['text']}: {names[one]} and {names[other]}, {least:.0f}")
    assert alike == []


def test_themes_reach_plain_charts():
    assert alt.Chart({"values": [{"a": 1}]}).mark_bar().to_dict()["config"]["background"] == "transparent"
    assert style.WIDTH == palette.WIDTH
