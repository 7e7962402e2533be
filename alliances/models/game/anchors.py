"""What ties the deck of the game to the record: two shares of the book's tables, beside those of the cards."""

import pandas as pd

from .options import DEFAULTS

FORCE, WAR = 4, 5  # levels of hostility in the table of disputes: use of force, war


def shares(crises: pd.DataFrame, disputes: pd.DataFrame) -> list[dict[str, object]]:
    """Return shares of the deck beside those of the tables; everything else in the deck is invented.

    A crisis card is calm or an attack. The table of crises says how many crises passed without violence; that of disputes, how many in which force was
    used reached the level of war.

    Parameters
    ----------
    crises : the table ``crises``.
    disputes : the table ``disputes_gml``.

    Returns
    -------
    list of dicts with ``what``, ``deck`` and ``data`` (per cent), ``cases`` (in the table) and ``table``.

    Examples
    --------
    >>> found = shares(pd.DataFrame({"violence": ["none", "full-scale war"]}), pd.DataFrame({"hostility": [3, 4, 4, 5]}))
    >>> [(row["what"], row["deck"], row["data"]) for row in found]
    [('crises without violence', 33.3, 50.0), ('attacks that are major', 20.0, 33.3)]
    """
    attacks = DEFAULTS["minor"] + DEFAULTS["major"]
    force = disputes[disputes["hostility"] >= FORCE]
    rows = [
        ("crises without violence", DEFAULTS["calm"] / (DEFAULTS["calm"] + attacks), crises["violence"].eq("none"), "crises"),
        ("attacks that are major", DEFAULTS["major"] / attacks, force["hostility"].eq(WAR), "disputes_gml"),
    ]
    return [
        {"what": what, "deck": round(100 * deck, 1), "data": round(100 * float(seen.mean()), 1), "cases": len(seen), "table": table}
        for what, deck, seen, table in rows
    ]
