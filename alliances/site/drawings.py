"""Charts as figures: drawn while the book is built, complete without JavaScript, live on request."""

import copy
import hashlib
import json
import re
from pathlib import Path

from sphinx.application import Sphinx

from ..base import palette
from ..base.html import Markup, data_script, h, scrolling, table, trusted

VEGA_LITE = "6.1"  # the schema that Altair 6 writes
NARROW = 300  # inner width in pixels of the version for phones
BUNDLE = "vega.js"
DATA = "Data behind this chart"


class ChartError(ValueError):
    """A chart lacks something that every chart of the book must have."""


def figure_html(spec: dict, drawn_from: Markup) -> Markup:
    """Turn a Vega-Lite specification into a figure.

    Parameters
    ----------
    spec : a specification with title, description and the ``usermeta`` of :func:`alliances.charts.style.finish`.
    drawn_from : the tables, events and model behind the chart, for the source line.

    Returns
    -------
    Markup: title, two drawings (wide and narrow), source line, the data as a table, and the specification
    for the live version.

    Raises
    ------
    ChartError : if the chart lacks a title, a description, a source or its table.
    """
    facts = _facts(spec)
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}
    name = name_of(spec)
    drawn = [
        h("div", {"class": f"chart-{size}"}, _svg(_resized(bare, width), f"{name}{size[0]}"))
        for size, width in (("wide", palette.WIDTH), ("narrow", NARROW))
    ]
    controls, heading = facts["controls"], f"chart-{name}-title"
    words = f"{', '.join(controls)}: the drawing shows the first choice, the table below has all of them."
    return h(
        "figure",
        {"class": "chart", "id": f"chart-{name}", "aria-labelledby": heading, "data-live": "near" if controls else "intent"},
        h("p", {"class": "chart-title", "id": heading}, facts["title"]),
        h("p", {"class": "chart-subtitle"}, facts["subtitle"]) if facts["subtitle"] else None,
        h("div", {"class": "chart-controls"}, h("p", {}, words)) if controls else None,
        h("div", {"class": "chart-drawing", "role": "img", "tabindex": 0, "aria-label": facts["description"]}, drawn),
        h("figcaption", {}, f"Source: {facts['source']} ", drawn_from),
        h("details", {"class": "chart-data"}, h("summary", {}, DATA), h("p", {}, facts["description"]), _table(facts["table"])),
        data_script("chart-spec", bare),
    )


def _facts(spec: dict) -> dict:
    """Return what the figure says of its chart: title, subtitle, description, source, table and the names of controls."""
    meta, title = spec.get("usermeta", {}), spec.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    facts = {"title": title.get("text"), "description": spec.get("description"), "source": meta.get("source"), "table": meta.get("table")}
    for name, fact in facts.items():
        if not fact or (isinstance(fact, str) and not fact.strip()):
            raise ChartError(f"this chart has no {name}; finish it with alliances.charts.style.finish")
    return facts | {"subtitle": title.get("subtitle"), "controls": meta.get("controls", [])}


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


def _svg(spec: dict, prefix: str) -> Markup:
    """Draw a specification as SVG that is small, has ids of its own, and no inline style."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    svg = re.sub(r"<[^>]*>", lambda tag: re.sub(r"-?\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}", tag[0]), svg)
    svg = re.sub(r'(id="|url\(#)([\w-]+)', rf"\g<1>{prefix}-\g<2>", svg)
    svg = re.sub(r' (style|aria-[a-z]+|role|class|stroke-miterlimit)="[^"]*"', "", svg)
    svg = re.sub(r' (fill="none" stroke="none"|stroke="none" fill="none")', "", svg)
    return trusted(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _table(data: dict) -> Markup:
    """Return the data as a table that scrolls by itself when it is too wide or too long."""
    return scrolling(DATA, table(data["columns"], ([_cell(cell) for cell in row] for row in data["rows"])))


def _cell(cell: object) -> object:
    return f"{cell:g}" if isinstance(cell, float) else cell


def theme_css() -> str:
    """Return the style rules that give every chart colour its dark version, on pages that are dark for whatever reason."""
    rules = [
        f'figure.chart svg [{attribute}="{light}"] {{ {attribute}: light-dark({light}, {dark}); }}'
        for light, dark in sorted(set(palette.COLOURS.values()))
        for attribute in ("fill", "stroke")
    ]
    return "@media screen {\n" + "\n".join(rules) + "\n}\n"


def _write_vega(app: Sphinx, error: Exception | None) -> None:
    """Write Vega into the site, once for all charts."""
    if error or app.builder.format != "html":
        return
    bundle = Path(app.outdir) / "_static" / BUNDLE
    if not bundle.is_file():
        import vl_convert

        source = vl_convert.javascript_bundle(vl_version=VEGA_LITE)
        bundle.write_text(f"(() => {{{source}}})();\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the asset at the end of each build."""
    app.connect("build-finished", _write_vega)
