"""The hand-coded signs have known sources and no gaps between periods."""

from alliances import data, evidence
from alliances.models import triangle


def test_every_source_is_known():
    known = set(evidence.sources()) | {f"data:{name}" for name in data.tables()}
    assert {key for cell in data.load("triangle_signs").sources for key in evidence.keys(cell)} <= known


def test_periods_cover_each_year_once():
    coded = data.load("triangle_signs")
    for tie in triangle.TIES:
        one, two = tie.split("-")
        rows = coded[(coded["state_a"] == one) & (coded["state_b"] == two)]
        years = [year for row in rows.itertuples() for year in range(row.first_year, row.last_year + 1)]
        assert sorted(years) == list(range(triangle.FIRST, triangle.LAST + 1))


def test_periods_begin_with_their_event():
    for row in data.load("triangle_signs").itertuples():
        if row.record.startswith("EV-"):
            assert evidence.events()[row.record].date.year == row.first_year
