"""The lists of statements that were held against their sources."""

import datetime as dt

import pytest

from alliances import evidence
from alliances.base import contents
from alliances.base.errors import InputError

HEADER = "statement,place,kind,seen,verdict,change,checked\n"
GOOD = "Sochi was on 29 September,section: The day,fact,a report,holds,,2026-11-25\n"


def test_every_chapter_was_checked():
    assert {page.name.replace("/", "-") for page in contents.chapters()} <= set(evidence.statements())
    for name, statements in evidence.statements().items():
        assert len(statements) >= 40, name
        assert max(one.checked for one in statements) <= dt.date.today()


def test_each_kind_was_searched():
    found = {one.kind for statements in evidence.statements().values() for one in statements}
    assert found == set(evidence.kinds())


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (GOOD.replace("holds", "true"), r"row 3, verdict: .*'true'"),
        (GOOD.replace("29 September", "29,September"), "row 3: 8 cells"),
        (GOOD.replace("fact", "truth"), "row 3: the kind is 'truth'"),
        (GOOD.replace("holds", "changed").replace("29", "28"), "row 3: the verdict is 'changed', the change ''"),
        (GOOD.replace("holds,", "holds,a date").replace("29", "28"), "row 3: the verdict is 'holds', the change 'a date'"),
        (GOOD, "row 3: the statement occurs twice"),
    ],
)
def test_a_broken_row_is_refused(tmp_path, row, message):
    (tmp_path / "ties-x.csv").write_text(HEADER + GOOD + row, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        evidence.statements(tmp_path)
