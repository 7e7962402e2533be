"""What the printed sheets share: a page of HTML with its own style and foot, and the exercises of a chapter with their numbers."""

from pathlib import Path

from ..base import contents
from ..base.html import Markup, fragment, h, trusted
from ..base.subject import subject
from ..exercises import Exercise, chapters, get
from ..exercises.paper import titled
from ..exercises.still import about

LICENCE = f"{subject().title} · CC BY 4.0"
STYLE = Path(__file__).with_name("sheet.css")
_FOOT = """@page {{ @bottom-left {{ content: {left}; font: 8pt sans-serif; color: #333; }}
  @bottom-right {{ content: counter(page) " of " counter(pages); font: 8pt sans-serif; color: #333; }} }}
"""


def page(title: str, body: Markup, style: str = "") -> str:
    """Return a page of HTML that needs no other file, as a plain string: it is whole."""
    head = h("head", {}, h("meta", {"charset": "utf-8"}), h("title", {}, title), h("style", {}, trusted(style)))
    return f"<!doctype html>{h('html', {'lang': 'en'}, head, h('body', {}, body))}\n"


def printed(title: str, body: Markup, left: str, style: str = "") -> str:
    """Return a page to print, with the sheets' style, and at the foot of each sheet some words and its number."""
    return page(title, titled(body), STYLE.read_text(encoding="utf-8") + foot(left) + style)


def foot(left: str) -> str:
    r"""Return the style rule that puts words and a number at the foot of each sheet.

    >>> "content: \"1 \\\"A\\\"\"" in foot('1 "A"')
    True
    """
    return _FOOT.format(left=quoted(left))


def quoted(text: str) -> str:
    """Return a text as a string of a style sheet."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def exercises_of(chapter: contents.Page) -> list[Exercise]:
    """Return the exercises of a chapter, in the order in which its page shows them.

    >>> [each.id for each in exercises_of(contents.chapters()[0])][0]
    'secret-months'
    """
    found = [get(name) for name, home in chapters().items() if home == chapter.name]
    return sorted(found, key=lambda each: chapter.text.find(f'show("{each.id}")'))


def numbered(chapter: contents.Chapter) -> list[tuple[str, Exercise]]:
    """Return the exercises of a chapter with the numbers that the book gives them.

    >>> [number for number, _ in numbered(contents.chapters()[0])][:2]
    ['1.1', '1.2']
    """
    return [(f"{chapter.number}.{place}", each) for place, each in enumerate(exercises_of(chapter), start=1)]


def question(exercise: Exercise, number: str) -> Markup:
    """Return the number, title and prompt of an exercise as HTML, without options and answer; the prompt is that for paper if it has one."""
    kind = f"{about(exercise)} · on a screen only" if exercise.screen_only else about(exercise)
    return fragment(
        h("h3", {}, f"{number} {exercise.title}"), h("p", {"class": "kind"}, kind), h("p", {}, exercise.on_paper or exercise.prompt)
    )


def file_stem(chapter: contents.Page) -> str:
    """Return the name that the files of a chapter have.

    >>> file_stem(contents.chapters()[0])
    'alliances-1896'
    """
    return chapter.name.replace("/", "-")
