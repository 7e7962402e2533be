"""Charts on why states ally: who is the stronger by which measure, what pacts promise, and what an ally costs."""

import altair as alt
import pandas as pd

from ..models import coalitions
from . import style

RATIOS = {"CINC": "second", "product at market prices": "accent", "product at purchasing power": "third"}
CODES = {"CHN": "China", "RUS": "Russia", "USA": "United States"}
PROMISES = {
    "defence": "defence: fight if the partner is attacked",
    "offence": "offence: fight in other cases too",
    "neutrality": "neutrality: stay out of the partner's war",
    "nonaggression": "non-aggression: do not attack the partner",
    "consultation": "consultation: confer in a crisis",
}
PACTS = ("ours-1896-china", "ours-1937-china", "ours-1945-china", "ours-1950-china", "ours-2001-china", "ours-2024-dprk", "ours-2025-iran")
SHORT = {"North Korea": "DPRK"}


@style.chart()
def ratio(capabilities: pd.DataFrame, gdp: pd.DataFrame, gdp_estimates: pd.DataFrame) -> alt.LayerChart:
    """Draw how many times Russia's strength China's was, by three measures, since 1950.

    Parameters
    ----------
    capabilities, gdp, gdp_estimates : the tables of these names.
    """
    parts = []
    for name, table, column in zip(RATIOS, (capabilities, gdp, gdp_estimates), ("cinc", "gdp_current", "gdp"), strict=True):
        wide = table.pivot(index="year", columns="state", values=column).loc[1950:]
        times = (wide["CHN"].astype(float) / wide["RUS"].astype(float)).dropna()
        parts.append(pd.DataFrame({"measure": name, "year": times.index, "times": times.to_numpy().round(2)}))
    rows = pd.concat(parts, ignore_index=True)
    last = rows.groupby("measure", sort=False).tail(1)
    passed = {name: int(group.loc[group["times"] > 1, "year"].min()) for name, group in rows.groupby("measure", sort=False)}
    x = alt.X("year:Q", title=None).scale(domain=[1950, 2024], nice=False).axis(format="d", values=[1960, 1980, 2000, 2020], grid=False)
    y = alt.Y("times:Q", title="China as a multiple of Russia").scale(type="log", base=2, domain=[0.4, 12], nice=False)
    y = y.axis(values=[0.5, 1, 2, 4, 8], format="~g")
    colour = alt.Color("measure:N", title=None).scale(domain=list(RATIOS), range=[style.colour(name) for name in RATIOS.values()])
    colour = colour.legend(orient="top", direction="vertical", symbolType="stroke", symbolStrokeWidth=3)
    base = alt.Chart(rows, width=style.WIDTH, height=280).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("measure:N", title="Measure"),
            alt.Tooltip("times:Q", title="China as a multiple of Russia", format=".2f"),
        ],
    )
    level = alt.Chart(pd.DataFrame({"times": [1]})).mark_rule(color=style.colour("base"), strokeDash=[4, 3]).encode(y=y)
    words = pd.DataFrame({"year": [1951, 1951], "times": [1.12, 0.9], "words": ["China the stronger", "Russia the stronger"]})
    notes = alt.Chart(words).mark_text(align="left", color=style.colour("muted")).encode(x=x, y=y, text="words:N")
    table = rows.pivot(index="year", columns="measure", values="times").reset_index().reindex(columns=["year", *RATIOS])
    return style.finish(
        alt.layer(level, base.mark_line(), notes),
        title=f"By each of three measures China passed Russia between {min(passed.values())} and {max(passed.values())}",
        subtitle="Russia is the Soviet Union to 1991 (market prices: the Russian republic from 1988); estimates in single years. Each grid line doubles the multiple",
        description=(
            "Three rising lines on a doubling scale. China passed Russia "
            + ", ".join(f"in {year} by {name}" for name, year in passed.items())
            + ". In the last year of each line China had "
            + ", ".join(f"{row.times:.1f} times as much by {row.measure} ({row.year})" for row in last.itertuples())
            + "."
        ),
        source="Correlates of War, National Material Capabilities 7.0; World Bank; Fariss and others (2022).",
        table=table.rename(columns={"year": "Year"}),
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
    rows = []
    for name, (table, column) in sources.items():
        found = table[table["year"] == 2021].set_index("state")[column].astype(float).reindex(list(CODES))
        parts = found / found.sum()
        rows += [(name, CODES[code], part, part == parts.max()) for code, part in parts.items()]
    shown = pd.DataFrame(rows, columns=["measure", "state", "part", "first"])
    shown["slot"] = shown["measure"] + " " + shown["state"]
    shown["words"] = [f"{row.state} {row.part:.0%}" for row in shown.itertuples()]
    slots = [slot for name in sources for slot in (name, *(f"{name} {state}" for state in CODES.values()))]
    y = alt.Y("slot:N", title=None, sort=None).scale(domain=slots, padding=0.12).axis(None)
    x = (
        alt.X("part:Q", title="Part of the three states' total")
        .scale(domain=[0, 1.4], nice=False)
        .axis(format="%", values=[0, 0.25, 0.5, 0.75], grid=False)
    )
    bars = (
        alt.Chart(shown, width=style.WIDTH, height=alt.Step(23))
        .mark_bar()
        .encode(
            x=x,
            y=y,
            color=alt.Color("state:N", legend=None).scale(
                domain=list(CODES.values()), range=[style.colour(name) for name in CODES.values()]
            ),
            tooltip=[
                alt.Tooltip("measure:N", title="Measure"),
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("part:Q", title="Part of the three", format=".0%"),
            ],
        )
    )
    numbers = [
        alt.Chart(shown[shown["first"] == lead]).mark_text(align="left", dx=5, fontWeight=weight).encode(x=x, y=y, text="words:N")
        for lead, weight in ((True, "bold"), (False, "normal"))
    ]
    heads = alt.Chart(pd.DataFrame({"slot": list(sources)})).mark_text(align="left", baseline="middle", fontWeight="bold", dy=4)
    leaders = shown[shown["first"]].set_index("measure")["state"]
    table = shown.assign(part=[f"{part:.0%}" for part in shown["part"]])[["measure", "state", "part"]]
    return style.finish(
        alt.layer(bars, *numbers, heads.encode(x=alt.value(0), y=y, text="slot:N")),
        title="Ask who was the strongest in 2021, and each of three states can be the answer",
        subtitle="Parts of the three states' sum; the leader of each measure in bold",
        description=(
            "Bars in four groups. "
            + " ".join(f"{name}: {', '.join(shown.loc[shown['measure'] == name, 'words'])}; {leaders[name]} leads." for name in sources)
        ),
        source="Correlates of War, National Material Capabilities 7.0; World Bank; Federation of American Scientists (stockpiles).",
        table=table.set_axis(["Measure", "State", "Part of the three"], axis=1),
    )


@style.chart()
def promises(treaties: pd.DataFrame) -> alt.LayerChart:
    """Show which of ATOP's five promises seven Russian and Soviet treaties contain.

    Parameters
    ----------
    treaties : the table of that name.
    """
    found = treaties.set_index("id").loc[list(PACTS)].reset_index()
    found["column"] = [f"{row.signed.year} {SHORT.get(str(row.partners), str(row.partners))}" for row in found.itertuples()]
    columns = list(found["column"])
    codes = found.melt("column", list(PROMISES), "promise", "code")
    codes["state"] = codes["code"].astype("Float64").map({1.0: "promised", 0.0: "not promised"}).fillna("not read")
    codes["row"] = codes["promise"].map(PROMISES)
    x = alt.X("column:N", title=None, sort=columns).axis(
        orient="top", labelAngle=0, labelExpr="split(datum.label, ' ')", ticks=False, domain=False, labelOverlap=False, labelPadding=18
    )
    y = alt.Y("row:N", title=None, sort=list(PROMISES.values())).axis(labels=False, ticks=False, domain=False)
    base = alt.Chart(codes, width=style.WIDTH, height=alt.Step(48)).encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("column:N", title="Treaty"), alt.Tooltip("row:N", title="Promise"), alt.Tooltip("state:N", title="Text")],
    )
    yes = base.transform_filter("datum.state == 'promised'").mark_point(size=170, color=style.colour("second"), yOffset=10, opacity=1)
    no = base.transform_filter("datum.state == 'not promised'").mark_point(
        size=60, filled=False, color=style.colour("base"), yOffset=10, opacity=1
    )
    unread = base.transform_filter("datum.state == 'not read'").mark_text(text="?", yOffset=10)
    words = (
        alt.Chart(pd.DataFrame({"row": list(PROMISES.values())}))
        .mark_text(align="left", yOffset=-12)
        .encode(x=alt.value(0), y=y, text="row:N")
    )
    held = {name: list(codes.loc[(codes["column"] == name) & (codes["state"] == "promised"), "promise"]) for name in columns}
    table = codes.pivot(index="column", columns="promise", values="state").reindex(index=columns, columns=list(PROMISES)).reset_index()
    return style.finish(
        alt.layer(yes, no, unread, words),
        title="The treaties of 2024 and 2025 share a title, and only the first promises armed help",
        subtitle="Disc: promised; ring: not promised; question mark: clause not read. Partner of Russia or the USSR",
        description="A grid of seven treaties and five promises. "
        + " ".join(f"{name}: {', '.join(kinds)}." for name, kinds in held.items()),
        source="coded by us from the treaty texts by the definitions of ATOP (table treaties).",
        table=table.rename(columns={"column": "Treaty", "nonaggression": "non-aggression"}).rename(columns=str.capitalize),
    )


@style.chart(model="coalitions")
def bargain() -> alt.LayerChart:
    """Draw how security and autonomy change as a promise gets tighter, for a weak, a middling and a strong partner."""
    rows = coalitions.bargain().round(3)
    ends, starts = rows[rows["tightness"] == 1], rows[rows["tightness"] == 0]
    colours = ["accent", "third", "second"]
    names = list(coalitions.PAIRS)
    x = (
        alt.X("security:Q", title="Security (odds in the contest)")
        .scale(domain=[0, 0.75], nice=False)
        .axis(format=".1f", values=[0, 0.2, 0.4, 0.6], grid=False)
    )
    y = alt.Y("autonomy:Q", title="Autonomy (1 = standing alone)").scale(domain=[0, 1.4], nice=False).axis(values=[0, 0.5, 1])
    colour = alt.Color("partner:N", legend=None).scale(domain=names, range=[style.colour(name) for name in colours])
    base = alt.Chart(rows, width=style.WIDTH, height=300).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("partner:N", title="Partner"),
            alt.Tooltip("tightness:Q", title="Tightness of the promise, 0 to 1", format=".2f"),
            alt.Tooltip("security:Q", title="Security, 0 to 1", format=".2f"),
            alt.Tooltip("autonomy:Q", title="Autonomy, 1 = alone", format=".2f"),
        ],
    )
    alone = alt.Chart(starts).mark_point(size=70, filled=False, opacity=1).encode(x=x, y=y, color=colour)
    bound = alt.Chart(ends).mark_point(size=110, opacity=1).encode(x=x, y=y, color=colour)
    labels = pd.DataFrame(
        {
            "security": [0.16, 0.36, 0.42],
            "autonomy": [0.6, 0.79, 1.27],
            "words": ["weak with strong", "equals", "strong with weak"],
            "side": ["right", "right", "right"],
            "partner": names,
        }
    )
    words = alt.Chart(labels).mark_text(align="center", fontWeight="bold").encode(x=x, y=y, text="words:N", color=colour)
    told = [
        f"The partner '{start.partner}' goes from security {start.security:.2f} and autonomy {start.autonomy:.2f} to {end.security:.2f} and {end.autonomy:.2f}."
        for start, end in zip(starts.itertuples(), ends.itertuples(), strict=True)
    ]
    return style.finish(
        alt.layer(base.mark_line(), alone, bound, words),
        title="The weak partner buys security with autonomy, and the strong one sells it",
        subtitle="Ring: no promise; disc: full promise. Every number is invented; the model states them",
        description="Three lines from no promise to a full one. " + " ".join(told),
        source="a sketch of ours after Morrow (1991); the numbers are invented.",
        table=rows.set_axis(["Partner", "Tightness", "Security", "Autonomy"], axis=1),
    )
