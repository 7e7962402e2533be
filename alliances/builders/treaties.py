"""Build ``treaties``: what Russia and the USSR promised their partners, as ATOP and as this book codes it."""

import pandas as pd

from . import RawFolder, coded
from ._dyads import CODES

ALLIANCES = "alliances/atop401_all_russia_alliances.csv"
NAMES = "cow_capitals_latlon.csv"  # read for the names of states only
RUSSIA = 365
NUMBERS = {code: number for number, code in CODES.items()}
OBLIGATIONS = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "nonaggression",
    "consul": "consultation",
}
ENDINGS = {0: "uncoded", 1: "completed", 2: "violated", 3: "replaced"}
SECRECY = {0: "public", 1: "partly secret", 2: "secret"}


def build(raw: RawFolder) -> pd.DataFrame:
    """Put ATOP's rows and ours one below the other; neither is changed by the other.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/treaties.yml``, in order of signature, ATOP first.
    """
    names = raw.read_csv(NAMES).drop_duplicates("ccode").set_index("ccode")["statenme"]
    ours = _ours(names)
    atop = _atop(raw.read_csv(ALLIANCES), names)
    titles = ours.dropna(subset="atop_id").set_index("atop_id")["name"]
    atop["name"] = atop["atop_id"].map(titles)
    table = pd.concat([atop, ours], ignore_index=True)
    return table.sort_values(["signed", "coder", "id"], ignore_index=True)


def _atop(atop: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Turn ATOP's rows into ours."""
    running = atop["ineffect"] == 1
    signed, signed_known = _date(atop, "beg")
    end, end_known = _date(atop, "end")
    members = [[NUMBERS.get(token) or int(token) for token in row.split()] for row in atop["members"]]
    return pd.DataFrame(
        {
            "id": "atop-" + atop["atopid"].astype(str),
            "coder": "ATOP",
            "atop_id": atop["atopid"].astype("Int64"),
            **_partners(members, names),
            "bilateral": atop["bilat"].astype("Int64"),
            **{ours: atop[theirs].astype("Int64") for theirs, ours in OBLIGATIONS.items()},
            "signed": signed,
            "signed_day_known": signed_known.astype("Int64"),
            "end": end.mask(running),
            "end_day_known": end_known.astype("Int64").mask(running),
            "ending": atop["term"].map(ENDINGS).mask(running, "in force"),
            "promised_years": (atop["length"].where(atop["length"] > 0) / 12).round(3),
            "secrecy": atop["pubsecr"].map(SECRECY),
            "target": atop["statthr1"].map(names),
            "uncertain": pd.Series(0, index=atop.index, dtype="Int64"),
            "sources": "@leeds2002",
        }
    )


def _ours(names: pd.Series) -> pd.DataFrame:
    """Read the hand-coded rows; partners are written there as Correlates of War numbers."""
    numbers = dict.fromkeys([*OBLIGATIONS.values(), "atop_id", "uncertain"], "integer") | {"promised_years": "number"}
    ours = coded.read("treaties", **numbers).replace("", pd.NA)
    partners = [[int(number) for number in row.split()] for row in ours["partners"]]
    return ours.drop(columns="partners").assign(
        coder="ours",
        **_partners(partners, names),
        bilateral=pd.array([int(len(row) == 1) for row in partners], dtype="Int64"),
        signed_day_known=pd.array([1] * len(ours), dtype="Int64"),
        end_day_known=pd.array(ours["end"].notna().map({True: 1, False: pd.NA}), dtype="Int64"),
    )


def _partners(members: list[list[int]], names: pd.Series) -> dict[str, list[str]]:
    """Name the states other than Russia, and give the codes of those that the table ``countries`` explains."""
    others = [[number for number in dict.fromkeys(row) if number != RUSSIA] for row in members]
    return {
        "partners": ["; ".join(names[number] for number in row) for row in others],
        "partner_codes": ["; ".join(sorted(CODES[number] for number in row if number in CODES)) for row in others],
    }


def _date(atop: pd.DataFrame, prefix: str) -> tuple[pd.Series, pd.Series]:
    """Assemble dates, and say whether day and month are known; the 15th and July stand in for the unknown."""
    month, day = atop[f"{prefix}mo"], atop[f"{prefix}day"]
    parts = {
        "year": atop[f"{prefix}yr"].where(atop[f"{prefix}yr"] > 0),
        "month": month.where(month > 0, 7),
        "day": day.where(day > 0, 15),
    }
    return pd.to_datetime(parts, errors="coerce").dt.strftime("%Y-%m-%d"), (month > 0) & (day > 0)
