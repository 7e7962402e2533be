"""How a chapter reads: words, marks, sentences that begin with a date, length of sentences, reading grade; `make prose` prints the table."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import readability

ROOT = Path(__file__).resolve().parents[1]
CHAPTERS = [page for part in ("alliances", "theory", "ties", "judgement") for page in sorted((ROOT / "book" / part).glob("*.md"))]
SEEN = {"claim", "events", "concept"}  # what a reader sees at rest; figures and dates are words
ROLE = re.compile(r"\{([\w:]+)\}`([^`]*)`")
WORD = re.compile(r"[^\W_][\w’'-]*")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)*]*\s+(?=[\"“‘(*\[A-ZÀ-Þ{])")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"(?:the )?(?:\d{{1,2}} )?(?:(?:{MONTHS})(?: \d{{1,2}},?)? )?\d{{4}}|(?:\d{{1,2}} )?(?:{MONTHS})"
BEGINS_WITH_A_DATE = re.compile(
    rf"[“\"(*]*(?:(?:On|In|By|Since|From|Until|After|Before|Between) (?:(?:the )?(?:early|late|end of|summer of|spring of|autumn of|winter of) )?)?(?:{DATE})\b"
)
LONG = 30  # words; a sentence over it is counted


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Split a page into paragraphs, list items and table rows, each with its line; code, directives and headings are left out, boxes are not.

    >>> paragraphs("# Head\\n\\nOne\\nline.\\n\\n- An item.\\n")
    [(3, 'One line.'), (6, 'An item.')]
    """
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


def read(paragraph: str) -> str:
    """Return a paragraph as it is read: marks that print nothing are gone, others are the words that they print.

    >>> read("They met on {event}`EV-1896-li-lobanov`, as it says {claim}`A1-08`. A {concept}`lease <leased-territory>` [followed](x.md).")
    'They met on 1 May 1900, as it says. A lease followed.'
    """

    def printed(role: re.Match) -> str:
        words = re.match(r"(.+?)\s*<[^>]+>$", role[2], re.DOTALL)
        if words:
            return words[1]
        if role[1] in ("claim", "events") or role[1].startswith("cite"):
            return ""
        if role[1] in ("event", "as_of"):
            return "1 May 1900"  # any date: it is three words, and a sentence may begin with it
        return {"datum": "12", "figure": "Figure 1", "concept": role[2], "screen": role[2]}.get(
            role[1], role[2].partition(":")[2] or "word"
        )

    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", ROLE.sub(printed, paragraph)).replace("*", "").replace("`", "")
    return re.sub(r"\s+([.,;:)])", r"\1", re.sub(r"\s+", " ", text)).strip()


def sentences(paragraph: str) -> list[str]:
    """Split a paragraph, as it is read, into its sentences."""
    return [one for one in SENTENCE.split(read(paragraph)) if WORD.search(one)]


def marks(paragraph: str, known: set[str]) -> list[str]:
    """Return the kinds of mark of a paragraph; a term that is ``known`` on the page is none, and each new one becomes known."""
    found = []
    for role in ROLE.finditer(paragraph):
        name = (re.search(r"<([^>]+)>$", role[2]) or [None, role[2]])[1]
        if role[1] in SEEN | {"event", "datum", "as_of"} and (role[1] != "concept" or name not in known):
            found.append(role[1])
        known |= {name} if role[1] == "concept" else set()
    return found


@dataclass(frozen=True)
class Measures:
    """How a page reads."""

    words: int
    seen_marks: float  # in 100 words
    dated: int  # sentences that begin with a date
    mean: float  # words in a sentence
    longest: int
    long: int  # sentences of more than 30 words
    grade: float  # Flesch and Kincaid: years of school, by the readability package


def measure(page: str) -> Measures:
    """Measure a page's own prose: its paragraphs and lists, without headings, code and what generated parts print."""
    known, seen, said = set(), 0, []
    for _, paragraph in paragraphs(page):
        seen += sum(kind in SEEN for kind in marks(paragraph, known))
        said += sentences(paragraph)
    lengths = [len(WORD.findall(one)) for one in said]
    return Measures(
        words=sum(lengths),
        seen_marks=100 * seen / sum(lengths),
        dated=sum(bool(BEGINS_WITH_A_DATE.match(one)) for one in said),
        mean=sum(lengths) / len(lengths),
        longest=max(lengths),
        long=sum(length > LONG for length in lengths),
        grade=readability.getmeasures([" ".join(WORD.findall(one)) for one in said], lang="en")["readability grades"]["Kincaid"],
    )


if __name__ == "__main__":
    print(f"{'chapter':26}{'words':>6}{'marks/100':>11}{'dated':>7}{'mean':>6}{'longest':>9}{'>30':>5}{'grade':>7}")
    for path in [Path(name).resolve() for name in sys.argv[1:]] or CHAPTERS:
        one = measure(path.read_text(encoding="utf-8"))
        name = f"{path.parent.name}/{path.stem}"
        print(f"{name:26}{one.words:6}{one.seen_marks:11.1f}{one.dated:7}{one.mean:6.1f}{one.longest:9}{one.long:5}{one.grade:7.1f}")
