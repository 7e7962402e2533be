"""The class view: what students answered and handed in stands on one page, nothing of them stands on the one without names."""

import bisect
import json
import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import class_of_answers
import pytest
from answer_file import BANK, HANDED_IN, POOR, RIGHT, STUDENT
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup

from alliances.__main__ import main
from alliances.base.errors import InputError
from alliances.exercises import chapters
from alliances.labs.classroom import counts, handed, page, reflections, sureness
from alliances.labs.grading import roster
from alliances.labs.grading.folder import grade_folder
from alliances.models import scoring

pytestmark = pytest.mark.xdist_group("answers")
KNOWN = next(item for item in BANK.values() if item.type == "forecast" and item.mode == "known")
SOME = [*dict.fromkeys(chapters().values())][:4]  # few chapters, so that some exercises have several answers
FILES = class_of_answers.files(class_of_answers.NAMES[:9], pages=3, among=[*SOME, chapters()[KNOWN.id]])
MOODLE, CANVAS = "Maria Weiß_4711_assignsubmission_file", "lopezana_LATE_4713_99124_my-answers.json"
BAD = {
    "essay/essay.html": b"<!doctype html><p>My essay",
    "cut/answers.json": b'{"format": "drawi',
    "scan/scan.pdf": b"%PDF-1.7 \xff\xfe",
    "locked/work.zip": b"PK\x03\x04 nothing that opens",
    "binary/answers.html": bytes(range(256)),
}


def put(folder: Path, name: str, content: str | bytes) -> None:
    """Write a file as a learning platform or a student would have put it there."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def given(text: str) -> dict[str, dict]:
    """Return what a file holds."""
    return json.loads(text)["answers"]


@pytest.fixture(scope="module")
def folder(answer_file, tmp_path_factory) -> Path:
    """What a class handed in, in every form in which it comes."""
    place = tmp_path_factory.mktemp("class-view") / "in"
    names = list(FILES)
    put(place, f"{MOODLE}/drawing-the-bow-answers.json", FILES[names[0]])
    put(place, CANVAS, FILES[names[1]])
    place.joinpath("zipped").mkdir()
    with zipfile.ZipFile(place / "zipped" / "work.zip", "w") as archive:
        archive.writestr("my work/answers.json", FILES[names[2]])
    for name in names[3:]:
        put(place, f"{name.replace('/', '-')}/answers.json", FILES[name])
    put(place, "reader/my-answers.json", answer_file.read_bytes())
    shutil.copy(answer_file.with_name(HANDED_IN), place / "upload (3).html")
    for name, content in BAD.items():
        put(place, name, content)
    place.joinpath("nobody").mkdir()
    return place


@pytest.fixture(scope="module")
def found(folder) -> handed.HandedIn:
    return handed.read(folder)


@pytest.fixture(scope="module")
def named(folder, tmp_path_factory) -> Path:
    """The page with names, as the command writes it."""
    place = tmp_path_factory.mktemp("named")
    assert main(["class", str(folder), "-o", str(place)]) == 0
    assert [each.name for each in place.iterdir()] == ["class.html"]
    return place / "class.html"


@pytest.fixture(scope="module")
def soup(named) -> BeautifulSoup:
    return BeautifulSoup(named.read_text(encoding="utf-8"), "html.parser")


def cells(soup: BeautifulSoup, label: str) -> list[list[str]]:
    """Return the rows of a table, by the name of its box."""
    rows = soup.select_one(f'[aria-label="{label}"]').select("tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in rows]


def test_everybody_has_the_points_that_the_grader_gives(folder, soup, tmp_path):
    grades = grade_folder(folder, tmp_path / "grades.csv", say=lambda line: None)
    whole = {row.student: row for row in grades if row.question == "all" and row.state == "graded"}
    shown = {row[0]: row for row in cells(soup, "Students")}
    assert shown.keys() == whole.keys()
    assert len(shown) == len(FILES) + 2
    assert {"Maria Weiß", "lopezana", "zipped", "reader", f"'{STUDENT}"} <= shown.keys()
    for student, row in shown.items():
        points, scored = map(float, row[2].split(" of "))
        assert points == pytest.approx(whole[student].points, abs=0.02), student
        assert scored <= whole[student].of
    assert all(re.fullmatch(r"about \d+", row[3]) and re.fullmatch(r"20\d\d-\d\d-\d\d", row[4]) for row in shown.values())


def test_what_a_browser_handed_in_is_there_as_file_and_as_page(found):
    """Both files of the fixture hold the same answers, one under the folder's name, one under the name that was typed."""
    as_file, as_page = (
        {name: entry for (who, name), entry in found.entries.items() if who == whose} for whose in ("reader", f"'{STUDENT}")
    )
    assert {*RIGHT, *POOR} <= as_file.keys() == as_page.keys()
    assert all(as_file[name].answer == as_page[name].answer for name in as_file)
    assert {name for name in RIGHT if as_file[name].points not in (1.0, None)} == set()


def test_an_option_has_as_many_as_took_it_with_its_text_and_what_the_book_says(found, soup):
    for item in (each for each in BANK.values() if each.type == "choice" and found.of(each.id)):
        taken = Counter(place for entry in found.of(item.id) for place in entry.answer["picked"])
        rows = soup.find(id=item.id).select(".choices > li")
        assert len(rows) == len(item.options)
        for place, (option, row) in enumerate(zip(item.options, rows, strict=True)):
            said = " ".join(row.get_text(" ").split())
            assert said.startswith(f"{taken[place]} (")
            assert " ".join(option.text.split()) in said
            assert ("✓" in said) == option.correct
            assert (" ".join(option.feedback.split()) in said) == bool(taken[place])


def test_every_kind_tells_what_it_offers_and_what_its_right_answer_takes():
    for item in BANK.values():
        offers, taken = item.offers(), item.taken(item.solution())
        assert len(taken) == len(offers), item.id
        for offer, places in zip(offers, taken, strict=True):
            assert all(offer.choices[place].right is not False for place in places), item.id
        assert item.type in ("forecast", "matrix", "sketch", "write") or any(taken), item.id


def test_the_hardest_exercise_stands_first_and_few_answers_last(found, soup):
    hard = counts.hardness(found)
    assert [each.mean for each in hard if each.answers >= counts.FEW] == sorted(each.mean for each in hard if each.answers >= counts.FEW)
    assert [each.answers < counts.FEW for each in hard] == sorted(each.answers < counts.FEW for each in hard)
    assert [each[0].startswith(BANK[one.exercise].title) for each, one in zip(cells(soup, "Exercises by difficulty"), hard, strict=True)]
    one = hard[0]
    points = [entry.points for entry in found.of(one.exercise)]
    assert one.mean == pytest.approx(sum(points) / len(points))
    assert one.answers == len(points)


def test_the_class_is_held_against_what_was_so(found, soup):
    said = [
        (level / 100, int(choice == good))
        for item in BANK.values()
        if item.type == "classify"
        for entry in found.of(item.id)
        for level, choice, good in zip(entry.answer["confidence"], entry.answer["classes"], item.solution()["classes"], strict=True)
    ]
    sure = sureness.confidence(found)
    assert sure.count == len(said) > 30
    assert sure.brier == pytest.approx(scoring.brier(*zip(*said, strict=True)))
    assert f"The Brier score is {sure.brier:.2f}" in soup.find(id="sure").get_text()
    assert sum(int(row[1]) for row in cells(soup, "Said and right")) == len(said)
    ended = sureness.forecasts(found)
    for each in sureness.foretold(KNOWN, found.of(KNOWN.id)):
        chances = [
            entry.answer["chances"][each.row.id]["p"] / 100
            for entry in found.of(KNOWN.id)
            if not entry.answer["chances"].get(each.row.id, {}).get("knew")
        ]
        assert each.count == len(chances)
        assert each.brier == pytest.approx(scoring.brier(chances, [int(each.row.outcome == "yes")] * len(chances)))
    assert ended.count >= len(KNOWN.rows)


def test_ten_texts_are_chosen_by_chapter_student_and_length(found, soup):
    every = reflections.texts(found)
    chosen = reflections.chosen(every)
    assert len(chosen) == reflections.MANY < len(every)
    pages = len({each.page for each in every})
    assert len({each.page for each in chosen}) == min(pages, reflections.MANY)
    assert len({each.text for each in chosen}) == len(chosen)
    assert reflections.chosen(list(reversed(every))) == chosen, "the order in which files came in chose"
    sizes = sorted(len(each.text) for each in every)
    third = len(sizes) // 3
    assert {bisect.bisect(sizes, len(each.text) - 1) // (third + 1) for each in chosen} == {0, 1, 2}, "short, middle and long ones"
    shown = [" ".join(each.get_text().split()) for each in soup.select("#discuss blockquote")]
    assert shown == [" ".join(each.text.split()) for each in chosen]
    assert "chosen by a rule" in soup.find(id="discuss").get_text()


def test_a_file_that_cannot_be_read_is_named_with_its_remedy(found, soup):
    rows = {row[0]: row for row in cells(soup, "Files that could not be read")}
    assert {*BAD, "nobody"} <= rows.keys() | {name.replace("/", "\\") for name in rows}
    assert all(why and what.endswith(".") for _, why, what in rows.values())
    assert "damaged" in rows["cut/answers.json"][1]
    assert any(each.kind == "answer" and each.file == "reader/my-answers.json" for each in found.unread), "a damaged answer passed for none"
    assert any(each.kind == "unknown" for each in found.unread)
    assert "could not be read" in soup.select_one(".alert").get_text()


def test_the_page_opens_from_disk_runs_nothing_and_fits_a_phone(reader, named):
    one = reader(viewport={"width": 360, "height": 740}, color_scheme="dark")
    shown = one.open(named.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360
    assert shown.locator("script, link, img, iframe, [style], form, b, [onerror]").count() == 0
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 27)", "the policy refuses the page's own style"
    shown.get_by_role("link", name="Texts to discuss").press("Enter")
    assert shown.evaluate("document.getElementById('discuss').getBoundingClientRect().top") < 5
    # what stands there once more says no more
    shown.evaluate("for (const each of document.querySelectorAll('.task ~ .task ~ .task, tr ~ tr ~ tr')) each.remove()")
    faults = Axe().run(shown, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
    assert [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in faults] == []
    assert len(shown.pdf()) > 10_000


def test_without_names_nothing_leads_back(folder, found, tmp_path):
    assert main(["class", str(folder), "-o", str(tmp_path / "all.html"), "--anonymous"]) == 0
    text = (tmp_path / "all.html").read_text(encoding="utf-8")
    said = BeautifulSoup(text, "html.parser").get_text(" ")
    words = {word for name in (*class_of_answers.NAMES, "Maria Weiß", "lopezana", STUDENT) for word in re.findall(r"\w{4,}", name)}
    words -= {"student", "bold", "script", "will", "onerror", "alert"}  # words of the page itself, or of the book
    assert [word for word in words if re.search(rf"\b{re.escape(word)}\b", said)] == []
    assert not re.search(r"student-\d|\d\d:\d\d|2026-11-\d\d|answers\.json|upload|@example|1234567", text)
    assert "without names" in said


def test_without_names_the_page_is_the_same_whoever_the_students_are(tmp_path):
    """The same answers under other names, in files of another order: not one byte differs."""
    made = []
    for turn, letters in enumerate(("abcdefghi", "qponmlkji")):
        place = tmp_path / f"in-{turn}"
        for letter, text in zip(letters, FILES.values(), strict=True):
            put(place, f"zq{letter}{turn}/{letter}.json", text)
        file, _ = page.write(place, tmp_path / f"{turn}.html", anonymous=True)
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_two_students_of_one_name_are_refused_and_a_roster_tells_them_apart(tmp_path, capsys):
    first, second = list(FILES.values())[:2]
    put(tmp_path / "in", "Maria Weiß_4711_assignsubmission_file/a.json", first)
    put(tmp_path / "in", "Maria Weiß_4712_assignsubmission_file/a.json", second)
    assert main(["class", str(tmp_path / "in"), "-o", str(tmp_path / "class.html")]) == 1
    assert "two students would be one" in capsys.readouterr().err
    assert not (tmp_path / "class.html").exists()
    list_of = "Identifier,Full name,Email address\nParticipant 4711,Maria Weiß,maria-07\nParticipant 4712,Maria Weiß,maria-19\n"
    (tmp_path / "roster.csv").write_text(list_of, encoding="utf-8")
    assert handed.read(tmp_path / "in", roster.read(tmp_path / "roster.csv")).students == ["maria-07", "maria-19"]


def test_the_archive_of_a_class_is_read_as_if_it_were_unpacked(tmp_path):
    files = list(FILES.values())
    with zipfile.ZipFile(tmp_path / "IR101-Answers-77.zip", "w") as archive:
        archive.writestr("Ana López_4713_assignsubmission_file/answers.json", files[0])
        archive.writestr("Maria Weiß_4711_assignsubmission_file/answers.json", files[1])
        archive.writestr("__MACOSX/._x", b"x")
    alone = handed.read(tmp_path / "IR101-Answers-77.zip")
    assert alone.students == handed.read(tmp_path).students == ["Ana López", "Maria Weiß"]
    assert set() < {name for who, name in alone.entries if who == "Ana López"} <= given(files[0]).keys()


def test_of_an_exercise_in_two_files_the_answer_given_last_counts(tmp_path):
    name = next(item.id for item in BANK.values() if item.type == "choice" and not item.several)
    old, new = {"answer": {"picked": [0]}, "at": "2026-11-01T10:00:00.000Z"}, {"answer": {"picked": [1]}, "at": "2026-11-02T10:00:00.000Z"}
    texts = class_of_answers.written({"new": {name: new}, "old": {name: old}})
    put(tmp_path, "ana/z.json", texts["old"])
    put(tmp_path, "ana/a.json", texts["new"])
    found = handed.read(tmp_path)
    assert found.entries["ana", name].answer == {"picked": [1]}
    assert found.files["ana"] == 2
    assert found.pages["ana"] == {chapters()[name]}


@pytest.mark.parametrize("place", ["in", "in/class.html", "none/class.html"])
def test_a_page_that_cannot_be_written_there_is_one_line(tmp_path, place):
    put(tmp_path / "in", "ana/a.json", next(iter(FILES.values())))
    with pytest.raises(InputError, match="-o"):
        page.write(tmp_path / "in", tmp_path / place)


@pytest.mark.parametrize("name", ["none", "empty", "only-labs"])
def test_a_folder_without_answers_is_one_line(tmp_path, name, capsys):
    (tmp_path / "empty").mkdir()
    put(tmp_path / "only-labs", "ana/lab.ipynb", '{"cells": []}')
    assert main(["class", str(tmp_path / name), "-o", str(tmp_path / "class.html")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "class.html").exists()
