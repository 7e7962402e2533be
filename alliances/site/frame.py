"""The frame of the pages: the book's own theme, with the menu, the contents of a page, the opening of a chapter, and no file that a page does not use."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import document_toc
from sphinx.writers.html5 import HTML5Translator

from ..base import contents, paths
from ..base.html import Markup, h, trusted
from ..base.subject import subject
from . import previews

THEME = "book"
PAGES = "book/"  # the folder of all pages
DEPTH = 2  # levels of headings in the contents of a page
# what Sphinx and myst-nb would load on every page; the one stylesheet has what of it the book needs
FOREIGN = ("pygments.css", "mystnb.", "basic.css", "documentation_options.js", "doctools.js", "sphinx_highlight.js")
NEVER_LOADED = ("pygments.css", "mystnb.*.css")
# a script that a page needs only if it has this in it
NEEDS = {
    "charts.js": 'class="chart"',
    "islands.js": 'class="island"',
    "work.js": 'class="work-chapters"',
    "marks.js": 'class="evidence',
    "game.js": 'class="game"',
    "game.css": 'class="game-',
    "door.css": 'class="doors',
    "gallery.css": 'class="entry gallery-chart"',
}


OWN_TRAIL = ("islands.js", "work.js")  # scripts that do the work of trail.js as well, with the one store of their page


def menu(docname: str) -> list[dict]:
    """Return the parts of the book with their pages; a part of chapters is open, and so is the one that a page belongs to.

    >>> [part["name"] for part in menu("book/alliances/1896") if part["open"]][:2]
    ['Start', 'Three alliances']
    """
    return [
        {"name": part, "open": any(page["number"] for page in listed) or not place or docname in (page["docname"] for page in listed)}
        | {"pages": listed}
        for place, (part, listed) in enumerate(_parts().items())
    ]


@cache
def _parts() -> dict[str, list[dict]]:
    """Return the pages of each part as a menu lists them; a chapter has a number."""
    found: dict[str, list[dict]] = {}
    for page in contents.pages():
        chapter = chapter_of(PAGES + page.name)
        title = chapter.card.short if chapter else page.title
        entry = {"docname": PAGES + page.name, "name": page.name, "title": title, "number": chapter.number if chapter else None}
        found.setdefault(page.part, []).append(entry)
    return found


@cache
def chapter_of(docname: str) -> contents.Chapter | None:
    """Return the chapter of a page; None if the page is none.

    >>> chapter_of("book/alliances/1896").number, chapter_of("book/index")
    (1, None)
    """
    if not docname.startswith(PAGES) or all(page.part in subject().apparatus for page in contents.pages()):
        return None
    return next((chapter for chapter in contents.chapters() if PAGES + chapter.name == docname), None)


def _contents_of_page(builder: StandaloneHTMLBuilder, docname: str) -> Markup | None:
    """Return the headings of a page below its title as lists of links; None if it has fewer than two."""
    title = next(document_toc(builder.env, docname, builder.tags).findall(nodes.list_item), [])
    listed = next((each for each in title if isinstance(each, nodes.bullet_list)), [])
    return _lists(listed, DEPTH) if len(_entries(listed)) > 1 else None


def _lists(listed: nodes.bullet_list, depth: int) -> Markup:
    items = []
    for item in _entries(listed):
        link = next(item.findall(nodes.reference))
        below = _lists(item[1], depth - 1) if depth > 1 and len(item) > 1 and _entries(item[1]) else None
        items.append(h("li", {}, h("a", {"href": link["anchorname"]}, link.astext()), below))
    return h("ul", {}, items)


def _entries(listed: nodes.bullet_list) -> list[nodes.list_item]:
    """Return the headings in a list; beside them Sphinx keeps what the page says of other pages."""
    return [each for each in listed if isinstance(each, nodes.list_item)]


def opened(body: str, chapter: contents.Chapter) -> str:
    """Put the part, the question, the facts and the drawing of a chapter around its title.

    >>> opened("<section><h1>A title</h1><p>Text.</p></section>", chapter_of("book/alliances/1896"))[:98]
    '<section><header class="opening"><p class="opening-part">Three alliances, chapter 1</p><h1>A title'
    """
    before, start, rest = body.partition("<h1>")
    title, _, rest = rest.partition("</h1>")
    exercises = body.count('<div class="island"')
    facts = [f"About {chapter.card.minutes} minutes", f"{exercises} exercises" if exercises > 1 else None]
    opening = h(
        "header",
        {"class": "opening"},
        h("p", {"class": "opening-part"}, f"{chapter.part}, chapter {chapter.number}"),
        h("h1", {}, trusted(title)),
        h("p", {"class": "opening-question"}, chapter.card.question),
        h("p", {"class": "opening-facts"}, ", ".join(filter(None, facts))),
        h("div", {"class": "opening-drawing"}, previews.drawing(chapter.card.drawing)),
    )
    return f"{before}{opening}{rest}" if start else body


def _frame(app: Sphinx, pagename: str, template: str, context: dict, doctree: nodes.document | None) -> None:
    """Give the theme what it prints around a page, and load what the page uses."""
    if app.builder.theme.name != THEME:
        return
    chapter = chapter_of(pagename)
    body = context.get("body", "")
    context["menu"] = menu(pagename)
    context["chapter"] = chapter
    context["emblem"] = _emblem()
    context["contents_of_page"] = _contents_of_page(app.builder, pagename) if doctree else None
    if body:
        body = _plain_headings(body)
        context["body"] = opened(body, chapter) if chapter else body
    context["script_files"] = [each for each in context["script_files"] if _used(_name(each), body)]
    context["css_files"] = [each for each in context["css_files"] if _used(_name(each), body)]


def _plain_headings(body: str) -> str:
    """Take the link to itself out of the title of a page, whose address is that link, and out of what is read aloud of other headings.

    Where the keyboard and the ear need such a link, the contents of the page have it.
    """
    title, end, rest = body.partition("</h1>")
    plain = title.partition('<a class="headerlink"')[0]
    body = f"{plain}{end}{rest}" if end else body
    return body.replace('<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"')


def _name(asset: object) -> str:
    return str(getattr(asset, "filename", "") or "").rpartition("/")[2]


def _used(name: str, body: str) -> bool:
    if name == "trail.js" and any(NEEDS[own] in body for own in OWN_TRAIL):
        return False
    return bool(name) and not name.startswith(FOREIGN) and NEEDS.get(name, "") in body


@cache
def _emblem() -> Markup:
    """Return the drawing of the book's icon in the colour of the words around it, small even where no style is loaded."""
    text = (paths.ROOT / "book" / "bow.svg").read_text(encoding="utf-8").strip()
    return trusted(
        re.sub(r' role="img" aria-label="[^"]*"', ' width="28" height="28" aria-hidden="true"', text).replace(
            'stroke="#3a3f94"', 'stroke="currentcolor"'
        )
    )


def _visit_table(translator: HTML5Translator, node: nodes.table) -> None:
    """Put a table into a box that scrolls by itself where the table is too wide."""
    translator.body.append('<div class="table-box">')
    HTML5Translator.visit_table(translator, node)


def _depart_table(translator: HTML5Translator, node: nodes.table) -> None:
    HTML5Translator.depart_table(translator, node)
    translator.body.append("</div>\n")


def _tidy(app: Sphinx, error: Exception | None) -> None:
    """Delete what Sphinx writes for every theme and no page of this one loads; let Jekyll, through which GitHub may put a branch, leave ``_static`` alone."""
    if error or app.builder.format != "html" or app.builder.theme.name != THEME:
        return
    for path in _files(Path(app.outdir) / "_static", NEVER_LOADED):
        path.unlink()
    (Path(app.outdir) / ".nojekyll").touch()


def _files(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    return (path for pattern in patterns for path in folder.glob(pattern))


def setup(app: Sphinx) -> None:
    """Register the theme, and connect what fills its pages."""
    app.add_html_theme(THEME, str(Path(__file__).parent / "theme"))
    app.add_node(nodes.table, override=True, html=(_visit_table, _depart_table))
    app.connect("html-page-context", _frame, priority=900)
    app.connect("build-finished", _tidy, priority=900)
