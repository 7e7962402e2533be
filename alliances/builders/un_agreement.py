"""Build ``un_agreement``: how often pairs of states voted alike in the UN General Assembly, by year."""

from itertools import combinations

import pandas as pd

from . import RawFolder

ROLLCALLS = "un/unga_rollcalls_selected_states_1946_2024.csv"
CORE = ("CHN", "IRN", "ISR", "RUS", "TUR", "USA")
OTHERS = ("DEU", "EGY", "FRA", "GBR", "IND", "SAU", "SYR", "UKR")
BALLOTS = (1, 2, 3)  # yes, abstain, no; 8 is absent and 9 not a member, neither of which is a ballot
LAST_YEAR = 2023  # the file's 2024 holds six roll calls, too few for a year
BROKEN = {("TUR", 2023)}  # upstream lists Turkey as absent or no member from 2023 on, which is an error of coding
FEW = 20


def build(raw: RawFolder) -> pd.DataFrame:
    """Compare the ballots of every pair that has one of the six core states, roll call by roll call.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/un_agreement.yml``, in order of pair and year.
    """
    rollcalls = raw.read_csv(ROLLCALLS)
    rollcalls = rollcalls[rollcalls["year"] <= LAST_YEAR]
    pairs = [pair for pair in combinations(sorted(CORE + OTHERS), 2) if set(pair) & set(CORE)]
    return pd.concat([_compare(rollcalls, *pair) for pair in pairs], ignore_index=True)


def _compare(rollcalls: pd.DataFrame, state_a: str, state_b: str) -> pd.DataFrame:
    """Count how the two states voted on the roll calls on which both cast a ballot, year by year."""
    both = rollcalls[rollcalls[state_a].isin(BALLOTS) & rollcalls[state_b].isin(BALLOTS)]
    distance = (both[state_a] - both[state_b]).abs()  # 0 alike, 1 an abstention against a side, 2 yes against no
    counts = pd.crosstab(both["year"], distance).reindex(columns=[0, 1, 2], fill_value=0)
    counts = counts.set_axis(["agree", "half", "disagree"], axis=1)
    counts.insert(0, "votes_compared", counts.sum(axis=1))
    coded = both[state_a] + both[state_b]  # 4 with no distance is two abstentions, 5 an abstention and a no
    counts["both_abstain"] = (coded.eq(4) & distance.eq(0)).groupby(both["year"]).sum()
    counts["abstain_no"] = coded.eq(5).groupby(both["year"]).sum()
    counts["agreement"] = ((counts["agree"] + counts["half"] / 2) / counts["votes_compared"]).round(4)
    counts["status"] = counts["votes_compared"].ge(FEW).map({True: "measured", False: "few votes"})
    counts = _mark_broken(counts.astype(dict.fromkeys(counts.columns[:6], "Int64")), state_a, state_b)
    counts = counts.reset_index(names="year")
    counts.insert(0, "state_a", state_a)
    counts.insert(1, "state_b", state_b)
    return counts


def _mark_broken(counts: pd.DataFrame, state_a: str, state_b: str) -> pd.DataFrame:
    """Put an empty row where the source has a member of the Assembly vote on nothing."""
    years = [year for state, year in BROKEN if state in (state_a, state_b)]
    counts = counts.reindex(counts.index.union(years))
    counts.loc[years, "status"] = "broken upstream"
    return counts
