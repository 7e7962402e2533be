"""Every figure in a paragraph of the book has its source in the same paragraph, and no mark disturbs the reading."""

import re
from pathlib import Path

import prose
import pytest
from prose import CHAPTERS, ROLE, SENTENCE, marks, paragraphs

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted((ROOT / "book").rglob("*.md")) if page.name != "README.md"]
FIGURE = re.compile(r"\b\d{4}\b|\b\d+(?:[.,]\d+)*\s*(?:%|per cent)|\b\d+[.,]\d+\b|\b\d{2,}\b")
BACKED = re.compile(r"\{(?:claim|events?|as_of|datum|glue[\w:]*|cite[\w:]*)\}`")
# What is no figure of fact: a mark of the ledger, code, an address, the number of a lab, the version of
# a program or format, and the first cell of a table that counts minutes, weeks or marks.
NO_FACT = re.compile(
    r"\{[\w:]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|\bLab \d+\b|\b(?:SCORM|Moodle|scorm-again|version) \d+(?:\.\d+)+\b|^\|\s*\d{1,3}\s*\|"
)
# Paragraphs that need no source, by their first words, each with the reason. Keep this list short.
EXCEPTIONS = {
    "**Before you start.** About": "the time that reading takes",
    "**Lab: ": "the time that a lab takes",
    "To work on your own machine you need Python": "a version number",
    "Exercises and charts come alive in browsers of": "versions of browsers, and a number as it is typed",
    "A card for each of the four seed articles": "no figure of fact",
    "When : ": "the date of a seed article, which its card gives",
    "The book examines four articles that stood together": "the date of the seed articles, which their cards give",
    "We measured the start of a lab in the browser": "make test-lite measures it, and prints it",
    "When you classify cases, you also say how sure you are": "what the reader says",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_figures_have_sources(page):
    bare = []
    for line, paragraph in paragraphs(page.read_text(encoding="utf-8")):
        words = NO_FACT.sub("", paragraph)
        if FIGURE.search(words) and not BACKED.search(paragraph) and not paragraph.startswith(tuple(EXCEPTIONS)):
            bare.append(f"{page.relative_to(ROOT)}:{line}: no source beside {FIGURE.search(words)[0]!r} in “{paragraph[:60]}…”")
    assert not bare, "\n".join(bare)


def test_the_list_of_exceptions_is_short_and_used():
    text = "\n".join(paragraph for page in PAGES for _, paragraph in paragraphs(page.read_text(encoding="utf-8")))
    assert len(EXCEPTIONS) <= 10
    assert [start for start in EXCEPTIONS if start not in text] == []


def test_boxes_are_read_too():
    page = "Before.\n\n```{admonition} A title\n:class: voices\nIn 1980.\n```\n\n```{code-cell}\nx = 1980\n```\n"
    assert paragraphs(page) == [(1, "Before."), (5, "In 1980.")]


def test_each_row_of_a_table_needs_its_own_source():
    page = "| Minutes | What happens |\n|---:|---|\n| 5 | In 1980. |\n| 6 | In 1981. |\n"
    assert [line for line, _ in paragraphs(page)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("paragraph", "caught"),
    [
        ("It ended in 1980.", True),
        ("It ended in 1980 {claim}`A1-45`.", False),
        ("Trade rose by 5 per cent.", True),
        ("It has 2.5 members.", True),
        ("The code `x = 1980` is no claim.", False),
        ("There were three of them.", False),
        ("| 12 | Draw a line on the board. |", False),
        ("| 12 | Ask what ended in 1980. |", True),
        ("| 1980 | The treaty ends. |", True),
    ],
)
def test_the_lint_catches_what_it_should(paragraph, caught):
    words = NO_FACT.sub("", paragraph)
    assert bool(FIGURE.search(words) and not BACKED.search(paragraph)) == caught


# --- marks ---

MOST_SEEN, MOST = 2.5, 4.2  # in 100 words: marks that are seen, and all
# what may stand before a date that is a word of its sentence: a preposition, an article, a bracket, the beginning
BEFORE_A_DATE = re.compile(
    r"(?:^|\b(?:on|in|of|since|until|from|by|and|to|between|after|before|than|about|around|at|as|the|a|that|or|dated|late|early|for|is))$|[(:;,—–|*“]$",
    re.IGNORECASE,
)


def crowded(page: str) -> list[str]:
    """Return what disturbs the reading of a page: too many marks, two claims or sources in a sentence, a date as a footnote."""
    known, every, faults = set(), 0, []
    for line, paragraph in paragraphs(page):
        every += len(marks(paragraph, known))
        for sentence in SENTENCE.split(paragraph):
            if sum(role[1] in ("claim", "events") and "<" not in role[2] for role in ROLE.finditer(sentence)) > 1:
                faults.append(f"line {line}: two marks of sources in “{sentence[:50]}…”; name all in one")
        for role in ROLE.finditer(paragraph):
            before = paragraph[: role.start()].rstrip()
            if role[1] == "event" and "<" not in role[2] and not BEFORE_A_DATE.search(before):
                faults.append(f"line {line}: a date after “{before[-20:]}”; cite it with {{events}}")
    measured = prose.measure(page)
    for what, count, most in (("marks that are seen", measured.seen_marks, MOST_SEEN), ("marks", 100 * every / measured.words, MOST)):
        if count > most:
            faults.append(f"{count:.1f} {what} in 100 words, more than {most}")
    return faults


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.stem)
def test_marks_are_few(page):
    assert crowded(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("The two had met {event}`EV-a`. " + "This is all that was said. " * 20, "a date after"),
        ("They met on {event}`EV-a` and in {event}`EV-b`, {event}`EV-c`, " + "and nothing else was said of it " * 20, None),
        ("It says so {claim}`A1-01`, and so does he {events}`EV-a`. " + "This is all that was said. " * 20, "two marks of sources"),
        ("It says so {claim}`A1-01, EV-a`. It also says that {claim}`A1-02`. " + "This is all that was said. " * 20, None),
        ("A {concept}`term`, and the same {concept}`term <term>`. " + "This is all that was said. " * 6, None),
        ("A {concept}`term`, and another {concept}`word`. " + "This is all that was said. " * 6, "marks that are seen"),
        ("It was {datum}`a` or {datum}`b`. " + "This is all that was said. " * 3, "marks in 100 words"),
    ],
)
def test_the_lint_of_marks_catches_what_it_should(page, fault):
    found = crowded(page)
    assert (found == []) if fault is None else any(fault in each for each in found), found


# --- length ---

MOST_WORDS, LONGEST, MOST_DATED = 2300, 36, 11


@pytest.mark.parametrize("page", CHAPTERS, ids=lambda page: page.stem)
def test_a_chapter_tells_and_is_no_chronicle(page):
    measured = prose.measure(page.read_text(encoding="utf-8"))
    assert measured.words <= MOST_WORDS
    assert measured.longest <= LONGEST, "words in a sentence"
    assert measured.dated <= MOST_DATED, "sentences that begin with a date"


def test_the_measures_of_a_page():
    page = (
        "# A head\n\nOn {event}`EV-a` they met. They signed {claim}`A1-01`.\n\n- In 1980 it ended.\n- Thirty " + "long " * 30 + "words.\n"
    )
    measured = prose.measure(page)
    assert (measured.words, measured.dated, measured.longest, measured.long) == (44, 2, 32, 1)
    assert measured.seen_marks == pytest.approx(100 / 44)


# --- what a verdict stands behind ---

JUDGED = [page for page in PAGES if page.parent.name in ("alliances", "theory") or page.name in ("index.md", "ten-minutes.md")]
# A mark of a claim prints our verdict on what an article says. So the words before it, in its sentence or the one before, name the article, its
# author or the advocates whom it reports, or go on with what "it says". Whether they tell that very claim only a reader can see.
REPORTS = re.compile(
    r"\b(?:articles?|author|advocates)\b|\b(?:it|he|they) (?:says|adds|puts|tells|calls|counts|grants|writes|concludes)\b", re.IGNORECASE
)
MARKUP = re.compile(r"\{[\w:]+\}`[^`]*`|\]\([^)]*\)")
ARTICLE_PAGES = {"A1": "alliance", "A2": "turkey", "A3": "israel", "A4": "iran"}


def unreported(page: str) -> list[str]:
    """Return the verdicts that stand behind words of the book's own."""
    faults = []
    for line, paragraph in paragraphs(page):
        before = ""
        for sentence in SENTENCE.split(paragraph):
            faults += [
                f"line {line}: {role[2]} after “{sentence[max(0, role.start() - 40) : role.start()].strip()}”, which does not say what the article says"
                for role in ROLE.finditer(sentence)
                if role[1] == "claim" and not REPORTS.search(MARKUP.sub("", f"{before} {sentence[: role.start()]}"))
            ]
            before = sentence
    return faults


def unintroduced(page: str) -> list[str]:
    """Return the articles whose claims a page judges before it has led to them."""
    faults = []
    for article, name in ARTICLE_PAGES.items():
        before, judged, _ = page.partition(f"{{claim}}`{article}")
        if judged and f"articles/{name}.md)" not in before:
            faults.append(f"{article} before a link to articles/{name}.md")
    return faults


@pytest.mark.parametrize("page", JUDGED, ids=lambda page: page.stem)
def test_a_verdict_stands_behind_what_the_article_says(page):
    assert unreported(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", JUDGED, ids=lambda page: page.stem)
def test_a_page_leads_to_the_article_that_it_judges(page):
    assert unintroduced(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        ("Nobody applied the treaty {claim}`A1-18`.", 1),
        ("The line carried no help, says the article {claim}`A1-18`.", 0),
        ("The article tells of the line. It carried no help {claim}`A1-18`.", 0),
        ("The article tells of the line. It was long. It carried no help {claim}`A1-18`.", 1),
        ("It says that the line was long {claim}`A1-18`. Nobody came {events}`EV-a`.", 0),
        ("Nobody came {claim}`A1-18`, as the article says.", 1),
        ("Nobody came, as [they say](../articles/alliance.md) {claim}`A1-18`.", 1),
    ],
)
def test_the_lint_of_verdicts_catches_what_it_should(page, faults):
    assert len(unreported(page)) == faults


def test_the_lint_of_links_catches_what_it_should():
    linked = "The [article](../articles/alliance.md) says so {claim}`A1-18`."
    assert unintroduced(linked) == []
    assert unintroduced(f"The article says so {{claim}}`A1-17`. {linked}") == ["A1 before a link to articles/alliance.md"]
    assert unintroduced(f"{linked} It says so {{claim}}`A4-01`.") == ["A4 before a link to articles/iran.md"]
