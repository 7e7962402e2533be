"""The answer to an open question by its own command, in a copy of the repository: one row changes, or nothing does."""

import csv
import io
import os
import subprocess
import sys

import pytest
from conftest import copy_project

FILE = "seeds/questions.csv"
PAST = {"opened_on": "2026-01-01", "locks_on": "2026-02-01", "closes_on": "2026-03-01", "time_zone": "Europe/Moscow"}
URL = "https://www.example.org/notice"


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return copy_project(tmp_path_factory.mktemp("resolve") / "clone")


@pytest.fixture
def questions(clone):
    """The copy's file, with days of the past in two rows, and a hand's own line ends and quotes in a third."""
    path = clone / FILE
    kept = path.read_bytes()
    header, *rows = csv.reader(io.StringIO(kept.decode()))
    for row in rows[:2]:
        for column, value in PAST.items():
            row[header.index(column)] = value
    rows[0][header.index("standing")] = 'He said "perhaps", and then,\non a second line, nothing.'
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows[:2]])
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(rows[2])
    csv.writer(text, lineterminator="\n").writerows(rows[3:])
    path.write_bytes(text.getvalue().encode())
    yield path
    path.write_bytes(kept)


def resolve(clone, *given):
    environment = os.environ | {"PYTHONPATH": str(clone)}
    command = [sys.executable, "-m", "alliances", "resolve", *given]
    return subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True)


def test_one_row_changes_and_the_command_says_what_counts_and_what_is_left(clone, questions):
    before = questions.read_text(encoding="utf-8")
    done = resolve(clone, "Q01", "yes", "--on", "2026-02-14", "--source", URL)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.splitlines()
    assert told[0].startswith("Q01 is resolved: yes, on 2026-02-14. Will Armenia")
    assert told[1:3] == [
        "Forecasts count that were made up to 2026-02-01, in Europe/Moscow.",
        "Changed: seeds/questions.csv, row 2, and nothing else.",
    ]
    assert "make book" in told[3]
    after = questions.read_text(encoding="utf-8")
    assert after == before.replace(
        ",,,\n", f",yes,2026-02-14,{URL}\n", 1
    )  # the row that was open before has its three cells filled, and all other bytes are the same

    second = resolve(clone, "Q01", "no", "--on", "2026-03-01", "--source", URL)
    assert second.returncode == 1
    assert second.stderr == (
        "seeds/questions.csv, row 2, question Q01: it was resolved on 2026-02-14: yes. Remedy: leave it, or replace the answer with --again.\n"
    )
    assert questions.read_text(encoding="utf-8") == after
    replaced = resolve(clone, "Q01", "void", "--on", "2026-03-05", "--source", "hurriyet-2020-caatsa", "--again")
    assert "No forecast of it is scored, since it is void." in replaced.stdout
    assert questions.read_text(encoding="utf-8") == after.replace(f"yes,2026-02-14,{URL}", "void,2026-03-05,hurriyet-2020-caatsa")
    assert [path.name for path in questions.parent.glob(".*")] == []


def test_what_was_decided_early_ends_the_forecasts_the_day_before(clone, questions):
    done = resolve(clone, "Q02", "no", "--on", "2026-01-20", "--source", URL, "--early")
    assert "made up to 2026-01-19, in Europe/Moscow: it was decided on or before its lock day, 2026-02-01." in done.stdout


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("Q99", "yes", "2026-02-14", URL), "seeds/questions.csv: there is no question 'Q99'. Remedy: name one of Q01, Q02"),
        (("Q01", "yes", "14 February", URL), "'14 February' is no day. Remedy: write it as 2027-01-05."),
        (("Q01", "yes", "2999-01-01", URL), "2999-01-01 has not come yet in Europe/Moscow."),
        (("Q01", "yes", "2025-12-31", URL), "2025-12-31 is before it opened, on 2026-01-01."),
        (("Q01", "yes", "2026-03-02", URL), "2026-03-02 is after its last day, 2026-03-01."),
        (("Q01", "no", "2026-02-28", URL), "a no on 2026-02-28 comes before its last day. Remedy: wait for 2026-03-01"),
        (("Q01", "no", "2026-03-01", "a friend"), "the source 'a friend' is unknown. Remedy: give a web address"),
    ],
)
def test_what_is_not_allowed_changes_nothing(clone, questions, given, message):
    before = questions.read_bytes()
    name, answer, day, source = given
    refused = resolve(clone, name, answer, "--on", day, "--source", source)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert message in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert questions.read_bytes() == before
