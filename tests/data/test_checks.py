"""The lists of statements that were held against their sources."""

import datetime as dt

import pytest

from alliances import evidence
from alliances.base import contents
from alliances.base.errors import InputError

HEADER = "statement,place,kind,seen,verdict,change,checked\n"
GOOD = "Sochi was on 29 September,section: The day,fact,a report,holds,,2026-11-25\n"


def test_every_chapter_on_present_ties_was_checked():
    ties = {page.name.replace("/", "-") for page in contents.chapters() if page.name.startswith("ties/")}
    assert ties <= set(evidence.statements())
    for name, statements in evidence.statements().items():
        assert max(one.checked for one in statements) <= dt.date.today(), name


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
