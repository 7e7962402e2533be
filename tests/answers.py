"""Answers to exercises of every kind: wrong, partly right, random and broken ones, and how to enter them with the keyboard.

A kind is one line of ``FORMS``: what its answer consists of. The right answer is the exercise's own ``solution()``.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from alliances.exercises import Exercise, load_bank


def pick(page, control, place: int) -> None:
    """Choose in a drop-down list, from the nearer end, or in a group of radio buttons, by keyboard."""
    size = control.evaluate("(element) => { element.focus(); return element.options?.length ?? 0; }")
    if not size:
        page.keyboard.press("Space")
    steps, key = place, "ArrowDown"
    if size and size - 1 - place < place:
        page.keyboard.press("End")
        steps, key = size - 1 - place, "ArrowUp"
    for _ in range(steps):
        page.keyboard.press(key)


@dataclass
class Places:
    """One choice for each row, a place among ``size``, or among ``values``. ``at`` leads to the rows' controls."""

    rows: int
    size: int
    at: str
    values: list | None = None  # what the answer holds instead of places
    first: int = 1  # how many steps down the first choice lies: a list begins with an invitation, a group of buttons does not

    def wrong(self, right: list) -> list:
        return right if self.values else [(place + 1) % self.size for place in right]

    def partly(self, right: list) -> list:
        return [*self.wrong(right[:1]), *right[1:]]

    def any(self, chance: random.Random) -> list:
        found = self.values or range(self.size)
        return [chance.choice([None, *found] if chance.random() < 0.1 else found) for _ in range(self.rows)]

    def enter(self, page, exercise, answer: list) -> None:
        for index, place in enumerate(answer):
            steps = self.values.index(place) if self.values else place
            pick(page, exercise.locator(self.at).nth(index), steps + self.first)


@dataclass
class Place:
    """One choice, a place among ``size`` radio buttons, or none where there are no buttons."""

    size: int
    at: str

    def wrong(self, right: int | None) -> int | None:
        return right if right is None else (right + 1) % self.size

    partly = wrong

    def any(self, chance: random.Random) -> int | None:
        return chance.choice([None, *range(self.size)])

    def enter(self, page, exercise, answer: int | None) -> None:
        if self.size:
            pick(page, exercise.locator(self.at).get_by_role("radio").first, answer)


@dataclass
class Picks:
    """Some of ``size`` options, at most ``most``."""

    size: int
    most: int

    def wrong(self, right: list[int]) -> list[int]:
        return [place for place in range(self.size) if place not in right][:1]

    def partly(self, right: list[int]) -> list[int]:
        return right[:1]

    def any(self, chance: random.Random) -> list[int]:
        return chance.sample(range(self.size), chance.randint(0, self.most))

    def enter(self, page, exercise, answer: list[int]) -> None:
        for place in answer:
            exercise.locator("input:is([type=radio], [type=checkbox])").nth(place).focus()
            page.keyboard.press("Space")


@dataclass
class Sequence:
    """The lines of a list in some order."""

    texts: list[str]

    def wrong(self, right: list[int]) -> list[int]:
        return right[::-1]

    def partly(self, right: list[int]) -> list[int]:
        return [right[1], right[0], *right[2:]]

    def any(self, chance: random.Random) -> list[int]:
        return chance.sample(range(len(self.texts)), len(self.texts))

    def enter(self, page, exercise, answer: list[int]) -> None:
        lines = exercise.locator("ol.exercise-order li")
        wanted = [self.texts[index] for index in answer]
        for place, text in enumerate(wanted):
            for _ in range(lines.locator(".exercise-step").all_inner_texts().index(text) - place):
                lines.filter(has_text=text).get_by_role("button", name=f"Move up: {text}").focus()
                page.keyboard.press("Enter")
        assert lines.locator(".exercise-step").all_inner_texts() == wanted


@dataclass
class Numbers:
    """A number for each place, on a scale from ``least`` to ``most``; ``right`` and ``close`` are the distances that count as such."""

    real: list[float]
    least: float
    most: float
    right: float
    close: float
    given: tuple[int, ...] = ()  # places whose number stands already

    def wrong(self, right: list[float]) -> list[float]:
        far = [max(self.least, self.most, key=lambda end: abs(end - value)) for value in right]
        return [value if place in self.given else end for place, (value, end) in enumerate(zip(right, far, strict=True))]

    def partly(self, right: list[float]) -> list[float]:
        flat = [self.least + 0.55 * (value - self.least) for value in right]  # the right shape, too low
        return [value if place in self.given else low for place, (value, low) in enumerate(zip(right, flat, strict=True))]

    def any(self, chance: random.Random) -> list[float]:
        noise = chance.choice([0, self.right, self.close, 3 * self.close])
        drawn = [min(self.most, max(self.least, value + chance.uniform(-noise, noise))) for value in self.real]
        return [None if chance.random() < 0.01 else value for value in drawn]

    def enter(self, page, exercise, answer: list[float]) -> None:
        for index, value in enumerate(answer):
            if index in self.given:
                continue
            exercise.locator("[inputmode]").nth(index).focus()
            page.keyboard.type(f"{value:.10g}")


@dataclass
class Number(Numbers):
    """One number of a scale, or none; now and then one beyond its ends."""

    def wrong(self, right: float) -> float:
        return super().wrong([right])[0]

    def partly(self, right: float) -> float:
        miss = (self.right + self.close) / 2
        return right - miss if right - miss >= self.least else right + miss

    def any(self, chance: random.Random) -> float | None:
        return chance.choice([chance.uniform(self.least - 5, self.most + 5), *self.real, super().any(chance)[0], None])

    def enter(self, page, exercise, answer: float) -> None:
        super().enter(page, exercise, [answer])


@dataclass
class Words:
    """A text of at least so many words, or less."""

    least: int = 1

    def wrong(self, right: str) -> str:
        return " ".join(["Nothing."] * self.least)

    partly = wrong

    def any(self, chance: random.Random) -> str:
        return chance.choice(["", "Nothing.", "A case that points the other way.", "Ein Fall – ‚anders‘ – mit Ü und 漢字."])

    def enter(self, page, exercise, answer: str) -> None:
        exercise.locator("textarea").focus()
        page.keyboard.type(answer[:12])
        page.keyboard.insert_text(answer[12:])  # at one stroke, as an input method does


@dataclass
class Setting:
    """A value for each control of a model; ``grade`` tells which setting misses the goal of an exercise."""

    model: object
    grade: Callable | None = None

    def wrong(self, right: dict) -> dict:
        start = self.model.start()
        settings = ({**start, control.name: value} for control in self.model.controls for value in self._others(control))
        return next(setting for setting in settings if self.grade({"inputs": setting}).outcome == "wrong")

    def _others(self, control) -> list:
        """What a control can be set to besides where it starts."""
        if control.kind == "range":
            return [end for end in (control.least, control.most) if end != control.start]
        return [value for value in control.options or (True, False) if value != control.start]

    partly = wrong

    def any(self, chance: random.Random) -> dict:
        return {
            control.name: chance.uniform(control.least, control.most)
            if control.kind == "range"
            else chance.choice(control.options or [True, False])
            for control in self.model.controls
        }

    def enter(self, page, exercise, answer: dict) -> None:
        knobs = exercise.locator(".explore-knobs").locator("input, select").all()
        for knob, control in zip(knobs, self.model.controls, strict=True):
            self._turn(page, knob, control, answer[control.name])

    def _turn(self, page, knob, control, value) -> None:
        knob.focus()
        if control.kind == "toggle":
            if knob.is_checked() != value:
                page.keyboard.press("Space")
        elif control.kind == "choice":
            page.keyboard.press("Home")
            for _ in range(control.options.index(value)):
                page.keyboard.press("ArrowDown")
        else:
            steps = round((value - float(knob.input_value())) / control.step)
            for _ in range(abs(steps)):
                page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")


@dataclass
class Chances:
    """A chance in per cent for each row of a forecast, or none, or that the reader knew; now and then one that is no chance."""

    rows: list
    mode: str

    def wrong(self, right: dict) -> dict:
        more = {row.id: {"edition": row.edition, "why": ""} if self.mode == "open" else {} for row in self.rows}
        return {name: {"p": 100 - entry["p"]} | more[name] for name, entry in right.items()}

    partly = wrong

    def any(self, chance: random.Random) -> dict:
        return {row.id: self._entry(row, chance) for row in self.rows if chance.random() > 0.02}

    def _entry(self, row, chance: random.Random) -> dict:
        entry = {"p": chance.choice([0, 100, 150, *(chance.randint(0, 100) for _ in range(60))])}
        if self.mode == "known" and chance.random() < 0.2:
            return {"knew": True}
        if self.mode == "open" and chance.random() < 0.1:
            return {"why": "It is rare."}
        if self.mode == "open":
            entry |= {"edition": chance.choice([1, 1, 1, 2]), "why": chance.choice(["", "It is rare."]), "at": "2026-12-01T10:00:00.000Z"}
        if self.mode != "words" and chance.random() < 0.3:
            entry["first"] = {"p": chance.randint(0, 100), "at": "2026-11-30T10:00:00.000Z"}
        return entry

    def enter(self, page, exercise, answer: dict) -> None:
        for name, entry in answer.items():
            exercise.locator(f'input[data-row="{name}"]').focus()
            page.keyboard.press("Control+A")
            page.keyboard.type(str(entry["p"]))


@dataclass
class Table:
    """A number for each key, or a table of them for each; none where nothing is chosen. ``at`` leads to the fields, row by row."""

    rows: list[str]
    values: list[int]
    at: str
    columns: list[str] | None = None  # the outer keys, if each row has a field for several

    def _filled(self, value: Callable[[], int | None]) -> dict:
        if self.columns is None:
            return {row: value() for row in self.rows}
        return {column: {row: value() for row in self.rows} for column in self.columns}

    def wrong(self, right: dict) -> dict:
        return self._filled(lambda: self.values[-1])

    partly = wrong

    def any(self, chance: random.Random) -> dict:
        few = chance.random() < 0.2
        return self._filled(lambda: None if few and chance.random() < 0.2 else chance.choice(self.values))

    def enter(self, page, exercise, answer: dict) -> None:
        wanted = [answer[column][row] if column else answer[row] for row in self.rows for column in self.columns or [None]]
        for index, value in enumerate(wanted):
            pick(page, exercise.locator(self.at).nth(index), self.values.index(value) + 1)


@dataclass
class Key:
    """One of several keys, or none, chosen in a list or among buttons; a key that the book no longer has is none."""

    keys: list[str]
    at: str
    first: int  # how many steps down the first choice lies

    def wrong(self, right: str | None) -> str:
        return next(key for key in self.keys if key != right)

    partly = wrong

    def any(self, chance: random.Random) -> str | None:
        return chance.choice([*self.keys, *self.keys, None, "gone"])

    def enter(self, page, exercise, answer: str) -> None:
        pick(page, exercise.locator(self.at).first, self.keys.index(answer) + self.first)


@dataclass
class Marks:
    """Some of the marks of a list, with now and then one that the book no longer has."""

    marks: list[str]

    def wrong(self, right: list[str]) -> list[str]:
        return [mark for mark in self.marks if mark not in right][:1]

    partly = wrong

    def any(self, chance: random.Random) -> list[str]:
        return chance.sample([*self.marks, "gone"], chance.randint(0, len(self.marks)))

    def enter(self, page, exercise, answer: list[str]) -> None:
        boxes = exercise.locator("input[type=checkbox]")
        for index, mark in enumerate(self.marks):
            if boxes.nth(index).is_checked() != (mark in answer):
                boxes.nth(index).focus()
                page.keyboard.press("Space")


@dataclass
class Paper(Words):
    """A memo: words that the rules look for, some of the marks, numbers and dates."""

    marks: tuple[str, ...] = ()

    def any(self, chance: random.Random) -> str:
        parts = [
            "We should sign, always.", "Nobody knows.", "It was 41 per cent", "In 2021 it was 147 billion.", "Unless they sign.", "Look again in June 2027.",
            "建议不结盟。", "这不可能改变。", "Article 9 — of 16 July 2001 –", "word " * 320, "Ankara, Beijing, 新德里 and New Delhi", "\n", "2. 7,5",
            *(f"[{mark}]" for mark in self.marks),
        ]  # fmt: skip
        return " ".join(chance.choices(parts, k=chance.randint(0, 14)))


@dataclass
class Follows:
    """What an exercise takes over from another of its page, and nobody enters."""

    other: Callable[[], dict]

    def wrong(self, right: dict | None) -> dict | None:
        return wrong(self.other())

    partly = wrong

    def any(self, chance: random.Random) -> dict | None:
        return random_answer(self.other(), chance) if chance.random() < 0.7 else None

    def enter(self, page, exercise, answer: dict | None) -> None:
        """Do nothing."""


FORMS: dict[str, Callable[[Exercise], dict]] = {  # kind -> field of the answer -> what it holds
    "choice": lambda e: {"picked": Picks(len(e.options), len(e.options) if e.several else 1)},
    "order": lambda e: {"order": Sequence([step.text for step in e.steps])},
    "estimate": lambda e: {"value": Number([e.value], e.least, e.most, e.right_within, e.close_within)},
    "match": lambda e: {"matched": Places(len(e.rows), len(e.targets), "select")},
    "classify": lambda e: {
        "classes": Places(len(e.cases), len(e.classes), ".exercise-two select:first-of-type"),
        "confidence": Places(len(e.cases), len(e.levels), ".exercise-two select:last-of-type", values=e.levels),
    },
    "evidence": lambda e: {
        "bearings": Places(len(e.pieces), len(e.bearings), ".exercise-sides >> css=div:first-child input", first=0),
        "conclusion": Place(len(e.conclusions), ".exercise-piece >> nth=-1"),
    },
    "forecast": lambda e: {"chances": Chances(e.rows, e.mode)},
    "tag": lambda e: {"tags": Places(len(e.units), len(e.tags), "select")},
    "weigh": lambda e: {
        "weights": Places(len(e.considerations), len(e.scale), ".exercise-two select:first-of-type"),
        "other": Places(len(e.considerations), len(e.scale), ".exercise-two select:last-of-type"),
        "verdict": Place(len(e.verdicts), ".exercise-piece"),
        "mind": Words(),
    },
    "matrix": lambda e: {
        "weights": Table([each.key for each in e.criteria], list(range(6)), ".matrix-weight select"),
        "scores": Table([each.key for each in e.criteria], [-2, -1, 0, 1, 2], ".matrix-field select", [each.key for each in e.options]),
    },
    "memo": lambda e: {
        "seat": Key(e.seats, "select", 1),
        "option": Key([each.key for each in e.options], "input[type=radio]", 0),
        "picked": Marks([piece.mark for piece in e.pool]),
        "text": Paper(e.least, tuple(piece.mark for piece in e.pool)),
        "matrix": Follows(lambda: load_bank()[e.matrix]),
    },
    "write": lambda e: {"text": Words(e.least), "ticked": Picks(len(e.checklist), len(e.checklist))},
    "triad": lambda e: {"name": Place(len(e.names), ".exercise-piece >> nth=0"), "flip": Place(3, ".exercise-piece >> nth=1")},
    "explore": lambda e: {"inputs": Setting(e.model, e.grade)},
    "sketch": lambda e: {"values": Numbers(e.values, e.least, e.most, e.right_within, e.close_within, tuple(map(e.places.index, e.given)))},
}
JUNK = (7, -1, "x", True, [], [None], ["x"], [0, 0], [99], {}, {"threat": 1})  # what no field, or hardly one, can be


def forms(exercise: Exercise) -> dict:
    """Return what the answer to an exercise consists of, by field."""
    return FORMS[exercise.type](exercise)


def wrong(exercise: Exercise) -> dict:
    """Return a complete answer that is as wrong as can be."""
    right = exercise.solution()
    return {field: form.wrong(right[field]) for field, form in forms(exercise).items()}


def partial(exercise: Exercise) -> dict | None:
    """Return an answer that is partly right; none if the exercise knows only right and wrong."""
    right = exercise.solution()
    tries = ({**right, field: form.partly(right[field])} for field, form in forms(exercise).items())
    return next((answer for answer in tries if exercise.grade(answer).outcome == "partial"), None)


def random_answer(exercise: Exercise, chance: random.Random) -> dict:
    """Return any answer of the right form, now and then an incomplete one."""
    return {field: form.any(chance) for field, form in forms(exercise).items()}


def broken(exercise: Exercise, chance: random.Random) -> dict:
    """Return an answer with one field that is of another form, or lacks."""
    answer = random_answer(exercise, chance)
    field = chance.choice(list(answer))
    answer[field] = chance.choice(JUNK)
    return answer if chance.random() < 0.9 else {key: value for key, value in answer.items() if key != field}


def enter(page, widget, exercise: Exercise, answer: dict) -> None:
    """Put an answer into an exercise on a page, with the keyboard alone."""
    for field, form in forms(exercise).items():
        form.enter(page, widget, answer[field])
