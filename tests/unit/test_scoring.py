"""Scores of forecasts: shared vectors for Python and JavaScript, and what must hold for any forecasts.

``python tests/unit/test_scoring.py`` writes the vectors anew from Python.
"""

import json
import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliances.models import scoring

VECTORS = Path(__file__).parent.parent / "vectors" / "scoring.json"
CALLS = {  # name in the vectors, as JavaScript has it: the function in Python
    "brier": scoring.brier,
    "logScore": scoring.log_score,
    "decomposition": lambda *given: scoring.decomposition(*given)._asdict(),
    "calibration": lambda *given: [each._asdict() for each in scoring.calibration(*given)],
    "pooled": scoring.pooled,
    "extremised": scoring.extremised,
    "atLeastOne": scoring.at_least_one,
    "laplace": scoring.laplace,
}


def cases() -> list[list]:
    """Calls that the twins share: edges by hand, faults, and seeded ones."""
    chance = random.Random(2026)
    edges = [index / 10 for index in range(11)]
    calls = [
        ["brier", edges, [0, 1] * 5 + [1]],
        ["logScore", [0, 1, 0.5], [1, 1, 0]],
        ["logScore", [0, 1, 0.5], [1, 1, 0], 0.05],
        ["decomposition", edges, [0, 1] * 5 + [1]],
        ["decomposition", [0.7], [1]],
        ["calibration", edges, [0, 1] * 5 + [1], 10],
        ["calibration", [0.2, 0.4, 0.6, 0.8, 1], [0, 0, 1, 1, 1]],
        ["pooled", [[0, None, 1], [0.4, None, 0.9]]],
        ["pooled", [[0, None, 1], [0.4, None, 0.9]], "extremised"],
        ["pooled", []],
        ["extremised", 0.7, 1.5],
        ["extremised", 0],
        ["atLeastOne", 2, 15, 13 / 12],
        ["laplace", 0, 3],
        ["brier", [], []],
        ["brier", [0.5], [0, 1]],
        ["brier", [1.01], [1]],
        ["brier", [0.5], [2]],
        ["pooled", [[0.5]], "median"],
        ["pooled", [[0.5], [0.5, 0.5]]],
        ["pooled", [[35]]],
    ]
    for size in (3, 14, 40):
        chances = [chance.randrange(101) / 100 for _ in range(size)]
        outcomes = [int(chance.random() < each) for each in chances]
        calls += [["brier", chances, outcomes], ["logScore", chances, outcomes], ["calibration", chances, outcomes]]
        calls += [["decomposition", chances, outcomes, bins] for bins in (5, 10, None)]
        table = [[chance.choice([None, chance.randrange(101) / 100]) for _ in range(size)] for _ in range(6)]
        calls += [["pooled", table, "mean"], ["pooled", table, "extremised"]]
    return calls


def answer(call: list) -> object:
    """What Python answers to a call; "error" if it refuses it."""
    try:
        return CALLS[call[0]](*call[1:])
    except ValueError:
        return "error"


def shared() -> str:
    return json.dumps([{"call": call, "answer": answer(call)} for call in cases()], indent=0) + "\n"


def test_the_shared_vectors_are_what_python_answers():
    assert VECTORS.read_text(encoding="utf-8") == shared(), "run: python tests/unit/test_scoring.py"


FORECASTS = st.lists(st.tuples(st.integers(0, 100).map(lambda each: each / 100), st.integers(0, 1)), min_size=1, max_size=40)


@given(FORECASTS, st.sampled_from([None, 1, 2, 5, 10]))
def test_the_parts_make_up_the_score_under_any_binning(forecasts, bins):
    chances, outcomes = zip(*forecasts, strict=True)
    parts = scoring.decomposition(chances, outcomes, bins)
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(scoring.brier(chances, outcomes))
    assert -1e-12 <= parts.resolution <= parts.uncertainty + 1e-12
    if bins is None:
        assert parts.reliability >= -1e-12


@given(FORECASTS)
def test_murphys_own_sums_are_those_of_one_group_for_each_chance(forecasts):
    chances, outcomes = zip(*forecasts, strict=True)
    share, reliability, resolution = sum(outcomes) / len(outcomes), 0.0, 0.0
    for said in set(chances):
        group = [outcome for chance, outcome in forecasts if chance == said]
        came = sum(group) / len(group)
        reliability += len(group) * (said - came) ** 2 / len(outcomes)
        resolution += len(group) * (came - share) ** 2 / len(outcomes)
    parts = scoring.decomposition(chances, outcomes, None)
    assert (parts.reliability, parts.resolution) == (pytest.approx(reliability), pytest.approx(resolution))


@given(FORECASTS, st.integers(1, 12))
def test_every_forecast_is_in_one_bin(forecasts, bins):
    chances, outcomes = zip(*forecasts, strict=True)
    found = scoring.calibration(chances, outcomes, bins)
    assert sum(each.n for each in found) == len(chances)
    assert sum(each.n * each.came for each in found) == pytest.approx(sum(outcomes))
    assert all(each.low - 1e-6 <= each.said <= each.high + 1e-6 for each in found)


def test_honesty_pays_with_both_scores():
    belief = 0.7
    for score in (scoring.brier, scoring.log_score):
        expected = {said: belief * score([said / 100], [1]) + (1 - belief) * score([said / 100], [0]) for said in range(5, 96)}
        assert min(expected, key=expected.get) == 70


def test_the_factor_of_one_leaves_the_mean_and_a_larger_one_pushes_it_out():
    table = [[0.2, 0.5, 0.9], [0.4, 0.5, 0.7]]
    means = scoring.pooled(table)
    assert scoring.pooled(table, "extremised", factor=1) == pytest.approx(means)
    pushed = scoring.pooled(table, "extremised")
    assert [math.copysign(1, after - before) for before, after in zip(means, pushed, strict=True) if before != 0.5] == [-1, 1]
    assert pushed[1] == 0.5


def test_a_word_that_nobody_was_asked_about_is_refused():
    assert scoring.band("serious possibility").low < 0.4 < 0.8 < scoring.band("serious possibility").high
    with pytest.raises(ValueError, match="nobody was asked about 'perchance'"):
        scoring.band("perchance")


if __name__ == "__main__":
    VECTORS.write_text(shared(), encoding="utf-8")
