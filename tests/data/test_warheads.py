"""The hand-coded counts of warheads agree with each other and with the cards that they name."""

from alliances import data, evidence

ALL = (1970, 1990, 2001, 2010, 2019, 2021)


def test_six_years_have_every_state_and_each_year_of_the_turn_has_the_three_that_matter_in_it():
    found = data.load("warheads").groupby("year")["state"].agg(set)
    assert found.map(len).to_dict() == dict.fromkeys(range(1969, 1983), 3) | dict.fromkeys(ALL, 11)
    assert all({"CHN", "RUS", "USA"} <= states for states in found)


def test_retired_warheads_only_add():
    """SIPRI's inventory holds the retired warheads as well; for small arsenals the two sources differ by a few warheads."""
    known = data.load("warheads").dropna(subset=["inventory"])
    assert sorted(known["year"].unique()) == [2019, 2021]
    big = known[known["stockpile"] > 1000]
    assert (big["inventory"] > big["stockpile"]).all()
    small = known[known["stockpile"] <= 1000]
    assert ((small["inventory"] - small["stockpile"]).abs() <= 30).all()


def test_the_ledger_quotes_the_same_figures():
    """Claim A1-51: about 6,255 to 350 in January 2021."""
    table = data.load("warheads").set_index(["state", "year"])["inventory"]
    nuance = evidence.claims()["A1-51"].nuance
    assert f"{table['RUS', 2021]:,}" in nuance
    assert str(table["CHN", 2021]) in nuance


def test_every_source_is_known():
    assert {key for cell in data.load("warheads")["sources"] for key in evidence.keys(cell)} <= set(evidence.sources())
