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
from alliances.base.errors import InputError
from alliances.exercises import get, load_bank
from alliances.exercises.questions import Number, Question
from alliances.pack import canvas, lms, moodle
from alliances.pack.browser import save
from alliances.pack.sheet import file_stem

pytestmark = pytest.mark.xdist_group("lms")
CHAPTERS = [pytest.param(chapter, id=chapter.name) for chapter in lms.by_chapter()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The pack's part for learning management systems."""
    target = tmp_path_factory.mktemp("build") / "pack"
    pack.write_all(target, [lms.write])
    return target / "lms"


def words(marked: str) -> str:
    """Return the words of HTML alone, with plain quotation marks and dashes as text2qti may have set them."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", marked))
    return " ".join(text.split())


def said(*parts: str) -> str:
    return " ".join(" ".join(part.split()) for part in parts if part)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_moodle_xml_parses_back_to_the_bank(folder, chapter):
    root = ElementTree.parse(folder / "moodle" / f"{file_stem(chapter)}.xml").getroot()
    head, *nodes = root.findall("question")
    assert head.get("type") == "category"
    assert "CC BY 4.0" in head.findtext("info/text")
    expected = lms.by_chapter()[chapter]
    assert [node.findtext("idnumber") for node in nodes] == [question.id for question in expected]
    for node, question in zip(nodes, expected, strict=True):
        assert node.get("type") == moodle.NAMES[question.kind].split(",")[0]
        assert node.findtext("name/text") == question.title
        assert node.findtext("questiontext/text") == question.text
        assert int(node.findtext("defaultgrade")) == question.points
        told = words(node.findtext("generalfeedback/text"))
        assert said(question.explanation) in told
        assert all(said(pair.fact) in told for pair in question.pairs)
        hints = [] if question.kind == "essay" else question.hints
        assert [words(hint.findtext("text")) for hint in node.findall("hint")] == [said(hint) for hint in hints]
        assert [tag.text for tag in node.findall("tags/tag/text")] == ["CC BY 4.0", f"Bloom: {question.bloom}"]
        assert words(node.findtext("graderinfo/text") or "") == said(*question.grader)
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
            number, answers = question.number, node.findall("answer")
            for value, share, told in (
                (number.value + number.full_within, 100, number.right),
                (number.value - number.half_within, 50, number.close),
                (number.least if number.least < number.value - number.half_within else None, 0, number.low),
                (number.most if number.most > number.value + number.half_within else None, 0, number.high),
                (2 * number.most + 1, 0, f"Answer with a number from {number.least:g} to {number.most:g}."),
            ):
                if value is not None:
                    found = first_that_fits(answers, value)
                    assert (float(found.get("fraction")), words(found.findtext("feedback/text"))) == (share, said(told))


def first_that_fits(answers: list, value: float):
    """Return the answer that Moodle takes: the first whose range holds the value."""
    for answer in answers:
        text, within = answer.findtext("text"), float(answer.findtext("tolerance"))
        if text == "*" or abs(value - float(text)) <= within + 1e-9:
            return answer
    raise AssertionError(f"no answer fits {value}")


def test_all_chapters_keep_their_categories_in_moodle(folder):
    root = ElementTree.parse(folder / "moodle" / "all-chapters.xml").getroot()
    found, category = {}, None
    for node in root.findall("question"):
        if node.get("type") == "category":
            category = node.findtext("category/text").rsplit("/", 1)[1]
        else:
            found.setdefault(category, []).append(node.findtext("idnumber"))
    assert found == {chapter.title: [question.id for question in part] for chapter, part in lms.by_chapter().items()}


def test_moodle_xml_follows_the_schema(folder):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))
    for path in sorted((folder / "moodle").glob("*.xml")):
        tree = etree.parse(path)
        assert schema.validate(tree), f"{path.name}: {schema.error_log.last_error}"
    tree.find(".//answer").set("fraction", "many")
    assert not schema.validate(tree)


def assessment(package: Path) -> str:
    """Return the name, inside a package, of the file with the questions."""
    name = f"text2qti_assessment_drawing-the-bow-{package.stem}"
    return f"{name}/{name}.xml"


def test_qti_follows_the_schema_and_every_reference_leads_somewhere(folder):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("qti.rng")))
    space = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
    for path in sorted((folder / "canvas").glob("*.zip")):
        with zipfile.ZipFile(path) as package:
            root = etree.fromstring(package.read(assessment(path)))
            manifest = etree.fromstring(package.read("imsmanifest.xml"))
            kept = {name for name in package.namelist() if not name.endswith("/")}
        assert schema.validate(root), f"{path.name}: {schema.error_log.last_error}"
        assert {file.get("href") for file in manifest.iter("{*}file")} == kept - {"imsmanifest.xml"}
        seen = [label.get("ident") for choice in root.iter(f"{space}render_choice") for label in choice]
        assert len(seen) == len(set(seen))
        for item in root.iter(f"{space}item"):
            told = {part.get("ident") for part in item.iter(f"{space}itemfeedback")}
            assert {shown.get("linkrefid") for shown in item.iter(f"{space}displayfeedback")} == told
            if item.find(f".//{space}render_choice") is not None:
                labels = {label.get("ident") for label in item.iter(f"{space}response_label")}
                assert {equal.text for equal in item.iter(f"{space}varequal")} <= labels
    root.find(f".//{space}item").remove(root.find(f".//{space}presentation"))
    assert not schema.validate(root)


def test_another_wording_changes_no_id(tmp_path):
    """A course that imports the next edition must find its questions again."""
    idents = []
    for path in (tmp_path / "old.zip", tmp_path / "new.zip"):
        exercise = get("secret-end")
        if path.stem == "new":
            case = exercise.cases[0].model_copy(update={"text": "Reworded."})
            exercise = exercise.model_copy(update={"prompt": "Reworded prompt.", "cases": [case, *exercise.cases[1:]]})
        path.write_bytes(canvas.quiz("same", "Same", exercise.questions()))
        with zipfile.ZipFile(path) as package:
            text = package.read("text2qti_assessment_drawing-the-bow-same/text2qti_assessment_drawing-the-bow-same.xml").decode("utf-8")
        assert ("Reworded" in text) == (path.stem == "new")
        idents.append(re.findall(r'ident="[^"]*"|>text2qti_[^<]*<', text))
    assert idents[0] == idents[1]


def canvas_items(path: Path) -> list[dict]:
    """Read a QTI package: what each item asks, offers, calls right and answers."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(re.sub(r' xmlns="[^"]+"', "", package.read(assessment(path)).decode("utf-8"), count=1))
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
    items = iter(canvas_items(folder / "canvas" / f"{file_stem(chapter)}.zip"))
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
        assert item["feedback"]["general_fb"] == said(question.explanation, *question.grader)
        if question.options:
            assert item["type"] == ("multiple_choice" if question.kind == "one" else "multiple_answers")
            assert item["options"] == [said(option.text) for option in question.options]
            assert item["right"] == {said(option.text) for option in question.options if option.share > 0}
            assert all(item["feedback"][said(option.text)] == said(option.feedback) for option in question.options)
        elif question.number:
            value, within = question.number.value, question.number.full_within
            assert item["type"] == "numerical"
            assert item["feedback"]["correct_fb"] == said(question.number.right)
            assert item["feedback"]["general_incorrect_fb"] == said(f"Too low: {question.number.low} Too high: {question.number.high}")
            assert (min(item["least"]), max(item["most"])) == (pytest.approx(value - within), pytest.approx(value + within))
        else:
            assert item["type"] == "essay"
    assert next(items, None) is None


def test_every_exercise_is_exported_or_refused_with_a_reason(folder):
    rows = list(csv.DictReader((folder / "what-became-of-what.csv").open(encoding="utf-8-sig")))
    assert {row["exercise"] for row in rows} == set(load_bank())
    for row in rows:
        assert bool(row["question"]) == (row["kind"] not in ("sketch", "explore"))
        assert row["question"] or len(row["note"]) > 20
    names = [row["question"] for row in rows if row["question"]]
    assert len(set(names)) == len(names)


def test_points_for_several_right_options_are_those_of_the_book():
    """The bank scores (hits - false picks) / right options; the parts of the points must say the same."""
    for exercise in load_bank().values():
        if exercise.type == "choice" and exercise.several:
            (question,) = exercise.questions()
            for picked in ([0], [0, 1], list(range(len(exercise.options)))):
                total = max(0.0, sum(question.options[index].share for index in picked))
                assert total == pytest.approx(exercise.grade({"picked": picked}).score, abs=1e-3)


def test_the_pack_is_the_same_twice(folder, tmp_path):
    again = tmp_path / "pack"
    pack.write_all(again, [lms.write])
    assert (again / "SHA256SUMS").read_text(encoding="utf-8") == (folder.parent / "SHA256SUMS").read_text(encoding="utf-8")


def test_the_manifest_names_our_licence_and_no_day_of_today(folder):
    titles = {file_stem(chapter): f"Drawing the Bow: {chapter.title}" for chapter in lms.by_chapter()}
    titles["all-chapters"] = "Drawing the Bow: all chapters"
    for path in (folder / "canvas").glob("*.zip"):
        with zipfile.ZipFile(path) as package:
            text = package.read("imsmanifest.xml").decode("utf-8")
        assert canvas.LICENCE in text
        assert "Private" not in text
        assert f"<imsmd:dateTime>{canvas.DATE}<" in text
        assert f"<imsmd:string>{html.escape(titles[path.stem])}<" in text


def test_a_question_that_text2qti_refuses_is_named_in_one_line():
    number = Number(value=0, least=-5, most=5, full_within=0, half_within=1, right="r", close="c", low="l", high="h")
    question = Question("a-zero", "Nought", "number", "<p>How many?</p>", 1, "None.", "remember", number=number)
    with pytest.raises(InputError, match=r"^book/exercises, a-chapter: text2qti says: .*Remedy: change the exercise\.$"):
        canvas.quiz("a-chapter", "A", [question])


def test_another_manifest_is_not_passed_over():
    with pytest.raises(RuntimeError, match=r"look at alliances/pack/canvas\.py"):
        canvas._ours("<manifest/>", "Title")


def test_a_failed_pack_leaves_the_old_one(tmp_path):
    target = tmp_path / "pack"
    pack.write_all(target, [lambda folder: [save(folder / "a.txt", b"old")]])

    def fail(folder):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        pack.write_all(target, [lambda folder: [save(folder / "a.txt", b"new")], fail])
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
