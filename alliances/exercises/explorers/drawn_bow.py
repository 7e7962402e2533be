"""The drawn bow: four postures against a rising threat, and the critical point from which an alliance pays."""

from typing import ClassVar

from ...models import option
from ..words import named, say
from .base import Control, Explorer, Value, plain

NAMES, LABELS = named("drawn-bow.postures"), named("drawn-bow.controls")
FAR = 20.0  # stands for a critical point beyond the scale, or for none at all


class DrawnBow(Explorer):
    """What no tie, a partnership, an open door and an alliance are worth, by threat."""

    name = "drawn-bow"
    controls = (
        Control(name="threat", label=LABELS["threat"], least=0, most=10, step=0.5, start=4, note=say("drawn-bow.invented")),
        Control(name="belief", label=LABELS["belief"], step=0.05, start=0.5),
        Control(name="first", label=LABELS["first"], step=0.05, start=0.2),
        Control(name="spread", label=LABELS["spread"], step=0.1, start=0.4),
        Control(name="pact", label=LABELS["pact"], least=0.3, most=1, step=0.05, start=0.7),
        Control(name="cost", label=LABELS["cost"], least=1, most=5, step=0.2, start=2.4),
    )
    x = "threat"
    axis = say("drawn-bow.axis")
    measure = say("drawn-bow.measure")
    shown: ClassVar = named("drawn-bow.shown")
    limits = (-5, 10)
    tones: ClassVar = {"none": "base", "partnership": "for", "door": "focus", "alliance": "ink"}
    points: ClassVar = named("drawn-bow.points")

    @staticmethod
    def _given(inputs: dict[str, Value]) -> option.Assumptions:
        return option.Assumptions(
            belief=inputs["belief"], first=inputs["first"], spread=inputs["spread"], pact=inputs["pact"], alliance_cost=inputs["cost"]
        )

    def data(self) -> dict:
        """Return the assumptions that have no control."""
        given = option.Assumptions()
        return {name: getattr(given, name) for name in ("support", "partnership_cost", "door_cost")} | {"most": option.MOST, "far": FAR}

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the payoff of each posture and the critical point, which is 20 where it lies beyond the scale."""
        given = self._given(inputs)
        found = {name.replace("open ", ""): option.payoff(name, inputs["threat"], given) for name in option.POSTURES}
        return found | {"critical": min(option.critical_point(given), FAR)}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say which posture is best now, at which threat the best one changes, and where the critical point lies."""
        given = self._given(inputs)
        steps = option.changes(given)
        place = max(index for index, (start, _) in enumerate(steps) if start <= inputs["threat"])
        told = [say("drawn-bow.best", threat=plain(inputs["threat"]), posture=NAMES[steps[place][1]])]
        if place + 1 < len(steps):
            start, posture = steps[place + 1]
            told.append(say("drawn-bow.next", threat=plain(start), posture=NAMES[posture]))
        else:
            told.append(say("drawn-bow.last"))
        if all(posture != "open door" for _, posture in steps):
            told.append(say("drawn-bow.never"))
        elif option.critical_point(given) > option.MOST:
            told.append(say("drawn-bow.beyond"))
        return " ".join(told)
