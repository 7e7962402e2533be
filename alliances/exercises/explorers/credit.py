"""How much may an opinion count? The two cases by the support of their premises, added or averaged."""

from functools import cache
from typing import ClassVar

from ... import data, evidence
from ...models import weighing
from ..words import named, say
from .base import Control, Explorer, Value, plain

LABELS, INVENTED = named("credit.controls"), say("credit.invented")


class Credit(Explorer):
    """The strength of both cases as a function of how much weakly supported premises count."""

    name = "credit"
    controls = (
        Control(name="opinion", label=LABELS["opinion"], start=1, note=INVENTED),
        Control(name="contested", label=LABELS["contested"], start=1, note=INVENTED),
        Control(name="imprecise", label=LABELS["imprecise"], start=1, note=INVENTED),
        Control(name="average", kind="toggle", label=LABELS["average"], start=False),
    )
    x = "opinion"
    axis = LABELS["opinion"]
    measure = say("credit.measure")
    shown: ClassVar = named("credit.shown")
    tones: ClassVar = {"pro": "for", "con": "against"}
    limits = (0, 12)

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
        found = self.outcome(inputs)
        pro, con = plain(found["pro"]), plain(found["con"])
        told = say("credit.average", pro=pro, con=con) if inputs["average"] else say("credit.added", pro=pro, con=con)
        return f"{told} {self._ahead(found['lead'], inputs['average'])}"

    def _ahead(self, lead: float, average: bool) -> str:
        if abs(lead) < 0.05:
            return say("credit.level")
        if lead > 0:
            return say("credit.pro")
        if average:
            return say("credit.con-average")
        premises = self.data()
        return say("credit.con-added", against=len(premises["against"]), pro=len(premises["for"]))


@cache
def _premises() -> dict[str, list[str]]:
    steps, ledger = data.load("arguments"), evidence.claims()
    stated = steps[steps["place"] == "premise"]
    return {side: [ledger[claim].verdict for claim in stated.loc[stated["side"] == side, "claim"]] for side in ("for", "against")}
