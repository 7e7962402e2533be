"""The two fears: how firmly to stand by a partner, if one fears to be left alone and to be drawn in."""

from typing import ClassVar

from ...models import abandonment
from .base import Control, Explorer, Value, plain

NOTE = "All scales are invented; only more and less may be read off."


class TwoFears(Explorer):
    """Commitment from 0 to 1; the costs of both fears, their sum, and the commitment where the sum is least."""

    name = "two-fears"
    controls = (
        Control(name="commitment", label="Your commitment to the partner", least=0, most=1, step=0.05, start=0.5, note=NOTE),
        Control(name="alone", label="What being left alone would cost you", least=1, most=10, step=0.5, start=8),
        Control(name="war", label="What the partner's war would cost you", least=1, most=10, step=0.5, start=4),
        Control(name="boldness", label="How bold the partner is", least=0.1, most=1, step=0.1, start=0.5),
        Control(name="restraint", label="How well a firm ally can hold the partner back", least=0, most=1, step=0.1, start=0),
    )
    x = "commitment"
    axis = "Commitment (0 none, 1 full)"
    measure = "Expected cost"
    shown: ClassVar = {"abandonment": "fear of abandonment", "entrapment": "fear of entrapment", "total": "both together"}
    limits = (0, 10)

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
        best, away = found["best"], inputs["commitment"] - found["best"]
        here = f"Here the two fears cost {plain(found['abandonment'])} and {plain(found['entrapment'])}, together {plain(found['total'])}. "
        if -0.03 < away < 0.03:
            advice = f"That is about the least: the best commitment is {plain(best)}. "
        else:
            which = "less" if away > 0 else "more"
            advice = f"With {which} commitment it would be less: the best is {plain(best)}, where both cost {plain(found['least'])}. "
        if best == 1:
            return here + advice + "You can hold the partner back so well that you need not choose: the dilemma is gone."
        if best - found["loose"] > 0.01:
            return here + advice + f"If you could not hold the partner back, the best would be {plain(found['loose'])}."
        if best > 0.55:
            return here + advice + "Being left alone is the greater fear, so it pays to stand close."
        if best < 0.45:
            return here + advice + "The partner's war is the greater fear, so it pays to keep away."
        return here + advice + "The two fears weigh about the same."
