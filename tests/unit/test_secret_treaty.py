"""The charts and figures of the chapter on 1896."""

from alliances import data, numbers
from alliances.charts import railway, secret_treaty


def test_every_moment_of_the_map_shows_every_place_once():
    at = railway._at_moments(data.load("railway_places"))
    towns = at[at["kind"] == "place"]
    assert towns.groupby("moment")["item"].nunique().eq(15).all()
    assert not towns.duplicated(["moment", "item"]).any()


def test_the_map_tells_the_story_of_the_port():
    at = railway._at_moments(data.load("railway_places"))
    port = at[at["item"] == "port-arthur"]["holder"].tolist()
    assert port == ["Japan", "China", "Russia", "Russia", "Russia", "Japan"]


def test_no_line_is_drawn_before_the_contract():
    places = data.load("railway_places")
    drawn = railway._stretches(railway._at_moments(places), places)
    first, contract = (moment for moment, _, _ in railway.MOMENTS[:2])
    assert first not in set(drawn["moment"])
    assert not drawn.loc[drawn["moment"] == contract, "running"].any()


def test_the_map_offers_all_moments_and_its_table_holds_all_rows():
    spec = railway.railway_map(data.load("railway_places"), data.load("map_region")).to_dict()
    assert len(spec["usermeta"]["table"]["rows"]) == len(data.load("railway_places"))
    assert spec["params"][0]["bind"]["options"] == [moment for moment, _, _ in railway.MOMENTS]


def test_titles_are_counted_from_the_data():
    clauses = data.load("secret_bargain")
    text = secret_treaty.bargain(clauses).to_dict()["title"]["text"]
    for name in ("russia-at-once", "russia-gains", "china-at-once", "china-gains"):
        assert numbers.get(f"secret.{name}").text in text


def test_the_lease_came_before_two_years_had_passed():
    assert 21 < numbers.value("secret.months-to-lease") < 22
