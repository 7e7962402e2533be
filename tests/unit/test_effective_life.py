"""The ages of the alliance of 1950: against arithmetic by hand, and the logic of the floor."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data, numbers
from alliances.models import effective_life, survival


@pytest.fixture(scope="module")
def ages() -> pd.DataFrame:
    return effective_life.floors(data.load("endings_1950"), data.load("alliance_spells")).set_index("id")


def test_ages_and_floors(ages):
    assert ages["years"].round(1).to_dict() == {
        "bomb": 9.3,
        "experts": 10.4,
        "half": 10.9,
        "polemics": 13.4,
        "force": 14.4,
        "arms": 18.9,
        "fighting": 19.0,
        "expiry": 30.2,
    }
    assert ages["floor"].round().to_dict() == {
        "bomb": 51,
        "experts": 54,
        "half": 56,
        "polemics": 60,
        "force": 64,
        "arms": 72,
        "fighting": 72,
        "expiry": 97,
    }
    assert ages["floor"].is_monotonic_increasing


def test_the_formal_ending_is_that_of_atop(ages):
    pact = data.load("alliance_spells").set_index("atop_id").loc[3200]
    assert ages.loc["expiry", "years"] == pytest.approx(float(pact["years"]), abs=0.001)


@given(st.lists(st.tuples(st.floats(0.1, 60), st.floats(0, 1)), min_size=1, max_size=40), st.floats(0, 60))
def test_the_floor_is_a_floor(lives, age):
    """If each effective life is a part of the formal one, the share of formal lives up to an age is the smaller of the two."""
    formal = pd.DataFrame({"years": [years for years, _ in lives], "censored": False})
    effective = formal.assign(years=[years * share for years, share in lives])
    assert survival.percentile(age, formal) <= survival.percentile(age, effective)


def test_the_curve_rises_to_one():
    curve = effective_life.formal_lives(data.load("alliance_spells"))
    assert curve["share"].is_monotonic_increasing
    assert curve["years"].is_unique
    assert curve["share"].iloc[-1] == pytest.approx(1)


def test_deliveries_by_phase():
    rows = effective_life.deliveries(data.load("arms_exports_1950_2021"))
    assert rows.groupby("phase")["tiv"].sum().to_dict() == {"1950 to 1960": 29322, "1961 to 1968": 2847, "1969 to 1980": 0}
    assert not rows.loc[rows["phase"] == "1969 to 1980", "listed"].any()
    assert numbers.get("arms1950.share").text == "91"


def test_disputes_are_graded_for_this_pair():
    rows = effective_life.disputes(data.load("disputes_gml"), data.load("alliance_spells")).set_index("dispute")
    assert rows["in_term"].sum() == 12
    assert rows.loc[3007, "grade"] == "display of force"  # China was at war with Vietnam, not with the Soviet Union
    assert rows.loc[349, "grade"] == "use of force with deaths"
    assert not rows.loc[2717, "in_term"]  # October 1980, half a year after the last day
    assert not rows["began"].between("1950-01-01", "1963-12-31").any()
