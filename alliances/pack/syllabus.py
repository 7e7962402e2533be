"""The syllabus to change and to print: the courses of the teacher's page as Markdown, as a document for word processors, and as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag

import alliances

from ..base import contents, edition
from ..base.html import Markup, fragment, h, table
from ..base.subject import subject
from . import browser, documents, sheet
from .built import SITE, path_of
from .reprint import body_of, style_of

PAGE = "teach/syllabus"
HANDOUTS = ("teach/game-paper",)  # pages of the teacher's part that are handed out as they stand
_GUIDE = "guide"  # links to it are for the teacher, and not for those who get the syllabus
_MARKS = {"strong": "**", "em": "*"}


@dataclass(frozen=True)
class Block:
    """One block: a heading, a paragraph, or a table; its text in runs, each with its style: none, strong or em."""

    tag: str
    runs: list[tuple[str, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its text without styles."""
        return "".join(text for text, _ in self.runs)


def blocks(site: Path = SITE) -> list[Block]:
    """Return the syllabus, block by block, ending with the works that it names, in full."""
    main = BeautifulSoup(path_of(_page(PAGE), site).read_text(encoding="utf-8"), "html.parser").select_one("main article")
    for link in main.select(".headerlink"):
        link.decompose()
    for link in main.find_all("a", string=_GUIDE):
        before, after = link.previous_sibling, link.next_sibling
        before.replace_with(str(before).removesuffix(" ("))
        after.replace_with(str(after).removeprefix(")"))
        link.decompose()
    works = sorted({link["title"] for link in main.select(".bibtex-citation a")})
    for cited in main.select(".bibtex-citation"):
        cited.replace_with("(" + " ".join(cited.get_text().strip("[]").split()) + ")")
    found = [_block(tag) for tag in main.select("h1, h2, h3, p, table") if tag.name == "table" or not tag.find_parent("table")]
    return [*found, Block("h2", [("Works", "")]), *(Block("p", [(work, "")]) for work in works)]


def _page(name: str) -> contents.Page:
    return next(page for page in contents.pages() if page.name == name)


def _block(tag: Tag) -> Block:
    if tag.name == "table":
        return Block("table", rows=[[_plain(cell.get_text()) for cell in row.select("th, td")] for row in tag.select("tr")])
    return Block(tag.name, list(_runs(tag)))


def _runs(tag: Tag) -> Iterator[tuple[str, str]]:
    for child in tag.children:
        if isinstance(child, NavigableString):
            yield _spaced(child), ""
        elif child.name in _MARKS:
            yield _plain(child.get_text()), child.name
        else:
            yield from _runs(child)


def _spaced(text: str) -> str:
    """Return a text with single blanks; one at either end stays.

    >>> _spaced(" the  law ")
    ' the law '
    """
    return f"{' ' if text[:1].isspace() else ''}{_plain(text)}{' ' if text.strip() and text[-1:].isspace() else ''}"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _source() -> str:
    """Say which edition of which book the syllabus is from, and where that stands."""
    told = f"From {subject().title}, version {alliances.__version__} of {edition.spoken(edition.released())}, CC BY 4.0."
    return f"{told} {edition.address()}".strip()


def markdown(found: list[Block]) -> str:
    """Return the syllabus as Markdown.

    >>> markdown([Block("h1", [("Syllabus", "")]), Block("table", rows=[["Week"], ["1"]])]).splitlines()[:5]
    ['# Syllabus', '', '| Week |', '|---|', '| 1 |']
    """
    return "\n\n".join([*map(_written, found), _source()]) + "\n"


def _written(block: Block) -> str:
    if block.tag == "table":
        head, *rows = (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in block.rows)
        return "\n".join([head, "|" + "---|" * len(block.rows[0]), *rows])
    text = "".join(f"{_MARKS.get(style, '')}{text}{_MARKS.get(style, '')}" for text, style in block.runs)
    return f"{'#' * int(block.tag[1])} {text}" if block.tag != "p" else text


def document(found: list[Block]) -> bytes:
    """Return the syllabus as a document for word processors."""
    made = documents.new(f"{subject().title}: syllabus")
    for block in found:
        if block.tag == "table":
            documents.add_table(made, block.rows[0], block.rows[1:], _shares(block.rows))
        elif block.tag == "p":
            paragraph = made.add_paragraph()
            for text, style in block.runs:
                run = paragraph.add_run(text)
                run.bold, run.italic = style == "strong", style == "em"
        else:
            made.add_heading(block.text, int(block.tag[1]) - 1)
    made.add_paragraph(_source())
    return documents.content(made)


def _shares(rows: list[list[str]]) -> list[int]:
    """Return how wide the columns of a table must be, by what stands in them: a column of long cells is wider, but not as much as they are longer."""
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [max(6, int(each**0.6)) for each in longest]


def page(found: list[Block]) -> str:
    """Return the syllabus as a page of HTML to print."""
    body = fragment([_shown(block) for block in found], h("p", {"class": "licence"}, _source()))
    title = f"{subject().title}: syllabus"
    return sheet.printed(title, body, f"Syllabus · {sheet.LICENCE}", "td, th { font-size: 9.5pt; }")


def _shown(block: Block) -> Markup:
    if block.tag == "table":
        return table(block.rows[0], block.rows[1:])
    return h(block.tag, {}, [h(style, {}, text) if style else text for text, style in block.runs])


def handout(name: str, site: Path = SITE) -> tuple[contents.Page, str]:
    """Return a page of the teacher's part that is handed out, and the same as a page of HTML to print."""
    shown = _page(name)
    return shown, sheet.page(shown.title, body_of(shown, set(), site), style_of([shown], site))


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write ``syllabus.md`` and ``syllabus.docx``, and the syllabus and the handouts as PDF below the folder of each paper."""
    browser.outside(folder)
    found = blocks(site)
    written = [browser.save(folder / "syllabus.md", markdown(found).encode()), browser.save(folder / "syllabus.docx", document(found))]
    with browser.printer() as to_pdf:
        written += browser.save_prints(folder, "syllabus", to_pdf(page(found)), f"{subject().title}: syllabus")
        for name in HANDOUTS:
            shown, html = handout(name, site)
            written += browser.save_prints(folder, f"worksheets/{sheet.file_stem(shown)}", to_pdf(html), shown.title)
    return written
