"""The scripts of the pages: modules beside this file, joined into one classic script for each job, and the front end of the exercises."""

import hashlib
import json
import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx

import alliances

from ...base import bundle, contents
from ...base.subject import subject
from ...base.writing import replace_text
from ...exercises import answers, chapters, front_end, load_bank
from ...exercises.bank import raw_items
from .. import freshness
from ..drawings import theme_css

HERE = Path(__file__).parent
CHOICES = f"{subject().short}."  # before what the browser keeps of choices that hold for all pages
STYLES = (
    "colours",
    "type",
    "frame",
    "charts",
    "figures",
    "answers",
    "work",
    "evidence",
    "search",
    "print",
)  # files of styles/, as they are joined
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)  # in a stylesheet
WORK = "book/your-work.html"  # the page with the reader's own work
UNSEEN = frozenset({"hints", "explanation", "objective", "bloom", "claims", "rubric"})  # fields of an exercise that this page does not show


def texts() -> dict[str, str]:
    """Return what a page loads from ``_static``, by name. What Python owns is handed over to each script as it starts.

    Raises
    ------
    InputError : if the modules do not fit together.

    Examples
    --------
    >>> sorted(texts())[:4]
    ['book.css', 'charts.js', 'door.css', 'early.js']
    """
    exercises, common = front_end.module(), front_end.common()
    listed = catalogue()
    whole, name = _mark(exercises), _mark(common)
    search = bundle.classic(HERE / "search.js", "globalThis.bookSearch = $entry;")
    book = {"whole": whole, "prefix": answers.PREFIX}
    inside = bundle.classic(HERE / "framed.js", "$entry.start();")
    files = bundle.classic(HERE / "memo-files.js", "globalThis.memoFiles = $entry;")
    named = {"title": subject().title, "short": subject().short}
    play = bundle.classic(HERE / "game.js", "globalThis.allianceGame = $entry;")
    homes = {"prefix": answers.PREFIX, "chapters": chapters()}
    return {
        "charts.js": bundle.classic(HERE / "charts.js", "$entry.start();"),
        "islands.js": _started("chapter", book | homes | {"module": name, "work": WORK, "file": _file()}),
        "trail.js": _started("trail", homes),
        "work.js": _started("work", book | homes | {"catalogue": _mark(listed)} | _of_files()),
        "early.js": _started("early", {"kept": CHOICES, "prefix": answers.PREFIX, "choices": ["theme", "evidence"]}),
        "frame.js": _started("frame", {"kept": CHOICES}),
        "marks.js": _started("marks", {"key": f"{CHOICES}evidence"}),
        "game.js": _started("game-opener", {"script": f"game-play.js?{_mark(play)}", "prefix": answers.PREFIX}),
        "game-play.js": play,
        "game.css": _style_of("game"),
        "opener.js": _started("opener", {"script": f"search.js?{_mark(search)}", "framed": f"framed.js?{_mark(inside)}"}),
        "search.js": search,
        "framed.js": inside,
        "lists.js": bundle.classic(HERE / "lists.js", "$entry.start();"),
        "memo.js": _started("memo", {"script": f"memo-files.js?{_mark(files)}", **named, "style": _sheet()}),
        "memo-files.js": files,
        "door.css": _style_of("door"),
        "gallery.css": _style_of("gallery"),
        "your-work.css": _style_of("your-work"),
        "rare.css": COMMENT.sub("", front_end.RARE_STYLE.read_text(encoding="utf-8")) + _style_of("few"),
        "book.css": _style(),
        f"widgets/{name}.js": common,
        f"widgets/{whole}.js": exercises,
        "widgets/registry.js": front_end.classic(),
        "widgets/catalogue.js": listed,
    }


def _mark(text: str) -> str:
    """Return a name for a text; in the address, so that no browser keeps an old one."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _file() -> dict[str, str | int]:
    """Return what a file of answers says of itself."""
    return {"format": answers.FORMAT, "version": answers.VERSION, "book": alliances.__version__, "short": subject().short}


def _of_files() -> dict[str, str | int]:
    """Return what files of answers say of themselves, and how the readable one looks."""
    return _file() | {"element": answers.ELEMENT, "title": subject().title, "style": _sheet()}


def _sheet() -> str:
    """Return the style of a page that leaves the book as a file."""
    return (HERE.parent / "styles" / "sheet.css").read_text(encoding="utf-8")


def catalogue() -> str:
    """Return all exercises and chapters in the order of the book, as a script for the one page that shows the whole.

    Examples
    --------
    >>> catalogue()[:31]
    'globalThis.exerciseCatalogue = '
    """
    homes, bank = chapters(), load_bank()
    pages = [page for page in contents.chapters() if page.name in homes.values()]
    items = [bank[name].public() for page in pages for name in bank if homes[name] == page.name]
    shown = {item["id"]: {field: value for field, value in item.items() if field not in UNSEEN} for item in items}
    listed = {"chapters": [{"page": page.name, "title": page.title} for page in pages], "items": shown}
    return f"globalThis.exerciseCatalogue = {json.dumps(listed, ensure_ascii=False, separators=(',', ':'))};\n"


def _style_of(name: str) -> str:
    """Return a part in styles/ that is not joined with the others, since few pages need it."""
    return COMMENT.sub("", (HERE.parent / "styles" / f"{name}.css").read_text(encoding="utf-8"))


def _style() -> str:
    """Join the one stylesheet: that of the exercises, which notebooks load too, the dark colours of charts, and the parts in styles/."""
    parts = [(HERE.parent / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES]
    return COMMENT.sub("", "\n".join([front_end.STYLE.read_text(encoding="utf-8"), theme_css(), *parts]))


def _started(name: str, settings: dict) -> str:
    return bundle.classic(HERE / f"{name}.js", f"$entry.start({json.dumps(settings, ensure_ascii=False, separators=(',', ':'))});")


def write(app: Sphinx) -> Path:
    """Write the texts of this state of the library, and nothing else, into a folder that Sphinx copies from; return it."""
    folder = _folder(app)

    def join() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in texts().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            replace_text(folder / name, text)

    freshness.once(app, "joined", join, *(page.title for page in contents.chapters()))
    if not folder.is_dir():  # somebody took it away
        join()
    return folder


def _folder(app: Sphinx) -> Path:
    return Path(app.outdir).parent / ".scripts"


def _remove_leftovers(app: Sphinx, error: Exception | None) -> None:
    """Delete modules of earlier builds, which no page loads any longer."""
    if not error:
        for path in (Path(app.outdir) / "_static" / "widgets").glob("*.js"):
            if not (_folder(app) / "widgets" / path.name).is_file():
                path.unlink()


def _load_for_few(app: Sphinx, pagename: str, *_: object) -> None:
    """Let a page with what few pages have load its style: kinds of exercise, the reader's own work; and what gives a memo away."""
    if f"{pagename}.html" == WORK:
        app.add_css_file("your-work.css")
    raw = raw_items()
    found = {raw[name]["type"] for name, home in chapters().items() if f"book/{home}" == pagename}
    if not all(front_end.is_common(kind) for kind in found):
        app.add_css_file("rare.css")
    if "memo" in found:
        app.add_js_file("memo.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Name what every page loads, or some, and clean up at the end of each build."""
    app.add_css_file("book.css")
    app.add_css_file("game.css")
    app.add_css_file("door.css")
    app.add_css_file("gallery.css")
    app.add_js_file("early.js", priority=100)  # before anything is painted
    app.add_js_file("frame.js", loading_method="defer")
    app.add_js_file("charts.js", loading_method="defer")
    app.add_js_file("trail.js", loading_method="defer")
    app.add_js_file("islands.js", loading_method="defer")
    app.add_js_file("work.js", loading_method="defer")
    app.add_js_file("marks.js", loading_method="defer")
    app.add_js_file("opener.js", loading_method="defer")
    app.add_js_file("game.js", loading_method="defer")
    app.connect("html-page-context", _load_for_few)
    app.connect("build-finished", _remove_leftovers)
