"""The drawn bow: what an alliance that is possible but not signed is worth, and at which threat signing pays.

One state faces one adversary. It can have no tie, a partnership, a partnership that keeps the door to an alliance open, or an alliance.
A posture is worth the share of the threat that it takes away, times the threat, less what it costs; standing alone is worth 0. There are
two dates, today and later. Later the threat has risen or fallen by the same share, each with probability one half.

Whoever kept the door open may then sign, unless the adversary moved first. Whoever signed today is bound at both dates. So the open door
has two kinds of value. It frightens the adversary today, as far as the adversary believes in it; and it lets the state wait and see.
The second is the option value of the economics of investment [1]_; the first is what signalling theory [2]_ disputes.

For threat t, share s of a partnership, share p of a pact, belief b, first move f, spread v, cost c of a partnership, k of keeping the door
open, a of an alliance:

- none: ``0``
- partnership: ``s t - c``
- alliance: ``p t - a``
- share that the open door takes away: ``d = s + b (1 - f) (p - s)``
- the door at threat x, still open: ``waiting(x) = d x - c - k``
- the door at threat x, the adversary having moved first, so that a partnership is left and the upkeep wasted: ``lost(x) = s x - c - k``
- the door at the second date: ``later(x) = f lost(x) + (1 - f) max(waiting(x), alliance(x))``
- open door: ``1/2 waiting(t) + 1/2 [1/2 later(t (1 + v)) + 1/2 later(t (1 - v))]``

Each term is a straight line in t, or the larger of two. The open door is therefore the highest of four lines, one for each plan of what
to do if the threat rises and if it falls, and all crossings are exact.

Assumptions
-----------
- Costs do not depend on the threat. The loss from a threat that is not taken away is in proportion to it.
- The partner always agrees: who may sign, signs. There is no bargaining, and no second state with interests of its own.
- A pact takes away the largest share (s <= p), and belief is at most 1. So the model rules out from the start that a bow frightens more
  than a pact; it can only be cheaper.
- A signed pact cannot be left at the second date. If it could, waiting would have no value.
- The adversary's belief, and its chance to move first, do not depend on the threat or on the posture chosen.
- The state cares about the average of the two dates and not about risk.

Invented
--------
- All of it that is a number: the scale of the threat (0 to 10), the shares, the costs, the belief, the first move, the spread, and the
  ranges in :data:`RANGES`. Nothing here is measured. The model shows which way a conclusion moves, not where it lies.

References
----------
.. [1] Dixit and Pindyck (1994), Investment under Uncertainty, Princeton University Press, chapters 1 and 2.
.. [2] Fearon (1997), Journal of Conflict Resolution 41(1), 68-90.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from math import inf

import pandas as pd

POSTURES = ("none", "partnership", "open door", "alliance")  # from the loosest to the tightest
MOST = 10.0  # end of the invented scale of the threat
SAME = 1e-9  # payoffs closer than this are equal; the looser posture then counts as best


@dataclass(frozen=True)
class Assumptions:
    """What the model takes as given. All values are inventions for illustration.

    Raises
    ------
    ValueError : if a share lies outside 0 to 1, a cost is negative, or a pact takes away less than a partnership.
    """

    belief: float = 0.5  # how far the adversary believes that the door would be used: 0 not at all, 1 fully
    first: float = 0.2  # chance that the adversary strikes, or splits the pair, before the pact is signed
    spread: float = 0.4  # share by which the threat rises or falls until the second date
    support: float = 0.2  # share of the threat that a partnership takes away
    pact: float = 0.7  # share that a signed alliance takes away
    partnership_cost: float = 0.2
    door_cost: float = 0.4  # joint exercises, planning, the suspicion of others: on top of the partnership
    alliance_cost: float = 2.4  # freedom lost, risk of being drawn in, enemies made

    def __post_init__(self) -> None:
        for name in ("belief", "first", "spread", "support", "pact"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is a share from 0 to 1, not {getattr(self, name)!r}")
        if self.support > self.pact:
            raise ValueError("a pact cannot take away less of the threat than a partnership")
        if min(self.partnership_cost, self.door_cost, self.alliance_cost) < 0:
            raise ValueError("a cost cannot be negative")


# How far each assumption might be off, by our judgement: the adversary's mind is known least, so its ranges are wide.
RANGES = {
    "belief": (0.2, 0.8),
    "first": (0.0, 0.4),
    "spread": (0.0, 0.6),
    "support": (0.1, 0.3),
    "pact": (0.6, 0.8),
    "partnership_cost": (0.1, 0.3),
    "door_cost": (0.2, 0.6),
    "alliance_cost": (1.8, 3.0),
}


def deterred(posture: str, given: Assumptions) -> float:
    """Return the share of today's threat that a posture takes away.

    Parameters
    ----------
    posture : one of :data:`POSTURES`.
    given : the assumptions.

    Returns
    -------
    float from 0 to 1.

    Examples
    --------
    >>> round(deterred("open door", Assumptions()), 2)
    0.4
    """
    door = given.support + given.belief * (1 - given.first) * (given.pact - given.support)
    return {"none": 0.0, "partnership": given.support, "open door": door, "alliance": given.pact}[posture]


def lines(posture: str, given: Assumptions) -> list[tuple[float, float]]:
    """Return the straight lines whose highest is the payoff of a posture.

    Parameters
    ----------
    posture : one of :data:`POSTURES`.
    given : the assumptions.

    Returns
    -------
    list of (value at threat 0, rise per unit of threat): one pair, or four for the open door, one per plan.

    Raises
    ------
    KeyError : if there is no such posture.

    Examples
    --------
    >>> lines("alliance", Assumptions())
    [(-2.4, 0.7)]
    """
    share, support, pact, first, spread = deterred(posture, given), given.support, given.pact, given.first, given.spread
    if posture != "open door":
        cost = {"none": 0.0, "partnership": given.partnership_cost, "alliance": given.alliance_cost}[posture]
        return [(-cost, share)]
    cost = given.partnership_cost + given.door_cost
    found = []
    for sign_if_worse in (False, True):
        for sign_if_better in (False, True):
            level, slope = -0.5 * cost, 0.5 * share
            for signed, threat in ((sign_if_worse, 1 + spread), (sign_if_better, 1 - spread)):
                level -= 0.25 * (first * cost + (1 - first) * (given.alliance_cost if signed else cost))
                slope += 0.25 * threat * (first * support + (1 - first) * (pact if signed else share))
            found.append((level, slope))
    return found


def payoff(posture: str, threat: float, given: Assumptions) -> float:
    """Return what a posture is worth at a threat, compared with standing alone, as an average of the two dates.

    Parameters
    ----------
    posture : one of :data:`POSTURES`.
    threat : today's threat, 0 to 10 on the invented scale.
    given : the assumptions.

    Returns
    -------
    float, in the units of the threat; 0 is standing alone.

    Examples
    --------
    >>> round(payoff("alliance", 5, Assumptions()), 2)
    1.1
    """
    return max(level + slope * threat for level, slope in lines(posture, given))


def best(threat: float, given: Assumptions) -> str:
    """Return the posture that is worth most; the looser one if two are equal.

    Examples
    --------
    >>> [best(threat, Assumptions()) for threat in (0, 2, 5, 9)]
    ['none', 'partnership', 'open door', 'alliance']
    """
    choice = POSTURES[0]
    for posture in POSTURES[1:]:
        if payoff(posture, threat, given) > payoff(choice, threat, given) + SAME:
            choice = posture
    return choice


def critical_point(given: Assumptions) -> float:
    """Return the threat from which an alliance is worth at least as much as every other posture.

    No line of another posture is steeper than that of the alliance, so the alliance stays best from the last crossing on.

    Returns
    -------
    float; infinite if some posture stays better at any threat.

    Examples
    --------
    >>> round(critical_point(Assumptions()), 2)
    6.1

    An adversary that believes as much in the bow as in a pact, and cannot move first, is frightened as much by it:

    >>> critical_point(Assumptions(belief=1, first=0))
    inf
    """
    ((level, slope),) = lines("alliance", given)
    point = 0.0
    for posture in POSTURES[:-1]:
        for other_level, other_slope in lines(posture, given):
            if slope - other_slope > SAME:
                point = max(point, (other_level - level) / (slope - other_slope))
            elif other_level > level + SAME:
                return inf
    return point


def changes(given: Assumptions, most: float = MOST) -> list[tuple[float, str]]:
    """Return which posture is best from which threat on.

    Parameters
    ----------
    given : the assumptions.
    most : the end of the scale.

    Returns
    -------
    list of (threat, posture), from threat 0 upwards.

    Examples
    --------
    >>> [(round(threat, 2), posture) for threat, posture in changes(Assumptions())]
    [(0.0, 'none'), (1.0, 'partnership'), (2.22, 'open door'), (6.1, 'alliance')]
    """
    every = [line for posture in POSTURES for line in lines(posture, given)]
    crossings = {0.0, most}
    for place, (level, slope) in enumerate(every):
        for other_level, other_slope in every[:place]:
            if abs(slope - other_slope) > SAME:
                crossing = (other_level - level) / (slope - other_slope)
                if 0 < crossing < most:
                    crossings.add(crossing)
    ends = sorted(crossings)
    found: list[tuple[float, str]] = []
    for low, high in pairwise(ends):
        posture = best((low + high) / 2, given)
        if not found or found[-1][1] != posture:
            found.append((low, posture))
    return found


def option_value(threat: float, given: Assumptions) -> float:
    """Return what the right to sign later adds to the open door, apart from what the door deters.

    Returns
    -------
    float, at least 0: the payoff of the open door less that of a door that will never be used.

    Examples
    --------
    >>> round(option_value(6, Assumptions()), 3), round(option_value(1, Assumptions()), 3)
    (0.144, 0.0)
    """
    level, slope = lines("open door", given)[0]
    return payoff("open door", threat, given) - (level + slope * threat)


def payoffs(given: Assumptions, threats: Sequence[float]) -> pd.DataFrame:
    """Return what each posture is worth at some threats.

    Returns
    -------
    pandas.DataFrame with ``posture``, ``threat`` and ``payoff``, one row per posture and threat.

    Examples
    --------
    >>> payoffs(Assumptions(), [0, 10]).tail(1)["payoff"].round(2).item()
    4.6
    """
    rows = [(posture, threat, payoff(posture, threat, given)) for posture in POSTURES for threat in threats]
    return pd.DataFrame(rows, columns=["posture", "threat", "payoff"])


def sensitivity(given: Assumptions, ranges: dict[str, tuple[float, float]] | None = None) -> pd.DataFrame:
    """Return how the critical point moves when one assumption at a time goes from the low to the high end of its range.

    Parameters
    ----------
    given : the assumptions from which one departs.
    ranges : low and high end by name of the assumption; :data:`RANGES` if left out.

    Returns
    -------
    pandas.DataFrame, one row per assumption, the widest swing first: ``assumption``, ``low``, ``high``, ``at_low`` and ``at_high`` (the
    critical point at the ends) and ``swing`` (the distance between them).

    Raises
    ------
    ValueError : if a range names no assumption.

    Examples
    --------
    >>> sensitivity(Assumptions())["assumption"].head(2).tolist()
    ['belief', 'alliance_cost']
    """
    ranges = RANGES if ranges is None else ranges
    if unknown := set(ranges) - {field.name for field in fields(Assumptions)}:
        raise ValueError(f"there is no assumption {', '.join(sorted(unknown))}")
    rows = []
    for name, (low, high) in ranges.items():
        ends = [critical_point(replace(given, **{name: value})) for value in (low, high)]
        rows.append((name, low, high, *ends, abs(ends[1] - ends[0])))
    table = pd.DataFrame(rows, columns=["assumption", "low", "high", "at_low", "at_high", "swing"])
    return table.sort_values("swing", ascending=False, kind="stable", ignore_index=True)


def quarter(given: Assumptions) -> dict[str, tuple[float, float]]:
    """Return ranges that move every assumption by a quarter of its value, down and up, rounded to two decimals.

    Examples
    --------
    >>> quarter(Assumptions())["alliance_cost"]
    (1.8, 3.0)
    """
    values = {field.name: getattr(given, field.name) for field in fields(given)}
    return {name: (round(value * 0.75, 2), round(value * 1.25, 2)) for name, value in values.items()}
