"""The data catalogue: every table with its manifest, a preview, a download, and where the book uses it."""

import codecs
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx

import alliances

from ...base import paths
from ...base.html import Markup, fragment, h, scrolling, table
from .. import uses
from .parts import Place, by_letter, filtered, grouped, initial

PREVIEW = 5  # rows


def entries(place: Place) -> Markup:
    """Return all tables of the shelf."""
    names = sorted(alliances.data.tables(), key=lambda name: by_letter(alliances.data.describe(name).title))
    index = [h("li", {}, h("a", {"href": f"#{name.replace('_', '-')}"}, alliances.data.describe(name).title)) for name in names]
    groups = grouped(names, lambda name: initial(alliances.data.describe(name).title), lambda name: _entry(place, name))
    return fragment(h("details", {"class": "index"}, h("summary", {}, "All tables"), h("ul", {}, index)), filtered("tables", [], groups))


def _entry(place: Place, name: str) -> Markup:
    manifest, anchor = alliances.data.describe(name), name.replace("_", "-")
    return h(
        "section",
        {"class": "table-card entry", "id": anchor, "aria-labelledby": f"{anchor}-name"},
        h("h3", {"class": "entry-name", "id": f"{anchor}-name"}, manifest.title),
        h("p", {}, manifest.description),
        h("dl", {}, [(h("dt", {}, head), h("dd", {}, told)) for head, told in _facts(place, name, manifest).items()]),
        h("p", {}, "What to know before using it:"),
        h("ul", {}, [h("li", {}, caveat) for caveat in manifest.caveats]),
        h("details", {}, h("summary", {}, "Columns"), _columns(manifest)),
        h("details", {}, h("summary", {}, "First rows"), _preview(name)),
    )


def _facts(place: Place, name: str, manifest: "alliances.data.Manifest") -> dict[str, list]:
    """Return name, source, terms, builder and users of a table."""
    licence = manifest.licence
    download = h("a", {"href": place.static(f"data/{name}.csv"), "download": True}, "download as CSV")
    home = h("a", {"href": manifest.url, "rel": "noreferrer"}, "Home of the data")
    cited = Markup(", ").join(place.reference(key) for key in manifest.citation)
    return {
        "Name": [h("code", {}, f'data.load("{name}")'), f", {manifest.rows} rows, ", download],
        "Source": [manifest.source, " ", home, ". Cite: ", cited, "."],
        "Terms": [f"{licence.name} (read on {licence.checked}). {licence.note}"],
        "Built by": [h("code", {}, manifest.builder), "; SHA-256 ", h("code", {}, f"{manifest.sha256[:16]}…")],
        "Used in": [_users(place, name)],
    }


def _users(place: Place, name: str) -> Markup:
    """Return the pages that use a table, each with its charts and exercises, and the labs that load it."""
    env = place.app.env
    pages = [_places(place, page, uses.places(env, "table", name, page)) for page in uses.users(env, "table", name)]
    tables = [place.link(other, place.page, other.replace("_", "-")) for other in _referring(name)]
    labs = [h("a", {"href": place.static(f"notebooks/{lab}.ipynb"), "download": True}, title) for lab, title in _labs(name)]
    others = [fragment("Whose keys stand in: ", Markup(", ").join(tables))] if tables else []
    return h("ul", {"class": "table-uses"}, [h("li", {}, each) for each in [*pages, *(fragment("Lab: ", lab) for lab in labs), *others]])


def _referring(name: str) -> list[str]:
    """Return the tables in which keys of this one stand."""
    manifests = {other: alliances.data.describe(other) for other in alliances.data.tables()}
    return [other for other, manifest in manifests.items() if any((c.refers or "").startswith(f"{name}.") for c in manifest.columns)]


def _places(place: Place, page: str, found: list[uses.Use]) -> Markup:
    """Return links to a page and to the places on it; to the passage if only the text uses the table."""
    text, others = uses.passage(found), [use for use in found if use.title]
    if not others:
        return place.title(page, text.anchor)
    links = [place.link(use.title or "the text", page, use.anchor) for use in ([text] if text else []) + others]
    return fragment(place.title(page), ": ", Markup(", ").join(links))


@cache
def _loads() -> dict[str, frozenset[str]]:
    return {path.stem: alliances.labs.notebooks.loads(path) for path in alliances.labs.notebooks.sources()}


def _labs(name: str) -> list[tuple[str, str]]:
    """Return name and title of the labs that load a table."""
    titles = {path.stem: alliances.labs.notebooks.title(path) for path in alliances.labs.notebooks.sources()}
    return [(lab, titles[lab]) for lab, tables in _loads().items() if name in tables]


def _columns(manifest: "alliances.data.Manifest") -> Markup:
    rows = [[h("code", {}, column.name), column.kind, column.unit, _meaning(column)] for column in manifest.columns]
    return scrolling("Columns", table(["Column", "Kind", "Unit", "Meaning"], rows, named=True))


def _meaning(column: "alliances.data.Column") -> str:
    parts = [column.meaning]
    if column.values:
        parts.append("; ".join(f"{value}: {meaning}" for value, meaning in column.values.items()) + ".")
    if column.missing:
        parts.append(f"Empty: {column.missing}.")
    return " ".join(parts)


def _preview(name: str) -> Markup:
    rows = alliances.data.load(name).head(PREVIEW)
    return scrolling("First rows", table(rows.columns, ([_cell(cell) for cell in row] for row in rows.itertuples(index=False))))


def _cell(cell: object) -> str:
    text = str(cell)
    return "" if text in ("nan", "<NA>", "NaT") else text.removesuffix(" 00:00:00")


def _copy_tables(app: Sphinx, error: Exception | None) -> None:
    """Put the tables on the site, for download, and take away those that left; where letters go beyond ASCII, with the mark by which spreadsheets know UTF-8."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    tables = {path.name: path.read_bytes() for path in paths.TABLES.glob("*.csv")}
    for name, content in tables.items():
        (folder / name).write_bytes((b"" if content.isascii() else codecs.BOM_UTF8) + content)
    for path in folder.iterdir():
        if path.name not in tables:
            path.unlink()


def setup(app: Sphinx) -> None:
    """Fill the download folder."""
    app.connect("build-finished", _copy_tables)
