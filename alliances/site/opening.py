"""What opens a page: a drawing, and a guess that answers at once.

``{drawing} bow``        a drawing of book/drawings, beside what follows it
``{guess} How long?``    answers to press as a definition list, each with what to say to it

The guess needs no script: each answer is a summary that opens what is said to it, and opening one closes the others.
"""

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..base.errors import InputError
from ..base.html import h
from .previews import drawing, folder

LOGGER = logging.getLogger(__name__)


class Drawing(SphinxDirective):
    """``{drawing} name``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the drawing, or nothing and a warning if there is none of that name."""
        self.env.note_dependency(str(folder() / f"{self.arguments[0]}.svg"))
        try:
            return [nodes.raw(text=drawing(self.arguments[0]), format="html")]
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return []


class Guess(SphinxDirective):
    """``{guess} question``; the option ``right`` is the place of the right answer in the list, from 1."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {"right": int}

    def run(self) -> list[nodes.Node]:
        """Return the question and its answers, or nothing and a warning if they are not a definition list."""
        box = nodes.container(classes=["guess"])
        inside = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, inside)
        answers = list(inside.findall(nodes.definition_list_item))
        right = self.options.get("right", 0)
        if not 1 <= right <= len(answers):
            LOGGER.warning("the guess has no right answer: give :right: and a definition list of answers", location=self.get_location())
            return []
        name = f"guess-{self.env.new_serialno('guess')}"
        question, messages = self.state.inline_text(self.arguments[0], self.lineno)
        box += nodes.paragraph("", "", *question, classes=["guess-question"])
        for place, answer in enumerate(answers, start=1):
            box += _answer(answer, name, right=place == right)
        return [box, *messages]


def _answer(item: nodes.definition_list_item, name: str, *, right: bool) -> list[nodes.Node]:
    """Return one answer to press, with what is said to it."""
    start = f'<details class="{"guess-right" if right else "guess-other"}" name="{name}">{h("summary", {}, item[0].astext())}'
    return [nodes.raw(text=start, format="html"), *item[1].children, nodes.raw(text="</details>", format="html")]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("drawing", Drawing)
    app.add_directive("guess", Guess)
