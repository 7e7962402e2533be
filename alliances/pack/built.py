"""The built site, read for the pack: pages, and the charts in them."""

from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from ..base import contents, paths
from ..base.errors import InputError

SITE = paths.ROOT / "_build" / "html"


@dataclass(frozen=True)
class Chart:
    """A chart as it stands in a page: its take-away title, what it shows, its drawing as SVG, its source, and a note for whoever presents it."""

    title: str
    subtitle: str
    drawing: str
    description: str
    source: str
    note: str


def path_of(page: contents.Page, site: Path = SITE) -> Path:
    """Return the file of a page in the built site.

    Raises
    ------
    InputError : if the page was not built.
    """
    path = site / "book" / f"{page.name}.html"
    if not path.is_file():
        raise InputError(paths.shown(path), "", "the page is not built", "run make book first")
    return path


def charts_of(page: contents.Page, site: Path = SITE) -> list[Chart]:
    """Return the charts of a page, in their order."""
    tree = BeautifulSoup(path_of(page, site).read_text(encoding="utf-8"), "html.parser")
    for words in tree.select(".evidence-said"):
        words.decompose()  # for the ear
    return [_chart(figure) for figure in tree.select("figure.chart")]


def _chart(figure: Tag) -> Chart:
    """Read one figure, as :mod:`alliances.site.drawings` writes it."""
    after = figure.find_next("p")
    while after is not None and after.find_parent(["figure", "details"]) is not None:
        after = after.find_next("p")
    return Chart(
        title=_text(figure.select_one(".chart-title")),
        subtitle=_text(figure.select_one(".chart-subtitle")),
        drawing=str(figure.select_one(".chart-wide svg")),
        description=figure.select_one(".chart-drawing")["aria-label"],
        source=_text(figure.select_one("figcaption")),
        note=_text(after),
    )


def _text(element: Tag | None) -> str:
    return "" if element is None else " ".join(element.get_text().split())
