"""Reliability of alliances: what a rate counts, how rates pool, and why the tested alliances are not all alliances.

Whether an ally keeps its word is seen only in war. If challengers strike where they expect the ally to stay away, wars
test the weaker alliances, and the rate seen in wars lies below the rate of all. This is Smith's argument [1]_, put into
the simplest form that has a solution.

Equations
---------
reliability of an alliance: r, drawn from a beta distribution with mean m and likeness n (shapes m n and (1 - m) n)

chance of being attacked, relative to the weakest: (1 - r)^s

rate among all = m; rate among the attacked = m n / (n + s)

rate per war = q times the rate among the attacked, if only a share q of an ally's wars calls for help

Here s is the aim of the challengers (0: they strike blindly) and n says how much alike the alliances are. The attacked
are again beta distributed, with shapes m n and (1 - m) n + s.

Assumptions
-----------
- Every alliance has one true reliability: the chance that it is honoured when it is invoked.
- Challengers see it without error, and attack the less the higher it is.
- An attack leads to war, and the war invokes the treaty or does not. (Smith finds that states with unreliable allies are more likely to
  surrender. Such weak promises are not tested either, and the rate in wars would lie higher than here.)
- No ally fights where its treaty does not ask for it. (Some do; then the rate per war is higher.)
- Alliances that are never attacked would have been honoured at their own rate.

Invented
--------
- The true mean of 75 per cent, the likeness and the aim. They show what selection can do, not what it did.
- The world behind an archive: its mean, its challengers, and that help is due in 36 of 100 wars.
- The shape of the chance of attack. It was chosen because it has a solution in closed form.

References
----------
.. [1] Smith (1996), Journal of Conflict Resolution 40(1), 16-40.
.. [2] Leeds, Long and Mitchell (2000), Journal of Conflict Resolution 44(5), 686-699.
.. [3] Berkemeier and Fuhrmann (2018), Research & Politics 5(2).
"""

import math
from functools import cache

import numpy as np
import pandas as pd

TRUE_MEAN, LIKENESS, AIM = 0.75, 4, 2  # the invented world of the chapter
DUE = 0.36  # share of the wars in which help is due: 27 of 74.5


def observed_rate(mean: float, likeness: float, aim: float) -> float:
    """Return the rate of kept promises among the alliances that are attacked.

    Parameters
    ----------
    mean : true mean reliability of all alliances, between 0 and 1.
    likeness : how much alike they are, above 0. Small: most are either firm or hollow. Large: all are near the mean.
    aim : how well challengers pick the weak, 0 (blindly) or more.

    Returns
    -------
    A share between 0 and ``mean``: m n / (n + s).

    Examples
    --------
    >>> observed_rate(0.75, likeness=4, aim=2)
    0.5
    >>> observed_rate(0.75, likeness=4, aim=0)
    0.75
    """
    _check(mean, likeness, aim)
    return mean * likeness / (likeness + aim)


def likeness_for(seen: float, mean: float, aim: float) -> float:
    """Return how much alike alliances must be for a rate to be seen among the attacked.

    Parameters
    ----------
    seen : the rate among the attacked, above 0 and below ``mean``.
    mean, aim : see :func:`observed_rate`; aim above 0.

    Raises
    ------
    ValueError : if selection of this kind cannot produce the rate.

    Examples
    --------
    >>> likeness_for(0.5, mean=0.75, aim=2)
    4.0
    """
    if not 0 < seen < mean or aim <= 0:
        raise ValueError("the rate seen must lie above 0 and below the mean, and challengers must aim")
    return aim * seen / (mean - seen)


def attacked_share(mean: float, likeness: float, aim: float) -> float:
    """Return the share of alliances that are attacked, if the weakest possible one is attacked for certain.

    Examples
    --------
    >>> round(attacked_share(0.75, likeness=4, aim=2), 3)
    0.1
    >>> attacked_share(0.75, likeness=4, aim=0)
    1.0
    """
    _check(mean, likeness, aim)
    weak = (1 - mean) * likeness
    return math.exp(math.lgamma(weak + aim) - math.lgamma(weak) + math.lgamma(likeness) - math.lgamma(likeness + aim))


def densities(mean: float, likeness: float, aim: float, points: int = 51) -> pd.DataFrame:
    """Return how reliability is spread over all alliances and over the attacked ones, for a drawing.

    Returns
    -------
    pandas.DataFrame with ``points`` rows: ``reliability`` (inside 0 to 1), ``all`` and ``attacked`` (densities).

    Examples
    --------
    >>> densities(0.75, likeness=4, aim=2, points=3).round(2).to_numpy().tolist()
    [[0.17, 0.08, 0.58], [0.5, 0.75, 1.88], [0.83, 2.08, 0.58]]
    """
    _check(mean, likeness, aim)
    at = (np.arange(points) + 0.5) / points
    strong, weak = mean * likeness, (1 - mean) * likeness
    return pd.DataFrame({"reliability": at, "all": _beta(at, strong, weak), "attacked": _beta(at, strong, weak + aim)})


def _beta(at: np.ndarray, first: float, second: float) -> np.ndarray:
    scale = math.exp(math.lgamma(first + second) - math.lgamma(first) - math.lgamma(second))
    return scale * at ** (first - 1) * (1 - at) ** (second - 1)


def simulate(alliances: int, mean: float, likeness: float, aim: float, due: float = 1, seed: int = 1896) -> pd.DataFrame:
    """Draw a world of alliances, let challengers choose, and record what each alliance did.

    Parameters
    ----------
    alliances : how many.
    mean, likeness, aim : see :func:`observed_rate`.
    due : share of the wars in which the treaty asks for help, from 0 to 1.
    seed : start of the random numbers; the same seed gives the same world.

    Returns
    -------
    pandas.DataFrame, one row per alliance: ``reliability`` (0 to 1) and the flags ``attacked``, ``due`` (the treaty asks for
    help), ``fought`` (the ally fought beside the attacked) and ``would_keep`` (the promise would be kept if invoked).

    Examples
    --------
    >>> world = simulate(50_000, mean=0.75, likeness=4, aim=2)
    >>> tested = world[world["attacked"] & world["due"]]
    >>> round(float(world["would_keep"].mean()), 2), round(float(tested["fought"].mean()), 2)
    (0.75, 0.5)
    """
    _check(mean, likeness, aim)
    chance = np.random.default_rng(seed)
    reliability = chance.beta(mean * likeness, (1 - mean) * likeness, alliances)
    attacked = chance.random(alliances) < (1 - reliability) ** aim
    invoked = chance.random(alliances) < due
    would_keep = chance.random(alliances) < reliability
    return pd.DataFrame(
        {
            "reliability": reliability,
            "attacked": attacked,
            "due": attacked & invoked,
            "fought": attacked & invoked & would_keep,
            "would_keep": would_keep,
        }
    )


def archive(seed: int, due_wars: int = 400) -> pd.DataFrame:
    """Draw an archive of wars from a world whose mean and attackers the reader is not told.

    Parameters
    ----------
    seed : start of the random numbers; the same seed gives the same archive.
    due_wars : number of wars in which the treaty asks for help.

    Returns
    -------
    pandas.DataFrame, one row per war: ``war`` (counted from 1) and the flags ``due`` (the treaty asks for help) and ``fought`` (the ally
    fought beside the attacked, which it does only where help is due). Between 12 and 24 of the first 40 due are kept, and 37.5 to 52.5 per cent of all, so that
    each of the attackers of Lab 6 can explain them.

    Examples
    --------
    >>> wars = archive(1896)
    >>> len(wars), int(wars["due"].sum()), bool((wars["fought"] & ~wars["due"]).any())
    (1111, 400, False)
    """
    mean, aim = behind_archive(seed)
    chance = np.random.default_rng([seed, 1])
    due = chance.permutation(np.arange(round(due_wars / DUE)) < due_wars)
    kept = np.zeros(due_wars, dtype=bool)
    while not (12 <= kept[:40].sum() <= 24 and 0.375 <= kept.mean() <= 0.525):
        kept = chance.random(due_wars) < observed_rate(mean, LIKENESS, aim)
    fought = np.zeros(len(due), dtype=bool)
    fought[due] = kept
    return pd.DataFrame({"war": np.arange(1, len(due) + 1), "due": due, "fought": fought})


def behind_archive(seed: int) -> tuple[float, float]:
    """Return the true mean and the aim of the challengers in the world of an archive.

    >>> mean, aim = behind_archive(1896)
    >>> 0.42 < observed_rate(mean, LIKENESS, aim) < 0.48
    True
    """
    chance = np.random.default_rng([seed, 0])
    aim = float(chance.choice([0.5, 1, 1.5, 2, 2.5, 3]))
    return float(chance.uniform(0.42, 0.48) * (1 + aim / LIKENESS)), aim


@cache
def fitting_means(kept: int, wars: int, likeness: float, aim: float) -> tuple[float, float]:
    """Return the lowest and the highest true mean, in steps of a hundredth, that could easily show so many kept promises.

    Parameters
    ----------
    kept, wars : promises kept, and wars in which help was due.
    likeness, aim : see :func:`observed_rate`.

    Returns
    -------
    Two shares: for every mean between them ``kept`` lies from the 5th to the 95th percentile of the numbers that the world shows.

    Raises
    ------
    ValueError : if no mean fits.

    Examples
    --------
    >>> fitting_means(20, 40, likeness=4, aim=0), fitting_means(20, 40, likeness=4, aim=4)
    ((0.37, 0.63), (0.73, 0.99))
    """
    means = np.arange(1, 100) / 100
    below, upto = _at_most(np.array([observed_rate(mean, likeness, aim) for mean in means]), kept, wars)
    fitting = means[(upto >= 0.05) & (below < 0.95)]
    if not len(fitting):
        raise ValueError(f"no mean fits {kept} of {wars}")
    return float(fitting[0]), float(fitting[-1])


def _at_most(shares: np.ndarray, kept: int, wars: int) -> tuple[np.ndarray, np.ndarray]:
    """Return for each share the chance that fewer than ``kept`` of the wars are kept, and that so many or fewer are."""
    numbers = np.arange(kept + 1)
    ways = np.array([math.lgamma(wars + 1) - math.lgamma(number + 1) - math.lgamma(wars - number + 1) for number in numbers])
    chances = np.exp(ways + np.outer(np.log(shares), numbers) + np.outer(np.log1p(-shares), wars - numbers))
    return chances[:, :-1].sum(axis=1), chances.sum(axis=1)


def pooled_rate(first: float, second: float, share: float) -> float:
    """Return the rate of two groups together.

    Parameters
    ----------
    first, second : the rates of the groups, in one unit.
    share : share of all cases that belong to the second group, from 0 to 1.

    Examples
    --------
    >>> pooled_rate(66, 22, share=0.5)
    44.0
    """
    return (1 - share) * first + share * second


def implied_share(pooled: float, first: float, second: float) -> float:
    """Return which share of the cases the second group must have, if two rates pool to a third.

    Raises
    ------
    ValueError : if the pooled rate does not lie between the two, or the two are equal.

    Examples
    --------
    >>> round(implied_share(50, first=66, second=22), 3)
    0.364
    """
    if first == second or not min(first, second) <= pooled <= max(first, second):
        raise ValueError("the pooled rate must lie between two different rates")
    return (first - pooled) / (first - second)


def due_share(per_war: float, per_obligation: float) -> float:
    """Return in which share of an ally's wars help was due, if nobody fights where nothing is due.

    Parameters
    ----------
    per_war : rate per war of an ally.
    per_obligation : rate per case in which the treaty asked for help, in the same unit and no smaller.

    Examples
    --------
    >>> round(due_share(27, 74.5), 3)
    0.362
    """
    if not 0 <= per_war <= per_obligation or per_obligation == 0:
        raise ValueError("the rate per war cannot be above the rate per obligation")
    return per_war / per_obligation


def _check(mean: float, likeness: float, aim: float) -> None:
    if not 0 < mean < 1 or likeness <= 0 or aim < 0:
        raise ValueError("the mean lies between 0 and 1, likeness is above 0, and aim is 0 or more")
