"""Questions as QTI 1.2, which Canvas imports as a classic quiz; made by text2qti.

text2qti writes the licence "Private" and the day of the run into its manifest, and names quizzes, questions and options by a hash of
their words, so that a corrected comma would make them new to Canvas. All this is put right here. It has no kind for matching, so that each row
becomes a question of its own, and none for hints. Checked against a schema and by being parsed back; not imported into a running Canvas.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from ..base.errors import InputError
from ..base.html import h
from ..base.subject import subject
from ..exercises.questions import Pair, Question
from .archives import undated

NAMES = {
    "one": "multiple choice", "several": "multiple answers", "match": "multiple choice, one per row", "number": "numerical", "essay": "essay"
}  # fmt: skip
DATE = "2026-01-01"  # the manifest wants a day; a fixed one keeps the file the same
LICENCE = "CC BY 4.0 - https://creativecommons.org/licenses/by/4.0/"


def quiz(name: str, title: str, found: Iterable[Question]) -> bytes:
    """Return a zip file with one quiz.

    Parameters
    ----------
    name : what Canvas knows the quiz by; with the same name, a new import takes the place of the old one.
    title : of the quiz.
    found : the questions.

    Returns
    -------
    bytes, a content package that Canvas imports.

    Raises
    ------
    InputError : if text2qti refuses a question, as it does a number whose full points reach to 0.
    """
    from text2qti.config import Config
    from text2qti.err import Text2qtiError
    from text2qti.qti import QTI
    from text2qti.quiz import Quiz

    named, blocks = [], [f"Quiz title: {title}\nQuiz description: {subject().title}. {LICENCE}\n"]
    for number, (item, block) in enumerate(_blocks(found), start=1):
        named.append(item)
        blocks.append(block.replace("1.  ", f"{number}.  ", 1))
    try:
        made = Quiz("\n".join(blocks), config=Config(), source_name=title)
    except Text2qtiError as error:
        raise InputError("book/exercises", name, f"text2qti says: {' '.join(str(error).split())}", "change the exercise") from None
    made.id = f"{subject().short}-{name}"
    for question, item in zip(made.questions_and_delims, named, strict=True):
        question.id = item
        for place, choice in enumerate(question.choices, start=1):
            choice.id = f"{item}-{place}"
    package = QTI(made)
    package.imsmanifest_xml = _ours(package.imsmanifest_xml, title)
    return undated(package.zip_bytes())


def _blocks(found: Iterable[Question]) -> Iterator[tuple[str, str]]:
    """Yield (id, text in text2qti's format) for every question, rows to match one by one."""
    for question in found:
        if question.kind == "match":
            for number, pair in enumerate(question.pairs, start=1):
                yield f"{question.id}-{number}", _row(question, pair, number)
        else:
            yield question.id, _whole(question)


def _head(title: str, points: int, text: str, explanation: str) -> str:
    return f"\nTitle: {' '.join(title.split())}\nPoints: {points}\n1.  {text}\n... {_plain(explanation)}\n"


def _row(question: Question, pair: Pair, number: int) -> str:
    """Return one row of a match as a question with one right option."""
    title = f"{question.title} ({number} of {len(question.pairs)})"
    text = _head(title, 1, f"{_markup(question.text)} {_plain(pair.text)}", f"{pair.fact} {question.explanation}")
    return text + "".join(
        f"{'*' if target == pair.target else ''}{letter}) {_plain(target)}\n"
        for letter, target in zip("abcdefghijklmnopqrstuvwxyz", question.targets, strict=False)
    )


def _whole(question: Question) -> str:
    told = " ".join([question.explanation, *question.grader])  # there is no place that only a marker sees; this one opens afterwards
    text = _head(question.title, question.points, _markup(question.text), told)
    if question.kind == "essay":
        return text + "____\n"
    if question.number:
        number = question.number
        wrong = f"Too low: {number.low} Too high: {number.high}"
        return text + f"+ {_plain(number.right)}\n- {_plain(wrong)}\n=   {number.value:.10g} +- {number.full_within:.10g}\n"
    several = question.kind == "several"
    for letter, option in zip("abcdefghijklmnopqrstuvwxyz", question.options, strict=False):
        good = option.share > 0
        mark = ("[*]" if good else "[ ]") if several else f"{'*' if good else ''}{letter})"
        text += f"{mark} {_plain(option.text)}\n... {_plain(option.feedback)}\n"
    return text


def _plain(text: str) -> str:
    """Return text as one HTML paragraph on one line, which Markdown leaves as it is; a dollar must not begin a formula.

    >>> _plain("400 * 2 = $800 & more")
    '<p>400 * 2 = &#36;800 &amp; more</p>'
    """
    return _markup(h("p", {}, text))


def _markup(html: str) -> str:
    """Return HTML on one line."""
    return " ".join(str(html).split()).replace("$", "&#36;")


def _ours(manifest: str, title: str) -> str:
    """Put our title, our licence and a fixed day into a manifest."""
    text, licences = re.subn(r"Private \(Copyrighted\)[^<]*", LICENCE, manifest)
    text, dates = re.subn(r"(<imsmd:dateTime>)[^<]*", rf"\g<1>{DATE}", text)
    text, titles = re.subn(r"QTI assessment generated by text2qti", escape(title), text)
    if (licences, dates, titles) != (1, 1, 1):
        raise RuntimeError("text2qti writes its manifest in another way now: look at alliances/pack/canvas.py")
    return text
