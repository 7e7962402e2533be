"""HTML that is escaped by construction: ``h``, the twin of the function of that name in our JavaScript.

A :class:`Markup` is HTML already and goes in as it is; everything else is text, and is escaped. A string of HTML that comes from
elsewhere passes through :func:`trusted`, so that every such place can be found.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

__all__ = ["Markup", "data_script", "fragment", "h", "scrolling", "table", "trusted"]

# elements without an end
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# names, quotations and what a machine reads: a browser that translates the page leaves them as they are
KEPT = frozenset(["bdi", "code", "pre", "q"])


def h(tag: str, attributes: Mapping[str, object] | None = None, *children: object) -> Markup:
    """Return an element.

    Parameters
    ----------
    tag : its name.
    attributes : name -> value. True gives the bare name; what is False or None is left out.
    children : text, numbers, markup, or lists of these; what is None is left out.

    Raises
    ------
    ValueError : for a child of an element that can have none.

    Examples
    --------
    >>> print(h("p", {"class": "x", "hidden": True}, "text & more", h("br")))
    <p class="x" hidden>text &amp; more<br></p>
    >>> print(h("code", {}, "x = 1"))
    <code translate="no">x = 1</code>
    """
    given = ({"translate": "no"} if tag in KEPT else {}) | dict(attributes or {})
    start = f"<{tag}{fragment(_attribute(name, value) for name, value in given.items())}>"
    if tag in VOID:
        if children:
            raise ValueError(f"the element {tag} can have no children")
        return Markup(start)
    return Markup(f"{start}{fragment(children)}</{tag}>")


def _attribute(name: str, value: object) -> Markup | None:
    if value is None or value is False:
        return None
    return Markup(f" {name}") if value is True else Markup(f' {name}="{escape(value)}"')


def fragment(*children: object) -> Markup:
    """Return what stands side by side, without an element around it; children are those of :func:`h`.

    >>> print(fragment("a < b", [h("hr"), None, 2]))
    a &lt; b<hr>2
    """
    return Markup("").join(_flat(children))


def _flat(children: Iterable) -> Iterator[Markup]:
    for child in children:
        if isinstance(child, str) or not isinstance(child, Iterable):
            yield Markup("") if child is None else escape(child)
        else:
            yield from _flat(child)


def trusted(html: str) -> Markup:
    """Say that a string is HTML of our own making, and needs no escaping.

    >>> print(h("p", {}, trusted("<b>x</b>")))
    <p><b>x</b></p>
    """
    return Markup(html)


def table(heads: Sequence[object], rows: Iterable[Sequence[object]], *, named: bool = False) -> Markup:
    """Return a table; if its rows are ``named``, the first cell of each is its head.

    >>> print(table(["State"], [["China"]], named=True))
    <table><thead><tr><th scope="col">State</th></tr></thead><tbody><tr><th scope="row">China</th></tr></tbody></table>
    """
    body = [
        h("tr", {}, [h("th", {"scope": "row"}, cell) if named and place == 0 else h("td", {}, cell) for place, cell in enumerate(row)])
        for row in rows
    ]
    return h("table", {}, h("thead", {}, h("tr", {}, [h("th", {"scope": "col"}, head) for head in heads])), h("tbody", {}, body))


def scrolling(label: str, content: Markup, *, kind: str = "chart-table") -> Markup:
    """Return what is too wide or too long for a page in a box that scrolls by itself, by keyboard too; ``label`` names it."""
    return h("div", {"class": kind, "tabindex": 0, "role": "region", "aria-label": label}, content)


def data_script(kind: str, value: object) -> Markup:
    r"""Return plain values as JSON that scripts of the page find by the class ``kind``.

    >>> print(data_script("x", {"text": "</script>"}))
    <script type="application/json" class="x">{"text":"<\/script>"}</script>
    """
    # what comes from the cache of executed cells has its keys sorted; sorted always, a page is the same from either
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("</", "<\\/")
    return h("script", {"type": "application/json", "class": kind}, trusted(text))
