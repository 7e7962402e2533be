"""Charts on the relations of China and Russia by year, and before, during and after each alliance."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

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
CALM = "disputes only, worst level"  # the coding by which troubled years are counted
PHASES = ("before", "during", "after")  # of the time around an alliance
CHOICES = {  # of a coding: the table's column -> its values, as rows below the verdicts name them
    "end": {"formal": "formal end", "effective": "effective end"},
    "window": {5: "5 years", 10: "10 years"},
    "weighing": {"worst level": "by worst level", "number": "by number"},
    "listed": {"revised": "revised list", "original": "original list"},
}
SIGNS = {  # verdict: ground and its strength, colour and path of the sign on it, which draws the course of relations
    relations.HOLDS: ("focus", 0.9, "pale", "M-0.8,0 L0,-0.9 L0.8,0.9"),
    relations.ROSE: ("pale", 0.7, "ink", "M-0.8,0.9 L0,-0.9 L0.8,0"),
    relations.FELL: ("pale", 0.7, "ink", "M-0.8,-0.9 L0,0.2 L0.8,0.9"),
    relations.NEITHER: ("pale", 0.7, "ink", "M-0.8,0.1 L0,0.8 L0.8,-0.9"),
    relations.UNKNOWN: ("pale", 0.3, "muted", "M-0.4,0 L0.4,0"),
}
LIVES = {  # life of an imagined pact: years, and the real pacts that lived about as long, by the year in which the imagined one begins
    "4 years": (4, {1896: "1896", 1946: "1945"}),
    "11 years": (11, {1950: "1950"}),
}
NAMES = 98  # pixels for the names of the choices left of the grid
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.1f')"
CASE = "datum.case == life + ', ' + years"


def _indices(sources: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the index by year, a column for each way to count and to weigh."""
    columns = {}
    for weighing in relations.WEIGHINGS:
        known = relations.parts(sources, "revised", weighing)
        columns |= {f"{counts}, {weighing}": relations.index(known, weights).round(3) for counts, weights in relations.COUNTS.items()}
    return pd.DataFrame(columns).loc[FIRST:LAST].rename_axis("year").reset_index()


@style.chart()
def by_year(sources: Mapping[str, pd.DataFrame]) -> alt.VConcatChart:
    """Draw the index by year as strips, one for each way to count and to weigh, under the three alliances.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    wide = _indices(sources)
    pacts = relations.pacts(sources)
    calm = wide.set_index("year")[CALM]
    decades = calm.groupby(calm.index // 10 * 10)
    troubled = decades.agg(lambda years: int((years < 1).sum()))[decades.size() == 10]
    worst = [f"{decade}s" for decade in troubled.index[troubled == troubled.max()]]
    quiet = triangle.runs(pd.DataFrame({"year": calm.index, "calm": calm.eq(1).to_numpy()}), "calm").query("value")
    longest = quiet.loc[(quiet["last"] - quiet["first"]).idxmax()]
    shown = wide.assign(alliance=_phases(wide["year"], pacts))[["year", "alliance", *wide.columns.drop("year")]]
    return style.finish(
        alt.vconcat(_alliances(pacts), _strips(wide), spacing=6),
        title=(
            f"Disputes came in waves: the {wording.listed(worst)} had {wording.number(int(troubled.max()))} years with disputes"
            + (" each" if len(worst) > 1 else "")
        ),
        subtitle="Index by year: the stronger the tone, the worse; faintest: no dispute. Alliances: thick at work, thin on paper",
        description=(
            f"{wording.opening(wide.shape[1] - 1)} strips by year from {FIRST} to {LAST}, darker where the index is lower, "
            f"with the years of the alliances above. By {CALM}: war in "
            + wording.listed([str(year) for year in calm[calm == 0].index])
            + f". Years below 1 in each decade: {'; '.join(f'{decade}s {years}' for decade, years in troubled.items())}. "
            f"No dispute was going on from {longest['first']} to {longest['last']}. With arms there are no figures before "
            f"{wide.dropna()['year'].min()}."
        ),
        source=SOURCE,
        table=shown.rename(columns=lambda name: name[0].upper() + name[1:]),
    )


def _time(field: str, **axis: Any) -> alt.X:
    return parts.across(field, None, [FIRST, LAST + 1], format="d", tickCount=6, **axis)


def _alliances(pacts: pd.DataFrame) -> alt.LayerChart:
    """Draw when each alliance was at work, and when on paper only."""
    spans = [(begin, end, formal) for begin, formal, end in zip(pacts["begin"], pacts["formal"], pacts["effective"], strict=True)]
    held = pd.DataFrame(
        [
            (str(alliance), since.year + since.dayofyear / 366, until.year + until.dayofyear / 366, phase, wording.day(until))
            for alliance, (begin, end, formal) in zip(pacts.index, spans, strict=True)
            for since, until, phase in ((begin, end, "at work"), (end, formal, "on paper only"))
        ],
        columns=["words", "first", "next", "phase", "until"],
    ).assign(row="alliance")
    y, x = alt.Y("row:N", title=None).axis(ticks=False, domain=False), _time("first:Q").axis(None)
    tips = parts.tips({"words:N": "Alliance of", "phase:N": "Then", "until:N": "Until"})
    base = alt.Chart(held, width=style.WIDTH, height=16).encode(x=x, x2="next:Q", y=y, tooltip=tips)
    work = base.transform_filter("datum.phase == 'at work'").mark_bar(size=14, color=style.colour("focus"))
    paper = base.transform_filter("datum.phase != 'at work'").mark_bar(size=5, color=style.colour("focus"))
    begun = held[held["phase"] == "at work"].assign(crowded=lambda t: t["first"].shift(-1) - t["first"] < 10)
    look = {"fontWeight": "bold", "color": style.colour("focus"), "dy": -16}
    left, right = begun[~begun["crowded"]], begun[begun["crowded"]].assign(first=lambda t: t["next"] - 1)
    names = [parts.label(rows, x, alt.value(8), align=side, **look) for side, rows in (("left", left), ("right", right))]
    return alt.layer(work, paper, *names)


def _strips(wide: pd.DataFrame) -> alt.LayerChart:
    """Draw each index as a strip of years, years of the same value as one field, under the name of what counts."""
    runs = []
    for name in wide.columns.drop("year"):
        known = wide[["year", name]].dropna()
        runs.append(triangle.runs(known, name).assign(coding=name))
    fields = pd.concat(runs).assign(
        next=lambda t: t["last"] + 1, when=lambda t: [f"{r.first}" + f"–{r.last}" * (r.last > r.first) for r in t.itertuples()]
    )
    slots = [slot for counts in relations.COUNTS for slot in (counts, *(f"{counts}, {weighing}" for weighing in relations.WEIGHINGS))]
    y = alt.Y("coding:N", title=None).scale(domain=slots, padding=0.1)
    y = y.axis(labelExpr="indexof(datum.label, ', ') < 0 ? '' : split(datum.label, ', ')[1]", ticks=False, domain=False, minExtent=82)
    tips = {"when:N": "Years", "coding:N": "Coding", "value:Q": ("Index, 0 to 1", ".2f")}
    strips = alt.Chart(fields, width=style.WIDTH, height=alt.Step(24)).mark_rect(color=style.colour("ink"))
    strips = strips.encode(
        x=_time("first:Q", grid=False),
        x2="next:Q",
        y=y,
        opacity=alt.Opacity("value:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[1, 0.07])),
        tooltip=parts.tips(tips),
    )
    heads = parts.label({"coding": list(relations.COUNTS)}, alt.value(0), y, "coding:N", align="left", fontWeight="bold", dy=4)
    missing = [name for name in wide.columns if wide[name].isna().any()]
    words = f"figures from {wide.dropna()['year'].min()}"
    empty = pd.DataFrame({"coding": missing, "first": FIRST + 2, "words": words})
    none = parts.label(empty, _time("first:Q", grid=False), y, align="left", color=style.colour("muted"))
    each = [strips.transform_filter(f"datum.coding == '{coding}'") for coding in wide.columns.drop("year")]  # so that keys lead along one
    return alt.layer(*each, heads, none)


@style.chart()
def before_during_after(sources: Mapping[str, pd.DataFrame]) -> alt.VConcatChart:
    """Draw the verdict on each alliance under every coding at once, the choices of each coding below it.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    table = relations.codings(sources).round(dict.fromkeys(PHASES, 3))
    ways = len(table) // len(table[["counts", "alliance"]].drop_duplicates())
    heads = {"alliance": "Alliance", "counts": "What counts", "end": "End", "window": "Window in years", "weighing": "Weighing"}
    heads |= {"listed": "List", "first": "First year", "last": "Last year", **{part: part.capitalize() for part in (*PHASES, "verdict")}}
    named = table.assign(**{name: table[name].map(words) for name, words in CHOICES.items() if name in ("end", "listed")})
    return style.finish(
        _specifications(table, ways),
        title=lambda chosen: _borne_out(table, chosen["counts"], ways),
        subtitle="Claim: relations rose with the alliance, then fell lower than before. Strong colour: it holds. One column, one coding",
        description=lambda chosen: _verdicts(table, chosen["counts"], ways),
        source=SOURCE,
        table=parts.headed(named, heads),
        controls=[parts.choice("counts", relations.COUNTS, "What counts ")],
    )


def _borne_out(table: pd.DataFrame, counts: str, ways: int) -> str:
    """Say in how many codings the claim holds for each alliance."""
    rows = table[table["counts"] == counts]
    if rows["verdict"].eq(relations.UNKNOWN).all():
        return f"By {counts}, none of {ways} codings can tell: figures are missing"
    held = rows["verdict"].eq(relations.HOLDS).groupby(rows["alliance"]).sum()
    (one, first), *others = held.items()
    return (
        f"By {counts}, {first or 'none'} of {ways} codings {'bears' if first == 1 else 'bear'} out the claim for {one}, "
        + wording.listed([f"{count or 'none'} for {alliance}" for alliance, count in others])
    )


def _verdicts(table: pd.DataFrame, counts: str, ways: int) -> str:
    """Describe the grid of verdicts."""
    rows = table[table["counts"] == counts]
    told = [
        f"{alliance}: " + ", ".join(f"{verdict} ({count})" for verdict, count in found["verdict"].value_counts().items())
        for alliance, found in rows.groupby("alliance")
    ]
    listed = [" or ".join(words.values()) for words in CHOICES.values()]
    return (
        f"A grid of {ways} columns, one for each coding by {counts}, and {wording.number(len(told))} rows, one for each alliance. "
        f"Verdicts and the number of codings: {'; '.join(told)}. Below, dots say what each coding chose: {'; '.join(listed)}."
    )


def _specifications(table: pd.DataFrame, ways: int) -> alt.VConcatChart:
    """Draw the grid of verdicts over the grid of choices, codings in the order of what they bear out."""
    keys = list(CHOICES)
    order = table.assign(rank=table["verdict"].map({verdict: rank for rank, verdict in enumerate(SIGNS)}))
    order = order.pivot(index=["counts", *keys], columns="alliance", values="rank").reset_index()
    order = order.sort_values(["counts", *relations.ALLIANCES, *keys])
    order["place"] = order.groupby("counts").cumcount() + 1
    cells = table.merge(order[["counts", *keys, "place"]], on=["counts", *keys])
    cells["coding"] = [", ".join(words[getattr(row, name)] for name, words in CHOICES.items()) for row in cells.itertuples()]
    held = cells.groupby(["counts", "alliance"])["verdict"].agg(lambda told: _count(told, ways)).rename("words").reset_index()
    held["words"] = held["alliance"].astype(str) + ": " + held["words"]
    x = alt.X("place:O", title=None, axis=None).scale(domain=list(range(1, ways + 1)), paddingInner=0.12, paddingOuter=0.02)
    return alt.vconcat(_grid(cells, held, x), _dots(cells, x), _key(), spacing=8).resolve_scale(x="independent", y="independent")


def _count(told: pd.Series, ways: int) -> str:
    return relations.UNKNOWN if told.eq(relations.UNKNOWN).all() else f"{told.eq(relations.HOLDS).sum() or 'none'} of {ways}"


def _grid(cells: pd.DataFrame, held: pd.DataFrame, x: alt.X) -> alt.LayerChart:
    """Draw the verdicts, a row for each alliance under its name and count."""
    tips = {"alliance:O": "Alliance of", "verdict:N": "Relations", "coding:N": "Coding"}
    tips |= {f"{phase}:Q": (f"Mean {phase}", ".2f") for phase in PHASES}
    rows = parts.rows(cells, "alliance:N", 50).transform_filter("datum.counts == counts").encode(x=x)
    names = parts.rows(held, "alliance:N", 50).transform_filter("datum.counts == counts")
    each = [rows.transform_filter(f"datum.alliance == {alliance}") for alliance in relations.ALLIANCES]  # so that keys lead along a row
    drawn = [_signs(row, row.mark_bar(height=26, yOffset=9).encode(tooltip=parts.tips(tips)), 9) for row in each]
    return alt.layer(*chain.from_iterable(drawn), parts.heading(names, "words:N", 16, bold=True))


def _signs(base: alt.Chart, grounds: alt.Chart, drop: int) -> list[alt.Chart]:
    """Colour the grounds of verdicts, and draw the sign of each on it."""
    shade = parts.shade("verdict:N", {verdict: ground for verdict, (ground, *_) in SIGNS.items()})
    strength = alt.Opacity("verdict:N", legend=None).scale(
        type="ordinal", domain=list(SIGNS), range=[share for _, share, *_ in SIGNS.values()]
    )
    line = alt.Stroke("verdict:N", legend=None, scale=parts.scale({verdict: style.colour(sign[2]) for verdict, sign in SIGNS.items()}))
    path = alt.Shape("verdict:N", legend=None, scale=parts.scale({verdict: sign[3] for verdict, sign in SIGNS.items()}))
    signs = base.mark_point(size=100, filled=False, opacity=1, strokeWidth=2, yOffset=drop).encode(stroke=line, shape=path)
    return [grounds.encode(color=shade, opacity=strength), signs]


def _dots(cells: pd.DataFrame, x: alt.X) -> alt.LayerChart:
    """Draw what each coding chose: a full dot in the row of its choice."""
    one = cells.pivot(index=["counts", "place", "coding", *CHOICES], columns="alliance", values="verdict").reset_index()
    one = one.rename(columns={alliance: f"of{alliance}" for alliance in relations.ALLIANCES})
    picks = pd.concat([one.assign(choice=one[name].map(words)) for name, words in CHOICES.items()]).drop(columns=list(CHOICES))
    slots = [slot for name, words in CHOICES.items() for slot in (*words.values(), name)][:-1]
    y = alt.Y("choice:N", title=None).scale(domain=slots)
    y = y.axis(ticks=False, domain=False, labelExpr=f"indexof({list(CHOICES)}, datum.label) < 0 ? datum.label : ''", minExtent=NAMES)
    tips = {"coding:N": "Coding"} | {f"of{alliance}:N": f"Alliance of {alliance}" for alliance in relations.ALLIANCES}
    shown = alt.Chart(picks, width=style.WIDTH, height=alt.Step(15)).transform_filter("datum.counts == counts").encode(x=x, y=y)
    full = shown.mark_point(size=45, opacity=1, color=style.colour("ink")).encode(tooltip=parts.tips(tips))
    guides = pd.DataFrame({"choice": [word for words in CHOICES.values() for word in words.values()]})
    lines = alt.Chart(guides).mark_rule(color=style.colour("grid")).encode(y=y)
    return alt.layer(lines, full)


def _key() -> alt.LayerChart:
    """Say what each sign of a verdict means."""
    base = parts.rows(pd.DataFrame({"verdict": list(SIGNS)}), "verdict:N", 24, list(SIGNS))
    left = -NAMES  # below the names of the choices, so that phones have room for the words
    grounds = base.mark_rect(height=20).encode(x=alt.value(left), x2=alt.value(left + 22))
    words = base.mark_text(align="left").encode(x=alt.value(left + 30), text="verdict:N")
    return alt.layer(*_signs(base.encode(x=alt.value(left + 11)), grounds, 0), words)


@style.chart()
def imagined_pacts(sources: Mapping[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw how calm changed across pacts that never were, with the real ones marked among them.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    """
    wide, facts, real = _imagined(relations.parts(sources, "revised", "worst level")["calm"])
    bars, fell = _changes(wide, facts)
    counted = facts.set_index("case")

    def found(chosen: Mapping[str, str]) -> Any:
        return counted.loc[f"{chosen['life']}, {chosen['years']}"]

    def described(chosen: Mapping[str, str]) -> str:
        marked = real[real["case"] == f"{chosen['life']}, {chosen['years']}"]
        return (
            f"Bars by first year of an imagined pact of {chosen['life']}, above zero where calm was higher in the {chosen['years']} years "
            f"after it than in those before, below where lower: {found(chosen)['words']}. "
            + " ".join(f"The real pact of {row.label}: {row.value:+.2f}." for row in marked.itertuples())
        )

    return style.finish(
        alt.layer(bars, *_real(real), fell),
        title=lambda chosen: f"Calm was lower after {found(chosen)['fell']} of {found(chosen)['pacts']} imagined pacts than before",
        subtitle=lambda chosen: f"Mean calm in the {chosen['years']} years after, less that before; disputes only. Dots: real pacts",
        description=described,
        source=SOURCE,
        table=wide.set_axis(["First year", *[f"Change ({name} years before and after)" for name in facts["case"]]], axis=1),
        controls=[
            parts.choice("life", LIVES, "An imagined pact of "),
            parts.choice("years", map(str, reversed(relations.WINDOWS)), "Years before and after "),
        ],
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
            y=parts.upward(
                "value:Q", "Calm after, less calm before", [-1, 1], labelExpr=SIGNED, values=[-1, -0.5, 0, 0.5, 1], titlePadding=8
            ),
            y2=alt.datum(0),
            color=parts.either("datum.value < 0", "against", "base"),
            tooltip=parts.tips({"begin:Q": ("First year", "d"), "value:Q": ("Change in mean calm", "+.2f")}),
        )
    )
    look = {"align": "right", "baseline": "bottom", "fontWeight": "bold", "color": style.colour("against"), "dy": -4}
    return bars, parts.label(facts, alt.datum(last), alt.datum(-1.0), **look).transform_filter(CASE)


def _real(real: pd.DataFrame) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    """Mark the real pacts among the imagined ones by points on stems with their years."""
    middle = alt.Chart(real).transform_filter(CASE).transform_calculate(begin="datum.begin + 0.5").encode(x="begin:Q")
    tips = parts.tips({"label:N": "Real pact of", "value:Q": ("Change in mean calm", "+.2f")})
    stems = middle.transform_calculate(end="datum.value < 0 ? -0.72 : 0.72").mark_rule(color=style.colour("ink"))
    points = middle.mark_point(color=style.colour("ink"), size=70, opacity=1)
    labels = middle.transform_calculate(end="datum.value < 0 ? -0.8 : 0.8").mark_text(fontWeight="bold")
    return stems.encode(y="value:Q", y2="end:Q"), points.encode(y="value:Q", tooltip=tips), labels.encode(y="end:Q", text="label:N")


def _phases(years: pd.Series, pacts: pd.DataFrame) -> list[str]:
    """Say for each year whether on its 1 July an alliance was at work, in force on paper, or absent."""
    told = []
    for day in pd.to_datetime(years.astype(str) + "-07-01"):
        held = {end: (pacts["begin"].le(day) & pacts[end].gt(day)).any() for end in relations.ENDS}
        told.append("alliance" if held["effective"] else "on paper" if held["formal"] else "no alliance")
    return told
