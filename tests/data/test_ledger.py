"""The ledger: what it holds, and one clear message for each way to break it."""

import csv
import io

import pytest

from alliances import evidence, paths
from alliances.errors import InputError


def written(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


@pytest.fixture
def rows() -> list[list[str]]:
    return list(csv.reader(evidence.CLAIMS.open(encoding="utf-8", newline="")))


def test_every_source_card_is_cited():
    used = {key for claim in evidence.claims().values() for key in claim.source_keys}
    assert set(evidence.sources()) - used == set()


def test_every_reference_is_cited_somewhere():
    text = "".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "book").rglob("*.md"))
    text += evidence.CLAIMS.read_text(encoding="utf-8")
    text += "".join(path.read_text(encoding="utf-8") for path in paths.TABLES.glob("*.yml"))
    text += "".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "alliances").rglob("*.py"))
    assert [key for key in evidence.reference_keys() if key not in text] == []


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (0, "B1-01", "row 2, id: String should match pattern"),
        (1, "7", "row 2, article: Input should be less than or equal to 4"),
        (3, "rumour", "row 2, kind: Input should be"),
        (7, "true", "row 2, verdict: Input should be"),
        (9, "", "row 2: claim .* has a verdict and no source. Remedy: name the source that was checked"),
        (9, "no-such-card", "row 2: the source 'no-such-card' is unknown. Remedy: add a card"),
    ],
)
def test_a_broken_row_is_refused_in_one_line(tmp_path, rows, column, value, message):
    rows[1][column] = value
    path = tmp_path / "claims.csv"
    path.write_text(written(rows), encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        evidence.read_claims(path)
    assert "\n" not in str(caught.value)


def test_an_id_may_occur_once(tmp_path, rows):
    path = tmp_path / "claims.csv"
    path.write_text(written([*rows, rows[1]]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"row {len(rows) + 1}: the id {rows[1][0]} occurs twice"):
        evidence.read_claims(path)


def test_an_unknown_claim_is_refused():
    with pytest.raises(InputError, match="there is no claim 'A9-99'"):
        evidence.claim("A9-99")
