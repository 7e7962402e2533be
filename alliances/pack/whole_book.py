"""The whole book as one PDF: cover, contents with page numbers, and the pages of the built site, printed as one document."""

import io
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import alliances

from ..base import contents, edition
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from . import browser, sheet
from .built import SITE
from .reprint import body_of, mark, style_of

KEPT = ("reference/glossary", "reference/bibliography")  # of the parts that the printed book leaves out
_STYLE = """
@page :first { margin: 0; @bottom-left { content: none; } @bottom-right { content: none; } }
.site-frame { break-before: page; }
.cover { box-sizing: border-box; columns: 1; display: flex; flex-direction: column; height: 100vh; padding: 45mm 25mm 25mm; }
.cover h1 { border: 0; font-size: 46px; line-height: 1.1; margin: 0 0 6mm; } .cover .about { font-size: 20px; line-height: 1.35; }
.cover dl { display: grid; font-size: 13px; gap: 1.5mm 6mm; grid-template-columns: max-content 1fr; margin: auto 0 6mm; } .cover dd { margin: 0; }
.cover svg { height: 42mm; margin-bottom: 12mm; width: 42mm; } .cover p { max-width: none; }
.contents { break-before: page; font-size: 13px; } .contents h3 { margin: 4mm 0 1mm; }
.contents a { align-items: baseline; display: flex; } .contents i { border-bottom: 0.3mm dotted #888; flex: 1; margin: 0 2mm; }
"""
_OWN = "```{your-work}"  # a page of the reader's own work: on paper it would be empty


def printed_pages() -> list[contents.Page]:
    """Return the pages of the printed book, in order.

    Examples
    --------
    >>> [page.name for page in printed_pages()][-2:]
    ['reference/glossary', 'reference/bibliography']
    """
    wanted = [page for page in contents.pages() if subject().apparatus.get(page.part, True) or page.name in KEPT]
    return [page for page in wanted if _OWN not in page.text]


def cover() -> Markup:
    """Return the cover as HTML: title, editors, version, day, address if one is known, licence, and how to cite the book.

    >>> "Version" in cover(), "CC BY 4.0" in cover()
    (True, True)
    """
    book, day, address = subject(), edition.released(), edition.address()
    cited = f"{book.authors} ({day.year}). {book.title}: {book.about} (Version {alliances.__version__})."
    facts = {
        "Authors": book.authors,
        "Version": f"{alliances.__version__}, {edition.spoken(day)}",
        "Address": h("a", {"href": address}, address) if address else None,
        "Licence": "Text, exercises and charts: CC BY 4.0. Copy, change and share them, and name the source.",
        "To cite": f"{cited} {address}".strip(),
        "In it": "Answers stand at the end of each chapter. Code, data, labs and sources are in the online book.",
    }
    listed = [(h("dt", {}, name), h("dd", {}, value)) for name, value in facts.items() if value]
    emblem = trusted(Path(alliances.__file__).parents[1].joinpath("book", "bow.svg").read_text(encoding="utf-8"))
    return h("section", {"class": "cover"}, emblem, h("h1", {}, book.title), h("p", {"class": "about"}, book.about), h("dl", {}, listed))


def contents_list(pages: list[contents.Page], starts: Mapping[str, int]) -> Markup:
    """Return the table of contents as HTML.

    Parameters
    ----------
    pages : the pages of the book.
    starts : the number of the sheet on which each begins, by the page's name, counted from 1; none before it is known.
    """
    rows = []
    for part, entries in groupby(pages, key=lambda page: page.part):
        rows.append(h("h3", {}, part))
        rows += [
            h("a", {"href": f"#{mark(page.name)}"}, h("span", {}, page.title), h("i"), h("span", {}, starts.get(page.name, 888)))
            for page in entries
        ]
    return h("section", {"class": "contents"}, h("h2", {}, "Contents"), rows)


def editions(pages: list[contents.Page], to_pdf: browser.Print, site: Path = SITE) -> dict[str, bytes]:
    """Print pages as one book, on each paper: once to learn where each page begins, and once with the numbers."""
    style, bodies = style_of(pages, site) + _STYLE, [body_of(page, {each.name for each in pages}, site) for page in pages]

    def whole(starts: Mapping[str, int]) -> str:
        return sheet.page(subject().title, fragment(cover(), contents_list(pages, starts), bodies), style)

    first = to_pdf(whole({}))
    return {paper: to_pdf(whole(starts_of(pdf, pages)), [paper])[paper] for paper, pdf in first.items()}


def starts_of(pdf: bytes, pages: list[contents.Page]) -> dict[str, int]:
    """Return the number of the sheet on which each page begins, by its name, counted from 1."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    places = {str(name).removeprefix("/"): place for name, place in reader.named_destinations.items()}
    return {page.name: reader.get_destination_page_number(places[mark(page.name)]) + 1 for page in pages}


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the book, named in short as in ``seeds/subject.yml``, below the folder of each paper."""
    browser.outside(folder)
    with browser.printer() as to_pdf:
        return browser.save_prints(folder, subject().short, editions(printed_pages(), to_pdf, site), subject().title)
