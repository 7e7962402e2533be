"""Charts on why states ally: who is the stronger by which measure, what pacts promise, and what an ally costs."""

from collections.abc import Iterable, Mapping

import altair as alt
import numpy as np
import pandas as pd

from .. import states
from ..models import coalitions
from . import parts, style, symbols, wording

RATIOS = {  # measure: colour, dashes, name at the end of its line
    "CINC": ("ink", [1, 0], "CINC"),
    "product at market prices": ("focus", [7, 3], "market\nprices"),
    "product at purchasing power": ("base", [2, 2], "purchasing\npower"),
}
ROOM = 80  # pixels right of the lines for their names
TURN = (1969, 1982)  # from the fighting on the border to the last year that the exercise speaks of
RIVALS = {  # measure of the two superpowers: colour, dashes, name at the end of its line
    "warheads": ("focus", [7, 3], "warheads"),
    "CINC": ("ink", [1, 0], "CINC"),
    "product at purchasing power": ("base", [2, 2], "product"),
}
THREE = ("CHN", "RUS", "USA")
YEAR = 2021  # of the article
PROMISES = {
    "defence": "defence: fight if the partner is attacked",
    "offence": "offence: fight in other cases too",
    "neutrality": "neutrality: stay out of the partner's war",
    "nonaggression": "non-aggression: do not attack the partner",
    "consultation": "consultation: confer in a crisis",
}
PACTS = ("ours-1896-china", "ours-1937-china", "ours-1945-china", "ours-1950-china", "ours-2001-china", "ours-2024-dprk", "ours-2025-iran")


def _multiples(measured: Mapping[str, tuple[pd.DataFrame, str]], state: str, of: str, years: slice) -> pd.DataFrame:
    """Return how many times the strength of another state one state's was, by each measure: its name, its table and the column."""
    found = []
    for name, (table, column) in measured.items():
        wide = table.pivot(index="year", columns="state", values=column).loc[years]
        times = (wide[state].astype(float) / wide[of].astype(float)).dropna()
        found.append(pd.DataFrame({"measure": name, "year": times.index, "times": times.to_numpy().round(2)}))
    return pd.concat(found, ignore_index=True)


def _multiple_lines(
    rows: pd.DataFrame, looks: Mapping[str, tuple[str, list[int], str]], axes: tuple[alt.X, alt.Y], gap: float
) -> alt.LayerChart:
    """Draw the line of each measure with its name at its end, and the level at which the two states are equal.

    Parameters
    ----------
    rows : what :func:`_multiples` returns.
    looks : measure -> colour, dashes, name.
    axes : of the years, and of the multiples, whose title is the heading of the tips.
    gap : height of a line of names, in the unit of the upright axis; on a doubling scale in doublings.
    """
    x, y = axes
    doubling = y.to_dict()["scale"].get("type") == "log"
    tones = {measure: tone for measure, (tone, *_) in looks.items()}
    dashes = parts.dashes("measure:N", {measure: dash for measure, (_, dash, _) in looks.items()})
    tips = {"year:Q": ("Year", "d"), "measure:N": "Measure", "times:Q": (y.to_dict()["title"], ".2f")}
    base = alt.Chart(rows, width=style.WIDTH, height=280).encode(x=x, y=y, color=parts.shade("measure:N", tones))
    lines = base.mark_line().encode(strokeDash=dashes, tooltip=parts.tips(tips))
    level = alt.Chart(pd.DataFrame({"times": [1]})).mark_rule(color=style.colour("base"), strokeDash=[4, 3]).encode(y=y)
    last = rows.groupby("measure", sort=False).tail(1)
    ends = parts.apart(list(np.log2(last["times"]) if doubling else last["times"]), gap)
    named = last.assign(words=[looks[measure][2] for measure in last["measure"]], times=[2**end for end in ends] if doubling else ends)
    right = {"align": "left", "baseline": "middle", "fontWeight": "bold", "lineBreak": "\n", "lineHeight": 13, "dx": 6}
    names = parts.label(named, x, y, dy=alt.expr("indexof(datum.words, '\\n') < 0 ? 0 : -7"), **right)
    return alt.layer(level, lines, names.encode(color=parts.lettered("measure:N", tones))).resolve_scale(color="independent")


def _by_measure(rows: pd.DataFrame, looks: Mapping[str, tuple[str, list[int], str]]) -> pd.DataFrame:
    """Return the table behind such a chart: a row a year, a column a measure."""
    return (
        rows.pivot(index="year", columns="measure", values="times")
        .reset_index()
        .reindex(columns=["year", *looks])
        .rename(columns={"year": "Year"})
    )


@style.chart()
def ratio(capabilities: pd.DataFrame, gdp: pd.DataFrame, gdp_estimates: pd.DataFrame) -> alt.LayerChart:
    """Draw how many times Russia's strength China's was, by three measures, since 1950.

    Parameters
    ----------
    capabilities, gdp, gdp_estimates : the tables of these names.
    """
    columns = ((capabilities, "cinc"), (gdp, "gdp_current"), (gdp_estimates, "gdp"))
    rows = _multiples(dict(zip(RATIOS, columns, strict=True)), "CHN", "RUS", slice(1950, None))
    last = rows.groupby("measure", sort=False).tail(1)
    passed = {name: int(group.loc[group["times"] > 1, "year"].min()) for name, group in rows.groupby("measure", sort=False)}
    x = parts.led("year:Q", [1950, 2024], ROOM, format="d", values=[1960, 1980, 2000, 2020])
    y = alt.Y("times:Q", title="China as a multiple of Russia").scale(type="log", base=2, domain=[0.4, 12], nice=False)
    y = y.axis(values=[0.5, 1, 2, 4, 8], format="~g")
    words = {"year": [1951, 1951], "times": [1.12, 0.9], "words": ["China stronger", "Russia stronger"]}
    notes = parts.label(words, x, y, align="left", color=style.colour("muted"))
    count = wording.number(len(RATIOS))
    return style.finish(
        _multiple_lines(rows, RATIOS, (x, y), 0.62) + notes,
        title=f"By each of {count} measures China passed Russia {_when(passed.values())}",
        subtitle="Russia is the Soviet Union until about 1991 (market prices: the Russian republic from 1988; purchasing power: a mix); estimates in single years. Each grid line doubles the multiple",
        description=(
            f"{count.capitalize()} rising lines on a doubling scale. China passed Russia "
            + ", ".join(f"in {year} by {name}" for name, year in passed.items())
            + ". In the last year of each line China had "
            + ", ".join(f"{row.times:.1f} times as much by {row.measure} ({row.year})" for row in last.itertuples())
            + "."
        ),
        source="Correlates of War, National Material Capabilities 7.0; World Bank; Fariss and others (2022).",
        table=_by_measure(rows, RATIOS),
    )


def _when(years: Iterable[int]) -> str:
    """Say when several things happened: early in a decade where all fall there, for the years are no finding to the year."""
    first, *_, last = sorted(years)
    decade = first // 10 * 10
    return f"in the early {decade}s" if last < decade + 5 else f"between {first} and {last}"


@style.chart()
def superpowers(capabilities: pd.DataFrame, gdp_estimates: pd.DataFrame, warheads: pd.DataFrame) -> alt.LayerChart:
    """Draw how many times the strength of the United States the Soviet Union's was, by three measures, while China changed sides.

    Parameters
    ----------
    capabilities, gdp_estimates, warheads : the tables of these names.
    """
    columns = ((warheads, "stockpile"), (capabilities, "cinc"), (gdp_estimates, "gdp"))
    rows = _multiples(dict(zip(RIVALS, columns, strict=True)), "RUS", "USA", slice(*TURN))
    passed = rows[rows["times"] > 1].groupby("measure", sort=False)["year"].min()
    never = [name for name in RIVALS if name not in passed]
    x = parts.led("year:Q", TURN, ROOM, format="d", values=[1970, 1974, 1978, 1982])
    y = parts.upward("times:Q", "USSR as a multiple of the USA", [0, 1.6], values=[0, 0.5, 1, 1.5], format="~g")
    turn = pd.DataFrame({"year": [1972], "top": [1.5], "low": [0], "times": [1.55], "words": ["1972: Nixon in China"]})
    mark = alt.Chart(turn).mark_rule(color=style.colour("muted")).encode(x=x, y=alt.Y("low:Q"), y2="top:Q")
    notes = parts.label(turn, x, y, align="left", dx=-4, color=style.colour("muted"))
    side = {"year": [1977], "times": [0.77], "words": ["below the line:\nUSA stronger"]}
    halves = parts.label(side, x, y, align="left", lineBreak="\n", color=style.colour("muted"))
    return style.finish(
        _multiple_lines(rows, RIVALS, (x, y), 0.1) + mark + notes + halves,
        title="Moscow passed Washington "
        + ", ".join(
            [f"in {year} by {name}" for name, year in passed.sort_values().items()] + [f"not once by {name.split()[0]}" for name in never]
        ),
        subtitle="Strength of the Soviet Union as a multiple of that of the United States; product as estimated in single years",
        description=(
            f"{wording.opening(len(RIVALS))} lines from {TURN[0]} to {TURN[1]}. "
            + " ".join(
                f"By {name} the Soviet Union had {group['times'].iloc[0]:.2f} times the strength of the United States in {group['year'].iloc[0]}"
                f" and {group['times'].iloc[-1]:.2f} times in {group['year'].iloc[-1]}."
                for name, group in rows.groupby("measure", sort=False)
            )
        ),
        source="Correlates of War, National Material Capabilities 7.0; Federation of American Scientists (stockpiles); Fariss and others (2022).",
        table=_by_measure(rows, RIVALS),
    )


@style.chart()
def measures(capabilities: pd.DataFrame, gdp: pd.DataFrame, warheads: pd.DataFrame) -> alt.LayerChart:
    """Compare China, Russia and the United States in 2021, the year of the article, by four measures.

    Parameters
    ----------
    capabilities, gdp, warheads : the tables of these names.
    """
    sources = {
        "CINC": (capabilities, "cinc"),
        "Military spending": (capabilities, "military_spending_share"),
        "Product at market prices": (gdp, "gdp_current"),
        "Nuclear warheads": (warheads, "stockpile"),
    }
    names, rows = states.names(*THREE), []
    for name, (table, column) in sources.items():
        found = table[table["year"] == YEAR].set_index("state")[column].astype(float).reindex(list(names))
        shares = found / found.sum()
        rows += [(name, names[code], share, share == shares.max()) for code, share in shares.items()]
    shown = pd.DataFrame(rows, columns=["measure", "state", "part", "first"])
    shown["slot"] = shown["measure"] + " " + shown["state"]
    shown["words"] = [f"{row.state} {row.part:.0%}" for row in shown.itertuples()]
    leaders = shown[shown["first"]].set_index("measure")["state"]
    told = " ".join(f"{name}: {', '.join(shown.loc[shown['measure'] == name, 'words'])}; {leaders[name]} leads." for name in sources)
    every = leaders.nunique() == len(THREE)
    return style.finish(
        _groups(shown, list(sources), names),
        title=f"Ask who was the strongest in {YEAR}, and "
        + (
            f"each of {wording.number(len(THREE))} states can be the answer"
            if every
            else f"{wording.listed(leaders.unique())} can be the answer"
        ),
        subtitle=f"Parts of the {wording.number(len(THREE))} states' sum; the leader of each measure in bold",
        description=f"Bars in {wording.number(len(sources))} groups. {told}",
        source="Correlates of War, National Material Capabilities 7.0; World Bank; Federation of American Scientists (stockpiles).",
        table=parts.headed(
            shown.assign(part=[f"{part:.0%}" for part in shown["part"]]),
            {"measure": "Measure", "state": "State", "part": "Part of the three"},
        ),
    )


def _groups(shown: pd.DataFrame, measures: list[str], names: dict[str, str]) -> alt.LayerChart:
    """Draw the states' parts as bars in groups, a group for each measure."""
    slots = [slot for measure in measures for slot in (measure, *(f"{measure} {name}" for name in names.values()))]
    y = alt.Y("slot:N", title=None, sort=None).scale(domain=slots, padding=0.12).axis(None)
    axis = {"format": "%", "values": [0, 0.25, 0.5, 0.75], "grid": False}
    x = parts.across("part:Q", "Part of the three states' total", [0, 1.4], **axis)
    shade = parts.shade("state:N", {name: states.colour(code) for code, name in names.items()})
    tips = parts.tips({"measure:N": "Measure", "state:N": "State", "part:Q": ("Part of the three", ".0%")})
    bars = alt.Chart(shown, width=style.WIDTH, height=alt.Step(23)).mark_bar().encode(x=x, y=y, color=shade, tooltip=tips)
    numbers = [
        parts.label(shown[shown["first"] == lead], x, y, align="left", dx=5, fontWeight=weight)
        for lead, weight in ((True, "bold"), (False, "normal"))
    ]
    heads = parts.label({"slot": measures}, alt.value(0), y, "slot:N", align="left", baseline="middle", fontWeight="bold", dy=4)
    return alt.layer(bars, *numbers, heads)


@style.chart()
def promises(treaties: pd.DataFrame) -> alt.LayerChart:
    """Show which of ATOP's five promises seven Russian and Soviet treaties contain.

    Parameters
    ----------
    treaties : the table of that name.
    """
    found = treaties.set_index("id").loc[list(PACTS)].reset_index()
    found["column"] = [f"{row.signed.year} {states.short(row.partner_codes)}" for row in found.itertuples()]
    columns = {name: name.replace(" ", "\n", 1) for name in found["column"]}
    codes = found.melt("column", list(PROMISES), "promise", "code")
    codes["state"] = codes["code"].astype("Float64").map({1.0: "promised", 0.0: "not promised"}).fillna("not read")
    codes["row"] = codes["promise"].map(PROMISES)
    looks = {"promised": ("disc", "for"), "not promised": ("ring", "base"), "not read": (symbols.UNKNOWN, "muted")}
    tips = parts.tips({"column:N": "Treaty", "row:N": "Promise", "state:N": "Text"})
    held = {name: list(codes.loc[(codes["column"] == name) & (codes["state"] == "promised"), "promise"]) for name in columns}
    table = (
        codes.pivot(index="column", columns="promise", values="state").reindex(index=list(columns), columns=list(PROMISES)).reset_index()
    )
    return style.finish(
        symbols.matrix(codes, ("row", list(PROMISES.values())), ("column", columns), ("state", looks), tips, share=0, step=46),
        title="The treaties of 2024 and 2025 share a title, and only the first promises armed help",
        subtitle="Disc: promised; ring: not promised; question mark: clause not read. Partner of Russia or the USSR",
        description=f"A grid of {wording.number(len(PACTS))} treaties and {wording.number(len(PROMISES))} promises. "
        + " ".join(f"{name}: {', '.join(kinds)}." for name, kinds in held.items()),
        source="coded by us from the treaty texts by the definitions of ATOP.",
        table=table.rename(columns={"column": "Treaty", "nonaggression": "non-aggression"}).rename(columns=str.capitalize),
    )


@style.chart(model="coalitions")
def bargain() -> alt.LayerChart:
    """Draw how security and autonomy change as a promise gets tighter, for a weak, a middling and a strong partner."""
    rows = coalitions.bargain().round(3)
    ends, starts = rows[rows["tightness"] == 1], rows[rows["tightness"] == 0]
    axis = {"format": ".1f", "values": [0, 0.2, 0.4, 0.6], "grid": False}
    x = parts.across("security:Q", "Security (odds in the contest)", [0, 0.75], **axis)
    y = parts.upward("autonomy:Q", "Autonomy (1 = standing alone)", [0, 1.4], values=[0, 0.5, 1])
    tones = dict(zip(coalitions.PAIRS, ("focus", "ink", "base"), strict=True))
    colour = parts.shade("partner:N", tones)
    dashes = parts.dashes("partner:N", dict(zip(coalitions.PAIRS, ([1, 0], [7, 3], [2, 2]), strict=True)))
    tips = {"partner:N": "Partner", "tightness:Q": ("Tightness of the promise, 0 to 1", ".2f")}
    tips |= {"security:Q": ("Security, 0 to 1", ".2f"), "autonomy:Q": ("Autonomy, 1 = alone", ".2f")}
    base = alt.Chart(rows, width=style.WIDTH, height=300).encode(x=x, y=y, color=colour, tooltip=parts.tips(tips))
    alone = alt.Chart(starts).mark_point(size=70, filled=False, opacity=1).encode(x=x, y=y, color=colour, tooltip=parts.tips(tips))
    bound = alt.Chart(ends).mark_point(size=110, opacity=1).encode(x=x, y=y, color=colour, tooltip=parts.tips(tips))
    labels = {
        "security": [0.16, 0.36, 0.42],
        "autonomy": [0.6, 0.79, 1.27],
        "words": ["weak with strong", "equals", "strong with weak"],
        "side": ["right", "right", "right"],
        "partner": list(coalitions.PAIRS),
    }
    words = parts.label(labels, x, y, align="center", fontWeight="bold").encode(color=parts.lettered("partner:N", tones))
    told = [
        f"The partner '{start.partner}' goes from security {start.security:.2f} and autonomy {start.autonomy:.2f} to {end.security:.2f} and {end.autonomy:.2f}."
        for start, end in zip(starts.itertuples(), ends.itertuples(), strict=True)
    ]
    return style.finish(
        alt.layer(base.mark_line().encode(strokeDash=dashes), alone, bound, words).resolve_scale(color="independent"),
        title="The weak partner buys security with autonomy, and the strong one gains autonomy",
        subtitle="Ring: no promise; disc: full promise. Every number is invented; the model states them",
        description=f"{wording.opening(len(coalitions.PAIRS))} lines from no promise to a full one. " + " ".join(told),
        source="a sketch of ours after Morrow (1991); the numbers are invented.",
        table=rows.set_axis(["Partner", "Tightness", "Security", "Autonomy"], axis=1),
    )
