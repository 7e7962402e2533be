"""Worksheets, slips and answer key: every question, room to answer, no answer told, readable sources, and PDF files that screen readers can use."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from alliances.base import contents, paths
from alliances.base.errors import InputError
from alliances.exercises import load_bank
from alliances.pack import answers, browser, sheet, slides, syllabus, whole_book, worksheets

CHAPTER = contents.chapters()[0]
BROKEN = next(page for page in contents.chapters() if page.name == "ties/treaty-allies")  # a table of it breaks across pages
TOLD = {"feedback", "fact", "why", "reason", "explanation", "hints", "author", "model", "reached", "flips", "happened", "note"}
SIZES = {"a4": (595, 842), "us-letter": (612, 792)}


def apart(work):
    """Do something in a thread of its own: Playwright runs once in a thread, and the browser tests hold on to theirs."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def flat(text: str) -> str:
    """Return letters and digits alone: print breaks lines, and joins letters, where it likes."""
    return re.sub(r"[\W_]+", "", BeautifulSoup(text, "html.parser").get_text(" ")).casefold()


def body(html: str) -> BeautifulSoup:
    return BeautifulSoup(html.partition("<body>")[2], "html.parser")


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page of a document, however long it is."""
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(pdf)]


def read(pdf: bytes) -> str:
    """Return all letters of a small document, in the order in which they are drawn."""
    return flat(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def told(value, key: str = "") -> list[str]:
    """Return what an exercise says after an answer only."""
    if isinstance(value, dict):
        return [text for name, each in value.items() for text in told(each, name if name in TOLD else key)]
    if isinstance(value, list):
        return [text for each in value for text in told(each, key)]
    return [flat(value)] if key and isinstance(value, str) and len(flat(value)) > 12 else []


def pieces(markup: str) -> list[str]:
    return [flat(piece) for piece in BeautifulSoup(markup, "html.parser").stripped_strings]


@pytest.fixture(scope="module")
def printed():
    """Worksheet and key of one chapter on both papers, and a worksheet twice whose table breaks across pages."""
    sources = [worksheets.worksheet(CHAPTER), answers.key((CHAPTER,)), worksheets.worksheet(BROKEN), worksheets.worksheet(BROKEN)]

    def print_all() -> list[dict[str, bytes]]:
        with browser.printer() as to_pdf:
            return [{paper: browser.reproducible(pdf, "A title") for paper, pdf in to_pdf(source).items()} for source in sources]

    return apart(print_all)


@pytest.mark.xdist_group("sheets")
def test_what_is_printed_can_be_read_aloud_and_has_the_size_of_its_paper(printed):
    assert printed[2] == printed[3], "two prints differ"
    for prints in printed:
        assert set(prints) == set(browser.PAPERS)
        for paper, pdf in prints.items():
            reader = PdfReader(io.BytesIO(pdf))
            root = reader.trailer["/Root"]
            assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en" and root["/ViewerPreferences"]["/DisplayDocTitle"]
            assert root["/StructTreeRoot"]["/K"] and root["/Outlines"]["/Count"]
            kinds = set(re.findall(rb"/S /(\w+)", pdf))
            assert {b"H1", b"H3", b"P"} <= kinds or {b"H1", b"H2", b"H3", b"L"} <= kinds
            assert reader.metadata.title == "A title" and "/CreationDate" not in reader.metadata and "Chrom" not in str(reader.metadata)
            assert all(abs(page.mediabox[2 + side] - SIZES[paper][side]) < 2 for page in reader.pages for side in (0, 1))
            assert f"1 of {len(reader.pages)}" in reader.pages[0].extract_text()


@pytest.mark.xdist_group("sheets")
def test_a_printed_sheet_has_every_question_and_the_key_every_answer(printed):
    text, answered = read(printed[0]["a4"]), read(printed[1]["a4"])
    assert flat(CHAPTER.title) in text and flat("CC BY 4.0") in text and flat("For instructors") in answered
    for number, exercise in sheet.numbered(CHAPTER):
        assert flat(f"{number} {exercise.title}") in answered
        assert [piece for piece in pieces(exercise.still()[1]) if piece not in answered] == []
        if exercise.id != CHAPTER.predict:
            assert flat(f"{number} {exercise.title}") in text and flat(exercise.prompt) in text
            assert [piece for piece in pieces(str(exercise.sheet())) if piece not in text] == []


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    return {chapter.name: worksheets.worksheet(chapter) for chapter in contents.chapters()} | {"slips": worksheets.slips()}


def test_every_exercise_is_on_paper_once_and_none_tells_its_answer(sheets):
    for chapter in contents.chapters():
        text, slips = flat(sheets[chapter.name]), flat(sheets["slips"])
        assert chapter.reflect and chapter.predict
        for number, exercise in sheet.numbered(chapter):
            asked = flat(f"{number} {exercise.title}")
            assert asked in text or asked in slips
            answer = [piece for piece in told(exercise.model_dump(mode="json")) if piece not in flat(exercise.prompt)]
            assert answer
            assert [piece for piece in answer if piece in text or piece in slips] == []
            shown = slips if exercise.id == chapter.predict else text
            assert (flat(exercise.on_paper or exercise.prompt) in shown) is not exercise.screen_only
        assert flat(load_bank()[chapter.predict].prompt) not in text, "the rest of the sheet would answer it"


def test_a_sheet_has_a_box_for_each_row_and_speaks_of_no_screen(sheets):
    for exercise in load_bank().values():
        tree = BeautifulSoup(str(exercise.sheet()), "html.parser")
        written, ticked = len(tree.select("tbody .write")), len(tree.select(".box"))
        match exercise.type:
            case "match":
                assert written == len(exercise.rows) and len(tree.select(".letters li")) == len(exercise.targets)
            case "classify":
                assert written == 2 * len(exercise.cases)
            case "evidence":
                assert tree.get_text().count("☐") == 3 * len(exercise.pieces) + len(exercise.conclusions)
            case "order":
                assert written == len(exercise.steps)
            case "tag":
                assert written == len(exercise.units)
            case "weigh":
                assert written == 2 * (len(exercise.considerations) + 2) and ticked == len(exercise.verdicts)
            case "choice":
                assert ticked == len(exercise.options)
            case "triad":
                assert ticked == len(exercise.names) + len(exercise.ties)
            case "forecast":
                assert written >= len(exercise.rows)
            case "sketch":
                labels = [text.get_text() for text in tree.select("svg text")]
                assert set(exercise.places) < set(labels) and exercise.axis in labels and exercise.unit in tree.get_text()
                assert len(tree.select("circle")) == len(exercise.given)
            case "estimate":
                assert tree.select(".blank i")
            case "explore":
                assert exercise.screen_only
            case _:
                assert len(tree.select(".lines i")) == exercise.room > 2
    for text in sheets.values():
        said = body(text).get_text(" ")
        assert not re.search(r"\b(tornado|this page scores|stand below|click|slider|the check looks)\b", said, re.IGNORECASE)


def test_paper_names_no_id_and_counts_once(sheets):
    for name, text in (sheets | {"key": answers.key()}).items():
        tree = body(text)
        said = " ".join(tree.get_text(" ").split())
        assert not re.search(r"\bclaim [A-Z]\d+-\d+\)|\btable [a-z]+_|EV-\d{4}|data:", said), name
        assert [exercise.id for exercise in load_bank().values() if f" {exercise.id} " in f" {said} "] == []
        assert [li.get_text() for li in tree.select("ol > li") if re.match(r"\d{1,2}\. ", li.get_text())] == []


def test_the_key_says_what_to_tick():
    said = body(answers.key()).get_text(" ")
    whole = flat(said)
    assert ".:" not in said
    for exercise in load_bank().values():
        assert flat(exercise.explanation) in whole
        if exercise.type == "choice" and exercise.several:
            verdicts = [item.strong.get_text() for item in BeautifulSoup(exercise.still()[1], "html.parser").select("li")]
            yes, no = exercise.verdicts or ("Tick", "Do not tick")
            assert verdicts == [f"{yes if option.correct else no}." for option in exercise.options]
            assert exercise.verdicts == ("Needs a correction", "Stands") or not re.search("correction|contradict", exercise.prompt)


def test_the_pack_never_goes_into_the_site():
    for part in (worksheets, answers, slides, syllabus, whole_book):
        with pytest.raises(InputError, match="published"):
            part.write(paths.ROOT / "_build" / "html" / "pack")


def test_the_site_holds_no_file_of_the_pack(site):
    names = ("rubrics.docx", "rubrics.csv", "rubrics-canvas.csv", "outcomes.csv", "syllabus.docx", "syllabus.md")
    assert [path.name for path in site.rglob("*") if path.suffix == ".pdf" or path.name in names or path.parent.name == "worksheets"] == []
