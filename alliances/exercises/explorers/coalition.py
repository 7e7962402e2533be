"""Build a coalition: the same states' part of the whole under three measures of strength."""

import math
from functools import cache, reduce
from typing import ClassVar

from ... import data
from ...models import coalitions
from ..words import named, say
from .base import Control, Explorer, Value, plain

STATES = named("coalition.states")
LABELS = STATES | named("coalition.controls")
SHOWN = named("coalition.by")


class Coalition(Explorer):
    """Eleven states and five years: who has more than half, and by which measure."""

    name = "coalition"
    controls = (
        Control(
            name="year", kind="choice", label=say("coalition.year"), options=tuple(str(year) for year in coalitions.YEARS), start="2019"
        ),
        *(Control(name=state, kind="toggle", label=LABELS[state], start=state == "CHN") for state in STATES),
    )
    x = None
    measure = say("coalition.measure")
    shown: ClassVar = named("coalition.shown")
    limits = (0, 100)
    tones: ClassVar = {"cinc": "focus", "gdp": "ink", "stockpile": "base"}

    def data(self) -> dict:
        """Return each measure of each state, by year."""
        return _table()

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the coalition's part by each measure, its members, and their number if it leads by CINC but not by product."""
        members = [state for state in STATES if inputs[state]]
        parts = {measure: _round(100 * coalitions.share(values, members)) for measure, values in self.data()[inputs["year"]].items()}
        two_faced = parts["cinc"] > 50 and parts["gdp"] < 50
        return parts | {"members": len(members), "disputed": len(members) if two_faced else 0}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Name the coalition and say by which measure it has more than half."""
        words = STATES | (named("coalition.soviet") if inputs["year"] in ("1970", "1990") else {})
        names = [words[state] for state in STATES if inputs[state]]
        if not names:
            return say("coalition.nobody")
        parts = self.outcome(inputs)
        who = names[0] if len(names) == 1 else say("coalition.and", one=", ".join(names[:-1]), other=names[-1])
        cinc, gdp, stockpile = (plain(parts[measure]) for measure in ("cinc", "gdp", "stockpile"))
        told = say("coalition.parts", year=inputs["year"], who=who, cinc=cinc, gdp=gdp, stockpile=stockpile)
        return f"{told} {_halves(parts)}"


def _halves(parts: dict[str, float]) -> str:
    """Say by which measures a coalition has more than half."""
    ahead = [words for measure, words in SHOWN.items() if parts[measure] > 50]
    behind = [words for measure, words in SHOWN.items() if parts[measure] <= 50]
    if not behind:
        return say("coalition.more")
    if not ahead:
        return say("coalition.less")
    both = reduce(lambda one, other: say("coalition.and", one=one, other=other), ahead)
    neither = reduce(lambda one, other: say("coalition.or", one=one, other=other), behind)
    return say("coalition.mixed", ahead=both, behind=neither)


def _round(part: float) -> float:
    """Round to one decimal as JavaScript does."""
    return math.floor(part * 10 + 0.5) / 10


@cache
def _table() -> dict[str, dict[str, dict[str, float]]]:
    """Read the three tables once."""
    table = coalitions.strengths(data.load("capabilities"), data.load("gdp_estimates"), data.load("warheads"))
    return {
        str(year): {
            measure: {state: round(float(value), 4) for state, value in zip(rows["state"], rows[measure], strict=True)}
            for measure in coalitions.MEASURES
        }
        for year, rows in table.groupby("year")
    }
