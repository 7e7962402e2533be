"""What a student can find out in Labs 6 to 12; no page of the book prints it. That of Lab 8 is held by tests/data/test_filings.py."""

import re

import pandas as pd
import pytest
from test_discoveries import paragraphs

from alliances import data
from alliances.labs import variants
from alliances.models import reliability, webs
from alliances.models.game import logs

PRINTED = {  # lab -> words that a paragraph would have if it told the discovery
    "06-reliability-and-selection": [r"(?i)\b3[78] to 99 per cent\b", r"(?i)\bten times as many wars\b.*\b(narrow|shrink)"],
    "07-measuring-alignment": [r"(?i)\bthe votes of Belarus\b", r"(?is)\bempty cells?\b.*\bsettles? (most|nothing)"],
    "08-checking-a-claim": [
        r"(?is)\bone source\b.*\b(read|filed) the other way",
        r"(?is)\bfragile\b.*\b(accurate|wrong)\b.*\bof (the )?(19|20|twenty)\b",
    ],
    "09-what-happened-in-our-game": [r"(?i)\bwithin a seat\b", r"(?is)\bposture\b.*\bmean of the same seat\b"],
    "10-scoring-forecasts": [r"(?is)\bbest (student|forecaster)\b.*\bother twelve\b", r"(?i)\bmiddle place\b"],
    "12-the-web-of-promises": [
        r"(?is)\b(SEATO|Manila)\b.*\b(transitiv|clos|allies of)",
        r"(?i)\ballies of (one|a) state are (mostly |seldom )?allied\b",
        r"(?is)\b(one row|one pact)\b.*\b(73|18) per cent\b",
        r"(?is)\bRussia\b.*\bmore allies than the United States\b",
    ],
}


@pytest.mark.parametrize("lab", PRINTED)
def test_no_page_prints_the_later_discovery(lab):
    assert [part for part in paragraphs() for pattern in PRINTED[lab] if re.search(pattern, part)] == []


def width(kept: int, wars: int, *aims: float) -> float:
    """Return from the lowest to the highest mean that fits for any of the attackers."""
    found = [reliability.fitting_means(kept, wars, 4, aim) for aim in aims]
    return max(high for _, high in found) - min(low for low, _ in found)


def test_discovery_of_lab_6():
    """Ten times as many wars narrow the true mean from 40 to 12 points if one knows the attackers, and from 62 to 53 if one does not."""
    found = [round(width(kept, wars, *aims), 2) for aims in ((2,), (0, 1, 2, 4)) for kept, wars in ((20, 40), (200, 400))]
    assert found == [0.4, 0.12, 0.62, 0.53]
    for seed in (1896, *range(1, 1000, 90)):
        archive = reliability.archive(seed)
        due = archive[archive["due"]]
        few, many = int(due.head(40)["fought"].sum()), int(due["fought"].sum())
        assert width(few, 40, 0, 1, 2, 4) > 0.4, seed
        assert width(many, 400, 0, 1, 2, 4) > 3 * width(many, 400, 2), seed


def test_discovery_of_lab_9():
    """What a posture seems to pay is mostly who chose it: within a seat the distance from best to worst is less than half of what it was."""
    plain, inside = [], []
    for one in variants.combinations("09-what-happened-in-our-game")[::4]:
        log = logs.read(logs.made_up(one["seed"]))
        change = log[list(logs.CAUSES)].sum(axis=1)
        rest = change - change.groupby([log["table"], log["seat"]]).transform("mean")
        for found, column in ((plain, change), (inside, rest)):
            means = column.groupby(log["level"]).mean()
            found.append(means.max() - means.min())
    assert pd.Series(inside).median() < 0.5 * pd.Series(plain).median()


def test_discovery_of_lab_12():
    """One row of 745 makes the web look tight: in 2015 allies of one state are allied in 73 per cent of cases, and in 18 without it.

    By pacts of two states Russia has more allies in 2015 than the United States, by all members far fewer; China has one by either rule.
    """
    spells = data.load("alliance_spells")
    coded = webs.in_force(spells, 2015)
    left = {number: webs.measures(coded[coded["atop_id"] != number])["closed"] for number in coded["atop_id"]}
    whole = webs.measures(coded)["closed"]
    furthest, second = sorted(left, key=lambda number: -abs(left[number] - whole))[:2]
    assert (furthest, round(whole, 2), round(left[furthest], 2)) == (3260, 0.73, 0.18)
    assert abs(left[second] - whole) < 0.1
    tied = {rule: webs.allies(webs.pairs(webs.in_force(spells, 2015, rule))) for rule in ("floor", "ceiling")}
    degrees = {state: [len(tied[rule][state]) for rule in tied] for state in ("China", "Russia", "United States of America")}
    assert degrees == {"China": [1, 1], "Russia": [6, 8], "United States of America": [5, 69]}
