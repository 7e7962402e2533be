"""A guess that answers at once: ``{guess} How long?``, with answers to press as a definition list, each with what to say to it.

It needs no script: each answer is a summary that opens what is said to it, and opening one closes the others.
"""

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..base.html import h

LOGGER = logging.getLogger(__name__)


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
    """Register the directive."""
    app.add_directive("guess", Guess)
