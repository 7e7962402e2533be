"""One table at a time: what somebody without the raw files can correct, in a copy of the repository and with its own command."""

import os
import subprocess
import sys

import pytest
from conftest import copy_project

CODED, TABLE, MANIFEST = "seeds/coded/syria_land.csv", "seeds/data/syria_land.csv", "seeds/data/syria_land.yml"


@pytest.fixture
def clone(tmp_path):
    return copy_project(tmp_path / "clone")


def run(clone, *command):
    """Run a command of the copy, with its own library and without raw files."""
    environment = {key: value for key, value in os.environ.items() if key != "ALLIANCES_RAW"} | {"PYTHONPATH": str(clone)}
    return subprocess.run([sys.executable, "-m", "alliances", *command], cwd=clone, env=environment, capture_output=True, text=True)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def shelf(clone):
    return {path.name: path.read_bytes() for path in (clone / "seeds" / "data").iterdir()}


def test_a_corrected_row_is_one_command_away(clone):
    before = shelf(clone)
    edit(clone / CODED, ",9.7,", ",9.6,")
    made = run(clone, "data", "syria_land")
    assert (made.returncode, made.stdout, made.stderr) == (0, "Changed: syria_land\n", "")
    after = shelf(clone)
    assert {name for name in before if before[name] != after[name]} == {"syria_land.csv", "syria_land.yml"}
    assert b",9.6," in after["syria_land.csv"]
    checked = run(clone, "check")
    assert checked.returncode == 0, checked.stderr


def test_without_a_name_all_that_needs_no_raw_file_is_built(clone):
    edit(clone / CODED, ",9.7,", ",9.6,")
    for simulated in (clone / "seeds" / "data").glob("game_*"):  # a minute of play; tests/unit/test_game.py plays some cells again
        simulated.unlink()
    made = run(clone, "data")
    first, second = made.stdout.splitlines()
    assert (made.returncode, made.stderr, first) == (0, "", "Changed: syria_land")
    assert second.startswith("Left as they are, for they need the raw files in ALLIANCES_RAW: alliance_spells, ")
    assert "syria_land" not in second


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["no_table"], "seeds/data/no_table.yml: there is no such table. Remedy: use one of alliance_spells, ally_tests, "),
        (["syria_land", "wars"], "ALLIANCES_RAW: the table wars is built from raw files, and their folder is not named. Remedy: download"),
    ],
)
def test_what_cannot_be_built_is_one_error_and_nothing_is_written(clone, names, message):
    edit(clone / CODED, ",9.7,", ",9.6,")
    before = shelf(clone)
    made = run(clone, "data", *names)
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith(message)
    assert made.stderr.count("\n") == 1
    assert shelf(clone) == before


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("syria_land", ",9.7,", ",9.7,,", "seeds/coded/syria_land.csv, row 4: 9 cells where the header has 8"),
        ("syria_land", ",9.7,", ",a tenth,", "seeds/coded/syria_land.csv, row 4, column share: 'a tenth' is not a number"),
        ("syria_land", ",9.7,", ",970,", "seeds/coded/syria_land.csv, row 4, column share: 970.0 breaks the limit"),
        ("endings_1950", "1980-04-11", "1980-04-31", "seeds/coded/endings_1950.csv, row 9, column ended: '1980-04-31' is not a date"),
        ("help_given", ",yes,yes,yes,no,", ",yes,perhaps,yes,no,", "seeds/coded/help_given.csv, row 3, column arms: 'perhaps' is not"),
        ("help_given", "\n1937,", "\n1896,", "seeds/coded/help_given.csv, row 2: the key episode occurs twice"),
        (
            "ally_tests",
            ",ours-1992-csto,",
            ",ours-1992,",
            "seeds/coded/ally_tests.csv, row 2, column treaty: 'ours-1992' is not in treaties.id",
        ),
    ],
)
def test_a_malformed_row_is_one_message_with_file_and_row(clone, name, old, new, message):
    edit(clone / "seeds" / "coded" / f"{name}.csv", old, new)
    before = shelf(clone)
    made = run(clone, "data", name)
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith(message)
    assert made.stderr.count("\n") == 1
    assert shelf(clone) == before


def test_a_new_table_needs_no_invented_checksum(clone):
    lines = (clone / MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    (clone / MANIFEST).write_text("".join(line for line in lines if not line.startswith(("rows:", "sha256:"))), encoding="utf-8")
    before = (clone / TABLE).read_bytes()
    unbuilt = run(clone, "check")
    assert unbuilt.stderr == f"{MANIFEST}: it has no rows and sha256 yet. Remedy: build the table with: make data TABLE=syria_land.\n"
    (clone / TABLE).unlink()
    made = run(clone, "data", "syria_land")
    assert (made.returncode, made.stdout) == (0, "Changed: syria_land\n")
    assert (clone / TABLE).read_bytes() == before
    assert sorted((clone / MANIFEST).read_text(encoding="utf-8").splitlines()) == sorted("".join(lines).splitlines())
