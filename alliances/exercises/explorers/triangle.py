"""China, the Soviet Union and the United States, year by year: three signs, their balance and Dittmer's name."""

from typing import ClassVar

from ... import data
from ...models import triangle
from ...numbers.triangle import known
from .base import Control, Explorer, Value

RULE, RECORD = "the rule: disputes and treaties", "the record: coded by hand"
WORDS = {1: "friendly", -1: "hostile", 0: "without a sign"}
BALANCE = {
    "stable marriage": "balanced",
    "ménage à trois": "balanced",
    "romantic triangle": "not balanced",
    "unit veto": "not balanced",
}
ROLE = {"stable marriage": " that leaves out", "romantic triangle": " with its pivot in"}


class Triangle(Explorer):
    """How many ties are friendly and hostile in each year, and which triangle they make."""

    name = "triangle"
    controls = (
        Control(name="year", label="Year", least=triangle.FIRST, most=triangle.LAST, step=1, start=1955),
        Control(name="coding", kind="choice", label="Signs from", options=(RULE, RECORD), start=RULE),
        Control(
            name="window",
            label="Rule: years in which a dispute counts",
            least=1,
            most=10,
            step=1,
            start=triangle.WINDOW,
            note="The window is our choice, and so is the hand coding. Window and rivalries change only the rule.",
        ),
        Control(name="rivalries", kind="toggle", label="Rule: a rivalry alone makes a tie hostile", start=True),
    )
    x = "year"
    axis = "Year"
    measure = "Number of ties"
    shown: ClassVar = {"hostile": "hostile ties", "friendly": "friendly ties"}
    limits = (0, 4)

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
        kind, corner = triangle.name(signs), triangle.special(signs)
        told = (
            f"In {_year(inputs)} the tie China–Soviet Union is {WORDS[signs[0]]}, China–United States {WORDS[signs[1]]}, "
            f"Soviet Union–United States {WORDS[signs[2]]}. "
        )
        if kind is None:
            return told + "Where a tie has no sign, the triangle has no name, and balance is undefined."
        return told + f"This is a {kind}{f'{ROLE[kind]} {corner}' if corner else ''}; it is {BALANCE[kind]}."

    def _signs(self, inputs: dict[str, Value]) -> list[int]:
        year = _year(inputs)
        if inputs["coding"] == RECORD:
            record = triangle.by_record(data.load("triangle_signs"))
            return [int(record[tie].iloc[year - triangle.FIRST]) for tie in triangle.TIES]
        window = int(inputs["window"] + 0.5)
        return [triangle.sign(year, known()[tie], window=window, rivalries=inputs["rivalries"]) for tie in triangle.TIES]


def _year(inputs: dict[str, Value]) -> int:
    """Return the calendar year nearest to the slider."""
    return int(inputs["year"] + 0.5)
