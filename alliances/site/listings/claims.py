"""The ledger: every claim of the seed articles with our verdict and its sources."""

import alliances

from ...base.html import Markup, h
from ..marks import sign
from .parts import Place, entry, filtered, foot


def entries(place: Place) -> Markup:
    """Return all claims in the order of the ledger, to narrow by article, verdict and kind."""
    return filtered("claims", ["article", "verdict", "kind"], (_entry(place, claim) for claim in alliances.evidence.claims().values()))


def _entry(place: Place, claim: "alliances.evidence.Claim") -> Markup:
    anchor, verdict = claim.id.lower(), claim.verdict
    fields = {"data-article": claim.article, "data-verdict": verdict, "data-kind": claim.kind}
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name"} | fields,
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, h("b", {}, claim.id), f" · {claim.asserted_by}, ", place.paragraph(claim)),
        h("p", {}, claim.paraphrase),
        h("p", {"class": "entry-verdict"}, sign(verdict), f"Verdict: {verdict}"),
        h("p", {}, claim.nuance) if claim.nuance else None,
        foot({"Sources": place.sources(claim.source_keys), "Used in": place.users("claim", claim.id)}),
    )
