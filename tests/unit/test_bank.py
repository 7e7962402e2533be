"""The item bank: what it holds, and one clear message for each way to break a file."""

from html import unescape

import pytest

from alliances import evidence, numbers
from alliances.base.errors import InputError
from alliances.exercises import bank, load_bank
from alliances.exercises.still import still_html

GOOD = """\
chapter: test
exercises:
  - id: test-one
    type: choice
    title: A title
    prompt: A question of some length?
    minutes: 1
    objective: Do something well.
    bloom: apply
    explanation: An explanation that is certainly long enough to be useful.
    options:
      - {text: first, correct: true, feedback: "Right, because it is."}
      - {text: second, correct: false, feedback: "Wrong, because it is not."}
"""


@pytest.mark.parametrize("exercise", load_bank().values(), ids=lambda e: e.id)
def test_exercises_are_complete(exercise):
    assert all(claim in evidence.claims() for claim in exercise.claims)
    assert exercise.hints, "every exercise offers a hint"
    html = still_html(exercise)
    assert exercise.explanation[:30] in unescape(html)
    assert "{{" not in str(exercise.public())


SAID = {"feedback", "fact", "why", "note", "reason", "right", "close", "low", "high", "far", "reached", "explanation"}


def said(part, name=""):
    """Yield what an exercise says after a check: the texts in fields of these names, at any depth."""
    if isinstance(part, str):
        yield from [part] if name in SAID else []
    else:
        for key, each in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else []:
            yield from said(each, key if isinstance(key, str) else name)


@pytest.mark.parametrize("exercise", load_bank().values(), ids=lambda e: e.id)
def test_what_is_said_to_an_answer_is_a_sentence_of_its_own(exercise):
    """It stands after "Right choice." and "Wrong choice.", so it must name what it speaks of."""
    texts = list(said(exercise.public()))
    assert texts
    assert [text for text in texts if text[:1].islower()] == []


def test_numbers_are_computed():
    item = load_bank()["pattern-median"]
    assert item.value == pytest.approx(numbers.value("lives.median-ended"), abs=0.05)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("correct: true", "correct: false", "exercise test-one: one option must be correct, 0 are"),
        ("correct: false", "correct: true", "exercise test-one: one option must be correct, 2 are"),
        ("type: choice", "type: riddle", "exercise test-one, type: Input tag 'riddle'"),
        ("minutes: 1", "minutes: soon", "exercise test-one, minutes: Input should be a valid integer"),
        ("bloom: apply", "bloom: guess", "exercise test-one, bloom: Input should be"),
        ("    prompt: A question of some length?\n", "", "exercise test-one, prompt: Field required"),
        (
            'feedback: "Right, because it is."',
            "feedback: ok",
            "exercise test-one, options.0.feedback: String should have at least 10",
        ),
        ("A title", "A {{no.figure}}", "exercise test-one: there is no figure 'no.figure'"),
        ("chapter: test\n", "", "the file has not the fields 'chapter' and 'exercises'"),
        ("title: A title", "title: [A", "line [0-9]+: this is not valid YAML"),
    ],
)
def test_a_broken_file_is_refused_in_one_line(tmp_path, old, new, message):
    assert old in GOOD
    path = tmp_path / "broken.yml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        bank.read_file(path)
    assert "broken.yml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_may_occur_once(tmp_path, monkeypatch):
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(bank.paths, "ITEM_BANK", tmp_path)
    load_bank.cache_clear()
    with pytest.raises(InputError, match=r"b\.yml, exercise test-one: the id occurs twice"):
        load_bank()
    load_bank.cache_clear()


def test_the_still_form_escapes_text(tmp_path):
    path = tmp_path / "sharp.yml"
    path.write_text(GOOD.replace("A question of some length?", "Is <b>5 < 6 & 7</b> true?"), encoding="utf-8")
    assert "&lt;b&gt;5 &lt; 6 &amp; 7" in still_html(bank.read_file(path)[0])
