"""The drawn bow: four postures against a rising threat, and the critical point from which an alliance pays."""

from typing import ClassVar

from ...models import option
from .base import Control, Explorer, Value, plain

NAMES = {"none": "no tie", "partnership": "a partnership", "open door": "a partnership with an open door", "alliance": "an alliance"}
INVENTED = "All scales and all starting values are inventions, made to show how the conclusion moves."
FAR = 20.0  # stands for a critical point beyond the scale, or for none at all


class DrawnBow(Explorer):
    """What no tie, a partnership, an open door and an alliance are worth, by threat."""

    name = "drawn-bow"
    controls = (
        Control(name="threat", label="Threat today (0 none, 10 mortal)", least=0, most=10, step=0.5, start=4, note=INVENTED),
        Control(name="belief", label="Adversary's belief that the door would be used (0 no, 1 sure)", step=0.05, start=0.5),
        Control(name="first", label="Chance that the adversary strikes or splits first", step=0.05, start=0.2),
        Control(name="spread", label="How far the threat may rise or fall later (share)", step=0.1, start=0.4),
        Control(name="pact", label="Share of the threat that a signed pact takes away", least=0.3, most=1, step=0.05, start=0.7),
        Control(name="cost", label="Cost of an alliance (freedom lost, wars not wanted)", least=1, most=5, step=0.2, start=2.4),
    )
    x = "threat"
    axis = "Threat today (invented scale)"
    measure = "Payoff: better (above 0) or worse than no tie"
    shown: ClassVar = {"none": "no tie", "partnership": "partnership", "door": "partnership, open door", "alliance": "alliance"}
    limits = (-3, 7)

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
        now = NAMES[steps[place][1]]
        said = f"At threat {plain(inputs['threat'])} the best posture is {now}."
        if place + 1 < len(steps):
            start, posture = steps[place + 1]
            said += f" It stays best up to threat {plain(start)}; from there on {NAMES[posture]} pays more."
        else:
            said += " No higher threat on the scale changes that."
        if all(posture != "open door" for _, posture in steps):
            said += " At this setting the open door is never the best choice: the bow costs more than it frightens."
        elif option.critical_point(given) > option.MOST:
            said += " The critical point lies beyond the scale: no threat up to 10 makes signing pay."
        return said
