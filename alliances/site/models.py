"""The models page: what each model computes, assumes and invents, taken from the docstrings of ``alliances.models``."""

import inspect
import re
from html import escape

from sphinx.application import Sphinx

import alliances

WANTED = ("Assumptions", "Invented", "References")  # sections that every model's docstring must have
HEADING = re.compile(r"^(?P<title>[A-Z][\w ]+)\n-{3,}\n", re.MULTILINE)


def entries(app: Sphinx, docname: str) -> str:
    """Return the models as HTML: title, sections of the docstring, functions with their first lines."""
    return "".join(_entry(name) for name in alliances.models.__all__)


def sections(docstring: str) -> dict[str, str]:
    """Split a module's docstring into its summary and its sections.

    Raises
    ------
    ValueError : if one of :data:`WANTED` is missing.

    Examples
    --------
    >>> text = chr(10).join(["One line.", "", *(f"{title}{chr(10)}---{chr(10)}- none" for title in WANTED)])
    >>> sections(text)["Invented"]
    '- none'
    """
    parts = HEADING.split(inspect.cleandoc(docstring))
    found = {"": parts[0].strip()} | {title: body.strip() for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    if lacking := [title for title in WANTED if title not in found]:
        raise ValueError(f"the docstring has no section {', '.join(lacking)}")
    return found


def _entry(name: str) -> str:
    module = getattr(alliances.models, name)
    found = sections(module.__doc__)
    title, _, rest = found.pop("").partition("\n")
    own = [f for _, f in inspect.getmembers(module, inspect.isfunction) if f.__module__ == module.__name__ and f.__name__[0] != "_"]
    functions = "".join(f"<li><code>{f.__name__}</code>: {_inline(inspect.getdoc(f).splitlines()[0])}</li>" for f in own)
    body = "".join(f"<h3>{escape(heading)}</h3>{_blocks(text)}" for heading, text in found.items())
    return (
        f'<section class="table-card" id="model-{name.replace("_", "-")}" aria-label="{escape(title)}"><h2><code>{name}</code></h2>'
        f"<p>{_inline(title)}</p>{_blocks(rest)}{body}<h3>Functions</h3><ul>{functions}</ul></section>"
    )


def _blocks(text: str) -> str:
    """Turn paragraphs, bullet lists and numbered references into HTML."""
    html = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if re.match(r"(- |\.\. \[\d+\] )", block):
            items = [" ".join(item.split()) for item in re.split(r"^(?:- |\.\. \[\d+\] )", block, flags=re.MULTILINE)[1:]]
            html.append("<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>")
        elif block:
            html.append(f"<p>{_inline(' '.join(block.split()))}</p>")
    return "".join(html)


def _inline(text: str) -> str:
    """Escape a text; turn literals into code, and drop the marks of references."""
    plain = re.sub(r":\w+:`~?([\w.]+)`", r"``\1``", re.sub(r" ?\[\d+\]_", "", text))
    return re.sub(r"``(.+?)``", r"<code>\1</code>", escape(plain))
