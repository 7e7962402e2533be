"""Build a coalition: the same states' part of the whole under three measures of strength."""

import math
from functools import cache
from typing import ClassVar

from ... import data
from ...models import coalitions
from .base import Control, Explorer, Value, plain

STATES = {
    "CHN": "China",
    "RUS": "Russia",
    "USA": "the United States",
    "JPN": "Japan",
    "DEU": "Germany",
    "GBR": "the United Kingdom",
    "FRA": "France",
    "TUR": "Türkiye",
    "IRN": "Iran",
    "ISR": "Israel",
    "PRK": "North Korea",
}
LABELS = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "RUS": "Russia (Soviet Union in 1970 and 1990)",
    "DEU": "Germany (no figures for 1970)",
}
SHOWN = {"cinc": "by CINC", "gdp": "by product", "stockpile": "by warheads"}


class Coalition(Explorer):
    """Eleven states and five years: who has more than half, and by which measure."""

    name = "coalition"
    controls = (
        Control(name="year", kind="choice", label="Year", options=tuple(str(year) for year in coalitions.YEARS), start="2019"),
        *(Control(name=state, kind="toggle", label=LABELS.get(state, name), start=state == "CHN") for state, name in STATES.items()),
    )
    x = None
    measure = "Part of the eleven states' total, in per cent"
    shown: ClassVar = {"cinc": "CINC", "gdp": "product (purchasing power)", "stockpile": "nuclear warheads"}
    limits = (0, 100)

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
        soviet = {"RUS": "the Soviet Union"} if inputs["year"] in ("1970", "1990") else {}
        names = [soviet.get(state, STATES[state]) for state in STATES if inputs[state]]
        if not names:
            return "Nobody stands together yet."
        parts = self.outcome(inputs)
        who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        told = f"In {inputs['year']}, {who} had {plain(parts['cinc'])} per cent by CINC, {plain(parts['gdp'])} by product and {plain(parts['stockpile'])} by warheads. "
        ahead = [words for measure, words in SHOWN.items() if parts[measure] > 50]
        if len(ahead) == 3:
            return told + "More than half by every measure."
        if not ahead:
            return told + "Less than half by every measure."
        behind = [words for measure, words in SHOWN.items() if parts[measure] <= 50]
        return told + f"More than half {' and '.join(ahead)}, but not {' or '.join(behind)}."


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
