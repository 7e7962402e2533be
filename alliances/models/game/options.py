"""Settings of the game: their defaults and limits stand in ``rules.json``, which the browser reads too."""

from collections.abc import Mapping
from pathlib import Path

from ...base.reading import read_json

RULES = read_json(Path(__file__).with_name("rules.json"))
VERSION: int = RULES["version"]
DEFAULTS: dict[str, int] = {name: default for name, (default, _, _) in RULES["settings"].items()}
LIMITS: dict[str, tuple[int, int]] = {name: (low, high) for name, (_, low, high) in RULES["settings"].items()}
CARDS = ("calm", "minor", "major", "adventure", "opening")  # kinds of card, in the order of the deck


def settings(changes: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return all settings of a game: the defaults, with some changed.

    Parameters
    ----------
    changes : new values by name; each a whole number within :data:`LIMITS`.

    Returns
    -------
    dict from name to whole number, in the order of :data:`DEFAULTS`.

    Raises
    ------
    ValueError : for an unknown name, a value outside its limits, or a deck or table that cannot be played.

    Examples
    --------
    >>> settings({"seats": 4})["seats"], settings()["cards"]
    (4, 3)
    >>> settings({"seats": 9})
    Traceback (most recent call last):
    ...
    ValueError: seats must be a whole number from 3 to 6, not 9
    """
    found = DEFAULTS | dict(changes or {})
    for name, value in found.items():
        if name not in LIMITS:
            raise ValueError(f"there is no setting {name}")
        low, high = LIMITS[name]
        if not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"{name} must be a whole number from {low} to {high}, not {value}")
    if sum(found[kind] for kind in CARDS) < found["cards"]:
        raise ValueError("the deck has fewer cards than are drawn in a round")
    if found["seats"] < found["cards"]:
        raise ValueError("there are fewer seats than cards in a round")
    if found["most"] < found["rounds"]:
        raise ValueError("the last possible round comes before the first possible end")
    return found
