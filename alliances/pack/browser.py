"""Printing: HTML to PDF with a real Chromium, on both papers, tagged, and the same bytes whenever it is done."""

import io
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..base import paths
from ..base.errors import InputError
from ..base.subject import subject

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject

SHELL = "chromium-headless-shell"  # the same engine without windows: much less work for the processor
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
PAPERS = {"a4": "A4", "us-letter": "Letter"}  # folder of the pack: paper

_NODE = re.compile(rb"node\d{8}")

Print = Callable[..., dict[str, bytes]]


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

    The function takes HTML, or the path of a page, and prints it on each of ``papers``. It returns the PDF files by paper: tagged, with an
    outline of the headings. Margins and what stands at the foot come from the page's own style. Scripts do not run, and no address
    outside this machine is fetched.

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

        def to_pdf(source: str | Path, papers: Iterable[str] = PAPERS) -> dict[str, bytes]:
            if isinstance(source, Path):
                page.goto(source.resolve().as_uri(), wait_until="load")
            else:
                page.set_content(source, wait_until="load")
            return {paper: page.pdf(format=PAPERS[paper], print_background=True, tagged=True, outline=True) for paper in papers}

        yield to_pdf
        browser.close()


def reproducible(pdf: bytes, title: str) -> bytes:
    """Return a PDF with what readers of the file show above it, and without what differs from run to run: dates, and what printed it."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.metadata = {"/Title": title, "/Author": subject().authors, "/Producer": subject().title}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    order = _heads_in_order(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return _renamed(buffer.getvalue(), order)


def _heads_in_order(writer: "PdfWriter") -> list[bytes]:
    """List the heads of tables in the order of the document, whatever their names, and return these names.

    Chromium names a head by a number that counts on from whatever was laid out before, and lays out anew what breaks across pages.
    """
    from pypdf.generic import ArrayObject, NameObject

    leaves = list(_leaves(writer.root_object.get("/StructTreeRoot", {}).get("/IDTree")))
    listed = [pair for leaf in leaves for pair in zip(leaf["/Names"][::2], leaf["/Names"][1::2], strict=True)]
    listed.sort(key=lambda pair: pair[1].idnum)
    names, left = [str(name).encode() for name, _ in listed], iter(listed)
    for leaf in leaves:
        part = list(islice(left, len(leaf["/Names"]) // 2))
        leaf[NameObject("/Names")] = ArrayObject(value for pair in part for value in pair)
        leaf[NameObject("/Limits")] = ArrayObject([part[0][0], part[-1][0]])
    return names


def _leaves(tree: "DictionaryObject | None") -> "Iterator[DictionaryObject]":
    """Return the parts of a tree of names that hold names."""
    if tree is None:
        return
    node = tree.get_object()
    if "/Names" in node:
        yield node
    for kid in node.get("/Kids", ()):
        yield from _leaves(kid)


def _renamed(pdf: bytes, names: list[bytes]) -> bytes:
    """Return a PDF whose heads of tables are named by their place in a list.

    >>> _renamed(b"(node00000731) (node00000042)", [b"node00000731", b"node00000042"])
    b'(node00000000) (node00000001)'
    """
    order = {name: number for number, name in enumerate(dict.fromkeys([*names, *sorted(_NODE.findall(pdf))]))}
    return _NODE.sub(lambda found: b"node%08d" % order[found[0]], pdf)


def save_prints(folder: Path, name: str, prints: dict[str, bytes], title: str) -> list[Path]:
    """Write what was printed, below the folder of each paper, and return the files."""
    return [save(folder / paper / f"{name}.pdf", reproducible(pdf, title)) for paper, pdf in prints.items()]


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
