"""The scripts of the pages: modules beside this file, joined into one classic script for each job, and the front end of the exercises."""

import hashlib
import json
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from ...base import bundle, palette
from ...base.subject import subject
from ...base.writing import replace_text
from ...exercises import answers, chapters, front_end
from ..drawings import NARROW, theme_css

HERE = Path(__file__).parent
STYLES = ("colours", "charts", "answers", "evidence", "print")  # files of styles/, in the order in which they are joined


def texts() -> dict[str, str]:
    """Return what a page loads from ``_static``, by name. What Python owns is handed over to each script as it starts.

    Raises
    ------
    InputError : if the modules do not fit together.

    Examples
    --------
    >>> sorted(texts())[:3]
    ['book.css', 'charts.js', 'islands.js']
    """
    exercises = front_end.module()
    name = hashlib.sha256(exercises.encode()).hexdigest()[:12]  # in the address, so that no browser keeps an old one
    kept = {"prefix": answers.PREFIX, "format": answers.FORMAT, "version": answers.VERSION}
    return {
        "charts.js": _started("charts", {"narrow": NARROW / palette.WIDTH}),
        "islands.js": _started("islands", {"module": name, "chapters": chapters()} | kept),
        "marks.js": _started("marks", {"key": f"{subject().short}.evidence"}),
        "book.css": _style(),
        f"widgets/{name}.js": exercises,
        "widgets/registry.js": front_end.classic(),
    }


def _style() -> str:
    """Join the one stylesheet: that of the exercises, which notebooks load too, the dark colours of charts, and the parts in styles/."""
    parts = [(HERE.parent / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    return "\n".join([front_end.STYLE.read_text(encoding="utf-8"), theme_css(), *parts])


def _started(name: str, settings: dict) -> str:
    return bundle.classic(HERE / f"{name}.js", f"$entry.start({json.dumps(settings, ensure_ascii=False, separators=(',', ':'))});")


def write(app: Sphinx) -> Path:
    """Write the texts of this state of the library, and nothing else, into a folder that Sphinx copies from; return it."""
    folder = _folder(app)
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in texts().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        replace_text(folder / name, text)
    return folder


def _folder(app: Sphinx) -> Path:
    return Path(app.outdir).parent / ".scripts"


def _remove_leftovers(app: Sphinx, error: Exception | None) -> None:
    """Delete modules of earlier builds, which no page loads any longer."""
    if not error:
        for path in (Path(app.outdir) / "_static" / "widgets").glob("*.js"):
            if not (_folder(app) / "widgets" / path.name).is_file():
                path.unlink()


def setup(app: Sphinx) -> None:
    """Name what every page loads, and clean up at the end of each build."""
    app.add_css_file("book.css")
    app.add_js_file("charts.js", loading_method="defer")
    app.add_js_file("islands.js", loading_method="defer")
    app.add_js_file("marks.js", loading_method="defer")
    app.connect("build-finished", _remove_leftovers)
