"""A table's way from the site through a spreadsheet and back: ``make test-office`` walks it, with LibreOffice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, copy_project

from alliances import data

OFFICE = shutil.which("soffice") if os.environ.get("OFFICE") else None
pytestmark = pytest.mark.skipif(not OFFICE, reason="make test-office runs it, where LibreOffice Calc is")
UTF8 = "44,34,76,1,,0,false,true"  # commas, quotation marks, UTF-8, as LibreOffice is told these
TABLES = ("alliance_spells", "concessions_1945", "countries", "quoted_trade", "railway_places", "un_key_votes")


@pytest.fixture(scope="module")
def saved(site, tmp_path_factory) -> Path:
    """The folder with tables as the site gives them, and one list of records, opened in LibreOffice and saved again."""
    folder = tmp_path_factory.mktemp("office")
    files = [*(site / "_static" / "data" / f"{name}.csv" for name in TABLES), ROOT / "seeds" / "events.csv"]
    command = [
        OFFICE,
        f"-env:UserInstallation={(folder / 'user').as_uri()}",
        "--headless",
        f"--infilter=Text - txt - csv (StarCalc):{UTF8}",
    ]
    command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{UTF8},false", "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_back_with_every_value(saved, name):
    manifest, path = data.describe(name), saved / f"{name}.csv"
    table = data.read_table(path, manifest)
    data.check(table, manifest, path)
    pd.testing.assert_frame_equal(table, data.load(name))


def test_the_project_takes_what_a_spreadsheet_saved_or_says_in_one_line_why_not(saved, tmp_path):
    clone = copy_project(tmp_path / "bow")

    def check() -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "alliances", "check"]
        return subprocess.run(
            command, cwd=clone, env=os.environ | {"PYTHONPATH": str(clone)}, capture_output=True, text=True, encoding="utf-8"
        )

    shutil.copyfile(saved / "events.csv", clone / "seeds" / "events.csv")
    assert check().returncode == 0
    shutil.copyfile(saved / "alliance_spells.csv", clone / "seeds" / "data" / "alliance_spells.csv")
    refused = check()
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "alliance_spells.csv: the checksum is" in refused.stderr
