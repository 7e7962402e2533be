"""The data catalogue: every table with its manifest, a preview, a download, and where the book uses it."""

import re
import shutil
from html import escape
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

import alliances

from ..base import paths
from . import marks, reference

PREVIEW = 5  # rows
LOAD = re.compile(r"""data\.load\(["'](\w+)["']\)""")


class shelf(nodes.General, nodes.Element):
    """Stands where the catalogue goes; filled when every page has been read."""


class ShelfDirective(Directive):
    """``{data-catalogue}``."""

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        return [shelf()]


def _fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in list(doctree.findall(shelf)):
        text = "\n".join(_entry(app, docname, name) for name in alliances.data.tables())
        node.replace_self(nodes.raw(text=text, format="html"))


def _entry(app: Sphinx, docname: str, name: str) -> str:
    manifest, anchor = alliances.data.describe(name), name.replace("_", "-")
    kinds = "".join(
        f'<tr><th scope="row"><code>{column.name}</code></th><td>{column.kind}</td><td>{escape(column.unit)}</td>'
        f"<td>{escape(_meaning(column))}</td></tr>"
        for column in manifest.columns
    )
    caveats = "".join(f"<li>{escape(caveat)}</li>" for caveat in manifest.caveats)
    used = reference.page_links(app, docname, marks.users(app.env, "table", name)) or "no page yet"
    cited = ", ".join(reference.reference_link(app, docname, key) for key in manifest.citation)
    root = "../" * docname.count("/")
    return (
        f'<section class="table-card" id="{anchor}" aria-labelledby="{anchor}-name"><h2 id="{anchor}-name">{escape(manifest.title)}</h2>'
        f"<p>{escape(manifest.description)}</p>"
        f'<dl><dt>Name</dt><dd><code>data.load("{name}")</code>, {manifest.rows} rows, '
        f'<a href="{root}_static/data/{name}.csv" download>download as CSV</a></dd>'
        f'<dt>Source</dt><dd>{escape(manifest.source)} <a href="{escape(manifest.url)}" rel="noreferrer">Home of the data</a>. Cite: {cited}.</dd>'
        f"<dt>Terms</dt><dd>{escape(manifest.licence.name)} (read on {manifest.licence.checked}). {escape(manifest.licence.note)}</dd>"
        f"<dt>Built by</dt><dd><code>{manifest.builder}</code>; SHA-256 <code>{manifest.sha256[:16]}…</code></dd>"
        f"<dt>Used in</dt><dd>{used}</dd></dl>"
        f"<p>What to know before using it:</p><ul>{caveats}</ul>"
        f"<details><summary>Columns</summary>{_scroll('Columns')}<table><thead><tr><th scope='col'>Column</th><th scope='col'>Kind</th>"
        f"<th scope='col'>Unit</th><th scope='col'>Meaning</th></tr></thead><tbody>{kinds}</tbody></table></div></details>"
        f"<details><summary>First rows</summary>{_preview(name)}</details></section>"
    )


def _meaning(column: "alliances.data.Column") -> str:
    parts = [column.meaning]
    if column.values:
        parts.append("; ".join(f"{value}: {meaning}" for value, meaning in column.values.items()) + ".")
    if column.missing:
        parts.append(f"Empty: {column.missing}.")
    return " ".join(parts)


def _scroll(label: str) -> str:
    return f'<div class="chart-table" tabindex="0" role="region" aria-label="{label}">'


def _preview(name: str) -> str:
    rows = alliances.data.load(name).head(PREVIEW)
    head = "".join(f'<th scope="col">{column}</th>' for column in rows.columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>" for row in rows.itertuples(index=False))
    return f"{_scroll('First rows')}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _cell(cell: object) -> str:
    text = str(cell)
    return "" if text in ("nan", "<NA>", "NaT") else text.removesuffix(" 00:00:00")


def _note_loads(app: Sphinx, docname: str, source: list[str]) -> None:
    """Remember which tables the cells of a page load."""
    for name in LOAD.findall(source[0]):
        marks.note_use(app.env, "table", name)


def _copy_tables(app: Sphinx, error: Exception | None) -> None:
    """Put the tables on the site, for download."""
    if error or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "_static" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths.TABLES.glob("*.csv"):
        shutil.copyfile(path, folder / path.name)


def setup(app: Sphinx) -> None:
    """Register the directive and the download folder."""
    app.add_node(shelf)
    app.add_directive("data-catalogue", ShelfDirective)
    app.connect("source-read", _note_loads)
    app.connect("doctree-resolved", _fill)
    app.connect("build-finished", _copy_tables)
