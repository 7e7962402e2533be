"""The whole book as a PDF, the syllabus in three forms, and chapters as a browser prints them."""

import io
import re

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE
from test_sheets import apart, flat, read, texts

import alliances
from alliances.base import contents, edition
from alliances.base.subject import subject
from alliances.pack import browser, built, syllabus, whole_book
from alliances.pack.sheet import exercises_of


@pytest.fixture(scope="module")
def book(site):
    """Two chapters and the bibliography, bound, with an address; and the game's handout."""
    pages = [*contents.chapters()[:2], whole_book.printed_pages()[-1]]

    def bind() -> tuple[dict[str, bytes], dict[str, bytes]]:
        with browser.printer() as to_pdf:
            return whole_book.editions(pages, to_pdf, site), to_pdf(syllabus.handout(syllabus.HANDOUTS[0], site)[1], ["a4"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BOOK_ADDRESS", "https://bow.example.org/")
        bound, handout = apart(bind)
    return pages, bound, handout["a4"]


@pytest.mark.xdist_group("bound")
def test_the_contents_of_the_book_give_the_right_page_and_the_foot_its_chapter(book):
    pages, bound, _ = book
    assert set(bound) == set(browser.PAPERS)
    for pdf in bound.values():
        reader, said = PdfReader(io.BytesIO(pdf)), texts(pdf)
        listed = " ".join(said[1].split())
        for page in pages:
            number = int(re.search(rf"{re.escape(page.title)}\D*?(\d+)", listed)[1])
            sheet = flat(said[number - 1])
            assert flat(page.title) in sheet[:80], "a chapter opens with the name of its part"
            assert flat(f"{page.title} · {subject().title} · CC BY 4.0 {number} of {len(said)}") in sheet
        titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
        assert [page.title for page in pages] == [title for title in titles if title in {page.title for page in pages}]


@pytest.mark.xdist_group("bound")
def test_the_cover_says_who_when_where_and_on_what_terms(book):
    _, bound, _ = book
    reader = PdfReader(io.BytesIO(bound["a4"]))
    cover = " ".join(reader.pages[0].extract_text().split())
    day = edition.spoken(edition.released())
    for said in (subject().title, subject().authors, alliances.__version__, day, "https://bow.example.org/", "CC BY 4.0"):
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", cover)
    assert "1 of" not in cover
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and reader.trailer["/Root"]["/StructTreeRoot"]["/K"]


@pytest.mark.xdist_group("bound")
def test_the_book_draws_charts_as_lines_and_leads_to_no_file_of_this_machine(book):
    _, bound, _ = book
    reader = PdfReader(io.BytesIO(bound["us-letter"]))
    document = pypdfium2.PdfDocument(bound["us-letter"])
    assert not [thing for page in document for thing in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])]
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots") or []]
    named = {str(link["/Dest"]).lstrip("/") for link in links if isinstance(link.get("/Dest"), str)}
    gone = named - {str(name).lstrip("/") for name in reader.named_destinations}
    assert len(named) > 20 and all("--m-" in name for name in gone), "only marks that paper leaves out lead nowhere"
    addresses = [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]
    assert addresses and all(address.startswith("http") for address in addresses)
    assert b"file://" not in bound["us-letter"]


@pytest.mark.xdist_group("bound")
def test_the_game_is_handed_out_with_rules_cards_and_sheet(book):
    text = read(book[2])
    for said in ("The rules on one page", "Cards", "Sheet", "What is different on paper"):
        assert flat(said) in text


def test_the_book_has_all_pages_but_those_for_instructors_and_the_ledger():
    names = [page.name for page in whole_book.printed_pages()]
    assert {page.name for page in contents.chapters()} < set(names)
    assert not any(name.startswith("teach/") for name in names) and "reference/claims" not in names


def test_the_syllabus_says_the_same_in_all_its_forms(site):
    found = syllabus.blocks(site)
    text, opened, page = (
        syllabus.markdown(found),
        Document(io.BytesIO(syllabus.document(found))),
        BeautifulSoup(syllabus.page(found), "lxml"),
    )
    courses = re.findall(r"^## (A course of \d+ weeks)$", text, re.MULTILINE)
    assert len(courses) == 2
    cells = [[[cell.text for cell in row.cells] for row in each.rows] for each in opened.tables]
    assert cells == [[[cell.get_text() for cell in row.select("th, td")] for row in each.select("tr")] for each in page.select("table")]
    assert [len(rows) - 1 for rows in cells[:2]] == [int(re.search(r"\d+", course)[0]) for course in courses]
    written = flat(" ".join(block.text for block in opened.paragraphs) + " ".join(cell for rows in cells for row in rows for cell in row))
    for block in found:
        assert flat(block.text) in written and flat(block.text) in flat(text) and flat(block.text) in flat(str(page.body))
    assert "guide)" not in text and not re.search(r"\]\(|\{cite|href", text)
    works = text.partition("## Works\n")[2]
    assert all(re.search(rf"{re.escape(name)}.*{year}", works) for name, year in re.findall(r"\((\w+), (\d{4})\)", text))
    assert syllabus.document(found) == syllabus.document(found)


@pytest.fixture(scope="module")
def papers(site):
    """Every chapter as it comes out of a printer, as the text of its sheets."""

    def print_all() -> dict[str, list[str]]:
        with browser.printer() as to_pdf:
            pdfs = {page.name: to_pdf(built.path_of(page, site), ["a4"])["a4"] for page in contents.chapters()}
        return {name: texts(pdf) for name, pdf in pdfs.items()}

    return apart(print_all)


def test_a_printed_chapter_is_short_with_answers_and_sources_at_its_end(papers, site):
    for chapter in contents.chapters():
        paper = papers[chapter.name]
        assert len(paper) <= 12, f"{chapter.name} has {len(paper)} sheets"
        before, heading, after = "\n".join(paper).partition("\nAnswers\n")
        text, answers = flat(before), flat(after)
        assert heading and "Answer and explanation" not in before
        for exercise in exercises_of(chapter):
            assert flat(exercise.title) in text and flat(exercise.explanation) in answers
            assert flat(exercise.explanation) not in text
        page = BeautifulSoup(built.path_of(chapter, site).read_text(encoding="utf-8"), "html.parser")
        named = [int(number) for sign in page.select(".paper-sign") for number in sign.get_text().strip("[]").split(", ")]
        listed = [
            li for heading in page.select(".paper h2") if heading.get_text() == "Notes" for li in heading.find_next("ol").select("li")
        ]
        assert list(dict.fromkeys(named)) == list(range(1, len(listed) + 1)) != []
        assert all(flat(li.get_text()) in answers for li in listed)
        if any(exercise.type == "memo" for exercise in exercises_of(chapter)):  # whose author refers to pieces by their marks
            before = re.sub(r"\[[A-Z]\d-\d\d\]", "", before)
        assert not re.search(r"EV-\d{4}|\[[A-Z]\d-\d\d|\[[a-z]+_[a-z_]+\]", before)
        for mine in page.select(".screen-only"):
            assert flat(mine.get_text()) and flat(mine.get_text()) not in text
        assert [line for line in page.select(".chart-shown") if flat(line.get_text()) not in text] == []
        assert flat("Print this page") not in answers and flat("Back to the top") not in answers
        claims = [li.get_text() for li in listed if li.get_text().startswith("Article ")]
        assert all(len(claim.partition(" Verdict: ")[0]) > len("Article 1, paragraph 10: ") + 10 for claim in claims)
