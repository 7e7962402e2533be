"""Pointers to exercises, for the pages that instructors read: title and minutes, with a link to the place in the chapter; and a table of all.

``{exercise}`secret-end` `` prints "When did it end? (5 min)"; the card says what students do and learn. An unknown id is a warning, and
so fails the build.
"""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from alliances import exercises

from ..base.errors import InputError
from .marks import mark

LOGGER = logging.getLogger(__name__)


class ExerciseRole(SphinxRole):
    """Makes a mark that leads to an exercise."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the mark, or nothing and a warning if the id is unknown."""
        name = self.text.strip()
        try:
            exercise = exercises.get(name)
        except InputError as error:
            LOGGER.warning(str(error), location=self.get_location())
            return [], []
        text = f"{exercise.title} ({exercise.minutes} min)"
        return [
            mark("", text, page=f"book/{exercises.chapters()[name]}", anchor=name, card=exercise_card(exercise), kind="exercise", used=name)
        ], []


def exercise_card(exercise: exercises.Exercise) -> str:
    """Return what the card of an exercise says, as HTML.

    Examples
    --------
    >>> exercise_card(exercises.get("secret-end")).startswith("<b>Classify, and say how sure you are.</b>")
    True
    """
    return f"<b>{escape(exercise.label)}.</b><br>{escape(exercise.objective)}<br>Level: {exercise.bloom}. Id: <code>{exercise.id}</code>."


def outcomes_table(app: Sphinx, docname: str) -> str:
    """Return what each exercise trains as a table with links to the exercises, as HTML."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Objective", "Chapter", "Exercise", "Kind", "Level", "Minutes"))
    rows = []
    for row in exercises.outcomes.outcomes():
        page = app.builder.get_relative_uri(docname, f"book/{row['page']}")
        link = f'<a href="{page}#{row["exercise"]}">{escape(row["title"])}</a>'
        cells = [escape(row["objective"]), escape(row["chapter"]), link, escape(row["kind"]), row["bloom"], row["minutes"]]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    return f'<div class="outcomes" tabindex="0" role="region" aria-label="What each exercise trains">{table}</div>'


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("exercise", ExerciseRole())
