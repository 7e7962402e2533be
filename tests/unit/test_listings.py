"""The HTML of marks, lists and launch links: a small book, built in process from the real records, and read back by a parser.

A page with one mark of each kind stands beside the real pages with lists, so that the lists have a user to tell of.
"""

import codecs
import io
import re
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup
from docutils.nodes import make_id
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from alliances import data, evidence, exercises, models
from alliances.base import contents, paths
from alliances.site.listings import questions
from alliances.site.listings.parts import by_letter

pytestmark = pytest.mark.xdist_group("small-site")  # one build serves all
ROOT = Path(__file__).resolve().parents[2]
PAGE = """\
# Small & whole

{claim}`A1-46`, {event}`EV-1896-li-lobanov`, {datum}`lives.pacts`, {concept}`cut off <censoring>`, {concept}`again <censoring>`,
two {claim}`A1-46, A1-13, EV-1896-li-lobanov`, {events}`EV-1896-li-lobanov, EV-1894-sino-japanese-war`, {clause}`the fifth <china-1896-treaty-5>`, {clause}`china-1896-treaty-7`, {as_of}`Russia-Israel`, {exercise}`pattern-median`, {claim}`A1-99`,
{native}`zh:李鴻章`, {native}`fa:ایران`, {native}`xx:Li`.

```{latest} Russia-Israel
:count: 2
```

```{launch} 01-how-long-do-alliances-last
```

```{article-paragraphs} 99
```

```{treaty} china-1896
```

```{treaty} none
```

```{guess} How long?
:right: 2

A year
: No.

Two years
: Yes, {datum}`lives.median-ended`.
```

```{guess} How often?
:right: 3

Once
: No.
```

```{drawing} none
```

```{toctree}
:glob:
book/*/*
```
"""

NEWER = """\
---
orphan: true
---
# Newer than its relation

The facts stand {as_of}`Russia-Japan`. Then {events}`EV-NEWEST, EV-2026-treaty-30-years-report`.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Build the small book in two processes, whose notes must come together; return its folder and the warnings."""
    source, site = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("site")
    (source / "index.md").write_text(PAGE, encoding="utf-8")
    (source / "newer.md").write_text(NEWER.replace("EV-NEWEST", evidence.latest("Russia-Türkiye")[0].id), encoding="utf-8")
    for part in ("articles", "reference"):
        shutil.copytree(ROOT / "book" / part, source / "book" / part)
    (source / "book" / "teach").mkdir()
    (site / "html" / "_static" / "data").mkdir(parents=True)
    (site / "html" / "_static" / "data" / "left.csv").write_text("of an older book", encoding="utf-8")
    shutil.copy(ROOT / "book" / "teach" / "outcomes.md", source / "book" / "teach")
    settings = {
        "extensions": ["myst_nb", "sphinxcontrib.bibtex", "alliances.site"],
        "bibtex_bibfiles": [str(ROOT / "seeds" / "references.bib")],
        "bibtex_cite_id": "ref-{key}",
        "myst_enable_extensions": ["deflist"],
        "nb_execution_mode": "off",
        "suppress_warnings": ["myst.xref_missing"],  # the small book lacks most pages of the large one
        "html_theme": "basic",
    }
    warnings = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, patch_docutils(), docutils_namespace():
        patch.setenv("BOOK_REPOSITORY", "ir/bow")
        app = Sphinx(source, None, site / "html", site / "doctrees", "html", settings, status=None, warning=warnings, parallel=2)
        app.build()
    return site / "html", warnings.getvalue()


@pytest.fixture(scope="module")
def page(book):
    """Return a page of the small book, parsed once."""
    return cache(lambda name: BeautifulSoup((book[0] / f"{name}.html").read_text(encoding="utf-8"), "html.parser"))


def test_tables_are_given_out_for_spreadsheets_and_those_that_left_are_gone(book):
    given = {path.name: path.read_bytes() for path in (book[0] / "_static" / "data").iterdir()}
    tables = {path.name: path.read_bytes() for path in paths.TABLES.glob("*.csv")}
    assert {name: content.removeprefix(codecs.BOM_UTF8) for name, content in given.items()} == tables
    marked = {name for name, content in given.items() if content.startswith(codecs.BOM_UTF8)}
    assert marked == {name for name, content in tables.items() if not content.isascii()} != set()


def listed(page, name):
    return page(f"book/reference/{name}").select(".entry")


def text(element):
    return " ".join(element.get_text().split())


def plain(record):
    """Return a text of a record as a browser prints it."""
    return " ".join(str(record).split())


# --- names in their own script ---


def test_a_name_says_which_language_it_is_in(book, page):
    assert [(name["lang"], name.text) for name in page("index").select("bdi")] == [
        ("zh", "李鴻章"),
        ("fa", "ایران"),
    ]
    assert {name["translate"] for name in page("index").select("bdi")} == {"no"}
    assert "{native}`xx:Li`: write a language" in book[1]


# --- marks ---


def kept(page):
    """Return the cards of the page."""
    return page("index").select_one("template.evidence-cards").find_all(attrs={"data-card": True}, recursive=False)


def cards(page, mark):
    """Return what the page says of a mark when it is asked."""
    wanted = mark["data-card"].split()
    return " ".join(plain("".join(card.find_all(string=True))) for card in kept(page) if card["data-card"] in wanted)


@pytest.mark.parametrize(
    ("kind", "shown", "target", "said"),
    [
        (
            "claim",
            "The article's claim: contested",
            "claims.html#a1-46",
            ["article 1, paragraph 11", "contested A1-46", "Sources: ", "Open in the ledger"],
        ),
        ("event", "3 June 1896", "timeline.html#ev-1896-li-lobanov", ["3 June 1896 ", "Sources: ", "Open in the timeline"]),
        ("concept", "cut off", "glossary.html#censoring", ["Censoring"]),
        ("datum", None, "data.html#alliance-spells", ["alliance_spells", "Open in the data catalogue"]),
    ],
)
def test_a_mark_shows_its_sign_or_word_and_has_its_card(page, kind, shown, target, said):
    mark = page("index").select_one(f".evidence-{kind}")
    assert mark["href"] == f"book/reference/{target}"
    assert shown is None or text(mark) == shown
    assert all(words in cards(page, mark) for words in said)


def test_the_card_of_a_thing_stands_once_on_a_page(page):
    names = [card["data-card"] for card in kept(page)]
    assert len(names) >= 8
    assert len(set(names)) == len(names)
    assert {name for mark in page("index").select(".evidence") for name in mark["data-card"].split()} == set(names)


def test_only_the_first_mark_of_a_thing_is_an_anchor(page):
    names = [mark["id"] for mark in page("index").select(".evidence[id]")]
    assert len(set(names)) == len(names)
    assert len(names) < len(page("index").select(".evidence"))


def test_one_mark_holds_several_claims_and_events_and_prints_no_date(page):
    claims, events = page("index").select("p > .evidence-claim")[1], page("index").select_one(".evidence-events")
    verdicts = [evidence.claim(name).verdict for name in ("A1-46", "A1-13")]
    assert [sign["class"][1] for sign in claims.select(".verdict")] == [f"verdict-{verdict}" for verdict in verdicts]
    assert text(claims) == f"2 claims of the article: {', '.join(verdicts)}. Source: 3 June 1896"
    assert all(words in cards(page, claims) for words in ("A1-46", "A1-13", evidence.events()["EV-1896-li-lobanov"].title))
    assert text(events) == "Sources: 2 events"
    assert not events.find(string=re.compile("18"))


def test_a_term_is_marked_at_its_first_use(page):
    assert [text(mark) for mark in page("index").select(".evidence-concept")] == ["cut off"]
    assert "cut off, again, two" in text(page("index").p).replace(" ,", ",").replace("\n", " ")


def test_a_card_says_what_the_record_says(page):
    claim = evidence.claim("A1-46")
    card = cards(page, page("index").select_one(".evidence-claim"))
    assert all(plain(words) in card for words in (claim.asserted_by, claim.paraphrase, claim.nuance))


def test_an_unknown_id_is_a_warning_and_no_mark(book, page):
    assert "WARNING: the guess has no right answer" in book[1]
    assert "drawing none: there is no such file in book/drawings" in book[1]
    assert "index.md:3: WARNING: seeds/claims.csv: there is no claim 'A1-99'" in book[1]
    assert book[1].count("WARNING") == 7, book[1]
    assert len(page("index").select(".evidence-claim")) == 2


def test_as_of_and_latest_take_the_newest_events(page):
    newest = evidence.latest("Russia-Israel")[:2]
    marks = page("index").select("p > .evidence-event")
    assert f"as of {newest[0].when}" in [text(mark) for mark in marks]
    assert [text(item).startswith(event.when) for item, event in zip(page("index").select("ul.latest > li"), newest, strict=True)] == [
        True
    ] * 2


def test_a_page_is_as_new_as_the_newest_event_that_it_cites(page):
    """The newest event of the relation is older, and what is newer still is an unverified report."""
    sure, report = evidence.latest("Russia-Türkiye")[0], evidence.events()["EV-2026-treaty-30-years-report"]
    assert evidence.latest("Russia-Japan")[0].date < sure.date < report.date
    dated, cited = page("newer").select("p > .evidence-event"), page("newer").select_one("p > .evidence-events")
    assert [text(mark) for mark in dated] == [f"as of {sure.when}"]
    assert dated[0]["href"].endswith(f"#{sure.id.lower()}")
    assert cited["id"] == f"m-event-{sure.id.lower()}"  # the passage is where the event is told, not the date


def test_a_pointer_leads_to_its_exercise(page):
    exercise = exercises.get("pattern-median")
    link = page("index").select_one(".evidence-exercise")
    assert link["href"] == "book/alliances/pattern.html#pattern-median"
    assert text(link) == f"{exercise.title} ({exercise.minutes} min)"


def test_launch_links(page):
    links = page("index").select("ul.launch a")
    assert [text(link) for link in links] == ["Binder", "Colab", "Download the notebook"]
    assert links[2]["href"] == "_static/notebooks/01-how-long-do-alliances-last.ipynb"
    assert all("ir/bow" in link["href"] for link in links[:2])


# --- lists ---


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "book" / "reference").glob("*.md")))
def test_a_list_is_sound(page, name):
    tree = page(f"book/reference/{name}")
    names = [part["id"] for part in tree.find_all(id=True)]
    assert len(set(names)) == len(names)
    for part in tree.find_all(attrs={"aria-labelledby": True}):
        assert text(tree.find(id=part["aria-labelledby"]))
    assert not tree.select(".entries [style], .table-card [style]")
    assert all(text(link) for link in tree.select(".entry a[href], .table-card a[href]"))


def test_lists_have_every_record(page):
    assert [entry["id"] for entry in listed(page, "claims")] == [name.lower() for name in evidence.claims()]
    assert [entry["id"] for entry in listed(page, "timeline")] == [name.lower() for name in evidence.events()]
    assert [entry["id"] for entry in listed(page, "glossary")] == list(evidence.concepts())
    assert sorted(entry["id"] for entry in listed(page, "forecasts")) == [name.lower() for name in evidence.forecasts()]
    assert sorted(entry["id"] for entry in listed(page, "resolved")) == [name.lower() for name in evidence.questions()]
    assert {entry["id"] for entry in listed(page, "bibliography")} == {make_id(f"ref-{key}") for key in evidence.reference_keys()}
    assert {entry["id"] for entry in listed(page, "sources")} == set(evidence.sources())
    assert len(listed(page, "changes")) == len(evidence.since_the_seeds())
    assert len(listed(page, "checks")) == sum(map(len, evidence.statements().values()))
    cards = [card["id"] for card in page("book/reference/data").select(".table-card")]
    assert sorted(cards) == sorted(name.replace("_", "-") for name in data.tables())
    assert len(page("book/reference/models").select(".table-card")) == len(models.__all__)
    assert len(page("book/teach/outcomes").select(".outcomes tbody tr")) == len(exercises.load_bank())


@pytest.mark.parametrize(
    "name", ["claims", "forecasts", "resolved", "checks", "sources", "timeline", "changes", "glossary", "data", "bibliography", "documents"]
)
def test_a_list_has_parts_and_entries_carry_the_fields_that_readers_choose_by(page, name):
    parts = [part["id"] for part in page(f"book/reference/{name}").select(".entry-group:has(.entry)")]
    links = [
        link["href"].removeprefix("#")
        for link in page(f"book/reference/{name}").select("nav.jump a, .outcomes:not([data-columns] .outcomes) tbody a")
    ]
    assert links == parts
    assert len(set(parts)) == len(parts)
    form = page(f"book/reference/{name}").select_one(".entries[data-filter]")
    for field in form["data-filter"].split():
        assert all(entry.get(f"data-{field}") for entry in form.select(".entry")), field


def test_a_document_is_told_by_its_articles_and_compared_by_kinds_of_clause(page):
    tree, every = page("book/reference/documents"), evidence.documents()
    entries = {entry["id"]: entry for entry in listed(page, "documents")}
    expected = {one.anchor(part, article): (one, article) for one in every.values() for part, article in one.clauses()}
    assert list(entries) == list(expected)
    for anchor, (_, article) in expected.items():
        assert plain(article.says) in text(entries[anchor])
        assert entries[anchor]["data-clause"].split("; ") == [evidence.clause_kinds()[kind].name for kind in article.kinds]
        assert all(entries[anchor].find("q", lang=each.language).string for each in article.quoted)
    rows = {row.th.string: row.find_all("td") for row in tree.select("[data-columns] tbody tr")}
    for at, one in enumerate(every.values()):
        for kind, cells in rows.items():
            linked = {link["href"].removeprefix("#") for link in cells[at].find_all("a")}
            assert linked == {
                anchor for anchor, (owner, _) in expected.items() if owner is one and kind in entries[anchor]["data-clause"].split("; ")
            }
            assert linked or cells[at].string == ("no" if one.whole else "not seen")


def test_a_chapter_shows_a_document_folded_and_its_articles_have_anchors(book, page):
    found = page("index").select("section.document")
    assert [part["aria-labelledby"] for part in found] == ["china-1896-name"]
    folded = found[0].select("details.document-text")
    assert [text(part.summary) for part in folded] == [
        "Treaty of alliance, 3 June 1896: 6 clauses in our words",
        "Contract for the Chinese Eastern Railway, 8 September 1896: 7 clauses in our words",
    ]
    assert folded[0].find(id="china-1896-treaty-5")
    assert "A part of the text. " in text(folded[0])
    assert found[0].select_one("a[href$='documents.html#china-1896']")
    assert page("book/reference/documents").find(id="china-1896").select_one("a[href$='index.html']")
    mark = page("index").select_one(".evidence-clause")
    assert (mark["href"], text(mark)) == ("book/reference/documents.html#china-1896-treaty-5", "the fifth")
    assert "In a war under Article 1 Russia may use this railway" in cards(page, mark)
    assert "there is no article 'china-1896-treaty-7'" in book[1]
    assert "there is no document 'none'" in book[1]


def test_nothing_of_a_record_is_lost_or_taken_for_markup(page):
    for entry, claim in zip(listed(page, "claims"), evidence.claims().values(), strict=True):
        assert all(plain(words) in text(entry) for words in (claim.asserted_by, claim.paraphrase, claim.nuance)), claim.id
    for entry, event in zip(listed(page, "timeline"), evidence.events().values(), strict=True):
        assert all(plain(words) in text(entry) for words in (event.title, event.summary)), event.id
        assert entry["aria-label"] == event.title
    for entry in listed(page, "sources"):
        card = evidence.sources()[entry["id"]]
        assert all(plain(words) in text(entry) for words in (card.title, card.use)), card.key
        assert not card.url or entry.select_one(".entry-name a")["href"] == card.url


def test_lists_tell_which_pages_use_what_and_lead_to_the_passage(page):
    passages = {"claims": "m-claim-a1-46", "timeline": "m-event-ev-1896-li-lobanov", "glossary": "m-concept-censoring"}
    for name, anchor in (("claims", "a1-46"), ("timeline", "ev-1896-li-lobanov"), ("glossary", "censoring")):
        entry = page(f"book/reference/{name}").find(id=anchor)
        assert "Used in: Small & whole." in text(entry)
        assert entry.find("a", string="Small & whole")["href"] == f"../../index.html#{passages[name]}"
        assert anchor in page("index").select_one(f".evidence#{passages[name]}")["href"]
    assert "Used in" not in text(page("book/reference/claims").find(id="a1-47"))


def test_works_and_cards_are_in_the_order_of_their_names_and_lead_to_what_rests_on_them(page):
    works = [evidence.label(f"@{key}") for key in evidence.reference_keys()]
    order = {make_id(f"ref-{key}"): evidence.label(f"@{key}") for key in evidence.reference_keys()}
    shown = [order[entry["id"]] for entry in listed(page, "bibliography")]
    assert shown == sorted(works, key=by_letter)
    leeds = page("book/reference/bibliography").find(id="ref-leeds2002")
    assert leeds.find("a", string="A1-46")["href"] == "claims.html#a1-46"
    assert leeds.find("a", string="Small & whole")["href"] == "../../index.html#m-claim-a1-46"
    card = page("book/reference/sources").find(id=evidence.keys(evidence.events()["EV-1896-li-lobanov"].sources)[0])
    assert card.find("a", string="Small & whole")["href"].startswith("../../index.html#m-")


def test_verdicts_are_counted_and_lead_to_their_claims(page):
    links = {link["href"].removeprefix("?verdict="): text(link) for link in page("book/reference/claims").select(".verdict-counts a")}
    found = Counter(claim.verdict for claim in evidence.claims().values())
    assert links == {verdict: f"{verdict} ({found[verdict]})" for verdict in get_args(evidence.Verdict)}


def test_an_article_is_told_by_its_paragraphs(page):
    pages = [page(f"book/articles/{path.stem}") for path in sorted((ROOT / "book" / "articles").glob("*.md"))]
    entries = {entry["id"]: entry for tree in pages for entry in tree.select(".entry")}
    rows = [one for body in evidence.paragraphs().values() for one in body]
    assert sorted(entries) == sorted(f"a{one.article}-p{one.paragraph}" for one in rows)
    for one in rows:
        entry = entries[f"a{one.article}-p{one.paragraph}"]
        claims = [claim for claim in evidence.claims().values() if (claim.article, claim.paragraph) == (one.article, one.paragraph)]
        assert text(entry).startswith(f"Paragraph {one.paragraph}")
        assert plain(one.summary) in text(entry)
        assert [item.a["href"] for item in entry.select("li")] == [f"../reference/claims.html#{claim.id.lower()}" for claim in claims]
        for claim, item in zip(claims, entry.select("li"), strict=True):
            assert f"{claim.id}: {plain(claim.paraphrase)} Verdict: " in text(item)
    used = next(item for item in entries["a1-p11"].select("li") if item.a.string == "A1-46")
    assert text(used).endswith("Verdict: contested. Used in: Small & whole.")


def test_claims_and_forecasts_lead_to_their_paragraphs(page):
    for entry, claim in zip(listed(page, "claims"), evidence.claims().values(), strict=True):
        link = entry.find("a", string=claim.locator)
        name, anchor = link["href"].removeprefix("../articles/").split(".html#")
        assert page(f"book/articles/{name}").find(id=anchor).b.string == f"Paragraph {claim.paragraph}"
        assert anchor.startswith(f"a{claim.article}-")
    turned = page("book/reference/forecasts").find(id="f10")
    assert turned.find("a", string="article 2, paragraph 4")["href"] == "../articles/turkey.html#a2-p4"


def test_an_unknown_article_is_a_warning_and_no_list(book, page):
    assert "WARNING: seeds/articles.csv: there is no article '99'. Remedy: name one of 1, 2, 3, 4" in book[1]
    assert not page("index").select(".entries")


def test_a_forecast_says_who_what_and_how_it_stands(page):
    named = {entry["id"]: entry for entry in listed(page, "forecasts")}
    entries = {forecast: named[forecast.id.lower()] for forecast in evidence.forecasts().values()}
    for forecast, entry in entries.items():
        words = (
            forecast.paraphrase,
            f"“{forecast.wording}”",
            forecast.true_if,
            forecast.false_if,
            forecast.base_rate_note,
            forecast.resolution,
        )
        assert all(plain(part) in text(entry) for part in words), forecast.id
        assert evidence.claim(evidence.keys(forecast.claim)[0]).asserted_by in text(entry)
        assert entry["data-status"] == forecast.status.replace("-", " ")
    turned = text(next(entry for forecast, entry in entries.items() if forecast.id == "F10"))
    assert "Peskov, article 2, paragraph 4, October 2021" in turned
    assert "Status: came false, 8 December 2024" in turned
    assert "8 December 2024 (the fall of the Assad government" in turned


def test_an_open_question_says_what_counts_until_when_and_who_decides(page):
    named = {entry["id"]: text(entry) for entry in listed(page, "resolved")}
    for question in evidence.questions().values():
        words = (
            question.question,
            question.yes_if,
            question.void_if,
            question.judge,
            question.revised_data,
            question.base_rate_note,
            question.standing,
        )
        assert all(plain(part) in named[question.id.lower()] for part in words), question.id
    assert "12 December 2026, New York time" in named["q09"]


def test_resolved_questions_come_first_with_the_scores_of_base_rate_and_articles():
    answers = {"Q09": ("yes", "2026-12-17"), "Q14": ("no", "2027-02-28"), "Q02": ("void", "2027-01-01")}
    changed = {
        name: evidence.Question.model_validate(
            one.model_dump(mode="json")
            | dict(zip(("resolution", "resolved_on"), answers[name], strict=True))
            | {"resolution_source": "https://un.org/x"}
            if name in answers
            else one.model_dump(mode="json")
        )
        for name, one in evidence.questions().items()
    }
    assert "No question has been answered yet. The first to close does so on 31 January 2027." in questions._fared(
        [], sorted(changed.values(), key=lambda one: one.closes_on)
    )
    told = questions._fared([changed[name] for name in answers], []).striptags()
    assert "50 per cent every time20.25" in told
    assert f"Base rates2{((0.75 - 1) ** 2 + 0.67**2) / 2:.2f}" in told
    assert "The articles10.00" in told  # 95 per cent on a yes
    said = str(questions._answer(None, changed["Q09"]))
    assert 'Resolved: yes, 17 December 2026, by <a href="https://un.org/x">the source</a>.' in said
    assert "Brier scores: base rate 0.06, articles 0.00, 50 per cent 0.25." in said
    assert "Brier" not in questions._answer(None, changed["Q02"])


def test_counts_of_checks_are_those_of_the_records(page):
    checks = page("book/reference/checks")
    verdicts = ["holds", "changed", "not verified", "statements"]
    by_kind, by_page = (
        {
            text(row.th): dict(zip(verdicts, (int(cell.string) for cell in row.select("td")[-4:]), strict=True))
            for row in table.select("tbody tr")
        }
        for table in checks.select(".outcomes table")
    )
    assert [text(head).lower() for head in checks.select(".outcomes thead th")][-4:] == verdicts
    every = [one for statements in evidence.statements().values() for one in statements]
    for kind, told in evidence.kinds().items():
        found = [one.verdict for one in every if one.kind == kind]
        assert Counter(by_kind.get(told.name, {})) == Counter([*found, *["statements"] * len(found)])
    titles = {page.name.replace("/", "-"): page.called for page in contents.chapters()} | {"reference": "Bibliography and glossary"}
    for name, statements in evidence.statements().items():
        assert Counter(by_page[titles[name]]) == Counter([*(one.verdict for one in statements), *["statements"] * len(statements)])
        assert len(checks.select(f"#{name} .entry")) == len(statements)
    assert by_kind["All"]["statements"] == by_page["All"]["statements"] == len(checks.select(".entry"))


def test_keys_in_a_check_are_links(page):
    names = [*(each.name.replace("/", "-") for each in contents.chapters()), "reference"]
    statements = [one for name in names for one in evidence.statements().get(name, [])]
    entries = dict(zip(statements, listed(page, "checks"), strict=True))
    homes = [(evidence.claims(), "claims"), (evidence.events(), "timeline"), (evidence.sources(), "sources")]
    for one, entry in entries.items():
        words = re.findall(r"[\w-]+", f"{one.place} {one.seen}")
        wanted = [f"{home}.html#{word.lower()}" for word in words for records, home in homes if word in records]
        wanted += [f"data.html#{word.replace('_', '-')}" for word in words if "_" in word and word in data.tables()]
        assert sorted(link["href"] for link in entry.select("a")) == sorted(wanted), one.statement


def test_models_are_told_from_their_docstrings(page):
    for card in page("book/reference/models").select(".table-card"):
        assert {"Assumptions", "Invented", "References", "Functions"} <= {head.get_text() for head in card.select("h3")}
        assert "``" not in str(card)
        assert "]_" not in str(card)


def test_a_table_shows_its_first_rows(page):
    card = page("book/reference/data").find(id="alliance-spells")
    preview = card.select("details")[1]
    assert len(preview.select("tbody tr")) == 5
    assert [text(head) for head in preview.select("th")] == [column.name for column in data.describe("alliance_spells").columns]
    assert card.find("a", download=True)["href"] == "../../_static/data/alliance_spells.csv"
    assert card.find("a", string="Small & whole")["href"] == "../../index.html#m-table-alliance-spells"


def test_a_guess_is_a_group_of_answers_of_which_one_is_right(page):
    guess = page("index").select(".guess")
    assert len(guess) == 1
    assert guess[0].select_one("p").text == "How long?"
    assert len({answer["name"] for answer in guess[0].select("details")}) == 1, "one answer closes the others"
    assert [(answer["class"], answer.summary.text) for answer in guess[0].select("details")] == [
        (["guess-other"], "A year"),
        (["guess-right"], "Two years"),
    ]
    assert guess[0].select_one(".guess-right .evidence-datum") is not None
