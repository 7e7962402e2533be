"""Build ``alliance_spells``: the life of every alliance in ATOP 4.01, one row each."""

from collections.abc import Iterable

import pandas as pd

from . import RawFolder

ALLIANCES = "alliances/atop401_alliance_level_1815_2016.csv"
STATES = "cow_capitals_latlon.csv"  # read for the names of states only
LAST_DAY = pd.Timestamp("2016-12-31")  # ATOP 4.01 observes alliances up to the end of 2016
DAYS_A_YEAR = 365.25
ENDINGS = {0: "uncoded", 1: "completed", 2: "violated", 3: "replaced"}
# (COW code, first day, last day) of major-power status: Correlates of War State System Membership, v2016
MAJOR_POWERS = [
    (2, "1898-08-13", "2016-12-31"),
    (200, "1816-01-01", "2016-12-31"),
    (220, "1816-01-01", "1940-06-22"),
    (220, "1945-08-15", "2016-12-31"),
    (255, "1816-01-01", "1918-11-11"),
    (255, "1925-01-01", "1945-05-07"),
    (255, "1991-12-11", "2016-12-31"),
    (300, "1816-01-01", "1918-11-03"),
    (325, "1860-01-01", "1943-09-02"),
    (365, "1816-01-01", "1917-12-05"),
    (365, "1922-01-01", "2016-12-31"),
    (710, "1950-10-27", "2016-12-31"),
    (740, "1895-04-01", "1945-08-14"),
    (740, "1991-12-11", "2016-12-31"),
]


def build(raw: RawFolder) -> pd.DataFrame:
    """Derive the table from ATOP's alliance-level file.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/alliance_spells.yml``, in order of ``atop_id``.
    """
    atop = raw.read_csv(ALLIANCES).sort_values("atopid")
    begin = _dates(atop, "beg")
    running = atop["ineffect"] == 1
    end = _dates(atop, "end").mask(running, LAST_DAY)
    # a state that left and came back, or joined a later phase, is listed once more: count it once
    codes = [pd.unique(row[~pd.isna(row)]) for row in atop[[f"mem{i}" for i in range(1, 60)]].to_numpy()]
    names = raw.read_csv(STATES).drop_duplicates("ccode").set_index("ccode")["statenme"]
    flags = {name: atop[name].astype(int) for name in ("defense", "offense", "neutral", "nonagg", "consul")}
    return pd.DataFrame(
        {
            "atop_id": atop["atopid"],
            "members": ["; ".join(_name(code, names) for code in row) for row in codes],
            "member_count": [len(row) for row in codes],
            "bilateral": atop["bilat"].astype(int),
            "defence": flags["defense"],
            "offence": flags["offense"],
            "neutrality": flags["neutral"],
            "nonaggression": flags["nonagg"],
            "consultation": flags["consul"],
            "begin": begin.dt.strftime("%Y-%m-%d"),
            "end": end.dt.strftime("%Y-%m-%d"),
            "end_day_known": (running | (atop["endday"].gt(0) & atop["endmo"].gt(0))).astype(int),
            "censored": running.astype(int),
            "years": ((end - begin).dt.days / DAYS_A_YEAR).round(3),
            "promised_years": (atop["length"].where(atop["length"] > 0) / 12).round(3),
            "ending": atop["term"].map(ENDINGS).mask(running, "in force"),
            "major_powers": [_majors(row, day) for row, day in zip(codes, begin, strict=True)],
        }
    )


def _dates(atop: pd.DataFrame, prefix: str) -> pd.Series:
    """Assemble dates; an unknown month becomes July, an unknown day the 15th."""
    month = atop[f"{prefix}mo"].where(atop[f"{prefix}mo"] > 0, 7).fillna(7)
    day = atop[f"{prefix}day"].where(atop[f"{prefix}day"] > 0, 15).fillna(15)
    year = atop[f"{prefix}yr"].where(atop[f"{prefix}yr"] > 0)
    return pd.to_datetime({"year": year, "month": month, "day": day}, errors="coerce")


def _name(code: float, names: pd.Series) -> str:
    """Return the state's name, or its code where the list of states lacks it."""
    return names.get(code, f"state {code:.0f}")


def _majors(codes: Iterable[float], day: pd.Timestamp) -> int:
    """Count the members that the Correlates of War list as major powers on that day."""
    return sum(
        any(code == major and pd.Timestamp(first) <= day <= pd.Timestamp(last) for major, first, last in MAJOR_POWERS) for code in codes
    )
