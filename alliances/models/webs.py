"""The web of promises: who is tied to whom by pacts in force on one day, and how tight the web is.

Two states are tied if a pact that promises to fight binds both. From the ties follow three measures: how many allies a state has (its degree), how many
states hang together (the largest component), and how often two allies of one state are allied with each other (transitivity [1]_, here ``closed``).

The table names everybody who was *ever* a member of an alliance, and no day of entry. So three rules choose the pacts, and two of them are bounds.

Assumptions
-----------
- A day stands for its year: 1 July.
- All members of a pact are tied with each other, also where the treaty promises something to one of them only.
- ``floor`` takes pacts with two members ever. Both were bound all the time, so each tie is real; ties inside larger pacts are left out.
- ``ceiling`` takes all pacts and all members. No coded tie is left out, but many begin before one of the two had joined.
- Ties and components grow from floor to ceiling. The share ``closed`` need not: another tie can close a pair, or open new ones.

Invented
--------
- Nothing. Where a state stands in a drawing means nothing; only the lines do.

References
----------
.. [1] Wasserman and Faust (1994), Social Network Analysis, Cambridge University Press, chapter 6.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

Pair = frozenset[str]
RULES = ("coded", "floor", "ceiling")  # as ATOP codes "bilateral"; two members ever; every alliance


def in_force(spells: pd.DataFrame, year: int, rule: str = "coded") -> pd.DataFrame:
    """Select the pacts to fight that bind on 1 July of a year.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    year : from 1815 to 2016.
    rule : one of RULES.

    Examples
    --------
    >>> from alliances import data
    >>> [len(in_force(data.load("alliance_spells"), 2015, rule)) for rule in RULES]
    [28, 27, 46]
    """
    chosen = {"coded": spells["bilateral"], "floor": spells["member_count"] == 2, "ceiling": spells["member_count"] >= 2}[rule]
    day = pd.Timestamp(year=year, month=7, day=1)
    return spells[chosen & (spells["defence"] | spells["offence"]) & (spells["begin"] <= day) & (spells["end"] >= day)]


def pairs(pacts: pd.DataFrame) -> set[Pair]:
    """Return each two states that a pact binds, once.

    >>> sorted(map(sorted, pairs(pd.DataFrame({"members": ["B; A", "A; B; C"]}))))
    [['A', 'B'], ['A', 'C'], ['B', 'C']]
    """
    return {frozenset(two) for text in pacts["members"] for two in itertools.combinations(text.split("; "), 2)}


def allies(web: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """Return the allies of each state that has one.

    >>> allies([("A", "B"), ("A", "C")])["A"] == {"B", "C"}
    True
    """
    tied: dict[str, set[str]] = defaultdict(set)
    for pair in web:
        one, other = pair
        tied[one] |= {other}
        tied[other] |= {one}
    return dict(tied)


def components(tied: Mapping[str, set[str]]) -> list[set[str]]:
    """Return the groups of states that hang together, the largest first.

    >>> [len(group) for group in components(allies([("A", "B"), ("A", "C"), ("D", "E")]))]
    [3, 2]
    """
    left, found = set(tied), []
    while left:
        group = {min(left)}
        while new := set().union(*(tied[state] for state in group)) - group:
            group |= new
        found.append(group)
        left -= group
    return sorted(found, key=len, reverse=True)


def closed(tied: Mapping[str, set[str]]) -> float:
    """Return the share of pairs of allies of one state that are allied with each other, over all states; NaN if there is no such pair.

    >>> closed(allies([("A", "B"), ("B", "C"), ("C", "A"), ("C", "D")]))
    0.6
    """
    cases = sum(len(others) * (len(others) - 1) for others in tied.values())
    common = sum(len(tied[one] & tied[other]) for one in tied for other in tied[one])
    return common / cases if cases else float("nan")


def measures(pacts: pd.DataFrame) -> dict[str, float]:
    """Return how many pairs are tied, how many states have a tie, how many hang together at most, and the share that is closed.

    >>> measures(pd.DataFrame({"members": ["A; B; C", "D; E"]}))
    {'pairs': 4, 'states': 5, 'largest': 3, 'closed': 1.0}
    """
    web = pairs(pacts)
    tied = allies(web)
    return {"pairs": len(web), "states": len(tied), "largest": max(map(len, components(tied)), default=0), "closed": closed(tied)}


def places(web: set[Pair]) -> pd.DataFrame:
    """Return where to draw the states: those that hang together close to each other, groups side by side.

    Inside a group distances on the paper follow the number of ties between two states as well as they can (stress majorization).

    Returns
    -------
    pandas.DataFrame with ``state``, ``allies`` (how many), ``x`` and ``y``; the largest group stands first.

    Examples
    --------
    >>> places(pairs(pd.DataFrame({"members": ["A; B", "C; D"]})))["state"].tolist()
    ['A', 'B', 'C', 'D']
    """
    tied, rows = allies(web), []
    groups = components(tied)
    sizes = [2 * len(group) ** 0.5 + 2 for group in groups]  # of the square in which a group stands
    width = max([*sizes[:1], (2.2 * sum(size**2 for size in sizes)) ** 0.5])
    left = top = row = 0.0
    for group, size in zip(groups, sizes, strict=True):
        if left and left + size > width:
            left, top, row = 0.0, top - row, 0.0
        names = sorted(group)
        spots = _spread(names, tied) * (size / 2 - 1) + (left + size / 2, top - size / 2)
        rows += [(name, len(tied[name]), *map(float, spot.round(2))) for name, spot in zip(names, spots, strict=True)]
        left, row = left + size, max(row, size)
    return pd.DataFrame(rows, columns=["state", "allies", "x", "y"])


def _spread(names: list[str], tied: Mapping[str, set[str]], rounds: int = 60) -> np.ndarray:
    """Return the spots of one group in a disc of radius 1, by stress majorization."""
    if len(names) == 2:
        return np.array([(0, 0.8), (0, -0.8)])  # one above the other, so that their names do not collide
    length = {name: 1 + np.log(len(tied[name])) for name in names}  # of a tie; where many have many ties, there is room for them
    far = np.array([[min(length[one], length[other]) if other in tied[one] else np.inf for other in names] for one in names])
    np.fill_diagonal(far, 0)
    for between in range(len(names)):
        far = np.minimum(far, far[:, between, None] + far[between])
    spots = np.random.default_rng(1914).normal(size=(len(names), 2))
    for _ in range(rounds):
        gaps = np.hypot(*(spots[:, None] - spots).T)
        pull = -np.divide(far, gaps, out=np.zeros_like(far), where=gaps > 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        spots = pull @ spots / len(names)
    return spots / np.hypot(*spots.T).max()
