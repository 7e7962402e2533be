"""Whose a file is, in the names and with the lists that learning platforms give out."""

from pathlib import Path

import pytest

from alliances.base.errors import InputError
from alliances.labs.grading import roster, submissions

MOODLE = """Identifier,Full name,Email address,Status,Grade
Participant 4711,Maria Weiß,maria-07@example.org,Submitted for grading,
Participant 4712,Maria Weiß,maria-19@example.org,Submitted for grading,
Participant 4713,Ana López,ana-13@example.org,No submission,
"""
CANVAS = """Student;ID;SIS User ID;SIS Login ID;Section
"Weiß, Maria";4711;;maria-07;1
"López, Ana";4713;;ana-13;1
"""
FILES = ["Maria Weiß_4711_assignsubmission_file_lab1.ipynb", "Maria Weiß_4712_assignsubmission_file_lab1.ipynb"]


def folder(place: Path, *files: str) -> Path:
    for name in files:
        (place / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "in" / name).write_text("{}", encoding="utf-8")
    return place / "in"


def written(place: Path, text: str, encoding: str = "utf-8-sig") -> roster.Roster:
    (place / "roster.csv").write_text(text, encoding=encoding)
    return roster.read(place / "roster.csv")


def test_two_students_of_one_name_are_never_one(tmp_path):
    with pytest.raises(InputError, match=r"two students would be one: Maria Weiß_4711.+ and Maria Weiß_4712.+--roster"):
        submissions.find(folder(tmp_path, *FILES))
    with pytest.raises(InputError, match="two students would be one: Anna and anna"):
        submissions.find(folder(tmp_path / "case", "Anna/a.ipynb", "anna/a.ipynb"))


def test_a_roster_tells_them_apart_by_their_numbers(tmp_path):
    found = submissions.find(folder(tmp_path, *FILES, "Ana López_4713_assignsubmission_file/x/lab.ipynb"), written(tmp_path, MOODLE))
    assert [one.student for one in found] == ["ana-13@example.org", "maria-07@example.org", "maria-19@example.org"]
    files = ["weissmaria_4711_99123_lab6.ipynb", "lopezana_LATE_4713_99124_lab 6-1.ipynb"]
    found = submissions.find(folder(tmp_path / "canvas", *files), written(tmp_path, CANVAS))
    assert [one.student for one in found] == ["ana-13", "maria-07"]


def test_a_list_of_ones_own_leads_from_names_to_ids(tmp_path):
    own = written(tmp_path, "Name,Student ID\nMaria Weiß,maria-07\nAna López,ana-13\n")
    found = submissions.find(folder(tmp_path, "maria weiß/lab.ipynb", "Ana López_lab6.ipynb", "maria-07_lab1.ipynb"), own)
    assert [one.student for one in found] == ["ana-13", "maria-07", "maria-07"]
    with pytest.raises(InputError, match="the roster has nobody of this number or name"):
        submissions.find(folder(tmp_path, "somebody/lab.ipynb"), roster.read(tmp_path / "roster.csv"))


@pytest.mark.parametrize(
    ("text", "encoding", "problem"),
    [
        ("", "utf-8", "no columns for students: the file is empty"),
        ("Full name,Grade\nAna,3\n", "utf-8", "no columns for students: full name, grade"),
        ("Full name,ID number\nAna,7\nBert,7\n", "utf-8", "rows 2 and 3: both have the id '7'"),
        ("Full name,ID number\nAna,\n", "utf-8", "the roster names no student"),
        ("Full name,ID number\nZoë,7\n", "utf-16", "the file is not in UTF-8"),
    ],
)
def test_a_broken_roster_is_one_line(tmp_path, text, encoding, problem):
    with pytest.raises(InputError) as told:
        written(tmp_path, text, encoding)
    assert problem in str(told.value)
    assert "\n" not in str(told.value)
