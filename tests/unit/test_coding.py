"""Codes of a lab go to a second coder as a file and come back as they were."""

import pytest

from alliances.base.errors import InputError
from alliances.labs import coding

LINES = [(1896, "1", "defence"), (2001, "Force, and interference", "nonaggression")]


def test_what_one_coder_writes_another_reads(tmp_path):
    coding.write(tmp_path / "ana.csv", LINES)
    assert coding.read(tmp_path / "ana.csv", [1896, 1937, 2001], ["defence", "nonaggression"]) == LINES


def test_codes_of_other_treaties_are_refused(tmp_path):
    coding.write(tmp_path / "ana.csv", LINES)
    with pytest.raises(InputError, match=r"row 3: '2001', .* is no code of the lab's treaties"):
        coding.read(tmp_path / "ana.csv", [1896], ["defence", "nonaggression"])
