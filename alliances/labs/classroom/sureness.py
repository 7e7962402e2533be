"""How sure the class was, and how often it was right: confidences in classes, and forecasts. Scores are those of :mod:`alliances.models.scoring`."""

from dataclasses import dataclass
from statistics import median

from ... import exercises
from ...exercises import forecasting
from ...exercises.kinds import Classify, Forecast
from ...models import scoring
from .handed import Entry, HandedIn


@dataclass(frozen=True)
class Level:
    """All that was said at about one chance: the mean of what was said, how often, and how often it was so."""

    said: float
    count: int
    hits: int


@dataclass(frozen=True)
class Sureness:
    """What a class said against what was so. Chances go from 0 to 1.

    Attributes
    ----------
    students : how many said anything.
    brier : the mean Brier score, from 0 (sure and right) to 1 (sure and wrong).
    parts : the score taken apart.
    """

    students: int
    levels: list[Level]
    count: int
    said: float
    came: float
    brier: float
    parts: scoring.Parts


@dataclass(frozen=True)
class Foretold:
    """One row of a forecast: what the class said of it, in per cent.

    Attributes
    ----------
    middle, low, high : of what was said: the middle, and the ends.
    brier : the mean of the scores, and ``pooled`` the score of the class's mean chance; None where it is not known what came.
    """

    row: forecasting.Row
    count: int
    middle: float
    low: float
    high: float
    brier: float | None
    pooled: float | None


def confidence(handed: HandedIn) -> Sureness | None:
    """Return how sure the class was of the classes that it chose; None if nobody said."""
    told = [
        (entry.student, *statement)
        for name, exercise in exercises.load_bank().items()
        if isinstance(exercise, Classify)
        for entry in handed.of(name)
        for statement in exercise.statements(entry.answer)
    ]
    return _sureness(told, by_level=True) if told else None


def forecasts(handed: HandedIn) -> Sureness | None:
    """Return how the class's forecasts with a known end went, all together; None if there is none."""
    told = [
        (student, chance / 100, int(row.outcome == "yes"))
        for name, exercise in exercises.load_bank().items()
        if isinstance(exercise, Forecast) and exercise.mode != "words"
        for row, student, chance in _said(exercise, handed.of(name))
        if row.outcome in ("yes", "no")
    ]
    return _sureness(told, by_level=False) if told else None


def foretold(exercise: Forecast, entries: list[Entry]) -> list[Foretold]:
    """Return what the class said of each row of a forecast, in the order of its rows."""
    said: dict[str, list[float]] = {}
    for row, _, chance in _said(exercise, entries):
        said.setdefault(row.id, []).append(chance)
    return [_foretold(row, sorted(said[row.id])) for row in exercise.rows if row.id in said]


def _foretold(row: forecasting.Row, chances: list[float]) -> Foretold:
    brier = pooled = None
    if row.outcome in ("yes", "no"):
        came, shares = int(row.outcome == "yes"), [chance / 100 for chance in chances]
        brier = scoring.brier(shares, [came] * len(shares))
        pooled = scoring.brier(scoring.pooled([[share] for share in shares]), [came])
    return Foretold(row, len(chances), median(chances), chances[0], chances[-1], brier, pooled)


def _said(exercise: Forecast, entries: list[Entry]) -> list[tuple[forecasting.Row, str, float]]:
    """Return each row with who said what of it, in per cent; what came too late, or from somebody who knew the end, does not count."""
    found = []
    for one in entries:
        told = forecasting.entries(one.answer, exercise.rows)
        for row in exercise.rows:
            entry = told.get(row.id)
            if not forecasting.is_chance(entry) or entry.get("knew") is True:
                continue
            stand = forecasting.standing(row, entry) if exercise.mode == "open" else (entry["p"], entry["p"])
            if stand and 0 <= stand[1] <= 100:  # what stands in the log of a number, nobody has checked
                found.append((row, one.student, float(stand[1])))
    return found


def _sureness(told: list[tuple[str, float, int]], *, by_level: bool) -> Sureness:
    """Put statements together: each chance that was named by itself where few can be chosen, else in bins."""
    students, chances, hits = zip(*told, strict=True)
    if by_level:
        groups = {level: [hit for chance, hit in zip(chances, hits, strict=True) if chance == level] for level in sorted(set(chances))}
        levels = [Level(level, len(each), sum(each)) for level, each in groups.items()]
    else:
        levels = [Level(each.said, each.n, round(each.came * each.n)) for each in scoring.calibration(chances, hits)]
    count = len(told)
    parts = scoring.decomposition(chances, hits, None if by_level else scoring.BINS)
    return Sureness(len(set(students)), levels, count, sum(chances) / count, sum(hits) / count, scoring.brier(chances, hits), parts)
