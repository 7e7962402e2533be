"""What is kept of a game: one row a seat and round, and a few numbers a seat."""

from typing import Any

State = dict[str, Any]
ASKED_FOR = (  # what a seat planned and expected; empty where it was not asked
    "plan_minor", "plan_major", "plan_back", "plan_press", "plan_spend", "forecast_minor", "truth_minor", "forecast_major", "truth_major",
)  # fmt: skip
COUNTS = ("attacked", "deterred", "diverted", "called", "honoured", "left_ally", "abandoned", "aid_sent", "pressed", "backed", "spent")
POINTS = ("exit", "standing", "attack", "help", "fine", "adventure", "backing", "bystander", "opening")
COLUMNS = (
    *("seed", "round", "seat", "named_level", "named_with", "level", "with"),
    *ASKED_FOR,
    *COUNTS,
    *POINTS,
    *("points", "tokens", "marks"),
)


def log(state: State) -> list[dict[str, Any]]:
    """Return the log of a game so far: one row a seat and round, as the page saves it and a table reads it.

    Returns
    -------
    list of dicts with the same keys in the same order (None where nothing was asked):

    - ``seed``, ``round`` (from 1), ``seat`` (from 0)
    - ``named_level`` and ``named_with``: the posture that the seat named; ``level`` and ``with``: the tie that came of it (0 free,
      1 partner, 2 ally)
    - ``plan_minor``, ``plan_major``: would honour a call (level 2) or send aid (level 1); ``plan_back``, ``plan_press``; ``plan_spend``
    - ``forecast_minor``, ``forecast_major``: chance, in per cent, that the other's plan says yes; ``truth_minor``, ``truth_major``: whether it did
    - counts in this round: ``attacked`` (attacks that struck the seat), ``deterred`` (attacks on it that were deterred), ``diverted`` (attacks that
      came to it because they were deterred elsewhere), ``called``, ``honoured``, ``left_ally`` (calls that it did not honour), ``abandoned`` (its ally
      stayed out), ``aid_sent``, ``pressed``, ``backed``, ``spent`` (tokens)
    - points won or lost in this round, by cause: ``exit`` (an alliance dropped), ``standing`` (upkeep or trade), ``attack``, ``help``, ``fine``, ``adventure`` (its own), ``backing``
      (that of its ally), ``bystander`` (that of others), ``opening``
    - ``points``, ``tokens``, ``marks``: what the seat has at the end of the round

    Examples
    --------
    >>> from alliances.models import game
    >>> log(game.new_game(None, seed=1))
    []
    """
    return [dict(row) for row in state["rows"]]


def summary(state: State) -> list[dict[str, Any]]:
    """Return the numbers behind each seat's code.

    Returns
    -------
    list with one dict a seat: ``points``; rounds as ``free``, ``partner``, ``ally``; ``called``, ``honoured``, ``abandoned``, ``pressed``, ``backed``; ``forecasts`` (how many) and
    ``brier`` (mean of (chance - outcome)^2 on the scale 0 to 1, rounded to thousandths; None without a forecast). Every promise of the other side counts, tested
    or not.

    Examples
    --------
    >>> from alliances.models import game
    >>> summary(game.new_game(None, seed=1))[0]["brier"] is None
    True
    """
    found = []
    for seat, points in enumerate(state["points"]):
        rows = [row for row in state["rows"] if row["seat"] == seat]
        errors = [
            (row[f"forecast_{size}"] - 100 * row[f"truth_{size}"]) ** 2
            for row in rows
            for size in ("minor", "major")
            if row[f"truth_{size}"] is not None
        ]
        levels = [row["level"] for row in rows]
        counts = {name: sum(row[name] for row in rows) for name in ("called", "honoured", "abandoned", "pressed", "backed")}
        brier = (sum(errors) * 2 + 10 * len(errors)) // (20 * len(errors)) / 1000 if errors else None
        postures = {name: levels.count(level) for level, name in enumerate(("free", "partner", "ally"))}
        found.append({"points": points} | postures | counts | {"forecasts": len(errors), "brier": brier})
    return found
