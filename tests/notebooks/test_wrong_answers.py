"""No wrong answer is praised and no right one refused: the whole table of answers, through the cells of each lab."""

import pytest
from wrong_answers import FEWEST, TABLES, replies, table

from alliances.charts import style
from alliances.labs import notebooks

NAMES = [source.stem for source in notebooks.sources()]


def test_every_lab_has_its_table():
    assert sorted(path.stem for path in TABLES.glob("*.yml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_wrong_answers_are_told_why_and_right_ones_in_other_words_pass(monkeypatch, name):
    monkeypatch.chdir(notebooks.RELEASES)
    monkeypatch.setattr(style, "show_live", lambda: None)
    tried = replies(name)
    assert [each for each in tried if each.problem] == []
    assert len(tried) == sum(len(kind) for question in table(name).values() if isinstance(question, dict) for kind in question.values())


@pytest.mark.parametrize("name", [name for name in NAMES if table(name).get("enough", True)])
def test_every_graded_question_has_enough_answers(name):
    answers = table(name)
    for cell in notebooks.read_source(notebooks.SOURCES / f"{name}.py").cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade"):
            question = cell.id.removesuffix("-test")
            assert {kind: len(answers[question][kind]) >= fewest for kind, fewest in FEWEST.items()} == dict.fromkeys(FEWEST, True), (
                question
            )
            assert cell.source.startswith(f"@lab.question({question[1:]})\ndef _check():\n"), question
