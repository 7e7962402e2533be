"""The records of the evidence base: what a claim, an event, a forecast, a term, a source card consists of."""

import datetime as dt
import re
import zoneinfo
from collections.abc import Collection
from typing import Literal, Self, TypeVar

from pydantic import Field, field_validator, model_validator

from ..base.reading import Strict
from ..base.subject import subject

T = TypeVar("T")
Verdict = Literal["accurate", "imprecise", "wrong", "contested", "opinion", "unverifiable"]


def keys(cell: str) -> list[str]:
    """Split a cell that lists keys.

    >>> keys("@leeds2002 ; data:gdp")
    ['@leeds2002', 'data:gdp']
    """
    return [key.strip() for key in cell.split(";") if key.strip()]


def _known(value: T, listed: Collection[T]) -> T:
    """Return a value that ``seeds/subject.yml`` lists."""
    if value not in listed:
        raise ValueError(f"Input should be one of {', '.join(map(str, listed))}, as seeds/subject.yml lists them")
    return value


class Claim(Strict):
    """One checkable sentence of a seed article, in our words, with our verdict."""

    id: str = Field(pattern=r"^A\d+-\d\d[a-z]?$")
    article: int
    paragraph: int = Field(ge=1)
    kind: Literal[
        "characterisation", "event", "official-statement", "figure", "date", "treaty-term", "causal-claim", "argument", "forecast"
    ]
    asserted_by: str = Field(min_length=3)
    paraphrase: str = Field(min_length=10)
    numbers: str
    verdict: Verdict
    nuance: str
    sources: str

    @field_validator("article")
    @classmethod
    def _article_is_a_seed(cls, article: int) -> int:
        return _known(article, subject().articles)

    @property
    def source_keys(self) -> list[str]:
        """The keys of the sources, in order."""
        return keys(self.sources)

    @property
    def locator(self) -> str:
        """Where in the seeds the claim stands."""
        return f"article {self.article}, paragraph {self.paragraph}"


class Paragraph(Strict):
    """What a body paragraph of a seed article says, in our words."""

    article: int
    paragraph: int = Field(ge=1)
    summary: str = Field(min_length=20)

    @field_validator("article")
    @classmethod
    def _article_is_a_seed(cls, article: int) -> int:
        return _known(article, subject().articles)


class Event(Strict):
    """Something that happened on a day, with its sources."""

    id: str = Field(pattern=r"^EV-\d{4}-[a-z0-9-]+$")
    date: dt.date
    precision: Literal["day", "month", "year"]
    relation: str
    kind: Literal["treaty", "war", "crisis", "diplomacy", "economic", "arms", "vote", "statement", "domestic"]
    title: str = Field(min_length=10, max_length=80)
    summary: str = Field(min_length=10)
    claims: str
    sources: str
    confidence: Literal["high", "medium", "low"]
    added: dt.date  # the day on which the row came into the table

    @field_validator("relation")
    @classmethod
    def _relation_is_listed(cls, relation: str) -> str:
        return _known(relation, subject().relations)

    @property
    def when(self) -> str:
        """The date as it is printed, no more exact than it is known.

        >>> from alliances.evidence import events
        >>> events()["EV-1896-li-lobanov"].when
        '3 June 1896'
        """
        forms = {"day": f"{self.date.day} {self.date:%B %Y}", "month": f"{self.date:%B %Y}", "year": f"{self.date:%Y}"}
        return forms[self.precision]


class Forecast(Strict):
    """A forecast of a seed article, with the tests that it can pass or fail, and how sure its words are.

    ``read_as`` says how the words are read: a ``flat`` statement, ``certain``, ``likely`` or ``unlikely`` commit to one side and have a ``chance``,
    the one that the source gives to ``true_if``; a ``hedge`` commits to nothing and is never scored; ``implied`` is a forecast that we read into it.
    """

    id: str = Field(pattern=r"^F\d\d$")
    claim: str
    paraphrase: str = Field(min_length=20)
    wording: str = Field(min_length=3)
    read_as: Literal["flat", "certain", "likely", "unlikely", "hedge", "implied"]
    chance: float | None = Field(ge=0, le=1)
    made_on: str
    horizon: str
    true_if: str = Field(min_length=5)
    false_if: str = Field(min_length=5)
    base_rate: float | None = Field(ge=0, le=1)
    base_rate_note: str
    status: Literal["open", "came-true", "came-false", "untestable"]
    resolved_on: str = Field(pattern=r"^(\d{4}(-\d\d){0,2})?$")
    resolution: str
    sources: str

    @field_validator("chance", "base_rate", mode="before")
    @classmethod
    def _empty_is_none(cls, cell: object) -> object:
        return None if cell == "" else cell

    @model_validator(mode="after")
    def _one_rule_for_all_words(self) -> Self:
        if (self.chance is None) != (self.read_as in ("hedge", "implied")):
            raise ValueError(f"words that are read as {self.read_as} have {'a' if self.chance is None else 'no'} chance")
        if self.read_as == "hedge" and self.status != "untestable":
            raise ValueError("a hedge commits to nothing, so that it is untestable")
        if (self.base_rate is None) != (not self.base_rate_note):
            raise ValueError("base_rate and base_rate_note stand together or not at all")
        return self

    @property
    def outcome(self) -> int | None:
        """What it is scored against: 1 if it came true, 0 if it did not, none if it is open or untestable.

        >>> from alliances.evidence import forecasts
        >>> [forecasts()[name].outcome for name in ("F06", "F10", "F15")]
        [1, 0, None]
        """
        return {"came-true": 1, "came-false": 0}.get(self.status)


class Question(Strict):
    """An open question about what comes next: what counts, who decides, until when one may forecast, and how it ended.

    Days are days of ``time_zone``. One may forecast up to the end of ``locks_on``; what happens up to the end of ``closes_on`` counts.
    A question whose meaning changes gets a higher ``edition``, and forecasts of the older one are not scored.
    """

    id: str = Field(pattern=r"^Q\d\d$")
    edition: int = Field(ge=1)
    claims: str
    question: str = Field(min_length=20, pattern=r"\?$")
    yes_if: str = Field(min_length=10)
    source: str = Field(min_length=3)
    time_zone: str
    opened_on: dt.date
    locks_on: dt.date
    closes_on: dt.date
    void_if: str = Field(min_length=3)
    judge: str = Field(min_length=3)
    revised_data: str = Field(min_length=3)
    base_rate: float | None = Field(ge=0, le=1)
    base_rate_note: str = Field(min_length=10)
    articles_chance: float | None = Field(ge=0, le=1)
    articles_note: str
    standing: str = Field(min_length=10)
    sources: str
    resolution: Literal["", "yes", "no", "void"]
    resolved_on: dt.date | None
    resolution_source: str

    @field_validator("base_rate", "articles_chance", "resolved_on", mode="before")
    @classmethod
    def _empty_is_none(cls, cell: object) -> object:
        return None if cell == "" else cell

    @field_validator("time_zone")
    @classmethod
    def _zone_is_known(cls, zone: str) -> str:
        if zone not in zoneinfo.available_timezones():
            raise ValueError("Input should be the name of a time zone, such as Europe/Moscow")
        return zone

    @model_validator(mode="after")
    def _days_follow_each_other(self) -> Self:
        if not self.opened_on <= self.locks_on <= self.closes_on:
            raise ValueError(f"it opens on {self.opened_on}, locks on {self.locks_on} and closes on {self.closes_on}, which is no order")
        if bool(self.resolution) != bool(self.resolved_on) or bool(self.resolution) != bool(self.resolution_source):
            raise ValueError("resolution, resolved_on and resolution_source stand together or not at all")
        if self.resolved_on and self.resolved_on < self.opened_on:
            raise ValueError(f"it was resolved on {self.resolved_on}, before it opened")
        if self.articles_chance is not None and not self.articles_note:
            raise ValueError("articles_chance needs articles_note, which says how it was read")
        return self

    @property
    def outcome(self) -> int | None:
        """What forecasts are scored against: 1 for yes, 0 for no, none for open or void.

        >>> from alliances.evidence import questions
        >>> {one.outcome for one in questions().values() if not one.resolution}
        {None}
        """
        return {"yes": 1, "no": 0}.get(self.resolution)

    @property
    def last_day(self) -> dt.date:
        """The last day on which a forecast counts: the lock day, or the day before the outcome if that came earlier.

        >>> from alliances.evidence import questions
        >>> all(one.last_day <= one.locks_on for one in questions().values())
        True
        """
        return min(self.locks_on, self.resolved_on - dt.timedelta(days=1)) if self.resolved_on else self.locks_on


class Kind(Strict):
    """A kind of statement, of ``seeds/checks/kinds.yml``: what readers see of it, and what can be wrong with such a statement."""

    name: str
    risk: str


class Statement(Strict):
    """A statement of the book that was held against its sources: where it stands, and where the evidence was seen."""

    statement: str = Field(min_length=10)
    place: str = Field(min_length=3)
    kind: str
    seen: str = Field(min_length=3)
    verdict: Literal["holds", "changed", "not verified"]
    change: str
    checked: dt.date


class Concept(Strict):
    """A term of the glossary."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    term: str
    definition: str = Field(min_length=20)
    references: str
    see_also: str
    taught_in: str


class Alias(Strict):
    """Other spellings of a name that the book uses, in other alphabets too; a term of the glossary is named by its id."""

    name: str = Field(min_length=2)
    also: str = Field(min_length=2)
    kind: Literal["place", "state", "person", "organisation", "term"]
    concept: str

    @property
    def others(self) -> list[str]:
        """The other names, in order."""
        return keys(self.also)


UNSIGNED = re.compile(r"^(unsigned|not shown|author not shown|no byline)")
HOST = re.compile(r"^[\w-]+(\.[\w-]+)+(?=\s|$)")  # a web address in the place of a publisher


class Source(Strict):
    """A card on a source: what it is, whose view it gives, what the book takes from it."""

    key: str
    title: str
    author: str
    publisher: str
    date: str
    kind: Literal["seed", "treaty", "official", "record", "data", "press", "analysis", "reference", "speech"]
    url: str | None = None
    standpoint: str
    use: str
    checked: str | None = None
    argues: str | None = None
    omits: str | None = None
    how_to_read: str | None = None

    @property
    def label(self) -> str:
        """What readers see of it in a list of sources: the author before the publisher, and a site that is no publisher as where it was read.

        >>> from alliances.evidence import sources
        >>> [sources()[key].label for key in ("bland-1917-li-hung-chang", "treaty-1896-li-lobanov", "anews-2023-runoff")]
        ['Bland, J. O. P. (Constable, 1917)', 'Governments of Qing China and Russia (copy at chinaforeignrelations.net, 1896)', 'Anadolu Agency (A News, 2023)']
        """
        home = re.sub(r"\s*\(([^()]*)\)$", r", \1", self.publisher)
        if HOST.match(home) and self.kind != "press":
            home = f"{'copy' if self.kind == 'treaty' else 'read'} at {home}"
        year = self.date if self.date in ("n.d.", "undated") else self.date[:4]
        if UNSIGNED.match(self.author) or self.author in home:
            return f"{home[0].upper()}{home[1:]} ({year})" if not HOST.match(home) else f"{home} ({year})"
        return f"{self.author} ({home}, {year})"
