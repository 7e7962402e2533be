"""Disputes, Gibler, Miller and Little: values read from the source by hand, and kept apart from version 5."""

from alliances import data


def dispute(number, first, second):
    table = data.load("disputes_gml")
    return table[(table.dispute == number) & (table.state_a == first) & (table.state_b == second)].iloc[0]


def test_the_war_of_1929():
    row = dispute(41, "CHN", "RUS")
    assert (row.first_year, row.last_year, row.start_month, row.end_month, row.days_most) == (1929, 1929, 5, 12, 210)
    assert (row.started_by, row.hostility, row.fatality_a, row.fatality_b) == ("CHN", 5, 6, 3)
    assert (row.outcome, row.settlement) == ("starter yields", "negotiated")


def test_the_clashes_of_1969_begin_in_1968_here():
    row = dispute(349, "CHN", "RUS")
    assert (row.first_year, row.start_month, row.last_year, row.end_month) == (1968, 12, 1969, 12)
    assert (row.hostility_a, row.hostility_b, row.fatality_a, row.fatality_b) == (4, 4, 2, 2)
    mid5 = data.load("disputes_mid5")
    other = mid5[(mid5.dispute == 349) & (mid5.state_a == "CHN") & (mid5.state_b == "RUS")].iloc[0]
    assert (other.year, other.start_month, other.fatality_a) == (1969, 3, 3)  # the two lists differ


def test_a_dispute_is_one_row_a_dyad():
    table = data.load("disputes_gml")
    assert len(table) == 176
    assert (table.state_a < table.state_b).all()
    assert (table.last_year - table.first_year + 1 >= table.years).all()
    assert table.groupby(["state_a", "state_b"]).size()[("CHN", "RUS")] == 41


def test_years_of_a_dispute_add_up_to_those_of_the_source():
    assert data.load("disputes_gml").years.sum() == 247  # dyad-years of the six dyads in the raw file
    boxers = dispute(31, "CHN", "RUS")
    assert (boxers.first_year, boxers.last_year, boxers.participants) == (1900, 1901, 9)
