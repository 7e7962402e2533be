"""Grading in Python: the shared vectors, and what must hold for every answer."""

import json
import re
from pathlib import Path

import answers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.exercises import Exercise, grade, load_bank
from alliances.exercises.bank import _ITEM
from alliances.exercises.kinds import Classify, Item, Order, Tag
from alliances.models.agreement import cohen_kappa

KINDS = Item.__args__[0].__args__
SHARED = json.loads((Path(__file__).parent.parent / "vectors" / "grading.json").read_text(encoding="utf-8"))
REST = {
    "title": "A title",
    "prompt": "A question that is long enough",
    "minutes": 1,
    "objective": "Do something well",
    "bloom": "apply",
    "explanation": "An explanation that is certainly long enough to be useful.",
}


def make(item: dict):
    """Complete a vector's item to a full exercise."""
    named = {"source": "A1-46"} if item["type"] == "tag" else {}  # public() prints the key as readers know it
    kind = next(kind for kind in KINDS if kind.model_fields["type"].annotation.__args__ == (item["type"],))
    computed = [key for key in kind.model_computed_fields if key in item]  # what public() adds
    exercise = _ITEM.validate_python({key: value for key, value in item.items() if key not in computed} | named | REST)
    assert all(exercise.public()[key] == item[key] for key in computed)
    return exercise


@pytest.mark.parametrize(("name", "answer", "outcome", "score", "feedback", "rows"), SHARED["vectors"])
def test_shared_vectors(name, answer, outcome, score, feedback, rows):
    exercise = make(SHARED["items"][name])
    if outcome == "error":
        with pytest.raises(ValueError, match=r"number|option|step|list|null"):
            grade(exercise, answer)
    else:
        result = grade(exercise, answer)
        assert (result.outcome, result.feedback) == (outcome, feedback)
        assert [row and [row.outcome, row.text] for row in result.rows] == rows
        assert result.score == pytest.approx(score)


EXERCISES = [make(item) for item in SHARED["items"].values()] + list(load_bank().values())


@given(st.data())
def test_every_answer_gets_a_score_and_a_sentence(data):
    exercise = data.draw(st.sampled_from(EXERCISES))
    result = grade(exercise, answers.random_answer(exercise, data.draw(st.randoms(use_true_random=False))))
    assert 0 <= result.score <= 1
    if isinstance(exercise, Classify):  # all right, but perhaps not sure
        assert (result.outcome == "right") >= (result.score == 1)
        assert result.outcome != "right" or result.score >= 0.5
    else:
        assert (result.outcome == "right") == (result.score == 1)
        assert (result.outcome == "partial") == (0 < result.score < 1)
    assert result.feedback
    assert all(sentence.strip() for sentence in result.feedback)
    assert all(row.text.strip() for row in result.rows if row)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_right_answer_is_right(exercise):
    if grade(exercise, exercise.solution()).outcome == "noted":  # then no answer is right or wrong
        assert grade(exercise, answers.wrong(exercise)).outcome == "noted"
        return
    assert grade(exercise, exercise.solution()).score == 1
    assert grade(exercise, answers.wrong(exercise)).score <= 0.5
    knows_no_part = exercise.type == "explore" or (exercise.type == "choice" and sum(option.correct for option in exercise.options) == 1)
    assert knows_no_part == (answers.partial(exercise) is None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_kind_is_named_after_its_type_and_has_vectors(kind):
    (name,) = kind.model_fields["type"].annotation.__args__
    assert kind.__name__ == name.capitalize()
    own = {"explore", "memo"}  # models have a parity test of their own, memos vectors of their own
    assert name in own or name in {item["type"] for item in SHARED["items"].values()}
    assert name in answers.FORMS


@pytest.mark.parametrize("lacking", sorted(Exercise.__abstractmethods__))
def test_a_kind_that_leaves_something_out_makes_no_exercise(lacking):
    """Nothing guesses how many lines a sheet needs, or what another system makes of a kind."""
    parts = {name: vars(Order)[name] for name in Exercise.__abstractmethods__ - {lacking}}
    with pytest.raises(TypeError, match=f"abstract method.* {lacking}"):
        type("Riddle", (Exercise,), parts).model_validate(REST | {"id": "a-riddle"})


@given(st.sampled_from([e for e in EXERCISES if isinstance(e, Tag)]), st.data())
def test_a_lens_reports_cohens_kappa(exercise, data):
    """The kind counts in whole numbers; the model of agreement must give the same."""
    places = st.integers(0, len(exercise.tags) - 1)
    tags = data.draw(st.lists(places, min_size=len(exercise.units), max_size=len(exercise.units)))
    told = grade(exercise, {"tags": tags}).feedback[1].replace("−", "-")
    assert float(re.search(r"yours is (\S+),", told)[1]) == pytest.approx(cohen_kappa(tags, exercise.solution()["tags"]), abs=0.00501)


@given(st.data())
def test_order_of_picking_does_not_matter(data):
    exercise = make(SHARED["items"]["many"])
    picked = data.draw(st.lists(st.integers(0, 3), unique=True))
    shuffled = data.draw(st.permutations(picked))
    assert grade(exercise, {"picked": picked}) == grade(exercise, {"picked": list(shuffled)})


@given(st.sampled_from([e for e in EXERCISES if isinstance(e, Classify)]), st.data())
def test_being_surer_of_the_right_class_never_scores_less(exercise, data):
    answer = answers.random_answer(exercise, data.draw(st.randoms(use_true_random=False))) | {"classes": exercise.solution()["classes"]}
    surer = answer | {
        "confidence": [data.draw(st.sampled_from([x for x in exercise.levels if x >= (y or 0)])) for y in answer["confidence"]]
    }
    assert grade(exercise, surer).score >= grade(exercise, answer).score


@given(st.data())
def test_a_better_estimate_never_scores_less(data):
    exercise = make(SHARED["items"]["guess"])
    one, other = sorted((data.draw(st.floats(9, 60)), data.draw(st.floats(9, 60))))
    assert grade(exercise, {"value": one}).score >= grade(exercise, {"value": other}).score


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if isinstance(e, Order)], ids=lambda e: e.id)
def test_an_order_never_starts_solved(exercise):
    start = exercise.start
    assert sorted(start) == list(range(len(exercise.steps)))
    assert start != sorted(start)
