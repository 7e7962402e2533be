"""The whole book as one PDF, printed from the built site page by page, with a table of contents that gives page numbers."""

import io
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ..base import contents
from ..base.html import fragment, h
from ..base.subject import subject
from . import browser, sheet
from .built import SITE, path_of

if TYPE_CHECKING:
    from pypdf import PdfReader, PdfWriter

KEPT = ("reference/glossary", "reference/bibliography")  # of the parts that the printed book leaves out
# paper holds more than a screen; how to cite the book stands on its cover
_PAGE_STYLE = ".page-foot { display: none; }"
_FRONT_STYLE = """
.cover { height: 240mm; display: flex; flex-direction: column; justify-content: center; break-after: page; } .cover h1 { font-size: 34pt; }
.row { display: flex; align-items: baseline; } .row i { flex: 1; border-bottom: 0.3mm dotted #888; margin: 0 2mm; } h3 { margin-top: 5mm; }
"""
_OWN = "```{your-work}"  # a page of the reader's own work: on paper it would be empty
_LICENCE = "Text under CC BY 4.0. Answers stand at the end of each chapter. Code, data, labs and sources are in the online book."


def printed_pages() -> list[contents.Page]:
    """Return the pages of the printed book, in order.

    Examples
    --------
    >>> [page.name for page in printed_pages()][-2:]
    ['reference/glossary', 'reference/bibliography']
    """
    wanted = [page for page in contents.pages() if subject().apparatus.get(page.part, True) or page.name in KEPT]
    return [page for page in wanted if _OWN not in page.text]


def front(pages: list[contents.Page], starts: list[int]) -> str:
    """Return cover and table of contents as a page of HTML.

    Parameters
    ----------
    pages : the pages of the book.
    starts : the number of the sheet on which each begins, counted from 1.
    """
    rows = []
    for part, entries in groupby(zip(pages, starts, strict=True), key=lambda entry: entry[0].part):
        rows.append(h("h3", {}, part))
        rows += [h("div", {"class": "row"}, h("span", {}, page.title), h("i"), h("span", {}, start)) for page, start in entries]
    title = subject().title
    cover = h("div", {"class": "cover"}, h("h1", {}, title), h("p", {}, subject().about), h("p", {"class": "licence"}, _LICENCE))
    return sheet.page(title, fragment(cover, h("h2", {}, "Contents"), rows), _FRONT_STYLE)


def bind(pages: list[contents.Page], files: dict[str, Path], to_pdf: browser.Print) -> bytes:
    """Print pages and bind them to a book: cover, contents, pages, an outline, and a number at the foot of each sheet.

    Parameters
    ----------
    pages : the pages, in order.
    files : the HTML file of each page, by the page's name.
    to_pdf : from :func:`alliances.pack.browser.printer`.
    """
    from pypdf import PdfReader, PdfWriter

    def read(source: str | Path, **options: str) -> PdfReader:
        return PdfReader(io.BytesIO(to_pdf(source, **options)))

    printed = [read(files[page.name], style=_PAGE_STYLE) for page in pages]
    cover, starts = _front(pages, [len(each.pages) for each in printed], read)
    writer = PdfWriter()
    for part in (cover, *printed):
        _resolve(part)
        writer.append(part, import_outline=False)
    parts = {}
    for page, start in zip(pages, starts, strict=True):
        if page.part not in parts:
            parts[page.part] = writer.add_outline_item(title=page.part, page_number=start - 1)
        writer.add_outline_item(title=page.title, page_number=start - 1, parent=parts[page.part])
    _link(writer, {files[page.name].resolve().as_uri(): start - 1 for page, start in zip(pages, starts, strict=True)})
    blank = [h("p", {"style": "break-after: page" if number else None}, "\xa0") for number in reversed(range(len(writer.pages)))]
    feet = read(str(fragment(blank)), footer=sheet.LICENCE)
    for number, foot in enumerate(feet.pages):
        if number:  # the cover has no number
            writer.pages[number].merge_page(foot)
            writer.pages[number].compress_content_streams()
    writer.compress_identical_objects()
    return browser.finished(writer, subject().title)


def _front(pages: list[contents.Page], lengths: list[int], read: Callable[..., "PdfReader"]) -> tuple["PdfReader", list[int]]:
    """Print cover and contents, once to learn their length and once with the numbers; return them and the first sheet of each page."""
    blank = read(front(pages, [1] * len(pages)))  # a longer number makes no line longer, so the length is known now
    starts = [len(blank.pages) + 1 + sum(lengths[:place]) for place in range(len(pages))]
    return read(front(pages, starts)), starts


def _annotations(page: dict) -> Iterator[dict]:
    for each in page.get("/Annots") or []:
        yield each.get_object()


def _resolve(reader: "PdfReader") -> None:
    """Make links inside a page point at places and not at names: two chapters may use one name."""
    named = reader.named_destinations
    for page in reader.pages:
        for link in _annotations(page):
            if "/Dest" in link and isinstance(link["/Dest"], str) and link["/Dest"] in named:
                from pypdf.generic import NameObject

                link[NameObject("/Dest")] = named[link["/Dest"]].dest_array


def _link(writer: "PdfWriter", starts: dict[str, int]) -> None:
    """Make links from page to page links inside the book, and take those away that lead to files of this machine."""
    from pypdf.generic import ArrayObject, NameObject

    for sheet_ in writer.pages:
        kept = ArrayObject()
        for each in sheet_.get("/Annots") or []:
            link = each.get_object()
            address = str(link.get("/A", {}).get("/URI", ""))
            if address.startswith("file:"):
                target = starts.get(address.partition("#")[0])
                if target is None:
                    continue
                del link["/A"]
                link[NameObject("/Dest")] = ArrayObject([writer.pages[target].indirect_reference, NameObject("/Fit")])
            kept.append(each)
        sheet_[NameObject("/Annots")] = kept


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the book, named in short as in ``seeds/subject.yml``, from the built site."""
    browser.outside(folder)
    pages = printed_pages()
    files = {page.name: path_of(page, site) for page in pages}
    with browser.printer() as to_pdf:
        return [browser.save(folder / f"{subject().short}.pdf", bind(pages, files, to_pdf))]
