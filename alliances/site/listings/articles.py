"""A seed article by its paragraphs: what each says in our words, and the claims in it with our verdicts."""

import alliances

from ...base.errors import InputError
from ...base.html import Markup, fragment, h
from ..marks import sign
from .parts import Place, entry


def entries(place: Place, article: str) -> Markup:
    """Return the paragraphs of an article, given by its number.

    Raises
    ------
    InputError : if there is no such article.
    """
    known = {str(number): body for number, body in alliances.evidence.paragraphs().items()}
    if article not in known:
        raise InputError("seeds/articles.csv", "", f"there is no article {article!r}", f"name one of {', '.join(known)}")
    return h("div", {"class": "entries"}, (_entry(place, one) for one in known[article]))


def _entry(place: Place, one: "alliances.evidence.Paragraph") -> Markup:
    claims = [each for each in alliances.evidence.claims().values() if (each.article, each.paragraph) == (one.article, one.paragraph)]
    anchor = f"a{one.article}-p{one.paragraph}"
    return entry(
        {"id": anchor, "aria-labelledby": f"{anchor}-name"},
        h("p", {"class": "entry-name", "id": f"{anchor}-name"}, h("b", {}, f"Paragraph {one.paragraph}")),
        h("p", {}, one.summary),
        h("ul", {}, (_claim(place, claim) for claim in claims)) if claims else None,
    )


def _claim(place: Place, claim: "alliances.evidence.Claim") -> Markup:
    used = place.users("claim", claim.id)
    verdict = fragment(" Verdict: ", sign(claim.verdict), h("b", {}, claim.verdict), ".")
    return h("li", {}, place.claims([claim.id]), f": {claim.paraphrase}", verdict, used and fragment(" Used in: ", used, "."))
