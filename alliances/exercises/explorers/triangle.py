"""China, the Soviet Union and the United States, year by year: three signs, their balance and Dittmer's name."""

from typing import ClassVar

from ... import data
from ...models import triangle
from ...numbers.triangle import known
from ..words import named, say
from .base import Control, Explorer, Value

RULE, RECORD = named("triangle.codings").values()
LABELS, CORNERS = named("triangle.controls"), named("triangle.corners")


class Triangle(Explorer):
    """How many ties are friendly and hostile in each year, and which triangle they make."""

    name = "triangle"
    controls = (
        Control(name="year", label=LABELS["year"], least=triangle.FIRST, most=triangle.LAST, step=1, start=1955),
        Control(name="coding", kind="choice", label=LABELS["coding"], options=(RULE, RECORD), start=RULE),
        Control(
            name="window",
            label=LABELS["window"],
            least=1,
            most=10,
            step=1,
            start=triangle.WINDOW,
            note=say("triangle.invented"),
        ),
        Control(name="rivalries", kind="toggle", label=LABELS["rivalries"], start=True),
    )
    x = "year"
    axis = LABELS["year"]
    measure = say("triangle.measure")
    shown: ClassVar = named("triangle.shown")
    limits = (0, 4)
    tones: ClassVar = {"hostile": "against", "friendly": "for"}

    def data(self) -> dict:
        """Return the years of each tie that the rule needs, and the signs coded by hand."""
        record = triangle.by_record(data.load("triangle_signs"))
        return {
            "ties": {
                tie: {"disputed": sorted(facts.disputed), "rival": sorted(facts.rival), "bound": sorted(facts.bound)}
                for tie, facts in known().items()
            },
            "record": {tie: record[tie].tolist() for tie in triangle.TIES},
        }

    def outcome(self, inputs: dict[str, Value]) -> dict[str, float]:
        """Return the numbers of friendly and hostile ties, the balance, and whether the triangle is romantic."""
        signs = self._signs(inputs)
        return {
            "friendly": float(signs.count(1)),
            "hostile": float(signs.count(-1)),
            "balance": float(triangle.balance(signs)),
            "romantic": float(triangle.name(signs) == "romantic triangle"),
        }

    def sentence(self, inputs: dict[str, Value]) -> str:
        """Name the ties and the triangle."""
        signs = self._signs(inputs)
        one, two, three = _in_words(signs)
        return f"{say('triangle.ties', year=_year(inputs), one=one, two=two, three=three)} {_called(signs)}"

    @staticmethod
    def trial(signs: list[int]) -> str:
        """Say what follows if a reader turns ties by hand."""
        one, two, three = _in_words(signs)
        return f"{say('triangle.trial', one=one, two=two, three=three)} {_called(signs)} {say('triangle.trial-end')}"

    def _signs(self, inputs: dict[str, Value]) -> list[int]:
        year = _year(inputs)
        if inputs["coding"] == RECORD:
            record = triangle.by_record(data.load("triangle_signs"))
            return [int(record[tie].iloc[year - triangle.FIRST]) for tie in triangle.TIES]
        window = int(inputs["window"] + 0.5)
        return [triangle.sign(year, known()[tie], window=window, rivalries=inputs["rivalries"]) for tie in triangle.TIES]


def _in_words(signs: list[int]) -> list[str]:
    """Return the words for the signs of the three ties."""
    return [named("triangle.signs")["plus" if sign > 0 else "minus" if sign < 0 else "zero"] for sign in signs]


def _called(signs: list[int]) -> str:
    """Name a triangle, and say whether it is balanced."""
    match triangle.name(signs):
        case "ménage à trois":
            return say("triangle.menage")
        case "romantic triangle":
            return say("triangle.romantic", corner=CORNERS[triangle.special(signs)])
        case "stable marriage":
            return say("triangle.marriage", corner=CORNERS[triangle.special(signs)])
        case "unit veto":
            return say("triangle.veto")
    return say("triangle.nameless")


def _year(inputs: dict[str, Value]) -> int:
    """Return the calendar year nearest to the slider."""
    return int(inputs["year"] + 0.5)
