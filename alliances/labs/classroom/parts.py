"""The pieces of which the class view is put together: the frame, tables, bars and the drawing of what was said against what was so."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...base.html import Markup, fragment, h, scrolling, table, trusted
from ..grading.verdict import NO_TEXT
from .counts import FEW
from .sureness import Level

STYLE = Path(__file__).with_name("page.css")


def frame(title: str, body: object) -> str:
    """Return a page that runs nothing and loads nothing, with the style in it that its policy knows by its digest.

    Examples
    --------
    >>> "<body>…</body>" in frame("Class", "…")
    True
    """
    style = STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = [
        h("meta", {"charset": "utf-8"}),
        h("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        h("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        h("meta", {"name": "robots", "content": "noindex"}),
        h("title", {}, title),
        h("style", {}, trusted(style)),
    ]
    return NO_TEXT.sub("", f"<!doctype html>\n{h('html', {'lang': 'en'}, h('head', {}, head), h('body', {}, body))}\n")


def wide_table(name: str, heads: Sequence[object], rows: Iterable[Sequence[object]]) -> Markup:
    """Return a table whose rows have heads, in a box that scrolls where the page is narrow."""
    return scrolling(name, table(heads, rows, named=True), kind="wide")


def percent(share: float) -> str:
    """Write a share of 0 to 1 in whole per cent.

    >>> percent(0.255)
    '26 %'
    """
    return f"{int(100 * share + 0.5)} %"


def of(share: float, count: int) -> str:
    """Write a share, or say that there are too few for one.

    >>> of(0.5, 10), of(0.5, 2)
    ('50 %', '50 %, too few to tell')
    """
    return percent(share) if count >= FEW else f"{percent(share)}, too few to tell"


def plural(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun.

    >>> plural(1, "answer"), plural(2, "answer")
    ('1 answer', '2 answers')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def bar(share: float, *, good: bool = False) -> Markup:
    """Return a bar for a share of 0 to 1; the words beside it say the number."""
    return h(
        "svg",
        {"class": "bar", "aria-hidden": "true", "focusable": "false"},
        h("rect", {"width": "100%", "height": "100%"}),
        h("rect", {"class": "part good" if good else "part", "width": f"{100 * share:.1f}%", "height": "100%"}),
    )


def dots(levels: Sequence[Level], told: str, across: str, up: str) -> Markup:
    """Return a drawing with a dot for each chance that was named, against the line on which what is said and what is so are the same."""
    width, height, left, top = 340, 250, 34, 34
    wide, high = width - left - 16, height - top - 44

    def x(share: float) -> float:
        return round(left + wide * share, 1)

    def y(share: float) -> float:
        return round(top + high * (1 - share), 1)

    def text(words: str, at: tuple[float, float], anchor: str = "middle") -> Markup:
        return h("text", {"x": at[0], "y": at[1], "text-anchor": anchor}, words)

    ticks = (0, 0.25, 0.5, 0.75, 1)
    points = [
        h(
            "circle",
            {
                "class": "dot few" if one.count < FEW else "dot",
                "cx": x(one.said),
                "cy": y(one.hits / one.count),
                "r": min(11, 3 + one.count**0.5),
            },
        )
        for one in levels
    ]
    drawing = h(
        "svg",
        {"viewBox": f"0 0 {width} {height}", "role": "img", "aria-label": told},
        [h("line", {"class": "grid", "x1": left, "x2": left + wide, "y1": y(share), "y2": y(share)}) for share in ticks],
        [text(f"{100 * share:g}", (left - 6, y(share) + 4), "end") for share in ticks],
        [text(f"{100 * share:g}", (x(share), height - 26)) for share in ticks],
        text(across, (left + wide / 2, height - 6)),
        text(up, (0, 12), "start"),
        h("line", {"class": "even", "x1": x(0), "y1": y(0), "x2": x(1), "y2": y(1)}),
        points,
    )
    caption = f"On the line, things are so as often as was said; below it, less often. A larger dot stands for more. A hollow one stands for fewer than {FEW}."
    return h("figure", {}, drawing, h("figcaption", {}, caption))


def paragraphs(*texts: object) -> Markup:
    """Return texts as paragraphs; what is empty is left out."""
    return fragment(h("p", {}, text) for text in texts if text)
