"""The index of relations: its bounds, its logic, and the findings that the chapter states."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances import data, evidence
from alliances.models import relations

YEARS = range(1900, 1930)


@pytest.fixture(scope="module")
def sources() -> dict[str, pd.DataFrame]:
    return {name: data.load(name) for name in relations.INPUTS}


@pytest.fixture(scope="module")
def codings(sources) -> pd.DataFrame:
    return relations.codings(sources)


rows = st.lists(st.tuples(st.integers(1900, 1929), st.integers(1, 99), st.integers(2, 5)), max_size=30).map(
    lambda found: pd.DataFrame(found, columns=["year", "dispute", "level"]).astype(int)
)
weighings = st.sampled_from(relations.WEIGHINGS)
shares = st.floats(0, 1)
known = st.lists(st.tuples(shares, shares, shares), min_size=1, max_size=20).map(
    lambda found: pd.DataFrame(found, columns=["calm", "arms", "treaties"])
)
weights = st.fixed_dictionaries({part: st.floats(0.01, 100) for part in ("calm", "arms", "treaties")})


@given(rows, weighings)
def test_calm_stays_between_0_and_1_and_is_1_without_a_dispute(found, weighing):
    score = relations.calm(found, weighing, YEARS)
    assert score.between(0, 1).all()
    assert (score[~score.index.isin(found["year"])] == 1).all()
    assert (score[score.index.isin(found["year"])] < 1).all()


@given(rows, st.tuples(st.integers(1900, 1929), st.integers(2, 5)), weighings)
def test_a_further_dispute_never_raises_the_index(found, extra, weighing):
    more = pd.concat([found, pd.DataFrame({"year": [extra[0]], "dispute": [100], "level": [extra[1]]})])
    assert (relations.calm(more, weighing, YEARS) <= relations.calm(found, weighing, YEARS)).all()


@given(rows, weighings, st.randoms())
def test_the_order_of_rows_does_not_matter(found, weighing, random):
    order = list(range(len(found)))
    random.shuffle(order)
    pd.testing.assert_series_equal(relations.calm(found.iloc[order], weighing, YEARS), relations.calm(found, weighing, YEARS))


@given(known, weights)
def test_the_index_lies_between_its_parts(parts, weighed):
    series = relations.index(parts, weighed)
    assert (series >= parts.min(axis=1) - 1e-9).all()
    assert (series <= parts.max(axis=1) + 1e-9).all()


@given(weights)
def test_weights_sum_to_1(weighed):
    assert sum(relations.scaled(weighed).values()) == pytest.approx(1)


@given(known, weights, st.floats(0.1, 10))
def test_only_the_proportion_of_weights_matters(parts, weighed, factor):
    grown = {part: weight * factor for part, weight in weighed.items()}
    assert relations.index(parts, grown).to_numpy() == pytest.approx(relations.index(parts, weighed).to_numpy())


@given(known, weights)
def test_a_weight_of_zero_removes_a_part(parts, weighed):
    without = {"calm": weighed["calm"], "arms": weighed["arms"]}
    assert relations.index(parts.assign(treaties=float("nan")), without | {"treaties": 0}).equals(relations.index(parts, without))


@pytest.mark.parametrize("wrong", [{"calm": 0}, {"calm": 2, "arms": -1}, {}])
def test_weights_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match="must not be negative"):
        relations.index(pd.DataFrame({"calm": [1.0], "arms": [1.0]}), wrong)


def test_an_unknown_weighing_is_refused():
    with pytest.raises(ValueError, match="no weighing 'mood'"):
        relations.calm(pd.DataFrame(columns=["year", "dispute", "level"]), "mood")


@given(shares, shares, shares)
def test_the_verdict_follows_from_the_three_means(before, during, after):
    told = relations.verdict(before, during, after)
    assert (told in (relations.HOLDS, relations.ROSE)) == (during - before > 1e-9)
    assert (told in (relations.HOLDS, relations.FELL)) == (before - after > 1e-9)


def test_a_war_with_a_third_state_is_no_war_between_the_two(sources):
    found = relations.dispute_years(sources["disputes_gml"])
    assert found[found["level"] == 5]["year"].unique().tolist() == [1900, 1901, 1929]


def test_famous_years(sources):
    calm = relations.parts(sources, "revised", "worst level")["calm"]
    assert calm[[1900, 1929]].tolist() == [0, 0]
    assert calm[1969] == calm[1947] == 0.25
    assert (calm.loc[1948:1963] == 1).all(), "an empty year is not peace: the split left no dispute before 1964"


def test_nothing_is_made_up_before_the_arms_figures(sources, codings):
    parts = relations.parts(sources, "revised", "worst level")
    assert parts["arms"].first_valid_index() == 1950
    with_arms = codings[codings["counts"] == "disputes and arms"]
    assert set(with_arms["verdict"]) == {relations.UNKNOWN}


def test_effective_ends_are_days_of_the_timeline(sources):
    ends = sources["effective_ends"].set_index("alliance")
    assert ends.index.tolist() == list(relations.ALLIANCES)
    for row in ends.itertuples():
        assert pd.Timestamp(evidence.events()[row.event].date) == row.ended
        assert set(evidence.keys(row.sources)) <= set(evidence.keys(evidence.events()[row.event].sources))


def test_an_alliance_ends_on_paper_last(sources):
    pacts = relations.pacts(sources)
    assert (pacts["begin"] < pacts["effective"]).all()
    assert (pacts["effective"] < pacts["formal"]).all()


def test_the_years_of_each_phase(codings):
    spans = codings.drop_duplicates(["alliance", "end"]).set_index(["alliance", "end"])[["first", "last"]].apply(tuple, axis=1).to_dict()
    assert spans == {
        (1896, "formal"): (1896, 1899),
        (1896, "effective"): (1896, 1897),
        (1945, "formal"): (1946, 1949),
        (1945, "effective"): (1946, 1949),
        (1950, "formal"): (1950, 1979),
        (1950, "effective"): (1950, 1960),
    }


def test_in_how_many_codings_the_claim_holds(codings):
    assert len(codings) == 3 * 48
    holds = codings["verdict"] == relations.HOLDS
    counted = holds.groupby([codings["counts"], codings["alliance"]]).sum()
    assert counted["disputes only"].to_dict() == {1896: 12, 1945: 0, 1950: 1}
    assert counted["disputes and treaties"].to_dict() == {1896: 9, 1945: 0, 1950: 8}
    circular = codings[holds & (codings["counts"] == "disputes and treaties") & (codings["alliance"] == 1950)]
    assert set(circular["end"]) == {"formal"}


def test_imagined_pacts(sources):
    calm = relations.parts(sources, "revised", "worst level")["calm"]
    pacts = relations.imagined(calm, 4, 10)
    assert (len(pacts), int((pacts["change"] < 0).sum()), int((pacts["verdict"] == relations.HOLDS).sum())) == (117, 55, 21)
    pact = relations.pacts(sources).loc[1896]
    real = relations.phases(calm, pact["begin"], pact["formal"], 10)
    assert pacts.set_index("begin").loc[1896, "change"] == pytest.approx(real["after"] - real["before"])
