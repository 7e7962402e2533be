"""What the printed sheets share: a page of HTML with its own style, and the exercises of a chapter."""

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import Exercise, chapters, get
from ..exercises.still import about

LICENCE = f"{subject().title} · CC BY 4.0"
_STYLE = """
body { font: 10.5pt/1.4 "DejaVu Sans", "Noto Sans", Arial, sans-serif; color: #000; margin: 0; }
h1 { font-size: 18pt; margin: 0 0 2mm; } h2 { font-size: 14pt; break-after: avoid; } h3 { font-size: 11.5pt; margin: 0 0 1mm; break-after: avoid; }
p, ul, ol, blockquote, table { margin: 0 0 2mm; }
.task { margin: 0 0 8mm; } .kind, .licence { font-size: 8.5pt; color: #444; margin: 0; }
table { border-collapse: collapse; } td, th { border: 0.3mm solid #999; padding: 0.5mm 2mm; text-align: left; font-weight: normal; }
li { break-inside: avoid; } .question { break-inside: avoid; }
"""


def page(title: str, body: Markup, style: str = "") -> str:
    """Return a page of HTML that needs no other file, as a plain string: it is whole."""
    head = h("head", {}, h("meta", {"charset": "utf-8"}), h("title", {}, title), h("style", {}, trusted(_STYLE + style)))
    return f"<!doctype html>{h('html', {'lang': 'en'}, head, h('body', {}, body))}\n"


def exercises_of(chapter: contents.Page) -> list[Exercise]:
    """Return the exercises of a chapter, in the order of the bank.

    >>> [each.id for each in exercises_of(contents.chapters()[0])][0]
    'secret-months'
    """
    return [get(name) for name, home in chapters().items() if home == chapter.name]


def question(exercise: Exercise, number: int) -> Markup:
    """Return the number, title and prompt of an exercise as HTML, without options and answer."""
    return fragment(
        h("h3", {}, f"{number}. {exercise.title}"),
        h("p", {"class": "kind"}, f"{about(exercise)} · {exercise.id}"),
        h("p", {}, exercise.prompt),
    )


def file_stem(chapter: contents.Page) -> str:
    """Return the name that the files of a chapter have.

    >>> file_stem(contents.chapters()[0])
    'alliances-1896'
    """
    return chapter.name.replace("/", "-")
