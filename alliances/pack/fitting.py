"""Drawings of charts as large as a slide needs: where letters would be too small for the last row, a drawing is told in parts, a slide each.

Sizes are those of a slide of 1280 by 720 pixels; on any other screen all grows or shrinks alike.
"""

import itertools
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from ..base.html import h, trusted

LEAST = 720 / 50  # the height of a letter
AREAS = {"below": (1180, 470), "beside": (930, 640)}  # for a drawing below its title, and beside it
_MOST_PARTS = 4
_MOVED = re.compile(r"translate\(\s*(-?[\d.]+)(?:[,\s]+(-?[\d.]+))?")
_ASCENT, _DESCENT, _WIDTH = 0.85, 0.3, 0.5  # of a letter, in parts of its height
_ROW = 6  # the least gap between two rows; lines of one text stand closer
_COLUMNS = 3  # texts side by side, and more, are the heads of columns, or an axis
_NEAR = 0.12  # of the height: how far a cut may stand from where parts would be equal


class Line(NamedTuple):
    """A text of a drawing: where it begins from the left, its upper and its lower edge, the height of its letters, and whether they are bold."""

    left: float
    top: float
    bottom: float
    size: float
    bold: bool


class Fit(NamedTuple):
    """A drawing, or a part of one, and where it stands on its slide."""

    place: str
    drawing: str


def fitted(drawing: str) -> list[Fit]:
    """Return a drawing as it fits on a slide, or in parts that do.

    Examples
    --------
    >>> row = '<text font-size="12px" transform="translate(10,{0})">A row</text>'
    >>> tall = f'<svg viewBox="0 0 640 900">{"".join(row.format(y) for y in range(20, 900, 40))}</svg>'
    >>> [fit.place for fit in fitted('<svg viewBox="0 0 640 200"></svg>')], len(fitted(tall))
    (['below'], 2)
    """
    svg = BeautifulSoup(drawing, "html.parser").svg
    wide, high = (float(value) for value in (svg.get("viewbox") or svg["viewBox"]).split()[2:])
    lines = sorted(_lines(svg), key=lambda line: line.top)
    smallest = min((line.size for line in lines), default=LEAST)
    if place := _place(wide, high, smallest):
        return [Fit(place, drawing)]
    head, foot = _head(lines, wide), _foot(lines, high)
    for parts in range(2, _MOST_PARTS + 1):
        cuts = [head, *_cuts(lines, head, foot, parts), foot]
        bands = list(itertools.pairwise(cuts))
        tallest = max(head + bottom - top + high - foot for top, bottom in bands)
        if place := _place(wide, tallest, smallest):
            return [Fit(place, _part(drawing, wide, high, head, foot, band)) for band in bands]
    return [Fit("beside", drawing)]


def _place(wide: float, high: float, smallest: float) -> str:
    """Return the first place in which a drawing of this size has letters that are large enough; empty if there is none."""
    return next((place for place, area in AREAS.items() if smallest * min(area[0] / wide, area[1] / high) >= LEAST), "")


def _lines(svg: Tag) -> Iterator[Line]:
    for text in svg.select("text"):
        size = float(re.match(r"[\d.]+", text.get("font-size", "11"))[0])
        x, y = _moved(text)
        words = text.get_text().strip()
        more = sum(float(part.get("dy", 0)) for part in text.select("tspan"))
        back = {"middle": 0.5, "end": 1}.get(text.get("text-anchor"), 0) * len(words) * size * _WIDTH
        if words:
            yield Line(x - back, y - _ASCENT * size, y + more + _DESCENT * size, size, text.get("font-weight") == "bold")


def _moved(tag: Tag) -> tuple[float, float]:
    """Return where a part of a drawing stands: the sum of all moves of what it is in."""
    moves = [_MOVED.search(each.get("transform", "")) for each in (tag, *tag.parents) if isinstance(each, Tag)]
    return sum(float(move[1]) for move in moves if move), sum(float(move[2] or 0) for move in moves if move)


def _head(lines: list[Line], wide: float) -> float:
    """Return where a legend and the heads of columns end, or an axis at the top; 0 where the drawing begins with a row."""
    clusters = list(_clusters(lines))
    edge = 0.0
    for cluster, after in itertools.pairwise([*clusters, []]):
        indented = all(line.left > wide / 5 for line in cluster)
        legend = edge == 0 and len(cluster) > 1 and (all(line.left > wide / 5 for line in after) or (len(after) == 1 and after[0].bold))
        columns = edge == 0 and len(cluster) >= _COLUMNS
        if not (indented or legend or columns):
            break
        edge = max(line.bottom for line in cluster) + 2
        if len(cluster) >= _COLUMNS:
            break
    return edge


def _foot(lines: list[Line], high: float) -> float:
    """Return where an axis at the foot begins; the height of the drawing where it has none."""
    upwards = [line._replace(top=-line.bottom, bottom=-line.top) for line in sorted(lines, key=lambda line: -line.bottom)]
    lowest = list(itertools.islice(_clusters(upwards), 2))  # below its numbers an axis may have a name
    axis = next((cluster for cluster in lowest if len(cluster) >= _COLUMNS and cluster[-1].top - cluster[0].top < 3), None)
    return -max(line.bottom for line in axis) - 8 if axis else high


def _clusters(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand side by side, from those sorted by their upper edge."""
    edge, found = -math.inf, []
    for line in lines:
        if found and line.top > edge + 2:
            yield found
            edge, found = -math.inf, []
        edge = max(edge, line.bottom)
        found.append(line)
    if found:
        yield found


def _cuts(lines: list[Line], head: float, foot: float, parts: int) -> list[float]:
    """Return where to cut between head and foot: between rows, as near to equal parts as may be."""
    edge, gaps = head, {}
    for line in lines:
        if head < line.top < foot:
            if line.top - edge >= _ROW:
                gaps[line.top - 3] = line.top - edge
            edge = max(edge, line.bottom)
    body = foot - head
    wanted = [head + body * part / parts for part in range(1, parts)]
    return [_best(gaps, each, body * _NEAR) for each in wanted]


def _best(gaps: dict[float, float], wanted: float, near: float) -> float:
    """Return the place of the widest gap near a height, of two as wide the nearer; a heading stands closer to its row than to the row above."""
    close = {place: round(size) for place, size in gaps.items() if abs(place - wanted) <= near}
    return max(close, key=lambda place: (close[place], -abs(place - wanted)), default=wanted)


def _part(drawing: str, wide: float, high: float, head: float, foot: float, band: tuple[float, float]) -> str:
    """Return a part of a drawing between its head and its foot."""
    shown, done = [], 0.0
    for top, bottom in ((0.0, head), band, (foot, high)):
        size = math.ceil(bottom - top)
        if size > 0:
            view = {"y": done, "width": wide, "height": size, "viewBox": f"0 {top:g} {wide:g} {size}", "overflow": "hidden"}
            shown.append(h("svg", view, trusted(drawing)))
            done += size
    return h("svg", {"viewBox": f"0 0 {wide:g} {done:g}", "aria-hidden": "true", "focusable": "false"}, shown)
