"""The number that one should say: what Brier score one must expect of it, given what one believes."""

from typing import ClassVar

from ...models import rewards
from ..kit import hundredths
from ..words import named, say
from .base import Control, Explorer, Value, plain

LABELS = named("honest-number.controls")


class HonestNumber(Explorer):
    """A belief and a stated chance, in per cent; the expected score, and what saying another number than one believes costs."""

    name = "honest-number"
    controls = (
        Control(name="said", label=LABELS["said"], least=0, most=100, step=5, start=100),
        Control(name="believed", label=LABELS["believed"], least=5, most=95, step=5, start=70),
    )
    x = "said"
    axis = say("honest-number.axis")
    measure = say("honest-number.measure")
    shown: ClassVar = named("honest-number.shown")
    limits = (0, 1)
    tones: ClassVar = {"expected": "focus"}
    points: ClassVar = named("honest-number.points")

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the expected score of the number, the least that can be expected, where it lies, and the loss."""
        said, believed = inputs["said"] / 100, inputs["believed"] / 100
        here, least = rewards.expected(said, believed), rewards.expected(believed, believed)
        return {"expected": here, "least": least, "best": 100 * believed, "loss": (said - believed) ** 2}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say what the number costs if the event comes, if it does not, and on average."""
        found, said = self.outcome(inputs), inputs["said"] / 100
        told = say(
            "honest-number.here",
            said=plain(inputs["said"]),
            came=hundredths((1 - said) ** 2),
            failed=hundredths(said**2),
            believed=plain(inputs["believed"]),
            expected=hundredths(found["expected"]),
        )
        if found["loss"] < 0.0001:
            return f"{told} {say('honest-number.honest')}"
        return f"{told} {say('honest-number.other', loss=hundredths(found['loss']))}"
