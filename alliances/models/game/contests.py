"""Contests of written strategies: what each is worth in each company, a search for one that is best in all, and other settings.

A *field* is the company of a seat: four seats of one strategy, or four drawn at random from the written ones. *Behind* is how many points a
strategy stays behind the best one in a field. A strategy that is behind in no field would be dominant.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from .options import DEFAULTS
from .plays import Outcome, play_all
from .strategies import BASE, PARAMETERS, STRATEGIES

WRITTEN = tuple(STRATEGIES)
RANDOM = "random"
FIELDS = (*WRITTEN, RANDOM)
SEATS = 5
BATCH = 20_000  # games that are played at once: larger arrays leave the fast memory
SEARCHED: dict[str, tuple[int, ...]] = {  # values that the search tries
    "tie": (0, 1, 2, 2),
    "wait": (0, 0, 1, 2, 4),
    "forgive": (0, 1, 99),
    "after_left": (0, 1, 2),
    "tolerate": (0, 1, 2, 99),
    "after_marks": (0, 1, 2),
    "proof": (0, 0, 1),
    "crowd": (2, 3, 4, 9, 9),
    "minor": (0, 5, 10, 10),
    "major": (0, 5, 10, 10),
    "mirror": (0, 1),
    "late": (6, 8, 99, 99),
    "back": (0, 1),
    "press": (0, 1),
    "aid_minor": (0, 1),
    "aid_major": (0, 1),
    "spend": (0, 1, 2),
}
CHANGED: dict[str, tuple[int, int]] = {  # settings of the sensitivity test, with a lower and a higher value
    "seats": (4, 6),
    "deterrence": (1, 5),
    "weakening": (0, 2),
    "partner_deterrence": (0, 1),
    "diversion": (0, 3),
    "minor_loss": (2, 6),
    "major_loss": (6, 12),
    "minor_help": (1, 3),
    "major_help": (1, 5),
    "surprise": (0, 4),
    "breach_fine": (0, 4),
    "pot": (0, 8),
    "share_most": (1, 4),
    "press_gain": (0, 4),
    "press_loss": (2, 6),
    "back_cost": (0, 4),
    "ally_upkeep": (0, 1),
    "partner_trade": (0, 1),
    "exit_cost": (0, 3),
}


def contest(changes: Mapping[str, int] | None, library: Sequence[Mapping[str, int]], who: np.ndarray, seeds: np.ndarray) -> Outcome:
    """Play games whose seats are places in a list of strategies.

    Parameters
    ----------
    changes : settings that differ from the defaults.
    library : parameters of strategies.
    who : for each seat and game the place of its strategy in the library; shape (seats, games).
    seeds : one a game.

    Returns
    -------
    Outcome of all games, in their order.

    Examples
    --------
    >>> contest(None, [STRATEGIES["Free"]], np.zeros((5, 2), int), np.array([1, 2])).points.shape
    (5, 2)
    """
    values = {name: np.array([each[name] for each in library], np.int32) for name in PARAMETERS}
    parts = []
    for first in range(0, who.shape[1], BATCH):
        now = who[:, first : first + BATCH]
        parts.append(play_all(changes, seeds[first : first + BATCH], {name: each[now] for name, each in values.items()}))
    joined = {name: np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in Outcome.__dataclass_fields__}
    return Outcome(**joined)


def in_fields(
    own: Sequence[Mapping[str, int]], games: int, seed: int, changes: Mapping[str, int] | None = None, fields: Sequence[str] = FIELDS
) -> Outcome:
    """Let each strategy play in each field: one seat of its own among others.

    Parameters
    ----------
    own : the parameters of the strategies.
    games : number of games a cell; all cells meet the same seeds and the same random company.
    seed : the first seed; the others follow it.
    changes : settings that differ from the defaults.
    fields : names in :data:`FIELDS`.

    Returns
    -------
    Outcome; its arrays have the shape (seats, strategies, fields, games), and seat 0 is that of the strategy.

    Examples
    --------
    >>> in_fields([STRATEGIES["Free"]], games=3, seed=1, fields=("Free", "random")).points.shape
    (5, 1, 2, 3)
    """
    seats = (changes or {}).get("seats", SEATS)
    library = [*STRATEGIES.values(), *own]
    company = np.random.default_rng(seed).integers(0, len(WRITTEN), (seats - 1, games))
    who = np.empty((seats, len(own), len(fields), games), np.int32)
    who[0] = len(WRITTEN) + np.arange(len(own))[:, None, None]
    for place, name in enumerate(fields):
        who[1:, :, place] = company[:, None] if name == RANDOM else WRITTEN.index(name)
    seeds = np.broadcast_to(seed + np.arange(games), who.shape[1:]).ravel()
    found = contest(changes, library, who.reshape(seats, -1), seeds)
    shaped = {name: getattr(found, name) for name in Outcome.__dataclass_fields__}
    return Outcome(**{name: each.reshape(*each.shape[:-1], len(own), len(fields), games) for name, each in shaped.items()})


def _spread(points: np.ndarray, games: np.ndarray) -> dict[str, float]:
    """Return mean, standard error over games, and how single results are spread."""
    low, middle, high = np.percentile(points, (10, 50, 90))
    error = games.std(ddof=1) / len(games) ** 0.5
    return {"mean": points.mean(), "error": error, "deviation": points.std(), "low": low, "middle": middle, "high": high}


def pairings(games: int, seed: int = 1) -> pd.DataFrame:
    """Play each written strategy in each field, and each pair of strategies at a table of two and two.

    Parameters
    ----------
    games : number of games a cell, at least 2.
    seed : the first seed.

    Returns
    -------
    pandas.DataFrame with ``form`` ("one among four" or "two and two"), ``strategy``, ``against``, ``games``, and of the strategy's points ``mean``,
    ``error`` (standard error of the mean), ``deviation`` (of single results), ``low``, ``middle`` and ``high`` (10th, 50th, 90th percentile).

    Examples
    --------
    >>> pairings(games=2).groupby("form").size().to_dict()
    {'one among four': 110, 'two and two': 100}
    """
    own = in_fields(list(STRATEGIES.values()), games, seed).points[0]
    rows = [
        {"form": "one among four", "strategy": name, "against": field, "games": games} | _spread(own[place, spot], own[place, spot])
        for place, name in enumerate(WRITTEN)
        for spot, field in enumerate(FIELDS)
    ]
    size = len(WRITTEN)
    one, two = np.divmod(np.repeat(np.arange(size * size), games), size)
    both = contest(None, list(STRATEGIES.values()), np.stack([one, one, two, two]), np.tile(seed + np.arange(games), size * size))
    points = both.points.reshape(4, size, size, games)
    for place, name in enumerate(WRITTEN):
        for spot, other in enumerate(WRITTEN):
            mine = points[:2, place, spot] if place != spot else points[:, place, spot]
            head = {"form": "two and two", "strategy": name, "against": other, "games": games}
            rows.append(head | _spread(mine.ravel(), mine.mean(axis=0)))
    return pd.DataFrame(rows).round(dict.fromkeys(("mean", "error", "deviation", "low", "middle", "high"), 2))


def candidates(count: int, seed: int) -> list[dict[str, int]]:
    """Draw strategies at random from :data:`SEARCHED`.

    Examples
    --------
    >>> len(candidates(3, seed=1)), set(candidates(1, seed=1)[0]) == set(BASE)
    (3, True)
    """
    chance = np.random.default_rng(seed)
    return [BASE | {name: int(chance.choice(values)) for name, values in SEARCHED.items()} for _ in range(count)]


def search(drawn: int, games: int, seed: int = 1, kept: int = 4) -> pd.DataFrame:
    """Look for a strategy that is best in every field, among written ones and many drawn at random.

    Three rounds with fresh seeds: all are screened with few games; the best of each field play more, from which the best reply to each field
    and the all-rounder (the one that is least behind at its worst) are chosen; those play again, and only this last round is reported. So what is reported is not
    raised by the choice.

    Parameters
    ----------
    drawn : number of strategies drawn.
    games : number of games a cell in the second and third round; the first has a sixth.
    seed : the first seed.
    kept : how many of each field go into the second round.

    Returns
    -------
    pandas.DataFrame, one row a chosen strategy and field: ``candidate`` (a written name, or "drawn" with its number), ``tried`` (how many were screened), ``chosen_for`` (fields, separated by semicolons; "all" for the
    all-rounder), ``changed`` (parameters that differ from those of Steadfast's family, as text), ``field``, ``mean``, ``error``, ``behind`` and ``behind_error`` (points behind the best of
    the chosen in this field, over the same games).

    Examples
    --------
    >>> found = search(drawn=5, games=4)
    >>> bool(found.groupby("field")["behind"].min().eq(0).all())
    True
    """
    every = [*STRATEGIES.values(), *candidates(drawn, seed)]
    names = [*WRITTEN, *(f"drawn {number}" for number in range(1, drawn + 1))]
    first = in_fields(every, max(2, games // 6), seed).points[0].mean(axis=2)
    going = sorted({*range(len(WRITTEN)), *np.argsort(-first, axis=0)[:kept].ravel().tolist()})
    second = in_fields([every[each] for each in going], games, seed + 100_000).points[0].mean(axis=2)
    chosen: dict[int, list[str]] = {}
    for spot, field in enumerate(FIELDS):
        chosen.setdefault(going[int(second[:, spot].argmax())], []).append(field)
    least = int((second.max(axis=0) - second).max(axis=1).argmin())
    chosen.setdefault(going[least], []).append("all")
    last = in_fields([every[each] for each in chosen], games, seed + 200_000).points[0]
    best = last.mean(axis=2).argmax(axis=0)
    rows = []
    for place, (each, fields) in enumerate(chosen.items()):
        told = " ".join(f"{name}={value}" for name, value in every[each].items() if value != BASE[name])
        for spot, field in enumerate(FIELDS):
            own, gap = last[place, spot], last[best[spot], spot] - last[place, spot]
            numbers = {"mean": own.mean(), "error": _error(own), "behind": gap.mean(), "behind_error": _error(gap)}
            head = {"candidate": names[each], "tried": len(every)}
            rows.append(head | {"chosen_for": "; ".join(fields), "changed": told, "field": field} | numbers)
    return pd.DataFrame(rows).round(dict.fromkeys(("mean", "error", "behind", "behind_error"), 2))


def _error(values: np.ndarray) -> float:
    return float(values.std(ddof=1) / len(values) ** 0.5)


def sensitivity(games: int, seed: int = 1, changed: Mapping[str, Iterable[int]] = CHANGED) -> pd.DataFrame:
    """Change one setting at a time, and see which strategies are then the best replies.

    Parameters
    ----------
    games : number of games a cell.
    seed : the first seed.
    changed : settings with the values to try.

    Returns
    -------
    pandas.DataFrame, one row a setting and value, the defaults first: ``setting``, ``value``, ``normal``; ``best`` (number of written strategies that are best in some field), ``most_often``
    (the one that is best in most fields) and ``fields`` (in how many); ``steadiest`` (the one least behind at its worst) and ``behind`` (how far, there); ``honoured`` (share of
    calls, in per cent); ``free``, ``partner``, ``steadfast`` (their means in the random field); ``all_free``, ``all_steadfast`` (means where all seats
    are such).

    Examples
    --------
    >>> sensitivity(games=2, changed={"pot": (0,)})["setting"].tolist()
    ['none', 'pot']
    """
    rows = [_sensed("none", 0, {}, games, seed)]
    for name, values in changed.items():
        rows += [_sensed(name, value, {name: value}, games, seed) for value in values if value != DEFAULTS[name]]
    return pd.DataFrame(rows).round(dict.fromkeys(("behind", "honoured", "free", "partner", "steadfast", "all_free", "all_steadfast"), 2))


def _sensed(name: str, value: int, changes: Mapping[str, int], games: int, seed: int) -> dict[str, object]:
    found = in_fields(list(STRATEGIES.values()), games, seed, changes)
    means = found.points[0].mean(axis=2)
    best = np.bincount(means.argmax(axis=0), minlength=len(WRITTEN))
    worst = (means.max(axis=0) - means).max(axis=1)
    alike = {each: found.points[:, place, place].mean() for place, each in enumerate(WRITTEN)}
    random = dict(zip(WRITTEN, means[:, FIELDS.index(RANDOM)], strict=True))
    return {
        "setting": name,
        "value": value,
        "normal": DEFAULTS.get(name, 0),
        "best": int((best > 0).sum()),
        "most_often": WRITTEN[int(best.argmax())],
        "fields": int(best.max()),
        "steadiest": WRITTEN[int(worst.argmin())],
        "behind": worst.min(),
        "honoured": 100 * found.honoured.sum() / found.called.sum(),
        "free": random["Free"],
        "partner": random["Partner"],
        "steadfast": random["Steadfast"],
        "all_free": alike["Free"],
        "all_steadfast": alike["Steadfast"],
    }


def behind(table: pd.DataFrame) -> pd.DataFrame:
    """Return how far each written strategy stays behind the best written one in each company.

    Parameters
    ----------
    table : the table ``game_pairings``.

    Returns
    -------
    The rows of the form "one among four" with the columns ``behind`` (points, at least 0) and ``best`` (the best strategy in that company).

    Examples
    --------
    >>> rows = pd.DataFrame({"form": "one among four", "strategy": ["a", "b"], "against": "a", "mean": [3.0, 5.0]})
    >>> behind(rows)["behind"].tolist()
    [2.0, 0.0]
    """
    rows = table[table["form"] == "one among four"].reset_index(drop=True)
    best = rows.loc[rows.groupby("against")["mean"].idxmax()].set_index("against")
    return rows.assign(behind=rows["against"].map(best["mean"]) - rows["mean"], best=rows["against"].map(best["strategy"]).astype(str))
