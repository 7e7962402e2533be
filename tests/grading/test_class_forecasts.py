"""What a class foretold, from the files that its students hand in: kept on the page, downloaded, and read for Lab 10."""

import json

import answers
import pytest
from answer_file import WORK, download, hand_in
from test_exercises import HOME, check, island

from alliances.base.errors import InputError
from alliances.exercises import load_bank
from alliances.labs import forecasts

OPEN = next(exercise for exercise in load_bank().values() if exercise.type == "forecast" and exercise.mode == "open")
OPENED, LATER = "2026-11-28T10:00:00Z", "2027-02-01T10:00:00Z"  # by then some questions are locked


def foretell(page, chances: dict[str, int]) -> None:
    answers.enter(page, island(page, OPEN.id), OPEN, {"chances": {name: {"p": p} for name, p in chances.items()}})
    check(page, island(page, OPEN.id))


def test_a_class_is_read_from_its_files(reader, address, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    page = reader(accept_downloads=True).page()
    page.clock.set_fixed_time(OPENED)
    page.goto(address + HOME[OPEN.id], wait_until="load")
    foretell(page, {"Q01": 20, "Q09": 90})
    page.clock.set_fixed_time(LATER)
    foretell(page, {"Q01": 35, "Q09": 10})
    page.goto(address + WORK, wait_until="load")
    download(page, folder / "maria_answers.json")
    hand_in(page, "Zoë", folder / "page.html")

    (folder / "noise_answers.json").write_text("[]", encoding="utf-8")
    (folder / "broken_answers.json").write_text('{"format"', encoding="utf-8")
    kept = json.loads((folder / "maria_answers.json").read_text(encoding="utf-8"))
    entries = kept["answers"][OPEN.id]["answer"]["chances"]
    entries["Q01"]["edition"] = 99  # as if the question had been worded anew
    (folder / "tom_answers.json").write_text(json.dumps(kept), encoding="utf-8")

    table = forecasts.handed_in(folder)
    assert list(table.columns) == forecasts.COLUMNS
    found = {(row.student, row.question): (row.first, row.chance) for row in table.itertuples()}
    assert found[("maria", "Q01")] == (0.2, 0.35)
    assert found[("maria", "Q09")] == (0.9, 0.9), "what is said after the lock day does not count"
    assert found[("Zoë", "Q01")] == (0.2, 0.35)
    assert ("tom", "Q01") not in found
    assert ("tom", "Q09") in found
    assert {student for student, _ in found} == {"maria", "Zoë", "tom"}


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="there is no such folder"):
        forecasts.handed_in(tmp_path / "nowhere")
