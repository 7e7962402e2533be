"""Slides: one deck a chapter, a page of HTML that needs no other file and no script, and prints one slide a page."""

from collections.abc import Iterator
from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import get
from . import browser, sheet
from .built import SITE, Chart, charts_of
from .fitting import Fit, fitted

STYLE = Path(__file__).with_name("slides.css")


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
    slides += [slide for chart in charts for slide in _chart(chart)]
    if chapter.reflect:
        last = get(chapter.reflect)
        slides.append(("slide", fragment(_subtitle("Reflect"), h("h2", {}, last.title), h("p", {}, last.prompt))))
    numbered = [
        h("section", {"class": kind}, content, h("p", {"class": "foot"}, f"{sheet.LICENCE} · {number} of {len(slides)}"))
        for number, (kind, content) in enumerate(slides, start=1)
    ]
    return sheet.page(chapter.title, fragment(numbered), STYLE.read_text(encoding="utf-8"))


def _subtitle(text: str) -> Markup:
    return h("p", {"class": "subtitle"}, text)


def _chart(chart: Chart) -> Iterator[tuple[str, Markup]]:
    """Yield the slides of a chart: one, or one for each part of a tall drawing."""
    fits = fitted(chart.drawing)
    for number, fit in enumerate(fits, start=1):
        part = f" ({number} of {len(fits)})" if len(fits) > 1 else ""
        yield f"slide chart {fit.place}", _shown(chart, fit, part)


def _shown(chart: Chart, fit: Fit, part: str) -> Markup:
    """Return what stands on a slide of a chart; its description serves those who cannot see it, and the speaker."""
    note = [h("p", {}, chart.description), h("p", {}, f"In the chapter: {chart.note}")]
    source = h("p", {"class": "source"}, chart.source)
    drawing = h("div", {"class": "drawing", "role": "img", "aria-label": chart.description + part}, trusted(fit.drawing))
    told = [h("h2", {}, chart.title + part), _subtitle(chart.subtitle) if chart.subtitle else None]
    beside = fit.place == "beside"
    return fragment(
        h("div", {"class": "told"}, told, source if beside else None),
        drawing,
        None if beside else source,
        h("details", {"class": "note"}, h("summary", {}, "Note"), note),
    )


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write a deck for each chapter to ``folder/slides``, with the charts of the built site."""
    browser.outside(folder)
    return [
        browser.save(folder / "slides" / f"{sheet.file_stem(chapter)}.html", deck(chapter, charts_of(chapter, site)).encode())
        for chapter in contents.chapters()
    ]
