"""Hold the ledger against the text of the seed articles, where that text is at hand.

The text itself is not part of the project. It is one page with all articles; a claim says in which body paragraph
it stands, and its ``numbers`` are figures, dates and names that must occur there.
"""

from pathlib import Path

from .. import evidence
from ..base.errors import InputError
from ..base.subject import subject


def paragraphs(text: str) -> dict[int, list[str]]:
    """Split the page into the body paragraphs of its articles."""
    lines = [line.strip() for line in text.splitlines()]
    found = {}
    for number, article in subject().articles.items():
        start = lines.index(article.title) + 1
        end = lines.index(article.closing, start)
        found[number] = [line for line in lines[start:end] if line and line not in subject().no_paragraphs]
    return found


def check(path: Path) -> int:
    """Check that every locator of the ledger stands in its paragraph; return how many were checked.

    Raises
    ------
    InputError : for the first claim whose paragraph or locator is not there.
    """
    articles, checked = paragraphs(path.read_text(encoding="utf-8")), 0
    for claim in evidence.claims().values():
        body = articles[claim.article]
        if claim.paragraph > len(body):
            raise InputError("seeds/claims.csv", claim.id, f"article {claim.article} has {len(body)} paragraphs", "correct the paragraph")
        for locator in filter(None, (part.strip() for part in claim.numbers.split(" | "))):
            if locator.casefold() not in body[claim.paragraph - 1].casefold():
                raise InputError(
                    "seeds/claims.csv", claim.id, f"{locator!r} is not in {claim.locator}", "correct the locator or the paragraph"
                )
            checked += 1
    return checked
