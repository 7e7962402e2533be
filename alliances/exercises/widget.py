"""Exercises as ipywidgets: live in JupyterLab, Binder, Colab, and, as islands, on the static page."""

import anywidget
import traitlets

from ..base import medium
from . import front_end
from .bank import rests_on
from .kinds import Exercise
from .kit import Result
from .still import answer_html, still_html


class ExerciseWidget(anywidget.AnyWidget):
    """One exercise of the item bank; while the book is built it shows itself as an island, which lives without a kernel."""

    _esm = front_end.module()
    _css = front_end.style()

    item = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    draft = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)  # what is entered and not checked yet

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        super().__init__(item=exercise.public())

    @property
    def result(self) -> Result:
        """The graded present answer."""
        return self.exercise.grade(self.answer)

    def island(self) -> dict:
        """Return what the page needs: the state, what of it the browser keeps and under which name, and HTML that needs no script, room for an answer on paper, keys of what it shows."""
        state = {"item": self.item, "answer": self.answer, "draft": self.draft}
        reads = sorted(rests_on(self.exercise.id))
        paper = {"still": still_html(self.exercise), "answer": answer_html(self.exercise), "room": self.exercise.room}
        rare = not front_end.is_common(self.exercise.type, getattr(self.exercise, "explorer", ""))
        return {"key": self.exercise.id, "kept": ["answer", "draft"], "state": state, "reads": reads, "rare": rare} | paper

    def _repr_mimebundle_(self, **options: object) -> object:
        if not medium.in_book():
            return super()._repr_mimebundle_(**options)
        return {medium.ISLAND: self.island(), "text/plain": self.exercise.id}, {}
