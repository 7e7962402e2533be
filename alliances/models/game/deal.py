"""What the cards of a round do: attacks, calls, adventures and openings. The functions change the state that :func:`game.cards` copied."""

from typing import Any

from .chance import CARD, DIE, SEAT, TURN, below
from .options import CARDS

State = dict[str, Any]


def drawn(state: State) -> list[tuple[str, int]]:
    """Return the cards of a round with the seats they name: the deck and the seats are shuffled anew in each round.

    Examples
    --------
    >>> from alliances.models import game
    >>> drawn(game.new_game({"seats": 4}, seed=1896))
    [('calm', 3), ('minor', 2), ('adventure', 1)]
    """
    given, seed, turn = state["settings"], state["seed"], state["round"]
    deck = [kind for kind in CARDS for _ in range(given[kind])]
    seats = list(range(given["seats"]))
    found = []
    for place in range(given["cards"]):
        kind = deck.pop(below(seed, turn, CARD + place, len(deck)))
        found.append((kind, seats.pop(below(seed, turn, SEAT + place, len(seats)))))
    return found


def carry_out(state: State) -> None:
    """Turn the cards one by one, note what each did, and close the rows of the round."""
    state["events"] = []
    for place, (kind, seat) in enumerate(drawn(state)):
        event: dict[str, Any] = {"card": kind, "seat": seat}
        if kind in ("minor", "major"):
            event |= _attack(state, kind, seat, place)
        elif kind == "adventure":
            event |= _adventure(state, seat, place)
        elif kind == "opening":
            event |= _opening(state)
        state["events"].append(event)
    for seat, row in enumerate(state["rows"][-len(state["points"]) :]):
        row |= {"points": state["points"][seat], "tokens": state["tokens"][seat], "marks": state["marks"][seat]}


def _note(state: State, seat: int, **amounts: float) -> None:
    """Add amounts to the columns of a seat's row of this round."""
    row = state["rows"][seat - len(state["points"])]
    for name, amount in amounts.items():
        row[name] += amount


def _pay(state: State, seat: int, column: str, amount: float) -> None:
    """Change the points of a seat, and say in its row for what."""
    state["points"][seat] = tenth(state["points"][seat] + amount)
    row = state["rows"][seat - len(state["points"])]
    row[column] = tenth(row[column] + amount)


def tenth(number: float) -> float:
    """Round to tenths, halves up, as the browser does; a whole number stays one."""
    found = (number * 10 + 0.5) // 1 / 10
    return int(found) if found == int(found) else found


def _attack(state: State, kind: str, seat: int, place: int) -> dict[str, Any]:
    given, ties, turn = state["settings"], state["ties"], state["round"]
    die, deterred, target = None, False, seat
    if other_level := ties[seat]["level"]:
        die = 1 + below(state["seed"], turn, DIE + place, 6)
        marks = min(2, state["marks"][seat] + state["marks"][ties[seat]["with"]])
        faces = given["deterrence"] - given["weakening"] * marks if other_level == 2 else given["partner_deterrence"]
        deterred = die <= faces
    if deterred:
        _note(state, seat, deterred=1)
        target = None
        open_seats = [each for each, tie in enumerate(ties) if tie["level"] < 2 and each != seat]
        if die <= given["diversion"] and open_seats:
            target = open_seats[below(state["seed"], turn, TURN + place, len(open_seats))]
            _note(state, target, diverted=1)
    event = {"die": die, "deterred": deterred, "target": target}
    if target is None:
        return event | {"helper": None, "called": False, "helped": False, "spent": 0, "loss": 0, "cost": 0}
    return event | _strike(state, kind, target)


def _strike(state: State, kind: str, target: int) -> dict[str, Any]:
    """Let an attack strike that was not deterred: the ally is called, the partner may send aid, tokens absorb what they can."""
    given, tie = state["settings"], state["ties"][target]
    helper, called, helped, loss, cost = tie["with"], tie["level"] == 2, False, given[f"{kind}_loss"], 0
    _note(state, target, attacked=1)
    if helper is not None:
        helped = state["plans"][helper][kind]
    if called:
        _note(state, helper, called=1)
        loss, cost = _called(state, kind, target, helper)
    elif helped:
        loss, cost = given[f"{kind}_aided"], given[f"{kind}_aid"]
        state["helped"][target][helper] += 1
        _note(state, helper, aid_sent=1)
        _pay(state, helper, "help", -cost)
    spent = 0
    if not called and given["absorbed"]:
        spent = min(state["plans"][target]["spend"], state["tokens"][target], loss // given["absorbed"])
        state["tokens"][target] -= spent
        loss -= spent * given["absorbed"]
        _note(state, target, spent=spent)
    _pay(state, target, "attack", -loss)
    return {"helper": helper, "called": called, "helped": helped, "spent": spent, "loss": loss, "cost": cost}


def _called(state: State, kind: str, target: int, helper: int) -> tuple[int, int]:
    """Return the target's loss and the helper's cost, after the ally honoured the call or stayed out."""
    given = state["settings"]
    if state["plans"][helper][kind]:
        state["kept"][helper] += 1
        state["helped"][target][helper] += 1
        _note(state, helper, honoured=1)
        _pay(state, helper, "help", -given[f"{kind}_help"])
        return given[f"{kind}_helped"], given[f"{kind}_help"]
    state["marks"][helper] += 1
    state["left"][target][helper] += 1
    _note(state, helper, left_ally=1)
    _note(state, target, abandoned=1)
    _pay(state, helper, "fine", -given["breach_fine"])
    return given[f"{kind}_loss"] + given["surprise"], given["breach_fine"]


def _adventure(state: State, seat: int, place: int) -> dict[str, Any]:
    given, tie = state["settings"], state["ties"][seat]
    if tie["level"] < 2 or not state["plans"][seat]["press"]:
        return {"pressed": False, "helper": None, "helped": False, "victim": None}
    helper, victim = tie["with"], None
    helped = state["plans"][helper]["back"]
    _note(state, seat, pressed=1)
    if helped:
        others = [each for each in range(len(state["points"])) if each not in (seat, helper)]
        victim = others[below(state["seed"], state["round"], TURN + place, len(others))]
        _note(state, helper, backed=1)
        _pay(state, seat, "adventure", given["press_gain"])
        _pay(state, helper, "backing", -given["back_cost"])
        _pay(state, victim, "bystander", -given["bystander_loss"])
    else:
        _pay(state, seat, "adventure", -given["press_loss"])
    return {"pressed": True, "helper": helper, "helped": helped, "victim": victim}


def _opening(state: State) -> dict[str, Any]:
    """Share the pot among the unallied: a partner has one share, a free seat that spends a token two; no share is worth more than the most."""
    weights = []
    for seat, tie in enumerate(state["ties"]):
        spends = tie["level"] == 0 and state["tokens"][seat] > 0
        weights.append(2 if spends else int(tie["level"] == 1))
        state["tokens"][seat] -= spends
        _note(state, seat, spent=int(spends))
    given, every = state["settings"], max(1, sum(weights))
    shares = [tenth(min(given["pot"] / every, given["share_most"]) * weight) for weight in weights]
    for seat, share in enumerate(shares):
        _pay(state, seat, "opening", share)
    return {"shares": shares}
