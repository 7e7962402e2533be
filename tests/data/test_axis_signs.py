"""The hand-coded signs of the three ties cover each year once and begin with what they name."""

from itertools import combinations, pairwise

from alliances import data, evidence


def test_periods_cover_each_year_once():
    coded = data.load("axis_signs")
    for one, two in combinations(("CHN", "IRN", "RUS"), 2):
        rows = coded[(coded["state_a"] == one) & (coded["state_b"] == two)]
        years = [year for row in rows.itertuples() for year in range(row.first_year, row.last_year + 1)]
        assert sorted(years) == list(range(1979, 2027))


def test_periods_begin_with_their_event():
    for row in data.load("axis_signs").itertuples():
        if row.record.startswith("EV-"):
            assert evidence.events()[row.record].date.year == row.first_year
        else:
            assert row.record in evidence.known_keys()


def test_neighbouring_periods_differ():
    for _, rows in data.load("axis_signs").groupby(["state_a", "state_b"]):
        signs = list(rows.sort_values("first_year")["sign"])
        assert all(before != after for before, after in pairwise(signs))
