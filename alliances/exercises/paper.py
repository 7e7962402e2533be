"""Room to answer on a printed sheet: boxes to tick, tables to fill in, lines to write on, and a grid with its axes."""

import re
from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from ..base.html import Markup, escape, fragment, h, trusted
from ..data import describe
from .kit import plain, unnumbered

BOX = "☐"
_LEFT, _TOP, _WIDE, _HIGH = 62, 12, 560, 250  # of the field of a grid, in the units of its drawing
_ROOM = 14  # of a label at the foot of a grid, for each of its letters
_TABLE = re.compile(r"\btable ([a-z]+_\w+)")


def titled(html: Markup) -> Markup:
    """Return HTML in which tables have their titles: the name of a table helps who can open it.

    >>> print(titled(Markup("(table alliance_spells)")))
    (table “The lives of 745 military alliances, 1815 to 2016”)
    """
    return trusted(_TABLE.sub(lambda named: f"table “{escape(describe(named[1]).title)}”", html))


def lines(count: int) -> Markup:
    """Return lines to write on.

    >>> print(lines(2))
    <div class="lines" aria-hidden="true"><i></i><i></i></div>
    """
    return h("div", {"class": "lines", "aria-hidden": "true"}, [h("i")] * count)


def ticks(texts: Sequence[str], *, numbered: bool = True) -> Markup:
    """Return texts with a box to tick before each, numbered as the answer key counts them.

    >>> print(ticks(["Yes"]))
    <ol class="ticks"><li><span class="box">☐</span> Yes</li></ol>
    """
    items = [h("li", {}, h("span", {"class": "box"}, BOX), " ", text) for text in unnumbered(texts)]
    return h("ol" if numbered else "ul", {"class": "ticks"}, items)


def letters(texts: Iterable[str]) -> Markup:
    """Return texts that an answer names by their letters.

    >>> print(letters(["Russia", "China"]))
    <ul class="letters"><li><b>A</b> Russia</li><li><b>B</b> China</li></ul>
    """
    return h("ul", {"class": "letters"}, [h("li", {}, h("b", {}, letter), " ", text) for letter, text in zip(ascii_uppercase, texts)])  # noqa: B905


def fill(heads: Sequence[str], rows: Iterable[Sequence[object]], *, box: str = "\xa0", last: str = "") -> Markup:
    r"""Return a table to fill in: each row has a number, what it prints, and a cell for each of the other heads.

    Parameters
    ----------
    heads : the heads of all columns but that of the numbers.
    rows : what the first columns of each row print.
    box : what stands in a cell to fill in: nothing, or a box to tick.
    last : the name of a last row without a number, such as that of a sum.

    Examples
    --------
    >>> print(fill(["Claim", "Letter"], [["It rained."]]))
    <table class="fill"><thead><tr><td></td><th scope="col">Claim</th><th scope="col" class="write">Letter</th></tr></thead><tbody><tr><td>1</td><th scope="row">It rained.</th><td class="write">\xa0</td></tr></tbody></table>
    """
    body, printed = [], 1
    for number, row in enumerate(rows, start=1):
        printed = len(row)
        empty = [h("td", {"class": "write"}, box)] * (len(heads) - printed)
        body.append(h("tr", {}, h("td", {}, number), h("th", {"scope": "row"}, row[0]), [h("td", {}, cell) for cell in row[1:]], empty))
    if last:
        body.append(
            h("tr", {}, h("td"), h("th", {"scope": "row"}, h("b", {}, last)), [h("td", {"class": "write"}, box)] * (len(heads) - printed))
        )
    told = [h("th", {"scope": "col", "class": None if place < printed else "write"}, head) for place, head in enumerate(heads)]
    return h("table", {"class": "fill"}, h("thead", {}, h("tr", {}, h("td"), told)), h("tbody", {}, body))


def grid(places: Sequence[str], given: dict[str, float], scale: tuple[float, float], axes: tuple[str, str]) -> Markup:
    """Return a grid to draw a curve on, with a column for each place, both axes in their units, and what is given as a dot.

    Parameters
    ----------
    places : the labels along the foot.
    given : value by place, for those that the reader is told.
    scale : the values at the foot and at the top.
    axes : what stands along the foot, and what is measured.

    Examples
    --------
    >>> drawn = grid(["1950", "1952"], {"1950": 20.0}, (0, 40), ("Year", "tons"))
    >>> drawn.count("<circle"), "1952" in drawn, "tons" in drawn
    (1, True, True)
    """
    across, (least, most) = _WIDE / len(places), scale
    marks = [least + (most - least) * step / 4 for step in range(5)]

    def high(value: float) -> float:
        return round(_TOP + _HIGH * (most - value) / (most - least), 1)

    middles = [round(_LEFT + across * (place + 0.5), 1) for place in range(len(places))]
    turned = max(map(len, places)) * _ROOM > across * 1.6
    foot = [_label(x, place, turned=turned) for x, place in zip(middles, places, strict=True)]
    dots = [h("circle", {"cx": middles[list(places).index(place)], "cy": high(value), "r": 6}) for place, value in given.items()]
    side = [h("text", {"x": _LEFT - 8, "y": high(value) + 5, "text-anchor": "end"}, plain(value)) for value in marks]
    rules = [_rule(_LEFT, high(least + (most - least) * step / 8), _LEFT + _WIDE, None, strong=step % 2 == 0) for step in range(9)]
    rules += [_rule(x, _TOP, None, _TOP + _HIGH, strong=False) for x in middles]
    bottom = _TOP + _HIGH + (70 if turned else 44)
    named = h("text", {"x": _LEFT + _WIDE / 2, "y": bottom, "text-anchor": "middle"}, axes[0])
    size = {"viewBox": f"0 0 {_LEFT + _WIDE + 12} {bottom + 8}", "role": "img", "aria-label": f"{axes[1]}, {axes[0]}"}
    return fragment(h("p", {"class": "measure"}, axes[1]), h("svg", size, rules, side, foot, dots, named))


def _rule(x: float, y: float, to_x: float | None, to_y: float | None, *, strong: bool) -> Markup:
    """Return a line of the grid, level or upright."""
    ends = {"x1": x, "y1": y, "x2": x if to_x is None else to_x, "y2": y if to_y is None else to_y}
    return h("line", {**ends, "class": "strong" if strong else None})


def _label(x: float, text: str, *, turned: bool) -> Markup:
    y = _TOP + _HIGH + 18
    return h(
        "text",
        {"x": x, "y": y, "text-anchor": "end", "transform": f"rotate(-45 {x} {y})"}
        if turned
        else {"x": x, "y": y, "text-anchor": "middle"},
        text,
    )
