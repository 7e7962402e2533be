"""Worksheets: one PDF a chapter with its questions and room to answer, and no answer."""

from collections.abc import Mapping
from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..exercises import Exercise
from . import browser, sheet
from .built import SITE, Chart, charts_of

_NAME = h("p", {"class": "name"}, "Name ", h("span"), " Date ", h("span", {"class": "date"}))


def worksheet(chapter: contents.Chapter, charts: Mapping[str, Chart]) -> str:
    """Return the worksheet of a chapter as a page of HTML.

    Parameters
    ----------
    chapter : the chapter.
    charts : its charts by their ids, of which those are printed that an exercise asks about.

    Examples
    --------
    >>> text = worksheet(contents.chapters()[0], {})
    >>> "How long until the ally asked for a port?" in text, "From 3 June 1896" in text
    (True, False)
    """
    tasks = [_task(number, each, charts) for number, each in sheet.numbered(chapter) if not each.screen_only]
    terms = h("p", {"class": "licence"}, f"Worksheet. {sheet.LICENCE}: copy, change and share it, and name the source.")
    body = fragment(h("h1", {}, f"{chapter.number}. {chapter.title}"), terms, _NAME, tasks, _elsewhere(chapter))
    return sheet.printed(f"{chapter.title}: worksheet", body, f"{chapter.title} · {sheet.LICENCE}")


def _task(number: str, exercise: Exercise, charts: Mapping[str, Chart]) -> Markup:
    shown = [_figure(charts[name]) for name in exercise.charts]
    drawn = h("div", {"class": "charts"}, shown) if shown else None
    return h("section", {"class": "task"}, sheet.question(exercise, number), drawn, exercise.sheet())


def _figure(chart: Chart) -> Markup:
    """Return a chart for a sheet: what it shows, and not the finding of its title, which may be the answer."""
    drawing = h("div", {"role": "img", "aria-label": chart.description}, trusted(chart.small))
    return h("figure", {}, h("figcaption", {}, chart.subtitle or chart.title), drawing, h("p", {"class": "small"}, chart.source))


def _elsewhere(chapter: contents.Chapter) -> Markup | None:
    """Name the exercises that paper cannot ask, and say where they are."""
    named = ", ".join(f"{number} {each.title}" for number, each in sheet.numbered(chapter) if each.screen_only)
    return h("p", {"class": "small"}, f"On a screen only, in the chapter: {named}.") if named else None


def write(folder: Path, site: Path = SITE) -> list[Path]:
    """Write the worksheet of every chapter that has exercises to ``worksheets`` below the folder of each paper."""
    browser.outside(folder)
    written = []
    with browser.printer() as to_pdf:
        for chapter in contents.chapters():
            exercises = [each for each in sheet.exercises_of(chapter) if not each.screen_only]
            if not exercises:
                continue
            charts = {chart.id: chart for chart in charts_of(chapter, site)} if any(each.charts for each in exercises) else {}
            prints = to_pdf(worksheet(chapter, charts))
            written += browser.save_prints(folder, f"worksheets/{sheet.file_stem(chapter)}", prints, f"{chapter.title}: worksheet")
    return written
