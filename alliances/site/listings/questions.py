"""The open questions: those that have been resolved, with how base rates and articles fared, and those that are open, with their days."""

import datetime as dt
from collections.abc import Sequence

import alliances

from ...base.html import Markup, fragment, h
from .parts import Group, Place, entry, filtered, foot, worded

EVEN = 0.5  # what somebody says who knows nothing


def entries(place: Place) -> Markup:
    """Return all questions: the resolved ones, newest first, then the open ones in the order in which they close."""
    asked = list(alliances.evidence.questions().values())
    done = sorted((one for one in asked if one.resolution), key=lambda one: (one.resolved_on, one.id), reverse=True)
    left = sorted((one for one in asked if not one.resolution), key=lambda one: (one.closes_on, one.id))
    parts = {"Resolved": done, "Open": left}
    groups = [Group(f"part-{name.lower()}", name, [_entry(place, one) for one in ones]) for name, ones in parts.items() if ones]
    return fragment(_fared(done, left), filtered("questions", ["state", "article"], groups))


def state(question: "alliances.evidence.Question") -> str:
    """Return in a word how a question stands.

    >>> from alliances import evidence
    >>> {state(one) for one in evidence.questions().values()} <= {"open", "yes", "no", "void"}
    True
    """
    return question.resolution or "open"


def _fared(done: Sequence["alliances.evidence.Question"], left: Sequence["alliances.evidence.Question"]) -> Markup:
    """Say how base rates, articles and fifty per cent scored on the questions that were answered; or that none has been."""
    answered = [one for one in done if one.outcome is not None]
    if not answered:
        first = f" The first to close does so on {_day(left[0].closes_on)}." if left else ""
        return h("p", {}, f"No question has been answered yet.{first}")
    rows = [
        ("50 per cent every time", answered, [EVEN] * len(answered)),
        ("Base rates", [one for one in answered if one.base_rate is not None], None),
        ("The articles", [one for one in answered if one.articles_chance is not None], None),
    ]
    body = []
    for name, ones, chances in rows:
        said = chances or [one.base_rate if name == "Base rates" else one.articles_chance for one in ones]
        score = f"{alliances.models.scoring.brier(said, [one.outcome for one in ones]):.2f}" if ones else "none to score"
        body.append(h("tr", {}, h("th", {"scope": "row"}, name), h("td", {}, len(ones)), h("td", {}, score)))
    head = h("tr", {}, [h("th", {"scope": "col"}, word) for word in ("Who", "Questions", "Mean Brier score")])
    return fragment(
        h("p", {}, "Brier scores from 0, sure and right, to 1, sure and wrong. Void questions are left out."),
        h("table", {}, h("thead", {}, head), h("tbody", {}, body)),
    )


def _entry(place: Place, one: "alliances.evidence.Question") -> Markup:
    anchor, claims = one.id.lower(), alliances.evidence.keys(one.claims)
    told = {
        "Yes if": one.yes_if,
        "Source": ", ".join(alliances.evidence.keys(one.source)),
        "Forecasts up to": f"{_day(one.last_day)}, {_zone(one)}",
        "Counts up to": f"{_day(one.closes_on)}, {_zone(one)}",
        "Void if": one.void_if,
        "Who decides": one.judge,
        "Revised data": one.revised_data,
        "Base rate": _rate(one.base_rate, one.base_rate_note),
        "The articles": _rate(one.articles_chance, one.articles_note),
        "When it opened": f"{_day(one.opened_on)}: {one.standing}",
    }
    edition = f", edition {one.edition}" if one.edition > 1 else ""
    first = alliances.evidence.claim(claims[0])
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name", "data-state": state(one), "data-article": first.article},
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, h("b", {}, one.id), f" · {one.question}{edition}"),
        h("p", {"class": "entry-verdict"}, _answer(place, one)),
        h("dl", {"class": "facts"}, [(h("dt", {}, name), h("dd", {}, text)) for name, text in told.items() if text]),
        foot({"Bears on": place.claims(claims), "Sources": place.sources(alliances.evidence.keys(one.sources))}),
    )


def _answer(place: Place, one: "alliances.evidence.Question") -> Markup:
    """Say how a question stands: its answer with day, source and scores, or when it closes."""
    if not one.resolution:
        return fragment(f"Open until {_day(one.closes_on)}.")
    key = one.resolution_source
    source = h("a", {"href": key}, "the source") if alliances.evidence.WEB.match(key) else place.sources([key])
    scores = [
        f"{name} {(chance - one.outcome) ** 2:.2f}"
        for name, chance in (("base rate", one.base_rate), ("articles", one.articles_chance), ("50 per cent", EVEN))
        if chance is not None and one.outcome is not None
    ]
    told = f" Brier scores: {', '.join(scores)}." if scores else ""
    return fragment(f"Resolved: {one.resolution}, {_day(one.resolved_on)}, by ", source, f".{told}")


def _rate(chance: float | None, note: str) -> str:
    return note if chance is None else f"{100 * chance:.0f} per cent. {note}"


def _day(day: dt.date) -> str:
    return worded(day.isoformat())


def _zone(one: "alliances.evidence.Question") -> str:
    """Return whose days are meant.

    >>> _zone(alliances.evidence.questions()["Q09"]), _zone(alliances.evidence.questions()["Q13"])
    ('New York time', 'UTC')
    """
    name = one.time_zone.rpartition("/")[2].replace("_", " ")
    return f"{name} time" if "/" in one.time_zone else name
