"""The alliance game: three to six seats promise, honour and leave, on cards and dice that a seed fixes.

A game is a plain JSON object, the *state*; each function takes a state and returns a new one. The twin for the browser is
``alliances/site/scripts/game-rules.js``, with the same names in camel case; the same seed, settings and choices give the same states.

A round
-------
``state["step"]`` says what comes next:

- ``postures``: :func:`postures` takes one hidden choice a seat, ``{"level": 0 | 1 | 2, "with": seat or None}``: free, partner, ally. A
  pair gets the lower of the levels that both named; whoever was not named back is free. (Talk comes before and is not part of the state.)
- ``plans``: :func:`plans` takes one hidden plan a seat. What is asked depends on the tie; :func:`legal` says it:

  - ally: ``minor``, ``major`` (would you honour a call after such an attack?), ``back`` (an adventure of your ally?), ``press`` (an
    adventure of your own?), and ``forecast_minor``, ``forecast_major``: the chance, in per cent and in tens, that your ally's plan
    says yes to a minor and to a major call
  - partner: ``minor``, ``major`` (would you send aid?), ``spend``, and the same two forecasts of the partner's aid
  - free: ``spend``, the most tokens to put up against one attack

- ``cards``: :func:`cards` turns the cards and carries the plans out. ``state["events"]`` tells what happened, card by card, for the
  screen to reveal; plans bind, so nobody is asked again.
- ``reveal``: :func:`next_round` goes on to ``postures``, or to ``over`` if the die ends the game.

:func:`step` calls the right one; :func:`replay` plays a list of choices again, which is all that must be kept for undo and resume
(``state["moves"]``). :func:`log` gives one row a seat and round, :func:`summary` the numbers behind a seat's code.

Events
------
Each is a dict with ``card`` (kind) and ``seat`` (the seat that the card names), and:

- ``calm``: nothing more
- ``minor``, ``major``: ``die`` (1 to 6; None if the seat has nobody to deter for it), ``deterred``, ``target`` (the seat attacked in the end, None if the attack
  vanished), ``helper`` (ally or partner of the target, or None), ``called`` (the helper is an ally), ``helped``, ``spent`` (tokens), ``loss`` (points lost by the target), ``cost`` (points paid
  by the helper: help, or the fine for a broken promise)
- ``adventure``: ``pressed``; if so ``helper``, ``helped`` (backed), ``victim`` (seat or None)
- ``opening``: ``shares``, points gained by each seat

Assumptions
-----------
- Seats are alike: none is stronger, and geography does not matter. A seat has one tie at a time.
- An attack comes from outside the table. Seats do not attack each other; the victim of an adventure is the nearest to it.
- A plan is carried out as it was written. What a seat would do is therefore known of every promise, not only of those that were tested.
- A deterred attack is not always lost: on two of the three faces that deter it goes to a seat without an ally, which is then the weaker prey. The
  setting ``diversion`` says on how many faces; with 0 every deterred attack is given up.
- Pressing an adventure pays if the ally backs it with a chance above 4 / (4 + 2), two thirds: the presser must judge its ally as a forecaster would.

Invented
--------
- Every payoff of :data:`DEFAULTS`. They were tuned so that no strategy is best in every company. Two shares of the deck lie near the record (see
  ``anchors``): crises without violence, and attacks that become wars. Adventures and openings are invented.
- That a firm alliance deters one attack in two is a stylisation; scholars dispute whether defence pacts deter at all [1]_ [2]_.
- What written strategies first believe of an ally, 70 or 50 per cent, stands near two published rates of kept promises, 74.5 and 50.

References
----------
.. [1] Johnson and Leeds (2011), Foreign Policy Analysis 7(1), 45-65.
.. [2] Kenwick, Vasquez and Powers (2015), Journal of Politics 77(4), 943-954.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from .chance import END, below
from .deal import carry_out, tenth
from .options import DEFAULTS, LIMITS, VERSION, settings
from .record import ASKED_FOR, COUNTS, POINTS, log, summary

__all__ = [
    "DEFAULTS",
    "LIMITS",
    "VERSION",
    "cards",
    "legal",
    "log",
    "new_game",
    "next_round",
    "plans",
    "postures",
    "replay",
    "settings",
    "step",
    "summary",
]

State = dict[str, Any]
PLAN = ("minor", "major", "back", "press", "spend", "forecast_minor", "forecast_major")
ASKED = (
    ("spend",),
    ("minor", "major", "spend", "forecast_minor", "forecast_major"),
    ("minor", "major", "back", "press", "forecast_minor", "forecast_major"),
)


def new_game(changes: Mapping[str, int] | None, seed: int) -> State:
    """Return the state before the first round.

    Parameters
    ----------
    changes : settings that differ from the defaults.
    seed : whole number from 0 to 4294967295.

    Raises
    ------
    ValueError : for a setting or seed that cannot be.

    Examples
    --------
    >>> state = new_game({"seats": 4}, seed=1896)
    >>> state["step"], state["round"], state["points"]
    ('postures', 1, [20, 20, 20, 20])
    """
    given = settings(changes)
    if not isinstance(seed, int) or not 0 <= seed < 2**32:
        raise ValueError(f"the seed must be a whole number from 0 to 4294967295, not {seed}")
    seats = given["seats"]
    return {
        "version": VERSION,
        "seed": seed,
        "settings": given,
        "round": 1,
        "step": "postures",
        "ties": [{"level": 0, "with": None} for _ in range(seats)],
        "points": [given["start"]] * seats,
        "tokens": [min(given["start_tokens"], given["most_tokens"])] * seats,
        "marks": [0] * seats,  # promises broken, public
        "kept": [0] * seats,  # promises kept when called, public
        "left": [[0] * seats for _ in range(seats)],  # left[i][j]: how often j stayed out when i called
        "helped": [[0] * seats for _ in range(seats)],  # helped[i][j]: how often j honoured a call of i, or sent aid
        "plans": None,
        "events": [],
        "rows": [],
        "moves": [],
    }


def legal(state: State) -> list[dict[str, Any]]:
    """Return what each seat may choose now.

    Returns
    -------
    list with one dict a seat. Before postures: ``levels`` and ``with`` (seats that can be named). Before plans: ``asked`` (the names of
    the fields of a plan), ``level`` and ``with`` (the tie), ``spend`` (the most tokens). Else empty: nothing is chosen.

    Examples
    --------
    >>> legal(new_game({"seats": 3}, seed=1))[0]
    {'levels': [0, 1, 2], 'with': [1, 2]}
    """
    seats = range(len(state["points"]))
    if state["step"] == "postures":
        return [{"levels": [0, 1, 2], "with": [other for other in seats if other != seat]} for seat in seats]
    if state["step"] == "plans":
        return [
            {
                "asked": list(ASKED[tie["level"]]),
                "level": tie["level"],
                "with": tie["with"],
                "spend": min(state["settings"]["spend"], state["tokens"][seat]),
            }
            for seat, tie in enumerate(state["ties"])
        ]
    return []


def postures(state: State, choices: Sequence[Mapping[str, Any]]) -> State:
    """Take the hidden postures of a round: ties are made, dropped and paid for.

    Parameters
    ----------
    state : at step ``postures``.
    choices : one a seat, ``{"level": 0, 1 or 2, "with": seat or None}``; "with" is needed from level 1 on.

    Raises
    ------
    ValueError : at another step, or naming the seat whose choice is not legal.

    Examples
    --------
    >>> state = postures(new_game({"seats": 3}, seed=1), [{"level": 2, "with": 1}, {"level": 1, "with": 0}, {"level": 0, "with": None}])
    >>> state["ties"], state["step"]
    ([{'level': 1, 'with': 1}, {'level': 1, 'with': 0}, {'level': 0, 'with': None}], 'plans')
    """
    named = _checked(state, "postures", choices, _posture)
    new = _copied(state)
    given, before = new["settings"], new["ties"]
    new["ties"] = []
    for seat, choice in enumerate(named):
        other = choice["with"]
        level = min(choice["level"], named[other]["level"]) if other is not None and named[other]["with"] == seat else 0
        new["ties"].append({"level": level, "with": other if level else None})
    new["rows"] += [_row(new, seat, named[seat]) for seat in range(len(named))]
    for seat, (old, tie) in enumerate(zip(before, new["ties"], strict=True)):
        row = new["rows"][seat - len(named)]
        if old["level"] == 2 and (tie["level"] < 2 or tie["with"] != old["with"]):
            row["exit"] = -given["exit_cost"]
        row["standing"] = (0, given["partner_trade"], -given["ally_upkeep"])[tie["level"]]
        new["points"][seat] = tenth(new["points"][seat] + row["exit"] + row["standing"])
        if tie["level"] == 0:
            new["tokens"][seat] = min(given["most_tokens"], new["tokens"][seat] + 1)
    new["moves"].append({"postures": named})
    return new | {"step": "plans", "plans": None, "events": []}


def plans(state: State, choices: Sequence[Mapping[str, Any]]) -> State:
    """Take the hidden plans and forecasts of a round.

    Parameters
    ----------
    state : at step ``plans``.
    choices : one plan a seat, with the fields that :func:`legal` asks for; other fields are ignored.

    Raises
    ------
    ValueError : at another step, or naming the seat and field that is missing or not legal.

    Examples
    --------
    >>> state = postures(new_game({"seats": 3}, seed=1), [{"level": 0, "with": None}] * 3)
    >>> plans(state, [{"spend": 1}, {"spend": 0}, {"spend": 2}])["plans"][0]["spend"]
    1
    """
    given = _checked(state, "plans", choices, _plan)
    new = _copied(state)
    new["plans"] = given
    for row, plan in zip(new["rows"][-len(given) :], given, strict=True):
        other = row["with"]
        row |= {f"plan_{name}": plan[name] for name in ("minor", "major", "back", "press", "spend")}
        for size in ("minor", "major"):
            row[f"forecast_{size}"] = plan[f"forecast_{size}"]
            row[f"truth_{size}"] = None if other is None else given[other][size]
        new["rows"][row["seat"] - len(given)] = row
    new["moves"][-1]["plans"] = given
    return new | {"step": "cards"}


def cards(state: State) -> State:
    """Turn the cards of a round and carry the plans out.

    Parameters
    ----------
    state : at step ``cards``.

    Returns
    -------
    The state at step ``reveal``, with ``events``: see the top of the module.

    Raises
    ------
    ValueError : at another step.

    Examples
    --------
    >>> state = plans(postures(new_game({"seats": 3}, seed=1), [{"level": 0, "with": None}] * 3), [{"spend": 0}] * 3)
    >>> [event["card"] for event in cards(state)["events"]]
    ['opening', 'minor', 'opening']
    """
    _at(state, "cards")
    new = _copied(state)
    carry_out(new)
    return new | {"step": "reveal"}


def next_round(state: State) -> State:
    """Go on to the next round, or end the game: the die of the seed says which.

    Parameters
    ----------
    state : at step ``reveal``.

    Raises
    ------
    ValueError : at another step.

    Examples
    --------
    >>> state = plans(postures(new_game({"seats": 3}, seed=1), [{"level": 0, "with": None}] * 3), [{"spend": 0}] * 3)
    >>> next_round(cards(state))["round"]
    2
    """
    _at(state, "reveal")
    new, given = _copied(state), state["settings"]
    ended = new["round"] >= given["rounds"] and below(new["seed"], new["round"], END, 6) >= given["again"]
    if ended or new["round"] >= given["most"]:
        return new | {"step": "over", "plans": None}
    return new | {"step": "postures", "round": new["round"] + 1, "plans": None}


def step(state: State, choices: Sequence[Mapping[str, Any]] | None = None) -> State:
    """Do what comes next; choices are needed for postures and plans only.

    Examples
    --------
    >>> step(new_game({"seats": 3}, seed=1), [{"level": 0, "with": None}] * 3)["step"]
    'plans'
    """
    if state["step"] in ("postures", "plans"):
        return (postures if state["step"] == "postures" else plans)(state, choices or [])
    return cards(state) if state["step"] == "cards" else next_round(state)


def replay(changes: Mapping[str, int] | None, seed: int, moves: Sequence[Mapping[str, Any]]) -> State:
    """Play choices that were kept, as ``state["moves"]`` holds them: one dict a round, with ``postures`` and, if made, ``plans``.

    Returns
    -------
    The state after the last choice: at step ``plans`` or ``cards`` of its round. (With no moves, the new game.)

    Examples
    --------
    >>> state = postures(new_game({"seats": 3}, seed=1), [{"level": 0, "with": None}] * 3)
    >>> replay({"seats": 3}, 1, state["moves"]) == state
    True
    """
    state = new_game(changes, seed)
    for place, move in enumerate(moves):
        if place:
            state = next_round(cards(state))
        state = postures(state, move["postures"])
        if "plans" in move:
            state = plans(state, move["plans"])
    return state


def _copied(state: State) -> State:
    """Return a copy whose parts may be changed; rows and moves of rounds that are over are shared, since nothing changes them."""
    seats, rows, moves = len(state["points"]), state["rows"], state["moves"]
    new = {name: list(value) if isinstance(value, list) else value for name, value in state.items()}
    new |= {name: [list(row) for row in state[name]] for name in ("left", "helped")}
    return new | {"rows": rows[:-seats] + [dict(row) for row in rows[-seats:]], "moves": moves[:-1] + [dict(move) for move in moves[-1:]]}


def _at(state: State, wanted: str) -> None:
    if state["step"] != wanted:
        raise ValueError(f"the step now is {state['step']}, not {wanted}")


def _checked(state: State, wanted: str, choices: Sequence[Mapping[str, Any]], check: Any) -> list[dict[str, Any]]:
    """Return the choices of all seats as they are kept."""
    _at(state, wanted)
    may = legal(state)
    if len(choices) != len(may):
        raise ValueError(f"{len(choices)} choices for {len(may)} seats")
    return [check(seat, choice, may[seat]) for seat, choice in enumerate(choices)]


def _posture(seat: int, choice: Mapping[str, Any], may: Mapping[str, Any]) -> dict[str, Any]:
    level, other = choice.get("level"), choice.get("with")
    if isinstance(level, bool) or level not in may["levels"]:
        raise ValueError(f"seat {seat}: level must be 0, 1 or 2")
    if level and other not in may["with"]:
        raise ValueError(f"seat {seat}: name another seat")
    return {"level": level, "with": other if level else None}


def _plan(seat: int, choice: Mapping[str, Any], may: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plan with every field, None where it is not asked."""
    plan: dict[str, Any] = dict.fromkeys(PLAN)
    for name in may["asked"]:
        value = choice.get(name)
        if name == "spend":
            fits = isinstance(value, int) and not isinstance(value, bool) and value >= 0
            value = min(value, may["spend"]) if fits else value
        elif name.startswith("forecast"):
            fits = isinstance(value, int) and not isinstance(value, bool) and value in range(0, 101, 10)
        else:
            fits = isinstance(value, bool)
        if not fits:
            raise ValueError(f"seat {seat}: {name} is missing or not legal")
        plan[name] = value
    return plan


def _row(state: State, seat: int, named: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a seat and round as it begins; later steps fill it."""
    tie = state["ties"][seat]
    head = {"seed": state["seed"], "round": state["round"], "seat": seat, "named_level": named["level"], "named_with": named["with"]}
    tied = {"level": tie["level"], "with": tie["with"]} | dict.fromkeys(ASKED_FOR)
    return head | tied | dict.fromkeys((*COUNTS, *POINTS), 0) | {"points": 0, "tokens": 0, "marks": 0}
