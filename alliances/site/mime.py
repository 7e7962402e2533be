"""The renderer that myst-nb asks for every output: our charts and islands become HTML."""

from typing import ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..base import medium
from ..base.html import Markup, h
from . import drawings, islands, marks, origins, uses
from .search import entries as search

LOGGER = logging.getLogger(__name__)


class BookRenderer(MimeRenderPlugin):
    """Turns the two media types of the library into HTML, in preference to any other form."""

    mime_priority_overrides: ClassVar = [("*", medium.CHART, 1), ("*", medium.ISLAND, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the nodes for one output, or None to leave it to myst-nb."""
        if inline or data.mime_type not in (medium.CHART, medium.ISLAND):
            return None
        env = renderer.renderer.document.settings.env
        if data.mime_type == medium.ISLAND:
            return [nodes.raw(text=_island(data.content, env), format="html")]
        try:
            return [nodes.raw(text=_chart(data.content, env), format="html")]
        except drawings.ChartError as fault:
            LOGGER.warning(str(fault), location=(env.docname, data.line))
            return []


def _island(bundle: dict, env: BuildEnvironment) -> str:
    """Turn an exercise into HTML, and note what it uses."""
    item, key = bundle["state"]["item"], bundle["key"]
    uses.note_uses(env, bundle["reads"], uses.Use(item["title"], key))
    search.note(env, "exercise", key, item["title"], item["prompt"])
    return islands.island_html(bundle)


def _chart(spec: dict, env: BuildEnvironment) -> str:
    """Turn a chart into HTML that says what it was drawn from, and note what it uses.

    Raises
    ------
    ChartError : if the chart lacks something, or says neither what it was drawn from nor which model set it.
    """
    meta = spec.get("usermeta", {})
    keys, model = meta.get("read", []), meta.get("model", "")
    if not keys and not model:
        raise drawings.ChartError(
            "this chart was drawn from nothing that the book knows; begin its function with alliances.charts.style.chart"
        )

    def link(text: str, kind: str, name: str) -> Markup:
        page, anchor = marks.where(kind, name)
        uri = env.app.builder.get_relative_uri(env.docname, page)
        return h("a", {"href": f"{uri}#{anchor}" if anchor else uri}, text)

    html = drawings.figure_html(spec, origins.told(keys, model, link=link))
    title, anchor = spec["title"]["text"], f"chart-{drawings.name_of(spec)}"
    uses.note_uses(env, keys, uses.Use(title, anchor))
    search.note(env, "chart", anchor, title, spec["description"])
    return html
