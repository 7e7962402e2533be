"""Charts on the relations of China and Russia by year, and before, during and after each alliance."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from ..models import relations
from . import style

SOURCE = (
    "disputes: Gibler, Miller and Little (2016) and Correlates of War (Palmer and others 2022), as carried by peacesciencer; "
    "arms: SIPRI Arms Transfers Database (2022); treaties: ATOP 4.01. The index is ours."
)
INPUTS = relations.INPUTS
FIRST, LAST = 1886, 1995  # ten years before the first alliance, fifteen after the last
SHORT = {"revised": "revised list", "original": "original list"}


@style.chart()
def by_year(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw the index by year with the three alliances marked; the reader chooses what counts.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    columns = {}
    for weighing in relations.WEIGHINGS:
        known = relations.parts(sources, "revised", weighing)
        for counts, weights in relations.COUNTS.items():
            columns[f"{counts}, {weighing}"] = relations.index(known, weights).round(3)
    wide = pd.DataFrame(columns).loc[FIRST:LAST].rename_axis("year").reset_index()
    wide = wide.assign(next=wide["year"] + 1, phase=_phases(wide["year"], relations.pacts(sources)))
    counts = _choice("counts", list(relations.COUNTS), "What counts ")
    weighing = _choice("weighing", list(relations.WEIGHINGS), "Disputes weigh by ")
    bars = (
        alt.Chart(wide, width=style.WIDTH, height=230)
        .add_params(counts, weighing)
        .transform_calculate(value="datum[counts + ', ' + weighing]")
        .mark_bar()
        .encode(
            x=alt.X("year:Q", title=None).scale(domain=[FIRST, LAST + 1], nice=False).axis(format="d", tickCount=6, grid=False),
            x2="next:Q",
            y=alt.Y("value:Q", title="Index of relations").scale(domain=[0, 1.2], nice=False).axis(values=[0, 0.5, 1]),
            y2=alt.datum(0),
            color=alt.Color("phase:N", legend=None).scale(
                domain=["no alliance", "alliance", "on paper"],
                range=[style.colour("base"), style.colour("second"), style.colour("pale")],
            ),
            tooltip=[
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("value:Q", title="Index, 0 to 1", format=".2f"),
                alt.Tooltip("phase:N", title="Alliance"),
            ],
        )
    )
    notes = pd.DataFrame({"year": [1896, 1949, 1951], "words": ["1896", "1945", "1950"], "side": ["left", "right", "left"]})
    labels = [
        alt.Chart(notes[notes["side"] == side])
        .mark_text(align=side, fontWeight="bold", color=style.colour("second"), baseline="bottom", dy=-3)
        .encode(x="year:Q", y=alt.datum(1.0), text="words:N")
        for side in ("left", "right")
    ]
    none = (
        alt.Chart(pd.DataFrame({"year": [FIRST + 2], "words": ["no figures before 1950"]}))
        .transform_filter("counts == 'disputes and arms'")
        .mark_text(align="left", color=style.colour("muted"))
        .encode(x="year:Q", y=alt.datum(0.5), text="words:N")
    )
    calm = wide.set_index("year")["disputes only, worst level"]
    troubled = {f"{decade}s": int((calm.loc[decade : decade + 9] < 1).sum()) for decade in range(1890, 1990, 10)}
    most = max(troubled.values())
    worst = _and([decade for decade, years in troubled.items() if years == most])
    shown = wide.drop(columns="next")[["year", "phase", *columns]]
    return style.finish(
        alt.layer(bars, *labels, none),
        title=f"The {worst} had equally many troubled years",
        subtitle="1 = no dispute, 0 = war. Blue: alliance at work; pale: on paper only",
        description=(
            f"Bars by year from {FIRST} to {LAST}; a low bar is a bad year. War in "
            + _and([str(year) for year in calm[calm == 0].index])
            + f". Years below 1 in each decade: {'; '.join(f'{decade} {years}' for decade, years in troubled.items())}. "
            "No dispute was going on from 1948 to 1963."
        ),
        source=SOURCE,
        table=shown.rename(columns={"year": "Year", "phase": "Alliance"}).rename(columns=lambda name: name[0].upper() + name[1:]),
        controls=["What counts", "Disputes weigh by"],
    )


@style.chart()
def before_during_after(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Compare the years before, during and after each alliance; the reader makes the coding choices.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    table = relations.codings(sources).round({"before": 3, "during": 3, "after": 3})
    picks = {
        "counts": ("What counts ", list(relations.COUNTS)),
        "end": ("Alliances end by their ", [f"{name} end" for name in reversed(relations.ENDS)]),
        "window": ("Years before and after ", list(reversed(relations.WINDOWS))),
        "weighing": ("Disputes weigh by ", list(relations.WEIGHINGS)),
        "listed": ("Disputes from the ", list(SHORT.values())),
    }
    shown = table.assign(end=table["end"] + " end", listed=table["listed"].map(SHORT))
    slots = [f"{alliance} {name}" for alliance in relations.ALLIANCES for name in ("verdict", "before", "during", "after")]
    y = alt.Y("slot:N", title=None, sort=None).scale(domain=slots, padding=0.15)
    y = y.axis(labelExpr="slice(datum.label, -7) == 'verdict' ? '' : slice(datum.label, 5)", ticks=False, domain=False)
    x = alt.X("shown:Q", title="Mean of the index (1 = every year calm)").scale(domain=[0, 1.6], nice=False).axis(values=[0, 0.5, 1])
    picked = alt.Chart(shown, width=style.WIDTH, height=alt.Step(25)).transform_filter(
        " && ".join(f"datum.{name} == picked_{name}" for name in picks)
    )
    folded = (
        picked.transform_fold(["before", "during", "after"], as_=["part", "mean"])
        .transform_calculate(
            slot="datum.alliance + ' ' + datum.part",
            shown="isValid(datum.mean) ? datum.mean : 0",
            years="datum.part == 'before' ? (datum.first - datum.window) + '–' + (datum.first - 1) : "
            "datum.part == 'during' ? datum.first + '–' + datum.last : (datum.last + 1) + '–' + (datum.last + datum.window)",
        )
        .transform_calculate(words="(isValid(datum.mean) ? format(datum.mean, '.2f') : 'no figures') + ', ' + datum.years")
    )
    bars = folded.mark_bar().encode(
        x,
        y,
        color=alt.Color("part:N", legend=None).scale(
            domain=["before", "during", "after"], range=[style.colour("base"), style.colour("second"), style.colour("accent")]
        ),
        tooltip=[
            alt.Tooltip("alliance:O", title="Alliance of"),
            alt.Tooltip("part:N", title="Phase"),
            alt.Tooltip("years:N", title="Years"),
            alt.Tooltip("mean:Q", title="Mean of the index, 0 to 1", format=".3f"),
        ],
    )
    numbers = folded.mark_text(align="left", dx=5).encode(x, y, text="words:N")
    verdicts = (
        picked.transform_calculate(slot="datum.alliance + ' verdict'", words="datum.alliance + ': ' + datum.verdict")
        .mark_text(align="left", fontWeight="bold", baseline="middle")
        .encode(x=alt.value(0), y=y, text="words:N")
    )
    holds = table[(table["counts"] == "disputes only")].groupby("alliance")["verdict"].agg(lambda told: (told == relations.HOLDS).sum())
    ways = len(table[(table["counts"] == "disputes only") & (table["alliance"] == 1896)])
    columns = ["alliance", *picks, "first", "last", "before", "during", "after", "verdict"]
    heads = [
        "Alliance",
        "What counts",
        "End",
        "Window in years",
        "Weighing",
        "List",
        "First year",
        "Last year",
        "Before",
        "During",
        "After",
    ]
    chart = alt.layer(bars, numbers, verdicts).add_params(
        *[_choice(f"picked_{name}", options, words) for name, (words, options) in picks.items()]
    )
    return style.finish(
        chart,
        title=f"Of {ways} codings, {holds[1896]} bear out the claim for 1896, {holds[1945] or 'none'} for 1945, {holds[1950]} for 1950",
        subtitle="Codings by disputes alone. Means of the index before, during and after",
        description=(
            "Nine bars, three for each alliance: mean index before, during and after. The reader chooses what counts, which end, how "
            f"many years, how disputes weigh and which list. With disputes only, relations rose and then fell lower than before in "
            f"{holds[1896]} of {ways} codings for 1896, {holds[1945]} for 1945 and {holds[1950]} for 1950. With arms nothing can be told."
        ),
        source=SOURCE,
        table=shown[columns].set_axis([*heads, "Verdict"], axis=1),
        controls=[words.strip() for words, _ in picks.values()],
    )


@style.chart()
def imagined_pacts(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw how calm changed across pacts that never were, with the real ones marked among them.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    calm = relations.parts(sources, "revised", "worst level")["calm"]
    lives = {"4 years": (4, {1896: "1896", 1946: "1945"}), "11 years": (11, {1950: "1950"})}
    columns, facts, real = {}, [], []
    for name, (life, marked) in lives.items():
        for window in reversed(relations.WINDOWS):
            pacts = relations.imagined(calm, life, window).set_index("begin")
            columns[f"{name}, {window}"] = pacts["change"].round(3)
            fell = int((pacts["change"] < 0).sum())
            facts.append((f"{name}, {window}", fell, len(pacts), f"{fell} of {len(pacts)} lower than before"))
            real += [(f"{name}, {window}", year, pacts.loc[year, "change"], label) for year, label in marked.items()]
    wide = pd.DataFrame(columns).rename_axis("begin").reset_index()
    wide = wide.assign(next=wide["begin"] + 1)
    facts = pd.DataFrame(facts, columns=["case", "fell", "pacts", "words"])
    real = pd.DataFrame(real, columns=["case", "begin", "value", "label"])
    first, last = int(wide["begin"].min()), int(wide["begin"].max()) + 1
    x = (
        alt.X("begin:Q", title="First year of the imagined pact")
        .scale(domain=[first, last], nice=False)
        .axis(format="d", tickCount=6, grid=False)
    )
    y = (
        alt.Y("value:Q", title="Calm after, less calm before")
        .scale(domain=[-1, 1], nice=False)
        .axis(format="+.1f", values=[-1, -0.5, 0, 0.5, 1])
    )
    bars = (
        alt.Chart(wide, width=style.WIDTH, height=280)
        .transform_calculate(value="datum[life + ', ' + years]")
        .transform_filter("isValid(datum.value)")
        .mark_bar()
        .encode(
            x=x,
            x2="next:Q",
            y=y,
            y2=alt.datum(0),
            color=alt.condition("datum.value < 0", alt.value(style.colour("accent")), alt.value(style.colour("base"))),
            tooltip=[
                alt.Tooltip("begin:Q", title="First year", format="d"),
                alt.Tooltip("value:Q", title="Change in mean calm", format="+.2f"),
            ],
        )
    )
    dots = alt.Chart(real).transform_filter("datum.case == life + ', ' + years")
    middle = dots.transform_calculate(begin="datum.begin + 0.5")
    points = middle.mark_point(color=style.colour("ink"), size=70).encode(x="begin:Q", y="value:Q")
    stems = middle.transform_calculate(end="datum.value < 0 ? -0.78 : 0.78").mark_rule(color=style.colour("ink"))
    stems = stems.encode(x="begin:Q", y="value:Q", y2="end:Q")
    labels = (
        middle.transform_calculate(end="datum.value < 0 ? -0.86 : 0.86")
        .mark_text(fontWeight="bold")
        .encode(x="begin:Q", y="end:Q", text="label:N")
    )
    share = (
        alt.Chart(facts)
        .transform_filter("datum.case == life + ', ' + years")
        .mark_text(align="right", baseline="bottom", fontWeight="bold", color=style.colour("accent"), dy=-4)
        .encode(x=alt.datum(last), y=alt.datum(-1.0), text="words:N")
    )
    shares = facts["fell"] / facts["pacts"]
    chart = alt.layer(bars, stems, points, labels, share).add_params(
        _choice("life", list(lives), "An imagined pact of "),
        _choice("years", list(reversed(relations.WINDOWS)), "Years before and after "),
    )
    return style.finish(
        chart,
        title=f"Relations fell lower after {shares.iloc[0] * 100:.0f} in 100 pacts that never were",
        subtitle="Mean calm in the years after, less that before; disputes only",
        description=(
            "Bars by first year of an imagined pact, above zero where calm was higher after it than before, below where lower. "
            + " ".join(f"Pacts of {row.case} years before and after: {row.words}." for row in facts.itertuples())
            + " "
            + " ".join(f"Real pact of {row.label} ({row.case} years before and after): {row.value:+.2f}." for row in real.itertuples())
        ),
        source=SOURCE,
        table=wide.drop(columns="next").set_axis(["First year", *[f"Change ({name} years before and after)" for name in columns]], axis=1),
        controls=["An imagined pact of", "Years before and after"],
    )


def _choice(name: str, options: list, words: str) -> alt.Parameter:
    return alt.param(name=name, value=options[0], bind=alt.binding_select(options=options, name=words))


def _phases(years: pd.Series, pacts: pd.DataFrame) -> list[str]:
    """Say for each year whether on its 1 July an alliance was at work, in force on paper, or absent."""
    told = []
    for day in pd.to_datetime(years.astype(str) + "-07-01"):
        held = {end: (pacts["begin"].le(day) & pacts[end].gt(day)).any() for end in relations.ENDS}
        told.append("alliance" if held["effective"] else "on paper" if held["formal"] else "no alliance")
    return told


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
