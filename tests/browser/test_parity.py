"""What the browser computes is what Python computes: grades on shared and on random answers, numbers and sentences of the explorers."""

import json
import random
from pathlib import Path

import answers
import pytest

from alliances.exercises import bank, explorers, grade, load_bank

CHAPTER = "book/alliances/pattern.html"
VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "grading.json").read_text(encoding="utf-8"))
GRADE = """async ([module, items, cases]) => {
  const { grade } = await import(module);
  return cases.map(([name, answer]) => {
    try { return grade(items[name], answer); }
    catch (error) { if (error instanceof RangeError) return "error"; throw error; }
  });
}"""


def module_of(address, site) -> str:
    """The address of the exercises' module."""
    modules = [path for path in (site / "_static/widgets").glob("*.js") if not path.name.startswith(("registry", "catalogue"))]
    module = max(modules, key=lambda path: path.stat().st_size)  # the one with every kind
    return f"{address}_static/widgets/{module.name}"


@pytest.fixture
def in_browser(reader, address, site):
    """Grade answers with the module of the page: ``in_browser(items, [(name, answer), ...])``."""
    page = reader().open(address + CHAPTER)
    return lambda items, cases: page.evaluate(GRADE, [module_of(address, site), items, cases])


def test_the_browser_grades_the_shared_vectors(in_browser):
    results = in_browser(VECTORS["items"], [vector[:2] for vector in VECTORS["vectors"]])
    for (name, answer, outcome, score, feedback, rows), result in zip(VECTORS["vectors"], results, strict=True):
        if outcome == "error":
            assert result == "error", (name, answer)
        else:
            notes = [row and {"outcome": row[0], "text": row[1]} for row in rows]
            assert result == {"outcome": outcome, "score": pytest.approx(score), "feedback": feedback, "rows": notes}, (name, answer)


def test_python_and_browser_agree_on_random_answers(in_browser):
    chance = random.Random(1896)
    cases = []
    for exercise in load_bank().values():
        cases += [(exercise.id, answers.random_answer(exercise, chance)) for _ in range(25)]
        cases += [(exercise.id, answers.broken(exercise, chance)) for _ in range(10)]
    results = in_browser({name: exercise.public() for name, exercise in load_bank().items()}, cases)
    for (name, answer), result in zip(cases, results, strict=True):
        try:
            expected = grade(bank.get(name), answer).public()
        except ValueError:
            assert result == "error", (name, answer)
        else:
            assert result == expected | {"score": pytest.approx(expected["score"], abs=1e-4)}, (name, answer)


PORT = """async ([module, name, data, settings]) => {
  const { explorers } = await import(module);
  return settings.map((inputs) => [explorers[name].outcome(inputs, data), explorers[name].sentence(inputs, data)]);
}"""


@pytest.mark.parametrize("name", explorers.load_all())
def test_an_explorer_equals_the_python_model(reader, address, site, name):
    """On 200 random settings: every number within 1 per cent, every sentence the same."""
    chance, model = random.Random(1896), explorers.get(name)
    settings = [answers.Setting(model).any(chance) for _ in range(200)]
    page = reader().open(address + CHAPTER)
    told = page.evaluate(PORT, [module_of(address, site), name, model.data(), settings])
    for setting, (numbers, sentence) in zip(settings, told, strict=True):
        expected = model.outcome(setting)
        assert numbers.keys() == expected.keys()
        for output, number in expected.items():
            assert numbers[output] == pytest.approx(number, rel=0.01, abs=1e-9), (setting, output)
        assert sentence == model.sentence(setting), setting
