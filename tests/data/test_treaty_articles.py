"""Articles of treaties: they fit the codes of the table of treaties, and say what was read."""

from alliances import data, evidence

OBLIGATIONS = ("defence", "offence", "neutrality", "nonaggression", "consultation")


def test_every_article_belongs_to_a_treaty_of_ours():
    treaties = data.load("treaties")
    assert set(data.load("treaty_articles").treaty) <= set(treaties[treaties.coder == "ours"].id)


def test_articles_named_in_the_treaties_are_paraphrased_under_the_same_obligation():
    treaties, articles = data.load("treaties"), data.load("treaty_articles")
    topics = {(row.treaty, row.article): row.topic for row in articles.itertuples()}
    coded = set(articles.treaty)
    checked = 0
    for row in treaties[treaties.coder.eq("ours") & treaties.id.isin(coded)].itertuples():
        for part in str(row.articles).split("; "):
            name, _, number = part.partition(" ")
            if name in OBLIGATIONS and (row.id, number) in topics:
                expected = {name} | ({"defence"} if (row.id, number) == ("ours-1896-china", "1") else set())
                assert topics[row.id, number] in expected, (row.id, part)
                checked += 1
    assert checked >= 14


def test_1950_is_complete_and_2001_says_what_is_missing():
    articles = data.load("treaty_articles")
    assert articles[articles.treaty == "ours-1950-china"].article.tolist() == list("123456")
    read = {name for name in articles[articles.treaty == "ours-2001-china"].article if name.isdigit()}
    assert read == {*map(str, range(1, 10)), "22", "25"}
    assert any("Articles 1 to 9, 22 and 25" in caveat for caveat in data.describe("treaty_articles").caveats)


def test_documents_are_in_the_table_and_name_a_treaty_of_it():
    treaties, articles = data.load("treaties"), data.load("treaty_articles").set_index(["treaty", "article"])
    for one in evidence.documents().values():
        for text, article in one.clauses():
            if text.row:
                assert treaties.set_index("id").loc[text.row, "signed"].date() == text.signed
                assert articles.loc[(text.row, article.number), "paraphrase"] == article.says


def test_kinds_of_clauses_have_the_names_of_the_topics():
    topics = next(column.values for column in data.describe("treaty_articles").columns if column.name == "topic")
    assert set(topics) <= set(evidence.clause_kinds())


def test_the_articles_that_the_book_builds_on():
    articles = data.load("treaty_articles").set_index(["treaty", "article"])
    assert articles.loc[("ours-2024-dprk", "4"), "topic"] == "defence"
    assert articles.loc[("ours-2024-dprk", "3"), "topic"] == "consultation"
    assert articles.loc[("ours-2025-iran", "3(3)"), "topic"] == "neutrality"
    assert articles.loc[("ours-2001-china", "9"), "topic"] == "consultation"
    assert articles.loc[("ours-2001-china", "8"), "topic"] == "hostile alliances"
    assert "defence" not in articles.loc["ours-2001-china"].topic.tolist()
    assert "defence" not in articles.loc["ours-2025-iran"].topic.tolist()
