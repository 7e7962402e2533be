"""Names in their own script: ``{native}`zh:李鴻章` `` tells screen readers, browsers and fonts which language a name is in.

The element isolates the name, so that the browser finds the direction in which it runs.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..base.html import h

LOGGER = logging.getLogger(__name__)
LANGUAGES = ("zh", "ru", "tr", "he", "fa", "ar", "ko", "ja", "mn", "hy")


class NativeRole(SphinxRole):
    """Prints a name with its language; an unknown language is a warning, and so fails the build."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the name as HTML, and as plain words elsewhere."""
        language, _, name = self.text.partition(":")
        if language not in LANGUAGES or not name.strip():
            known = ", ".join(LANGUAGES)
            LOGGER.warning("{native}`%s`: write a language (%s), a colon and the name", self.text, known, location=self.get_location())
            return [], []
        return [nodes.raw("", str(h("bdi", {"lang": language}, name.strip())), format="html")], []


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("native", NativeRole())
