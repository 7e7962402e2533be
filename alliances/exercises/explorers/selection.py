"""The tested and the untested: one world of alliances, and the rates that three ways of counting give."""

from typing import ClassVar

from ...models import reliability
from .base import Control, Explorer, Value, plain


class Selection(Explorer):
    """A world in which 75 per cent of all promises would be kept, whatever the controls say."""

    name = "selection"
    controls = (
        Control(
            name="aim",
            label="How well attackers pick the weak (0: blindly)",
            least=0,
            most=8,
            step=0.5,
            start=0.5,
            note="An invented world. Its true rate stays at 75 per cent; the controls change who is attacked and what is counted.",
        ),
        Control(name="likeness", label="How much alike the alliances are", least=0.5, most=20, step=0.5, start=10),
        Control(name="due", label="Wars of an ally in which the treaty asks for help (per cent)", least=10, most=100, step=1, start=60),
    )
    x = "aim"
    axis = "How well attackers pick the weak"
    measure = "Per cent"
    shown: ClassVar = {"tested": "tested promises", "all": "all promises", "wars": "wars of an ally"}
    limits = (0, 100)

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the three rates in per cent and the gap between the first two."""
        true = 100 * reliability.TRUE_MEAN
        tested = 100 * reliability.observed_rate(reliability.TRUE_MEAN, inputs["likeness"], inputs["aim"])
        return {"all": true, "tested": tested, "wars": tested * inputs["due"] / 100, "gap": true - tested}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say what each way of counting reports, and why they differ."""
        found = self.outcome(inputs)
        text = (
            f"Of all promises {plain(found['all'])} per cent would be kept; of those tested in war {plain(found['tested'])} per cent are. "
        )
        if found["gap"] < 1:
            text += "The tested alliances are nearly like the rest, so wars show the truth."
        elif inputs["likeness"] > 4 * inputs["aim"]:
            text += "Alliances are so much alike that attackers find few weak ones to pick."
        elif found["gap"] < 35:
            text += "Nobody is less faithful than before: attackers have picked the weaker alliances."
        else:
            text += "Attackers find almost only hollow alliances, and the firm ones are never seen in war."
        if inputs["due"] < 99.5:
            text += f" Who counts every war of an ally reports {plain(found['wars'])} per cent."
        return text
