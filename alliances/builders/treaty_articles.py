"""Build ``treaty_articles``: what single articles say, from the documents of the evidence base, and from rows of treaties that are none of these."""

import pandas as pd

from .. import evidence
from . import RawFolder, coded

BASIS = {"whole": "text", "part": "text", "report": "summary"}  # of how an article was read


def build(raw: RawFolder) -> pd.DataFrame:
    """Put the articles of documents before those coded by hand, treaties in the order of their years.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/treaty_articles.yml``.
    """
    every = pd.concat([of_documents(), coded.read("treaty_articles")], ignore_index=True)
    years = every["treaty"].str.extract(r"-(\d{4})-", expand=False)
    return every.loc[years.sort_values(kind="stable").index].reset_index(drop=True)


def of_documents() -> pd.DataFrame:
    """Return a row for each article of the documents' texts that stand in the table of treaties.

    Its topic is its first kind of clause.

    Examples
    --------
    >>> of_documents().set_index(["treaty", "article"]).loc[("ours-1896-china", "2"), "topic"]
    'separate peace'
    """
    rows = []
    for one in evidence.documents().values():
        for text, article in one.clauses():
            if text.row:
                basis = BASIS[article.read] if article.read != "report" or article.number[0].isdigit() else "unnumbered"
                sources = " ; ".join(article.sources or text.sources)
                rows.append((text.row, article.number, basis, article.kinds[0], article.says, sources))
    return pd.DataFrame(rows, columns=["treaty", "article", "basis", "topic", "paraphrase", "sources"], dtype="string")
