"""The guides for instructors: one for each chapter, after one template, with plans that can be carried out."""

import re
from pathlib import Path

import pytest

from alliances.base import contents
from alliances.exercises import chapters, load_bank

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
TEACH = BOOK / "teach"
CHAPTERS = [ROOT / "book" / f"{page.name}.md" for page in contents.chapters()]
HEAD = ("**In one sentence.**", "**Students read before class.**", "**You need.**")
LENGTHS = (50, 75)
SECTIONS = (
    *(f"Plan for {length} minutes" for length in LENGTHS),
    "Misconceptions",
    "Debrief questions",
    "Weak network, or none",
    "No laptops",
    "Assessment",
)
COLUMNS = ["Minutes", "What happens", "Exercise or figure"]
ROW = re.compile(r"^\|(.*)\|$", re.MULTILINE)
MARK = re.compile(r"\{(?:claim|event|as_of|datum|cite[\w:]*)\}`[^`]*`")
ID = re.compile(r"\{exercise\}`([^`]+)`")
# What the longer plan has that the shorter one lacks: a form of work, not more time for the same.
FORMS = re.compile(r"\*\*(Debate|Discussion|Role play|Simulation|Lab|Hearing)\b")
SETTLING = 2  # minutes that a class needs before and after an exercise


def guide_of(chapter: Path) -> Path:
    """Return where the guide of a chapter stands."""
    return TEACH / f"{chapter.parent.name}-{chapter.stem}.md"


def headings(text: str, level: int) -> list[str]:
    """Return the headings of one level, in order."""
    return re.findall(rf"^#{{{level}}} (.+)$", text, re.MULTILINE)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def plan(text: str, length: int) -> list[list[str]]:
    """Return the rows of a plan as lists of cells, the head first and without the rule below it."""
    rows = [[cell.strip() for cell in row.split("|")] for row in ROW.findall(section(text, f"Plan for {length} minutes"))]
    return [row for row in rows if set("".join(row)) - set("-:")]


def items(text: str) -> list[str]:
    """Return the items of a list, each on one line."""
    return [" ".join(item.split()) for item in re.split(r"^- ", text, flags=re.MULTILINE)[1:]]


def words(text: str) -> int:
    """Count the words that a person reads."""
    return len(re.findall(r"[^\W_][\w'’-]*", re.sub(r"\{[\w:]+\}`[^`]*`", "", re.sub(r"\]\([^)]*\)", "]", text))))


def faults_of_plan(text: str, length: int, chapter: Path) -> list[str]:
    """Say what is wrong with one plan."""
    head, *rows = plan(text, length) or [[]]
    if head != COLUMNS or not all(len(row) == 3 and row[0].isdigit() for row in rows):
        return [f"plan {length}: no table with the columns {', '.join(COLUMNS)}, one number of minutes a row"]
    page = next(page for page in contents.chapters() if page.name == f"{chapter.parent.name}/{chapter.stem}")
    own = {name: load_bank()[name] for name, page in chapters().items() if page == f"{chapter.parent.name}/{chapter.stem}"}
    titles = headings(chapter.read_text(encoding="utf-8"), 2)
    found = []
    if (total := sum(int(row[0]) for row in rows)) != length:
        found.append(f"plan {length}: the minutes add up to {total}")
    for minutes, does, shown in rows:
        used = ID.findall(does + shown)
        if "Reflect" in does + shown and "at home" not in does:
            used.append(page.reflect)
        found += [f"plan {length}: {name!r} is no exercise of this chapter" for name in used if name not in own]
        needed = sum(own[name].minutes for name in used if name in own)
        if used and int(minutes) < needed + SETTLING:
            found.append(f"plan {length}: {', '.join(used)} need {needed} minutes and {SETTLING} to settle, not {minutes}")
        found += [f"plan {length}: the chapter has no section {name!r}" for name in re.findall(r"\*([^*]+)\*", shown) if name not in titles]
    if not any(ID.search(does + shown) for _, does, shown in rows):
        found.append(f"plan {length}: no exercise")
    return found


def faults(text: str, chapter: Path) -> list[str]:
    """Say what is wrong with the guide of a chapter."""
    title = headings(chapter.read_text(encoding="utf-8"), 1)[0]
    found = []
    if headings(text, 1) != [f"Teaching: {title}"]:
        found.append(f"the title is not 'Teaching: {title}'")
    if f"(../{chapter.parent.name}/{chapter.name})" not in text:
        found.append("no link to the chapter")
    places = [text.find(mark) for mark in HEAD]
    if -1 in places or places != sorted(places):
        found.append(f"the head is not {' '.join(HEAD)}")
    if headings(text, 2) != list(SECTIONS):
        return [*found, f"the sections are not {', '.join(SECTIONS)}"]
    for length in LENGTHS:
        found += faults_of_plan(text, length, chapter)
    short, long = ({form for row in plan(text, length) for form in FORMS.findall(" ".join(row))} for length in LENGTHS)
    if not long - short:
        found.append("plan 75: the shorter plan stretched; add a debate, role play, simulation, hearing, discussion or lab, in bold")
    errors, questions = items(section(text, "Misconceptions")), items(section(text, "Debrief questions"))
    if not 3 <= len(errors) <= 5:
        found.append(f"{len(errors)} misconceptions, not three to five")
    found += [f"no evidence in {error[:40]!r}" for error in errors if not MARK.search(error)]
    if not 4 <= len(questions) <= 6:
        found.append(f"{len(questions)} debrief questions, not four to six")
    found += [f"what does a strong answer to {question[:40]!r} mention?" for question in questions if "Strong:" not in question]
    if not 350 <= words(text) <= 900:
        found.append(f"{words(text)} words, not 350 to 900")
    return found


def test_every_chapter_has_a_guide_and_every_guide_a_chapter():
    written = {page for page in TEACH.glob("*-*.md") if headings(page.read_text(encoding="utf-8"), 1)[0].startswith("Teaching:")}
    assert written == {guide_of(chapter) for chapter in CHAPTERS}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_guides_follow_the_template(chapter):
    assert faults(guide_of(chapter).read_text(encoding="utf-8"), chapter) == []


@pytest.mark.parametrize("page", ["index", "syllabus"])
def test_overview_and_syllabus_name_every_chapter(page):
    text = (TEACH / f"{page}.md").read_text(encoding="utf-8")
    links = {(TEACH / link).resolve() for link in re.findall(r"\]\(([^)#]+\.md)\)", text)}
    assert {guide_of(chapter) for chapter in CHAPTERS} <= links
    if page == "syllabus":
        assert set(CHAPTERS) <= links


TIMES = {
    50: "fifty minutes",
    60: "an hour",
    70: "seventy minutes",
    75: "an hour and a quarter",
    80: "eighty minutes",
    90: "an hour and a half",
    120: "two hours",
}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_the_overview_gives_the_time_of_the_chapter(chapter):
    minutes = int(re.search(r"\*\*Before you start\.\*\* About (\d+) minutes", chapter.read_text(encoding="utf-8"))[1])
    row = next(row for row in ROW.findall((TEACH / "index.md").read_text(encoding="utf-8")) if f"({guide_of(chapter).name})" in row)
    assert row.split("|")[1].strip() == TIMES[minutes]


def test_the_syllabus_has_each_week_once():
    text = (TEACH / "syllabus.md").read_text(encoding="utf-8")
    for weeks in (6, 12):
        rows = [row.split("|")[0].strip() for row in ROW.findall(section(text, f"A course of {weeks} weeks"))]
        assert [int(cell) for cell in rows if cell.isdigit()] == list(range(1, weeks + 1))


def test_the_shares_of_each_assessment_scheme_add_up():
    text = (TEACH / "syllabus.md").read_text(encoding="utf-8")
    schemes = [title for title in headings(text, 3) if title.startswith("Scheme")]
    assert len(schemes) == 2
    for title in schemes:
        body = text.partition(f"\n### {title}\n")[2].partition("\n#")[0]
        assert sum(int(share) for share in re.findall(r"^\| *(\d+) *\|", body, re.MULTILINE)) == 100, title


def test_labs_that_guides_name_exist():
    numbers = {path.stem[:2] for path in (ROOT / "notebooks" / "solutions").glob("*.py")}
    for page in TEACH.glob("*.md"):
        for number in re.findall(r"\bLab (\d+)\b", page.read_text(encoding="utf-8")):
            assert number.zfill(2) in numbers, f"{page.name}: there is no Lab {number}"


SAMPLE = next(page for page in CHAPTERS if page.stem == "1896")


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (r"# Teaching: .*", "# Teaching: Something else", "title"),
        (r"## Debrief questions", "## Debrief", "sections"),
        (r"\*\*You need\.\*\*", "Bring", "head"),
        (r"^\| (\d+) \|", "| 1 |", "add up to"),
        (r"secret-clauses", "pact-casus", "no exercise of this chapter"),
        (r"^\| \d+ \|(.*\{exercise\}`secret-inroad`)", r"| 5 |\1", "to settle"),
        (r"it is finished at home", "all finish it", "to settle"),
        (r"\*Who gave, and who gained\?\*", "*Who paid?*", "no section"),
        (r"\*\*Role play\.\*\*", "Role play.", "stretched"),
        (r"Strong:", "Good:", "strong answer"),
        (r"\{(claim|event|datum)\}`[^`]*`", "", "no evidence"),
        (r"\Z", "word " * 900, "words"),
    ],
)
def test_the_lint_catches_what_it_should(before, after, fault):
    text = guide_of(SAMPLE).read_text(encoding="utf-8")
    broken = re.sub(before, after, text, flags=re.MULTILINE)
    assert broken != text
    assert any(fault in found for found in faults(broken, SAMPLE))
