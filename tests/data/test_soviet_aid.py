"""Soviet aid and help given: what the chapter's sentences state, and sources that exist."""

from alliances import data, evidence


def test_sources_are_known():
    for name in ("soviet_aid", "help_given"):
        cells = data.load(name)["sources"]
        assert {key for cell in cells for key in evidence.keys(cell)} <= evidence.known_keys()


def test_the_counts_that_the_chapter_names():
    aid = data.load("soviet_aid")
    assert set(aid.loc[aid["item"] == "credits agreed", "amount"]) == {250, 500}
    assert (aid["amount"] == 3665).sum() == 3
    assert aid.loc[aid["item"] == "tanks", "amount"].nunique() == 1
    planes = aid.loc[aid["item"] == "aircraft", "amount"]
    assert planes.max() / planes.min() > 4 / 3


def test_the_chart_title_holds():
    """1937 promised no fighting and brought three kinds of help; so did 1950, which promised to fight."""
    kinds = data.load("help_given").set_index("episode")
    given = (kinds[["credit", "arms", "covert", "open"]] == "yes").sum(axis=1)
    assert kinds.loc["1937", "promise"] == "stand aside"
    assert given["1937"] == given["1950"] == 3
    assert given["1896"] == 0
