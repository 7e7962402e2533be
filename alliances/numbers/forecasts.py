"""Figures on the forecasts of the seed articles and on the open questions."""

from collections.abc import Callable

from .. import evidence
from ..models import scoring
from . import add


def _count(fits: Callable[[evidence.Forecast], bool]) -> Callable[[], int]:
    return lambda: sum(fits(one) for one in evidence.forecasts().values())


def _scored() -> tuple[list[float], list[int]]:
    """Return the chances that the sources gave, and what happened, of all forecasts that have both."""
    both = [one for one in evidence.forecasts().values() if one.outcome is not None and one.chance is not None]
    return [one.chance for one in both], [one.outcome for one in both]


def _sources() -> float:
    return scoring.brier(*_scored())


def _flat() -> float:
    return next(100 * one.chance for one in evidence.forecasts().values() if one.read_as == "flat")


def _milder(flat: float = 0.8) -> float:
    """Return the score of the sources under another reading of flat statements, the commonest of their words."""
    both = [one for one in evidence.forecasts().values() if one.outcome is not None and one.chance is not None]
    return scoring.brier([flat if one.read_as == "flat" else one.chance for one in both], [one.outcome for one in both])


def _share() -> float:
    outcomes = _scored()[1]
    return sum(outcomes) / len(outcomes)


add("forecasts.all", "forecasts of the seed articles in the table", ".0f", _count(lambda one: True))
add("forecasts.decided", "forecasts that came true or false", ".0f", _count(lambda one: one.outcome is not None))
add("forecasts.true", "forecasts that came true", ".0f", _count(lambda one: one.outcome == 1))
add("forecasts.untestable", "forecasts that cannot be tested", ".0f", _count(lambda one: one.status == "untestable"))
add("forecasts.hedged", "forecasts in words that commit to nothing", ".0f", _count(lambda one: one.read_as == "hedge"))
add("forecasts.scored", "decided forecasts whose words give a chance", ".0f", lambda: len(_scored()[0]))
add("forecasts.scored-true", "of these, how many came true", ".0f", lambda: sum(_scored()[1]))
add("forecasts.share", "share of the scored forecasts that came true", ".0%", _share)
add("forecasts.sources", "mean Brier score of the sources by their own words, 0 to 1", ".2f", _sources)
add("forecasts.always-share", "mean Brier score of saying that share every time, 0 to 1", ".2f", lambda: _share() * (1 - _share()))
add(
    "forecasts.mean-chance", "mean chance that the sources gave to what they foretold", ".0%", lambda: sum(_scored()[0]) / len(_scored()[0])
)
add("forecasts.flat", "chance (per cent) as which a flat statement is read, our convention", ".0f", _flat)
add("forecasts.milder", "the same if a flat statement is read as 80 per cent", ".2f", _milder)
add("forecasts.questions", "open questions in the table", ".0f", lambda: len(list(evidence.questions())))
add(
    "forecasts.questions-with-rate",
    "open questions that have a base rate",
    ".0f",
    lambda: sum(one.base_rate is not None for one in evidence.questions().values()),
)
