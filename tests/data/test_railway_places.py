"""Places and stretches of the Chinese Eastern Railway: no gaps, no overlaps, and the dates of the treaties."""

import pandas as pd
import pytest

from alliances import data, evidence

EVENTS = {
    ("port-arthur", "1895-11-08"): "EV-1895-liaodong-retrocession",
    ("port-arthur", "1898-03-27"): "EV-1898-port-arthur-lease",
    ("port-arthur", "1905-09-05"): "EV-1905-portsmouth",
    ("mukden", "1905-03-10"): "EV-1905-mukden",
    ("main-west", "1896-09-08"): "EV-1896-railway-contract",
}


@pytest.fixture(scope="module")
def places() -> pd.DataFrame:
    return data.validate("railway_places")


def test_each_span_follows_the_one_before_without_gap(places):
    for item, spans in places.groupby("item"):
        ordered = spans.sort_values("first")
        assert ordered["last"].isna().tolist() == [False] * (len(ordered) - 1) + [True], item
        assert (ordered["first"].iloc[1:].to_numpy() == (ordered["last"].iloc[:-1] + pd.Timedelta(days=1)).to_numpy()).all(), item
        assert (ordered["last"].dropna() >= ordered.loc[ordered["last"].notna(), "first"]).all(), item


def test_places_stay_where_they_are(places):
    towns = places[places["kind"] == "place"]
    assert (towns.groupby("item")[["name", "name_then", "longitude", "latitude"]].nunique() == 1).all(axis=None)
    assert towns.loc[towns["first"] == "1895-04-17", "item"].nunique() == towns["item"].nunique()


def test_stretches_join_known_places(places):
    towns = set(places.loc[places["kind"] == "place", "item"])
    for via in places.loc[places["kind"] == "stretch", "via"]:
        assert len(via.split(" ; ")) >= 2
        assert set(via.split(" ; ")) <= towns


def test_grounds_fit_the_kind(places):
    lines = {"agreed", "building", "running"}
    assert ((places["kind"] == "stretch") == places["basis"].isin(lines)).all()


@pytest.mark.parametrize(("key", "event"), EVENTS.items())
def test_dates_agree_with_the_time_line(places, key, event):
    item, first = key
    assert ((places["item"] == item) & (places["first"] == first)).sum() == 1
    assert evidence.events()[event].date.isoformat() == first
