"""Slides: one deck a chapter, a page of HTML that needs no other file and no script, and prints one slide a page."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import get
from . import browser, sheet
from .built import SITE, Chart, charts_of

_STYLE = """
@page { size: 320mm 180mm; margin: 0; }
html { scroll-snap-type: y proximity; }
body { font-size: clamp(14px, 1.9vw, 30px); background: #fff; color: #1f2933; }
.slide { box-sizing: border-box; height: 100vh; padding: 4vh 5vw 7vh; display: flex; flex-direction: column; scroll-snap-align: start; overflow: hidden;
  position: relative; }
.slide h1, .slide h2 { font-size: 1.5em; line-height: 1.2; margin: 0 0 0.4em; } .title h1 { font-size: 2.4em; margin-top: auto; }
.title p:last-of-type { margin-bottom: auto; } .drawing { flex: 1; min-height: 0; } .drawing svg { width: 100%; height: 100%; }
.source, .foot, .subtitle { font-size: 0.62em; color: #59636e; margin: 0.3em 0 0; } .foot { position: absolute; right: 5vw; bottom: 1.5vh; }
.note { font-size: 0.62em; position: absolute; left: 0; bottom: 0; right: 0; padding: 0.6em 5vw; background: #fff; }
.note[open] { border-top: 1px solid #999; max-height: 45vh; overflow: auto; }
.note summary { cursor: pointer; width: max-content; color: #59636e; } .question { font-size: 0.8em; }
@media print {
  body { font-size: 18pt; print-color-adjust: exact; } .slide { height: 180mm; width: 320mm; padding: 8mm 16mm 12mm; break-after: page; break-inside: avoid; }
  .slide:last-of-type { break-after: auto; } .foot { right: 16mm; bottom: 4mm; } .note { display: none; }
}
"""


def deck(chapter: contents.Page, charts: list[Chart]) -> str:
    """Return the deck of a chapter as a page of HTML.

    Examples
    --------
    >>> deck(contents.chapters()[0], []).count("<section")
    3
    """
    slides = [("slide title", fragment(h("h1", {}, chapter.title), h("p", {}, f"{subject().title} · {chapter.part}")))]
    if chapter.predict:
        first = get(chapter.predict)
        asked = h("div", {"class": "question"}, h("p", {}, first.prompt), trusted(first.still()[0]))
        slides.append(("slide", fragment(_subtitle("Predict"), h("h2", {}, first.title), asked)))
    slides += [("slide chart", _chart(chart)) for chart in charts]
    if chapter.reflect:
        last = get(chapter.reflect)
        slides.append(("slide", fragment(_subtitle("Reflect"), h("h2", {}, last.title), h("p", {}, last.prompt))))
    numbered = [
        h("section", {"class": kind}, content, h("p", {"class": "foot"}, f"{sheet.LICENCE} · {number} of {len(slides)}"))
        for number, (kind, content) in enumerate(slides, start=1)
    ]
    return sheet.page(chapter.title, fragment(numbered), _STYLE)


def _subtitle(text: str) -> Markup:
    return h("p", {"class": "subtitle"}, text)


def _chart(chart: Chart) -> Markup:
    """Return what stands on the slide of a chart; its description serves those who cannot see it, and the speaker."""
    note = [h("p", {}, chart.description), h("p", {}, f"In the chapter: {chart.note}")]
    return fragment(
        h("h2", {}, chart.title),
        _subtitle(chart.subtitle) if chart.subtitle else None,
        h("div", {"class": "drawing", "role": "img", "aria-label": chart.description}, trusted(chart.drawing)),
        h("p", {"class": "source"}, chart.source),
        h("details", {"class": "note"}, h("summary", {}, "Note"), note),
    )


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write a deck for each chapter to ``folder/slides``, with the charts of the built site."""
    browser.outside(folder)
    return [
        browser.save(folder / "slides" / f"{sheet.file_stem(chapter)}.html", deck(chapter, charts_of(chapter, site)).encode())
        for chapter in contents.chapters()
    ]
