"""Grading in Python: the shared vectors, and what must hold for every answer."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.exercises import grade, load_bank
from alliances.exercises.bank import _ITEM
from alliances.exercises.kinds import Choice, Classify, Estimate, Evidence, Explore, Lens, Match, Order, Sketch, Triad, Weigh
from alliances.models.agreement import cohen_kappa

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
    computed = {"classify": ["levels"], "evidence": ["bearings"], "weigh": ["scale"], "triad": ["meets"]}.get(
        item["type"], []
    )  # what public() adds
    exercise = _ITEM.validate_python({key: value for key, value in item.items() if key not in computed} | named | REST)
    assert all(exercise.public()[key] == item[key] for key in computed)
    return exercise


@pytest.mark.parametrize(("name", "answer", "outcome", "score", "feedback"), SHARED["vectors"])
def test_shared_vectors(name, answer, outcome, score, feedback):
    exercise = make(SHARED["items"][name])
    if outcome == "error":
        with pytest.raises(ValueError, match=r"number|option|step|list|null"):
            grade(exercise, answer)
    else:
        result = grade(exercise, answer)
        assert (result.outcome, result.feedback) == (outcome, feedback)
        assert result.score == pytest.approx(score)


EXERCISES = [make(item) for item in SHARED["items"].values()] + list(load_bank().values())


def answers(exercise) -> st.SearchStrategy:
    """Well-formed answers to an exercise."""
    if isinstance(exercise, Choice):
        size = len(exercise.options)
        picks = st.lists(st.integers(0, size - 1), unique=True, max_size=size if exercise.several else 1)
        return st.builds(lambda picked: {"picked": picked}, picks)
    if isinstance(exercise, Order):
        return st.builds(lambda order: {"order": list(order)}, st.permutations(range(len(exercise.steps))))
    if isinstance(exercise, Estimate):
        return st.builds(lambda value: {"value": value}, st.floats(exercise.least, exercise.most))
    if isinstance(exercise, Match):
        return st.builds(lambda matched: {"matched": matched}, judgements(exercise.rows, exercise.targets))
    if isinstance(exercise, Classify):
        sure = st.lists(st.sampled_from(exercise.levels), min_size=len(exercise.cases), max_size=len(exercise.cases))
        return st.builds(lambda classes, sure: {"classes": classes, "confidence": sure}, judgements(exercise.cases, exercise.classes), sure)
    if isinstance(exercise, Evidence):
        conclusion = st.sampled_from([None, *range(len(exercise.conclusions))])
        return st.builds(lambda bearings, end: {"bearings": bearings, "conclusion": end}, judgements(exercise.pieces, "123"), conclusion)
    if isinstance(exercise, Lens):
        return st.builds(lambda tags: {"tags": tags}, judgements(exercise.units, exercise.tags))
    if isinstance(exercise, Weigh):
        rows, end = exercise.considerations, st.sampled_from([None, *range(len(exercise.verdicts))])
        weights = judgements(rows, "0123")
        return st.builds(lambda a, b, c, d: {"weights": a, "other": b, "verdict": c, "mind": d}, weights, weights, end, st.text())
    if isinstance(exercise, Triad):
        name = st.sampled_from([None, *range(len(exercise.names))])
        return st.builds(lambda name, flip: {"name": name, "flip": flip}, name, st.sampled_from([None, 0, 1, 2]))
    if isinstance(exercise, Explore):
        return st.builds(
            lambda inputs: {"inputs": inputs}, st.fixed_dictionaries({c.name: settings_of(c) for c in exercise.model.controls})
        )
    assert isinstance(exercise, Sketch)
    size = len(exercise.values)
    values = st.lists(st.none() | st.floats(exercise.least, exercise.most), min_size=size, max_size=size)
    return st.builds(lambda values: {"values": values}, values)


def settings_of(control) -> st.SearchStrategy:
    """The values that a control of a model can take."""
    if control.kind == "range":
        return st.floats(control.least, control.most)
    return st.booleans() if control.kind == "toggle" else st.sampled_from(control.options)


def judgements(rows, targets) -> st.SearchStrategy:
    """A target, or none, for each row."""
    return st.lists(st.none() | st.integers(0, len(targets) - 1), min_size=len(rows), max_size=len(rows))


@given(st.data())
def test_every_answer_gets_a_score_and_a_sentence(data):
    exercise = data.draw(st.sampled_from(EXERCISES))
    result = grade(exercise, data.draw(answers(exercise)))
    assert 0 <= result.score <= 1
    if isinstance(exercise, Classify):  # all right, but perhaps not sure
        assert (result.outcome == "right") >= (result.score == 1)
        assert result.outcome != "right" or result.score >= 0.5
    else:
        assert (result.outcome == "right") == (result.score == 1)
        assert (result.outcome == "partial") == (0 < result.score < 1)
    assert result.feedback
    assert all(sentence.strip() for sentence in result.feedback)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_the_right_answer_is_right(exercise):
    assert grade(exercise, exercise.solution()).score == 1


@given(st.sampled_from([e for e in EXERCISES if isinstance(e, Lens)]), st.data())
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
    answer = data.draw(answers(exercise)) | {"classes": exercise.solution()["classes"]}
    surer = answer | {
        "confidence": [min(100, data.draw(st.sampled_from([x for x in exercise.levels if x >= y]))) for y in answer["confidence"]]
    }
    assert grade(exercise, surer).score >= grade(exercise, answer).score


@given(st.data())
def test_a_better_estimate_never_scores_less(data):
    exercise = make(SHARED["items"]["guess"])
    one, other = sorted((data.draw(st.floats(9, 60)), data.draw(st.floats(9, 60))))
    assert grade(exercise, {"value": one}).score >= grade(exercise, {"value": other}).score


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if isinstance(e, Order)], ids=lambda e: e.id)
def test_an_order_never_starts_solved(exercise):
    start = exercise.public()["start"]
    assert sorted(start) == list(range(len(exercise.steps)))
    assert start != sorted(start)
