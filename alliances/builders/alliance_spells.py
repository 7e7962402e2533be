"""Build ``alliance_spells``: the life of every alliance in ATOP 4.01, one row each."""

from collections.abc import Iterable

import pandas as pd

from ..base.spans import DAYS_A_YEAR
from . import RawFolder, coded

ALLIANCES = "alliances/atop401_alliance_level_1815_2016.csv"
STATES = "cow_capitals_latlon.csv"  # read for the names of states only
LAST_DAY = pd.Timestamp("2016-12-31")  # ATOP 4.01 observes alliances up to the end of 2016
ENDINGS = {0: "uncoded", 1: "completed", 2: "violated", 3: "replaced"}


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
    powers = coded.read("major_powers", cow_number="integer", first="date", last="date")
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
            "major_powers": [_majors(row, day, powers) for row, day in zip(codes, begin, strict=True)],
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


def _majors(codes: Iterable[float], day: pd.Timestamp, powers: pd.DataFrame) -> int:
    """Count the members that the Correlates of War list as major powers on that day."""
    return int(powers.loc[powers["first"].le(day) & powers["last"].ge(day), "cow_number"].isin(codes).sum())
