"""Pointers to exercises, for the pages that instructors read: title and minutes, with a link to the place in the chapter.

``{exercise}`secret-end` `` prints "Exercise 1.4: When did it end? (5 min)"; the card says what students do and learn. An unknown id is a warning, and
so fails the build.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from alliances import exercises

from ..base import observe
from ..base.errors import InputError
from ..base.html import Markup, fragment, h
from .marks import mark
from .numbering import note_pointer

LOGGER = logging.getLogger(__name__)


class ExerciseRole(SphinxRole):
    """Makes a mark that leads to an exercise."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing and a warning if the id is unknown."""
        name = self.text.strip()
        try:
            exercise = exercises.get(name)
            observe.note("code:alliances.exercises")
            note_pointer(self.env, "exercise", name)
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        text = f"{exercise.title} ({exercise.minutes} min)"
        page = f"book/{exercises.chapters()[name]}"
        return [mark("", text, kind="exercise", shows=[f"exercise:{name}"], page=page, anchor=name, told=exercise_card(exercise))], []


def exercise_card(exercise: exercises.Exercise) -> Markup:
    """Return what the card of an exercise says, as HTML.

    Examples
    --------
    >>> exercise_card(exercises.get("secret-end")).startswith("<b>Classify, and say how sure you are.</b>")
    True
    """
    label = h("b", {}, exercise.label, ".")
    return fragment(label, h("br"), exercise.objective, h("br"), f"Level: {exercise.bloom}. Id: ", h("code", {}, exercise.id), ".")


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("exercise", ExerciseRole())
