"""Questions as QTI 1.2 in the form that Canvas gives out itself and imports as classic quizzes.

The elements are those of the specification (IMS Question & Test Interoperability 1.2.1, ASI XML binding); kinds of question, and the file with
the settings of a quiz, are Canvas's own. Its importer reads an id as an order where it holds a word such as "correct" or "_all", and takes
what a row is matched with by the first number in an id. So our ids are numbers, and the three names of feedback are the only words.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..base.html import fragment, h
from ..base.subject import subject
from ..exercises.questions import Question
from ..exercises.words import say
from .archives import undated
from .moodle import told

NAMES = {"one": "multiple choice", "several": "multiple answers", "match": "matching", "number": "numerical", "essay": "essay"}
DATE = "2026-01-01"  # the manifest wants a day; a fixed one keeps the file the same
LICENCE = "CC BY 4.0 - https://creativecommons.org/licenses/by/4.0/"
ALWAYS, RIGHT, ELSE = (
    "general_fb",
    "correct_fb",
    "general_incorrect_fb",
)  # to everyone, to those who are right, to all others: Canvas's words
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_MD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
Quiz = tuple[str, Iterable[Question]]


def package(name: str, quizzes: Mapping[str, Quiz]) -> bytes:
    """Return a zip file with quizzes.

    Parameters
    ----------
    name : of the package.
    quizzes : what Canvas knows a quiz by -> its title and questions; in one course, a new import takes the place of the old one.

    Returns
    -------
    bytes, a content package that Canvas imports.

    Examples
    --------
    >>> zipfile.ZipFile(io.BytesIO(package("a", {"b": ("B", [])}))).namelist()[0]
    'imsmanifest.xml'
    """
    stream = io.BytesIO()
    idents = {f"{subject().short}-{short}": (title, list(found)) for short, (title, found) in quizzes.items()}
    with zipfile.ZipFile(stream, "w") as archive:
        title = next(iter(idents.values()))[0] if len(idents) == 1 else subject().title
        archive.writestr("imsmanifest.xml", _xml(_manifest(f"{subject().short}-{name}-package", title, list(idents))))
        for ident, (title, found) in idents.items():
            archive.writestr(f"{ident}/assessment_meta.xml", _xml(_settings(ident, title, sum(each.points for each in found))))
            archive.writestr(f"{ident}/{ident}.xml", _xml(_assessment(ident, title, found)))
    return undated(stream.getvalue())


def quiz(name: str, title: str, found: Iterable[Question]) -> bytes:
    """Return a zip file with one quiz: :func:`package` with one."""
    return package(name, {name: (title, found)})


def _xml(root: Element) -> bytes:
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n"


def _add(parent: Element, path: str, text: object = None, **attributes: str) -> Element:
    """Add an element, or one inside the other (``a/b/c``); text and attributes go to the last."""
    *outer, last = path.split("/")
    for tag in outer:
        parent = SubElement(parent, tag)
    element = SubElement(parent, last, attributes)
    element.text = None if text is None else str(text)
    return element


def _manifest(ident: str, title: str, quizzes: list[str]) -> Element:
    root = Element("manifest", {"identifier": ident, "xmlns": _CP, "xmlns:imsmd": _MD})
    metadata = _add(root, "metadata")
    _add(metadata, "schema", "IMS Content")
    _add(metadata, "schemaversion", "1.1.3")
    lom = _add(metadata, "imsmd:lom")
    _add(lom, "imsmd:general/imsmd:title/imsmd:string", title)
    _add(lom, "imsmd:lifeCycle/imsmd:contribute/imsmd:date/imsmd:dateTime", DATE)
    rights = _add(lom, "imsmd:rights")
    _add(rights, "imsmd:copyrightAndOtherRestrictions/imsmd:value", "yes")
    _add(rights, "imsmd:description/imsmd:string", LICENCE)
    _add(root, "organizations")
    resources = _add(root, "resources")
    for quiz in quizzes:
        held = _add(resources, "resource", identifier=quiz, type="imsqti_xmlv1p2")
        _add(held, "file", href=f"{quiz}/{quiz}.xml")
        _add(held, "dependency", identifierref=f"{quiz}-settings")
        kind, file = "associatedcontent/imscc_xmlv1p1/learning-application-resource", f"{quiz}/assessment_meta.xml"
        _add(_add(resources, "resource", identifier=f"{quiz}-settings", type=kind, href=file), "file", href=file)
    return root


def _settings(ident: str, title: str, points: int) -> Element:
    """Return what Canvas keeps of a quiz: practice, as often as one likes, in the order of the book."""
    root = Element("quiz", {"identifier": ident, "xmlns": _CANVAS})
    for tag, value in (
        ("title", title),
        ("description", h("p", {}, f"{subject().title}. {LICENCE}")),
        ("shuffle_answers", "false"),
        ("scoring_policy", "keep_highest"),
        ("hide_results", ""),
        ("quiz_type", "practice_quiz"),
        ("points_possible", points),
        ("show_correct_answers", "true"),
        ("allowed_attempts", -1),
        ("one_question_at_a_time", "false"),
        ("cant_go_back", "false"),
        ("available", "false"),
    ):
        _add(root, tag, value)
    return root


def _assessment(ident: str, title: str, found: list[Question]) -> Element:
    root = Element("questestinterop", {"xmlns": _QTI})
    assessment = _add(root, "assessment", ident=ident, title=title)
    _field(_add(assessment, "qtimetadata"), "cc_maxattempts", "unlimited")
    section = _add(assessment, "section", ident="root_section")
    for question in found:
        _item(section, question)
    return root


def _field(metadata: Element, label: str, entry: object) -> None:
    field = _add(metadata, "qtimetadatafield")
    _add(field, "fieldlabel", label)
    _add(field, "fieldentry", entry)


def _words(parent: Element, html: str) -> None:
    _add(parent, "material/mattext", html, texttype="text/html")


def _item(section: Element, question: Question) -> None:
    item = _add(section, "item", ident=f"q{question.code}", title=" ".join(question.title.split()))
    metadata = _add(item, "itemmetadata/qtimetadata")
    _field(metadata, "question_type", f"{NAMES[question.kind].replace(' ', '_')}_question")
    _field(metadata, "points_possible", question.points)
    _field(metadata, "original_answer_ids", ",".join(_answers(question)))
    _field(metadata, "assessment_question_identifierref", f"r{question.code}")
    shown = _add(item, "presentation")
    _words(shown, question.text)
    rules = _add(item, "resprocessing")
    _add(rules, "outcomes/decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    _otherwise(rules, ALWAYS)
    feedback = {ALWAYS: fragment(told(question), [h("p", {}, line) for line in question.grader])}  # it opens with the results
    feedback |= _BODIES[question.kind](question, shown, rules)
    for ident, text in feedback.items():
        _words(_add(_add(item, "itemfeedback", ident=ident), "flow_mat"), text)


def _answers(question: Question) -> Iterator[str]:
    """Yield the ids of what is chosen or matched: numbers, since Canvas keeps numbers only."""
    for place in range(1, 1 + (len(question.options) or len(question.pairs) or 1)):
        yield f"{question.code}{place:02d}"


def _rule(rules: Element, *, goes_on: bool) -> tuple[Element, Element]:
    """Add a rule; return it and what it asks for. Where the first that fits ends it, ``goes_on`` is false."""
    rule = _add(rules, "respcondition", **{"continue": "Yes" if goes_on else "No"})
    return rule, _add(rule, "conditionvar")


def _tells(rule: Element, ident: str) -> None:
    _add(rule, "displayfeedback", feedbacktype="Response", linkrefid=ident)


def _otherwise(rules: Element, ident: str) -> None:
    """Tell a feedback whatever the answer is."""
    rule, asked = _rule(rules, goes_on=True)
    _add(asked, "other")
    _tells(rule, ident)


def _scores(rule: Element, points: str, action: str = "Set") -> None:
    _add(rule, "setvar", points, action=action, varname="SCORE")


def _choices(question: Question, shown: Element, rules: Element) -> dict[str, str]:
    several = question.kind == "several"
    listed = _add(_add(shown, "response_lid", ident="response1", rcardinality="Multiple" if several else "Single"), "render_choice")
    options = dict(zip(_answers(question), question.options, strict=True))
    for ident, option in options.items():
        _words(_add(listed, "response_label", ident=ident), h("p", {}, option.text))
        rule, asked = _rule(rules, goes_on=True)
        _add(asked, "varequal", ident, respident="response1")
        _tells(rule, f"{ident}_fb")
    rule, asked = _rule(rules, goes_on=False)
    asked = _add(asked, "and") if several else asked
    for ident, option in options.items():
        if option.share > 0:
            _add(asked, "varequal", ident, respident="response1")
        elif several:
            _add(asked, "not/varequal", ident, respident="response1")
    _scores(rule, "100")
    return {f"{ident}_fb": h("p", {}, option.feedback) for ident, option in options.items()}


def _rows(question: Question, shown: Element, rules: Element) -> dict[str, str]:
    """Ask for the target of each row. Every row lists the same targets, by the same ids."""
    targets = {target: f"{question.code}{place}" for place, target in enumerate(question.targets, start=51)}
    for ident, pair in zip(_answers(question), question.pairs, strict=True):
        row = _add(shown, "response_lid", ident=f"response_{ident}")
        _add(row, "material/mattext", pair.text, texttype="text/plain")
        listed = _add(row, "render_choice")
        for target, place in targets.items():
            _add(_add(listed, "response_label", ident=place), "material/mattext", target, texttype="text/plain")
        rule, asked = _rule(rules, goes_on=True)
        _add(asked, "varequal", targets[pair.target], respident=f"response_{ident}")
        _scores(rule, f"{100 / len(question.pairs):.2f}", "Add")
    return {}


def _number(question: Question, shown: Element, rules: Element) -> dict[str, str]:
    """Ask for a number. Canvas knows no half points, so that who is close is told so, without any."""
    number = question.number
    room = _add(_add(shown, "response_str", ident="response1", rcardinality="Single"), "render_fib", fibtype="Decimal")
    _add(room, "response_label", ident="answer1")
    rule, asked = _rule(rules, goes_on=False)
    either = _add(asked, "or")
    _add(either, "varequal", f"{number.value:.10g}", respident="response1")
    both = _add(either, "and")
    _add(both, "vargte", f"{number.value - number.full_within:.10g}", respident="response1")
    _add(both, "varlte", f"{number.value + number.full_within:.10g}", respident="response1")
    _scores(rule, "100")
    _tells(rule, RIGHT)
    _otherwise(rules, ELSE)
    least, most = f"{number.value - number.half_within:.10g}", f"{number.value + number.half_within:.10g}"
    close = say("lms.close", close=number.close, least=least, most=most)
    lines = [close, say("lms.low", low=number.low), say("lms.high", high=number.high)]
    return {RIGHT: h("p", {}, number.right), ELSE: fragment(h("p", {}, line) for line in lines)}


def _essay(question: Question, shown: Element, rules: Element) -> dict[str, str]:
    _add(_add(shown, "response_str", ident="response1", rcardinality="Single"), "render_fib/response_label", ident="answer1", rshuffle="No")
    _add(_rule(rules, goes_on=False)[1], "other")
    return {}


_BODIES = {"one": _choices, "several": _choices, "match": _rows, "number": _number, "essay": _essay}
