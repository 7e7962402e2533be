"""Documents: what their file must hold, and the one message for what it does not."""

import pytest
import yaml

from alliances import evidence
from alliances.base import paths
from alliances.base.errors import InputError
from alliances.evidence.documents import DOCUMENTS, clause_kinds


@pytest.fixture(params=["china-1896"])
def written(request, tmp_path):
    """Return a way to change the file of a real document and read it again."""
    content = yaml.safe_load((DOCUMENTS / f"{request.param}.yml").read_text(encoding="utf-8"))

    def read(change):
        change(content)
        path = tmp_path / f"{request.param}.yml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return evidence.read_document(path)

    return read


def article(content, at=0):
    return content["texts"][0]["articles"][at]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.pop("secret"), "secret: Field required"),
        (lambda c: c.update(texts=[]), "texts: Tuple should have at least 1 item"),
        (lambda c: article(c).update(kinds=["defense"]), "text treaty, Article 1: there is no kind of clause 'defense'"),
        (lambda c: article(c, 1).update(number="1"), "text treaty, Article 1: it stands there twice"),
        (lambda c: article(c).update(sources=["no-such-card"]), "text treaty, Article 1: the source 'no-such-card' is unknown"),
        (lambda c: article(c)["quoted"][0].pop("means"), "words in another language need their translation"),
        (lambda c: article(c)["quoted"][0].update(words="x" * 121), "quoted.0.words: String should have at most 120 characters"),
        (lambda c: c["texts"][0].update(read="all"), "texts.0.read: Input should be 'whole', 'part' or 'report'"),
        (lambda c: c["texts"][0].update(signed="in June"), "texts.0.signed: Input should be a valid date"),
        (lambda c: c.update(sources=["@nobody1900"]), "sources: the source '@nobody1900' is unknown"),
    ],
)
def test_a_slip_is_named_with_file_place_and_remedy(written, change, said):
    with pytest.raises(InputError) as caught:
        written(change)
    assert said in str(caught.value)
    assert "china-1896.yml" in str(caught.value)
    assert "Remedy: " in str(caught.value)


def test_an_empty_file_is_named(tmp_path):
    (tmp_path / "empty.yml").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.yml: the file is empty"):
        evidence.read_document(tmp_path / "empty.yml")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("defence,defence,Help to a partner who is attacked.,defence-pact", "row 3: the kind 'defence' occurs twice"),
        ("offence,offence,A duty to fight in a joint war.,war-pact", "row 3: there is no concept 'war-pact'"),
    ],
)
def test_a_kind_of_clause_stands_once_and_its_term_is_known(tmp_path, row, said):
    path = tmp_path / "clauses.csv"
    path.write_text("kind,name,meaning,concept\ndefence,defence,Help to a partner who is attacked.,\n" + row + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=said):
        clause_kinds(path)


def test_a_text_was_read_no_less_than_its_articles():
    for one in evidence.documents().values():
        for text in one.texts:
            read = {article.read for article in text.articles}
            assert text.read != "whole" or read == {"whole"}, (one.key, text.id)
            assert text.read != "report" or read == {"report"}, (one.key, text.id)


def test_every_kind_of_clause_is_used():
    used = {kind for one in evidence.documents().values() for _, article in one.clauses() for kind in article.kinds}
    assert used <= set(evidence.clause_kinds())


def test_no_file_lies_beside_the_documents():
    assert {path.suffix for path in (paths.SEEDS / "documents").iterdir()} == {".yml"}
