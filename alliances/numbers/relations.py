"""Figures on the relations of China and Russia before, during and after each alliance."""

from collections.abc import Mapping
from itertools import product

import pandas as pd

from .. import data
from ..base.observe import remembered
from ..models import relations
from . import add


def _sources() -> Mapping[str, pd.DataFrame]:
    return data.lazily(*relations.INPUTS)


@remembered
def _codings(counts: str) -> pd.DataFrame:
    table = relations.codings(_sources())
    return table[table["counts"] == counts]


@remembered
def _calm() -> pd.Series:
    return relations.parts(_sources(), "revised", "worst level")["calm"]


@remembered
def _imagined() -> pd.DataFrame:
    return relations.imagined(_calm(), 4, 10)


@remembered
def _falls() -> list[float]:
    """Return the per cent of imagined pacts of four years after which calm was lower, by each list, weighing and window."""
    return [
        100 * float((relations.imagined(relations.parts(_sources(), listed, weighing)["calm"], 4, window)["change"] < 0).mean())
        for listed, weighing, window in product(relations.LISTS, relations.WEIGHINGS, relations.WINDOWS)
    ]


def _with(alliance: int, *verdicts: str, counts: str = "disputes only") -> int:
    told = _codings(counts)
    return int(told.loc[told["alliance"] == alliance, "verdict"].isin(verdicts).sum())


def _all_three(counts: str) -> int:
    told = _codings(counts)
    return int((told["verdict"] == relations.HOLDS).groupby([told[c] for c in ("listed", "weighing", "end", "window")]).all().sum())


def _mean(alliance: int, part: str) -> float:
    """Return a mean of the index: disputes only, revised list, worst level, effective end, ten years."""
    told = _codings("disputes only").set_index(["alliance", "listed", "weighing", "end", "window"])
    return float(told.loc[(alliance, "revised", "worst level", "effective", 10), part]) + 1e-9  # so that 0.625 prints as charts print it


add("relations.codings", "codings that look at disputes alone", ".0f", lambda: len(_codings("disputes only")) / 3)
for _alliance in relations.ALLIANCES:
    add(
        f"relations.holds-{_alliance}",
        f"codings, of 16 by disputes alone, in which relations rose with the pact of {_alliance} and then fell lower than before",
        ".0f",
        lambda a=_alliance: _with(a, relations.HOLDS),
    )
    add(
        f"relations.fell-{_alliance}",
        f"codings, of 16 by disputes alone, in which relations were lower after the pact of {_alliance} than before",
        ".0f",
        lambda a=_alliance: _with(a, relations.HOLDS, relations.FELL),
    )
add(
    "relations.holds-all",
    "codings, of 16 by disputes alone, that bear out the claim for all three",
    ".0f",
    lambda: _all_three("disputes only"),
)
add(
    "relations.paper-1950",
    "codings, of 16 by disputes and treaties, that bear out the claim for 1950",
    ".0f",
    lambda: _with(1950, relations.HOLDS, counts="disputes and treaties"),
)
add("relations.before-1950", "mean calm in the ten years before the pact of 1950", ".2f", lambda: _mean(1950, "before"))
add("relations.after-1950", "mean calm from 1961 to 1970", ".2f", lambda: _mean(1950, "after"))
add("relations.before-1896", "mean calm in the ten years before the pact of 1896", ".2f", lambda: _mean(1896, "before"))
add("relations.after-1896", "mean calm from 1898 to 1907", ".2f", lambda: _mean(1896, "after"))
add("relations.before-1945", "mean calm from 1936 to 1945", ".2f", lambda: _mean(1945, "before"))
add("relations.after-1945", "mean calm from 1950 to 1959", ".2f", lambda: _mean(1945, "after"))
add(
    "relations.imagined",
    "imagined pacts of four years with ten years of record on either side",
    ".0f",
    lambda: len(_imagined()),
)
add(
    "relations.imagined-fell",
    "per cent of the imagined pacts after which calm was lower than before",
    ".0f",
    lambda: (_imagined()["change"] < 0).mean() * 100,
)
add(
    "relations.imagined-holds",
    "per cent of the imagined pacts with which calm rose and after which it was lower than before",
    ".0f",
    lambda: (_imagined()["verdict"] == relations.HOLDS).mean() * 100,
)
for _key, _end in (("least", min), ("most", max)):
    add(
        f"relations.imagined-{_key}",
        f"the {_key} per cent of imagined pacts of four years after which calm was lower, over both lists, weighings and windows",
        ".0f",
        lambda end=_end: end(_falls()),
    )
for _decade in range(1890, 1990, 10):
    add(
        f"relations.troubled-{_decade}s",
        f"years of the {_decade}s in which a militarised dispute between the two was going on",
        ".0f",
        lambda d=_decade: (_calm().loc[d : d + 9] < 1).sum(),
    )
