"""The renderer that myst-nb asks for every output: our charts and islands become HTML."""

from typing import ClassVar
from urllib.parse import urljoin

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..base import contents, medium
from ..base.edition import released
from ..base.html import Markup, h
from . import drawings, frame, islands, marks, numbering, origins, travel, uses
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
            return [_island(data.content, env)]
        try:
            return [_chart(data.content, env)]
        except drawings.ChartError as fault:
            LOGGER.warning(str(fault), location=(env.docname, data.line))
            return []


def _island(bundle: dict, env: BuildEnvironment) -> numbering.numbered:
    """Turn an exercise into HTML, and note what it uses."""
    item, key = bundle["state"]["item"], bundle["key"]
    uses.note_uses(env, bundle["reads"], uses.Use(item["title"], key))
    search.note(env, "exercise", key, item["title"], item["prompt"])
    numbering.note(env, numbering.Thing("exercise", key, item["title"]))
    return numbering.numbered(text=islands.island_html(bundle), format="html", anchor=key, files={}, answer=bundle["answer"])


def _chart(spec: dict, env: BuildEnvironment) -> numbering.numbered:
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

    stand = _stand(env, numbering.free(env, f"fig-{meta['name'].replace('_', '-')}"))
    drawn = drawings.figure(spec, origins.told(keys, model, link=link), stand)
    uses.note_uses(env, keys, uses.Use(drawn.title, stand.anchor))
    search.note(env, "chart", stand.anchor, drawn.title, spec["description"])
    numbering.note(env, numbering.Thing("figure", stand.anchor, drawn.title, stand.stem))
    return numbering.numbered(text=drawn.html, format="html", anchor=stand.anchor, files=drawn.files)


def _stand(env: BuildEnvironment, anchor: str) -> drawings.Stand:
    """Return where a chart of the page being read stands."""
    page = env.docname.removeprefix(frame.PAGES)
    return drawings.Stand(
        anchor=anchor,
        stem=f"{page.replace('/', '-')}-{anchor.removeprefix('fig-')}",
        folder=f"{'../' * env.docname.count('/')}_static/{travel.FOLDER}/",
        chapter=next((each.title for each in contents.pages() if each.name == page), ""),
        year=str(released().year),
        home=_home(env, anchor),
    )


def _home(env: BuildEnvironment, anchor: str) -> str:
    """Return the address of a chart; nothing if that of the book is not known, as in the citation of a page."""
    base = env.config.html_baseurl
    return f"{urljoin(base, env.app.builder.get_target_uri(env.docname))}#{anchor}" if base else ""
