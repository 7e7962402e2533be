"""How old an alliance was when it ended, if one may choose what counts as its end.

The formal life of a pact is known for all; the effective life of this one depends on a criterion, and nobody has
measured it for the others. One comparison is still sound. If no pact works for longer than it is in force, then a pact
whose *formal* life is no longer than a given age had an *effective* life no longer than that either. The share of formal
lives up to that age is therefore a floor under the share of effective lives up to it [1]_.

Assumptions
-----------
- No pact works for longer than it is formally in force.
- The ended pacts of ATOP are the group to compare with; those still in force are left out, which the chapter says.

Invented
--------
- Nothing. Which event ends the alliance under a criterion is a coding decision, listed with its source in ``endings_1950``.

References
----------
.. [1] The lives are those of ATOP: Leeds and others (2002), International Interactions 28(3), 237-260.
"""

import pandas as pd

from . import survival

PHASES = {"1950 to 1960": (1950, 1960), "1961 to 1968": (1961, 1968), "1969 to 1980": (1969, 1980)}  # first and last year
DISPUTES = (1946, 1991)  # first and last year whose disputes are drawn: after the war against Japan, and to the end of the Soviet Union
ATOP_ID = next(number for number, year in survival.SINO_RUSSIAN.items() if year == 1950)


def floors(endings: pd.DataFrame, spells: pd.DataFrame) -> pd.DataFrame:
    """Set each age of the alliance of 1950 against the formal lives of the ended fighting pacts.

    Parameters
    ----------
    endings : the table ``endings_1950``: a row per criterion, with ``years``.
    spells : the table ``alliance_spells``.

    Returns
    -------
    pandas.DataFrame, the same rows in order of ``years``, with ``floor``: the per cent of ended bilateral defence or offence
    pacts whose formal life was no longer. For the last day of the treaty this is the exact standing; for the other
    criteria it is the least that the standing among effective lives can be.

    Examples
    --------
    >>> from alliances import data
    >>> table = floors(data.load("endings_1950"), data.load("alliance_spells"))
    >>> table.set_index("id")["floor"].round().loc[["bomb", "expiry"]].tolist()
    [51.0, 97.0]
    """
    pacts = survival.fighting_pacts(spells)
    table = endings.assign(floor=[survival.percentile(years, pacts) for years in endings["years"]])
    return table.sort_values("years", kind="stable", ignore_index=True)


def ended(spells: pd.DataFrame) -> pd.DataFrame:
    """Select the fighting pacts that have ended.

    Parameters
    ----------
    spells : the table ``alliance_spells``.

    Examples
    --------
    >>> from alliances import data
    >>> len(ended(data.load("alliance_spells")))
    189
    """
    pacts = survival.fighting_pacts(spells)
    return pacts[~pacts["censored"]]


def formal_lives(spells: pd.DataFrame) -> pd.DataFrame:
    """Return the share of ended fighting pacts whose formal life was no longer than each length that occurs.

    Parameters
    ----------
    spells : the table ``alliance_spells``.

    Returns
    -------
    pandas.DataFrame with ``years`` (rising, from 0) and ``share`` (0 to 1).

    Examples
    --------
    >>> from alliances import data
    >>> curve = formal_lives(data.load("alliance_spells"))
    >>> float(curve["share"].iloc[0]), float(curve["share"].iloc[-1])
    (0.0, 1.0)
    """
    lives = ended(spells)["years"].astype(float).round(1)
    share = lives.value_counts(normalize=True).sort_index().cumsum()
    start = pd.DataFrame({"years": [0.0], "share": [0.0]})
    return pd.concat([start, pd.DataFrame({"years": share.index, "share": share.to_numpy().round(4)})], ignore_index=True)


def sent(exports: pd.DataFrame, *suppliers: str) -> pd.DataFrame:
    """Return what suppliers delivered to China by year, a row for each supplier and year.

    Parameters
    ----------
    exports : the table ``arms_exports_1950_2021``.
    *suppliers : codes of states.

    Returns
    -------
    pandas.DataFrame with ``year``, ``tiv`` (million TIV) and ``listed`` (SIPRI prints a figure).

    Examples
    --------
    >>> from alliances import data
    >>> len(sent(data.load("arms_exports_1950_2021"), "SUN"))
    42
    """
    ours = exports[exports["supplier"].isin(suppliers) & exports["recipient"].eq("CHN")]
    return ours[["year", "tiv", "listed"]].assign(listed=ours["listed"].astype(bool)).reset_index(drop=True)


def deliveries(exports: pd.DataFrame) -> pd.DataFrame:
    """Return the Soviet deliveries of arms to China by year, with the phase of the relation.

    Parameters
    ----------
    exports : the table ``arms_exports_1950_2021``.

    Returns
    -------
    pandas.DataFrame with ``year`` (1950 to 1980), ``tiv`` (million TIV), ``listed`` (SIPRI prints a figure) and ``phase``.

    Examples
    --------
    >>> from alliances import data
    >>> table = deliveries(data.load("arms_exports_1950_2021"))
    >>> len(table), table.loc[table["listed"], "year"].max().item()
    (31, 1968)
    """
    ours = sent(exports, "SUN")
    first, last = min(low for low, _ in PHASES.values()), max(high for _, high in PHASES.values())
    ours = ours[ours["year"].between(first, last)].reset_index(drop=True)
    return ours.assign(phase=[next(name for name, (low, high) in PHASES.items() if low <= year <= high) for year in ours["year"]])


def term(spells: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the day of the signature and the last day of the treaty of 1950.

    Parameters
    ----------
    spells : the table ``alliance_spells``.

    Examples
    --------
    >>> from alliances import data
    >>> [f"{day:%Y-%m-%d}" for day in term(data.load("alliance_spells"))]
    ['1950-02-14', '1980-04-11']
    """
    pact = spells.set_index("atop_id").loc[ATOP_ID]
    return pact["begin"], pact["end"]


def disputes(gml: pd.DataFrame, spells: pd.DataFrame) -> pd.DataFrame:
    """Return the militarised disputes between China and the Soviet Union from 1945 to 1991, graded for this pair.

    A dispute in which the highest level stems from fighting a third state (dispute 3007: China against Vietnam) is graded by
    what the two did to each other.

    Parameters
    ----------
    gml : the table ``disputes_gml``.
    spells : the table ``alliance_spells``, for the days of the treaty.

    Returns
    -------
    pandas.DataFrame in order of time with ``dispute``, ``began`` (first of the month in which it began), ``last_year``,
    ``started_by``, ``grade`` ("display of force", "use of force, no deaths coded" or "use of force with deaths"), ``in_term``
    (began while the treaty was in force).

    Examples
    --------
    >>> from alliances import data
    >>> table = disputes(data.load("disputes_gml"), data.load("alliance_spells"))
    >>> int(table["in_term"].sum()), table.loc[table["in_term"], "began"].min().year
    (12, 1964)
    """
    pair = gml[(gml["state_a"] == "CHN") & (gml["state_b"] == "RUS") & gml["first_year"].between(*DISPUTES)]
    third = pair["participants"].gt(2) & pair["hostility"].eq(5)
    level = pair["hostility"].where(~third, pair[["hostility_a", "hostility_b"]].min(axis=1))
    deaths = (pair["fatality_a"].gt(0) | pair["fatality_b"].gt(0)) & ~third
    grade = pd.Series("use of force, no deaths coded", index=pair.index).mask(level.le(3), "display of force")
    grade = grade.mask(deaths, "use of force with deaths")
    began = pd.to_datetime({"year": pair["first_year"], "month": pair["start_month"], "day": 1})
    table = pair[["dispute", "last_year", "started_by"]].assign(began=began, grade=grade, in_term=began.between(*term(spells)))
    return table.sort_values("began", kind="stable", ignore_index=True)
