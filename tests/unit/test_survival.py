"""The survival model against the published figures of ATOP 4.01 and against arithmetic by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data, numbers
from alliances.models import survival


@pytest.fixture(scope="module")
def pacts() -> pd.DataFrame:
    return survival.fighting_pacts(data.load("alliance_spells"))


def test_numbers_of_alliances(pacts):
    spells = data.load("alliance_spells")
    assert (len(spells), int(spells["bilateral"].sum()), len(pacts)) == (745, 638, 217)
    assert int((~pacts["censored"]).sum()) == 189


def test_two_medians(pacts):
    assert round(survival.median_life(pacts, only_ended=True), 1) == 9.0
    assert round(survival.median_life(pacts), 1) == 11.4


@pytest.mark.parametrize(
    ("number", "years", "share", "standing"),
    [(1395, 4.04, 27, 31), (3030, 4.50, 15, 38), (3200, 30.15, 101, 97)],  # the last is 96.8, rounded
)
def test_the_three_pacts(pacts, number, years, share, standing):
    pact = pacts.set_index("atop_id").loc[number]
    assert round(pact["years"], 2) == pytest.approx(years, abs=0.011)
    assert round(pact["years"] / pact["promised_years"] * 100) == share
    assert round(survival.percentile(pact["years"], pacts)) == standing


def test_endings(pacts):
    ended = pacts[~pacts["censored"]]
    assert ended["ending"].value_counts().to_dict() == {"violated": 72, "replaced": 66, "completed": 32, "uncoded": 19}


def test_promised(pacts):
    promised = pacts[~pacts["censored"] & pacts["promised_years"].notna()]
    assert len(promised) == 106
    assert round((promised["years"] < 0.99 * promised["promised_years"]).mean(), 2) == 0.51


def test_symmetry(pacts):
    rows = survival.median_by_symmetry(pacts).set_index("pair")
    assert rows["alliances"].tolist() == [21, 97, 99]
    assert rows["median"].round(1).tolist() == [4.3, 13.0, 13.1]
    assert rows.loc["two or more major powers", "upper"] > rows.loc["one major power", "lower"]  # so the text must say: they overlap


def test_medians_by_time(pacts):
    medians = {era: round(survival.median_life(pacts[survival.era(pacts) == era]), 1) for era in survival.ERAS}
    assert medians == {"before 1914": 4.0, "1914 to 1945": 4.3, "after 1945": 19.6}


def test_every_figure_can_be_computed():
    for name in numbers.names():
        assert float(numbers.get(name).text.replace(",", "")) == pytest.approx(numbers.value(name), abs=0.5)


lives = st.lists(st.tuples(st.floats(0.1, 100), st.booleans()), min_size=2, max_size=40).map(
    lambda rows: pd.DataFrame(rows, columns=["years", "censored"])
)


@given(lives)
def test_a_survival_curve_falls_from_one_and_stays_in_its_band(spells):
    curve = survival.kaplan_meier(spells)
    assert curve["alive"].iloc[0] == 1
    assert (curve["alive"].diff().dropna() <= 1e-12).all()
    assert curve["alive"].between(0, 1).all()
    assert (curve["lower"] <= curve["alive"] + 1e-9).all()
    assert (curve["upper"] >= curve["alive"] - 1e-9).all()


@given(lives)
def test_without_censoring_the_curve_is_the_plain_share(spells):
    spells = spells.assign(censored=False)
    curve = survival.kaplan_meier(spells)
    for row in curve.itertuples():
        assert row.alive == pytest.approx((spells["years"] > row.years).mean())


def test_an_empty_selection_is_refused(pacts):
    with pytest.raises(ValueError, match="selection is empty"):
        survival.median_life(pacts.iloc[:0])
