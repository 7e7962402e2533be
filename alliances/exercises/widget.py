"""Exercises as ipywidgets: live in JupyterLab, Binder, Colab, and, as islands, on the static page."""

from pathlib import Path

import anywidget
import traitlets

from ..base import medium
from .kinds import Exercise
from .kit import Result
from .still import still_html

HERE = Path(__file__).parent
PARTS = [HERE / "kit.js", *sorted(HERE.glob("kinds/*.js")), *sorted(HERE.glob("explorers/*.js")), HERE / "widget.js"]  # of the module


class Island(anywidget.AnyWidget):
    """An anywidget that also lives on a page without a kernel.

    While the book is built it shows itself as one bundle: its ES module, its style, its state, and the still
    HTML for readers without JavaScript and for print. A subclass says what is kept in the browser
    (``_kept``), under which name (:meth:`key`), and what the still version is (:meth:`still`).
    """

    _kept: tuple[str, ...] = ()

    def key(self) -> str:
        """Return the name under which the browser keeps the state."""
        raise NotImplementedError

    def still(self) -> str:
        """Return the HTML that needs no JavaScript."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **options: object) -> object:
        if not medium.in_book():
            return super()._repr_mimebundle_(**options)
        plain = anywidget.AnyWidget.class_trait_names(sync=True)
        names = [name for name in self.keys if not name.startswith("_") and name not in plain]
        bundle = {
            "key": self.key(),
            "kept": list(self._kept),
            "state": {name: getattr(self, name) for name in names},
            "still": self.still(),
            "esm": str(self._esm),
            "css": str(self._css),
        }
        return {medium.ISLAND: bundle, "text/plain": self.key()}, {}


class ExerciseWidget(Island):
    """One exercise of the item bank."""

    _esm = "\n".join(part.read_text(encoding="utf-8") for part in PARTS)
    _css = HERE / "widget.css"
    _kept = ("answer",)

    item = traitlets.Dict().tag(sync=True)
    answer = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        super().__init__(item=exercise.public())

    @property
    def result(self) -> Result:
        """The graded present answer."""
        return self.exercise.grade(self.answer)

    def key(self) -> str:
        """Return the exercise's id."""
        return self.exercise.id

    def still(self) -> str:
        """Return the question and, folded away, the explained answer."""
        return still_html(self.exercise)
