"""Questions as Moodle XML, the format that Moodle's question bank imports.

Written after Moodle's description of the format (https://docs.moodle.org/en/Moodle_XML_format). Checked by being parsed back, and,
when this was written, by Moodle 4.2's own importer. An id number is a number: what words mean to an importer is not known.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..base.html import Markup, fragment, h
from ..base.subject import subject
from ..exercises.questions import Number, Question
from ..exercises.words import say

NAMES = {"one": "multichoice", "several": "multichoice, several", "match": "matching", "number": "numerical", "essay": "essay"}
LICENCE = f"{subject().title}, questions under CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def quiz(categories: dict[str, list[Question]]) -> bytes:
    """Return a file of questions.

    Parameters
    ----------
    categories : name of a category of Moodle's question bank -> its questions.

    Returns
    -------
    bytes, XML in UTF-8.

    Examples
    --------
    >>> b"<quiz>" in quiz({"Empty": []})
    True
    """
    root = Element("quiz")
    for category, found in categories.items():
        head = SubElement(root, "question", type="category")
        _text(SubElement(head, "category"), f"$course$/top/{subject().title}/{category.replace('/', '//')}")  # one slash parts levels
        _text(SubElement(head, "info", format="moodle_auto_format"), LICENCE)
        root.extend(_question(question) for question in found)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = str(text)  # as a plain string: the writer of XML escapes it once more


def _html(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """Add an element whose text is HTML."""
    element = SubElement(parent, tag, {**attributes, "format": "html"})
    _text(element, text)
    return element


def _question(question: Question) -> Element:
    node = Element("question", type=NAMES[question.kind].partition(",")[0])
    _text(SubElement(node, "name"), question.title)
    _html(node, "questiontext", question.text)
    _html(node, "generalfeedback", told(question))
    for tag, value in (("defaultgrade", question.points), ("penalty", 0), ("hidden", 0), ("idnumber", question.code)):
        SubElement(node, tag).text = str(value)
    _body(node, question)
    for hint in question.hints if question.kind != "essay" else []:  # Moodle's essays know none
        _html(node, "hint", h("p", {}, hint))
    tags = SubElement(node, "tags")
    for tag in ("CC BY 4.0", f"Bloom: {question.bloom}"):
        _text(SubElement(tags, "tag"), tag)
    return node


def told(question: Question) -> Markup:
    """Return what students are told after their answer: the reason, the fact that decides each row, and how it was scored."""
    facts = [h("li", {}, f"{pair.text}: ", h("b", {}, pair.target), f". {pair.fact}") for pair in question.pairs]
    scored = h("p", {}, h("small", {}, question.scored)) if question.scored else None
    return fragment(h("p", {}, question.explanation), h("ul", {}, facts) if facts else None, scored)


def _body(node: Element, question: Question) -> None:
    """Add what differs from kind to kind."""
    if question.kind in ("one", "several"):
        SubElement(node, "single").text = "true" if question.kind == "one" else "false"
        SubElement(node, "shuffleanswers").text = "false" if question.fixed else "true"
        SubElement(node, "answernumbering").text = "none" if question.fixed else "abc"
        for option in question.options:
            answer = _html(node, "answer", h("p", {}, option.text), fraction=_percent(option.share))
            _html(answer, "feedback", h("p", {}, option.feedback))
    elif question.kind == "match":
        SubElement(node, "shuffleanswers").text = "false" if question.fixed else "true"
        for pair in question.pairs:
            row = _html(node, "subquestion", h("p", {}, pair.text))
            _text(SubElement(row, "answer"), pair.target)
        for target in question.targets:
            if target not in {pair.target for pair in question.pairs}:  # a target that nothing fits: a row without a text
                _text(SubElement(_html(node, "subquestion", ""), "answer"), target)
    elif question.number:
        for share, value, tolerance, told in _answers(question.number):
            answer = SubElement(node, "answer", fraction=share, format="moodle_auto_format")
            _text(answer, value)
            SubElement(answer, "tolerance").text = f"{tolerance:.10g}"
            _html(answer, "feedback", h("p", {}, told))
    else:
        SubElement(node, "responseformat").text = "editor"
        SubElement(node, "responserequired").text = "1"
        SubElement(node, "responsefieldlines").text = "15"
        SubElement(node, "attachments").text = "0"
        _html(node, "graderinfo", fragment(h("p", {}, line) for line in question.grader))


def _answers(number: Number) -> Iterator[tuple[str, str, float, str]]:
    """Yield (per cent, value, tolerance, feedback); Moodle takes the first that fits, so that the wide ranges stand last."""
    yield "100", f"{number.value:.10g}", number.full_within, number.right
    yield "50", f"{number.value:.10g}", number.half_within, number.close
    for end, told in ((number.least, number.low), (number.most, number.high)):
        if end != number.value:
            yield "0", f"{(end + number.value) / 2:.10g}", abs(number.value - end) / 2, told
    yield "0", "*", 0, say("estimate.outside", least=f"{number.least:g}", most=f"{number.most:g}")


def _percent(share: float) -> str:
    """Write a part of the points as Moodle does: per cent, with at most five decimals.

    >>> _percent(1), _percent(1 / 3), _percent(-0.5), _percent(0)
    ('100', '33.33333', '-50', '0')
    """
    return f"{share * 100:.5f}".rstrip("0").rstrip(".")
