"""What a student can find out in each lab, computed from the tables; no page of the book prints it.

The sentence of each lab stands in the docstring of its function. A page prints a discovery if one of its paragraphs has all the words of a pattern;
guides tell instructors what there is to find.
"""

import re

import pytest

from alliances import data
from alliances.base import paths
from alliances.models import abandonment, change_points, survival

PAGES = [
    path
    for path in sorted((paths.ROOT / "book").rglob("*"))
    if path.suffix in {".md", ".yml"} and path.name != "labs.md" and path.parent.name != "teach"
]
PRINTED = {  # lab -> words that a paragraph would have if it told the discovery
    "00-first-steps": [r"(?is)\b(no|without a) figures?\b.*\b1958 to 1977", r"(?is)\bgaps?\b.*\bwith (0|zeros?)\b"],
    "01-how-long-do-alliances-last": [
        r"(?is)\bpacts of (Russia|Germany|France|the United Kingdom)\b.*\bmedian",
        r"(?is)\bothers of (its|their) time\b",
        r"(?is)two( or more)? major powers (outlive|lived longer)",
    ],
    "03-arms-and-friendship": [r"(?i)\bblocks? of (five|5)\b", r"(?is)\b(runs|blocks)\b.*\b(shuffl|permut)"],
    "04-two-fears": [
        r"(?is)\bhalf(way)?\b.*\bbest (nowhere|for no)",
        r"(?is)\b(two|both|equal) (allies|states)\b.*\bwhere they (begin|start)",
        r"(?is)\ballies\b.*\bend (alike|unequal)",
    ],
}


def paragraphs() -> list[str]:
    """Return the paragraphs of all pages and exercises."""
    return [part for page in PAGES for part in re.split(r"\n\s*\n", page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("lab", PRINTED)
def test_no_page_prints_the_discovery(lab):
    assert [part for part in paragraphs() for pattern in PRINTED[lab] if re.search(pattern, part)] == []


def test_discovery_of_lab_0():
    """Of what Moscow bought from Beijing the table knows nothing for 1958 to 1977; whoever fills the gaps with 0 draws a break that the record does not show."""
    trade = data.load("trade_cow").query("importer == 'RUS' and exporter == 'CHN'").set_index("year")
    assert trade.loc[1955:1990].index[trade.loc[1955:1990, "imports"].isna()].tolist() == list(range(1958, 1978))
    assert set(trade.loc[1958:1977, "status"]) == {"none", "removed"}
    assert trade.loc[[1957, 1978], "imports"].tolist() == [812, 230]


def test_discovery_of_lab_1():
    """Russia's 44 fighting pacts lived twice as long as those of others, and their time does not explain it; that Germany's were short, it does."""
    pacts = survival.fighting_pacts(data.load("alliance_spells"))
    period = survival.era(pacts)
    found = {}
    for state in ("Russia", "Germany", "France"):
        mine = pacts["members"].map(lambda text, state=state: state in text.split("; "))
        each = period[mine].map(lambda name, mine=mine: survival.median_life(pacts[~mine & (period == name)]))
        found[state] = [round(survival.median_life(group), 1) for group in (pacts[mine], pacts[~mine])] + [round(each.mean(), 1)]
    assert found == {"Russia": [20.0, 10.2, 9.8], "Germany": [4.1, 13.5, 4.9], "France": [10.4, 11.4, 10.5]}
    span = pacts[pacts["begin"].dt.year.between(1875, 1930)]
    two, none = (survival.median_life(span[count]) for count in (span["major_powers"] >= 2, span["major_powers"] == 0))
    assert two > 3 * none, "Extension B: there is a span in which two major powers outlive the others"


def test_discovery_of_lab_3():
    """After 1992 the deliveries to India and Iran break by the test of single years (p 0.015 and 0.024), and to nobody by runs of five years."""
    arms, found = data.load("arms_exports_1950_2021"), {}
    for code in ("CHN", "IND", "IRN", "SYR"):
        series = arms[arms["recipient"] == code].set_index("year")["tiv"].astype(float)
        found[code] = [change_points.permutation_p(series.loc[1992:2021], block=block) for block in (1, 5)]
    assert [code for code, (years, _) in found.items() if years < 0.05] == ["IND", "IRN"]
    assert min(blocks for _, blocks in found.values()) > 0.1


def test_discovery_of_lab_4():
    """Halfway is best for nobody once the rein is stronger than 8/11; and without a rein two allies end alike wherever they begin, while with one the start decides.

    With the costs 4 and 8 and a rein of 0.7 one ally gives all and the other about half, and which is which depends on the start. If a rein holds only a partner who
    is tied, both end at full commitment or both at a loose one.
    """
    for rein, somewhere in ((0.7, True), (0.73, False), (0.9, False)):
        levels = [abandonment.best_commitment(alone / 20, 10, restraint=rein) for alone in range(1, 400)]
        assert any(0.49 < level < 0.51 for level in levels) == somewhere, rein

    def ends(rein: float, rule: str) -> list[tuple[float, float]]:
        return [abandonment.settle(lambda other: abandonment.answer(other, 4, 8, rein, rule), start) for start in (0, 0.5, 1)]

    assert set(ends(0, "fear")) == {(0.44, 0.44)}
    assert ends(0.7, "fear") == [(1, 0.53), (1, 0.53), (0.53, 1)]
    assert ends(0.9, "hold") == [(0.38, 0.38), (0.38, 0.38), (1, 1)]
