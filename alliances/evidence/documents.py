"""Documents of the subject, such as treaties, contracts and notes, article by article in our words, with the few words that decide.

A document is a file ``seeds/documents/<key>.yml``. It holds one text or several that were made together: a treaty, and the contract
or the notes that go with it. Each says which copy was read, and how far; an article that nobody saw is not in it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from ..base import paths
from ..base.errors import InputError
from ..base.observe import Records
from ..base.reading import Strict, read_csv, read_yaml, validated
from .reading import concepts, known_keys

DOCUMENTS = paths.SEEDS / "documents"
KINDS = paths.SEEDS / "clauses.csv"
REMEDY = "correct it; seeds/README.md lists what is allowed"
Read = Literal["whole", "part", "report"]


class ClauseKind(Strict):
    """A kind of clause in a word or two of the field, with what it means; the glossary may say more."""

    kind: str = Field(pattern=r"^[A-Za-z ]+$")
    name: str = Field(min_length=4, max_length=30)
    meaning: str = Field(min_length=10)
    concept: str


class Quotation(Strict):
    """The few words of an article on which its meaning turns, exactly as in the copy that was read."""

    words: str = Field(min_length=2, max_length=120)
    language: str = Field(pattern=r"^[a-z]{2}$")
    means: str = Field(default="", max_length=160)
    source: str = ""

    @model_validator(mode="after")
    def _foreign_words_are_translated(self) -> "Quotation":
        if (self.language == "en") == bool(self.means):
            raise ValueError("words in another language need their translation in `means`, and English words have none")
        return self


class Article(Strict):
    """An article, or a clause without a number, in our words."""

    number: str = Field(pattern=r"^(\d[\w()]*( and \d[\w()]*)?|[A-Z].{2,60})$")  # or, where there is none, what the clause is
    says: str = Field(min_length=10, max_length=420)
    kinds: tuple[str, ...] = Field(min_length=1)
    read: Read = "whole"
    quoted: tuple[Quotation, ...] = ()
    sources: tuple[str, ...] = ()  # where they are not those of the text

    @property
    def name(self) -> str:
        """What the article is called.

        >>> Article(number="5", says="Russian troops may pass.", kinds=["military access"]).name
        'Article 5'
        """
        return f"Article {self.number}" if self.number[0].isdigit() else self.number

    @property
    def anchor(self) -> str:
        """The last part of its anchor."""
        return re.sub(r"[^a-z0-9]+", "-", self.number.lower()).strip("-")


class Text(Strict):
    """One text of a document: a treaty, a contract, a note."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str = Field(min_length=5)
    signed: dt.date
    place: str
    short: str = Field(default="", max_length=16)  # what a table calls it beside the first text, which needs no name
    row: str = ""  # of the table of treaties, if it has the text
    signatories: str = Field(min_length=5)
    languages: str = Field(min_length=5)
    read: Read
    note: str = Field(min_length=10)  # what was read, and what was not
    sources: tuple[str, ...] = Field(min_length=1)
    articles: tuple[Article, ...] = Field(min_length=1)


class Document(Strict):
    """A document with its texts."""

    key: str
    title: str = Field(min_length=10)
    short: str = Field(min_length=4, max_length=20)  # at the head of a column
    parties: tuple[str, ...] = Field(min_length=2)
    secret: str = Field(min_length=5)
    became: str = Field(min_length=5)
    sources: tuple[str, ...] = Field(min_length=1)  # of what was secret, and of what became of it
    texts: tuple[Text, ...] = Field(min_length=1)

    @property
    def signed(self) -> dt.date:
        """The day of its first text."""
        return min(text.signed for text in self.texts)

    @property
    def whole(self) -> bool:
        """Whether every text was read whole: then what is not listed is not in it."""
        return all(text.read == "whole" for text in self.texts)

    @property
    def every_source(self) -> list[str]:
        """The keys of all sources that it names, each once."""
        named = [self.sources, *(text.sources for text in self.texts), *(article.sources for _, article in self.clauses())]
        quoted = [each.source for _, article in self.clauses() for each in article.quoted if each.source]
        return list(dict.fromkeys([*(key for keys in named for key in keys), *quoted]))

    def anchor(self, text: Text, article: Article) -> str:
        """Return the anchor of an article.

        >>> one = documents()["china-1896"]
        >>> one.anchor(one.texts[0], one.texts[0].articles[4])
        'china-1896-treaty-5'
        """
        return f"{self.key}-{text.id}-{article.anchor}"

    def clauses(self, kind: str = "") -> Iterator[tuple[Text, Article]]:
        """Yield the articles that hold a kind of clause, or all, each with its text.

        >>> [article.number for _, article in documents()["china-1896"].clauses("defence")]
        ['1']
        """
        for text in self.texts:
            for article in text.articles:
                if not kind or kind in article.kinds:
                    yield text, article


@cache
def clause_kinds(path: Path = KINDS) -> dict[str, ClauseKind]:
    """Read the kinds of clauses, in the order in which lists offer them.

    Raises
    ------
    InputError : for a malformed row, a kind that occurs twice, or a term that the glossary lacks.

    Examples
    --------
    >>> clause_kinds()["defence"].concept
    'defence-pact'
    """
    shown, header, found = paths.shown(path), list(ClauseKind.model_fields), {}
    for number, cells in enumerate(read_csv(path, header)[1:], start=2):
        one = validated(ClauseKind, dict(zip(header, cells, strict=True)), path, f"row {number}", remedy=REMEDY)
        if one.kind in found:
            raise InputError(shown, f"row {number}", f"the kind {one.kind!r} occurs twice", "keep one of the rows")
        if one.concept and one.concept not in concepts().unnoted():
            raise InputError(shown, f"row {number}", f"there is no concept {one.concept!r}", "correct the id, or leave the cell empty")
        found[one.kind] = one
    return found


@cache
def documents(folder: Path = DOCUMENTS) -> Records[Document]:
    """Read all documents, by the day of their signature.

    Raises
    ------
    InputError : for a malformed file, two articles with one anchor, or an unknown kind or source.

    Examples
    --------
    >>> documents()["china-1896"].short
    'China 1896'
    """
    found = [read_document(path) for path in sorted(folder.glob("*.yml"))]
    return Records("document", {one.key: one for one in sorted(found, key=lambda one: one.signed)})


def read_document(path: Path) -> Document:
    """Read one document; see :func:`documents`."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise InputError(paths.shown(path), "", "the document has no fields", "follow seeds/README.md")
    one = validated(Document, content | {"key": path.stem}, path, remedy=REMEDY)
    _known(path, "sources", one.sources)
    seen: set[str] = set()
    for text in one.texts:
        _known(path, f"text {text.id}", text.sources)
        for article in text.articles:
            place, anchor = f"text {text.id}, {article.name}", one.anchor(text, article)
            if anchor in seen:
                raise InputError(paths.shown(path), place, "it stands there twice", "join the two, or correct the number")
            seen.add(anchor)
            _known(path, place, (*article.sources, *(each.source for each in article.quoted if each.source)))
            for kind in article.kinds:
                if kind not in clause_kinds():
                    raise InputError(
                        paths.shown(path), place, f"there is no kind of clause {kind!r}", f"name one of {', '.join(clause_kinds())}"
                    )
    return one


def _known(path: Path, place: str, sources: tuple[str, ...]) -> None:
    """Check that the evidence base has these sources."""
    for key in sources:
        if key not in known_keys():
            remedy = "add a card in seeds/sources or an entry in references.bib"
            raise InputError(paths.shown(path), place, f"the source {key!r} is unknown", remedy)
