"""Figures on the case for and against an alliance."""

from .. import data, evidence
from ..models import weighing
from . import add


def _for_wins(*, opinions: bool) -> float:
    """Return the share of weightings, in per cent, in which the case for has the larger sum."""
    steps, ledger = data.load("arguments"), evidence.claims()
    stated = steps[steps["place"] == "premise"]
    kept = stated[[opinions or ledger[claim].verdict != "opinion" for claim in stated["claim"]]]
    pros, cons = (int((kept["side"] == side).sum()) for side in ("for", "against"))
    return weighing.share_of_weightings(pros, cons)[0] * 100


_WEIGHTINGS = "per cent of all weightings from 0 to 3 in which the case for an alliance has the larger sum"
add("arguments.for-wins-all", f"{_WEIGHTINGS}, every stated premise let in", ".0f", lambda: _for_wins(opinions=True))
add("arguments.for-wins-no-opinion", f"{_WEIGHTINGS}, mere opinions left out", ".0f", lambda: _for_wins(opinions=False))
