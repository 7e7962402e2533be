"""Build ``un_key_votes``: how the book's states voted in the General Assembly on Ukraine, 2014 to 2025.

The resolutions stand in ``seeds/coded/un_resolutions.csv``. Roll calls up to 2019 are read from the raw file. Those of the
eleventh emergency special session are not in it; what is known of them was read in published lists and reports, and stands in
``seeds/coded/un_key_votes.csv`` with its address.
"""

import pandas as pd

from ..base.errors import InputError
from . import RawFolder, coded

ROLLCALLS = "un/unga_rollcalls_selected_states_1946_2024.csv"
TITLES = "un/unvotes_rollcalls_with_titles_six_states_1946_2019.csv"
STATES = [
    "RUS", "CHN", "TUR", "ISR", "IRN", "USA", "UKR", "BLR", "PRK", "SYR",
    "KAZ", "KGZ", "TJK", "UZB", "ARM", "AZE", "IND", "JPN", "GBR", "FRA", "DEU",
]  # fmt: skip
TOTALS = ["yes_total", "no_total", "abstain_total"]
BALLOTS = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}


def build(raw: RawFolder) -> pd.DataFrame:
    """Put one row for every resolution and state, also where the state's ballot is not known.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/un_key_votes.yml``, in order of time.
    """
    resolutions = coded.read("un_resolutions", **dict.fromkeys(["rollcall", *TOTALS], "integer"))
    rollcalls = _rollcalls(raw, resolutions.dropna(subset="rollcall").set_index("rollcall")["resolution"])
    published = coded.read("un_key_votes")
    rows = [_row(each, state, rollcalls, published) for each in resolutions.to_dict("records") for state in STATES]
    return pd.DataFrame(rows).astype(dict.fromkeys(TOTALS, "Int64"))


def _rollcalls(raw: RawFolder, resolutions: pd.Series) -> pd.DataFrame:
    """Return the roll calls on some resolutions, indexed by number, after checking that title and number belong together."""
    titles = raw.read_csv(TITLES).set_index("rcid")["unres"]
    for number, resolution in resolutions.items():
        if not titles[number].endswith(f"/{resolution}"):
            raise InputError(
                "seeds/coded/un_resolutions.csv",
                resolution,
                f"roll call {number} is {titles[number]}",
                "correct the number of the roll call",
            )
    return raw.read_csv(ROLLCALLS).set_index("rcid").loc[resolutions.index]


def _row(resolution: dict, state: str, rollcalls: pd.DataFrame, published: pd.DataFrame) -> dict:
    """Return one row; the roll call is preferred to any report."""
    number = resolution["rollcall"]
    told = {"date": resolution["date"] if pd.isna(number) else rollcalls.loc[number, "date"], "state": state}
    if pd.notna(number) and state in rollcalls:
        ballot = BALLOTS[int(rollcalls.loc[number, state])]
        told |= {"ballot": ballot, "basis": "roll call", "source": f"roll call {number} of the raw file"}
    else:
        told |= _published(published, resolution["resolution"], state)
    return resolution | told


def _published(published: pd.DataFrame, resolution: str, state: str) -> dict:
    """Return ballot, basis and address from the first published entry that names the state, or nothing."""
    for entry in published[published["resolution"] == resolution].to_dict("records"):
        if state in entry["states"].split():
            return {name: entry[name] for name in ("ballot", "basis", "source")}
    return dict.fromkeys(("ballot", "basis", "source"))
