"""Memos: what can be seen of them, the questions that they meet, and how words are counted; the vectors also run under Node."""

import json
from pathlib import Path

import pytest
import yaml

from alliances import evidence
from alliances.base.errors import InputError
from alliances.exercises import briefing, load_bank, weighted

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "briefing.json").read_text(encoding="utf-8"))
ITEM = VECTORS["item"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=range(len(VECTORS["cases"])))
def test_a_memo_meets_the_questions_of_the_vectors(case):
    memo = briefing.read(ITEM, case["answer"])
    assert [place for place, lacking in enumerate(briefing.checklist(ITEM, memo)) if lacking] == case["lacking"]
    assert [[one.ask, one.why, one.look] for one in briefing.board(ITEM, memo)] == case["board"]


@pytest.mark.parametrize("answer", VECTORS["refused"], ids=str)
def test_an_answer_of_another_form_is_refused(answer):
    with pytest.raises(ValueError, match="null"):
        briefing.read(ITEM, answer)


@pytest.mark.parametrize(("text", "count"), VECTORS["counted"])
def test_words_are_counted_as_libreoffice_counts_them(text, count):
    """The numbers are those that LibreOffice 7.4 wrote into documents with these texts."""
    assert briefing.counted(text) == count


@pytest.mark.parametrize("kind", ["sentences", "figures"])
def test_sentences_are_cut_and_figures_found(kind):
    for text, found in VECTORS[kind]:
        assert getattr(briefing, kind)(text) == found


def test_a_date_to_look_again_lies_ahead():
    for text, ahead in VECTORS["later"]:
        assert briefing.later(text, ITEM["asof"]) == ahead, text


def test_what_a_turn_names_does_turn_the_result_and_nothing_nearer_does():
    """Seen from outside: the weight that is named puts others first, and every weight between does not."""
    item = load_bank()["decide-matrix"]
    answer = {
        "weights": dict(zip([each.key for each in item.criteria], (3, 4, 2, 5, 1, 2), strict=True)),
        "scores": {
            option.key: dict(zip([each.key for each in item.criteria], scores, strict=True))
            for option, scores in zip(
                item.options, ((1, -2, 2, -2, -1, 0), (1, -1, 1, -1, 0, 1), (1, 1, -1, 2, 0, 0), (-1, 2, -2, 2, 1, 1)), strict=True
            )
        },
    }
    made = item.read(answer)
    for criterion in item.criteria:
        turn, here = made.turn(criterion.key), made.weights[criterion.key]
        near = weighted.MOST + 1 if turn is None else turn.steps
        for to in range(weighted.MOST + 1):
            leaders = made.leaders({**made.weights, criterion.key: to})
            if abs(to - here) < near:
                assert leaders == made.leaders()
            if turn and to == turn.to:
                assert leaders == turn.leaders != made.leaders()


def test_old_answers_load_when_options_criteria_and_pieces_have_gone():
    item = load_bank()["decide-memo"]
    answer = item.solution() | {
        "picked": ["A1-99", *item.model.picked],
        "matrix": {"weights": {"gone": 3}, "scores": {"gone": {"gone": 1}}},
    }
    assert item.grade(answer) == item.grade(item.solution() | {"matrix": None})
    assert item.grade(answer | {"seat": "gone"}).outcome == "empty"


def test_every_opponent_is_another_seat_and_every_seat_has_its_sources():
    for key, seat in evidence.seats().items():
        assert seat.opponent.seat in evidence.seats() and seat.opponent.seat != key
        assert len(seat.every_source) >= 4
        assert 2 <= len(seat.interests) <= 4


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda seat: seat.pop("wants"), "seat north, wants: Field required"),
        (lambda seat: seat["interests"].pop(), "seat north, interests: List should have at least 2 items"),
        (
            lambda seat: seat["opponent"].update(seat="north"),
            "seat north: the opponent 'north' is no other seat. Remedy: name one of south",
        ),
        (lambda seat: seat["opponent"].update(asks="Tell us what you want."), "seat north, opponent.asks: String should match"),
        (lambda seat: seat["wants"].update(sources="EV-none"), "seat north: the source 'EV-none' is unknown. Remedy: name a claim"),
        (lambda seat: seat.update(colour="red"), "seat north, colour: Extra inputs are not permitted"),
    ],
)
def test_a_broken_seat_is_refused_in_one_line(tmp_path, change, message):
    said = {"text": "It wants to be left in peace.", "sources": "A1-46"}
    seats = {
        name: {
            "name": name.title(), "government": "its government", "named": [name, name.title()], "interests": [dict(said), dict(said)],
            "wants": dict(said), "divided": dict(said), "opponent": {"seat": other, "asks": "Why should we believe you?", "look": "A1-46"},
        }
        for name, other in (("north", "south"), ("south", "north"))
    }  # fmt: skip
    change(seats["north"])
    path = tmp_path / "seats.yml"
    path.write_text(yaml.safe_dump(seats), encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        evidence.read_seats(path)
    assert "\n" not in str(caught.value)
