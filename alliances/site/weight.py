"""Keep pages light: leave out what the theme loads and the book does not use."""

import re
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx

UNUSED = (
    "scripts/fontawesome.js",
    "scripts/*.map",
    "styles/*.map",
    "vendor/fontawesome/webfonts/*.ttf",
    "vendor/fontawesome/webfonts/fa-brands-400.woff2",
    "vendor/fontawesome/webfonts/fa-regular-400.woff2",
)
FONT = "vendor/fontawesome/webfonts/fa-solid-900.woff2"


def _defer_scripts(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Let no script in the head hold up the first view, but the one that the theme's inline script needs.

    The search page is left as Sphinx wrote it: its own scripts stand in the page, and call those of the head while they load.
    """
    if pagename != "search":
        context["script_files"] = [_deferred(script) for script in context.get("script_files", [])]


def _deferred(script: object) -> object:
    """Return a script as one that is loaded beside the page; all pages share the scripts, so the one given stays as it is."""
    name = str(getattr(script, "filename", None) or "")
    if not name or name.endswith("documentation_options.js") or "defer" in script.attributes:
        return script
    return type(script)(script.filename, priority=script.priority, **script.attributes, defer="defer")


def _slim(app: Sphinx, error: Exception | None) -> None:
    """Delete the theme's files that no page loads, and cut its icon font down to the icons in use."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for pattern in UNUSED:
        for path in static.glob(pattern):
            path.unlink()
    if (static / FONT).is_file():
        subset_icons(static / FONT, static / "styles" / "pydata-sphinx-theme.css", Path(app.outdir).rglob("*.html"))


def subset_icons(font: Path, stylesheet: Path, pages: Iterable[Path]) -> None:
    """Cut an icon font down to the icons that pages name by class, in place."""
    from fontTools import subset, ttLib

    codes = dict(re.findall(r'\.(fa-[a-z0-9-]+):before\{content:"\\([0-9a-f]+)"', _split_selectors(stylesheet.read_text())))
    named = {name for page in pages for name in re.findall(r"\bfa-[a-z0-9-]+", page.read_text(encoding="utf-8"))}
    wanted = {int(codes[name], 16) for name in named if name in codes}
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=True)
    glyphs = ttLib.TTFont(font)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(glyphs)
    glyphs.flavor = "woff2"
    glyphs.save(font)


def _split_selectors(css: str) -> str:
    """Write each selector of a group with its own block, so that every icon class stands before its code."""
    return re.sub(
        r"((?:\.fa-[\w-]+:before,)+)(\.fa-[\w-]+:before)(\{[^}]*\})",
        lambda rule: "".join(f"{selector}{rule[3]}" for selector in (rule[1] + rule[2]).split(",") if selector),
        css,
    )


def setup(app: Sphinx) -> None:
    """Connect both hooks."""
    app.connect("html-page-context", _defer_scripts, priority=900)
    app.connect("build-finished", _slim, priority=900)
