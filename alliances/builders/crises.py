"""Build ``crises``: international crises that concern Russia, China, Türkiye, Israel or Iran, 1918 to 2016."""

import pandas as pd

from . import RawFolder, coded

CRISES = "conflict/icb1_v13_crisis_level_1918_2016.csv"
STATES = {365: "RUS", 710: "CHN", 640: "TUR", 666: "ISR", 630: "IRN"}
INVOLVEMENT = {1: "none", 2: "political", 3: "semi-military", 4: "military"}
VALUES = {
    0: "economy",
    1: "limited harm",
    2: "regime",
    3: "territory",
    4: "influence",
    5: "grave damage",
    6: "existence",
    7: "other",
}
VIOLENCE = {1: "none", 2: "minor clashes", 3: "serious clashes", 4: "full-scale war"}
PART_OF_MONTH = {66: 5, 77: 15, 88: 25}  # ICB's marks for early, middle and late in the month


def build(raw: RawFolder) -> pd.DataFrame:
    """Select the crises by what the file says about trigger and Soviet or Russian part, and by our list.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/crises.yml``, in order of the crises' numbers.
    """
    icb = raw.read_csv(CRISES)
    named = coded.read("crisis_states", crisis="integer").groupby("crisis")["state"].agg(list)
    links = icb.apply(_links, axis=1, named=named)
    icb = icb.assign(states=["; ".join(sorted(link)) for link in links], basis=[_basis(link) for link in links])
    icb = icb[icb["states"] != ""]
    table = pd.DataFrame(
        {
            "crisis": icb["crisno"].astype(int),
            "name": icb["crisname"].str.strip(),
            "states": icb["states"],
            "basis": icb["basis"],
            "begin": _date(icb, "yrtrig", "motrig", "datrig"),
            "end": _date(icb, "yrterm", "moterm", "daterm"),
            "days_known": (icb[["datrig", "daterm"]] <= 31).all(axis=1).astype(int),
            "trigger": icb["trigent"].map(STATES),
            "value": icb["gravcr"].map(VALUES),
            "violence": icb["viol"].map(VIOLENCE),
            "actors": icb["noactr"].astype("Int64"),
            "russia_actor": icb["suactor"].map({1: 0, 2: 1}).astype("Int64"),
            "russia_part": icb["suinv"].map(INVOLVEMENT),
            "us_part": icb["usinv"].map(INVOLVEMENT),
        }
    )
    return table.sort_values("crisis", ignore_index=True)


def _links(crisis: pd.Series, named: pd.Series) -> dict[str, str]:
    """Return the states that a crisis concerns, each with the ground for saying so (the strongest one).

    ``named`` has our reading by name and subject, from ``seeds/coded/crisis_states.csv``: the file that lists the actors of each crisis
    was not found. Only crises whose name leaves no doubt are entered, and only states that the file's variables do not give away.
    """
    ours = dict.fromkeys(named.get(crisis["crisno"], []), "named")
    involved = {"RUS": "military part"} if crisis["suinv"] == 4 else {}
    actor = {"RUS": "actor"} if crisis["suactor"] == 2 else {}
    trigger = {STATES[crisis["trigent"]]: "trigger"} if crisis["trigent"] in STATES else {}
    return ours | involved | actor | trigger


def _basis(links: dict[str, str]) -> str:
    """Return the grounds in the order of the states."""
    return "; ".join(links[state] for state in sorted(links))


def _date(icb: pd.DataFrame, year: str, month: str, day: str) -> pd.Series:
    """Assemble a date; a part of a month becomes the 5th, 15th or 25th, an unknown day the 15th."""
    days = icb[day].replace(PART_OF_MONTH).fillna(15)
    parts = pd.DataFrame({"year": icb[year], "month": icb[month], "day": days})
    return pd.to_datetime(parts, errors="coerce").dt.strftime("%Y-%m-%d")
