"""Raw files from published files: every one can be made, fetched, or is named as a gap; what has another checksum is not written."""

import importlib.util
import os
from pathlib import Path

import pytest

from alliances import __main__, builders
from alliances.base import paths
from alliances.base.errors import InputError
from alliances.builders import raw

ORIGIN = os.environ.get("ALLIANCES_ORIGIN", "")
IDEAL = "un/unga_ideal_points_voeten_1946_2019.csv"
PUBLISHED = "evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points/Output/IdealpointestimatesAll_Apr2020.csv"


def test_every_raw_file_can_be_made_or_fetched_or_is_a_gap_that_is_told():
    known = raw.files()
    fetched = {file for file, one in known.items() if builders.NPM.match(one.origin)}
    gaps = set(known) - set(raw.CONVERTERS) - fetched
    assert set(raw.CONVERTERS) <= set(known), "a converter for a file that nobody reads"
    assert gaps == {"trade/cia_factbook_trade_partner_shares.csv"}
    told = (paths.SEEDS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{gap}`" in told for gap in gaps)


@pytest.fixture
def published(tmp_path):
    """A folder with one published file, which is not the real one."""
    path = tmp_path / "origin" / PUBLISHED
    path.parent.mkdir(parents=True)
    path.write_text(
        "ccode,iso3c,Countryname,session,NVotes,IdealPoint,Q5%,Q95%\n2,USA,United States,1,42,1.675486,1.3,2.0\n", encoding="utf-8"
    )
    return tmp_path / "origin"


def test_what_has_another_checksum_is_not_written(published, tmp_path):
    with pytest.raises(
        InputError, match=r"the checksum would be [0-9a-f]{12}…, the manifests say .* Remedy: use GitHub repository evoeten/"
    ):
        raw.make([IDEAL], published, tmp_path / "raw")
    assert [path for path in (tmp_path / "raw").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("un/nothing.csv", "no manifest names a raw file 'un/nothing.csv'"),
        ("trade/cia_factbook_trade_partner_shares.csv", "there is no converter for it"),
        ("alliances/atop401_alliance_level_1815_2016.csv", r"atop-alliance-level\.csv: the published file is not there"),
    ],
)
def test_what_cannot_be_made_is_one_message(published, tmp_path, file, message):
    with pytest.raises(InputError, match=message):
        raw.make([file], published, tmp_path / "raw")


def test_the_command_asks_for_its_folders(monkeypatch, capsys):
    monkeypatch.delenv("ALLIANCES_RAW", raising=False)
    monkeypatch.delenv("ALLIANCES_ORIGIN", raising=False)
    assert __main__.main(["raw", IDEAL]) == 1
    assert capsys.readouterr().err.startswith("raw: the folders are not named. Remedy: set ALLIANCES_RAW and ALLIANCES_ORIGIN")


@pytest.mark.skipif(not ORIGIN or not Path(ORIGIN).is_dir(), reason="the published files are not on this machine (ALLIANCES_ORIGIN)")
@pytest.mark.parametrize("file", raw.CONVERTERS)
def test_the_published_files_give_the_raw_files(tmp_path, file):
    reads_r = importlib.util.find_spec("rdata") is not None
    try:
        assert raw.make([file], Path(ORIGIN), tmp_path) == [file]
    except InputError as error:
        assert not reads_r, error
        assert "the package rdata" in error.problem
        pytest.skip("R's files need the extra 'raw'")
