"""Wars between states of the book: values read from the source by hand."""

from alliances import data


def test_wars_between_china_and_russia():
    wars = data.load("wars")
    chosen = wars[(wars.state_a == "CHN") & (wars.state_b == "RUS")].set_index("war")
    assert chosen.first_year.to_dict() == {82: 1900, 83: 1900, 118: 1929}
    railway = chosen.loc[118]
    assert (railway.deaths_a, railway.deaths_b, railway.outcome_b) == (3000, 200, "won")
    assert railway.initiator_b and not railway.initiator_a


def test_1969_is_no_war_here():
    wars = data.load("wars")
    assert not wars.first_year.between(1954, 2003).any()
    assert len(wars) == 11


def test_korea_and_the_ottoman_wars():
    wars = data.load("wars").set_index(["war", "state_a", "state_b"])
    korea = wars.loc[(151, "CHN", "USA")]
    assert (korea.first_year, korea.last_year, korea.outcome_a, korea.outcome_b) == (1950, 1953, "stalemate", "stalemate")
    assert wars.loc[(22, "RUS", "TUR"), ["outcome_a", "outcome_b"]].tolist() == ["lost", "won"]
    assert wars.loc[(106, "RUS", "TUR"), "last_year"] == 1917


def test_a_state_has_the_same_deaths_in_every_pair_of_a_war():
    wars = data.load("wars")
    sides = [wars[["war", f"state_{side}", f"deaths_{side}"]].set_axis(["war", "state", "deaths"], axis=1) for side in "ab"]
    for side in sides:
        assert (side.groupby(["war", "state"]).deaths.nunique() == 1).all()
