"""Selection and counting: limits, directions, closed form against simulation, and the published figures."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alliances import data
from alliances.models import reliability

MEAN = st.floats(0.05, 0.95)
LIKENESS = st.floats(0.3, 30)
AIM = st.floats(0, 8)


@given(mean=MEAN, likeness=LIKENESS, aim=AIM)
def test_the_tested_are_never_more_reliable_than_all(mean, likeness, aim):
    seen = reliability.observed_rate(mean, likeness, aim)
    assert 0 < seen <= mean + 1e-12
    assert reliability.observed_rate(mean, likeness, 0) == pytest.approx(mean)


@given(mean=MEAN, likeness=LIKENESS, less=AIM, more=AIM)
def test_the_better_the_aim_the_wider_the_gap(mean, likeness, less, more):
    assume(less <= more)
    assert reliability.observed_rate(mean, likeness, more) <= reliability.observed_rate(mean, likeness, less) + 1e-12


@given(mean=MEAN, low=LIKENESS, high=LIKENESS, aim=AIM)
def test_the_more_alike_the_smaller_the_gap(mean, low, high, aim):
    assume(low <= high)
    assert reliability.observed_rate(mean, low, aim) <= reliability.observed_rate(mean, high, aim) + 1e-12


def test_alliances_all_alike_leave_nothing_to_pick():
    assert reliability.observed_rate(0.75, likeness=1e9, aim=8) == pytest.approx(0.75)


@given(mean=MEAN, share=st.floats(0.05, 0.95), aim=st.floats(0.1, 8))
def test_likeness_is_the_inverse(mean, share, aim):
    seen = mean * share
    assert reliability.observed_rate(mean, reliability.likeness_for(seen, mean, aim), aim) == pytest.approx(seen)


@given(mean=MEAN, likeness=LIKENESS, aim=AIM)
def test_the_share_of_the_attacked_is_a_share(mean, likeness, aim):
    assert 0 < reliability.attacked_share(mean, likeness, aim) <= 1 + 1e-9


@pytest.mark.parametrize("aim", [1, 2, 3])
def test_the_share_of_the_attacked_follows_the_product_formula(aim):
    weak, both, product = 0.25 * 4, 4, 1
    for step in range(aim):
        product *= (weak + step) / (both + step)
    assert reliability.attacked_share(0.75, 4, aim) == pytest.approx(product)


@pytest.mark.parametrize(("mean", "likeness", "aim"), [(0.75, 4, 2), (0.75, 1, 1), (0.5, 10, 3), (0.9, 6, 0)])
def test_a_simulated_world_agrees_with_the_formula(mean, likeness, aim):
    world = reliability.simulate(200_000, mean, likeness, aim, seed=7)
    assert world["would_keep"].mean() == pytest.approx(mean, abs=0.01)
    assert world["attacked"].mean() == pytest.approx(reliability.attacked_share(mean, likeness, aim), abs=0.01)
    tested = world[world["attacked"]]
    assert tested["fought"].mean() == pytest.approx(reliability.observed_rate(mean, likeness, aim), abs=0.015)


def test_a_world_in_which_help_is_seldom_due():
    world = reliability.simulate(200_000, 0.745, 4, 0, due=0.36, seed=3)
    assert world["fought"].mean() == pytest.approx(0.27, abs=0.01)
    assert world.loc[world["due"], "fought"].mean() == pytest.approx(0.745, abs=0.01)
    assert not world.loc[~world["due"], "fought"].any()


def test_the_same_seed_gives_the_same_world():
    assert reliability.simulate(50, 0.75, 4, 2, seed=5).equals(reliability.simulate(50, 0.75, 4, 2, seed=5))


def test_densities_have_area_one_and_the_right_means():
    table = reliability.densities(0.75, 4, 2, points=400)
    assert table["all"].mean() == pytest.approx(1, abs=0.01)
    assert table["attacked"].mean() == pytest.approx(1, abs=0.01)
    assert (table["all"] * table["reliability"]).mean() == pytest.approx(0.75, abs=0.01)
    assert (table["attacked"] * table["reliability"]).mean() == pytest.approx(0.5, abs=0.01)


@given(first=st.floats(0, 100), second=st.floats(0, 100), share=st.floats(0, 1))
def test_pooling_lies_between_and_can_be_undone(first, second, share):
    pooled = reliability.pooled_rate(first, second, share)
    assert min(first, second) - 1e-9 <= pooled <= max(first, second) + 1e-9
    if abs(first - second) > 1:
        pooled = min(max(pooled, min(first, second)), max(first, second))
        assert reliability.implied_share(pooled, first, second) == pytest.approx(share, abs=1e-6)


def test_the_pooled_rate_of_berkemeier_and_fuhrmann():
    """66 and 22 per cent pool to 50 if 36 per cent of the cases fall after 1945. Berkemeier and Fuhrmann (2018), abstract."""
    rates = data.load("reliability_rates").set_index("id")["rate"]
    share = reliability.implied_share(rates["berkemeier-all"], rates["berkemeier-before-1945"], rates["berkemeier-from-1945"])
    assert share == pytest.approx(16 / 44)
    assert reliability.pooled_rate(66, 22, share) == pytest.approx(50)


def test_27_per_war_and_74_per_obligation_can_be_one_world():
    """Sabrosky (1980), as reported by Lyon (2012), and Leeds, Long and Mitchell (2000), abstract."""
    rates = data.load("reliability_rates").set_index("id")["rate"]
    assert reliability.due_share(rates["sabrosky-all"], rates["leeds-all"]) == pytest.approx(0.362, abs=0.001)


def test_selection_can_make_75_look_like_50_and_66_fall_to_22():
    """A possibility, not a finding: Smith (1996) discusses the bias and gives no such numbers."""
    assert reliability.observed_rate(0.75, 4, 2) == 0.5
    before, after = (reliability.likeness_for(rate, 0.75, 2) for rate in (0.66, 0.22))
    assert before > after
    assert reliability.observed_rate(0.75, after, 2) == pytest.approx(0.22)


@pytest.mark.parametrize(
    ("function", "values"),
    [
        (reliability.observed_rate, (1, 4, 2)),
        (reliability.observed_rate, (0.75, 0, 2)),
        (reliability.observed_rate, (0.75, 4, -1)),
        (reliability.likeness_for, (0.8, 0.75, 2)),
        (reliability.likeness_for, (0.5, 0.75, 0)),
        (reliability.implied_share, (70, 66, 22)),
        (reliability.implied_share, (50, 50, 50)),
        (reliability.due_share, (80, 74.5)),
    ],
)
def test_impossible_worlds_are_refused(function, values):
    with pytest.raises(ValueError, match=r"mean|rate"):
        function(*values)
