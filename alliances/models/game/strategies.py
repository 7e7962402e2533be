"""Written strategies of the game: each is a set of parameters of one family, so that a search over parameters can look for a better one.

The twin for the browser is ``alliances/site/scripts/game-strategies.js``; parameters and strategies stand in ``rules.json``.

Parameters
----------
- ``tie``: the closest tie it wants (0 free, 1 partner, 2 ally); ``wait``: rounds for which it stays free first; ``crowd``: stays free when at
  least so many other seats are in an alliance
- ``forgive``: how often the other may have left it alone before it takes ``after_left`` at most; ``tolerate``: how many broken promises the
  other may have before it takes ``after_marks`` at most; ``proof``: 1 if it allies only with who helped it, or kept more than it broke
- ``minor``, ``major``: chance in tenths that it honours a call; ``mirror``: 1 if never for one who left it alone; ``late``: the round from which it honours nothing
- ``back``, ``press`` (adventures), ``aid_minor``, ``aid_major`` (as a partner): 0 or 1; ``spend``: most tokens for one attack
- ``prior``: what it believes of an ally with no record, in tenths; it counts as much as two calls
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from . import new_game, step
from .chance import MAJOR, MINOR, PAIR, below
from .options import RULES

State = dict[str, Any]
Parameters = Mapping[str, int]

PARAMETERS: dict[str, tuple[int, int, int]] = {
    name: tuple(values) for name, values in RULES["parameters"].items()
}  # default, lowest, highest
BASE: dict[str, int] = {name: default for name, (default, _, _) in PARAMETERS.items()}
STRATEGIES: dict[str, dict[str, int]] = {name: BASE | changed for name, changed in RULES["strategies"].items()}


def wish(state: State, seat: int, other: int, own: Parameters) -> int:
    """Return the closest tie that a strategy would take with another seat, judged by what is public.

    Parameters
    ----------
    state : at step ``postures``.
    seat, other : whose wish, and with whom.
    own : the parameters of the strategy.

    Returns
    -------
    0 free, 1 partner, 2 ally.

    Examples
    --------
    >>> state = new_game(None, seed=1)
    >>> [wish(state, 0, 1, STRATEGIES[name]) for name in ("Steadfast", "Partner", "Free", "Tester")]
    [2, 1, 0, 1]
    """
    allied = sum(tie["level"] == 2 for each, tie in enumerate(state["ties"]) if each != seat and tie["with"] != seat)
    if state["round"] <= own["wait"] or allied >= own["crowd"]:
        return 0
    most = own["tie"]
    if state["left"][seat][other] > own["forgive"]:
        most = min(most, own["after_left"])
    if state["marks"][other] > own["tolerate"]:
        most = min(most, own["after_marks"])
    if own["proof"] and not state["helped"][seat][other] and state["kept"][other] <= state["marks"][other]:
        most = min(most, 1)
    return most


def talk(state: State, players: Sequence[Parameters | None], offers: Sequence[Mapping[str, Any] | None] = ()) -> list[dict[str, Any]]:
    """Agree on ties before the postures: old ties first, then the closest that both want, then those with the better record.

    Parameters
    ----------
    state : at step ``postures``.
    players : the parameters of each seat's strategy, or None for a person.
    offers : for each person's seat the posture that it offers, ``{"level": …, "with": …}``; None for the others.

    Returns
    -------
    One posture a seat, as :func:`game.postures` takes it: that of a strategy is its choice; that of a person is what was agreed, which binds
    nobody.

    Examples
    --------
    >>> state = new_game({"seats": 3}, seed=1)
    >>> talk(state, [None, STRATEGIES["Partner"], STRATEGIES["Free"]], [{"level": 2, "with": 1}, None, None])
    [{'level': 1, 'with': 1}, {'level': 1, 'with': 0}, {'level': 0, 'with': None}]
    """
    seats = range(len(players))

    def wanted(seat: int, other: int) -> int:
        if players[seat] is not None:
            return wish(state, seat, other, players[seat])
        offer = offers[seat] if seat < len(offers) else None
        return offer["level"] if offer and offer["with"] == other else 0

    ranked = []
    for number, (one, two) in enumerate(combinations(seats, 2)):
        level = min(wanted(one, two), wanted(two, one))
        if level:
            old = state["ties"][one]["with"] == two
            marks = min(9, state["marks"][one] + state["marks"][two])
            rank = 1000 * old + 100 * level - 10 * marks + below(state["seed"], state["round"], PAIR + number, 10)
            ranked.append((-rank, number, one, two, level))
    chosen: list[dict[str, Any]] = [{"level": 0, "with": None} for _ in seats]
    for _, _, one, two, level in sorted(ranked):
        if chosen[one]["with"] is None and chosen[two]["with"] is None:
            chosen[one], chosen[two] = {"level": level, "with": two}, {"level": level, "with": one}
    return chosen


def plan(state: State, seat: int, own: Parameters) -> dict[str, Any]:
    """Return the plan and forecasts of a strategy.

    Parameters
    ----------
    state : at step ``plans``.
    seat : whose plan.
    own : the parameters of the strategy.

    Returns
    -------
    dict with every field of a plan; :func:`game.plans` takes those that it asks for.
    """
    tie, turn = state["ties"][seat], state["round"]
    other = tie["with"]
    willing = not (own["mirror"] and other is not None and state["left"][seat][other])
    if tie["level"] == 2:
        ready = willing and turn < own["late"]
        minor = ready and below(state["seed"], turn, MINOR + seat, 10) < own["minor"]
        major = ready and below(state["seed"], turn, MAJOR + seat, 10) < own["major"]
    else:
        minor, major = willing and own["aid_minor"] == 1, willing and own["aid_major"] == 1
    kept, calls = (0, 0) if other is None else (state["kept"][other], state["kept"][other] + state["marks"][other])
    believed = 10 * ((2 * (10 * kept + 2 * own["prior"]) + calls + 2) // (2 * (calls + 2)))  # in per cent, to the nearest ten
    return {
        "minor": minor,
        "major": major,
        "back": willing and own["back"] == 1,
        "press": own["press"] == 1,
        "spend": own["spend"],
        "forecast_minor": believed,
        "forecast_major": believed,
    }


def play(changes: Mapping[str, int] | None, seed: int, players: Sequence[str | Parameters]) -> State:
    """Play a whole game of strategies.

    Parameters
    ----------
    changes : settings that differ from the defaults; the number of seats is that of the players.
    seed : whole number from 0 to 4294967295.
    players : names in :data:`STRATEGIES`, or parameters.

    Returns
    -------
    The state at step ``over``.

    Examples
    --------
    >>> play(None, 1896, ["Steadfast", "Steadfast", "FairWeather", "FairWeather", "Free"])["points"]
    [19, 18, 17, 17, 27]
    """
    own = [STRATEGIES[each] if isinstance(each, str) else each for each in players]
    state = new_game(dict(changes or {}) | {"seats": len(own)}, seed)
    while state["step"] != "over":
        if state["step"] == "postures":
            state = step(state, talk(state, own))
        elif state["step"] == "plans":
            state = step(state, [plan(state, seat, each) for seat, each in enumerate(own)])
        else:
            state = step(state)
    return state
