"""Deciding, walked through by keyboard: a seat, a matrix, evidence, a memo, its questions, its three files; left and taken up again halfway."""

import io
import re
import shutil
import subprocess
import zipfile

import answers
import pytest
from answer_file import WORK
from bs4 import BeautifulSoup
from docx import Document
from lxml import etree
from playwright.sync_api import expect
from test_exercises import check, island
from test_hands import OLD, UNSEEN

from alliances.exercises import bank, briefing, grade

CHAPTER = "book/judgement/decide.html"
FORMS = {"Readable page": "html", "Markdown": "md", "Word document": "docx"}
CHINESE = "我建议安卡拉维持现状，不结盟[A1-58]。若签约，应重新考虑。2027年6月再看。"


def decided(item) -> dict:
    """A matrix in which one weight turns the result."""
    rows = {"alliance": (1, -2, 2, -2, -1, 0), "narrow": (1, -1, 1, -1, 0, 1), "bow": (1, 1, -1, 2, 0, 0), "looser": (-1, 2, -2, 2, 1, 1)}
    keys = [each.key for each in item.criteria]
    return {
        "weights": dict(zip(keys, (3, 4, 2, 3, 1, 2), strict=True)),
        "scores": {option: dict(zip(keys, row, strict=True)) for option, row in rows.items()},
    }


def saved(page, memo, label: str) -> bytes:
    """Press one of the buttons that give the memo away, by keyboard, and return the file."""
    with page.expect_download() as download:
        memo.get_by_role("button", name=label).press("Enter")
    assert download.value.suggested_filename == f"drawing-the-bow-memo-new-delhi.{FORMS[label]}"
    assert download.value.suggested_filename in memo.locator(".memo-files [role=status]").inner_text()
    return download.value.path().read_bytes()


def kept(page, name: str) -> dict:
    """What the browser keeps of an exercise."""
    return page.evaluate("(name) => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith(name))[1])", name)


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_a_decision_from_seat_to_file(reader, address):
    page = reader().open(address + CHAPTER)
    table, memo_item = bank.get("decide-matrix"), bank.get("decide-memo")
    wanted, model = decided(table), memo_item.model

    matrix = island(page, "decide-matrix")
    assert check(page, matrix) == "empty"
    answers.enter(page, matrix, table, wanted)
    result = grade(table, wanted)
    said = matrix.locator(".matrix-said").inner_text()
    assert said == " ".join(result.feedback[:2]), "it is said as soon as the table is full"
    assert matrix.locator(".matrix-first").count() == 1
    assert check(page, matrix) == "noted"
    for note, row in zip(matrix.locator(".matrix-row > .exercise-note").all(), result.rows, strict=True):
        assert row.text in note.inner_text()

    memo = island(page, "decide-memo")
    assert memo.locator(".memo-role").inner_text() == ""
    answers.pick(page, memo.locator("select"), memo_item.seats.index(model.seat) + 1)
    assert memo_item.roles[-1]["wants"] in memo.locator(".memo-role").inner_text()
    answers.pick(page, memo.get_by_role("radio").first, 2)
    answers.Marks([piece.mark for piece in memo_item.pool]).enter(page, memo, model.picked)
    first, rest = model.text.split("\n\n", 1)
    writing = memo.get_by_label("Your memo.")
    writing.focus()
    page.keyboard.insert_text(first + "\n\n")
    memo.get_by_role("button", name="Insert [A1-58]").press("Enter")
    assert writing.evaluate("(text) => text === document.activeElement")
    assert writing.input_value().endswith("\n\n[A1-58]")

    page.reload()  # halfway
    matrix, memo = island(page, "decide-matrix"), island(page, "decide-memo")
    assert matrix.locator(".matrix-said").inner_text() == said
    writing = memo.get_by_label("Your memo.")
    assert writing.input_value() == f"{first}\n\n[A1-58]"
    assert kept(page, "decide-memo")["draft"]["matrix"] == wanted
    assert memo.locator("input:checked").count() == 1 + len(model.picked)
    writing.focus()
    page.keyboard.press("Control+End")
    for _ in "[A1-58]":
        page.keyboard.press("Backspace")
    page.keyboard.insert_text(rest)
    page.keyboard.press("Tab")  # what can be seen of the text follows at once
    assert memo.locator(".write-count").inner_text().startswith(f"{briefing.counted(model.text)} words so far")
    assert check(page, memo) == "noted"

    answer = {"seat": model.seat, "option": model.option, "picked": model.picked, "text": model.text, "matrix": wanted}
    assert kept(page, "decide-memo")["answer"] == answer
    asked = briefing.board(memo_item.public(), briefing.read(memo_item.public(), answer))
    shown = memo.locator(".memo-board li:visible").all_inner_texts()
    assert [" ".join(each.split()) for each in shown] == [f"{one.ask} {one.why} {one.look}" for one in asked]
    files = {form: saved(page, memo, label) for label, form in FORMS.items()}
    holds(files, answer, memo_item, asked)

    matrix.locator(".matrix-weight select").first.focus()
    page.keyboard.press("ArrowDown")  # the memo follows the matrix, and must be checked again
    assert kept(page, "decide-memo")["draft"]["matrix"]["weights"]["safe"] == 4
    page.reload()
    memo = island(page, "decide-memo")
    assert memo.get_by_label("Your memo.").input_value() == model.text
    assert kept(page, "decide-memo")["answer"] == answer
    page.goto(address + WORK, wait_until="load")
    wrote = page.locator(".work-text", has_text=memo_item.title).locator("blockquote")
    wrote.first.wait_for()
    assert wrote.all_text_contents() == [model.text], "the text, and not the keys beside it"


def holds(files: dict[str, bytes], answer: dict, item, asked: list) -> None:
    """Each file holds the memo, its evidence, the matrix, the questions and the rubric; none asks anything of the network."""
    paragraphs = [part for part in answer["text"].split("\n") if part]
    pieces = [piece["text"] for piece in item.evidence if piece["mark"] in answer["picked"]]
    title = f"Memo: {item.issue}"

    page = BeautifulSoup(files["html"].decode(), "html.parser")
    assert page.html["lang"] == "en" and page.h1.get_text() == title
    assert not page.find_all(["script", "link", "img"]) and "default-src 'none'" in str(page.meta.find_next("meta"))
    assert [p.get_text() for p in page.main.find_all("p", lang="en-GB")][: len(paragraphs)] == paragraphs

    document = Document(io.BytesIO(files["docx"]))
    assert (document.core_properties.title, document.core_properties.language) == (title, "en-GB")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [title]
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [h.get_text() for h in page.find_all("h2")] and len(headings) == 6
    assert [text for text in texts if text in paragraphs] == paragraphs
    facts, table, rubric = ([[cell.text for cell in row.cells] for row in each.rows] for each in document.tables)
    assert dict(facts)["Words"] == str(briefing.counted(answer["text"]))
    assert table[1][:3] == [item.criteria[0].text, "3", "1"] and table[-1][0] == "Points"
    assert [row[1].partition(".")[0] for row in rubric[1:-1]] == [each.name for each in item.rubric] and rubric[-1][1] == "Together, of 12"
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as archive:
        assert archive.testzip() is None
        assert all(etree.fromstring(archive.read(name)) is not None for name in archive.namelist())

    plain = {"md": files["md"].decode(), "html": page.get_text("\n"), "docx": "\n".join(texts)}
    for form, text in plain.items():
        missing = [each for each in (*pieces, *(one.ask for one in asked)) if each not in text]
        assert missing == [], form
    assert plain["md"].startswith(f"# {title}\n") and "| Points |" in plain["md"]


@pytest.mark.chromium("the driver of Firefox tells of no downloads")
def test_a_memo_in_chinese_keeps_its_language_and_opens_in_a_word_processor(reader, address, tmp_path):
    page = reader(viewport={"width": 360, "height": 740}).open(address + CHAPTER)
    memo = island(page, "decide-memo")
    memo.get_by_role("button", name="Markdown").press("Enter")
    expect(memo.locator(".memo-files [role=status]")).to_contain_text("nothing to save yet")
    memo.locator("select").select_option("Ankara")
    memo.get_by_label("Your memo.").fill(CHINESE)
    memo.get_by_label("Your memo.").press("Tab")  # what can be seen of the text follows at once
    count = int(re.match(r"\d+", memo.locator(".write-count").inner_text())[0])
    assert count == briefing.counted(CHINESE)
    states = memo.locator(".memo-points .memo-state").all_inner_texts()
    assert states == [f"({'seen' if place in (1, 2, 6, 7) else 'not seen yet'})" for place in range(8)]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    with page.expect_download() as download:
        memo.get_by_role("button", name="Word document").press("Enter")
    path = tmp_path / "memo.docx"
    download.value.save_as(path)
    document = Document(str(path))
    said = next(paragraph for paragraph in document.paragraphs if paragraph.text == CHINESE)
    assert document.core_properties.language == "zh-CN" and 'w:eastAsia="zh-CN"' in said._p.xml
    office = shutil.which("soffice")
    if not office:
        pytest.skip("no LibreOffice here to open the document with")
    command = [
        office,
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
        path,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert CHINESE in (tmp_path / "memo.txt").read_text(encoding="utf-8-sig")


def test_without_a_script_the_seats_and_the_whole_task_can_be_read(reader, address):
    page = reader(java_script_enabled=False).open(address + CHAPTER)
    still = page.locator("#decide-memo .island-still")
    item = bank.get("decide-memo")
    for text in (*(piece["text"] for piece in item.evidence), *(each.text for each in item.rubric)):
        assert text in still.inner_text()
    assert still.get_by_role("button").count() == 0
    assert page.locator(".seat").count() == len(item.seats)
    page.locator(".seat summary").first.click()
    assert item.roles[0]["wants"] in page.locator(".seat").first.inner_text()
    page.emulate_media(media="print")
    assert page.evaluate(UNSEEN, ".seat > *:not(summary)") == 0, "on paper each stands open"
    assert page.locator("#decide-matrix .matrix-still tbody tr").count() == len(bank.get("decide-matrix").criteria)


def test_only_the_page_with_a_memo_loads_what_makes_its_files(reader, address):
    one = reader()
    one.context.add_init_script(OLD)
    asked = []
    one.context.on("request", lambda request: asked.append(request.url))
    page = one.open(address + "book/alliances/pattern.html")
    island(page, "pattern-median")
    others = {url.partition("?")[0] for url in asked}
    assert not any(url.endswith("/memo.js") for url in others)
    asked.clear()
    page = one.open(address + CHAPTER)
    island(page, "decide-memo")
    assert any("/memo.js" in url for url in asked)
    modules = {url for url in asked if "/widgets/" in url}
    assert modules and not modules & others, "the kinds that few pages have are a module of their own"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".seat").count() == page.locator(".seat[open]").count() > 5, "an older browser opens them for paper"
