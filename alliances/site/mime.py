"""The renderer that myst-nb asks for every output: our charts and islands become HTML."""

from typing import ClassVar

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.util import logging

from ..base import medium
from . import drawings, islands

LOGGER = logging.getLogger(__name__)


class BookRenderer(MimeRenderPlugin):
    """Turns the two media types of the library into HTML, in preference to any other form."""

    mime_priority_overrides: ClassVar = [("*", medium.CHART, 1), ("*", medium.ISLAND, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the nodes for one output, or None to leave it to myst-nb."""
        if inline or data.mime_type not in (medium.CHART, medium.ISLAND):
            return None
        if data.mime_type == medium.ISLAND:
            return [nodes.raw(text=islands.island_html(data.content), format="html")]
        try:
            return [nodes.raw(text=drawings.figure_html(data.content), format="html")]
        except drawings.ChartError as fault:
            LOGGER.warning(str(fault), location=(renderer.renderer.document.settings.env.docname, data.line))
            return []
