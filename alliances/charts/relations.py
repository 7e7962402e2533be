"""Charts on the relations of China and Russia by year, and before, during and after each alliance."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from ..models import relations, triangle
from . import parts, style, wording

SOURCE = (
    "disputes: Gibler, Miller and Little (2016) and Correlates of War (Palmer and others 2022), as carried by peacesciencer; "
    "arms: SIPRI Arms Transfers Database (2022); treaties: ATOP 4.01. The index is ours."
)
INPUTS = relations.INPUTS
FIRST, LAST = 1886, 1995  # ten years before the first alliance, fifteen after the last
SHORT = {"revised": "revised list", "original": "original list"}


CALM = "disputes only, worst level"  # the coding that a reader sees first
PARTS = {"before": "base", "during": "second", "after": "accent"}  # of the time around an alliance: colour
LIVES = {  # life of an imagined pact: years, and the real pacts that lived about as long, by the year in which the imagined one begins
    "4 years": (4, {1896: "1896", 1946: "1945"}),
    "11 years": (11, {1950: "1950"}),
}
CASE = "datum.case == life + ', ' + years"


def _indices(sources: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the index by year, a column for each way to count and to weigh."""
    columns = {}
    for weighing in relations.WEIGHINGS:
        known = relations.parts(sources, "revised", weighing)
        columns |= {f"{counts}, {weighing}": relations.index(known, weights).round(3) for counts, weights in relations.COUNTS.items()}
    return pd.DataFrame(columns).loc[FIRST:LAST].rename_axis("year").reset_index()


@style.chart()
def by_year(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw the index by year with the three alliances marked; the reader chooses what counts.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    wide = _indices(sources)
    wide = wide.assign(next=wide["year"] + 1, phase=_phases(wide["year"], relations.pacts(sources)))
    calm = wide.set_index("year")[CALM]
    decades = calm.groupby(calm.index // 10 * 10)
    troubled = decades.agg(lambda years: int((years < 1).sum()))[decades.size() == 10]
    worst = wording.listed([f"{decade}s" for decade in troubled.index[troubled == troubled.max()]])
    quiet = triangle.runs(pd.DataFrame({"year": calm.index, "calm": calm.eq(1).to_numpy()}), "calm").query("value")
    longest = quiet.loc[(quiet["last"] - quiet["first"]).idxmax()]
    shown = wide.drop(columns="next").rename(columns={"phase": "alliance"})
    shown = shown[["year", "alliance", *shown.columns.drop(["year", "alliance"])]]
    return style.finish(
        _index(wide),
        title=f"The {worst} had {'equally many' if ' and ' in worst else 'the most'} troubled years",
        subtitle="1 = no dispute, 0 = war. Blue: alliance at work; pale: on paper only",
        description=(
            f"Bars by year from {FIRST} to {LAST}; a low bar is a bad year. War in "
            + wording.listed([str(year) for year in calm[calm == 0].index])
            + f". Years below 1 in each decade: {'; '.join(f'{decade}s {years}' for decade, years in troubled.items())}. "
            f"No dispute was going on from {longest['first']} to {longest['last']}."
        ),
        source=SOURCE,
        table=shown.rename(columns=lambda name: name[0].upper() + name[1:]),
        controls=["What counts", "Disputes weigh by"],
    )


def _index(wide: pd.DataFrame) -> alt.LayerChart:
    """Draw the chosen index as bars, the alliances named above theirs."""
    tips = {"year:Q": ("Year", "d"), "value:Q": ("Index, 0 to 1", ".2f"), "phase:N": "Alliance"}
    bars = (
        alt.Chart(wide, width=style.WIDTH, height=230)
        .add_params(
            parts.choice("counts", relations.COUNTS, "What counts "), parts.choice("weighing", relations.WEIGHINGS, "Disputes weigh by ")
        )
        .transform_calculate(value="datum[counts + ', ' + weighing]")
        .mark_bar()
        .encode(
            x=parts.across("year:Q", None, [FIRST, LAST + 1], format="d", tickCount=6, grid=False),
            x2="next:Q",
            y=parts.upward("value:Q", "Index of relations", [0, 1.2], values=[0, 0.5, 1]),
            y2=alt.datum(0),
            color=parts.shade("phase:N", {"no alliance": "base", "alliance": "second", "on paper": "pale"}),
            tooltip=parts.tips(tips),
        )
    )
    notes = pd.DataFrame({"year": [1896, 1949, 1951], "words": ["1896", "1945", "1950"], "side": ["left", "right", "left"]})
    look = {"fontWeight": "bold", "color": style.colour("second"), "baseline": "bottom", "dy": -3}
    labels = [parts.label(notes[notes["side"] == side], "year:Q", alt.datum(1.0), align=side, **look) for side in ("left", "right")]
    words = {"year": [FIRST + 2], "words": ["no figures before 1950"]}
    none = parts.label(words, "year:Q", alt.datum(0.5), align="left", color=style.colour("muted"))
    return alt.layer(bars, *labels, none.transform_filter("counts == 'disputes and arms'"))


@style.chart()
def before_during_after(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Compare the years before, during and after each alliance; the reader makes the coding choices.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    table = relations.codings(sources).round(dict.fromkeys(PARTS, 3))
    picks = {
        "counts": ("What counts ", list(relations.COUNTS)),
        "end": ("Alliances end by their ", [f"{name} end" for name in reversed(relations.ENDS)]),
        "window": ("Years before and after ", list(reversed(relations.WINDOWS))),
        "weighing": ("Disputes weigh by ", list(relations.WEIGHINGS)),
        "listed": ("Disputes from the ", list(SHORT.values())),
    }
    shown = table.assign(end=table["end"] + " end", listed=table["listed"].map(SHORT))
    told = table[table["counts"] == "disputes only"].groupby("alliance")["verdict"]
    ways, holds = told.size().iloc[0], told.agg(lambda verdicts: (verdicts == relations.HOLDS).sum())
    (one, first), *others = holds.items()
    heads = {"alliance": "Alliance", "counts": "What counts", "end": "End", "window": "Window in years", "weighing": "Weighing"}
    heads |= {"listed": "List", "first": "First year", "last": "Last year", **{part: part.capitalize() for part in (*PARTS, "verdict")}}
    return style.finish(
        _around(shown, picks),
        title=f"Of {ways} codings, {first or 'none'} bear out the claim for {one}, "
        + ", ".join(f"{count or 'none'} for {alliance}" for alliance, count in others),
        subtitle="Codings by disputes alone. Means of the index before, during and after",
        description=(
            f"{wording.opening(len(PARTS) * len(holds))} bars, {wording.number(len(PARTS))} for each alliance: mean index before, during and after. "
            "The reader chooses what counts, which end, how many years, how disputes weigh and which list. "
            f"With disputes only, relations rose and then fell lower than before in {first} of {ways} codings for {one}, "
            + wording.listed([f"{count} for {alliance}" for alliance, count in others])
            + ". With arms nothing can be told."
        ),
        source=SOURCE,
        table=parts.headed(shown, heads),
        controls=[words.strip() for words, _ in picks.values()],
    )


def _around(shown: pd.DataFrame, picks: Mapping[str, tuple[str, list]]) -> alt.LayerChart:
    """Draw the means of the chosen coding as bars, three for each alliance, with the verdict above them."""
    slots = [f"{alliance} {name}" for alliance in relations.ALLIANCES for name in ("verdict", *PARTS)]
    y = alt.Y("slot:N", title=None, sort=None).scale(domain=slots, padding=0.15)
    y = y.axis(labelExpr="slice(datum.label, -7) == 'verdict' ? '' : slice(datum.label, 5)", ticks=False, domain=False)
    x = parts.across("shown:Q", "Mean of the index (1 = every year calm)", [0, 1.6], values=[0, 0.5, 1])
    picked = alt.Chart(shown, width=style.WIDTH, height=alt.Step(25)).transform_filter(
        " && ".join(f"datum.{name} == picked_{name}" for name in picks)
    )
    folded = (
        picked.transform_fold(list(PARTS), as_=["part", "mean"])
        .transform_calculate(
            slot="datum.alliance + ' ' + datum.part",
            shown="isValid(datum.mean) ? datum.mean : 0",
            years="datum.part == 'before' ? (datum.first - datum.window) + '–' + (datum.first - 1) : "
            "datum.part == 'during' ? datum.first + '–' + datum.last : (datum.last + 1) + '–' + (datum.last + datum.window)",
        )
        .transform_calculate(words="(isValid(datum.mean) ? format(datum.mean, '.2f') : 'no figures') + ', ' + datum.years")
    )
    tips = {"alliance:O": "Alliance of", "part:N": "Phase", "years:N": "Years", "mean:Q": ("Mean of the index, 0 to 1", ".3f")}
    bars = folded.mark_bar().encode(x, y, color=parts.shade("part:N", PARTS), tooltip=parts.tips(tips))
    numbers = folded.mark_text(align="left", dx=5).encode(x, y, text="words:N")
    verdicts = (
        picked.transform_calculate(slot="datum.alliance + ' verdict'", words="datum.alliance + ': ' + datum.verdict")
        .mark_text(align="left", fontWeight="bold", baseline="middle")
        .encode(x=alt.value(0), y=y, text="words:N")
    )
    choices = [parts.choice(f"picked_{name}", options, words) for name, (words, options) in picks.items()]
    return alt.layer(bars, numbers, verdicts).add_params(*choices)


@style.chart()
def imagined_pacts(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw how calm changed across pacts that never were, with the real ones marked among them.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    wide, facts, real = _imagined(relations.parts(sources, "revised", "worst level")["calm"])
    bars, fell = _changes(wide, facts)
    share = facts["fell"].iloc[0] / facts["pacts"].iloc[0]
    return style.finish(
        alt.layer(bars, *_real(real), fell).add_params(
            parts.choice("life", LIVES, "An imagined pact of "),
            parts.choice("years", reversed(relations.WINDOWS), "Years before and after "),
        ),
        title=f"Relations fell lower after {100 * share:.0f} in 100 pacts that never were",
        subtitle="Mean calm in the years after, less that before; disputes only",
        description=(
            "Bars by first year of an imagined pact, above zero where calm was higher after it than before, below where lower. "
            + " ".join(f"Pacts of {row.case} years before and after: {row.words}." for row in facts.itertuples())
            + " "
            + " ".join(f"Real pact of {row.label} ({row.case} years before and after): {row.value:+.2f}." for row in real.itertuples())
        ),
        source=SOURCE,
        table=wide.set_axis(["First year", *[f"Change ({name} years before and after)" for name in facts["case"]]], axis=1),
        controls=["An imagined pact of", "Years before and after"],
    )


def _imagined(calm: pd.Series) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the changes across imagined pacts by first year, how many fell in each case, and the changes of the real ones."""
    columns, facts, real = {}, [], []
    for name, (life, marked) in LIVES.items():
        for window in reversed(relations.WINDOWS):
            case = f"{name}, {window}"
            change = relations.imagined(calm, life, window).set_index("begin")["change"]
            columns[case] = change.round(3)
            fell = int((change < 0).sum())
            facts.append((case, fell, len(change), f"{fell} of {len(change)} lower than before"))
            real += [(case, year, change[year], label) for year, label in marked.items()]
    return (
        pd.DataFrame(columns).rename_axis("begin").reset_index(),
        pd.DataFrame(facts, columns=["case", "fell", "pacts", "words"]),
        pd.DataFrame(real, columns=["case", "begin", "value", "label"]),
    )


def _changes(wide: pd.DataFrame, facts: pd.DataFrame) -> tuple[alt.Chart, alt.Chart]:
    """Draw the change across each imagined pact as a bar, and write how many fell."""
    first, last = int(wide["begin"].min()), int(wide["begin"].max()) + 1
    bars = (
        alt.Chart(wide.assign(next=wide["begin"] + 1), width=style.WIDTH, height=280)
        .transform_calculate(value="datum[life + ', ' + years]")
        .transform_filter("isValid(datum.value)")
        .mark_bar()
        .encode(
            x=parts.across("begin:Q", "First year of the imagined pact", [first, last], format="d", tickCount=6, grid=False),
            x2="next:Q",
            y=parts.upward("value:Q", "Calm after, less calm before", [-1, 1], format="+.1f", values=[-1, -0.5, 0, 0.5, 1]),
            y2=alt.datum(0),
            color=parts.either("datum.value < 0", "accent", "base"),
            tooltip=parts.tips({"begin:Q": ("First year", "d"), "value:Q": ("Change in mean calm", "+.2f")}),
        )
    )
    look = {"align": "right", "baseline": "bottom", "fontWeight": "bold", "color": style.colour("accent"), "dy": -4}
    return bars, parts.label(facts, alt.datum(last), alt.datum(-1.0), **look).transform_filter(CASE)


def _real(real: pd.DataFrame) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    """Mark the real pacts among the imagined ones by points on stems with their years."""
    middle = alt.Chart(real).transform_filter(CASE).transform_calculate(begin="datum.begin + 0.5").encode(x="begin:Q")
    stems = middle.transform_calculate(end="datum.value < 0 ? -0.78 : 0.78").mark_rule(color=style.colour("ink"))
    points = middle.mark_point(color=style.colour("ink"), size=70)
    labels = middle.transform_calculate(end="datum.value < 0 ? -0.86 : 0.86").mark_text(fontWeight="bold")
    return stems.encode(y="value:Q", y2="end:Q"), points.encode(y="value:Q"), labels.encode(y="end:Q", text="label:N")


def _phases(years: pd.Series, pacts: pd.DataFrame) -> list[str]:
    """Say for each year whether on its 1 July an alliance was at work, in force on paper, or absent."""
    told = []
    for day in pd.to_datetime(years.astype(str) + "-07-01"):
        held = {end: (pacts["begin"].le(day) & pacts[end].gt(day)).any() for end in relations.ENDS}
        told.append("alliance" if held["effective"] else "on paper" if held["formal"] else "no alliance")
    return told
