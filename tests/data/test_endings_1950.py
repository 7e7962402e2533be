"""The eight endings agree with the events and tables that they name."""

import pandas as pd

from alliances import data, evidence


def test_days_are_those_of_the_events():
    for row in data.load("endings_1950").itertuples():
        if row.record.startswith("EV-"):
            event = evidence.events()[row.record]
            assert row.ended == pd.Timestamp(event.date)
            assert row.day_known == (event.precision == "day")


def test_arms_endings_follow_from_the_deliveries():
    exports = data.load("arms_exports_1950_2021")
    ours = exports[(exports.supplier == "SUN") & (exports.recipient == "CHN") & (exports.year <= 1980)].set_index("year")
    endings = data.load("endings_1950").set_index("id").ended
    half = ours.tiv.loc[1950:1959].mean() / 2
    assert endings["half"].year == ours.index[ours.tiv < half].min() - 1
    assert endings["arms"].year == ours.index[ours.listed.astype(bool)].max()


def test_the_first_dispute_is_that_of_the_list():
    gml = data.load("disputes_gml")
    pair = gml[(gml.state_a == "CHN") & (gml.state_b == "RUS") & (gml.first_year >= 1950)]
    first = pair.sort_values(["first_year", "start_month"]).iloc[0]
    assert data.load("endings_1950").set_index("id").ended["force"] == pd.Timestamp(first.first_year, first.start_month, 1)


def test_every_source_is_known():
    known = set(evidence.sources()) | {f"data:{name}" for name in data.tables()}
    for name in ("endings_1950", "promises_1950"):
        assert {key for cell in data.load(name).sources for key in evidence.keys(cell)} <= known
