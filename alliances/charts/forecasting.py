"""Charts on forecasts: what words for a chance mean to readers, and how the articles' own words fared."""

import altair as alt
import pandas as pd

from ..models import scoring
from . import parts, style, wording

WORDS = ("almost certainly", "likely", "serious possibility", "maybe", "might happen", "unlikely", "rarely")
TWINS = {
    "almost certainly": "almost-certain",
    "likely": "likely",
    "might happen": "might-happen",
    "unlikely": "unlikely",
}  # in the second survey
SCHEME = {"almost certainly": "icd-almost-certain", "likely": "icd-likely", "unlikely": "icd-unlikely"}  # in the American directive
SHORT = {  # what a row of the chart calls each forecast
    "F06": "neither fights in the other's war",
    "F07": "no war between great powers",
    "F08": "the partnership holds",
    "F10": "a final deal on Idlib",
    "F12": "Turkish elections in 2023",
    "F17": "Israel votes with Russia on Nazism",
    "F18": "good momentum with Israel",
    "F19": "a treaty with Iran within months",
    "F20": "like China's paper, in scope",
    "F22": "an axis in joint bodies",
    "F23": "Afghan talks on 20 October",
    "F24": "no recognition of the Taliban",
    "F27": "Washington would not mind",
    "F29": "like China's paper, in form",
}
CAME = {"came true": ("for", "circle"), "came false": ("against", "cross")}  # outcome: colour, shape


@style.chart()
def words_as_numbers(words: pd.DataFrame, phrases: pd.DataFrame) -> alt.LayerChart:
    """Draw for each word the chances that eight of ten readers gave it, with the median of a second survey and an official range.

    Parameters
    ----------
    words : the table ``probability_words``.
    phrases : the table ``probability_phrases``.
    """
    rows, other = words.set_index("word").loc[list(WORDS)].reset_index(), phrases.set_index("id")
    for column in ("low", "middle", "high"):
        rows[column] = (100 * rows[column]).round(1)
    rows["second"] = rows["word"].map({word: other.loc[name, "middle"] for word, name in TWINS.items()})
    rows["official"] = [_official(other, word) for word in rows["word"]]
    rows["words"] = [f"{row.low:g} to {row.high:g}" for row in rows.itertuples()]
    rows["width"] = rows["high"] - rows["low"]
    widest = rows.loc[rows["width"].idxmax()]
    heads = {"word": "Word", "low": "One in ten below", "middle": "Median", "high": "One in ten above", "readers": "Readers"}
    heads |= {"second": "Median, second survey", "official": "Directive"}
    return style.finish(
        _bands(rows),
        title=f"“{widest['word'].capitalize()}” means {widest['low']:g} to {widest['high']:g} per cent to eight of ten readers",
        subtitle="Bars: eight of ten readers; dots: the median; rings: the median of a second survey",
        description=f"{wording.opening(len(rows))} words, one a row, from 0 to 100 per cent. "
        + " ".join(
            f"{row.word}: eight of ten readers from {row.low:g} to {row.high:g}, median {row.middle:g}"
            + ("." if pd.isna(row.second) else f", in the second survey {row.second:g}.")
            for row in rows.itertuples()
        ),
        source="Mauboussin and Mauboussin (2018), percentiles by us; rings: Kucharski (2026). Volunteers on the web.",
        table=parts.headed(rows, heads),
    )


def _official(phrases: pd.DataFrame, word: str) -> str:
    """Return what writers are told to mean by a word, or that nothing is laid down."""
    if word not in SCHEME:
        return "not in it"
    row = phrases.loc[SCHEME[word]]
    return f"{row['low']:g} to {row['high']:g}"


def _bands(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw a bar, a dot and a ring for each word, its name and its ends above them."""
    order = list(rows["word"])
    x = parts.across("low:Q", "Chance (per cent)", [0, 100], values=[0, 25, 50, 75, 100])
    tips = parts.tips(
        {
            "word:N": "Word",
            "words:N": "Eight of ten said",
            "middle:Q": "Median",
            "second:Q": "Second survey",
            "official:N": "Directive",
            "readers:Q": "Readers",
        }
    )
    lanes = parts.rows(rows, "word:N", 50, order).encode(tooltip=tips)
    bars = lanes.mark_rule(strokeWidth=9, color=style.colour("pale"), yOffset=8).encode(x=x, x2="high:Q")
    dots = lanes.mark_point(size=110, opacity=1, color=style.colour("focus"), yOffset=8).encode(x=alt.X("middle:Q"))
    rings = lanes.mark_point(size=200, filled=False, opacity=1, strokeWidth=2, color=style.colour("ink"), yOffset=8).encode(
        x=alt.X("second:Q")
    )
    return alt.layer(bars, rings.transform_filter("isValid(datum.second)"), dots, parts.heading(lanes, "word:N", 10, bold=True))


@style.chart()
def articles_scored(forecasts: pd.DataFrame) -> alt.LayerChart:
    """Set the chance that the words of each source gave against what happened.

    Parameters
    ----------
    forecasts : the decided forecasts, from :func:`alliances.evidence.forecast_table`.
    """
    rows = forecasts[forecasts["chance"].notna()].copy()
    rows["said"] = (100 * rows["chance"]).round(0)
    rows["end"] = rows["outcome"].map({1: "came true", 0: "came false"})
    rows["happened"] = 100 * rows["outcome"]
    rows["score"] = (rows["chance"] - rows["outcome"]) ** 2
    rows["short"] = rows["id"].map(SHORT).fillna("")
    rows["words"] = [f"{row.id} {row.short}" for row in rows.itertuples()]
    rows = rows.sort_values(["score", "id"])
    mean, said = scoring.brier(list(rows["chance"]), list(rows["outcome"])), rows["said"].mean()
    true = int(rows["outcome"].sum())
    heads = {"id": "Forecast", "short": "In short", "wording": "Words", "said": "Read as (per cent)", "end": "End", "score": "Brier score"}
    return style.finish(
        _misses(rows),
        title=f"On average the words said {said:.0f} per cent, and {true} of {len(rows)} came true",
        subtitle=f"From what the words said to what happened; Brier scores at the right, {mean:.2f} on average",
        description=f"{wording.opening(len(rows))} forecasts of the articles, one a row, the best score first. A line runs from the chance in the words to 100 "
        "if it came true, to 0 if not. "
        + " ".join(f"{row.id}, {row.short}: {row.said:.0f} per cent, {row.end}, {row.score:.2f}." for row in rows.itertuples()),
        source="table of forecasts, words read as numbers by one rule; scale of the score: 0 to 1.",
        table=parts.headed(rows.round({"score": 2}), heads),
    )


def _misses(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw each forecast as a line from its chance to what happened."""
    order = list(rows["words"])
    x = parts.across("said:Q", "Chance (per cent)", [0, 100], values=[0, 25, 50, 75, 100])
    tips = parts.tips(
        {"paraphrase:N": "Forecast", "wording:N": "Words", "said:Q": "Read as", "end:N": "End", "score:Q": ("Brier score", ".2f")}
    )
    lanes = parts.rows(rows, "words:N", 40, order).encode(tooltip=tips)
    colours = parts.shade("end:N", {end: colour for end, (colour, _) in CAME.items()})
    shapes = alt.Shape("end:N", legend=None, scale=parts.scale({end: shape for end, (_, shape) in CAME.items()}))
    lines = lanes.mark_rule(strokeWidth=2, yOffset=8).encode(x=x, x2="happened:Q", color=colours)
    ends = lanes.mark_point(size=90, opacity=1, yOffset=8).encode(x=alt.X("happened:Q"), color=colours, shape=shapes)
    dots = lanes.mark_point(size=80, opacity=1, color=style.colour("ink"), yOffset=8).encode(x=alt.X("said:Q"))
    told = lanes.mark_text(align="right", dy=-8).encode(
        x=alt.datum(100), text=alt.Text("score:Q", format=".2f"), color=alt.value(style.colour("ink"))
    )
    return alt.layer(lines, ends, dots, told, parts.heading(lanes, "words:N", 8))
