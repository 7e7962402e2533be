"""A class that answers the book's exercises: who answers what is made up here, the files are written by the page's own writer."""

import json
import random
import subprocess

import answers
import javascript
from conftest import ROOT

from alliances.exercises import chapters, load_bank
from alliances.exercises.answers import FORMAT, VERSION

NAMES = [
    "maria-07",
    "ben_2",
    "李明",
    "عائشة",
    "O'Neil",
    "Zoë",
    "<b>bold</b>",
    "will",
    *(f"student-{number:02d}" for number in range(1, 18)),
]
SETTINGS = {"format": FORMAT, "version": VERSION, "book": "0.1.0"}
SAID = (
    "It depends on whether the partner was attacked first.",
    "Write to maria.weiss@example.org, or ask maria-07. Maria will know; my number is 1234567.",
    "I would look at what was promised before I look at what was done, and I would ask who wrote the list of cases.",
)


def answered(name: str, skill: float, chance: random.Random) -> dict | None:
    """Return an answer that is right as often as a student is skilled, else any that the exercise takes."""
    item = load_bank()[name]
    if item.type in ("write", "weigh") and chance.random() < 0.9:
        text = f"{chance.choice(SAID)} {' '.join(chance.choices(item.prompt.split(), k=chance.randint(5, 120)))}"
        return item.solution() | ({"text": text, "ticked": []} if item.type == "write" else {"mind": text})
    if item.type != "forecast" and chance.random() < skill:
        return item.solution()
    return answers.random_answer(item, chance)


def files(names: list[str] | None = None, pages: int = 4, among: list[str] | None = None, seed: int = 1) -> dict[str, str]:
    """Return the file that each student downloads after some chapters, of all or of those named; the same seed gives the same class."""
    chance, homes = random.Random(seed), chapters()
    every, given = among or list(dict.fromkeys(homes.values())), {}
    for student in names or NAMES:
        skill, mine = chance.uniform(0.2, 0.9), chance.sample(every, pages)
        done = [name for name, home in homes.items() if home in mine and chance.random() < 0.85]
        entries = {}
        for place, name in enumerate(done):
            entry = {"answer": answered(name, skill, chance), "at": f"2026-11-{1 + place % 28:02d}T10:00:00.000Z"}
            entries[name] = entry if chance.random() < 0.95 else {"draft": entry["answer"], "at": entry["at"]}
        given[student] = entries
    return written(given)


def written(given: dict[str, dict]) -> dict[str, str]:
    """Return answer files as the page writes them, by student."""
    command = [javascript.node(), ROOT / "tests" / "js" / "hand-in.mjs"]
    text = json.dumps({"settings": SETTINGS, "class": given})
    run = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(run.stdout)
