"""Clauses of 1896 and 1898: complete, and in the words of the table of articles."""

from alliances import data


def test_every_article_of_the_treaty_but_its_term_is_coded():
    clauses, articles = data.load("secret_bargain"), data.load("treaty_articles")
    coded = {name.split()[0] for name in clauses.loc[clauses["document"] == "treaty of June 1896", "clause"]}
    written = set(articles.loc[articles["treaty"] == "ours-1896-china", "article"])
    assert written - coded == {"6"}


def test_contents_come_from_the_articles_where_these_have_them():
    clauses, articles = data.load("secret_bargain"), data.load("treaty_articles")
    told = articles[articles["treaty"] == "ours-1896-china"].set_index("article")["paraphrase"]
    treaty = clauses[(clauses["document"] == "treaty of June 1896") & clauses["clause"].isin(told.index)]
    assert len(treaty) == 4
    assert (treaty["content"] == treaty["clause"].map(told)).all()


def test_somebody_gains_by_every_clause():
    clauses = data.validate("secret_bargain")
    assert ((clauses["china"] != "none") | (clauses["russia"] != "none")).all()
