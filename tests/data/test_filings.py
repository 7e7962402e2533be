"""How sources may be filed: every line is there, what is filed leads to the ledger's verdicts, and slips are named."""

import pytest

from alliances import evidence
from alliances.base.errors import InputError
from alliances.base.subject import subject
from alliances.evidence import filing


def test_the_lab_varies_over_the_claims_that_are_filed_and_they_lead_to_the_ledgers_verdicts():
    cases = list(dict.fromkeys(one.claim for one in evidence.filings()))
    assert {"any", *cases} == set(subject().variants["08-checking-a-claim"]["case"])
    assert 15 <= len(cases) <= 20
    for case in cases:
        filed = [(one.positions[0], one.bearings[0]) for one in evidence.filings() if one.claim == case]
        assert len(filed) >= 2
        assert all(set(one.lines) <= set(evidence.opened(one.source)) for one in evidence.filings() if one.claim == case)
        assert evidence.follows(filed) == evidence.claim(case).verdict, case


def test_the_discovery_of_lab_8_stands():
    """Verdicts that something is right move when one source is read in another way; verdicts that something is wrong hardly do."""
    moved = {}
    for case in dict.fromkeys(one.claim for one in evidence.filings()):
        filed = [one for one in evidence.filings() if one.claim == case]
        first = [(one.positions[0], one.bearings[0]) for one in filed]
        ways = [
            evidence.follows([*first[:place], (one.positions[0], one.bearings[1]), *first[place + 1 :]])
            for place, one in enumerate(filed)
            if len(one.bearings) > 1
        ]
        moved.setdefault(evidence.follows(first), []).append(any(way != evidence.follows(first) for way in ways))
    assert sum(map(sum, moved.values())) >= 10
    assert sum(moved["accurate"] + moved["imprecise"]) / len(moved["accurate"] + moved["imprecise"]) > 0.7
    assert not any(moved["wrong"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A9-99,usc-2022-joint-statement,1,party,supports", r"row 2: there is no claim 'A9-99'"),
        ("A3-12,nobody-2020,1,party,supports", r"nobody-2020: the book has no card"),
        ("A3-12,knesset-2019-ve-day,9,party,supports", r"row 2: knesset-2019-ve-day has no line 9"),
        ("A3-12,knesset-2019-ve-day,,party,supports", r"row 2: a source that bears on the claim needs the line"),
        ("A3-12,knesset-2019-ve-day,1,witness,supports", r"row 2, positions\.0: .*'witness'"),
        ("A3-12,knesset-2019-ve-day,1,party,supports\nA3-12,knesset-2019-ve-day,1,party,silent", r"row 3: .* is filed twice for A3-12"),
    ],
)
def test_a_slip_in_the_filings_is_named(monkeypatch, tmp_path, line, message):
    path = tmp_path / "filings.csv"
    path.write_text(f"claim,source,lines,positions,bearings\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(filing, "FILINGS", path)
    filing.filings.cache_clear()
    with pytest.raises(InputError, match=message):
        filing.filings()
    filing.filings.cache_clear()
