"""Many games of written strategies at once: the rules of :mod:`alliances.models.game` on arrays, one column a game.

The same seeds and strategies give the same points, calls and ties as :func:`strategies.play`, about a thousand times as fast. Arrays have
the shape (seats, games); points are kept in tenths, so that they are whole numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from .chance import CARD, DIE, END, MAJOR, MINOR, PAIR, SEAT, SLOTS, TURN
from .options import CARDS, settings
from .strategies import BASE, PARAMETERS, STRATEGIES

Parameters = Mapping[str, int]


@dataclass
class Outcome:
    """What a batch of games came to; each array has the shape (seats, games)."""

    points: np.ndarray
    called: np.ndarray
    honoured: np.ndarray
    allied: np.ndarray  # rounds in an alliance
    partnered: np.ndarray  # rounds in a partnership
    rounds: np.ndarray  # shape (games,)


@dataclass
class _Table:
    """The games while they are played."""

    given: Mapping[str, int]
    seeds: np.ndarray  # one a game
    own: Mapping[str, np.ndarray]  # parameters of the strategies, each (seats, games)
    turn: int = 0
    level: np.ndarray = field(init=False)
    other: np.ndarray = field(init=False)  # the seat tied with; -1 if free
    points: np.ndarray = field(init=False)  # in tenths
    tokens: np.ndarray = field(init=False)
    marks: np.ndarray = field(init=False)
    kept: np.ndarray = field(init=False)
    left: np.ndarray = field(init=False)  # (seats, seats, games): how often the second stayed out when the first called
    helped: np.ndarray = field(init=False)
    plan: dict[str, np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shape = (self.given["seats"], len(self.seeds))
        self.level, self.marks, self.kept = (np.zeros(shape, np.int32) for _ in range(3))
        self.other = np.full(shape, -1, np.int32)
        self.points = np.full(shape, 10 * self.given["start"], np.int32)
        self.tokens = np.full(shape, min(self.given["start_tokens"], self.given["most_tokens"]), np.int32)
        self.left, self.helped = np.zeros((shape[0], *shape), np.int32), np.zeros((shape[0], *shape), bool)

    def below(self, slot: int, size: int | np.ndarray) -> np.ndarray:
        """Return a chance number for each game, as :func:`chance.below` does for one."""
        return _draw(self.seeds, self.turn * SLOTS + slot, size)


def _draw(seeds: np.ndarray, number: int, size: int | np.ndarray) -> np.ndarray:
    mixed = seeds + np.uint32((number + 1) * 0x6D2B79F5 & 0xFFFFFFFF)
    value = (mixed ^ mixed >> np.uint32(15)) * (mixed | np.uint32(1))
    value ^= value + (value ^ value >> np.uint32(7)) * (value | np.uint32(61))
    return ((value ^ value >> np.uint32(14)).astype(np.uint64) * np.uint64(size) >> np.uint64(32)).astype(np.int32)


def lengths(given: Mapping[str, int], seeds: np.ndarray) -> np.ndarray:
    """Return how many rounds each game has: the die of the seed says it, whatever is chosen.

    Examples
    --------
    >>> lengths(settings(), np.arange(6)).tolist()
    [8, 12, 9, 9, 11, 8]
    """
    found = np.full(len(seeds), given["most"])
    for turn in range(given["most"] - 1, given["rounds"] - 1, -1):
        found = np.where(_draw(seeds.astype(np.uint32), turn * SLOTS + END, 6) >= given["again"], turn, found)
    return found


def arranged(players: Sequence[Sequence[str | Parameters]]) -> dict[str, np.ndarray]:
    """Return the parameters of all seats in all games as arrays.

    Parameters
    ----------
    players : one list a game, with the name or the parameters of each seat's strategy.

    Returns
    -------
    dict from parameter to an array of shape (seats, games).

    Examples
    --------
    >>> arranged([["Steadfast", "Free", "Partner"]])["tie"].ravel().tolist()
    [2, 0, 1]
    """
    own = [[STRATEGIES[each] if isinstance(each, str) else BASE | dict(each) for each in game] for game in players]
    return {name: np.array([[each[name] for each in game] for game in own], np.int32).T.copy() for name in PARAMETERS}


def play_all(changes: Mapping[str, int] | None, seeds: np.ndarray, own: Mapping[str, np.ndarray]) -> Outcome:
    """Play a batch of games.

    Parameters
    ----------
    changes : settings that differ from the defaults; the number of seats is that of the parameters.
    seeds : one whole number a game, from 0 to 4294967295.
    own : what :func:`arranged` returns: each parameter in the shape (seats, games).

    Returns
    -------
    Outcome, with points to the tenth.

    Examples
    --------
    >>> found = play_all(None, np.array([1896]), arranged([["Steadfast", "Steadfast", "FairWeather", "FairWeather", "Free"]]))
    >>> found.points[:, 0].tolist()
    [19.0, 18.0, 17.0, 17.0, 27.0]
    """
    given = settings(dict(changes or {}) | {"seats": len(own["tie"])})
    table = _Table(given, np.asarray(seeds).astype(np.uint32), own)
    last = lengths(given, table.seeds)
    kept: dict[str, np.ndarray] = {}
    allied, partnered = np.zeros_like(table.level), np.zeros_like(table.level)
    for turn in range(1, int(last.max()) + 1):
        table.turn = turn
        _postures(table)
        going = last >= turn
        allied += (table.level == 2) & going
        partnered += (table.level == 1) & going
        _plans(table)
        _cards(table)
        ends = last == turn
        for name, now in (("points", table.points), ("kept", table.kept), ("marks", table.marks)):
            kept[name] = np.where(ends, now, kept[name]) if name in kept else now.copy()
    called = kept["kept"] + kept["marks"]
    return Outcome(kept["points"] / 10, called, kept["kept"], allied, partnered, last)


def _wishes(table: _Table) -> np.ndarray:
    """Return the closest tie that the first seat would take with the second: shape (seats, seats, games)."""
    own = {name: values[:, None, :] for name, values in table.own.items()}
    seats = len(table.level)
    allied = table.level == 2
    # other seats in an alliance: all but the seat itself and the one it is tied with
    bound = allied.sum(axis=0) - allied - (allied & (table.other >= 0))
    most = np.broadcast_to(own["tie"], table.left.shape)
    most = np.where(table.left > own["forgive"], np.minimum(most, own["after_left"]), most)
    most = np.where(table.marks[None] > own["tolerate"], np.minimum(most, own["after_marks"]), most)
    unproved = (own["proof"] > 0) & ~table.helped & (table.kept <= table.marks)[None]
    most = np.where(unproved, np.minimum(most, 1), most)
    alone = (table.turn <= table.own["wait"]) | (bound >= table.own["crowd"])
    most = np.where(alone[:, None, :], 0, most)
    most[range(seats), range(seats)] = 0
    return most


def _postures(table: _Table) -> None:
    """Agree on ties as :func:`strategies.talk` does, and pay for what changes."""
    seats, games = table.level.shape
    wished = _wishes(table)
    pairs = list(combinations(range(seats), 2))
    ranks, levels = np.empty((len(pairs), games), np.int32), np.empty((len(pairs), games), np.int32)
    for number, (one, two) in enumerate(pairs):
        level = np.minimum(wished[one, two], wished[two, one])
        marks = np.minimum(9, table.marks[one] + table.marks[two])
        rank = 1000 * (table.other[one] == two) + 100 * level - 10 * marks + table.below(PAIR + number, 10)
        ranks[number], levels[number] = np.where(level > 0, rank * len(pairs) + len(pairs) - 1 - number, -1), level
    first, second = (np.array([pair[side] for pair in pairs], np.int32) for side in (0, 1))
    level, other = np.zeros_like(table.level), np.full_like(table.other, -1)
    for _ in range(seats // 2):
        best = ranks.argmax(axis=0)
        found = np.flatnonzero(ranks[best, np.arange(games)] >= 0)
        chosen = best[found]
        one, two = first[chosen], second[chosen]
        level[one, found] = level[two, found] = levels[chosen, found]
        other[one, found], other[two, found] = two, one
        for number, pair in enumerate(pairs):
            ranks[number, (other[pair[0]] >= 0) | (other[pair[1]] >= 0)] = -1
    dropped = (table.level == 2) & ((level < 2) | (other != table.other))
    given = table.given
    standing = np.array([0, given["partner_trade"], -given["ally_upkeep"]], np.int32)
    table.points += 10 * (standing[level] - given["exit_cost"] * dropped)
    table.tokens = np.where(level == 0, np.minimum(given["most_tokens"], table.tokens + 1), table.tokens)
    table.level, table.other = level, other


def _plans(table: _Table) -> None:
    """Fill in what each seat would do, as :func:`strategies.plan` does."""
    own, seats = table.own, len(table.level)
    was_left = np.take_along_axis(table.left, np.maximum(table.other, 0)[:, None, :], axis=1)[:, 0] * (table.other >= 0)
    willing = ~((own["mirror"] > 0) & (was_left > 0))
    ready, ally = willing & (table.turn < own["late"]), table.level == 2
    for size, slot in (("minor", MINOR), ("major", MAJOR)):
        dice = np.stack([table.below(slot + seat, 10) for seat in range(seats)])
        table.plan[size] = np.where(ally, ready & (dice < own[size]), willing & (own[f"aid_{size}"] > 0))
    table.plan["back"], table.plan["press"] = willing & (own["back"] > 0), own["press"] > 0
    table.plan["spend"] = np.minimum(own["spend"], table.given["spend"])


def _cards(table: _Table) -> None:
    given, (seats, games) = table.given, table.level.shape
    left = np.repeat(np.array([given[kind] for kind in CARDS], np.int32)[:, None], games, axis=1)
    order = np.repeat(np.arange(seats, dtype=np.int32)[:, None], games, axis=1)
    every, size = np.arange(games), int(left[:, 0].sum())
    for place in range(given["cards"]):
        drawn = table.below(CARD + place, size - place)
        kind = (drawn >= left.cumsum(axis=0)).sum(axis=0)
        left[kind, every] -= 1
        spot = table.below(SEAT + place, seats - place)
        seat = order[spot, every]
        for here in range(seats - 1 - place):
            order[here] = np.where(here >= spot, order[here + 1], order[here])
        for number, name in ((1, "minor"), (2, "major")):
            _attack(table, name, np.flatnonzero(kind == number), seat, place)
        _adventure(table, np.flatnonzero(kind == 3), seat, place)
        _opening(table, np.flatnonzero(kind == 4))


def _among(may: np.ndarray, spot: np.ndarray) -> np.ndarray:
    """Return the seat that is the spot-th of those that may be chosen; ``may`` has the shape (seats, games)."""
    return (np.cumsum(may, axis=0) > spot).argmax(axis=0)


def _attack(table: _Table, kind: str, games: np.ndarray, seat: np.ndarray, place: int) -> None:
    given, seat = table.given, seat[games]
    level, other = table.level[seat, games], table.other[seat, games]
    die = 1 + table.below(DIE + place, 6)[games]
    marks = np.minimum(2, table.marks[seat, games] + table.marks[np.maximum(other, 0), games])
    faces = np.where(level == 2, given["deterrence"] - given["weakening"] * marks, given["partner_deterrence"])
    deterred = (other >= 0) & (die <= faces)
    may = table.level[:, games] < 2
    may[seat, np.arange(len(games))] = False
    many = may.sum(axis=0)
    goes = deterred & (many > 0) & (die <= given["diversion"])
    turned = _among(may, _draw(table.seeds[games], table.turn * SLOTS + TURN + place, np.maximum(many, 1)))
    target = np.where(goes, turned, seat)
    struck = ~deterred | goes
    _strike(table, kind, games[struck], target[struck])


def _strike(table: _Table, kind: str, games: np.ndarray, target: np.ndarray) -> None:
    given = table.given
    level, helper = table.level[target, games], table.other[target, games]
    says = table.plan[kind][np.maximum(helper, 0), games] & (helper >= 0)
    called = level == 2
    kept, broken, aided = called & says, called & ~says, ~called & says
    loss = np.select(
        [kept, broken, aided],
        [given[f"{kind}_helped"], given[f"{kind}_loss"] + given["surprise"], given[f"{kind}_aided"]],
        given[f"{kind}_loss"],
    )
    cost = np.select([kept, broken, aided], [given[f"{kind}_help"], given["breach_fine"], given[f"{kind}_aid"]], 0)
    table.kept[helper[kept], games[kept]] += 1
    table.marks[helper[broken], games[broken]] += 1
    table.left[target[broken], helper[broken], games[broken]] += 1
    table.helped[target[says], helper[says], games[says]] = True
    table.points[helper[helper >= 0], games[helper >= 0]] -= 10 * cost[helper >= 0]
    if given["absorbed"]:
        spent = np.minimum(np.minimum(table.plan["spend"][target, games], table.tokens[target, games]), loss // given["absorbed"]) * ~called
        table.tokens[target, games] -= spent
        loss = loss - spent * given["absorbed"]
    table.points[target, games] -= 10 * loss


def _adventure(table: _Table, games: np.ndarray, seat: np.ndarray, place: int) -> None:
    given, seat = table.given, seat[games]
    pressed = (table.level[seat, games] == 2) & table.plan["press"][seat, games]
    games, seat = games[pressed], seat[pressed]
    helper = table.other[seat, games]
    backed = table.plan["back"][helper, games]
    table.points[seat[~backed], games[~backed]] -= 10 * given["press_loss"]
    games, seat, helper = games[backed], seat[backed], helper[backed]
    seats = np.arange(len(table.level))[:, None]
    spot = _draw(table.seeds[games], table.turn * SLOTS + TURN + place, len(table.level) - 2)
    victim = _among((seats != seat) & (seats != helper), spot)
    table.points[seat, games] += 10 * given["press_gain"]
    table.points[helper, games] -= 10 * given["back_cost"]
    table.points[victim, games] -= 10 * given["bystander_loss"]


def _opening(table: _Table, games: np.ndarray) -> None:
    level, tokens = table.level[:, games], table.tokens[:, games]
    spends = (level == 0) & (tokens > 0)
    weights = 2 * spends + (level == 1)
    table.tokens[:, games] = tokens - spends
    share = np.minimum(table.given["pot"] / np.maximum(weights.sum(axis=0), 1), table.given["share_most"])
    table.points[:, games] += np.floor(share * weights * 10 + 0.5).astype(np.int32)
