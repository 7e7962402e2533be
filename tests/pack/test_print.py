"""The printed pack: sheets without answers, one key, a book with right page numbers, slides, rubrics, and the outcomes matrix."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from docx import Document
from pypdf import PdfReader

from alliances.base import contents, paths
from alliances.base.errors import InputError
from alliances.exercises import get, load_bank
from alliances.exercises.kinds.memo import POINTS
from alliances.pack import answers, browser, built, outcomes, rubrics, slides, whole_book, worksheets
from alliances.pack.sheet import exercises_of

CHAPTER = contents.chapters()[0]


def apart(work):
    """Do something in a thread of its own: Playwright runs once in a thread, and the browser tests hold on to theirs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def flat(text: str) -> str:
    """Return letters and digits alone: print breaks lines, and joins letters, where it likes."""
    return re.sub(r"[\W_]+", "", BeautifulSoup(text, "html.parser").get_text(" ")).casefold()


def read(pdf: bytes) -> str:
    return flat(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def pieces(markup: str) -> list[str]:
    """Return the pieces of text in HTML: print puts numbers of lists and of pages between them."""
    return [flat(piece) for piece in BeautifulSoup(markup, "html.parser").stripped_strings]


def told(exercise) -> list[str]:
    """Return what only the answer says, without words that the question has, too."""
    asked = flat(exercise.prompt + " " + exercise.still()[0])
    return [piece for piece in [flat(exercise.explanation), *pieces(exercise.still()[1])] if piece not in asked and len(piece) > 12]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Worksheet and key of one chapter, each printed twice."""

    def print_all() -> list[list[bytes]]:
        with browser.printer() as to_pdf:
            sources = [worksheets.worksheet(CHAPTER), answers.key((CHAPTER,))]
            return [[browser.reproducible(to_pdf(source, footer="foot"), "title") for source in sources] for _ in range(2)]

    return apart(print_all)


@pytest.mark.xdist_group("sheets")
def test_a_worksheet_has_every_question_and_no_answer(sheets):
    text = read(sheets[0][0])
    assert flat(CHAPTER.title) in text and flat("CC BY 4.0") in text
    for exercise in exercises_of(CHAPTER):
        assert flat(exercise.prompt) in text
        assert [piece for piece in pieces(exercise.still()[0]) if piece not in text] == []
        assert told(exercise)
        assert [piece for piece in told(exercise) if piece in text] == []


@pytest.mark.parametrize("chapter", contents.chapters(), ids=lambda page: page.name)
def test_no_worksheet_holds_an_answer_or_a_hint(chapter):
    text = flat(worksheets.worksheet(chapter))
    assert chapter.reflect and chapter.predict
    for exercise in exercises_of(chapter):
        assert flat(exercise.prompt) in text
        assert [piece for piece in [*told(exercise), *map(flat, exercise.hints)] if piece in text] == []


@pytest.mark.xdist_group("sheets")
def test_the_answer_key_has_every_answer(sheets):
    text = read(sheets[0][1])
    assert flat("For instructors") in text
    for exercise in exercises_of(CHAPTER):
        assert [piece for piece in told(exercise) if piece not in text] == []
    whole = flat(answers.key())
    assert all(flat(exercise.explanation) in whole for exercise in load_bank().values())


@pytest.mark.xdist_group("sheets")
def test_two_prints_are_the_same_and_name_no_program(sheets):
    assert sheets[0] == sheets[1]
    facts = PdfReader(io.BytesIO(sheets[0][0])).metadata
    assert facts.title == "title" and "/CreationDate" not in facts and "Chrome" not in str(facts)


def test_the_pack_never_goes_into_the_site():
    for part in (worksheets, answers, slides, whole_book):
        with pytest.raises(InputError, match="published"):
            part.write(paths.ROOT / "_build" / "html" / "pack")


def test_the_site_holds_no_file_of_the_pack(site):
    names = ("answer-key.pdf", "rubrics.docx", "rubrics.csv", "outcomes.csv", "drawing-the-bow.pdf")
    assert [path.name for path in site.rglob("*") if path.suffix == ".pdf" or path.name in names or path.parent.name == "worksheets"] == []


@pytest.fixture(scope="module")
def book(site):
    """Two chapters and the bibliography, bound."""
    pages = [*contents.chapters()[:2], whole_book.printed_pages()[-1]]

    def bind() -> bytes:
        with browser.printer() as to_pdf:
            return whole_book.bind(pages, {page.name: built.path_of(page, site) for page in pages}, to_pdf)

    return pages, apart(bind)


@pytest.mark.xdist_group("bound")
def test_the_contents_of_the_book_give_the_right_page(book):
    pages, pdf = book
    reader = PdfReader(io.BytesIO(pdf))
    listed = " ".join(reader.pages[1].extract_text().split())
    for page in pages:
        number = int(re.search(rf"{re.escape(page.title)}\D*?(\d+)", listed)[1])
        sheet = reader.pages[number - 1].extract_text()
        assert flat(page.title) in flat(sheet)[:80], "a chapter opens with the name of its part"
        assert re.search(rf"\b{number} of {len(reader.pages)}\b", sheet)
    outline = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert outline == list(dict.fromkeys(page.part for page in pages))


@pytest.mark.xdist_group("bound")
def test_the_book_draws_charts_as_lines_and_leads_to_no_file_of_this_machine(book):
    _, pdf = book
    reader = PdfReader(io.BytesIO(pdf))
    assert sum(len(page.images) for page in reader.pages) == 0
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots") or []]
    assert any("/Dest" in link for link in links)
    assert not any(str(link.get("/A", {}).get("/URI", "")).startswith("file:") for link in links)
    assert b"file://" not in pdf


def test_the_book_has_all_pages_but_those_for_instructors_and_the_ledger():
    names = [page.name for page in whole_book.printed_pages()]
    assert {page.name for page in contents.chapters()} < set(names)
    assert not any(name.startswith("teach/") for name in names) and "reference/claims" not in names


@pytest.mark.parametrize("chapter", contents.chapters(), ids=lambda page: page.name)
def test_slides_have_one_slide_a_chart_and_need_nothing_else(chapter, site):
    charts = built.charts_of(chapter, site)
    text = slides.deck(chapter, charts)
    tree = BeautifulSoup(text, "html.parser")
    page = built.path_of(chapter, site).read_text(encoding="utf-8")
    assert len(tree.select(".slide.chart svg")) >= len(charts) == page.count('<figure class="chart"')
    assert [head.get_text() for head in tree.select(".slide.chart h2")] == [chart.title for chart in charts]
    assert all(chart.note and chart.description and chart.source for chart in charts)
    assert not tree.select("script, link, img") and not re.search(r"url\((?!#)|@import", text)
    assert not tree.find_all(href=re.compile("^(?!#)")) and not tree.find_all(src=True)
    assert flat(load_bank()[chapter.predict].explanation) not in flat(text)


def test_a_deck_prints_one_slide_a_sheet(site, browser):
    charts = built.charts_of(CHAPTER, site)
    page = browser.new_page()
    page.set_content(slides.deck(CHAPTER, charts))
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(PdfReader(io.BytesIO(pdf)).pages) == len(charts) + 3


@pytest.fixture(scope="module")
def papers(site):
    """Every chapter as it comes out of a printer, as the text of its sheets."""

    def print_all() -> dict[str, list[str]]:
        with browser.printer() as to_pdf:
            pdfs = {page.name: to_pdf(built.path_of(page, site)) for page in contents.chapters()}
        return {name: [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages] for name, pdf in pdfs.items()}

    return apart(print_all)


def test_a_printed_chapter_is_short_with_answers_and_sources_at_its_end(papers, site):
    for chapter in contents.chapters():
        sheets = papers[chapter.name]
        assert len(sheets) <= 12, f"{chapter.name} has {len(sheets)} sheets"
        before, heading, after = "\n".join(sheets).partition("\nAnswers\n")
        assert heading and "Answer and explanation" not in before
        for exercise in exercises_of(chapter):
            assert flat(exercise.title) in flat(before) and flat(exercise.explanation) in flat(after)
            assert flat(exercise.explanation) not in flat(before)
        page = BeautifulSoup(built.path_of(chapter, site).read_text(encoding="utf-8"), "html.parser")
        named = [int(number) for sign in page.select(".paper-sign") for number in sign.get_text().strip("[]").split(", ")]
        listed = [
            li for heading in page.select(".paper h2") if heading.get_text() == "Notes" for li in heading.find_next("ol").select("li")
        ]
        assert list(dict.fromkeys(named)) == list(range(1, len(listed) + 1)) != []
        assert all(flat(li.get_text()) in flat(after) for li in listed)
        if any(exercise.type == "memo" for exercise in exercises_of(chapter)):  # whose author refers to pieces by their marks
            before = re.sub(r"\[[A-Z]\d-\d\d\]", "", before)
        assert not re.search(r"EV-\d{4}|\[[A-Z]\d-\d\d|\[[a-z]+_[a-z_]+\]", before)
        for mine in page.select(".screen-only"):
            assert flat(mine.get_text()) and flat(mine.get_text()) not in flat(before)
        assert [line for line in page.select(".chart-shown") if flat(line.get_text()) not in flat(before)] == []
        assert flat("Print this page") not in flat(after) and flat("Back to the top") not in flat(after)
        claims = [li.get_text() for li in listed if li.get_text().startswith("Article ")]
        assert all(len(claim.partition(" Verdict: ")[0]) > len("Article 1, paragraph 10: ") + 10 for claim in claims)


def table(path) -> list[dict]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_the_rubrics_say_the_same_in_both_files(tmp_path):
    sheet, document = rubrics.write(tmp_path)
    rows, opened = table(sheet), Document(str(document))
    cells = [[cell.text for cell in row.cells] for each in opened.tables for row in each.rows[1:]]
    assert cells == [[row[column] for column in rubrics.COLUMNS[1:-1]] for row in rows]
    assert [rubric["title"] in text.text for rubric, text in zip(rubrics.load(), opened.paragraphs[2::2], strict=False)].count(False) == 0
    again = rubrics.document()
    assert again == document.read_bytes()


def test_every_open_task_has_a_rubric():
    reflecting = [f"{page.title}: {get(page.reflect).title}" for page in contents.chapters()]
    assert [task for task in rubrics.tasks("write") if task in reflecting] == reflecting
    assert len(rubrics.tasks("argue")) == len(list(rubrics.LABS.glob("*.py")))
    for kind in ("write", "weigh", "memo", "sketch", "tag"):
        assert len(rubrics.tasks(kind)) == sum(exercise.type == kind for exercise in load_bank().values()) > 0


def test_the_rubric_of_the_reflect_line_is_the_one_on_the_page():
    text = (paths.ROOT / "book" / "teach" / "index.md").read_text(encoding="utf-8")
    criteria = rubrics.load()[0]["criteria"]
    for each, (name, words) in zip(criteria, re.findall(r"^- \*(\w+)\.\* (.+)$", text, re.MULTILINE), strict=True):
        assert (each["name"], each["full"], each["points"]) == (name, words, 1)


def test_a_memo_shows_the_good_work_of_its_rubric():
    memo = next(exercise for exercise in load_bank().values() if exercise.type == "memo")
    rubric = next(rubric for rubric in rubrics.load() if rubric["id"] == "memo")
    assert [(each.name, each.text) for each in memo.rubric] == [(each["name"], each["full"]) for each in rubric["criteria"]]
    assert {each["points"] for each in rubric["criteria"]} == {POINTS}


def test_outcomes_have_one_row_an_exercise(tmp_path):
    rows = table(outcomes.write(tmp_path)[0])
    assert sorted(row["exercise"] for row in rows) == sorted(load_bank())
    for row in rows:
        exercise = load_bank()[row["exercise"]]
        assert (row["objective"], row["bloom"], int(row["minutes"])) == (exercise.objective, exercise.bloom, exercise.minutes)
