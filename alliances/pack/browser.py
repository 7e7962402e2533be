"""Printing: HTML to PDF with a real Chromium, and PDF files that come out the same whenever they are made."""

import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..base import paths
from ..base.errors import InputError
from ..base.html import Markup
from ..base.subject import subject

SHELL = "chromium-headless-shell"  # the same engine without windows: much less work for the processor
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
PAPER = {"format": "A4", "margin": {"top": "18mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}}
_FOOT = Markup(
    '<div style="font: 8pt sans-serif; width: 100%; margin: 0 18mm; display: flex; justify-content: space-between; color: #444">'
    '<span>{left}</span><span><span class="pageNumber"></span> of <span class="totalPages"></span></span></div>'
)

# Playwright's own add_style_tag waits for an event, and without scripts there is none
_ADD_STYLE = "css => document.head.append(Object.assign(document.createElement('style'), {textContent: css}))"

Print = Callable[..., bytes]


def find(names: tuple[str, ...] = (SHELL, *NAMES)) -> str | None:
    """Return the path of a Chromium: CHROMIUM if set, else the first of these programs on the PATH, else Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    if present := next(filter(None, map(shutil.which, names)), None):
        return present
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


@contextmanager
def printer() -> Iterator[Print]:
    """Start a Chromium, and give a function that prints with it.

    The function takes HTML, or the path of a page, and ``footer``, the words to the left of the page number. Without a footer nothing
    is printed at the foot. Scripts do not run, and no address outside this machine is fetched.

    Raises
    ------
    InputError : if there is no Chromium.
    """
    path = find()
    if path is None or not Path(path).is_file():
        raise InputError("CHROMIUM", "", "there is no Chromium to print with", "install one, or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_context(java_script_enabled=False, offline=True, color_scheme="light").new_page()

        def to_pdf(source: str | Path, footer: str = "", style: str = "") -> bytes:
            if isinstance(source, Path):
                page.goto(source.resolve().as_uri(), wait_until="load")
            else:
                page.set_content(source, wait_until="load")
            if style:
                page.evaluate(_ADD_STYLE, style)
            foot = {"display_header_footer": True, "header_template": "<span></span>", "footer_template": _FOOT.format(left=footer)}
            return page.pdf(print_background=True, **PAPER, **(foot if footer else {}))

        yield to_pdf
        browser.close()


def reproducible(pdf: bytes, title: str) -> bytes:
    """Return a PDF without what differs from run to run: dates, and the name of the program that printed it.

    Parameters
    ----------
    pdf : the printed file.
    title : what readers of the file show above it.
    """
    from pypdf import PdfReader, PdfWriter

    return finished(PdfWriter(clone_from=PdfReader(io.BytesIO(pdf))), title)


def finished(writer: object, title: str) -> bytes:
    """Return the bytes of a ``pypdf.PdfWriter``, with a title, a language, and no date."""
    from pypdf.generic import NameObject, TextStringObject

    writer.metadata = {"/Title": title, "/Author": subject().authors, "/Producer": subject().title}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def save(path: Path, content: bytes) -> Path:
    """Write a file as a whole or not at all, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
    return path


def outside(folder: Path) -> None:
    """Refuse a folder inside the site: the pack holds answers, and the site is public.

    Raises
    ------
    InputError : if the folder lies inside ``_build/html``.
    """
    if folder.resolve().is_relative_to(paths.ROOT / "_build" / "html"):
        raise InputError(paths.shown(folder), "", "the pack holds answers, and this folder is published", "write it to _build/pack")
