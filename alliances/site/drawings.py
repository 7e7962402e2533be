"""Charts as figures: drawn while the book is built, complete without JavaScript, live on request."""

import copy
import hashlib
import json
import re
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from ..base import palette
from ..base.html import Markup

VEGA_LITE = "6.1"  # the schema that Altair 6 writes
NARROW = 300  # inner width in pixels of the version for phones
BUNDLE = "vega.js"


class ChartError(ValueError):
    """A chart lacks something that every chart of the book must have."""


def figure_html(spec: dict, drawn_from: Markup) -> str:
    """Turn a Vega-Lite specification into a figure.

    Parameters
    ----------
    spec : a specification with title, description and the ``usermeta`` of :func:`alliances.charts.style.finish`.
    drawn_from : the tables, events and model behind the chart, for the source line.

    Returns
    -------
    str, HTML: title, two drawings (wide and narrow), source line, the data as a table, and the specification
    for the live version.

    Raises
    ------
    ChartError : if the chart lacks a title, a description, a source or its table.
    """
    meta, title = spec.get("usermeta", {}), spec.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    facts = {"title": title.get("text"), "description": spec.get("description"), "source": meta.get("source"), "table": meta.get("table")}
    for name, fact in facts.items():
        if not fact or (isinstance(fact, str) and not fact.strip()):
            raise ChartError(f"this chart has no {name}; finish it with alliances.charts.style.finish")
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}
    name = name_of(spec)
    drawings = "".join(
        f'<div class="chart-{size}">{_svg(_resized(bare, width), f"{name}{size[0]}")}</div>'
        for size, width in (("wide", palette.WIDTH), ("narrow", NARROW))
    )
    controls = meta.get("controls", [])
    words = f"{', '.join(controls)}: the drawing shows the first choice, the table below has all of them." if controls else ""
    live = json.dumps(bare, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
    subtitle = f'<p class="chart-subtitle">{escape(title["subtitle"])}</p>' if title.get("subtitle") else ""
    return (
        f'<figure class="chart" id="chart-{name}" aria-labelledby="chart-{name}-title" data-live="{"near" if controls else "intent"}">'
        f'<p class="chart-title" id="chart-{name}-title">{escape(facts["title"])}</p>{subtitle}'
        + (f'<div class="chart-controls"><p>{escape(words)}</p></div>' if controls else "")
        + f'<div class="chart-drawing" role="img" tabindex="0" aria-label="{escape(facts["description"])}">{drawings}</div>'
        f"<figcaption>Source: {escape(facts['source'])} {drawn_from}</figcaption>"
        f'<details class="chart-data"><summary>Data behind this chart</summary>'
        f"<p>{escape(facts['description'])}</p>{_table(facts['table'])}</details>"
        f'<script type="application/json" class="chart-spec">{live}</script></figure>'
    )


def name_of(spec: dict) -> str:
    """Return a short name for a chart, made from all that it consists of."""
    return hashlib.sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()[:8]


def _resized(spec: dict, width: int) -> dict:
    """Return the specification at another inner width: every part as wide as the page keeps its share."""
    resized = copy.deepcopy(spec)
    pending = [resized]
    while pending:
        part = pending.pop()
        if isinstance(part.get("width"), int | float):
            part["width"] = round(part["width"] * width / palette.WIDTH)
        pending += [child for key in ("layer", "concat", "hconcat", "vconcat") for child in part.get(key, [])]
    return resized


def _svg(spec: dict, prefix: str) -> str:
    """Draw a specification as SVG that is small, has ids of its own, and no inline style."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"-?\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}", tag[0]), svg)
    svg = re.sub(r'(id="|url\(#)([\w-]+)', rf"\g<1>{prefix}-\g<2>", svg)
    svg = re.sub(r' (style|aria-[a-z]+|role|class|stroke-miterlimit)="[^"]*"', "", svg)
    svg = re.sub(r' (fill="none" stroke="none"|stroke="none" fill="none")', "", svg)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _table(table: dict) -> str:
    """Return the data as an HTML table that scrolls by itself when it is too wide or too long."""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table["columns"])
    rows = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in table["rows"])
    return (
        '<div class="chart-table" tabindex="0" role="region" aria-label="Data behind this chart">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: object) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else escape(str(cell))


def theme_css() -> str:
    """Return the style rules that give every chart colour its dark version."""
    rules = []
    for light, dark in sorted(set(palette.COLOURS.values())):
        for attribute in ("fill", "stroke"):
            rules.append(f'html[data-theme="dark"] figure.chart svg [{attribute}="{light}"] {{ {attribute}: {dark}; }}')
    return "@media screen {\n" + "\n".join(rules) + "\n}\n"


def _write_assets(app: Sphinx, error: Exception | None) -> None:
    """Write what figures need into the site: the dark colours, and Vega once for all charts."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    (static / "charts.css").write_text(theme_css(), encoding="utf-8")
    bundle = static / BUNDLE
    if not bundle.is_file():
        import vl_convert

        source = vl_convert.javascript_bundle(vl_version=VEGA_LITE)
        bundle.write_text(f"(() => {{{source}}})();\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the assets at the end of each build."""
    app.add_css_file("charts.css")
    app.connect("build-finished", _write_assets)
