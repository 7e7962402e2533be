"""The ledger: what it holds, and one clear message for each way to break it."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from alliances import data, evidence, numbers
from alliances.base import paths
from alliances.base.errors import InputError
from alliances.base.subject import subject
from alliances.evidence import locators


def written(rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


UNSOURCED = {  # hand-coded rows that need no source of their own
    "countries": "names in print are ours, codes are those of ISO 3166",
    "crisis_states": "our reading of the data set's names of crises",
    "lab_resources": "written by `make bench-labs`: the machine is the source",
    "un_resolutions": "resolutions are their own source",
    "wars": "names of the data set's numbers",
}


@pytest.fixture
def rows() -> list[list[str]]:
    return list(csv.reader(evidence.CLAIMS.open(encoding="utf-8", newline="")))


def cited() -> set[str]:
    """All source keys that the evidence base and the hand-coded tables name."""
    found = {key for claim in evidence.claims().values() for key in claim.source_keys}
    for records in (evidence.events(), evidence.forecasts(), evidence.questions()):
        found |= {key for record in records.values() for key in evidence.keys(record.sources)}
    found |= {key for concept in evidence.concepts().values() for key in evidence.keys(concept.references)}
    found |= {key for document in evidence.documents().values() for key in document.every_source}
    found |= {key for seat in evidence.seats().values() for key in seat.every_source}
    for path in (paths.SEEDS / "coded").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            found |= {key for row in csv.DictReader(stream) for key in evidence.keys(row.get("sources", ""))}
    return found


def test_the_evidence_base_is_as_large_as_promised():
    assert len(evidence.claims()) >= 130
    assert len(evidence.events()) >= 120
    assert len(evidence.concepts()) >= 60
    assert all(forecast.true_if and forecast.false_if for forecast in evidence.forecasts().values())


def test_every_forecast_among_the_claims_has_criteria():
    judged = {name for forecast in evidence.forecasts().values() for name in evidence.keys(forecast.claim)}
    forecasts = {claim.id for claim in evidence.claims().values() if claim.kind == "forecast"}
    assert forecasts - judged == set()


def test_every_source_card_is_cited():
    seeds = {key for key, card in evidence.sources().items() if card.kind == "seed"}
    assert len(seeds) == 4
    assert set(evidence.sources()) - cited() - seeds == set()


def test_hand_coded_rows_name_their_source():
    for path in (paths.SEEDS / "coded").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        named = next((name for name in ("sources", "source", "url") if name in rows[0]), None)
        assert (named is None) == (path.stem in UNSOURCED), path.name
        described = data.describe(path.stem).columns if path.stem in data.tables() else []
        may_be_empty = any(column.name == named and column.missing for column in described)
        assert named is None or may_be_empty or all(row[named] for row in rows), path.name


def test_sources_of_hand_coded_rows_are_known():
    assert cited() - evidence.known_keys() == set()


def test_every_reference_is_cited_somewhere():
    text = "".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "book").rglob("*.md"))
    text += " ".join(cited()) + "".join(path.read_text(encoding="utf-8") for path in paths.TABLES.glob("*.yml"))
    assert [key for key in evidence.reference_keys() if key not in text] == []


def test_references_have_what_a_reader_needs():
    from pybtex.database import parse_file

    for key, entry in parse_file(str(evidence.reading.REFERENCES)).entries.items():
        assert entry.fields.get("title"), key
        assert entry.fields.get("year", "").strip("{}").isdigit() or entry.type == "misc", key
        assert re.fullmatch(r"10\.\d{4,9}/\S+", entry.fields.get("doi", "10.1000/none")), key


def test_no_unverified_report_is_used_as_a_fact():
    doubtful = {event.id for event in evidence.events().values() if event.confidence == "low"}
    assert doubtful
    for page in (paths.ROOT / "book").rglob("*.md"):
        assert not [name for name in doubtful if name in page.read_text(encoding="utf-8")]


@pytest.mark.skipif(not Path(os.environ.get("ALLIANCES_SEED_TEXT", "")).is_file(), reason="the seed text is not here (ALLIANCES_SEED_TEXT)")
def test_locators_stand_in_their_paragraphs():
    assert locators.check(Path(os.environ["ALLIANCES_SEED_TEXT"])) > 200
    told = subprocess.run([sys.executable, "-m", "alliances", "locators"], cwd=paths.ROOT, capture_output=True, text=True)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.endswith(" locators stand in their paragraphs.\n")


def test_a_wrong_locator_is_refused(monkeypatch, tmp_path):
    articles = subject().articles.values()
    page = "\n\n".join(line for article in articles for line in (article.title, *["some words"] * 50, article.closing))
    path = tmp_path / "seed.txt"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(InputError, match=r"seeds/claims\.csv, A1-\d\d: '.*' is not in article 1, paragraph \d+"):
        locators.check(path)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (0, "B1-01", "row 2, id: String should match pattern"),
        (1, "7", "row 2, article: Input should be one of 1, 2, 3, 4, as seeds/subject.yml lists them"),
        (3, "rumour", "row 2, kind: Input should be"),
        (7, "true", "row 2, verdict: Input should be"),
        (9, "", "row 2: claim .* has a verdict and no source. Remedy: name the source that was checked"),
        (9, "no-such-card", "row 2: the source 'no-such-card' is unknown. Remedy: add a card"),
    ],
)
def test_a_broken_row_is_refused_in_one_line(tmp_path, rows, column, value, message):
    place = next(number for number, row in enumerate(rows) if row[7] == "accurate")
    rows[place][column] = value
    path = tmp_path / "claims.csv"
    path.write_text(written(rows), encoding="utf-8")
    with pytest.raises(InputError, match=message.replace("row 2", f"row {place + 1}")) as caught:
        evidence.read_claims(path)
    assert "\n" not in str(caught.value)


def test_an_id_may_occur_once(tmp_path, rows):
    path = tmp_path / "claims.csv"
    path.write_text(written([*rows, rows[1]]), encoding="utf-8")
    with pytest.raises(InputError, match=rf"row {len(rows) + 1}: the id {rows[1][0]} occurs twice"):
        evidence.read_claims(path)


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        (8, "", "row 2: event EV-[a-z0-9-]+ names no source"),
        (1, "4 June 1896", "row 2, date: Input should be a valid date"),
        (7, "A1-99", "there is no claim 'A1-99'"),
        (9, "certain", "row 2, confidence: Input should be"),
    ],
)
def test_a_broken_event_is_refused_in_one_line(tmp_path, column, value, message):
    events = list(csv.reader(evidence.EVENTS.open(encoding="utf-8", newline="")))
    events[1][column] = value
    path = tmp_path / "events.csv"
    path.write_text(written(events), encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        evidence.read_events(path)
    assert "events.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("gdp", "this is no address of a cell"),
        ("gdp[state=CHN,year=2021].worth", "the table has no column 'worth'"),
        ("gdp[state=CHN].year", "rows fit. Remedy: name the whole key"),
        ("nothing[a=b].c", "there is no such table"),
        ("un_agreement[state_a=RUS,state_b=TUR,year=2023].agreement", "the cell is empty"),
    ],
)
def test_an_unusable_cell_is_refused(address, message):
    with pytest.raises(InputError, match=message):
        numbers.cell(address)


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("un_agreement[state_a=CHN,state_b=RUS,year=2022].agreement|.2f", "0.81"),
        ("un_agreement[state_a=IRN,state_b=RUS,year=2022].agreement|.2f", "0.78"),
        ("un_agreement[state_a=RUS,state_b=TUR,year=2022].agreement|.2f", "0.67"),
        ("un_agreement[state_a=ISR,state_b=RUS,year=2022].agreement|.2f", "0.35"),
        ("un_agreement[state_a=RUS,state_b=USA,year=2022].agreement|.2f", "0.33"),
    ],
)
def test_published_figures_are_reproduced(address, text):
    assert numbers.cell(address).text == text


def test_an_unknown_claim_is_refused():
    with pytest.raises(InputError, match="there is no claim 'A9-99'"):
        evidence.claim("A9-99")


def test_what_is_latest_follows_the_dates_and_leaves_unverified_reports_out():
    known = evidence.events().values()
    newest = evidence.latest("Russia-China", "Russia-Iran-China")
    assert newest[0].date == max(event.date for event in newest)
    assert [event.date for event in newest] == sorted((event.date for event in newest), reverse=True)
    assert not any(event.confidence == "low" for event in newest)
    assert len(newest) < sum(event.relation in ("Russia-China", "Russia-Iran-China") for event in known)
    with pytest.raises(InputError, match="no event belongs to the relation 'Russia-Mars'"):
        evidence.latest("Russia-Mars")


def test_no_row_was_added_before_its_event_happened():
    assert [event.id for event in evidence.events().values() if event.added < event.date] == []
