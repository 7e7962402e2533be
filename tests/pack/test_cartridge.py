"""The Common Cartridge: valid, complete, and its questions say what the bank says."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from alliances.base import contents
from alliances.exercises import load_bank
from alliances.pack import cartridge, cartridge_quiz, lms
from alliances.pack.sheet import exercises_of, file_stem

Q = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
READ_AS_ORDERS = re.compile(r"correct|wrong|all|none|true|false", re.IGNORECASE)  # in an id, by importers
ADDRESSES = {chapter.name: f"https://example.org/bow/book/{chapter.name}.html" for chapter in contents.chapters()}


@pytest.fixture(scope="module")
def asked() -> list:
    found = lms.by_chapter()
    return [(chapter, found.get(chapter, [])) for chapter in contents.chapters()]


@pytest.fixture(scope="module")
def package(asked) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(cartridge.cartridge(asked, ADDRESSES)))


def test_every_part_is_valid_and_every_file_is_named_once(package):
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("cartridge.rng")))
    for name in package.namelist():
        if name.endswith(".xml"):
            root = etree.fromstring(package.read(name))
            assert schema.validate(root), f"{name}: {schema.error_log.last_error}"
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    assert [file.get("href") for file in manifest.iter("{*}file")] == package.namelist()[1:]
    items = {item.get("identifierref"): item for item in manifest.iter("{*}item") if item.get("identifierref")}
    assert set(items) == {resource.get("identifier") for resource in manifest.iter("{*}resource")}
    manifest.find(".//{*}item").set("identifierref", "nowhere")
    assert not schema.validate(manifest)


def test_the_same_questions_make_the_same_bytes(asked, package):
    again = zipfile.ZipFile(io.BytesIO(cartridge.cartridge(asked, ADDRESSES)))
    assert [(each.filename, each.CRC, each.date_time) for each in again.infolist()] == [
        (each.filename, each.CRC, each.date_time) for each in package.infolist()
    ]


def test_each_chapter_has_its_page_its_link_and_its_quiz(package, asked):
    for chapter, found in asked:
        stem = file_stem(chapter)
        page = package.read(f"{stem}/about.html").decode()
        assert f'href="{ADDRESSES[chapter.name]}"' in page
        assert all(f"<b>{etree.tostring(_text(exercise.title)).decode()[3:-4]}</b>" in page for exercise in exercises_of(chapter)[:1])
        assert etree.fromstring(package.read(f"{stem}/link.xml")).find("{*}url").get("href") == ADDRESSES[chapter.name]
        quiz = etree.fromstring(package.read(f"{stem}/quiz.xml"))
        assert len(list(quiz.iter(f"{Q}item"))) == sum(len(question.pairs) or 1 for question in found)


def _text(words: str) -> etree._Element:
    element = etree.Element("a")
    element.text = words
    return element


def test_without_an_address_there_is_no_link(asked):
    package = zipfile.ZipFile(io.BytesIO(cartridge.cartridge(asked[:1], {})))
    stem = file_stem(asked[0][0])
    assert package.namelist() == ["imsmanifest.xml", f"{stem}/about.html", f"{stem}/quiz.xml"]
    assert "<a " not in package.read(f"{stem}/about.html").decode()


def score(item: etree._Element, given: set[str]) -> int:
    """Score an answer as the form says: the first test that fits and is not followed by another decides."""
    for condition in item.iter(f"{Q}respcondition"):
        test = condition.find(f"{Q}conditionvar")
        both = test.find(f"{Q}and")
        if both is not None:
            fits = {e.text for e in both.findall(f"{Q}varequal")} == given
        else:
            fits = test.find(f"{Q}other") is None and bool({e.text for e in test.findall(f"{Q}varequal")} & given)
        if fits and condition.find(f"{Q}setvar") is not None:
            return 100
    return 0


def test_the_right_answers_of_the_bank_are_right_and_no_other(package, asked):
    seen = set()
    for chapter, found in asked:
        quiz = etree.fromstring(package.read(f"{file_stem(chapter)}/quiz.xml"))
        items = iter(quiz.iter(f"{Q}item"))
        for question in found:
            for pair in question.pairs or [None]:
                item = next(items)
                labels = {label.get("ident"): label.findtext(f".//{Q}mattext") for label in item.iter(f"{Q}response_label")}
                if pair:
                    right = {name for name, text in labels.items() if text == cartridge_quiz.h("p", {}, pair.target)}
                    assert len(right) == 1
                elif question.options:
                    right = {name for name, option in zip(labels, question.options, strict=True) if option.share > 0}
                else:
                    continue
                assert score(item, right) == 100
                wrong = [{name} for name in set(labels) - right] + [set(labels)] * (question.kind == "several" and right != set(labels))
                assert [score(item, each) for each in wrong] == [0] * len(wrong)
            seen.add(question.kind)
    assert seen == {"one", "several", "match", "number", "essay"}


def test_numbers_that_are_right_are_right_in_the_book(package, asked):
    bank = load_bank()
    for _, found in asked:
        for question in found:
            if question.number:
                accepted = cartridge_quiz.accepted(question.number)
                assert {bank[question.id].grade({"value": float(number)}).outcome for number in accepted} == {"right"}
                assert len(accepted) <= cartridge_quiz.FINEST
                assert f"{question.number.value:g}" in accepted


def test_ids_are_numbers_and_differ(package):
    for name in package.namelist():
        if name.endswith("quiz.xml"):
            items = list(etree.fromstring(package.read(name)).iter(f"{Q}item"))
            idents = [item.get("ident") for item in items] + [
                label.get("ident") for item in items for label in item.iter(f"{Q}response_label")
            ]
            assert len(idents) == len(set(idents))
            assert not [ident for ident in idents if READ_AS_ORDERS.search(ident)]
