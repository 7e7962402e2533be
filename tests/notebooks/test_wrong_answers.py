"""No wrong answer is praised and no right one refused: the whole table of answers, through the cells of each lab."""

import inspect
import re
import textwrap

import pytest
from wrong_answers import FEWEST, TABLES, never_said, replies, sentences, table

from alliances.charts import style
from alliances.labs import checks, coding, notebooks, slips

NAMES = [source.stem for source in notebooks.sources()]


def test_every_lab_has_its_table():
    assert sorted(path.stem for path in TABLES.glob("*.yml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_wrong_answers_are_told_why_and_right_ones_in_other_words_pass(monkeypatch, name):
    monkeypatch.chdir(notebooks.RELEASES)
    monkeypatch.setattr(style, "show_live", lambda: None)
    tried = replies(name)
    assert [each for each in tried if each.problem] == []
    assert never_said(name, tried) == [], "give each sentence of a check an answer that provokes it, or take it away"
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


def of_all_labs() -> list[str]:
    """Return what the library can object to an answer in any lab, as patterns."""
    own = [checks.number, checks.numbers, checks._one_number, checks.unwritten, checks._refusal, coding.refuse_malformed, coding._malformed]
    found = [sentence for function in own for sentence in sentences(textwrap.dedent(inspect.getsource(function)))]
    return [*found, *(re.escape(says) for says in (checks.FORM, checks.INSIDE, *(slip[2] for slip in slips._SLIPS)))]


def test_each_sentence_of_the_library_is_provoked_by_an_answer():
    """The words that an answer must provoke are found in what is said to it, and these stand in this one sentence."""
    known = [re.sub(r"\\(.)", r"\1", sentence.replace(".*?", "...")) for sentence in of_all_labs()]
    rows = [row for name in NAMES for answers in table(name).values() if isinstance(answers, dict) for row in answers["wrong"]]
    told = [[sentence for sentence in known if re.search(row["says"], sentence)] for row in rows if row.get("says")]
    assert sorted(set(known) - {each[0] for each in told if len(each) == 1}) == []
