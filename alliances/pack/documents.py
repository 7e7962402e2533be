"""Documents for word processors: with a title, tables whose first row is their head, and the same bytes whenever they are made."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..base.subject import subject
from .archives import undated

if TYPE_CHECKING:
    from docx.document import Document


def new(title: str, *, landscape: bool = False) -> "Document":
    """Return an empty document with a title, an author and a language."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    made = docx.Document()
    section = made.sections[0]
    section.left_margin = section.right_margin = Mm(20)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    made.core_properties.title, made.core_properties.author, made.core_properties.language = title, subject().authors, "en-GB"
    made.styles["Normal"].font.size = Pt(10.5)
    made.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    return made


def add_table(made: "Document", heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[int]) -> None:
    """Add a table that repeats its head on each page.

    Parameters
    ----------
    made : the document.
    heads : the heads of its columns.
    rows : the cells.
    shares : how wide the columns are, in parts of the whole.
    """
    from docx.oxml import OxmlElement
    from docx.shared import Emu, Pt

    section = made.sections[0]
    whole = section.page_width - section.left_margin - section.right_margin
    table = made.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Emu(whole * share // sum(shares))
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = Pt(9.5)
    made.add_paragraph()


def content(made: "Document") -> bytes:
    """Return the document as a file."""
    buffer = io.BytesIO()
    made.save(buffer)
    return undated(buffer.getvalue())
