"""The tested and the untested: one world of alliances, and the rates that three ways of counting give."""

from typing import ClassVar

from ...models import reliability
from ..words import named, say
from .base import Control, Explorer, Value, plain

LABELS = named("selection.controls")


class Selection(Explorer):
    """A world in which 75 per cent of all promises would be kept, whatever the controls say."""

    name = "selection"
    controls = (
        Control(
            name="aim",
            label=LABELS["aim"],
            least=0,
            most=8,
            step=0.5,
            start=0.5,
            note=say("selection.invented"),
        ),
        Control(name="likeness", label=LABELS["likeness"], least=0.5, most=20, step=0.5, start=10),
        Control(name="due", label=LABELS["due"], least=10, most=100, step=1, start=60),
    )
    x = "aim"
    axis = say("selection.axis")
    measure = say("selection.measure")
    shown: ClassVar = named("selection.shown")
    limits = (0, 100)
    tones: ClassVar = {"tested": "focus", "all": "ink", "wars": "base"}

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the three rates in per cent and the gap between the first two."""
        true = 100 * reliability.TRUE_MEAN
        tested = 100 * reliability.observed_rate(reliability.TRUE_MEAN, inputs["likeness"], inputs["aim"])
        return {"all": true, "tested": tested, "wars": tested * inputs["due"] / 100, "gap": true - tested}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say what each way of counting reports, and why they differ."""
        found = self.outcome(inputs)
        told = [say("selection.rates", all=plain(found["all"]), tested=plain(found["tested"]))]
        if found["gap"] < 1:
            told.append(say("selection.alike"))
        elif inputs["likeness"] > 4 * inputs["aim"]:
            told.append(say("selection.blind"))
        elif found["gap"] < 35:
            told.append(say("selection.weak"))
        else:
            told.append(say("selection.hollow"))
        if inputs["due"] < 99.5:
            told.append(say("selection.wars", wars=plain(found["wars"])))
        return " ".join(told)
