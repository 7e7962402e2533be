"""Two states in figures of their own: shares from both sides, fields kept apart."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from alliances import data
from alliances.models import compartments, mutual

ACTS = st.lists(
    st.tuples(st.sampled_from(["gas", "war", "arms"]), st.integers(2015, 2018), st.sampled_from(["cooperation", "conflict"])), min_size=1
)


def table(acts):
    return pd.DataFrame([(field, pd.Timestamp(year, 1, 1), act) for field, year, act in acts], columns=["field", "date", "act"])


@given(ACTS)
def test_every_act_is_in_one_cell(acts):
    cells = compartments.cells(table(acts))
    assert cells["acts"].sum() == len(acts)
    assert not cells.duplicated(["field", "year"]).any()
    for row in cells.itertuples():
        seen = {act for field, year, act in acts if (field, year) == (row.field, row.year)}
        assert row.code == ("both" if len(seen) > 1 else seen.pop())


@given(ACTS)
def test_apart_needs_two_fields(acts):
    for row in compartments.years(compartments.cells(table(acts))).itertuples():
        told = [(field, act) for field, year, act in acts if year == row.year]
        apart = any(a != b for a, one in told for b, two in told if (one, two) == ("conflict", "cooperation"))
        assert (row.kind == "apart") == apart


def test_unlisted_partners_are_bounded_by_the_last_one_listed():
    listed = data.load("partner_shares")
    rows = mutual.shares(listed, "TUR", "RUS")
    for row in rows[rows["basis"] == "at most"].itertuples():
        entry = listed[(listed["reporter"] == row.reporter) & (listed["flow"] == row.flow) & (listed["year"] == row.year)]
        assert row.share == entry["share"].min()
        assert not entry["partner"].isin(["TUR", "RUS"]).any()
