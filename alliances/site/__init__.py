"""The Sphinx extension of the book: figures, islands, evidence, launch links, and the frame of the pages.

It knows the library and Sphinx, and no chapter. Load it last, by ``alliances.site`` in ``_config.yml``.
"""

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

import alliances

from ..base import contents, medium, source
from ..base.errors import InputError
from . import (
    assign,
    cards,
    frame,
    freshness,
    in_browser,
    islands,
    latest,
    launch,
    listings,
    marks,
    native,
    numbering,
    opening,
    page,
    paper,
    previews,
    scripts,
    search,
    uses,
)


def _prepare(app: Sphinx, config: Config) -> None:
    """Check all input before anything is built, and make stale execution results impossible."""
    os.environ[medium.BOOK] = "1"
    freshness.configure(app, config)
    try:
        freshness.once(app, "checked", lambda: alliances.check.everything())
        for setting in (source.source, source.hub, source.students):
            setting(config)
        joined = scripts.write(app)
    except InputError as error:
        raise ConfigError(str(error)) from None
    config.html_static_path += [Path(os.path.relpath(joined, app.confdir)).as_posix()]
    freshness.note_assets(config, page.stated(config), joined, contents.cards_file(), previews.folder())


def _forget_places(app: Sphinx) -> None:
    """Keep to folders of the project: a site tells in ``.buildinfo`` what it was built from, and must be the same wherever that is done."""
    app.config.html_static_path = [path for path in app.config.html_static_path if not Path(path).is_absolute()]


def setup(app: Sphinx) -> dict:
    """Connect the parts of the extension."""
    app.connect("config-inited", _prepare, priority=100)
    app.connect("builder-inited", _forget_places, priority=900)  # extensions name their own there
    for part in (
        freshness,
        opening,
        islands,
        marks,
        native,
        cards,
        numbering,
        paper,
        assign,
        latest,
        listings,
        launch,
        in_browser,
        previews,
        scripts,
        search,
        uses,
        frame,
        page,
    ):
        part.setup(app)
    if multitoc := app.extensions.get("sphinx_multitoc_numbering"):
        multitoc.parallel_read_safe = True  # it does not say so; it only numbers sections once all pages are read
    return {"version": alliances.__version__, "parallel_read_safe": True, "parallel_write_safe": True}
