"""Charts as figures: drawn while the book is built, complete without JavaScript, live on request."""

import copy
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx

from ..base import palette
from ..base.html import Markup, h, scrolling, table, trusted
from ..base.subject import subject
from . import travel
from .numbering import LABEL, self_link

VEGA_LITE = "6.1"  # the schema that Altair 6 writes
NARROW = 300  # inner width in pixels of the version for phones
BUNDLE = "vega.js"
DATA = "Data behind this chart"
TAKE = "Take this chart"
KINDS = {"csv": "the data", "svg": "the drawing"}  # of files to take along: what each holds
COPIES = {"address": "Copy the address", "cite": "Copy the citation"}
LICENCE = "CC BY 4.0"


class ChartError(ValueError):
    """A chart lacks something that every chart of the book must have."""


class Stand(NamedTuple):
    """Where a figure stands: its anchor, and what its files are called and say."""

    anchor: str
    stem: str  # of the names of its files
    folder: str = ""  # of its files, as seen from the page
    chapter: str = ""
    year: str = ""
    home: str = ""  # the address of the chart, where that of the book is known


class Figure(NamedTuple):
    """A figure: its HTML, and the files that go beside the page, by name."""

    title: str
    html: Markup
    files: dict[str, str]


def figure(spec: dict, drawn_from: Markup, stand: Stand) -> Figure:
    """Turn a Vega-Lite specification into a figure.

    Parameters
    ----------
    spec : a specification with title, description and the ``usermeta`` of :func:`alliances.charts.style.finish`.
    drawn_from : the tables, events and model behind the chart, for the source line.
    stand : where it stands.

    Returns
    -------
    Figure: number, title, two drawings (wide and narrow), source line, the data as a table, and what readers may take along.

    Raises
    ------
    ChartError : if the chart lacks a title, a description, a source or its table.
    """
    facts = _facts(spec)
    bare = {key: value for key, value in spec.items() if key not in ("title", "description", "usermeta", "$schema")}
    wide, narrow = (_svg(_resized(bare, width), f"{stand.anchor}-{width}") for width in (palette.WIDTH, NARROW))
    sheet = _sheet(facts, wide, stand)
    live = travel.script(stand.stem, bare, sheet)
    files = {"js": live, "csv": travel.csv_text(facts["table"]), "svg": sheet}
    script = f"{stand.folder}{stand.stem}.js?v={hashlib.sha256(live.encode()).hexdigest()[:8]}"
    controls, heading = facts["controls"], f"{stand.anchor}-title"
    words = f"{', '.join(controls)}: the drawing shows one choice, the table below has all of them."
    html = h(
        "figure",
        {"class": "chart", "id": stand.anchor, "aria-labelledby": f"{stand.anchor}-number {heading}"}
        | {"data-live": "near" if controls else "intent", "data-chart": stand.stem, "data-script": script},
        self_link(stand.anchor),
        h("p", {"class": "chart-title", "id": heading}, facts["title"]),
        h("p", {"class": "chart-subtitle"}, facts["subtitle"]) if facts["subtitle"] else None,
        h("p", {"class": "chart-hint screen-only"}, facts["hint"]) if facts["hint"] else None,
        h("p", {"class": "chart-shown"}, f"Shown: {'; '.join(each[0].lower() + each[1:] for each in facts['chosen'])}.")
        if controls
        else None,
        h("div", {"class": "chart-controls"}, h("p", {}, words)) if controls else None,
        h(
            "div",
            {"class": "chart-drawing", "role": "img", "tabindex": 0, "aria-label": facts["description"]},
            h("div", {"class": "chart-wide"}, wide),
            h("div", {"class": "chart-narrow"}, narrow),
        ),
        h("figcaption", {}, f"Source: {facts['source']} ", h("span", {"class": "chart-origin"}, drawn_from)),
        h("details", {"class": "chart-data"}, h("summary", {}, DATA), h("p", {}, facts["description"]), _table(facts["table"])),
        _take(facts["title"], stand),
    )
    return Figure(facts["title"], html, {f"{stand.stem}.{kind}": content for kind, content in files.items()})


def _sheet(facts: dict, drawing: Markup, stand: Stand) -> str:
    """Return the drawing as an SVG file with its title, its source, and the book that it comes from."""
    size = re.match(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', drawing)
    above = [(facts["title"], 17, "bold"), *([(facts["subtitle"], 13, "muted")] if facts["subtitle"] else [])]
    chosen = [f"{name}." for name in facts["chosen"]]
    book = ", ".join(filter(None, (subject().title, f"“{stand.chapter}”" if stand.chapter else "", stand.home)))
    below = [*chosen, f"Source: {facts['source']}", f"From: {book}. {LICENCE}."]
    return str(travel.sheet(drawing, (float(size[1]), float(size[2])), above, below))


def _take(title: str, stand: Stand) -> Markup:
    """Return what readers take along: the data, the drawing, the address, and words to cite the chart with."""
    links = [
        h(
            "a",
            {
                "href": f"{stand.folder}{stand.stem}.{kind}",
                "download": f"{stand.stem}.{kind}",
                "aria-label": f"{kind.upper()}: {what} of {LABEL}",
            },
            kind.upper(),
        )
        for kind, what in KINDS.items()
    ]
    picture = h("button", {"type": "button", "class": "take-picture", "hidden": True, "aria-label": f"PNG: picture of {LABEL}"}, "PNG")
    buttons = [
        h("button", {"type": "button", "hidden": True, "data-copy": f"{stand.anchor}-{what}", "data-done": "Copied."}, name)
        for what, name in COPIES.items()
    ]
    chapter = f"{subject().title}: {stand.chapter}" if stand.chapter else subject().title
    words = f"{subject().authors} ({stand.year}). {LABEL}: “{title}”. In {chapter}. "
    address = h("span", {"class": "take-address", "id": f"{stand.anchor}-address"}, stand.home)
    return h(
        "details",
        {"class": "chart-take"},
        h("summary", {}, TAKE),
        h("p", {"class": "take-files"}, links, picture, buttons, h("output", {})),
        h("p", {"class": "take-cite", "id": f"{stand.anchor}-cite"}, words, address),
    )


def _facts(spec: dict) -> dict:
    """Return what the figure says of its chart: title, subtitle, description, source, table and the names of controls."""
    meta, title = spec.get("usermeta", {}), spec.get("title", {})
    title = {"text": title} if isinstance(title, str) else title
    facts = {"title": title.get("text"), "description": spec.get("description"), "source": meta.get("source"), "table": meta.get("table")}
    for name, fact in facts.items():
        if not fact or (isinstance(fact, str) and not fact.strip()):
            raise ChartError(f"this chart has no {name}; finish it with alliances.charts.style.finish")
    return facts | {
        "subtitle": title.get("subtitle"),
        "hint": meta.get("hint"),
        "controls": meta.get("controls", []),
        "chosen": _chosen(spec),
    }


def _chosen(spec: dict) -> list[str]:
    """Return what the drawing shows of what readers may choose, in words.

    >>> _chosen({"params": [{"name": "moment", "value": "1903", "bind": {"input": "select", "name": "Moment "}}]})
    ['Moment 1903']
    """
    return [f"{each['bind']['name'].strip()} {each['value']}" for each in spec.get("params", []) if each.get("bind", {}).get("name")]


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
