"""What an explorer is: a model with controls, whose result is told in a sentence and drawn."""

from typing import ClassVar, Literal

from pydantic import model_validator

from ...base.reading import Strict
from ..kit import plain

__all__ = ["Control", "Explorer", "Value", "plain"]

Value = float | str | bool


class Control(Strict):
    """One thing that the reader can change: a slider, a drop-down list or a check box."""

    name: str
    label: str
    kind: Literal["range", "choice", "toggle"] = "range"
    start: float | str | bool
    least: float = 0
    most: float = 1
    step: float = 0.1
    options: tuple[str, ...] = ()
    note: str = ""  # where the scale comes from, or that it is invented

    @model_validator(mode="after")
    def _start_fits(self) -> "Control":
        if not self.fits(self.start):
            raise ValueError(f"control {self.name}: the start {self.start!r} does not fit")
        return self

    def fits(self, value: object) -> bool:
        """Say whether a value is one that the control can take."""
        if self.kind == "toggle":
            return isinstance(value, bool)
        if self.kind == "choice":
            return value in self.options
        return isinstance(value, int | float) and not isinstance(value, bool) and self.least <= value <= self.most


class Explorer:
    """A model that readers operate. A subclass stands beside a JavaScript port of the same name; a test holds them together."""

    name: ClassVar[str]
    controls: ClassVar[tuple[Control, ...]]
    x: ClassVar[str | None] = None  # the slider that the drawing sweeps; None: bars at the present setting
    axis: ClassVar[str] = ""
    measure: ClassVar[str]
    shown: ClassVar[dict[str, str]]  # outputs that are drawn: name -> label
    limits: ClassVar[tuple[float, float]]
    tones: ClassVar[dict[str, str]]  # their colours, as in the chart of the same things on the page: name -> colour of the palette
    points: ClassVar[dict[str, str]] = {}  # outputs that are places on the axis: name -> label

    def data(self) -> dict:
        """Return what the port needs besides the settings, as plain JSON values."""
        return {}

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the numbers of the model at a setting."""
        raise NotImplementedError

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Say in words what holds at a setting."""
        raise NotImplementedError

    def start(self) -> dict[str, Value]:
        """Return the setting that the reader first meets."""
        return {control.name: control.start for control in self.controls}

    def check(self, inputs: object) -> dict[str, Value]:
        """Return a setting if every control can take its value.

        Raises
        ------
        ValueError : naming the control that cannot.
        """
        if not isinstance(inputs, dict) or set(inputs) != {control.name for control in self.controls}:
            raise ValueError(f"a setting must name {', '.join(control.name for control in self.controls)}, no less and no more")
        for control in self.controls:
            if not control.fits(inputs[control.name]):
                raise ValueError(f"{control.name} cannot be {inputs[control.name]!r}")
        return inputs

    def public(self) -> dict:
        """Return what the front end needs, as plain JSON values."""
        return {
            "name": self.name,
            "controls": [control.model_dump(mode="json") for control in self.controls],
            "x": self.x,
            "axis": self.axis,
            "measure": self.measure,
            "shown": self.shown,
            "limits": list(self.limits),
            "tones": self.tones,
            "points": self.points,
            "data": self.data(),
        }
