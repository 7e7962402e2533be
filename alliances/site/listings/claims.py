"""The ledger: every claim of the seed articles with our verdict and its sources."""

from collections import Counter
from typing import get_args

import alliances

from ...base.html import Markup, fragment, h
from ..marks import sign
from .parts import Place, article, entry, filtered, foot, grouped


def entries(place: Place) -> Markup:
    """Return how often each verdict was given, and all claims in the order of the ledger, to narrow by article, verdict and kind."""
    claims = alliances.evidence.claims().values()
    groups = grouped(claims, lambda claim: article(claim.article), lambda claim: _entry(place, claim), lambda name: name.partition(":")[0])
    return fragment(_counts(Counter(claim.verdict for claim in claims)), filtered("claims", ["article", "verdict", "kind"], groups))


def _counts(found: Counter) -> Markup:
    """Return a link to the claims of each verdict."""
    links = [
        h("li", {}, h("a", {"href": f"?verdict={verdict}"}, sign(verdict), f"{verdict} ({found[verdict]})"))
        for verdict in get_args(alliances.evidence.Verdict)
    ]
    return h("ul", {"class": "verdict-counts", "aria-label": "Claims by verdict"}, links)


def _entry(place: Place, claim: "alliances.evidence.Claim") -> Markup:
    anchor, verdict = claim.id.lower(), claim.verdict
    fields = {"data-article": claim.article, "data-verdict": verdict, "data-kind": claim.kind}
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name"} | fields,
        h(
            "p",
            {"class": "entry-name", "id": f"{anchor}-name"},
            sign(verdict),
            h("b", {}, claim.id),
            f" · {claim.asserted_by}, ",
            place.paragraph(claim),
        ),
        h("p", {"class": "entry-lead"}, claim.paraphrase),
        h("p", {"class": "entry-verdict"}, f"Verdict: {verdict}"),
        h("p", {}, claim.nuance) if claim.nuance else None,
        foot({"Sources": place.sources(claim.source_keys), "Used in": place.users("claim", claim.id)}),
    )
