"""Other names: each row is checked, and the book names what it lists."""

import re

import pytest

from alliances import evidence
from alliances.base import paths
from alliances.base.errors import InputError

HEADER = "name,also,kind,concept\n"


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("Yalta,Ялта,place,\nЯлта,Yalta,place,\n", "row 3: Ялта stands in row 2 already"),
        ("Yalta,Ялта ; yalta,place,\n", "row 2: yalta stands in row 2 already"),
        ("Yalta,Ялта,town,\n", "row 2, kind: Input should be 'place', 'state', 'person', 'organisation' or 'term'"),
        ("Dyad,пара,term,dyads\n", "row 2: there is no concept 'dyads'"),
    ],
)
def test_a_faulty_row_is_told(tmp_path, rows, problem):
    path = tmp_path / "aliases.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(problem)):
        evidence.aliases(path)


def test_the_book_names_what_has_other_names():
    folders = [paths.ROOT / "book", paths.SEEDS]
    texts = [path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*") if path.suffix in (".csv", ".md", ".yml")]
    told = "\n".join(text for text in texts if not text.startswith(HEADER)).casefold()
    assert [one.name for one in evidence.aliases() if not re.search(rf"\b{re.escape(one.name.casefold())}\b", told)] == []
