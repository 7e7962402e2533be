"""The data shelf: promises of the manifests, messages for broken tables, and rebuilding from the raw files."""

import os
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml

from alliances import builders, data
from alliances.base import paths
from alliances.base.errors import InputError

RAW = os.environ.get("ALLIANCES_RAW", "")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", data.tables())
def test_tables_keep_what_their_manifests_promise(name):
    table = data.validate(name)
    assert list(table.columns) == [column.name for column in data.describe(name).columns]


def test_the_shelf_is_small():
    assert sum(path.stat().st_size for path in paths.TABLES.iterdir()) <= 4_000_000


def test_manifests_cite_entries_of_the_bibliography():
    from alliances import evidence

    for name in data.tables():
        assert set(data.describe(name).citation) <= set(evidence.reference_keys())


def test_each_load_is_fresh():
    first = data.load("alliance_spells")
    first["years"] = 0.0
    assert data.load("alliance_spells")["years"].max() > 0


@pytest.mark.parametrize("name", data.tables())
def test_words_load_as_plain_text_and_the_manifest_keeps_their_order(name):
    table = data.load(name)
    for column in data.describe(name).columns:
        if column.kind in ("text", "category"):
            assert table[column.name].dtype == "string"
        if column.kind == "category":
            assert set(table[column.name].dropna()) <= set(data.order(name, column.name))


def test_an_order_is_asked_of_a_column_of_categories():
    assert data.order("alliance_spells", "ending") == ["in force", "completed", "violated", "replaced", "uncoded"]
    with pytest.raises(InputError, match=r"alliance_spells\.yml, column members: .*Remedy: use one of ending"):
        data.order("alliance_spells", "members")


def test_an_unknown_table_is_refused():
    with pytest.raises(InputError, match=r"no_table\.yml: there is no such table. Remedy: use one of .*alliance_spells"):
        data.describe("no_table")


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A copy of the shelf to damage."""
    copy = tmp_path / "data"
    shutil.copytree(paths.TABLES, copy)
    monkeypatch.setattr(paths, "TABLES", copy)
    data.describe.cache_clear()
    yield copy
    data.describe.cache_clear()


def change(path: Path, row: int, column: int, value: str) -> None:
    """Replace one cell of a simple CSV file (rows counted as in messages: the header is row 1)."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, header=None)
    table.iloc[row - 1, column] = value
    table.to_csv(path, index=False, header=False, lineterminator="\n")


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (7, 9, "1896-13-01", "row 7, column begin: '1896-13-01' is not a date. Remedy: write it as year-month-day"),
        (7, 3, "yes", "row 7, column bilateral: 'yes' is not a flag. Remedy: write 1 for yes, 0 for no"),
        (12, 13, "long", "row 12, column years: 'long' is not a number"),
        (12, 2, "2.5", "row 12, column member_count: '2.5' is not a whole number"),
        (9, 15, "broken", "row 9, column ending: 'broken' is not an allowed value. Remedy: use one of in force, completed"),
        (9, 13, "", "row 9, column years: the cell is empty"),
        (9, 13, "-3", "row 9, column years: -3.0 breaks the limit"),
        (20, 10, "1799-01-01", r"row 20: begin \d{4}-\d\d-\d\d is after end 1799-01-01"),
        (9, 0, "1005", "row 2: the key atop_id occurs twice"),
        (1, 0, "atopid", "row 1: the header has not 'atop_id', and has 'atopid'"),
        (40, 1, "Nowhere; Elsewhere", "the checksum is .* Remedy: tables are built, not edited"),
    ],
)
def test_a_damaged_table_is_refused_in_one_line(shelf, row, column, value, message):
    change(shelf / "alliance_spells.csv", row, column, value)
    with pytest.raises(InputError, match=message) as caught:
        data.validate("alliance_spells")
    assert "alliance_spells.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_country_is_refused(shelf):
    change(shelf / "rivalries.csv", 3, 0, "ZZZ")
    column = data.describe("rivalries").columns[0].name
    with pytest.raises(
        InputError,
        match=rf"rivalries\.csv, row 3, column {column}: 'ZZZ' is not in countries\.code. Remedy: .*add it to the table countries",
    ):
        data.validate("rivalries")


def test_a_table_that_is_not_built_is_asked_for(shelf):
    (shelf / "syria_land.csv").unlink()
    for read in (data.load, data.validate):
        with pytest.raises(InputError, match=r"syria_land\.csv: the table is missing. Remedy: build it with: make data TABLE=syria_land"):
            read("syria_land")


def test_a_short_row_is_refused(shelf):
    path = shelf / "alliance_spells.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4].rsplit(",", 1)[0]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="row 5: 16 cells where the header has 17"):
        data.load("alliance_spells")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda manifest: manifest.pop("licence"), "yml, licence: Field required"),
        (lambda manifest: manifest["columns"][0].pop("unit"), "yml, columns.0.unit: Field required"),
        (lambda manifest: manifest["columns"][0].update(kind="numeral"), "yml, columns.0.kind: Input should be"),
        (lambda manifest: manifest.update(caveats=[]), "yml, caveats: List should have at least 1 item"),
    ],
)
def test_an_incomplete_manifest_is_refused(shelf, damage, message):
    path = shelf / "alliance_spells.yml"
    manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
    damage(manifest)
    path.write_text(yaml.safe_dump(manifest), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        data.describe("alliance_spells")


def test_a_failed_build_leaves_nothing_behind(shelf):
    before = {path.name: path.read_bytes() for path in shelf.iterdir()}
    table = data.load("alliance_spells")
    table["bilateral"] = "perhaps"
    with pytest.raises(InputError, match="column bilateral: 'perhaps' is not a flag"):
        data.write_table(table, "alliance_spells")
    assert {path.name: path.read_bytes() for path in shelf.iterdir()} == before


raw_only = pytest.mark.skipif(not Path(RAW).is_dir() or not RAW, reason="the raw files are not on this machine (ALLIANCES_RAW)")


LONG = {name for name in data.tables() if name.startswith("game_")}  # a minute of play each; tests/unit/test_game.py plays some cells again


@raw_only
@pytest.mark.parametrize("name", [name for name in data.tables() if name not in LONG])
def test_rebuilding_from_raw_is_byte_identical(shelf, name):
    before = {path.name: path.read_bytes() for path in shelf.iterdir()}
    try:
        table = builders.build(name, Path(RAW))
    except InputError as error:
        assert error.problem == "the raw file is missing", error
        pytest.skip(f"{error.file} is not on this machine and cannot be fetched")
    data.write_table(table, name)
    assert {path.name: path.read_bytes() for path in shelf.iterdir()} == before


@raw_only
def test_an_altered_raw_file_stops_the_build(shelf, tmp_path, monkeypatch):
    raw = data.describe("alliance_spells").raw[0]
    fake = tmp_path / "raw"
    (fake / raw.file).parent.mkdir(parents=True)
    (fake / raw.file).write_bytes((Path(RAW) / raw.file).read_bytes() + b"\n")
    monkeypatch.setenv("ALLIANCES_RAW", str(fake))
    with pytest.raises(InputError, match=rf"{Path(raw.file).name}.*the checksum is [0-9a-f]{{64}}, the manifest says {raw.sha256}"):
        builders.rebuild(["alliance_spells"])
