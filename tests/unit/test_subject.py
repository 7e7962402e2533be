"""The file on the subject: what it may say, and that pages follow it."""

import pytest
import yaml

from alliances import states
from alliances.base import subject
from alliances.base.errors import InputError
from alliances.evidence import records
from alliances.site import imports


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda content: content.pop("title"), "title: Field required"),
        (lambda content: content.update(states=[]), "states: Extra inputs are not permitted"),
        (lambda content: content["articles"][1].pop("closing"), "articles.1.closing: Field required"),
        (lambda content: content["colours"].update(Japan=["#000"]), "colours.Japan"),
        (lambda content: content.update(short="The Bow"), "(found 'The Bow')"),
    ],
)
def test_a_slip_is_one_message(tmp_path, damage, message):
    content = yaml.safe_load(subject.SUBJECT.read_text(encoding="utf-8"))
    damage(content)
    path = tmp_path / "subject.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        subject.read(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_spans_are_written_out():
    seeds = subject.subject().variants["06-reliability-and-selection"]["seed"]
    assert seeds == (1896, *range(1, 1000))


def test_records_may_name_what_is_listed_and_nothing_else():
    event = dict.fromkeys(records.Event.model_fields, "") | {
        "id": "EV-2000-test", "date": "2000-01-01", "precision": "day", "kind": "vote", "title": "A vote is held", "summary": "A vote is held.",
        "confidence": "high", "added": "2026-01-01",
    }  # fmt: skip
    for relation in subject.subject().relations:
        assert records.Event.model_validate(event | {"relation": relation}).relation == relation
    with pytest.raises(ValueError, match=r"as seeds/subject\.yml lists them"):
        records.Event.model_validate(event | {"relation": "Earth-Mars"})


def test_pages_are_made_again_when_the_name_of_a_state_changes():
    assert set(states.FILES) <= set(imports.files(states.__name__))
    assert states.__name__ in imports.closure("alliances.charts.allies")


def test_pages_are_made_again_when_the_subject_changes():
    assert subject.SUBJECT in imports.files(subject.__name__)
    assert {subject.__name__} <= imports.closure("alliances.charts.lives") & imports.closure("alliances.site")
