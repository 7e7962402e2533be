"""The base effect: both published rates hold in every world, and the two directions of the sum agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.models import base_effect

change = st.floats(-0.9, 2.0)


@given(change, change)
def test_the_fall_for_a_change_gives_that_change(total, growth):
    assert base_effect.over_two_years(base_effect.first_months_for(total, growth), growth) == pytest.approx(total, abs=1e-9)


@given(change, st.floats(-0.5, 0.5), st.floats(0.05, 0.95))
def test_the_parts_of_a_year_add_up_to_the_year(first, year, share):
    rest = base_effect.remaining_months(first, year, share)
    assert share * first + (1 - share) * rest == pytest.approx(year, abs=1e-9)


def test_every_world_satisfies_both_published_rates():
    wide = base_effect.paths().pivot(index="world", columns="period", values="level")
    whole = base_effect.SHARE * wide["Jan–Jul 2020"] + (1 - base_effect.SHARE) * wide["Aug–Dec 2020"]
    assert whole.tolist() == pytest.approx([100 * (1 + base_effect.YEAR)] * len(wide))
    assert (wide["Jan–Jul 2021"] / wide["Jan–Jul 2020"] - 1).tolist() == pytest.approx([base_effect.GROWTH] * len(wide))


def test_the_rates_are_those_of_the_article():
    from alliances import evidence

    assert evidence.claim("A3-06").numbers == f"{-100 * base_effect.YEAR:.1f}%"
    assert evidence.claim("A3-07").numbers == f"{100 * base_effect.GROWTH:.1f}%"


@pytest.mark.parametrize(("call", "values"), [(base_effect.first_months_for, (0, -1)), (base_effect.remaining_months, (0, 0, 1))])
def test_what_has_no_answer_is_refused(call, values):
    with pytest.raises(ValueError, match="must"):
        call(*values)
