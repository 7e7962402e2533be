"""Years with a dispute, Correlates of War version 5: values read from the source by hand."""

from alliances import data


def dyad(first, second):
    table = data.load("disputes_mid5")
    return table[(table.state_a == first) & (table.state_b == second)].set_index("year")


def test_the_war_of_1929():
    row = dyad("CHN", "RUS").loc[1929]
    assert (row.dispute, row.started_by, row.hostility, row.fatality_a, row.fatality_b) == (41, "CHN", 5, 6, 3)
    assert (row.start_month, row.days_most) == (5, 191)


def test_the_clashes_of_1969():
    row = dyad("CHN", "RUS").loc[1969]
    assert (row.dispute, row.onset, row.start_month) == (349, True, 3)
    assert (row.hostility_a, row.hostility_b, row.fatality_a, row.fatality_b) == (4, 4, 3, 2)
    assert dyad("CHN", "RUS").loc[[1964, 1965, 1966, 1967, 1968], "dispute"].tolist() == [2707, 2708, 343, 2710, 2711]


def test_chinas_war_of_1978_was_with_vietnam_not_the_ussr():
    row = dyad("CHN", "RUS").loc[1978]
    assert (row.hostility_a, row.hostility_b, row.fatality_a, row.fatality_b) == (5, 3, 6, 0)
    assert any("3007" in caveat for caveat in data.describe("disputes_mid5").caveats)


def test_no_dispute_during_the_years_of_the_alliance_that_worked():
    years = dyad("CHN", "RUS").index
    assert not any(1949 <= year <= 1963 for year in years)


def test_dyads_are_ordered_and_one_row_a_year():
    table = data.load("disputes_mid5")
    assert (table.state_a < table.state_b).all()
    assert table.groupby(["state_a", "state_b"]).size().to_dict() == {
        ("CHN", "RUS"): 52,
        ("CHN", "USA"): 40,
        ("IRN", "RUS"): 22,
        ("ISR", "RUS"): 6,
        ("RUS", "TUR"): 38,
        ("RUS", "USA"): 41,
    }
    assert (table.hostility == table[["hostility_a", "hostility_b"]].max(axis=1)).all()
