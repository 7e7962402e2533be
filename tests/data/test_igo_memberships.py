"""Shared organisations: values read from the source by hand."""

from alliances import data


def shared(first, second):
    table = data.load("igo_memberships")
    return table[(table.state_a == first) & (table.state_b == second)].set_index("year")["shared"]


def test_china_and_russia_shared_nothing_in_1955():
    pair = shared("CHN", "RUS")
    assert pair.loc[[1948, 1949, 1955, 1970, 1971, 2013, 2014]].tolist() == [8, 2, 0, 5, 9, 57, 55]


def test_fifteen_pairs_and_no_gaps():
    table = data.load("igo_memberships")
    pairs = table.groupby(["state_a", "state_b"]).year.agg(["min", "max", "size"])
    assert len(pairs) == 15
    assert (pairs["max"] == 2014).all()
    assert (pairs["size"] == pairs["max"] - pairs["min"] + 1).all()
    assert set(pairs["min"]) == {1896, 1948}  # Israel from 1948
    assert (table.state_a < table.state_b).all()


def test_iran_and_israel_still_sit_in_the_same_organisations():
    assert shared("IRN", "ISR")[2014] == 38
