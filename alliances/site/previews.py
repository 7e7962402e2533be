"""The pictures that link previews show: title, question and drawing of a page as a PNG of the usual size, made while the site is built."""

import hashlib
import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx

from ..base import contents, paths
from ..base.errors import InputError
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject

FOLDER = "previews"  # in _static
WIDTH, HEIGHT = 1200, 630
LEFT, TEXT = 80, 590  # margin, and the width of the words
PICTURE = (676, 135, 480, 300)  # of the drawing: left, top, width, height
FONT = "Liberation Sans"  # vl-convert has it inside, so a preview is the same on every machine
LETTER = 0.5  # mean width of a letter, as a share of the size of the font
PAPER, INK, MUTED, ACCENT = "#fcfbf8", "#20242b", "#595f68", "#3a3f94"  # the light page's


def folder() -> Path:
    """Return the folder of the drawings.

    >>> folder().name
    'drawings'
    """
    return paths.ROOT / "book" / "drawings"


def drawing(name: str) -> Markup:
    """Return a line drawing, to stand in a page: it takes its colours from the page, and says nothing that the words do not.

    Raises
    ------
    InputError : if there is no such drawing.

    Examples
    --------
    >>> drawing(contents.chapters()[0].card.drawing).startswith('<svg xmlns="http://www.w3.org/2000/svg" class="drawing" aria-hidden="true"')
    True
    """
    file = folder() / f"{name}.svg"
    if not file.is_file():
        raise InputError(
            paths.shown(contents.cards_file()), f"drawing {name}", "there is no such file in book/drawings", "draw it, or correct the name"
        )
    return trusted(file.read_text(encoding="utf-8").strip())


def pictures() -> dict[str, Markup]:
    """Return the preview of each page that has one, as SVG: page -> picture.

    Examples
    --------
    >>> list(pictures())[:2]
    ['index', 'alliances/1896']
    """
    front = contents.front()
    found = {contents.pages()[0].name: picture(subject().title, front.question, front.drawing, subject().about)}
    for chapter in contents.chapters():
        foot = f"{subject().title} · chapter {chapter.number} · about {chapter.card.minutes} minutes"
        found[chapter.name] = picture(chapter.title, chapter.card.question, chapter.card.drawing, foot)
    return found


def picture(title: str, question: str, drawn: str, foot: str) -> Markup:
    """Return one preview as SVG.

    Parameters
    ----------
    title, question : what it says; both are broken into lines.
    drawn : name of the drawing.
    foot : the line at its foot.
    """
    large = 68 if len(_lines(title, 68)) < 4 else 56
    titles, questions = _lines(title, large), _lines(question, 38)
    top = (HEIGHT - 80 - len(titles) * large * 1.15 - 34 - len(questions) * 38 * 1.35) / 2
    below = top + len(titles) * large * 1.15 + 34
    return h(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "width": WIDTH, "height": HEIGHT, "font-family": FONT},
        h("rect", {"width": WIDTH, "height": HEIGHT, "fill": PAPER}),
        h("rect", {"width": 20, "height": HEIGHT, "fill": ACCENT}),
        _set(titles, top, large, 1.15, {"fill": INK, "font-weight": "bold"}),
        _set(questions, below, 38, 1.35, {"fill": MUTED}),
        h("text", {"x": LEFT, "y": HEIGHT - 52, "font-size": 26, "fill": ACCENT}, foot),
        _placed(drawing(drawn)),
    )


def _lines(text: str, size: int) -> list[str]:
    return textwrap.wrap(text, int(TEXT / (size * LETTER)), break_long_words=False)


def _set(lines: Iterable[str], top: float, size: int, leading: float, look: dict) -> Markup:
    """Return lines of text below each other."""
    return fragment(
        h("text", {"x": LEFT, "y": round(top + size * (0.8 + place * leading)), "font-size": size} | look, line)
        for place, line in enumerate(lines)
    )


def _placed(svg: Markup) -> Markup:
    """Put a drawing into its place, with colours for those that it takes from a page."""
    left, top, width, height = PICTURE
    coloured = str(svg).replace('class="paper"', f'fill="{PAPER}"').replace('class="wash"', f'fill="{ACCENT}" fill-opacity="0.14"')
    coloured = coloured.replace("currentColor", INK)
    place = f'<svg x="{left}" y="{top}" width="{width}" height="{height}" '
    return trusted(re.sub("^<svg ", place, coloured))


def write(app: Sphinx) -> None:
    """Write the previews before pages are written, which ask for them; one is drawn again only if what it shows changed."""
    import vl_convert

    drawn = Path(app.outdir).parent / f".{FOLDER}"
    shown = Path(app.outdir) / "_static" / FOLDER
    for place in (drawn, shown):
        place.mkdir(parents=True, exist_ok=True)
    wanted = {f"{page.replace('/', '-')}.png": svg for page, svg in pictures().items()}
    for name, svg in wanted.items():
        kept = drawn / f"{hashlib.sha256(svg.encode()).hexdigest()[:16]}.png"
        if not kept.is_file():
            kept.write_bytes(vl_convert.svg_to_png(svg))
        (shown / name).write_bytes(kept.read_bytes())
    for leftover in {path.name for path in shown.iterdir()} - set(wanted):
        (shown / leftover).unlink()


def setup(app: Sphinx) -> None:
    """Write the previews of a site."""
    app.connect("builder-inited", lambda app: write(app) if app.builder.format == "html" else None)
