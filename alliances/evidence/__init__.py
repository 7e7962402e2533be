"""The evidence base: the seed articles and their claims, events, forecasts, concepts, and the sources of them all.

:mod:`.records` says what each consists of, :mod:`.reading` is the only reader of their files, :mod:`.asked` answers what charts
and pages ask, :mod:`.locators` holds the ledger against the articles' text.
"""

from .asked import claim_table, event_table, label, latest, since_the_seeds
from .reading import (
    ARTICLES,
    CHECKS,
    CLAIMS,
    CONCEPTS,
    EVENTS,
    FORECASTS,
    claim,
    claims,
    concepts,
    events,
    forecasts,
    known_keys,
    paragraphs,
    read_claims,
    read_events,
    read_paragraphs,
    reference_keys,
    sources,
    statements,
)
from .records import Claim, Concept, Event, Forecast, Paragraph, Source, Statement, Verdict, keys

__all__ = [
    "ARTICLES",
    "CHECKS",
    "CLAIMS",
    "CONCEPTS",
    "EVENTS",
    "FORECASTS",
    "Claim",
    "Concept",
    "Event",
    "Forecast",
    "Paragraph",
    "Source",
    "Statement",
    "Verdict",
    "claim",
    "claim_table",
    "claims",
    "concepts",
    "event_table",
    "events",
    "forecasts",
    "keys",
    "known_keys",
    "label",
    "latest",
    "paragraphs",
    "read_claims",
    "read_events",
    "read_paragraphs",
    "reference_keys",
    "since_the_seeds",
    "sources",
    "statements",
]
