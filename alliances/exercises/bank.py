"""The item bank: what an exercise is, and the reader of ``book/exercises/*.yml``.

Text may contain ``{{name}}``: the figure of that name (see :mod:`alliances.figures`) is put in its place.
"""

import hashlib
import random
import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from .. import figures, paths
from ..errors import InputError
from ..reading import read_yaml

Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Exercise(_Strict):
    """What all exercises have, whatever their type."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=3)
    prompt: str = Field(min_length=10)
    minutes: int = Field(ge=1, le=30)
    objective: str = Field(min_length=10)
    bloom: Bloom
    claims: list[str] = []
    hints: list[str] = []
    explanation: str = Field(min_length=40)

    def public(self) -> dict:
        """Return what the widget needs, as plain JSON values."""
        return self.model_dump(mode="json")


class Option(_Strict):
    """One answer to choose, with what to say to whoever chooses it."""

    text: str
    correct: bool
    feedback: str = Field(min_length=10)


class Choice(Exercise):
    """Choose one option, or several."""

    type: Literal["choice"]
    several: bool = False
    options: list[Option] = Field(min_length=2)

    @model_validator(mode="after")
    def _has_answer(self) -> "Choice":
        right = sum(option.correct for option in self.options)
        if not self.several and right != 1:
            raise ValueError(f"one option must be correct, {right} are; for more set 'several: true'")
        if self.several and right == 0:
            raise ValueError("no option is correct")
        return self


class Step(_Strict):
    """One item to put in order, and the fact that decides its place."""

    text: str
    fact: str = Field(min_length=3)


class Order(Exercise):
    """Put the steps in order; the bank lists them in the right one."""

    type: Literal["order"]
    first: str  # what the top of the list means: "earliest", "shortest"
    last: str
    steps: list[Step] = Field(min_length=3, max_length=8)

    def public(self) -> dict:
        """Add the order in which the reader first sees the steps: always the same, never the right one."""
        start = list(range(len(self.steps)))
        shuffle = random.Random(int(hashlib.sha256(self.id.encode()).hexdigest(), 16))  # noqa: S311 - a fixed shuffle, no secret
        while start == sorted(start):
            shuffle.shuffle(start)
        return super().public() | {"start": start}


class EstimateFeedback(_Strict):
    """What to say to each kind of guess."""

    right: str
    close: str
    low: str
    high: str


class Estimate(Exercise):
    """Commit to a number, then see the real one."""

    type: Literal["estimate"]
    unit: str
    value: float
    least: float
    most: float
    step: float = Field(gt=0)
    right_within: float = Field(ge=0)
    close_within: float = Field(gt=0)
    feedback: EstimateFeedback

    @model_validator(mode="after")
    def _scale_holds(self) -> "Estimate":
        if not self.least <= self.value <= self.most:
            raise ValueError(f"the value {self.value} lies outside {self.least} to {self.most}")
        if self.right_within >= self.close_within:
            raise ValueError("right_within must be smaller than close_within")
        return self


Item = Annotated[Choice | Order | Estimate, Field(discriminator="type")]
_ITEM = TypeAdapter(Item)


def read_file(path: Path) -> list[Exercise]:
    """Read the exercises of one chapter.

    Raises
    ------
    InputError : naming the file, the exercise and the field that is wrong.
    """
    shown = paths.shown(path)
    content = read_yaml(path)
    if not isinstance(content, dict) or set(content) != {"chapter", "exercises"} or not isinstance(content["exercises"], list):
        raise InputError(shown, "", "the file has not the fields 'chapter' and 'exercises'", "follow book/exercises/README.md")
    return [_read_item(raw, shown, number) for number, raw in enumerate(content["exercises"], start=1)]


def _read_item(raw: object, shown: str, number: int) -> Exercise:
    name = raw.get("id", f"number {number}") if isinstance(raw, dict) else f"number {number}"
    try:
        return _ITEM.validate_python(_with_figures(raw))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][1:]) or ("" if first["loc"] else "type")
        raise InputError(
            shown, f"exercise {name}, {field}".rstrip(", "), first["msg"].removeprefix("Value error, "), "follow book/exercises/README.md"
        ) from None
    except InputError as error:
        raise InputError(shown, f"exercise {name}", error.problem, error.remedy) from None


def _with_figures(raw: object) -> object:
    """Put figures in place of their names, throughout."""
    if isinstance(raw, str):
        return re.sub(r"\{\{\s*([\w.-]+)\s*\}\}", lambda match: figures.get(match[1]).text, raw)
    if isinstance(raw, list):
        return [_with_figures(part) for part in raw]
    if isinstance(raw, dict):
        return {key: _with_figures(part) for key, part in raw.items()}
    return raw


@cache
def load_bank() -> dict[str, Exercise]:
    """Read the whole bank.

    Returns
    -------
    dict from exercise id to exercise, in order of file and place.

    Raises
    ------
    InputError : for the first malformed exercise, or an id that occurs twice.

    Examples
    --------
    >>> load_bank()["pattern-median"].bloom
    'understand'
    """
    bank: dict[str, Exercise] = {}
    for path in sorted(paths.ITEM_BANK.glob("*.yml")):
        for exercise in read_file(path):
            if exercise.id in bank:
                raise InputError(paths.shown(path), f"exercise {exercise.id}", "the id occurs twice in the bank", "choose another id")
            bank[exercise.id] = exercise
    return bank


def get(exercise_id: str) -> Exercise:
    """Return one exercise.

    Raises
    ------
    InputError : if the bank has no such id.
    """
    bank = load_bank()
    if exercise_id not in bank:
        raise InputError("book/exercises", "", f"there is no exercise {exercise_id!r}", f"use one of {', '.join(bank)}")
    return bank[exercise_id]
