"""What a lab says to an answer, and what it offers to who is stuck: checks, hints and checkpoints.

How a lab uses it (the only interface that sources of labs need)::

    lab = checks.Lab("01-how-long-do-alliances-last", edition=2)

A test cell then has this form, in which it runs at once, and what it names is its own: no name of a student is changed, nor read for another. Outside of
grading a refusal is one printed message and no traceback, so "run all" goes on; while work is graded the same assert fails and both graders count it
(:func:`.notebooks.for_grading` sets ``lab.strict`` in a hidden line)::

    @lab.question(1)
    def _check():
        if pacts is None:
            print("Question 1: not answered yet")
        else:
            reference = survival.fighting_pacts(spells)
            assert len(pacts) == len(reference), "this leaves out ..."
            print("Question 1: right, ...")
            ### BEGIN HIDDEN TESTS
            ...
            ### END HIDDEN TESTS

:func:`number` and :func:`numbers` compare an answer with what is right and with what typical slips give, and say which slip it was::

    checks.number("median_ended", median_ended, survival.median_life(pacts, only_ended=True), {
        "this is the mean; the median is asked for": pacts.loc[~pacts["censored"], "years"].mean(),
    })

Rules for a visible check. It recomputes what is right from the student's *own earlier answers* and the table, with a function of the library that does not
show the code that is asked for, and judges the value; its messages name slips, not answers. Where no program can judge the value it prints
:data:`NOT_CHECKED`, and does not praise.

Students call ``lab.hint(1)`` for the next of three hints and ``lab.checkpoint(1)``, in the answer's own cell, to be handed the answer: it sets the names
of the question and costs its points and no others. Both come from the source: comments ``# Idea: ...``, ``# Method: ...`` and ``# Line: ...`` inside the
SOLUTION region, and the solution itself (:mod:`.stages`). Graders see both: the calls stand in the notebook, the light command remarks on hints, and a
question that was handed over has the state "handed over".

``edition`` is raised when questions change, so that an older notebook is told so and not graded by other questions.
"""

import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from math import isnan
from numbers import Integral, Number, Real
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from . import slips, stages

if TYPE_CHECKING:
    from IPython.core.interactiveshell import ExecutionResult

HANDED_OVER = "handed over by the checkpoint: no points for this question"
NOT_YET = "is not right yet"
FORM = "Is it of the form that the question asks for?"
INSIDE = (
    "The form is not the matter: something in your answer stops while it is used. Run its cell again by itself and print what it makes."
)
_OF_FORM = (TypeError, AttributeError, ValueError, LookupError)
NOT_CHECKED = "the form is right; the value is not checked here"
_WIDTH = 110  # signs a line, for notebooks that do not wrap what is printed


def number(
    name: str, value: object, right: float, slips: Mapping[str, float | Callable[[], float]] = MappingProxyType({}), within: float = 0.005
) -> None:
    """Refuse a number that is not the right one, by the slip that it shows.

    Parameters
    ----------
    name : of the answer in the notebook.
    value : the answer.
    right : what it should be.
    slips : message -> the number that a student gets by this slip, or a function that computes it (only if the answer is wrong); of several that fit
        the first is told.
    within : how far two numbers may differ and be the same.

    Raises
    ------
    AssertionError : with the message of the slip, or one that says that the value does not follow from the table and the earlier answers.

    Examples
    --------
    >>> number("mean", 2.0, 2.0)
    >>> number("mean", 6.0, 2.0, {"this is the sum": 6.0})
    Traceback (most recent call last):
    AssertionError: this is the sum
    """
    _one_number(name, value)
    if _same(float(value), right, within):
        return
    told = next((message for message, slip in slips.items() if _same(float(value), slip() if callable(slip) else slip, within)), None)
    if told is None and (_same(float(value), right * 100, within) or _same(float(value) * 100, right, within)):
        told = f"{name} is off by a factor of 100: a share runs from 0 to 1, a percentage from 0 to 100"
    if told is None and isnan(value):
        told = f"{name} is missing (NaN): is a selection empty, or does a column have a gap?"
    raise AssertionError(told or f"{name} is {float(value):.4g}, and this does not follow from the table and your earlier answers")


def numbers(
    name: str,
    value: object,
    right: Mapping[object, float] | pd.Series,
    slips: Mapping[str, Mapping | pd.Series | Callable[[], Mapping]] = MappingProxyType({}),
    within: float = 0.005,
    each: str = "{name}[{key!r}]",
) -> None:
    """Refuse a dictionary or series of numbers that is not the right one, as :func:`number` does.

    Parameters
    ----------
    name, value, right, within : as for :func:`number`.
    slips : whole dictionaries or series, or functions that compute them.
    each : how one of the numbers is called: ``{key}`` where the keys are what a function was called with.

    Raises
    ------
    AssertionError : as :func:`number` does, or if the keys are others.

    Examples
    --------
    >>> numbers("lives", {"a": 1.0, "b": 2.0}, {"a": 2.0, "b": 1.0}, {"the two are exchanged": {"a": 1.0, "b": 2.0}})
    Traceback (most recent call last):
    AssertionError: the two are exchanged
    """
    right = dict(right)
    if not hasattr(value, "keys") or hasattr(value, "columns") or isinstance(value, type):
        raise AssertionError(f"{name} should be a dictionary or a series with the keys {_listed(right)}; it is {kind(value)}")
    mine = {key: value[key] for key in value.keys()}  # noqa: SIM118 — a series iterates over its values
    if set(mine) != set(right):
        if {*map(str, mine)} == {*map(str, right)}:
            raise AssertionError(
                f"the keys of {name} have the right names and are of another kind: {kind(next(iter(right)))} is wanted for each"
            )
        raise AssertionError(f"the keys of {name} should be {_listed(right)}; they are {_listed(mine)}")
    named = {key: each.format(name=name, key=key) for key in mine}
    for key in mine:
        _one_number(named[key], mine[key])
    if _all_same(mine, right, within):
        return
    for message, slip in slips.items():
        known = dict(slip() if callable(slip) else slip)
        if set(known) == set(mine) and _all_same(mine, known, within):
            raise AssertionError(message)
    for key in mine:
        number(named[key], mine[key], float(right[key]), within=within)


def unwritten(function: Callable, *arguments: object) -> bool:
    """Return whether a function still has no body; refuse one that has a body and returns nothing.

    Parameters
    ----------
    function : of the student.
    arguments : with which it is called.

    Raises
    ------
    AssertionError : if something is written in the function, and it returns None.

    Examples
    --------
    >>> unwritten(lambda value: None, 1), unwritten(lambda value: 2 * value, 1)
    (True, False)
    >>> def double(value):
    ...     twice = 2 * value
    >>> unwritten(double, 1)
    Traceback (most recent call last):
    AssertionError: double gives nothing back: is there a return in each of its branches? print(...) only shows a value
    """
    if function(*arguments) is not None:
        return False
    body, empty = (getattr(each, "__code__", None) for each in (function, lambda: None))
    if body is not None and len(body.co_code) > len(empty.co_code):
        raise AssertionError(
            f"{function.__name__} gives nothing back: is there a return in each of its branches? print(...) only shows a value"
        )
    return True


def kind(value: object) -> str:
    """Say in words of the labs what something is, for a sentence such as "it is ...".

    Examples
    --------
    >>> kind(np.int64(3)), kind([1]), kind(pd.Series([1]))
    ('a whole number', 'a list', 'a whole column')
    """
    return next((words for kinds, words in _KINDS if isinstance(value, kinds)), f"something else ({type(value).__name__})")


_KINDS = [
    (type(None), "nothing (None)"),
    (type(pd.NA), "missing (NA)"),
    ((bool, np.bool_), "True or False"),
    ((Integral, np.integer), "a whole number"),
    ((Number, np.number), "a number"),
    (str, "a text"),
    (dict, "a dictionary"),
    (list, "a list"),
    (tuple, "a tuple (values in round brackets)"),
    ((set, frozenset), "a set"),
    (pd.DataFrame, "a table"),
    (pd.Series, "a whole column"),
    (pd.Index, "a list of names (an index)"),
    (np.ndarray, "an array"),
    (Iterator, "a loop that has not run: put list(...) around it"),
    (Callable, "a function: call it, with round brackets"),
]


def _listed(names: Iterable[object]) -> str:
    """Return names in a row, the first twenty of them."""
    first = [*map(str, names)]
    return ", ".join(first[:20] + ["..."] * (len(first) > 20)) or "none"


def _one_number(name: str, value: object) -> None:
    """Refuse what is no single number."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (Real, np.number)):
        raise AssertionError(f"{name} should be one number, and it is {kind(value)}")


def _same(one: float, other: float, within: float) -> bool:
    """Return whether two numbers are the same; two that are missing are."""
    return one == other or (isnan(one) and isnan(other)) or abs(one - other) <= within


def _all_same(one: dict, other: dict, within: float) -> bool:
    return all(_same(float(one[key]), float(other[key]), within) for key in one)


class Lab:
    """A lab while a student works in it.

    Parameters
    ----------
    name : of the lab, such as ``01-how-long-do-alliances-last``.
    edition : of the lab's questions.

    Examples
    --------
    >>> lab = Lab("01-how-long-do-alliances-last")
    >>> @lab.question(1)
    ... def _check():
    ...     assert False, "these are pacts of one kind only"
    Question 1 is not right yet: these are pacts of one kind only
    (A hint: lab.hint(1). The answer, without its points: lab.checkpoint(1) in the cell of the answer.)
    """

    def __init__(self, name: str, edition: int = 1) -> None:
        self.name, self.edition = name, edition
        self.strict = False  # while work is graded: a failed check is an error
        self.taken: set[int] = set()  # questions that were handed over
        self.hinted: dict[int, int] = {}  # question -> how many of its hints were shown
        _explain_errors()

    def question(self, number: int) -> "Check":
        """Return the decorator that runs the check of a question."""
        return Check(self, number)

    def hint(self, number: int) -> None:
        """Show the next hint to a question, below those that were shown before: an idea, a method, a line."""
        every = self._stage(number)["hints"]
        if not every:
            print(f"Question {number} has no hints.")
            return
        shown = self.hinted[number] = min(self.hinted.get(number, 0) + 1, len(every))
        for place, text in enumerate(every[:shown], start=1):
            _say(f"Question {number}, hint {place} of {len(every)}. {text}")
        if shown < len(every):
            print(f"(Run it again for hint {shown + 1}.)")

    def checkpoint(self, number: int) -> None:
        """Set the names of a question as a right answer sets them; the question then earns no points, and the others do."""
        names = sys._getframe(1).f_globals
        code = self._stage(number)["code"]
        if not code:
            print(f"Question {number} is read by a person; there is no answer to hand over.")
            return
        before = dict(names)
        try:
            exec(compile(code, f"checkpoint-{number}", "exec"), names)  # noqa: S102 — the lab's own code, not the student's
        except Exception as error:
            print(f"Question {number} cannot be handed over: it needs an earlier answer ({type(error).__name__}: {error}).")
            print("Answer the questions before it, or have them handed over first.")
            return
        self.taken.add(number)
        new = [name for name, value in names.items() if not name.startswith("_") and before.get(name, names) is not value]
        _say(f"Question {number}: handed over, in {', '.join(new)}. It earns no points; all other questions do.")

    def _stage(self, number: int) -> stages.Stage:
        """Return what there is for a question."""
        return stages.load(self.name).get(f"q{number}", stages.Stage(hints=[], code=""))


class Check(AbstractContextManager):
    """The check of an answer: what fails there is one message, or an error while work is graded.

    It decorates the function in which a check stands, and runs it at once. In notebooks that were handed out before, a check is the body of a ``with``.
    """

    def __init__(self, lab: Lab, number: int) -> None:
        self.lab, self.number = lab, number

    def __call__(self, check: Callable[[], None]) -> None:
        """Run a check."""
        with self:
            check()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        """Say what is off, or who gave the answer."""
        lab, number = self.lab, self.number
        if isinstance(error, Exception) and not lab.strict:
            _say(f"Question {number} {NOT_YET}: {_refusal(error)}")
            _say(f"(A hint: lab.hint({number}). The answer, without its points: lab.checkpoint({number}) in the cell of the answer.)")
            return True
        if error is None and number in lab.taken:
            if lab.strict:
                raise AssertionError(HANDED_OVER)
            _say(f"Question {number}: {HANDED_OVER}. Go on.")
        return False


def _refusal(error: Exception) -> str:
    """Return one sentence for what a check objects to."""
    if isinstance(error, AssertionError):
        return str(error) or "the value is not the one that follows from your earlier answers"
    usual = slips.meaning(error)
    said = str(error).splitlines()[0][:80] if str(error) else ""
    return f"the check cannot read this answer ({type(error).__name__}{': ' * bool(said)}{said}). {usual or (FORM if isinstance(error, _OF_FORM) else INSIDE)}"


def _say(text: str) -> None:
    """Print a message in lines that fit."""
    print(textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False))


def _explain_errors() -> None:
    """Let the notebook say below a traceback what the error usually means."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        shell.events.register("post_run_cell", _after_cell)  # a function that is registered already is not registered twice


def _after_cell(result: "ExecutionResult") -> None:
    """Print one sentence for an error of the cell that has just run."""
    error = result.error_in_exec
    if error is not None and (says := slips.meaning(error)):
        _say(f"What this usually means: {says}")
