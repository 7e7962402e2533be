"""Hold the ledger against the text of the seed articles, where that text is at hand.

The text itself is not part of the project. It is one page with four articles; a claim says in which body paragraph
it stands, and its ``numbers`` are figures, dates and names that must occur there.
"""

from pathlib import Path

from .. import evidence
from ..base.errors import InputError

# article: its title in the page, and the line that closes it
LIMITS = {
    1: ("Should China and Russia Form an Alliance?", "From our partner RIAC"),
    2: ("Russia, Turkey and the new geopolitical reality", "From our partner International Affairs"),
    3: ("The 30th Anniversary of the Renewal of Diplomatic Relations Between Russia and Israel", "Source: Minister of Foreign Affairs"),
    4: ("The Emerging “Eastern Axis” and the Future of JCPOA", "Continue Reading"),
}
NO_PARAGRAPH = {  # headings and a caption inside the articles
    "A Brief History of the China-Russia Alliance",
    "Advantages and Disadvantages of an Alliance",
    "The Flexible Strategic Partnership Model is Still Preferred",
    "Putin erdogan sochi",
    "Iranian Foreign Minister’s visit to Russia",
    "China’s approach vis-à-vis Afghanistan",
    "Conversation between US Secretary of State and Russian Foreign Minister",
}


def paragraphs(text: str) -> dict[int, list[str]]:
    """Split the page into the body paragraphs of its four articles."""
    lines = [line.strip() for line in text.splitlines()]
    found = {}
    for article, (title, closing) in LIMITS.items():
        start = lines.index(title) + 1
        end = lines.index(closing, start)
        found[article] = [line for line in lines[start:end] if line and line not in NO_PARAGRAPH]
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
