"""The rules of the game on one page, written from its settings: the twin of ``alliances/site/scripts/game-rulebook.js``."""

import re
from collections.abc import Mapping

from .words import PLACE, named

# a rule holds only where none of these settings is 0 …
NEEDS = {
    "length": ("again",),
    "upkeep": ("ally_upkeep",),
    "trade": ("partner_trade",),
    "exit": ("exit_cost",),
    "deterrence": ("deterrence",),
    "weakening": ("deterrence", "weakening"),
    "partner-deterrence": ("partner_deterrence",),
    "divert": ("diversion",),
    "tokens": ("spend", "absorbed"),
}
INSTEAD = {"fixed": "again", "vanish": "diversion"}  # … and these only where this one is
NOTHING = re.compile(r"[−+](?=0\b)")  # nothing has no sign


def rules(settings: Mapping[str, int]) -> list[str]:
    """Return the rules that hold with some settings.

    Parameters
    ----------
    settings : all settings, as of ``alliances.models.game.settings``.

    Examples
    --------
    >>> from alliances.models import game
    >>> rules(game.settings())[1]
    'Each seat begins with 20 points. Tokens: 1 at the start, 2 at most.'
    """
    return [_filled(text, settings) for name, text in named("game.rules").items() if _holds(name, settings)]


def payoffs(settings: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Return what each event costs or brings, and why: name, points, reason.

    Parameters
    ----------
    settings : all settings, as of ``alliances.models.game.settings``.

    Examples
    --------
    >>> from alliances.models import game
    >>> payoffs(game.settings())[0][:2]
    ('Attacked, and no help comes', 'minor −4, major −9')
    """
    names, reasons = named("game.payoff-names"), named("game.reasons")
    return [(names[name], _filled(text, settings), reasons[name]) for name, text in named("game.payoffs").items()]


def _holds(rule: str, settings: Mapping[str, int]) -> bool:
    return all(settings[name] for name in NEEDS.get(rule, ())) and not (rule in INSTEAD and settings[INSTEAD[rule]])


def _filled(text: str, settings: Mapping[str, int]) -> str:
    values = dict(settings) | {f"{size}_left": settings[f"{size}_loss"] + settings["surprise"] for size in ("minor", "major")}
    return NOTHING.sub("", PLACE.sub(lambda place: str(values[place[1]]), text))
