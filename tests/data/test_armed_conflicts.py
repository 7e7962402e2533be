"""Armed conflicts of five states: values read from the source by hand, and what the extract lacks."""

from alliances import data


def conflict(number):
    table = data.load("armed_conflicts")
    return table[table.conflict == number].set_index("year")


def test_the_ussuri_is_a_minor_conflict_of_one_year():
    row = conflict(305)
    assert row.index.tolist() == [1969]
    assert not row.war[1969]
    assert (row.government[1969], row.opponent[1969], str(row.first_death[1969].date())) == ("CHN", "Russia", "1969-03-02")


def test_russia_and_ukraine():
    rows = conflict(13243)
    assert rows.index.tolist() == [2022, 2023, 2024]
    assert rows.war.all() and (rows.kind == "interstate").all()
    assert str(rows.episode_began[2022].date()) == "2022-02-24"
    assert rows.supporter.dropna().to_dict() == {2024: "North Korea"}


def test_iran_and_israel_from_2018():
    assert conflict(14609).index.tolist() == list(range(2018, 2025))


def test_the_gaps_that_the_caveat_names():
    table = data.load("armed_conflicts")
    assert not ((table.government == "RUS") & (table.opponent == "Georgia")).any()
    assert not (table.opponent == "Afghanistan").any()
    assert any("Syria and in Georgia" in caveat for caveat in data.describe("armed_conflicts").caveats)


def test_opponents_are_states_only_where_states_fought():
    table = data.load("armed_conflicts")
    assert (table.opponent.notna() == (table.kind == "interstate")).all()
    assert len(table) == 278
