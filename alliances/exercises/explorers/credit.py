"""How much may an opinion count? The two cases by the support of their premises, added or averaged."""

from functools import cache
from typing import ClassVar

from ... import data, evidence
from ...models import weighing
from .base import Control, Explorer, Value, plain

INVENTED = "Credits are yours to set: 1 counts a premise in full, 0 not at all."


class Credit(Explorer):
    """The strength of both cases as a function of how much weakly supported premises count."""

    name = "credit"
    controls = (
        Control(name="opinion", label="Credit for a mere opinion", start=1, note=INVENTED),
        Control(name="contested", label="Credit for a contested premise", start=1, note=INVENTED),
        Control(name="imprecise", label="Credit for an imprecise premise", start=1, note=INVENTED),
        Control(name="average", kind="toggle", label="Average the premises of a side instead of adding them", start=False),
    )
    x = "opinion"
    axis = "Credit for a mere opinion"
    measure = "Strength of the case"
    shown: ClassVar = {"pro": "case for an alliance", "con": "case against"}
    limits = (0, 10)

    def data(self) -> dict:
        """Return the verdicts on the stated premises of each side."""
        return _premises()

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return both strengths (tenfold where averaged, so that one scale serves) and the lead of the case for."""
        credit = {name: inputs[name] for name in ("opinion", "contested", "imprecise")}
        scale = 10 if inputs["average"] else 1
        premises = self.data()
        pro, con = (weighing.strength(premises[side], credit, average=inputs["average"]) * scale for side in ("for", "against"))
        return {"pro": pro, "con": con, "lead": pro - con}

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say which case is stronger, and why that may be."""
        found, premises = self.outcome(inputs), self.data()
        way = "On average, on a scale of ten" if inputs["average"] else "Added up"
        told = f"{way}, the case for an alliance reaches {plain(found['pro'])} and the case against {plain(found['con'])}. "
        if abs(found["lead"]) < 0.05:
            return told + "They are level."
        if found["lead"] > 0:
            return told + "The case for is ahead: its premises are fewer, but a smaller part of them is mere opinion."
        if inputs["average"]:
            return told + "The case against is ahead, premise for premise."
        return told + f"The case against is ahead, and it lists {len(premises['against'])} premises to {len(premises['for'])}."


@cache
def _premises() -> dict[str, list[str]]:
    steps, ledger = data.load("arguments"), evidence.claims()
    stated = steps[steps["place"] == "premise"]
    return {side: [ledger[claim].verdict for claim in stated.loc[stated["side"] == side, "claim"]] for side in ("for", "against")}
