"""The lists of statements that were held against their sources."""

import csv
from datetime import date

import pytest

from alliances import contents, paths

LISTS = sorted((paths.SEEDS / "checks").glob("*.csv"))
TIES = [page.name.replace("/", "-") for page in contents.chapters() if page.name.startswith("ties/")]


def test_every_chapter_on_present_ties_was_checked():
    assert [path.stem for path in LISTS] == sorted(TIES)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_each_row_says_what_was_seen_and_what_came_of_it(path):
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 100
    assert len({row["statement"] for row in rows}) == len(rows)
    for row in rows:
        assert list(row) == ["statement", "seen", "verdict", "change", "checked"], row
        assert len(row["statement"]) >= 10, row
        assert row["seen"], row
        assert row["verdict"] in ("holds", "changed", "not verified"), row
        assert row["change"] or row["verdict"] != "changed", row
        assert not row["change"] or row["verdict"] != "holds", row
        assert date.fromisoformat(row["checked"]) <= date.today(), row
