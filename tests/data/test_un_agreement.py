"""Agreement in the General Assembly: the formula, hand-checked values, and the gaps of the source."""

import pytest

from alliances import data


@pytest.fixture(scope="module")
def agreement():
    return data.validate("un_agreement")


def between(table, first, second, year):
    state_a, state_b = sorted((first, second))
    rows = table[(table.state_a == state_a) & (table.state_b == state_b) & (table.year == year)]
    return rows.iloc[0] if len(rows) else None


@pytest.mark.parametrize(("partner", "share"), [("CHN", 0.81), ("IRN", 0.78), ("TUR", 0.67), ("ISR", 0.35), ("USA", 0.33)])
def test_with_russia_in_2022(agreement, partner, share):
    assert round(between(agreement, "RUS", partner, 2022).agreement, 2) == share


def test_the_share_follows_from_the_counts(agreement):
    rows = agreement[agreement.votes_compared.notna()]
    assert (rows.agree + rows.half + rows.disagree == rows.votes_compared).all()
    computed = (rows.agree + rows.half / 2) / rows.votes_compared
    assert (computed.astype(float) - rows.agreement).abs().max() < 0.0001


def test_abstentions_are_parts_of_the_counts(agreement):
    rows = agreement[agreement.votes_compared.notna()]
    assert (rows.both_abstain <= rows.agree).all() and (rows.abstain_no <= rows.half).all()
    year = between(agreement, "RUS", "USA", 2021)
    assert (year.agree, year.half, year.disagree, year.both_abstain, year.abstain_no) == (18, 16, 44, 2, 6), (
        "counted by hand in the raw file"
    )


def test_pairs_are_unordered_and_have_a_core_state(agreement):
    first, second = agreement.state_a, agreement.state_b
    assert (first < second).all()
    core = ["CHN", "IRN", "ISR", "RUS", "TUR", "USA"]
    assert (first.isin(core) | second.isin(core)).all()
    assert len(agreement[["state_a", "state_b"]].drop_duplicates()) == 63


def test_turkey_is_missing_with_a_reason_from_2023(agreement):
    broken = agreement[agreement.status == "broken upstream"]
    assert set(broken.year) == {2023}
    assert len(broken) == 13
    assert ((broken.state_a == "TUR") | (broken.state_b == "TUR")).all()
    assert broken[["votes_compared", "agree", "half", "disagree", "agreement"]].isna().all().all()
    assert agreement[agreement.status != "broken upstream"].notna().all().all()


def test_china_means_the_peoples_republic(agreement):
    china = agreement[(agreement.state_a == "CHN") | (agreement.state_b == "CHN")]
    assert china.year.min() == 1971


def test_years_without_votes_are_not_invented(agreement):
    assert 1964 not in set(agreement.year)
    assert agreement.year.max() == 2023
    assert between(agreement, "RUS", "SYR", 1959) is None
