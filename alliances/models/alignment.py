"""An index of alignment with Russia: five indicators, weights that somebody chooses, and what the empty cells leave open.

An index adds up indicators that were made comparable. Two things in it are not data: the weights, and what is put into empty cells. This
module keeps the empty cells open. A cell that no source fills may hold anything from the least to the most, so that a state's index is
an interval [1]_. The weights are varied at random, to see which ranks survive [2]_.

Equations
---------
scaled indicator: x / greatest possible x (votes 1, promise 3, share of arms 1) or, where there is none, x / largest x of the eight

index of a state: sum of w times scaled indicator, from its least to its greatest value; the weights w add up to 1

certainly first: least index > greatest index of every other state

possibly first: greatest index >= least index of every other state

Assumptions
-----------
- More of every indicator means more alignment.
- One point of one indicator can make up for a point of another. (An index that adds is an index that lets votes pay for arms.)
- A promise of defence is worth three points, neutrality two, non-aggression or consultation one. The steps are equal.
- A state whose votes no table has may agree with Russia never or always. One whose arms no table has got between nothing and as much as
  the largest known customer of the eight.
- A trade partner that is not named has at most the share of the last one that is named.
- In :func:`first` and :func:`share_ahead` every set of weights is as likely as any other.

Invented
--------
- The points of the promises, and the equal chance of all weightings.
- The choice of eight states. Leave China out, and every figure changes, because three indicators are divided by its value.

References
----------
.. [1] Manski (2003), Partial Identification of Probability Distributions, Springer.
.. [2] Saisana, Saltelli and Tarantola (2005), Journal of the Royal Statistical Society A 168(2), 307-323.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from . import voting

STATES = ("TUR", "ISR", "IRN", "CHN", "BLR", "ARM", "KAZ", "PRK")
INDICATORS = ("votes", "trade", "arms", "promise", "agreements")
NEEDED = ("un_agreement", "partner_shares", "arms_register_1995_2024", "arms_shares", "treaties", "defence_agreements")
POINTS = {"defence": 3, "neutrality": 2, "nonaggression": 1, "consultation": 1}
NO_DELIVERIES = ("ISR",)  # SIPRI's table of Russia's deliveries lists all of the eight but this one


def bounds(
    tables: Mapping[str, pd.DataFrame], arms: str = "volume", votes_from: int = 2017, arms_from: int = 2012
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the least and the greatest value that each scaled indicator may have.

    Parameters
    ----------
    tables : the tables named in ``NEEDED``, as :func:`alliances.data.load` gives them.
    arms : "volume" for Russia's deliveries to the state (million TIV), "share" for their share in all that the state got.
    votes_from : first of the five years whose votes count.
    arms_from : first of the ten years whose deliveries count.

    Returns
    -------
    Two pandas.DataFrame with a row per state of ``STATES`` and a column per indicator of ``INDICATORS``, values from 0 to 1.

    Raises
    ------
    ValueError : for another way of counting arms.

    Examples
    --------
    >>> from alliances import data
    >>> low, high = bounds({name: data.load(name) for name in NEEDED})
    >>> [float(table.loc["BLR", "votes"]) for table in (low, high)], float(low.loc["CHN", "arms"])
    ([0.0, 1.0], 1.0)
    """
    if arms not in ("volume", "share"):
        raise ValueError(f"arms are counted by volume or by share, not by {arms!r}")
    known = pd.DataFrame(
        {
            "votes": _votes(tables["un_agreement"], votes_from),
            "arms": _volume(tables["arms_register_1995_2024"], arms_from)
            if arms == "volume"
            else _import_share(tables["arms_shares"], arms_from),
            "promise": _promise(tables["treaties"]),
            "agreements": _agreements(tables["defence_agreements"]),
        },
        index=list(STATES),
    ).astype(float)
    known.loc[list(NO_DELIVERIES), "arms"] = 0
    largest = known.max()
    largest["votes"], largest["promise"] = 1, max(POINTS.values())
    if arms == "share":
        largest["arms"] = 1
    low, high = (known / largest).fillna(0), (known / largest).fillna(1)
    least, most = _trade(tables["partner_shares"])
    low["trade"], high["trade"] = least / most.max(), most / most.max()
    return low[list(INDICATORS)], high[list(INDICATORS)]


def spread(low: pd.DataFrame, high: pd.DataFrame, weights: Mapping[str, float]) -> pd.DataFrame:
    """Return the interval of each state's index.

    Parameters
    ----------
    low, high : see :func:`bounds`.
    weights : weight of each indicator, 0 or more; they are divided by their sum. An indicator without a weight counts 0.

    Returns
    -------
    pandas.DataFrame with a row per state: ``low`` and ``high``, from 0 to 1.

    Raises
    ------
    ValueError : if a weight is negative, or none is above 0.

    Examples
    --------
    >>> one = pd.DataFrame({"votes": [1.0, 0.0], "arms": [0.5, 0.0]}, index=["CHN", "BLR"])
    >>> two = pd.DataFrame({"votes": [1.0, 1.0], "arms": [0.5, 0.0]}, index=["CHN", "BLR"])
    >>> spread(one, two, {"votes": 1, "arms": 3}).to_numpy().tolist()
    [[0.625, 0.625], [0.0, 0.25]]
    """
    chosen = pd.Series(weights, dtype=float).reindex(low.columns, fill_value=0)
    if (chosen < 0).any() or chosen.sum() <= 0:
        raise ValueError("weights are 0 or more, and at least one is above 0")
    return pd.DataFrame({"low": low @ chosen, "high": high @ chosen}) / chosen.sum()


def first(low: pd.DataFrame, high: pd.DataFrame, draws: int = 5000, seed: int = 1896) -> pd.DataFrame:
    """Return in which share of random weightings each state comes first.

    Parameters
    ----------
    low, high : see :func:`bounds`.
    draws : number of weightings, drawn evenly from all that add up to 1.
    seed : start of the random numbers.

    Returns
    -------
    pandas.DataFrame with a row per state and shares from 0 to 1: ``certain`` (first whatever the open cells hold), ``possible`` (first for
    some values of the open cells), ``as_zero`` (first if every open cell is taken for its least value).

    Examples
    --------
    >>> one = pd.DataFrame({"votes": [1.0, 0.0]}, index=["CHN", "BLR"])
    >>> first(one, one.clip(lower=1), draws=10).to_numpy().tolist()
    [[0.0, 1.0, 1.0], [0.0, 1.0, 0.0]]
    """
    least, most = _drawn(low, high, draws, seed)
    columns = {}
    for place, state in enumerate(low.index):
        others = [each for each in range(len(low)) if each != place]
        columns[state] = (
            (least[:, place] > most[:, others].max(axis=1)).mean(),
            (most[:, place] >= least[:, others].max(axis=1)).mean(),
            (least.argmax(axis=1) == place).mean(),
        )
    return pd.DataFrame(columns, index=["certain", "possible", "as_zero"]).T


def share_ahead(low: pd.DataFrame, high: pd.DataFrame, one: str, two: str, draws: int = 5000, seed: int = 1896) -> float:
    """Return in which share of random weightings the first state is certainly ahead of the second.

    Parameters
    ----------
    low, high, draws, seed : see :func:`first`.
    one, two : codes of the states.

    Examples
    --------
    >>> table = pd.DataFrame({"votes": [1.0, 0.0], "arms": [0.5, 0.2]}, index=["CHN", "TUR"])
    >>> share_ahead(table, table, "CHN", "TUR", draws=10)
    1.0
    """
    least, most = _drawn(low, high, draws, seed)
    return float((least[:, low.index.get_loc(one)] > most[:, low.index.get_loc(two)]).mean())


def _drawn(low: pd.DataFrame, high: pd.DataFrame, draws: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the intervals under random weightings: two arrays, (weightings, states)."""
    weights = np.random.default_rng(seed).dirichlet(np.ones(low.shape[1]), draws)
    return weights @ low.to_numpy().T, weights @ high.to_numpy().T


def _with_russia(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs with Russia, and name the other state in a column ``state``."""
    pairs = table[table["state_a"].eq("RUS") | table["state_b"].eq("RUS")]
    return pairs.assign(state=pairs["state_a"].where(pairs["state_a"].ne("RUS"), pairs["state_b"]))


def _votes(agreement: pd.DataFrame, since: int) -> pd.Series:
    """Return the mean agreement with Russia over five years, of the states that the table knows."""
    known = [("RUS", state) for state in STATES if state in set(agreement["state_a"]) | set(agreement["state_b"])]
    found = voting.over_years(agreement, known, since, since + 4, method=voting.MEAN_OF_YEARS)
    return found.set_index("other")["agreement"]


def _volume(register: pd.DataFrame, since: int) -> pd.Series:
    """Return Russia's deliveries of ten years, in million TIV."""
    sold = register[register["supplier"].eq("RUS") & register["year"].between(since, since + 9)]
    return sold.groupby("recipient")["tiv"].sum()


def _import_share(shares: pd.DataFrame, since: int) -> pd.Series:
    """Return Russia's share in all deliveries of ten years to a state; the volumes are added up before they are divided."""
    bought = shares[shares["year"].between(since, since + 9)]
    sums = bought.groupby("recipient")[["russia_tiv", "total_tiv"]].sum()
    return sums["russia_tiv"] / sums["total_tiv"]


def _promise(treaties: pd.DataFrame) -> pd.Series:
    """Return the points of the strongest promise in force at the end of 2016, by ATOP: bilateral pacts, and pacts of defence."""
    standing = treaties[treaties["coder"].eq("ATOP") & treaties["end"].isna() & (treaties["bilateral"] | treaties["defence"])]
    points = pd.DataFrame({name: standing[name].astype(int) * worth for name, worth in POINTS.items()}).max(axis=1)
    codes = standing["partner_codes"].fillna("").str.split(r";\s*", regex=True)
    return pd.Series({state: points[codes.map(lambda cell, state=state: state in cell)].max() for state in STATES}).fillna(0)


def _agreements(agreements: pd.DataFrame) -> pd.Series:
    """Return the number of agreements on defence cooperation with Russia, 1980 to 2010; a state without any has none."""
    return _with_russia(agreements).groupby("state").size().reindex(list(STATES), fill_value=0)


def _trade(shares: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the least and the greatest share in Russia's trade of 2021, mean of exports and imports, in per cent."""
    least, most = [], []
    for flow in ("exports", "imports"):
        entry = shares[shares["reporter"].eq("RUS") & shares["flow"].eq(flow) & shares["year"].eq(2021)].set_index("partner")["share"]
        named = entry.astype(float).reindex(list(STATES))
        least.append(named.fillna(0))
        most.append(named.fillna(float(entry.min())))
    return (least[0] + least[1]) / 2, (most[0] + most[1]) / 2
