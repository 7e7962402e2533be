"""A chart as files that readers take along: its numbers, its drawing with all that a drawing must say, and what makes it live.

They stand in ``_static/charts``, named after the chapter and the chart, and are written with the page.
"""

import csv
import io
import json
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx

from ..base.html import Markup, h
from ..base.palette import colour
from ..base.writing import replace_text
from .rendering import FONT, Rendering

FOLDER = "charts"
KINDS = ("csv", "svg", "js")  # of the files of a chart
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so would be computed by a spreadsheet
MARGIN = 16  # pixels around the drawing
CUT = "\ue001"  # where the drawing stands in its file
HIDDEN = 'aria-hidden="true" focusable="false" '  # in the page, where its words stand beside it


def csv_text(table: Mapping[str, Sequence]) -> str:
    r"""Return the data behind a chart as CSV: one line of headings, and no text that a spreadsheet takes for a formula.

    >>> csv_text({"columns": ["State", "Change"], "rows": [["=CHN", -1.5], ["RUS", None]]}).splitlines()
    ['\ufeffState,Change', "'=CHN,-1.5", 'RUS,']
    """
    stream = io.StringIO("\ufeff")  # without this mark some spreadsheets garble letters such as ü
    stream.seek(1)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_safe(column) for column in table["columns"]])
    writer.writerows([_safe(cell) for cell in row] for row in table["rows"])
    return stream.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


class State(NamedTuple):
    """One state of a chart: its words and what is chosen, its drawings by width, and what stands around the wide one in a file."""

    words: dict
    drawings: dict[str, Rendering]
    sheet: tuple[str, str]


def sheet(size: tuple[float, float], above: Sequence[tuple[str, int, str]], below: Sequence[str]) -> tuple[str, str]:
    """Return what stands around a drawing in an SVG file that says all by itself: what it finds, and where it comes from.

    Parameters
    ----------
    size : width and height of the drawing in pixels.
    above : the lines above it: text, size of the letters in pixels, weight.
    below : the lines below it, in small letters.

    Returns
    -------
    Begin and end of an SVG in light colours on white, whose view ``#drawing`` shows the drawing without the lines around it.
    """
    width, height = size[0] + 2 * MARGIN, float(MARGIN)
    parts = []
    for text, letters, weight in above:
        lines, height = _lines(text, letters, weight, width, height)
        parts += lines
    top = height + 4
    height = top + size[1] + 6
    for text in below:
        lines, height = _lines(text, 11, "muted", width, height)
        parts += lines
    height += MARGIN
    view = h("view", {"id": "drawing", "viewBox": f"{MARGIN} {top:g} {size[0]:g} {size[1]:g}"})
    box = {"xmlns": "http://www.w3.org/2000/svg", "width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {width:g} {height:g}"}
    ground = h("rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    begin, end = str(h("svg", box, view, ground, parts, h("g", {"transform": f"translate({MARGIN},{top:g})"}, CUT))).split(CUT)
    return begin, end


def whole(state: State) -> str:
    """Return the SVG file of a state."""
    return state.sheet[0] + str(state.drawings["wide"].svg).replace(HIDDEN, "", 1) + state.sheet[1]


def _lines(text: str, letters: int, weight: str, width: float, height: float) -> tuple[list[Markup], float]:
    """Return a text as lines that fit, and the height below them; without the letters' widths, by what they are on average."""
    bold = weight == "bold"
    room = int((width - 2 * MARGIN) / (letters * (0.56 if bold else 0.51)))
    look = {"font-family": FONT, "font-size": letters, "fill": colour("muted" if weight == "muted" else "ink")}
    if bold:
        look["font-weight"] = "bold"
    drawn = []
    for line in textwrap.wrap(text, room):
        height += round(letters * 1.35)
        drawn.append(h("text", {"x": MARGIN, "y": f"{height - letters * 0.3:g}"} | look, line))
    return drawn, height


def script(stem: str, first: State, states: Sequence[State]) -> str:
    """Return what a page needs when a reader turns to a chart, as a classic script: it also loads from an unzipped folder.

    Parameters
    ----------
    stem : the name of the chart's files.
    first : the state that the page itself shows; its drawings are not told again.
    states : all states between which readers choose, if there are any.

    Returns
    -------
    A script that adds to ``bookCharts`` under the name: for each state its points, the ends of its sheet, and, of other states than
    the first, what is chosen, its words and its drawings.
    """
    told = [_pointed(first) | {"sheet": first.sheet}]
    told += [
        _pointed(state) | state.words | {"sheet": state.sheet} | {name: str(each.svg) for name, each in state.drawings.items()}
        for state in states
        if state is not first
    ]
    if states:
        told[0] |= first.words
    # what comes from the cache of executed cells has its keys sorted; sorted always, a file is the same from either
    text = json.dumps({"states": told}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"(globalThis.bookCharts ??= {{}})[{json.dumps(stem)}] = {text};\n"


def _pointed(state: State) -> dict:
    """Return what can be pointed at: the tips, their series, and for each width the boxes of the marks with the number of their tip.

    A tip that several marks share, as a bar and the word behind it, is told once.
    """
    tips: dict[tuple[str, ...], int] = {}
    series = []
    for group in state.drawings["wide"].groups:
        new = [point.tip for point in group if point.tip not in tips]
        for tip in new:
            tips.setdefault(tip, len(tips))
        if new:
            series.append(list(dict.fromkeys(tips[tip] for tip in new)))
    boxes = {
        name: [[tips[point.tip], *point.box] for group in each.groups for point in group if point.tip in tips]
        for name, each in state.drawings.items()
    }
    return {"tips": list(tips), "series": series, "boxes": boxes}


def write(app: Sphinx, files: Mapping[str, str]) -> None:
    """Write files of a chart, by their names, into the site."""
    folder = Path(app.outdir) / "_static" / FOLDER
    for name, content in files.items():
        folder.mkdir(parents=True, exist_ok=True)
        replace_text(folder / name, content)


def keep_only(app: Sphinx, stems: set[str]) -> None:
    """Delete what belongs to none of these charts."""
    for path in (Path(app.outdir) / "_static" / FOLDER).glob("*.*"):
        if path.stem not in stems or path.suffix[1:] not in KINDS:
            path.unlink()
