"""Questions as a Common Cartridge asks them: QTI 1.2.1 in the narrow form that every system takes that imports cartridges.

The form knows one answer of several, several of several, one word, and a text. So each row to match becomes a question of its own, and
a number is right if it is one of those written down. Its id is a number that comes from the exercise: systems read words in an id.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from ..base.html import fragment, h
from ..exercises.questions import Number, Question, code
from ..exercises.words import say

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
KINDS = {"one": "multiple_choice", "several": "multiple_response", "number": "fib", "essay": "essay", "match": "multiple_choice"}
ALWAYS = "general_fb"  # the name that systems know for what everyone is told
FINEST = 61  # of so many numbers we write each tenth; of more, whole ones only


def assessment(name: str, title: str, found: Iterable[Question]) -> Element:
    """Return a quiz that can be tried as often as one likes.

    Parameters
    ----------
    name : what the system knows the quiz by.
    title : of the quiz.
    found : the questions.

    Examples
    --------
    >>> assessment("a", "A", [])[0].get("title")
    'A'
    """
    root = Element("questestinterop", {"xmlns": SPACE})
    quiz = SubElement(root, "assessment", ident=name, title=title)
    about = SubElement(quiz, "qtimetadata")
    for label, entry in (("cc_profile", "cc.exam.v0p1"), ("qmd_assessmenttype", "Examination"), ("cc_maxattempts", "unlimited")):
        _field(about, label, entry)
    section = SubElement(quiz, "section", ident="root_section")
    for question in found:
        for item in _items(question):
            section.append(item)
    return root


def accepted(number: Number) -> list[str]:
    """Return the numbers that count as right: whole ones and tenths, or whole ones where these are many; and the value itself.

    >>> accepted(Number(2, 0, 11, 0, 1, "", "", "", ""))
    ['2']
    >>> accepted(Number(9.8, 0, 30, 0.1, 3, "", "", "", ""))
    ['9.7', '9.8', '9.9']
    """
    value, within = Decimal(str(number.value)), Decimal(str(number.full_within))
    least, most = max(value - within, Decimal(str(number.least))), min(value + within, Decimal(str(number.most)))
    tenths = [Decimal(each) / 10 for each in range(int((least * 10).to_integral_value()) - 1, int((most * 10).to_integral_value()) + 2)]
    inside = [each for each in tenths if least <= each <= most]
    if len(inside) > FINEST:
        inside = [each for each in inside if each == each.to_integral_value()]
    return [f"{each.normalize():f}" for each in sorted({*inside, value})]


def _items(question: Question) -> Iterator[Element]:
    """Yield the items that a question becomes."""
    if question.kind == "match":
        for place, pair in enumerate(question.pairs, start=1):
            item = _item(
                f"{question.id}-{place}", question, 1, f" ({place} of {len(question.pairs)})", str(h("p", {}, h("b", {}, pair.text)))
            )
            right = [str(h("p", {}, target)) for target in question.targets]
            told = fragment(h("p", {}, pair.fact), h("p", {}, question.explanation))
            yield _choices(item, right, {question.targets.index(pair.target)}, [], str(told))
    elif question.options:
        item = _item(question.id, question, question.points)
        right = {place for place, option in enumerate(question.options) if option.share > 0}
        texts, told = ([str(h("p", {}, getattr(option, part))) for option in question.options] for part in ("text", "feedback"))
        if question.kind == "several":
            explained = fragment(
                h("p", {}, question.explanation), h("ul", {}, [h("li", {}, f"{o.text}: {o.feedback}") for o in question.options])
            )
            yield _choices(item, texts, right, [], str(explained), several=True)
        else:
            yield _choices(item, texts, right, told, str(h("p", {}, question.explanation)))
    elif question.number:
        asked = say("cartridge.number", least=f"{question.number.least:g}", most=f"{question.number.most:g}")
        yield _numbers(_item(question.id, question, question.points, more=str(h("p", {}, asked))), question)
    else:
        yield _essay(_item(question.id, question, question.points), question)


def _field(metadata: Element, label: str, entry: object) -> None:
    field = SubElement(metadata, "qtimetadatafield")
    SubElement(field, "fieldlabel").text = label
    SubElement(field, "fieldentry").text = str(entry)


def _words(parent: Element, html: str) -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = str(html)


def _item(name: str, question: Question, points: int, ending: str = "", more: str = "") -> Element:
    """Return an item with its question."""
    item = Element("item", ident=f"q{code(name)}", title=" ".join(question.title.split()) + ending)
    about = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    _field(about, "cc_profile", f"cc.{KINDS[question.kind]}.v0p1")
    if question.kind == "essay":
        _field(about, "qmd_scoringpermitted", "Yes")
        _field(about, "qmd_computerscored", "No")
    _field(about, "cc_weighting", points)
    _words(SubElement(item, "presentation"), question.text + more)
    return item


def _scoring(item: Element) -> Element:
    """Begin the scoring of an item: what is always told."""
    scoring = SubElement(item, "resprocessing")
    SubElement(SubElement(scoring, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    SubElement(SubElement(_condition(scoring, "Yes", ALWAYS), "conditionvar"), "other")
    return _ordered(scoring)


def _ordered(scoring: Element) -> Element:
    """Put what is tested before what is shown, as the form wants it."""
    for condition in scoring.findall("respcondition"):
        condition[:] = sorted(condition, key=lambda part: ("conditionvar", "setvar", "displayfeedback").index(part.tag))
    return scoring


def _condition(scoring: Element, more: str, feedback: str = "", right: bool = False) -> Element:
    condition = SubElement(scoring, "respcondition", {"continue": more})
    if right:
        SubElement(condition, "setvar", action="Set", varname="SCORE").text = "100"
    if feedback:
        SubElement(condition, "displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return condition


def _tell(item: Element, name: str, html: str) -> None:
    _words(SubElement(SubElement(item, "itemfeedback", ident=name), "flow_mat"), html)


def _choices(item: Element, texts: list[str], right: set[int], told: list[str], explained: str, several: bool = False) -> Element:
    """Add answers to choose; what is said to whoever chooses one, if ``told``; and what is said to everyone."""
    names = [str(place) + item.get("ident")[1:] for place in range(1, len(texts) + 1)]
    asked = SubElement(item.find("presentation"), "response_lid", ident="response1", rcardinality="Multiple" if several else "Single")
    listed = SubElement(asked, "render_choice")
    for name, text in zip(names, texts, strict=True):
        _words(SubElement(listed, "response_label", ident=name), text)
    scoring = _scoring(item)
    if several:
        test = SubElement(SubElement(_condition(scoring, "No", right=True), "conditionvar"), "and")
        for place, name in enumerate(names):
            SubElement(test if place in right else SubElement(test, "not"), "varequal", respident="response1", case="Yes").text = name
    for place, name in enumerate([] if several else names):
        if told or place in right:
            condition = _condition(scoring, "No", f"{name}_fb" if told else "", right=place in right)
            SubElement(SubElement(condition, "conditionvar"), "varequal", respident="response1").text = name
    _ordered(scoring)
    _tell(item, ALWAYS, explained)
    for name, words in zip(names, told, strict=False):
        _tell(item, f"{name}_fb", words)
    return item


def _numbers(item: Element, question: Question) -> Element:
    """Add a field for a number, and the numbers that are right."""
    SubElement(SubElement(item.find("presentation"), "response_str", ident="response1", rcardinality="Single"), "render_fib", prompt="Box")
    scoring = _scoring(item)
    test = SubElement(_condition(scoring, "No", right=True), "conditionvar")
    for number in accepted(question.number):
        SubElement(test, "varequal", respident="response1", case="No").text = number
    _ordered(scoring)
    _tell(item, ALWAYS, str(fragment(h("p", {}, question.number.right), h("p", {}, question.explanation))))
    return item


def _essay(item: Element, question: Question) -> Element:
    """Add room for a text, and what a good one has, which is shown afterwards: there is no place that only a marker sees."""
    SubElement(SubElement(item.find("presentation"), "response_str", ident="response1", rcardinality="Single"), "render_fib", prompt="Box")
    _scoring(item)
    _tell(item, ALWAYS, str(fragment(h("p", {}, line) for line in [question.explanation, *question.grader])))
    return item
