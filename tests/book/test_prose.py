"""Every figure in a paragraph of the book has its source in the same paragraph."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted((ROOT / "book").rglob("*.md")) if page.name != "README.md"]
FIGURE = re.compile(r"\b\d{4}\b|\b\d+(?:[.,]\d+)*\s*(?:%|per cent)|\b\d+[.,]\d+\b|\b\d{2,}\b")
BACKED = re.compile(r"\{(?:claim|event|as_of|datum|glue[\w:]*|cite[\w:]*)\}`")
# What is no figure of fact: a mark of the ledger, code, an address, and the first cell of a table that counts minutes, weeks or marks.
NO_FACT = re.compile(r"\{[\w:]+\}`[^`]*`|`[^`]*`|\]\([^)]*\)|^\|\s*\d{1,3}\s*\|")
# Paragraphs that need no source, by their first words, each with the reason. Keep this list short.
EXCEPTIONS = {
    "**Before you start.** About": "the time that reading takes",
    "**Lab: ": "the time that a lab takes",
    "To work on your own machine you need Python": "a version number",
    "A card for each of the four seed articles": "no figure of fact",
    "When : ": "the date of a seed article, which its card gives",
    "The book examines four articles that stood together": "the date of the seed articles, which their cards give",
    "When you classify cases, you also say how sure you are": "what the reader says",
}


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Split a page into paragraphs, list items and table rows, each with its line; code, directives and headings are left out, boxes are not."""
    found, current, start, fence = [], [], 0, False
    text = re.sub(r"^```\{admonition\}[^\n]*\n((?::\w+:[^\n]*\n)*)(.*?)^```$", _opened, text, flags=re.MULTILINE | re.DOTALL)
    body = re.sub(r"\A---\n.*?\n---\n", lambda match: "\n" * match[0].count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate([*body.splitlines(), ""], start=1):
        if line.startswith("```"):
            fence = not fence
        starts_item = re.match(r"\s*(?:[-*]|\d+\.)\s|\|", line)
        if fence or line.startswith(("```", "#")) or not line.strip() or starts_item:
            if current:
                found.append((start, " ".join(current)))
            current = []
        if not fence and line.strip() and not line.startswith(("```", "#")):
            if not current:
                start = number
            current.append(re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", line).strip())
    return found


def _opened(box: re.Match) -> str:
    """Take a box out of its fence; the lines keep their numbers."""
    return "\n" * (1 + box[1].count("\n")) + box[2] + "\n"


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
