"""The bibliography, which an extension of Sphinx writes, and what it lacks: an index, and what each work is used for."""

import re

from docutils import nodes
from sphinx.application import Sphinx

import alliances

from ...base.html import Markup, fragment, h, trusted
from ..marks import PAGES
from .parts import Place, by_letter, filtered, foot, grouped, initial

ENTRY = re.compile(
    r'<div class="citation" id="(?P<id>[^"]+)"[^>]*>\s*<span class="label">.*?</span></span>\s*(?P<text>.*?)\s*</div>', re.DOTALL
)
LIST = re.compile(r'<div role="list" class="citation-list">.*</div>\s*</div>', re.DOTALL)


def _told(app: Sphinx, pagename: str, template: str, context: dict, doctree: object) -> None:
    """Write the works as entries of a list, by the names of their authors, and say where each is used."""
    if pagename != PAGES["reference"]:
        return
    place = Place(app, pagename)
    keys = {nodes.make_id(app.config.bibtex_cite_id.format(key=key)): key for key in alliances.evidence.reference_keys()}
    works = [(keys[found["id"]], found["id"], trusted(found["text"])) for found in ENTRY.finditer(context["body"])]
    works.sort(key=lambda work: by_letter(alliances.evidence.label(f"@{work[0]}")))
    groups = grouped(works, lambda work: initial(alliances.evidence.label(f"@{work[0]}")), lambda work: _entry(place, *work))
    context["body"] = LIST.sub(lambda _: str(filtered("works", [], groups)) + "</div>", context["body"], count=1)


def _entry(place: Place, key: str, anchor: str, text: Markup) -> Markup:
    resting = place.resting(f"@{key}")
    cited = {
        ref.docname: ref.citation_ref_id for ref in reversed(_citations(place.app)) if any(target.key == key for target in ref.targets)
    }
    cited.pop(place.page, None)
    links = Markup(", ").join(place.title(page, cited[page]) for page in sorted(cited))
    lines = {"Cited in": links, "Behind": resting["Behind"]} if links else resting
    return h("div", {"class": "entry", "id": anchor}, fragment(text, foot(lines)))


def _citations(app: Sphinx) -> list:
    return app.env.get_domain("cite").citation_refs


def setup(app: Sphinx) -> None:
    """Connect what is added."""
    app.connect("html-page-context", _told)
