"""The two fears: how firmly to stand by a partner, if one fears to be left alone and to be drawn in."""

from typing import ClassVar

from ...models import abandonment
from ..words import named, say
from .base import Control, Explorer, Value, plain

LABELS = named("two-fears.controls")


class TwoFears(Explorer):
    """Commitment from 0 to 1; the costs of both fears, their sum, and the commitment where the sum is least."""

    name = "two-fears"
    controls = (
        Control(name="commitment", label=LABELS["commitment"], least=0, most=1, step=0.05, start=0.5, note=say("two-fears.invented")),
        Control(name="alone", label=LABELS["alone"], least=1, most=10, step=0.5, start=8),
        Control(name="war", label=LABELS["war"], least=1, most=10, step=0.5, start=4),
        Control(name="boldness", label=LABELS["boldness"], least=0.1, most=1, step=0.1, start=0.5),
        Control(name="restraint", label=LABELS["restraint"], least=0, most=1, step=0.1, start=0),
    )
    x = "commitment"
    axis = say("two-fears.axis")
    measure = say("two-fears.measure")
    shown: ClassVar = named("two-fears.shown")
    limits = (0, 10)
    tones: ClassVar = {"abandonment": "ink", "entrapment": "base", "total": "focus"}
    points: ClassVar = named("two-fears.points")

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the costs at the chosen commitment, the best commitment, the least cost, and the best without restraint."""
        alone, war, boldness, restraint = (inputs[name] for name in ("alone", "war", "boldness", "restraint"))
        here = abandonment.costs(inputs["commitment"], alone, war, boldness, restraint)
        best = abandonment.best_commitment(alone, war, boldness, restraint)
        return here._asdict() | {
            "best": best,
            "least": abandonment.costs(best, alone, war, boldness, restraint).total,
            "loose": abandonment.best_commitment(alone, war, boldness),
        }

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say what both fears cost here, where the cost is least, and what tips the balance."""
        found = self.outcome(inputs)
        abandonment, entrapment, total = (plain(found[name]) for name in ("abandonment", "entrapment", "total"))
        here = say("two-fears.here", abandonment=abandonment, entrapment=entrapment, total=total)
        return f"{here} {_advice(found, inputs['commitment'])} {_reason(found)}"


def _advice(found: dict[str, float], commitment: float) -> str:
    """Say which way the best commitment lies."""
    best, least = plain(found["best"]), plain(found["least"])
    away = commitment - found["best"]
    if -0.03 < away < 0.03:
        return say("two-fears.least", best=best)
    if away > 0:
        return say("two-fears.too-much", best=best, least=least)
    return say("two-fears.too-little", best=best, least=least)


def _reason(found: dict[str, float]) -> str:
    """Say what tips the balance."""
    best = found["best"]
    if best == 1:
        return say("two-fears.free")
    if best - found["loose"] > 0.01:
        return say("two-fears.loose", loose=plain(found["loose"]))
    if best > 0.55:
        return say("two-fears.close")
    if best < 0.45:
        return say("two-fears.away")
    return say("two-fears.same")
