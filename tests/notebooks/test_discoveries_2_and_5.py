"""What a student can find out in Labs 2 and 5, computed from the tables; no chapter prints it."""

import functools
import re

import numpy as np
import pandas as pd
import pytest
from test_discoveries import PAGES

from alliances import data
from alliances.labs import variants
from alliances.models import agreement, voting

CHAPTERS = [page for page in PAGES if page.parent.name != "teach"]  # guides tell instructors what there is to find
PRINTED = {  # lab -> words that a paragraph would have if it told the discovery
    "02-reading-a-treaty": [r"(?i)\bfour (more )?cells\b", r"(?is)\bkappa\b.*\b(bootstrap|resampl\w+|draws?|grew|improved)\b"],
    "05-who-votes-with-whom": [r"(?is)\babstention\b.*\b(as|for) a no\b", r"(?is)\babst\w+.*\branks?\b.*\b(climb|fall|move)s?\b"],
}


@pytest.mark.parametrize("lab", PRINTED)
def test_no_chapter_prints_the_discovery(lab):
    paragraphs = [part for page in CHAPTERS for part in re.split(r"\n\s*\n", page.read_text(encoding="utf-8"))]
    assert [part for part in paragraphs for pattern in PRINTED[lab] if re.search(pattern, part)] == []


def test_discovery_of_lab_2():
    """Not before four cells have come to agree may one say that kappa grew: whichever cells they are, and be they of 30, 35 or 350."""
    chance = np.random.default_rng(1896)
    for cells in (30, 35, 350):
        truth = chance.random(cells) < 0.45
        places = chance.choice(cells, 6, replace=False)
        take = chance.integers(0, cells, (4000, cells))
        ends = []
        for right in range(7):
            coder = truth.copy()
            coder[places[right:]] ^= True
            ends.append(agreement.kappa_of_rows(coder[take], truth[take]))
        low = [float(np.percentile(later - ends[0], 2.5)) for later in ends]
        assert low[:4] == [0, 0, 0, 0] and min(low[4:]) > 0, cells
        assert (1 - 4 / cells) ** cells < 0.025 < (1 - 3 / cells) ** cells, "the share of draws that see nothing of the change"


@functools.cache
def climbs(state: str, to: str = "no", since: int = 1992) -> pd.DataFrame:
    """Return by how many places each partner of a state climbs in each year, if an abstention is no longer half an agreement."""
    votes = data.load("un_agreement")
    votes = votes[(votes["state_a"].eq(state) | votes["state_b"].eq(state)) & votes["status"].eq("measured") & votes["year"].ge(since)]
    votes["partner"] = votes["state_a"].where(votes["state_a"].ne(state), votes["state_b"])
    ranks = voting.by_rule(votes).round(9).groupby(votes["year"]).rank(ascending=False)
    return votes.assign(climb=ranks["half"] - ranks[to]).pivot(index="year", columns="partner", values="climb")


def test_discovery_of_lab_5():
    """If an abstention is a no, Russia's ranks move four times as far as Israel's; and who moves most in one year seldom does so in others."""
    every = {state: climbs(state) for state in ("RUS", "TUR", "CHN", "USA", "IRN", "ISR")}
    moved = {state: round(float(found.abs().stack().mean()), 1) for state, found in every.items()}
    assert moved == {"RUS": 1.2, "TUR": 0.6, "CHN": 0.5, "USA": 0.3, "IRN": 0.3, "ISR": 0.3}
    mean = every["RUS"].mean()
    assert (mean.idxmin(), mean.idxmax()) == ("SYR", "GBR")
    assert climbs("RUS", to="out").abs().stack().mean() < 0.6 * every["RUS"].abs().stack().mean(), "to leave abstentions out moves less"
    again = []
    for found in every.values():
        mover = found.loc[2021].abs().idxmax()
        again.append(float((found[mover] * found.loc[2021, mover] > 0).mean()))
    assert sum(share < 0.5 for share in again) == 5


def test_each_year_of_lab_5_has_thirteen_partners():
    years = sorted({one["year"] for one in variants.combinations("05-who-votes-with-whom")})
    for state in ("RUS", "TUR", "CHN", "USA", "IRN", "ISR"):
        assert (climbs(state).loc[years].notna().sum(axis=1) == 13).all(), "the lab speaks of thirteen partners"
