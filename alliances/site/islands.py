"""Widgets as islands: each ES module stored once, state in the page, and HTML for readers without JavaScript."""

import hashlib
import json
from html import escape
from pathlib import Path

from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def island_html(bundle: dict, env: BuildEnvironment) -> str:
    """Turn the bundle of :class:`alliances.exercises.widget.Island` into HTML, and note its module for the site."""
    module = hashlib.sha256((bundle["esm"] + bundle["css"]).encode()).hexdigest()[:12]
    _modules(env).setdefault(env.docname, {})[module] = {"esm": bundle["esm"], "css": bundle["css"]}
    state = json.dumps(bundle["state"], ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return (
        f'<div class="island" id="{escape(bundle["key"])}" data-widget="{escape(bundle["key"])}" data-module="{module}" data-kept="{" ".join(bundle["kept"])}">'
        f'<div class="island-still">{bundle["still"]}</div><div class="island-live"></div>'
        f'<script type="application/json" class="island-state">{state}</script></div>'
    )


def _modules(env: BuildEnvironment) -> dict[str, dict[str, dict[str, str]]]:
    """Return the modules by page: page -> hash -> {"esm": source, "css": source}."""
    if not hasattr(env, "alliances_modules"):
        env.alliances_modules = {}
    return env.alliances_modules


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _modules(env).pop(docname, None)


def _write_modules(app: Sphinx, error: Exception | None) -> None:
    """Write every module once: by hash for http, and all together as a classic script for ``file:``."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    modules = {name: module for page in _modules(app.env).values() for name, module in page.items()}
    (static / "widgets").mkdir(parents=True, exist_ok=True)
    for name, module in modules.items():
        (static / "widgets" / f"{name}.js").write_text(module["esm"], encoding="utf-8")
    sources = json.dumps({name: module["esm"] for name, module in modules.items()}, ensure_ascii=False)
    (static / "widgets" / "registry.js").write_text(f"globalThis.islandModules = {sources};\n", encoding="utf-8")
    styles = "\n".join(dict.fromkeys(module["css"] for module in modules.values()))
    (static / "widgets.css").write_text(styles, encoding="utf-8")


def _drop_widget_state(app: Sphinx, pagename: str, *_: object) -> None:
    """Take out the widget state that myst-nb stores in the page: islands carry their own."""
    NbMetadataCollector.get_js_files(app.env, pagename).pop("ipywidgets_state", None)


def setup(app: Sphinx) -> None:
    """Connect the island parts; the page hook must run before that of myst-nb."""
    app.add_css_file("widgets.css")
    app.connect("html-page-context", _drop_widget_state, priority=400)
    app.connect("env-purge-doc", _forget)
    app.connect("build-finished", _write_modules)
