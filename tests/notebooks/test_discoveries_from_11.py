"""What a student can find out in Labs 11 and 13; no page of the book prints it."""

import re

import pytest
from test_discoveries import paragraphs

from alliances import data
from alliances.models import alliance_tests

PRINTED = {  # lab -> words that a paragraph would have if it told the discovery
    "11-who-came": [
        r"(?i)\bnobody (ever )?comes\b",
        r"(?is)\brule\b.*\b(foretells?|predicts?|gets right)\b.*\b(seven|7) of (the )?(eleven|11)\b",
        r"(?is)\b(alike|the same) in all four conditions\b",
    ],
    "13-whose-number": [
        r"(?is)\b(Russia|Russian)\b.*\b(Türkiye|Turkish)\b.*\b(tripled|quadrupled|threefold|fourfold)\b",
        r"(?is)\bwithin (one|a) side\b.*\b(trade|figures?|spread)\b",
    ],
}


@pytest.mark.parametrize("lab", PRINTED)
def test_no_page_prints_the_discovery_of_a_new_lab(lab):
    assert [part for part in paragraphs() for pattern in PRINTED[lab] if re.search(pattern, part)] == []


def test_discovery_of_lab_11():
    """Both tests in which soldiers came have a twin in all four coded conditions; a rule from five fits all eleven tests and, left out one by one, foretells 7, fewer than "nobody comes"."""
    cases = alliance_tests.with_request(data.load("ally_tests"), data.load("treaty_articles"))
    four = cases.groupby(list(alliance_tests.CONDITIONS[:4]))["came"]
    assert sorted(part.sum() for _, part in four if 0 < part.sum() < len(part)) == [1, 1] == [1] * cases["came"].sum()
    assert len(cases.groupby(list(alliance_tests.CONDITIONS))) == len(cases), "with five conditions no two tests are alike"
    assert {alliance_tests.size(rule) for rule in alliance_tests.smallest_rules(cases)} == {4}
    left = alliance_tests.left_out(cases)
    assert (left["says"] == left["came"]).groupby(left["left_out"]).all().sum() == 7 < (~cases["came"]).sum() == 9
    for name in alliance_tests.CONDITIONS:
        assert min(((cases[name] == code) != cases["came"]).sum() for code in cases[name]) >= cases["came"].sum(), (
            "one condition is no help"
        )
    every = alliance_tests.readings(cases)
    both = (alliance_tests.due(every) & every["came"]).groupby(every["reading"]).sum()
    assert (both.max(), alliance_tests.due(every).groupby(every["reading"]).sum().max()) == (1, 4)
    denied = alliance_tests.denied(cases.assign(not_due=data.load("ally_tests")["not_due"]))
    assert cases.groupby(denied)["came"].sum().to_dict() == {"no": 2, "open": 0, "yes": 0}


def test_discovery_of_lab_13():
    """The widest gap lies within one side, and Türkiye's figure lies inside it; that trade tripled from 2019 to 2022 is true by two of four speakers, that it doubled by all."""
    figures = data.load("quoted_trade").set_index("id")["value"]
    names = ("rus-tur-2022", "rus-tur-2022-consul-2023", "rus-tur-2022-consul-2024", "rus-tur-2022-putin")
    turkish, *russian = (figures[name] for name in names)
    assert min(russian) < turkish < max(russian)
    assert max(russian) / min(russian) - 1 > 10 * (figures["chn-rus-2018-russian-customs"] / figures["chn-rus-2018"] - 1)
    for since, at in ((2019, 3), (2016, 4)):
        reached = {number: sum(value >= number * figures[f"rus-tur-{since}"] for value in (turkish, *russian)) for number in (2, 3, 4, 5)}
        assert [number for number, count in reached.items() if 0 < count < 4] == [at]
        assert reached[2] == 4
