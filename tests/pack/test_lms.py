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
from alliances.exercises import get, load_bank
from alliances.pack import canvas, lms, moodle, rubrics
from alliances.pack.browser import save
from alliances.pack.sheet import file_stem

pytestmark = pytest.mark.xdist_group("lms")
BANK = lms.by_chapter()
CHAPTERS = [pytest.param(chapter, id=chapter.name) for chapter in BANK]
QUESTIONS = [question for asked in BANK.values() for question in asked]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The pack's part for learning management systems."""
    target = tmp_path_factory.mktemp("build") / "pack"
    pack.write_all(target, [lms.write])
    return target / "lms"


def words(marked: str) -> str:
    """Return the words of HTML alone."""
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
    expected = BANK[chapter]
    assert [node.findtext("idnumber") for node in nodes] == [question.code for question in expected]
    for node, question in zip(nodes, expected, strict=True):
        assert node.get("type") == moodle.NAMES[question.kind].split(",")[0]
        assert node.findtext("name/text") == question.title
        assert node.findtext("questiontext/text") == question.text
        assert int(node.findtext("defaultgrade")) == question.points
        told = words(node.findtext("generalfeedback/text"))
        assert said(question.explanation) in told
        assert all(said(pair.fact) in told for pair in question.pairs)
        assert told.endswith(words(question.scored))
        hints = [] if question.kind == "essay" else question.hints
        assert [words(hint.findtext("text")) for hint in node.findall("hint")] == [said(hint) for hint in hints]
        assert [tag.text for tag in node.findall("tags/tag/text")] == ["CC BY 4.0", f"Bloom: {question.bloom}"]
        assert words(node.findtext("graderinfo/text") or "") == said(*question.grader)
        if question.options:
            assert node.findtext("shuffleanswers") == ("false" if question.fixed else "true")
            assert node.findtext("single") == ("true" if question.kind == "one" else "false")
            read = [
                (words(a.findtext("text")), float(a.get("fraction")), words(a.findtext("feedback/text"))) for a in node.findall("answer")
            ]
            assert read == [(said(o.text), pytest.approx(100 * o.share, abs=1e-4), said(o.feedback)) for o in question.options]
        rows = [(words(row.findtext("text") or ""), row.findtext("answer/text")) for row in node.findall("subquestion")]
        assert not rows or node.findtext("shuffleanswers") == "false"
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
    assert found == {chapter.title: [question.code for question in part] for chapter, part in BANK.items()}


def test_moodle_xml_follows_the_schema(folder):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle.rng")))
    for path in sorted((folder / "moodle").glob("*.xml")):
        tree = etree.parse(path)
        assert schema.validate(tree), f"{path.name}: {schema.error_log.last_error}"
    tree.find(".//answer").set("fraction", "many")
    assert not schema.validate(tree)


def parts(package: Path) -> dict[str, etree._Element]:
    """Return the XML files of a package, by their names in it, without name spaces."""
    found = {}
    with zipfile.ZipFile(package) as archive:
        for name in archive.namelist():
            found[name] = etree.fromstring(re.sub(rb' xmlns(?:="[^"]*canvas[^"]*"|="[^"]*ims[^"]*")', b"", archive.read(name), count=1))
    return found


def assessments(package: Path) -> list[etree._Element]:
    """Return the files with questions of a package."""
    return [root for name, root in parts(package).items() if root.tag == "questestinterop"]


def test_qti_follows_the_schema_and_every_reference_leads_somewhere(folder):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("qti.rng")))
    for path in sorted((folder / "canvas").glob("*.zip")):
        with zipfile.ZipFile(path) as package:
            files = {name: package.read(name) for name in package.namelist()}
        manifest = etree.fromstring(files.pop("imsmanifest.xml"))
        assert {file.get("href") for file in manifest.iter("{*}file")} == set(files)
        held = {one.get("identifier") for one in manifest.iter("{*}resource")}
        assert {one.get("identifierref") for one in manifest.iter("{*}dependency")} <= held
        for name, content in files.items():
            if name.endswith("assessment_meta.xml"):
                continue
            root = etree.fromstring(content)
            assert schema.validate(root), f"{path.name}: {schema.error_log.last_error}"
            for item in root.iter("{*}item"):
                told = {part.get("ident") for part in item.iter("{*}itemfeedback")}
                assert {shown.get("linkrefid") for shown in item.iter("{*}displayfeedback")} == told
                labels = {label.get("ident") for label in item.iter("{*}response_label")}
                rows = {row.get("ident") for row in item.iter("{*}response_lid", "{*}response_str")}
                asked = list(item.iter("{*}varequal"))
                assert {each.get("respident") for each in asked} <= rows
                assert labels == {"answer1"} or {each.text for each in asked} <= labels
    root.find(".//{*}item").remove(root.find(".//{*}presentation"))
    assert not schema.validate(root)


# what Canvas's importer reads in the id of a feedback, in its order: to those who are wrong, to those who are right, to everyone
ORDERS = [re.compile(pattern, re.IGNORECASE) for pattern in (r"wrong|incorrect|(_IC$)", r"correct|(_C$)", r"solution", r"general_|_all")]
MEANT = {canvas.ELSE: 0, canvas.RIGHT: 1, canvas.ALWAYS: 3}


def test_no_id_in_any_file_holds_a_word_that_an_importer_takes_for_an_order(folder):
    ids = {number.text for path in (folder / "moodle").glob("*.xml") for number in ElementTree.parse(path).iter("idnumber")}
    for path in (folder / "canvas").glob("*.zip"):
        for root in parts(path).values():
            for element in root.iter():
                ids |= {
                    value
                    for key, value in element.attrib.items()
                    if key in ("ident", "identifier", "identifierref", "linkrefid", "respident")
                }
                if element.tag == "fieldentry" and element.getprevious().text in (
                    "original_answer_ids",
                    "assessment_question_identifierref",
                ):
                    ids |= set((element.text or "").split(","))
    assert len(ids) > 1500
    assert {name for name in ids - set(MEANT) if any(order.search(name) for order in ORDERS)} == set()
    for name, meant in MEANT.items():
        assert next(place for place, order in enumerate(ORDERS) if order.search(name)) == meant


def test_another_wording_changes_no_id(tmp_path):
    """A course that imports the next edition must find its questions again."""
    idents = []
    for path in (tmp_path / "old.zip", tmp_path / "new.zip"):
        exercise = get("secret-end")
        if path.stem == "new":
            case = exercise.cases[0].model_copy(update={"text": "Reworded."})
            exercise = exercise.model_copy(update={"elsewhere": "Reworded prompt.", "cases": [case, *exercise.cases[1:]]})
        path.write_bytes(canvas.quiz("same", "Same", exercise.questions()))
        text = "".join(etree.tostring(root, encoding="unicode") for root in parts(path).values())
        assert ("Reworded" in text) == (path.stem == "new")
        idents.append(re.findall(r'ident(?:ifier)?="[^"]*"|original_answer_ids</fieldlabel>\s*<fieldentry>[^<]*', text))
    assert idents[0] == idents[1]


def canvas_items(root: etree._Element) -> list[dict]:
    """Read a file with questions: what each item asks, offers, calls right and answers."""
    items = []
    for item in root.iter("item"):
        fields = {f.findtext("fieldlabel"): f.findtext("fieldentry") for f in item.iter("qtimetadatafield")}
        labels = {label.get("ident"): words(label.findtext(".//mattext") or "") for label in item.iter("response_label")}
        scored = [rule for rule in item.iter("respcondition") if rule.find("setvar") is not None]
        right = {equal.text for rule in scored for equal in rule.iter("varequal")}
        right -= {equal.text for negation in item.iter("not") for equal in negation.iter("varequal")}
        targets = {equal.get("respident"): labels.get(equal.text) for rule in scored for equal in rule.iter("varequal")}
        feedback = {part.get("ident"): words(part.findtext(".//mattext")) for part in item.iter("itemfeedback")}
        items.append(
            {
                "id": item.get("ident"),
                "title": item.get("title"),
                "type": fields["question_type"].removesuffix("_question"),
                "points": float(fields["points_possible"]),
                "text": words(item.findtext("presentation/material/mattext")),
                "options": [labels[label.get("ident")] for label in item.iter("response_label")],
                "rows": [(words(row.findtext("material/mattext")), targets[row.get("ident")]) for row in item.iter("response_lid") if row[0].tag == "material"],
                "sum": sum(float(rule.findtext("setvar")) for rule in scored),
                "right": {labels[key] for key in right if key in labels},
                "feedback": {labels.get(key.removesuffix("_fb"), key): told for key, told in feedback.items()},
                "least": [float(e.text) for e in item.iter("vargte")],
                "most": [float(e.text) for e in item.iter("varlte")],
            }
        )  # fmt: skip
    return items


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_qti_parses_back_to_the_bank(folder, chapter):
    (root,) = assessments(folder / "canvas" / f"{file_stem(chapter)}.zip")
    for item, question in zip(canvas_items(root), BANK[chapter], strict=True):
        assert (item["id"], item["title"], item["points"]) == (f"q{question.code}", said(question.title), question.points)
        assert (item["type"], item["text"]) == (canvas.NAMES[question.kind].replace(" ", "_"), words(question.text))
        told, scored = item["feedback"][canvas.ALWAYS], [words(question.scored)] if question.scored else []
        facts = [f"{pair.text}: {pair.target} . {pair.fact}" for pair in question.pairs]
        assert told.split() == said(question.explanation, *facts, *scored, *question.grader).split()
        if question.options:
            assert item["options"] == [said(option.text) for option in question.options]
            assert item["right"] == {said(option.text) for option in question.options if option.share > 0}
            assert all(item["feedback"][said(option.text)] == said(option.feedback) for option in question.options)
        elif question.pairs:
            assert item["rows"] == [(said(pair.text), said(pair.target)) for pair in question.pairs]
            assert item["options"] == [said(target) for target in question.targets] * len(question.pairs)
            assert item["sum"] == pytest.approx(100, abs=0.05)
        elif question.number:
            value, within = question.number.value, question.number.full_within
            assert item["feedback"][canvas.RIGHT] == said(question.number.right)
            assert all(
                said(line) in item["feedback"][canvas.ELSE] for line in (question.number.low, question.number.high, question.number.close)
            )
            assert (min(item["least"]), max(item["most"])) == (pytest.approx(value - within), pytest.approx(value + within))


def test_quizzes_are_for_practice_and_as_long_as_a_chapter(folder):
    by_title = {f"Drawing the Bow: {chapter.title}": asked for chapter, asked in BANK.items()}
    packages = {path.stem: parts(path) for path in (folder / "canvas").glob("*.zip")}
    assert set(packages) == {lms.ALL, *(file_stem(chapter) for chapter in BANK)}
    assert len([root for root in packages[lms.ALL].values() if root.tag == "questestinterop"]) == len(by_title)
    for held in packages.values():
        for name, settings in held.items():
            if settings.tag == "quiz":
                told = {each.tag: each.text for each in settings}
                assert (told["quiz_type"], told["allowed_attempts"], told["shuffle_answers"]) == ("practice_quiz", "-1", "false")
                root = held[f"{settings.get('identifier')}/{settings.get('identifier')}.xml"]
                assert root.findtext(".//fieldentry") == "unlimited"
                assert float(told["points_possible"]) == sum(each.points for each in by_title[told["title"]])
                assert len(list(root.iter("item"))) == len(by_title[told["title"]]) <= 15
            if name == "imsmanifest.xml":
                text = etree.tostring(settings, encoding="unicode")
                assert canvas.LICENCE in text and f"dateTime>{canvas.DATE}<" in text


# what is on the page alone: a form with its check, controls, what stands above or below the exercise
OF_THE_PAGE = re.compile(
    r"how sure you are|confidence|[Tt]he check looks|[Ff]lip one|[Tt]hen choose|you read on|[Ll]ock your|this page|of this chapter support|[Tt]ick what"
    r"|weight from 0 to 3|(?:chart|time line|table|list)s? (?:above|below)|see below|stands? below|To choose"
)


def test_prompts_and_hints_are_true_where_the_page_is_not():
    assert OF_THE_PAGE.search("Say how sure you are.")
    assert [(one.id, found[0]) for one in QUESTIONS for text in (one.text, *one.hints) if (found := OF_THE_PAGE.search(text))] == []


def test_every_question_has_a_name_of_its_own_and_says_where_it_comes_from(monkeypatch):
    assert len({question.title for question in QUESTIONS}) == len({question.code for question in QUESTIONS}) == len(QUESTIONS)
    monkeypatch.delenv("BOOK_ADDRESS", raising=False)
    chapter, (question, *_) = next(iter(lms.by_chapter().items()))
    assert f"chapter {chapter.number}: {chapter.title}" in question.text
    assert "href" not in question.text
    monkeypatch.setenv("BOOK_ADDRESS", "https://example.org/bow")
    question = lms.by_chapter()[chapter][0]
    assert f'<a href="https://example.org/bow/book/{chapter.name}.html#{question.id}" target="_blank">From' in question.text


def test_a_conclusion_holds_its_evidence_and_a_passage_keeps_its_order():
    bank = load_bank()
    for question in QUESTIONS:
        exercise = bank[question.id.removesuffix("-conclusion").removesuffix("-name").removesuffix("-flip")]
        if question.id.endswith("-conclusion"):
            assert all(said(piece.text) in words(question.text) for piece in exercise.pieces)
        if exercise.type == "tag":
            assert [words(pair.text) for pair in question.pairs] == [
                said(f"({n}) {unit.text}") for n, unit in enumerate(exercise.units, start=1)
            ]
        numbered = question.options and all(option.text.startswith(f"{n}. ") for n, option in enumerate(question.options, start=1))
        assert question.fixed == bool(question.pairs or numbered)


def test_points_are_those_of_the_rubrics_and_the_marker_has_their_words(folder):
    bank, marks = load_bank(), {rubric["id"]: rubric for rubric in rubrics.load()}
    for question in QUESTIONS:
        if rubric := marks.get(bank[question.id].type if question.id in bank else ""):
            assert question.points == rubric["points"]
            assert (
                question.kind != "essay"
                or question.id.endswith("-memo")
                or all(each["full"] in " ".join(question.grader) for each in rubric["criteria"])
            )


def test_every_exercise_is_exported_or_refused_with_a_reason(folder):
    rows = list(csv.DictReader((folder / "what-became-of-what.csv").open(encoding="utf-8-sig")))
    assert {row["exercise"] for row in rows} == set(load_bank())
    for row in rows:
        assert bool(row["id"]) == (row["kind"] not in ("sketch", "explore"))
        assert row["id"] or len(row["note"]) > 20
        if row["kind"] in ("match", "classify", "tag", "evidence", "order"):
            assert "nothing below one half" in row["note"], "a score is worked out in another way than in the book"
    assert [row["id"] for row in rows if row["id"]] == [question.code for question in QUESTIONS]


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


def test_a_failed_pack_leaves_the_old_one(tmp_path):
    target = tmp_path / "pack"
    pack.write_all(target, [lambda folder: [save(folder / "a.txt", b"old")]])

    def fail(folder):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        pack.write_all(target, [lambda folder: [save(folder / "a.txt", b"new")], fail])
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
