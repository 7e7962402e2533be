"""The hand-coded counts of warheads agree with each other and with the cards that they name."""

from alliances import data, evidence


def test_every_state_has_every_year():
    table = data.load("warheads")
    assert table.groupby("year")["state"].nunique().to_dict() == dict.fromkeys((1970, 1990, 2001, 2010, 2019, 2021), 11)


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
