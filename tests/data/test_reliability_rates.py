"""Published rates: the figures of the abstracts, and no rate without saying what it counts and where it was read."""

from alliances import data


def test_the_figures_of_the_abstracts():
    rates = data.load("reliability_rates").set_index("id")["rate"]
    assert rates["leeds-all"] == 74.5
    assert rates[["berkemeier-all", "berkemeier-before-1945", "berkemeier-from-1945"]].tolist() == [50, 66, 22]
    assert rates[["berkemeier-defence", "berkemeier-nonaggression", "berkemeier-offence", "berkemeier-neutrality"]].tolist() == [
        41,
        37,
        74,
        78,
    ]
    assert rates[["lee-before-1945", "lee-from-1945"]].tolist() == [81, 7]


def test_the_three_parts_of_the_oldest_study_make_a_whole():
    table = data.load("reliability_rates")
    assert table.loc[table["study"] == "Sabrosky", "rate"].sum() == 100


def test_what_was_read_at_second_hand_says_so():
    table = data.load("reliability_rates")
    assert set(table.loc[table["seen"] == "secondary", "study"]) == {"Sabrosky"}
    assert any("second hand" in caveat for caveat in data.describe("reliability_rates").caveats)
    assert any("neither the number of cases nor an interval" in caveat for caveat in data.describe("reliability_rates").caveats)
