"""The forecasts of the seed articles: who made them, what would make them true or false, and how they stand."""

import re

import alliances

from ...base.html import Markup, fragment, h
from .parts import Place, article, entry, filtered, foot, grouped, worded

STATUSES = {
    "open": "open",
    "came-true": "came true",
    "came-false": "came false",
    "untestable": "untestable",
}
READ_AS = {
    "flat": "as a flat statement",
    "certain": "as certain",
    "likely": "as likely",
    "unlikely": "as unlikely, which leaves the rest to the contrary",
    "hedge": "as a hedge, which commits to nothing",
    "implied": "by us, since the source does not say it in so many words",
}
DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


def entries(place: Place) -> Markup:
    """Return all forecasts in the order of the table, to narrow by status and article."""
    forecasts = sorted(alliances.evidence.forecasts().values(), key=_article)
    groups = grouped(forecasts, lambda one: article(_article(one)), lambda one: _entry(place, one), lambda name: name.partition(":")[0])
    return filtered("forecasts", ["status", "article"], groups)


def _article(forecast: "alliances.evidence.Forecast") -> int:
    return alliances.evidence.claim(alliances.evidence.keys(forecast.claim)[0]).article


def _entry(place: Place, forecast: "alliances.evidence.Forecast") -> Markup:
    names, anchor, status = alliances.evidence.keys(forecast.claim), forecast.id.lower(), STATUSES[forecast.status]
    first = alliances.evidence.claim(names[0])
    who = fragment(f"{first.asserted_by}, ", place.paragraph(first), f", {worded(forecast.made_on)}")
    told = {
        "How sure": _how_sure(forecast),
        "Horizon": DAY.sub(lambda day: worded(day[0]), forecast.horizon),
        "True if": forecast.true_if,
        "False if": forecast.false_if,
        "Base rate": forecast.base_rate_note and f"{100 * forecast.base_rate:.0f} per cent. {forecast.base_rate_note}",
        "What happened": forecast.resolution,
    }
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name", "data-status": status, "data-article": first.article},
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, h("b", {}, forecast.id), " · ", who),
        h("p", {"class": "entry-lead"}, forecast.paraphrase),
        h("p", {"class": "entry-verdict"}, f"Status: {status}", f", {worded(forecast.resolved_on)}" if forecast.resolved_on else None),
        h("dl", {"class": "facts"}, [(h("dt", {}, name), h("dd", {}, text)) for name, text in told.items() if text]),
        foot({"Claim": place.claims(names), "Sources": place.sources(alliances.evidence.keys(forecast.sources))}),
    )


def _how_sure(forecast: "alliances.evidence.Forecast") -> str:
    """Say which words of the source carry its confidence, and how they are read.

    >>> _how_sure(alliances.evidence.forecasts()["F06"])
    '“it is hard to imagine”, read as unlikely, which leaves the rest to the contrary: 80 per cent'
    """
    said = f"“{forecast.wording}”, read {READ_AS[forecast.read_as]}"
    return said if forecast.chance is None else f"{said}: {100 * forecast.chance:.0f} per cent"
