"""A chart as files that readers take along: its numbers, its drawing with all that a drawing must say, and what makes it live.

They stand in ``_static/charts``, named after the chapter and the chart, and are written with the page.
"""

import csv
import io
import json
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

from sphinx.application import Sphinx

from ..base.html import Markup, h, trusted
from ..base.palette import colour
from ..base.writing import replace_text

FOLDER = "charts"
KINDS = ("csv", "svg", "js")  # of the files of a chart
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a text that begins so would be computed by a spreadsheet
MARGIN = 16  # pixels around the drawing
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


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


def sheet(drawing: Markup, size: tuple[float, float], above: Sequence[tuple[str, int, str]], below: Sequence[str]) -> Markup:
    """Return a drawing as an SVG file that says all by itself: what it finds, and where it comes from.

    Parameters
    ----------
    drawing : the SVG as it stands in the page.
    size : its width and height in pixels.
    above : the lines above it: text, size of the letters in pixels, weight.
    below : the lines below it, in small letters.

    Returns
    -------
    SVG in light colours on white. The view ``#drawing`` shows the drawing without the lines around it.
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
    hidden = 'aria-hidden="true" focusable="false"'  # in the page, where its words stand beside it
    placed = str(drawing).replace(hidden, f'x="{MARGIN}" y="{top:g}"', 1)
    view = h("view", {"id": "drawing", "viewBox": f"{MARGIN} {top:g} {size[0]:g} {size[1]:g}"})
    box = {"xmlns": "http://www.w3.org/2000/svg", "width": f"{width:g}", "height": f"{height:g}", "viewBox": f"0 0 {width:g} {height:g}"}
    return h("svg", box, view, h("rect", {"width": "100%", "height": "100%", "fill": "#ffffff"}), parts, trusted(placed))


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


def script(stem: str, spec: dict, drawn: str) -> str:
    r"""Return the specification, and the drawing that a picture is made from, as a classic script: it also loads from an unzipped folder.

    >>> script("x", {"mark": "bar"}, "<svg/>")
    '(globalThis.bookCharts ??= {})["x"] = {"sheet":"<svg/>","spec":{"mark":"bar"}};\n'
    """
    # what comes from the cache of executed cells has its keys sorted; sorted always, a file is the same from either
    told = json.dumps({"spec": spec, "sheet": drawn}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"(globalThis.bookCharts ??= {{}})[{json.dumps(stem)}] = {told};\n"


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
