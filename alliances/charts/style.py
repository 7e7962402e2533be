"""One look for every chart, and what a chart must say about itself."""

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import altair as alt
import pandas as pd

from ..base import medium, observe
from ..base.palette import WIDTH, colour

__all__ = ["WIDTH", "chart", "colour", "finish", "show_live"]
_SCRIPT = Path(__file__).with_name("chart.js")  # hatch_build.py puts it into the wheel


@alt.theme.register("alliances", enable=True)
def _theme() -> alt.theme.ThemeConfig:
    ink, muted, grid = colour("ink"), colour("muted"), colour("grid")
    return {
        "config": {
            "background": "transparent",
            "font": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
            "view": {"stroke": None},
            "aria": False,  # the figure speaks for the drawing as a whole
            "title": {
                "anchor": "start",
                "color": ink,
                "fontSize": 16,
                "subtitleColor": muted,
                "subtitleFontSize": 13,
            },
            "axis": {
                "labelColor": muted,
                "titleColor": ink,
                "gridColor": grid,
                "domainColor": grid,
                "tickColor": grid,
                "labelFontSize": 12,
                "titleFontSize": 12.5,
                "titleFontWeight": "normal",
                "labelPadding": 4,
            },
            "legend": {
                "labelColor": ink,
                "titleColor": ink,
                "labelFontSize": 12,
                "labelLimit": 260,
                "titleFontSize": 12,
                "orient": "top",
                "columnPadding": 32,
            },
            "text": {"color": ink, "fontSize": 12.5},
            "point": {"size": 70, "filled": True},
            "bar": {"color": colour("base")},
            "line": {"strokeWidth": 2.5},
        }
    }


P = ParamSpec("P")
Drawing = TypeVar("Drawing", bound=alt.TopLevelMixin)


def chart(*, model: str = "") -> Callable[[Callable[P, Drawing]], Callable[P, Drawing]]:
    """Let a chart function note what its chart was drawn from: the frames that it was given and all that it read.

    Parameters
    ----------
    model : the module of :mod:`alliances.models` whose assumptions are drawn, if any; a chart without data must name one.

    Returns
    -------
    A decorator. The chart's ``usermeta`` gets ``name``, that of the function, ``read``, a sorted list of keys such as ``data:gdp``, and ``model``.

    Examples
    --------
    >>> from alliances import data
    >>> @chart()
    ... def states(table):
    ...     dots = alt.Chart(table).mark_point()
    ...     return finish(dots, title="Dots", description="Dots.", source="ours", table=table)
    >>> states(data.load("warheads")).usermeta["read"]
    ['data:warheads']
    """

    def noting(draw: Callable[P, Drawing]) -> Callable[P, Drawing]:
        @functools.wraps(draw)
        def drawing(*args: P.args, **kwargs: P.kwargs) -> Drawing:
            with observe.observed() as read:
                drawn = draw(*args, **kwargs)
            drawn.usermeta |= {"name": draw.__name__, "read": sorted(read | observe.tags(*args, *kwargs.values())), "model": model}
            return drawn

        return drawing

    return noting


Words = str | Callable[[Mapping[str, str]], str]  # of what was chosen: the name of each control -> its value


def finish(
    chart: alt.TopLevelMixin,
    *,
    title: Words,
    description: Words,
    source: str,
    table: pd.DataFrame,
    subtitle: Words = "",
    hint: str = "",
    controls: Sequence[alt.Parameter] = (),
) -> alt.TopLevelMixin:
    """Give a chart what every chart of the book must have.

    Parameters
    ----------
    chart : the drawing.
    title : the finding, as a sentence ("Half of all fighting pacts end within nine years"). Where readers choose what is drawn,
        it is a function of what they chose, so that no title outlives its drawing; so may be ``description`` and ``subtitle``.
    description : what a reader who cannot see the chart needs to know.
    source : where the data come from, as printed under the chart.
    table : the data behind the chart as a reader should see them; column names become headings.
    subtitle : units and selection.
    hint : what a reader at a screen can do with the drawing; paper and the files to take along leave it out.
    controls : what readers choose from, see :func:`alliances.charts.parts.choice`; expressions of the chart know them by their names.

    Returns
    -------
    The chart, with title and description of what is chosen at first, and the rest under ``usermeta``: every choice with its own words.

    Raises
    ------
    ValueError : if a chart with controls has one title for all choices.

    Examples
    --------
    >>> counts = pd.DataFrame({"pacts": [72]})
    >>> bars = alt.Chart(counts).mark_bar().encode(x="pacts:Q")
    >>> finish(bars, title="Most were broken", description="One bar: 72.", source="ATOP", table=counts).description
    'One bar: 72.'
    """
    if controls and isinstance(title, str):
        raise ValueError(f"the chart {title!r} has controls: its title must be a function of what is chosen")
    rows = table.astype("object").where(table.notna(), None).to_numpy().tolist()
    states = [
        {"chosen": chosen}
        | {name: words if isinstance(words, str) else words(chosen) for name, words in _words(title, subtitle, description)}
        for chosen in _choices(controls)
    ]
    first = next(state for state in states if all(state["chosen"][each.name] == each.param.value for each in controls))
    heading = {"text": first["title"]} | ({"subtitle": first["subtitle"]} if first["subtitle"] else {})
    return (chart.add_params(*controls) if controls else chart).properties(
        title=alt.TitleParams(**heading),
        description=first["description"],
        usermeta={
            "source": source,
            "hint": hint,
            "states": states if controls else [],
            "table": {"columns": [str(column) for column in table.columns], "rows": rows},
        },
    )


def _words(title: Words, subtitle: Words, description: Words) -> list[tuple[str, Words]]:
    return [("title", title), ("subtitle", subtitle), ("description", description)]


def _choices(controls: Sequence[alt.Parameter]) -> list[dict[str, str]]:
    """Return all that readers can choose, one entry for each combination."""
    options = ([(each.name, option) for option in each.param.bind.options] for each in controls)
    return [dict(picks) for picks in itertools.product(*options)]


def show_live() -> None:
    """Let charts show themselves in a live notebook, without the network where that is possible.

    The chart library comes from the script in the wheel, else from the converter. Where neither is there, the browser fetches it.
    Where nobody will look, it is not prepared: the converter takes a second or two.
    """
    if not medium.in_book() and medium.is_seen():
        alt.renderers.enable("jupyter", offline=_offline())


def _offline() -> bool:
    """Prepare Altair's widget to draw without the network; say whether that can be done here."""
    if _SCRIPT.is_file() and not alt.JupyterChart._is_offline:
        alt.JupyterChart._esm, alt.JupyterChart._is_offline = _SCRIPT.read_text(encoding="utf-8"), True
    try:
        alt.JupyterChart.enable_offline()
    except (ImportError, RuntimeError):  # no converter, or one that is too old for Altair
        return False
    return True


def _book_renderer(spec: dict, **_: object) -> dict:
    """Hand the specification to the site, with the sentence a plain reader gets."""
    return {medium.CHART: spec, "text/plain": spec.get("description", "")}


alt.renderers.register("book", _book_renderer)
if medium.in_book():
    alt.renderers.enable("book")
