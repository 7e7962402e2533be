"""What the seed articles say: every claim has its paragraph, nothing is copied, and one clear message for each way to break the table."""

import csv
import os
import re
from pathlib import Path

import pytest

from alliances import evidence
from alliances.base.errors import InputError
from alliances.base.subject import subject
from alliances.evidence import locators

COPIED = 8  # so many words in a row are copied


@pytest.fixture
def rows() -> list[list[str]]:
    return list(csv.reader(evidence.ARTICLES.open(encoding="utf-8", newline="")))


def read(tmp_path: Path, rows: list[list[str]]) -> dict:
    path = tmp_path / "articles.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return evidence.read_paragraphs(path)


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.casefold().replace("’", "'"))


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words that are too long to take over."""
    every = words(text)
    return {tuple(every[start : start + COPIED]) for start in range(len(every) - COPIED + 1)}


def test_every_claim_has_its_paragraph():
    articles = evidence.paragraphs()
    assert list(articles) == list(subject().articles)
    for claim in evidence.claims().values():
        one = articles[claim.article][claim.paragraph - 1]
        assert (one.article, one.paragraph) == (claim.article, claim.paragraph)


def test_every_article_has_a_page():
    pages = "".join(path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "book" / "articles").glob("*.md")))
    assert sorted(re.findall(r"\{article-paragraphs\} (\d+)", pages)) == sorted(map(str, subject().articles))


def test_summaries_are_short():
    for body in evidence.paragraphs().values():
        assert [one.paragraph for one in body if len(words(one.summary)) > 80] == []


@pytest.mark.skipif(not Path(os.environ.get("ALLIANCES_SEED_TEXT", "")).is_file(), reason="the seed text is not here (ALLIANCES_SEED_TEXT)")
def test_paragraphs_are_those_of_the_text_and_none_is_copied():
    text = locators.paragraphs(Path(os.environ["ALLIANCES_SEED_TEXT"]).read_text(encoding="utf-8"))
    articles = evidence.paragraphs()
    assert {number: len(body) for number, body in articles.items()} == {number: len(body) for number, body in text.items()}
    theirs = {run for body in text.values() for paragraph in body for run in runs(paragraph)}
    assert len(theirs) > 1000
    assert [run for body in articles.values() for one in body for run in runs(one.summary) & theirs] == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows[1].__setitem__(0, "9"), "row 2, article: Input should be one of 1, 2, 3, 4"),
        (lambda rows: rows[1].__setitem__(2, "Short."), "row 2, summary: String should have at least 20 characters"),
        (lambda rows: rows.pop(5), "row 6: article 1 has paragraph 6 where paragraph 5 should stand. Remedy: list the paragraphs"),
        (lambda rows: rows.insert(5, rows[4]), "row 6: article 1 has paragraph 4 where paragraph 5 should stand"),
        (
            lambda rows: rows.pop(),
            r"seeds/claims\.csv, A4-18: .*articles\.csv has no article 4, paragraph 10. Remedy: correct the paragraph",
        ),
    ],
)
def test_a_broken_table_is_refused_in_one_line(tmp_path, rows, change, message):
    change(rows)
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, rows)
    assert "\n" not in str(caught.value)


def test_the_table_itself_can_be_read_so(tmp_path, rows):
    assert read(tmp_path, rows) == evidence.paragraphs()
