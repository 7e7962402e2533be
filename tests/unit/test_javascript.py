"""The JavaScript modules under Node: what they compute is what Python computes, and two checkers find no fault in them."""

import json
import os
import random
import re
import subprocess
from itertools import product
from pathlib import Path

import answers
import javascript
import pytest

from alliances import evidence
from alliances.base import paths
from alliances.exercises import explorers, load_bank, words
from alliances.models import game
from alliances.models.game import logs, strategies
from alliances.site.search import entries, index
from alliances.site.search.words import words as words_of

TESTS = sorted((Path(__file__).parent.parent / "js").glob("*.test.mjs"))


def told(model: explorers.Explorer, settings: list[dict]) -> dict:
    """What Python's model computes and says at some settings."""
    return {
        "data": model.data(),
        "settings": [{"inputs": each, "outcome": model.outcome(each), "sentence": model.sentence(each)} for each in settings],
    }


def said() -> list[tuple[str, dict, str]]:
    """Each text of the catalogue with something in its places: once for one, once for several."""
    found = []
    for key, entry in words.catalogue().items():
        forms = entry.values() if isinstance(entry, dict) else [entry]
        if isinstance(entry, dict) and set(entry) != words.FORMS:
            continue
        places = {place: f"${place} & {{more}}" for text in forms for place in words.PLACE.findall(text)}
        found += [(key, places | {"count": count}, words.say(key, **places | {"count": count})) for count in (1, 2)]
    return found


def sought() -> dict:
    """What search makes of texts in many spellings, and a small index with what its words stand in."""
    texts = [one.title for one in evidence.sources().values()] + [name for one in evidence.aliases() for name in (one.name, *one.others)]
    told = [
        entries.Entry("chapter", "fears", "", "Two fears", "Allies fear to be left alone, and to be drawn in."),
        entries.Entry("term", "terms", "entrapment", "Entrapment", "To be drawn into the war of an ally."),
        entries.Entry("event", "times", "missiles", "Parts of the S-400 arrive at Port Arthur", "In 2019. The war was over."),
        entries.Entry("claim", "claims", "a1-46", "A1-46: All were short", "All were short. They were drawn.", "contested", "A1-46"),
        *(entries.Entry("source", "cards", f"card-{number}", f"Card {number}", "", f"Press, {number}") for number in range(3000)),
    ]
    names = [("Port Arthur", "Lüshun", "旅顺", "Порт-Артур")]
    found = index.postings(told, {"fears": "Two fears"}, names)
    return {
        "words": [(text, words_of(text)) for text in texts],
        "packed": index.packed(told, {"fears": "Two fears"}, names, []),
        "places": {word: sorted(places) for word, places in found.items()},
    }


def games() -> list[dict]:
    """Whole games of chance choices under chance settings: every state, what was legal, and what was chosen."""
    chance, found = random.Random(1969), []
    while len(found) < 8:
        changes = {name: chance.randint(*limits) for name, limits in game.LIMITS.items() if chance.random() < 0.2}
        try:
            state = game.new_game(changes, chance.randrange(2**32))
        except ValueError:
            continue
        told = {"changes": changes, "seed": state["seed"], "states": [state], "choices": [], "may": [game.legal(state)]}
        while state["step"] != "over":
            told["choices"].append([_chosen(state, seat, may, chance) for seat, may in enumerate(game.legal(state))])
            state = game.step(state, told["choices"][-1])
            told["states"].append(state)
            told["may"].append(game.legal(state))
        found.append(told)
    return found


def saved() -> dict:
    """A finished game with the text of its log, as Lab 9 reads it; one seat is a person's."""
    players = ["person", "Free", "Partner", "Adventurer"]
    state = strategies.play(None, 49, ["Steadfast", *players[1:]])
    return {"state": state, "seats": [None, *players[1:]], "text": logs.as_csv(state, "Red", players)}


def _chosen(state: dict, seat: int, may: dict, chance: random.Random) -> dict:
    if state["step"] == "postures":
        return {"level": chance.choice((0, 1, 2, 2)), "with": chance.choice([seat ^ 1] * (seat ^ 1 in may["with"]) * 3 + may["with"])}
    forecast = {name: 10 * chance.randrange(11) for name in may["asked"] if name.startswith("forecast")}
    return {name: chance.random() < 0.6 for name in may["asked"]} | forecast | {"spend": chance.randrange(4)}


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> Path:
    """What Python says, in a file for the tests under Node."""
    chance = random.Random(1950)
    content = {
        "said": said(),
        "sought": sought(),
        "games": games(),
        "saved": saved(),
        "kinds": sorted({exercise.type for exercise in load_bank().values()}),
        "trials": [[signs, explorers.get("triangle").trial(list(signs))] for signs in product((1, 0, -1), repeat=3)],
        "bank": [
            {"item": exercise.public(), "answer": answer, "graded": exercise.grade(answer).public()}
            for exercise in load_bank().values()
            for answer in (exercise.solution(), {"inputs": exercise.model.start()} if exercise.type == "explore" else None)
        ],
        "explorers": {
            name: told(model, [answers.Setting(model).any(chance) for _ in range(100)]) for name, model in explorers.load_all().items()
        },
    }
    path = tmp_path_factory.mktemp("javascript") / "expected.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_modules_under_node(path, expected):
    node = javascript.node()
    assert node, "no Node: install the package's extra test, which brings it"
    command = [
        node,
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--disable-warning=ExperimentalWarning",
        "--test",
        "--test-reporter=spec",
        path,
    ]
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"EXPECTED": str(expected)})
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr
    assert run.stderr == ""
    assert "ℹ pass 0\n" not in run.stdout


def test_the_checkers_find_no_fault():
    try:
        assert javascript.faults() == ""
    except javascript.NpmError as problem:
        pytest.skip(str(problem))


def test_no_form_waits_to_be_sent():
    """In a frame without the right to send forms none is, so buttons answer themselves; what only keeps a form from being sent may wait for it."""
    waiting = re.compile(r"onsubmit|addEventListener\(\"submit\", (?!\(event\) => event\.preventDefault\(\))")
    found = [path.name for path in paths.PACKAGE.rglob("*.js") if waiting.search(path.read_text(encoding="utf-8"))]
    assert found == ["search.js"], "whose field listens for Enter as well"
