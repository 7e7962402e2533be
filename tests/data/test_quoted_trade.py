"""Quoted trade figures: the numbers that the book's claims use, every row with its source, nothing averaged."""

import pandas as pd

from alliances import data


def figures():
    return data.load("quoted_trade").set_index("id")


def test_the_figures_behind_the_claims():
    value = figures()["value"]
    assert [value[f"chn-rus-{year}"] for year in (2021, 2024, 2025)] == [146.887, 244.8, 228.1]
    assert value["isr-rus-2018"] == value["isr-rus-2019"] == 5.0
    assert set(figures().loc[["isr-rus-2018", "isr-rus-2019"], "qualifier"]) == {"more than"}


def test_directions_add_up_to_their_total():
    table = figures()
    for year in (2018, 2019, 2020, 2022):
        parts = table.loc[[f"chn-rus-{year}-from-chn", f"chn-rus-{year}-from-rus"], "value"]
        assert abs(parts.sum() - table.loc[f"chn-rus-{year}", "value"]) < 0.011


def test_competing_figures_stand_apart():
    rows = figures()
    rivals = rows[(rows.state_a == "RUS") & (rows.state_b == "TUR") & (rows.year == 2022)]
    assert sorted(rivals.value) == [62.0, 65.0, 68.0, 70.0]
    assert rows.loc["chn-rus-2018-russian-customs", "value"] == 108.3
    assert rows.loc["chn-rus-2018-russian-customs", "side"] == "Russia"


def test_every_row_has_a_source_and_the_states_are_in_order():
    table = data.load("quoted_trade")
    assert table.url.str.match(r"https?://").all()
    assert (table.state_a < table.state_b).all()
    assert set(table.unit) == {"billion US$"}
    one_way = table[table.exporter.notna()]
    assert ((one_way.exporter == one_way.state_a) | (one_way.exporter == one_way.state_b)).all()


def test_partial_years_say_so():
    table = data.load("quoted_trade")
    partial = table.period.str.startswith("January")
    assert (partial == (table.qualifier == "part of the year")).all()


def test_no_row_of_2015_was_derived():
    table = data.load("quoted_trade")
    assert table[(table.state_b == "RUS") & (table.year == 2015)].empty
    assert pd.isna(table.set_index("id").loc["chn-rus-2014", "quoted_on"])
