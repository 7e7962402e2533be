"""Agreement of coders: a textbook table, the limits, and what must hold for any two coders."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data
from alliances.models import agreement

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)


def test_a_table_of_fifty_decisions():
    first = [1] * 25 + [0] * 25
    second = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    assert agreement.share_agreed(first, second) == pytest.approx(0.7)
    assert agreement.chance_agreed(first, second) == pytest.approx(0.5)
    assert agreement.cohen_kappa(first, second) == pytest.approx(0.4)


def test_a_code_given_to_every_case_has_no_kappa():
    assert math.isnan(agreement.cohen_kappa([1, 1, 1], [1, 1, 1]))
    assert agreement.share_agreed([1, 1, 1], [1, 1, 1]) == 1


@pytest.mark.parametrize(("first", "second", "message"), [([], [], "no decision"), ([1, 0], [1], "pair the decisions")])
def test_what_cannot_be_compared_is_refused(first, second, message):
    with pytest.raises(ValueError, match=message):
        agreement.cohen_kappa(first, second)


@given(PAIRS)
def test_order_of_coders_and_names_of_codes_do_not_matter(pairs):
    first, second = zip(*pairs, strict=True)
    kappa = agreement.cohen_kappa(first, second)
    renamed = [{"a": "z", "b": "y", "c": "x"}[code] for code in first], [{"a": "z", "b": "y", "c": "x"}[code] for code in second]
    assert agreement.cohen_kappa(second, first) == pytest.approx(kappa, nan_ok=True)
    assert agreement.cohen_kappa(*renamed) == pytest.approx(kappa, nan_ok=True)


@given(PAIRS)
def test_kappa_is_at_most_the_share_agreed(pairs):
    first, second = zip(*pairs, strict=True)
    kappa = agreement.cohen_kappa(first, second)
    assert math.isnan(kappa) or -1 - 1e-9 <= kappa <= agreement.share_agreed(first, second) + 1e-9


@given(st.lists(st.booleans(), min_size=2).filter(lambda codes: len(set(codes)) == 2))
def test_full_agreement_is_one(codes):
    assert agreement.cohen_kappa(codes, codes) == pytest.approx(1)


def test_our_codes_of_the_treaties_agree_with_atop_as_the_manifest_says():
    treaties = data.load("treaties")
    numbers, kinds = [1395, 2415, 3030, 3200, 4220, 4890, 4980], ["defence", "offence", "neutrality", "nonaggression", "consultation"]
    ours, atop = (treaties[treaties["coder"] == who].set_index("atop_id").loc[numbers, kinds].astype(bool) for who in ("ours", "ATOP"))
    assert agreement.cohen_kappa(ours, atop) == 1
