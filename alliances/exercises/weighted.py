"""A decision by weights and scores, the twin of ``weighted.js``: what comes first, and what would have to move for another option to win.

An option's points are the sum of weight times score over the criteria. All numbers are whole, so that Python and JavaScript agree to the
last digit; what would change the result is found by trying every weight and every score next to the one chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .words import say

MOST = 5  # the largest weight; the smallest is 0
SCORES = (-2, -1, 0, 1, 2)  # from harms much to helps much
Weights = dict[str, int | None]
Scores = dict[str, Weights]


@dataclass(frozen=True)
class Turn:
    """The nearest weight of a criterion at which other options lead: the weight, and who leads then."""

    criterion: str
    to: int
    leaders: list[str]
    steps: int


@dataclass(frozen=True)
class Decision:
    """Weights by criterion, and scores by option and criterion; None stands where the reader has chosen nothing yet."""

    weights: Weights
    scores: Scores

    @property
    def missing(self) -> int:
        """How many weights and scores are not chosen yet."""
        return sum(value is None for row in (self.weights, *self.scores.values()) for value in row.values())

    @property
    def begun(self) -> bool:
        """Whether anything is chosen."""
        return self.missing < len(self.weights) * (1 + len(self.scores))

    def points(self, weights: Mapping[str, int | None] | None = None) -> dict[str, int]:
        """Return the points of each option, with these weights or the reader's; what is not chosen counts nothing."""
        used = self.weights if weights is None else weights
        return {option: sum((used[name] or 0) * (row[name] or 0) for name in used) for option, row in self.scores.items()}

    def leaders(self, weights: Mapping[str, int | None] | None = None) -> list[str]:
        """Return the option with most points, or those that share the place.

        >>> Decision({"peace": 2, "trade": 1}, {"sign": {"peace": 1, "trade": -1}, "wait": {"peace": 0, "trade": 1}}).leaders()
        ['sign', 'wait']
        """
        points = self.points(weights)
        return [option for option, found in points.items() if found == max(points.values())]

    def turn(self, criterion: str) -> Turn | None:
        """Return the nearest weight of one criterion, all others as they are, at which others lead; of two as near the lower one."""
        here, now = self.weights[criterion] or 0, self.leaders()
        for steps in range(1, MOST + 1):
            for to in (here - steps, here + steps):
                if 0 <= to <= MOST and (leaders := self.leaders({**self.weights, criterion: to})) != now:
                    return Turn(criterion, to, leaders, steps)
        return None

    def fragile(self) -> int:
        """Return how many scores change who leads when they are moved by one step, up or down."""
        now = self.leaders()
        return sum(
            any(
                value in SCORES and Decision(self.weights, {**self.scores, option: {**row, name: value}}).leaders() != now
                for value in ((row[name] or 0) - 1, (row[name] or 0) + 1)
            )
            for option, row in self.scores.items()
            for name in row
        )

    def beaten(self) -> list[tuple[str, str]]:
        """Return the options that no weights can put alone in front, each with the first one that is never worse and once better."""
        found = []
        for option, row in self.scores.items():
            for other, above in self.scores.items():
                gaps = [(above[name] or 0) - (row[name] or 0) for name in row]
                if other != option and min(gaps) >= 0 and max(gaps) > 0:
                    found.append((option, other))
                    break
        return found

    def weakest(self, option: str) -> str | None:
        """Return the criterion that speaks most against an option: the lowest score, and of these the heaviest, and of these the first."""
        counted = [name for name, weight in self.weights.items() if weight]
        return min(counted, key=lambda name: (self.scores[option][name] or 0, -(self.weights[name] or 0)), default=None)


def read(answer: object, criteria: list[str], options: list[str]) -> Decision:
    """Read weights and scores by their keys. Keys that nobody knows any longer are left out, so that old answers load.

    Raises
    ------
    ValueError : if a weight or a score is none of the numbers that can be chosen.
    """
    given = _table(answer)
    weights, scores = _table(given.get("weights")), _table(given.get("scores"))
    return Decision(
        _row(weights, criteria, range(MOST + 1)),
        {option: _row(_table(scores.get(option)), criteria, SCORES) for option in options},
    )


def _table(value: object) -> dict:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ValueError(say("matrix.not-table"))
    return value


def _row(given: dict, names: list[str], allowed: range | tuple[int, ...]) -> Weights:
    row = {name: given.get(name) for name in names}
    if any(value is not None and (not isinstance(value, int) or isinstance(value, bool) or value not in allowed) for value in row.values()):
        raise ValueError(say("matrix.not-number", least=allowed[0], most=allowed[-1]))
    return row
