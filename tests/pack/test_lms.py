"""What learning management systems get: parsed back, it is the bank; written twice, it is the same."""

import csv
import html
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from alliances import pack
from alliances.exercises import load_bank
from alliances.exercises.kinds import Item
from alliances.pack import canvas, lms
from alliances.pack.questions import REFUSED, questions

CHAPTERS = list(lms.by_chapter())


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The pack's part for learning management systems."""
    target = tmp_path_factory.mktemp("build") / "pack"
    pack.write_all(target, (lms.write,))
    return target / "lms"


def words(marked: str) -> str:
    """Return the words of HTML alone, with plain quotation marks and dashes as text2qti may have set them."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", marked))
    return " ".join(text.split())


def said(*parts: str) -> str:
    return " ".join(" ".join(part.split()) for part in parts if part)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_moodle_xml_parses_back_to_the_bank(folder, chapter):
    root = ElementTree.parse(folder / "moodle" / f"{chapter}.xml").getroot()
    head, *nodes = root.findall("question")
    assert head.get("type") == "category"
    assert "CC BY 4.0" in head.findtext("info/text")
    expected = lms.by_chapter()[chapter]
    assert [node.findtext("idnumber") for node in nodes] == [question.id for question in expected]
    for node, question in zip(nodes, expected, strict=True):
        assert node.get("type") == lms.MOODLE[question.kind].split(",")[0]
        assert node.findtext("name/text") == question.title
        assert node.findtext("questiontext/text") == question.text
        assert int(node.findtext("defaultgrade")) == question.points
        told = words(node.findtext("generalfeedback/text"))
        assert said(question.explanation) in told
        assert all(said(pair.fact) in told for pair in question.pairs)
        assert [words(hint.findtext("text")) for hint in node.findall("hint")] == [said(hint) for hint in question.hints]
        if question.options:
            assert node.findtext("single") == ("true" if question.kind == "one" else "false")
            read = [
                (words(a.findtext("text")), float(a.get("fraction")), words(a.findtext("feedback/text"))) for a in node.findall("answer")
            ]
            assert read == [(said(o.text), pytest.approx(100 * o.share, abs=1e-4), said(o.feedback)) for o in question.options]
        rows = [(words(row.findtext("text") or ""), row.findtext("answer/text")) for row in node.findall("subquestion")]
        assert [row for row in rows if row[0]] == [(said(pair.text), pair.target) for pair in question.pairs]
        assert {target for _, target in rows} == set(question.targets)
        if question.number:
            right, close, other = node.findall("answer")
            assert (float(right.findtext("text")), float(right.findtext("tolerance"))) == (
                question.number.value,
                question.number.full_within,
            )
            assert (float(close.findtext("text")), float(close.findtext("tolerance"))) == (
                question.number.value,
                question.number.half_within,
            )
            assert [a.get("fraction") for a in (right, close, other)] == ["100", "50", "0"]
            assert words(other.findtext("feedback/text")) == said(question.number.wrong)


def test_moodle_xml_follows_the_schema(folder):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))
    for path in sorted((folder / "moodle").glob("*.xml")):
        tree = etree.parse(path)
        assert schema.validate(tree), f"{path.name}: {schema.error_log.last_error}"
    tree.find(".//answer").set("fraction", "many")
    assert not schema.validate(tree)


def canvas_items(path: Path) -> list[dict]:
    """Read a QTI package: what each item asks, offers, calls right and answers."""
    with zipfile.ZipFile(path) as package:
        name = next(n for n in package.namelist() if re.fullmatch(r"(text2qti_assessment_\w+)/\1\.xml", n))
        root = ElementTree.fromstring(re.sub(r' xmlns="[^"]+"', "", package.read(name).decode("utf-8"), count=1))
    items = []
    for item in root.iter("item"):
        fields = {f.findtext("fieldlabel"): f.findtext("fieldentry") for f in item.iter("qtimetadatafield")}
        labels = {label.get("ident"): words(label.findtext(".//mattext") or "") for label in item.iter("response_label")}
        right = {
            equal.text
            for condition in item.iter("respcondition")
            if condition.find("setvar") is not None
            for equal in condition.iter("varequal")
        }
        right -= {equal.text for negation in item.iter("not") for equal in negation.iter("varequal")}
        feedback = {part.get("ident"): words(part.findtext(".//mattext")) for part in item.iter("itemfeedback")}
        items.append(
            {
                "id": item.get("ident").removeprefix("text2qti_question_"),
                "title": item.get("title"),
                "type": fields["question_type"].removesuffix("_question"),
                "points": float(fields["points_possible"]),
                "text": words(item.findtext("presentation/material/mattext")),
                "options": list(labels.values()),
                "right": {labels[key] for key in right if key in labels},
                "feedback": {labels.get(key.removesuffix("_fb"), key): told for key, told in feedback.items()},
                "least": [float(e.text) for e in item.iter("vargte")],
                "most": [float(e.text) for e in item.iter("varlte")],
            }
        )
    return items


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_qti_parses_back_to_the_bank(folder, chapter):
    items = iter(canvas_items(folder / "canvas" / f"{chapter}.zip"))
    for question in lms.by_chapter()[chapter]:
        if question.kind == "match":
            for number, pair in enumerate(question.pairs, start=1):
                item = next(items)
                assert (item["id"], item["type"], item["points"]) == (f"{question.id}-{number}", "multiple_choice", 1)
                assert item["text"] == said(words(question.text), pair.text)
                assert (item["options"], item["right"]) == ([said(t) for t in question.targets], {said(pair.target)})
                assert item["feedback"]["general_fb"] == said(pair.fact, question.explanation)
            continue
        item = next(items)
        assert (item["id"], item["title"], item["points"]) == (question.id, said(question.title), question.points)
        assert item["text"] == words(question.text)
        assert item["feedback"]["general_fb"] == said(question.explanation)
        if question.options:
            assert item["type"] == ("multiple_choice" if question.kind == "one" else "multiple_answers")
            assert item["options"] == [said(option.text) for option in question.options]
            assert item["right"] == {said(option.text) for option in question.options if option.share > 0}
            assert all(item["feedback"][said(option.text)] == said(option.feedback) for option in question.options)
        elif question.number:
            value, within = question.number.value, question.number.full_within
            assert item["type"] == "numerical"
            assert item["feedback"]["correct_fb"] == said(question.number.right)
            assert item["feedback"]["general_incorrect_fb"] == said(question.number.wrong)
            assert (min(item["least"]), max(item["most"])) == (pytest.approx(value - within), pytest.approx(value + within))
        else:
            assert item["type"] == "essay"
    assert next(items, None) is None


def test_every_exercise_is_exported_or_refused_with_a_reason(folder):
    rows = list(csv.DictReader((folder / "what-became-of-what.csv").open(encoding="utf-8")))
    assert {row["exercise"] for row in rows} == set(load_bank())
    for row in rows:
        assert bool(row["question"]) == (row["kind"] not in REFUSED)
        assert row["question"] or len(row["note"]) > 20
    names = [row["question"] for row in rows if row["question"]]
    assert len(set(names)) == len(names)


def test_every_kind_is_known():
    kinds = {kind.model_fields["type"].annotation.__args__[0] for kind in Item.__args__[0].__args__}
    assert {exercise.type for exercise in load_bank().values()} | set(REFUSED) == kinds


def test_points_for_several_right_options_are_those_of_the_book():
    """The bank scores (hits - false picks) / right options; the parts of the points must say the same."""
    for exercise in load_bank().values():
        if exercise.type == "choice" and exercise.several:
            (question,) = questions(exercise)
            for picked in ([0], [0, 1], list(range(len(exercise.options)))):
                total = max(0.0, sum(question.options[index].share for index in picked))
                assert total == pytest.approx(exercise.grade({"picked": picked}).score, abs=1e-3)


def test_the_pack_is_the_same_twice(folder, tmp_path):
    again = tmp_path / "pack"
    pack.write_all(again, (lms.write,))
    assert (again / "SHA256SUMS").read_text(encoding="utf-8") == (folder.parent / "SHA256SUMS").read_text(encoding="utf-8")


def test_the_manifest_names_our_licence_and_no_day_of_today(folder):
    for path in (folder / "canvas").glob("*.zip"):
        with zipfile.ZipFile(path) as package:
            text = package.read("imsmanifest.xml").decode("utf-8")
        assert canvas.LICENCE in text
        assert "Private" not in text
        assert f"<imsmd:dateTime>{canvas.DATE}<" in text


def test_another_manifest_is_not_passed_over():
    with pytest.raises(RuntimeError, match=r"look at alliances/pack/canvas\.py"):
        canvas._licensed("<manifest/>")


def test_a_failed_pack_leaves_the_old_one(tmp_path):
    target = tmp_path / "pack"
    pack.write_all(target, (lambda folder: (folder / "a.txt").write_text("old"),))

    def fail(folder):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        pack.write_all(target, (lambda folder: (folder / "a.txt").write_text("new"), fail))
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
