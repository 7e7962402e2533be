"""What an exercise offers to choose from, place by place, with what the book says to each choice: for whoever counts the answers of a class."""

import re
from dataclasses import dataclass
from html import unescape

from .questions import Question

GUESSES = ("too low", "close", "right", "too high")  # in what an estimate can end
_ASKED = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_TAG = re.compile(r"<[^<>]+>")


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its text, whether it is right (None where nothing is), and what the book says to it."""

    text: str
    right: bool | None
    feedback: str = ""


@dataclass(frozen=True)
class Offer:
    """One place at which something is chosen: the row's text, empty for an exercise that is one choice; and the fact that decides a row."""

    text: str
    choices: tuple[Choice, ...]
    fact: str = ""


def of(question: Question) -> list[Offer]:
    """Return what a question offers: its options, a target for each of its rows, or the ways in which a guess can end.

    Examples
    --------
    >>> from alliances.exercises import get
    >>> [choice.text for choice in of(get("pattern-median").questions()[0])[0].choices]
    ['too low', 'close', 'right', 'too high']
    """
    if question.number:
        told = (question.number.low, question.number.close, question.number.right, question.number.high)
        guesses = [Choice(text, text == "right", said) for text, said in zip(GUESSES, told, strict=True)]
        return [Offer("", tuple(guesses))]
    if question.options:
        _, *more = _ASKED.findall(question.text)  # the first is the prompt
        asked = unescape(_TAG.sub("", more[-1])) if more else ""
        return [Offer(asked, tuple(Choice(each.text, each.share > 0, each.feedback) for each in question.options))]
    return [
        Offer(pair.text, tuple(Choice(target, target == pair.target) for target in question.targets), pair.fact) for pair in question.pairs
    ]
