"""Build ``secret_bargain``: what each clause of 1896 and 1898 gave to China and to Russia, and when."""

import pandas as pd

from . import RawFolder, coded, treaty_articles

TREATY = "ours-1896-china"


def build(raw: RawFolder) -> pd.DataFrame:
    """Read the hand-written input; where it leaves the content of a clause open, take that of ``treaty_articles``.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/secret_bargain.yml``.
    """
    clauses = coded.read(raw.name)
    articles = treaty_articles.of_documents()
    told = articles[articles["treaty"] == TREATY].set_index("article")["paraphrase"]
    return clauses.assign(content=clauses["content"].where(clauses["content"] != "", clauses["clause"].map(told)))
