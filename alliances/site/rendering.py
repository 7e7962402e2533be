"""A chart as a drawing, and the points in it that tell something: where they stand, and what a reader is told who points at them.

The drawing library writes what each mark tells into the drawing, as a description. From there it is taken out again, so that the page
carries the drawing alone and a small file beside it the points: pointing at a chart needs no drawing library in the browser.
"""

import copy
import html
import json
import math
import re
from typing import NamedTuple
from xml.etree import ElementTree

from ..base import palette
from ..base.html import Markup, trusted

VEGA_LITE = "6.1"  # the schema that Altair 6 writes
PIECE = "\u241f"  # before each piece of what a mark tells: heading, value, heading, value
UNSEEN = "\u241e"  # before the first piece where a mark only holds the place of a point of a line
LONG = 900  # letters of a path from which on a tenth of a pixel tells nothing
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
LINES = ("line", "area", "trail")  # one mark, many points
OF_TIP = re.compile(rf' aria-label="{UNSEEN}?{PIECE}[^"]*"')
WIDE = re.compile(r'<svg [^>]*?width="([\d.]+)"')
PLACE = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
STEP = re.compile(r"([MLHVCQAZ])([^MLHVCQAZ]*)", re.IGNORECASE)
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
PLACES = {"M": (0, 1), "L": (0, 1), "C": (4, 5), "Q": (2, 3), "A": (5, 6)}  # where a step of a path names its end


class Point(NamedTuple):
    """A mark: what it tells, and its box in pixels of the drawing."""

    tip: tuple[str, ...]
    box: tuple[int, int, int, int]  # left, top, width, height


class Rendering(NamedTuple):
    """A drawing, and its points in the series through which keys step: a line, a row of tiles, like marks."""

    svg: Markup
    groups: list[list[Point]]


def render(spec: dict, width: int, prefix: str, room: float = math.inf) -> Rendering:
    """Draw a specification at an inner width, or at a smaller one where its axes would take it beyond the room that there is.

    Parameters
    ----------
    spec : a Vega-Lite specification without title.
    width : inner width in pixels; every part as wide as the page keeps its share of it.
    prefix : what ids within the drawing begin with.
    room : the width in pixels of the column in which the whole drawing stands: what is wider would be shrunk there, words and all.

    Returns
    -------
    Rendering: SVG that is small, has ids of its own, and no inline style; and the points.

    Examples
    --------
    >>> bars = {"mark": "bar", "data": {"values": [{"x": 3}]}, "encoding": {"x": {"field": "x", "type": "quantitative"}}}
    >>> bars["encoding"]["tooltip"] = [{"field": "x", "title": "Years", "type": "quantitative"}]
    >>> render(bars | {"width": 640}, 300, "a").groups[0][0].tip
    ('Years', '3')
    """
    svg = _drawn(spec, width)
    beyond = math.ceil(float(WIDE.search(svg)[1]) - room) if room < math.inf else 0
    if beyond > 0:
        svg = _drawn(spec, width - beyond)
    return Rendering(_small(svg, prefix), _points(svg))


def _drawn(spec: dict, width: int) -> str:
    """Draw a specification at an inner width, each mark with what it tells as its description."""
    import vl_convert

    vega = vl_convert.vegalite_to_vega(resized(spec, width) | {"config": spec.get("config", {}) | {"aria": True}}, vl_version=VEGA_LITE)
    _let_tell(vega["marks"])
    return vl_convert.vega_to_svg(vega)


def resized(spec: dict, width: int) -> dict:
    """Return the specification at another inner width: every part as wide as the page keeps its share."""
    spec = copy.deepcopy(spec)
    pending = [spec]
    while pending:
        part = pending.pop()
        if isinstance(part.get("width"), int | float):
            part["width"] = round(part["width"] * width / palette.WIDTH)
        pending += [child for key in ("layer", "concat", "hconcat", "vconcat") for child in part.get(key, [])]
    return spec


def _let_tell(marks: list[dict]) -> None:
    """Let each mark that has a tip write it as its description, and no other mark one; lines get a point for each of their places."""
    for mark in list(marks):
        _let_tell(mark.get("marks", []))
        look = mark.get("encode", {}).get("update", {})
        for name in ("description", "ariaRoleDescription"):
            look.pop(name, None)
        told = look.pop("tooltip", None)
        if not isinstance(told, dict) or not told.get("signal", "").startswith("{"):
            continue
        tip = _joined(told["signal"])
        if mark["type"] not in LINES:
            look["description"] = {"signal": tip}
            continue
        drawn = look.get("defined", {}).get("signal", "true")
        place = {axis: look[axis] for axis in ("x", "y") if axis in look}
        unseen = {"fill": {"value": "transparent"}, "size": {"value": 1}, "description": {"signal": f"({drawn}) ? '{UNSEEN}' + {tip} : ''"}}
        marks.append({"type": "symbol", "from": mark["from"], "encode": {"update": place | unseen}})


def _joined(signal: str) -> str:
    """Turn an expression of an object into one of its keys and values, each behind a sign.

    >>> _joined('{"Year": datum["year"], "Of": a(b, c)}').count(PIECE)
    4
    """
    pieces, depth, quoted, start = [], 0, "", 1
    for place, letter in enumerate(signal):
        if quoted:
            quoted = "" if letter == quoted and signal[place - 1] != "\\" else quoted
        elif letter in "\"'":
            quoted = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        if not quoted and ((letter == "," and depth == 1) or (letter == "}" and depth == 0)):
            pieces.append(signal[start:place].strip())
            start = place + 1
    parts = []
    for piece in filter(None, pieces):
        head = re.match(r'"(?:[^"\\]|\\.)*"', piece)[0]
        parts += [head, piece[len(head) :].strip().removeprefix(":").strip()]
    sign = json.dumps(PIECE, ensure_ascii=False)
    return " + ".join(f"{sign} + ({part})" for part in parts)


def _small(svg: str, prefix: str) -> Markup:
    """Return the drawing without what only served to find its points, what is never seen, and what the page says better."""
    svg = re.sub(r"<path [^>]*>", lambda tag: "" if UNSEEN in tag[0] else tag[0], svg)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"-?\d+\.\d{2,}", _rounded, tag[0]), OF_TIP.sub("", svg))
    svg = re.sub(r'(id="|url\(#)([\w-]+)', rf"\g<1>{prefix}-\g<2>", svg)
    svg = re.sub(r' (style|aria-[a-z]+|role|class|stroke-miterlimit|font-family)="[^"]*"| (opacity="1"|text-anchor="start")', "", svg)
    svg = re.sub(r' (fill="none" stroke="none"|stroke="none" fill="none")', "", svg)
    svg = re.sub(r'<path( transform="[^"]*")?( d="[^"]*")?( display="none")?/>|<g></g>|<g/>', "", svg)
    svg = re.sub(rf' d="([^"]{{{LONG},}})"', lambda path: f' d="{_coarse(path[1])}"', svg)
    return trusted(svg.replace("<svg ", f'<svg aria-hidden="true" focusable="false" font-family="{FONT}" ', 1))


def _rounded(number: re.Match) -> str:
    """Write a number with one place behind the point, if it needs it."""
    return f"{float(number[0]):.1f}".removesuffix(".0")


def _coarse(steps: str) -> str:
    """Return a path of very many steps in whole pixels.

    >>> _coarse("M0.4,1.2L0.6,1.2L0.7,1.3L4,2")
    'M0,1L1,1L4,2'
    """
    return re.sub(r"(L[\d,-]+)\1+", r"\1", re.sub(r"-?\d+\.\d+", lambda number: f"{float(number[0]):.0f}", steps))


def _points(svg: str) -> list[list[Point]]:
    """Return the marks of a drawing that tell something, by the groups that they are drawn in and by rows, each in reading order."""
    groups: list[list[Point]] = []

    def walk(element: ElementTree.Element, left: float, top: float) -> None:
        place = PLACE.search(element.get("transform", ""))
        if place:
            left, top = left + float(place[1]), top + float(place[2])
        found, of_line = [], False
        for child in element:
            label = child.get("aria-label") or ""
            if PIECE in label:
                found.append(Point(_told(label), _box(child, left, top)))
                of_line |= label.startswith(UNSEEN)
            else:
                walk(child, left, top)
        if found:
            groups.extend([_in_order(found)] if of_line else _by_rows(found))

    walk(ElementTree.fromstring(svg), 0, 0)  # noqa: S314 - drawn just now
    return groups


def _told(label: str) -> tuple[str, ...]:
    """Return what a mark tells, heading and value by turns; a value that is missing takes its heading with it.

    >>> _told("␟Due␟null␟Outcome␟kept")
    ('Outcome', 'kept')
    """
    pieces = [html.unescape(piece) for piece in label.split(PIECE)[1:]]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return tuple(piece for head, value in pairs if value != "null" for piece in (head, value))


def _by_rows(points: list[Point]) -> list[list[Point]]:
    """Return points as the rows of a table from the top, where they stand in rows of two or more; else all in one.

    >>> tiles = [Point((name,), (left, top, 8, 8)) for name, left, top in (("a", 0, 0), ("c", 0, 9), ("b", 9, 0), ("d", 9, 9))]
    >>> [[point.tip[0] for point in row] for row in _by_rows(tiles)]
    [['a', 'b'], ['c', 'd']]
    """
    rows: dict[float, list[Point]] = {}
    for point in points:
        rows.setdefault(point.box[1] + point.box[3] / 2, []).append(point)
    if any(len({point.tip for point in row}) < 2 for row in rows.values()):
        return [_in_order(points)]
    return [sorted(rows[place], key=lambda point: point.box[0] + point.box[2] / 2) for place in sorted(rows)]


def _in_order(points: list[Point]) -> list[Point]:
    """Sort points from top to bottom if each has a row of its own, else from left to right.

    >>> [point.tip for point in _in_order([Point(("b",), (9, 0, 2, 2)), Point(("a",), (0, 0, 2, 2))])]
    [('a',), ('b',)]
    """
    rows, columns = ({point.box[axis] + point.box[axis + 2] / 2 for point in points} for axis in (1, 0))
    if len(rows) == len(points) and (len(rows) > len(columns) or len({point.box[0] for point in points}) == 1):
        return sorted(points, key=lambda point: (point.box[1], point.box[0]))
    return sorted(points, key=lambda point: (point.box[0] + point.box[2] / 2, point.box[1]))


def _box(mark: ElementTree.Element, left: float, top: float) -> tuple[int, int, int, int]:
    """Return the box of a mark: of a path from its steps, of a line from its ends, of words about."""
    place = PLACE.search(mark.get("transform", ""))
    x, y = (float(place[1]), float(place[2])) if place else (0.0, 0.0)
    kind = mark.tag.rpartition("}")[2]
    if kind == "path":
        across, down = _reach(mark.get("d", ""))
    elif kind == "line":
        across, down = [0.0, float(mark.get("x2", 0))], [0.0, float(mark.get("y2", 0))]
    else:
        size = float(mark.get("font-size", "12").removesuffix("px"))
        long = 0.55 * size * max(map(len, mark.itertext()), default=0)
        begin = {"middle": -long / 2, "end": -long}.get(mark.get("text-anchor", ""), 0.0)
        across, down = [begin, begin + long], [-0.8 * size, 0.2 * size]
    box = (left + x + min(across), top + y + min(down), max(across) - min(across), max(down) - min(down))
    return tuple(round(each) for each in box)


def _reach(steps: str) -> tuple[list[float], list[float]]:
    """Return all places across and down at which the steps of a path end.

    >>> _reach("M2,3h5v-4Z")
    ([2.0, 7.0, 7.0], [3.0, 3.0, -1.0])
    """
    across, down, x, y = [], [], 0.0, 0.0
    for letter, text in STEP.findall(steps):
        numbers, kind = [float(number) for number in NUMBER.findall(text)], letter.upper()
        if kind == "Z":
            continue
        from_x, from_y = (x, y) if letter.islower() else (0.0, 0.0)
        if kind == "H":
            x = from_x + numbers[-1]
        elif kind == "V":
            y = from_y + numbers[-1]
        else:
            at, below = PLACES[kind]
            if kind == "A" and from_x == from_y == 0 and abs(numbers[at]) == numbers[0]:  # a circle: two arcs, above and below
                down += [-numbers[1], numbers[1]]
                across += [0.0, 0.0]
            x, y = from_x + numbers[at], from_y + numbers[below]
        across.append(x)
        down.append(y)
    return across or [0.0], down or [0.0]
