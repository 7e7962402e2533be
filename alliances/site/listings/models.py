"""The models: what each computes, assumes and invents, taken from the docstrings of ``alliances.models``."""

import inspect
import re
from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from docutils.core import publish_doctree

import alliances

from ...base.html import Markup, fragment, h
from .parts import Place

WANTED = ("Assumptions", "Invented", "References")  # sections that every model's docstring must have
TAGS = {
    nodes.paragraph: "p",
    nodes.bullet_list: "ul",
    nodes.list_item: "li",
    nodes.footnote: "li",
    nodes.literal: "code",
    nodes.emphasis: "em",
}
# a slip of syntax in a docstring ends the build; nothing but the docstring is read
STRICT = {
    "halt_level": 2,
    "report_level": 5,
    "trim_footnote_reference_space": True,
    "doctitle_xform": False,
    "file_insertion_enabled": False,
    "_disable_config": True,
}


def entries(place: Place) -> Markup:
    """Return the models: title, sections of the docstring, functions with their first lines."""
    return fragment(map(_entry, alliances.models.__all__))


def sections(docstring: str, where: str = "") -> dict[str, list[nodes.Node]]:
    """Parse a module's docstring into its summary, under the name "", and its sections.

    Raises
    ------
    ValueError : if one of :data:`WANTED` is missing.
    docutils.utils.SystemMessage : for a slip of syntax, with the line of the docstring; ``where`` says whose it is.

    Examples
    --------
    >>> [(name, len(nodes)) for name, nodes in sections(alliances.models.survival.__doc__).items()][2:]
    [('Invented', 1), ('References', 2)]
    """
    found: dict[str, list[nodes.Node]] = {"": []}
    for node in _parsed(docstring, where):
        if isinstance(node, nodes.section):
            found[node[0].astext()] = list(node[1:])
        else:
            found[""].append(node)
    if lacking := [title for title in WANTED if title not in found]:
        raise ValueError(f"the docstring has no section {', '.join(lacking)}")
    return found


def _parsed(docstring: str, where: str) -> nodes.document:
    """Parse reStructuredText; the roles of Sphinx, which name code, count as code."""
    text = re.sub(r":\w+:`~?([\w.]+)`", r"``\1``", inspect.cleandoc(docstring))
    return publish_doctree(text, source_path=where, settings_overrides=STRICT)


def _entry(name: str) -> Markup:
    module = getattr(alliances.models, name)
    found = sections(module.__doc__, name)
    title, *rest = found.pop("")
    own = [f for _, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__ and f.__name__[0] != "_"]
    first = [(f.__name__, _parsed(inspect.getdoc(f).splitlines()[0], f"{name}.{f.__name__}")[0]) for f in own]
    return h(
        "section",
        {"class": "table-card", "id": f"model-{name.replace('_', '-')}", "aria-label": title.astext()},
        h("h2", {}, h("code", {}, name)),
        _html(title),
        _blocks(rest),
        [(h("h3", {}, heading), _blocks(body)) for heading, body in found.items()],
        h("h3", {}, "Functions"),
        h("ul", {}, [h("li", {}, h("code", {}, function), ": ", map(_html, line)) for function, line in first]),
    )


def _blocks(body: Iterable[nodes.Node]) -> Markup:
    """Return paragraphs and lists; references that follow each other become one list."""
    groups = groupby(body, key=lambda node: isinstance(node, nodes.footnote))
    return fragment(h("ul", {}, map(_html, group)) if references else map(_html, group) for references, group in groups)


def _html(node: nodes.Node) -> Markup:
    """Return a part of a docstring; the marks of references are left out, since no list of the page is numbered."""
    if isinstance(node, nodes.Text):
        return fragment(re.sub(r"\s+", " ", node.astext()))
    if isinstance(node, nodes.label | nodes.footnote_reference):
        return Markup()
    inside_item = isinstance(node, nodes.paragraph) and isinstance(node.parent, nodes.list_item | nodes.footnote)
    if inside_item or isinstance(node, nodes.reference):  # items are short, and an address is not made a link
        return fragment(map(_html, node))
    return h(TAGS[type(node)], {}, map(_html, node))
