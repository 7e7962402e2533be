"""Charts on Russia and Israel: diplomatic status, votes, three counts of trade, a base effect, and counts of people."""

import altair as alt
import pandas as pd

from ..models import base_effect
from . import style

CODED = "coded by us from the records that the table names; see the reference page on data."
WITHOUT, SINCE = (1968, 1990), 2012  # whole years without relations, and the years compared with them
COLOURS = {"full": "second", "consular only": "third", "broken": "accent"}


@style.chart()
def status(spells: pd.DataFrame, until: str) -> alt.LayerChart:
    """Draw the diplomatic relations of Moscow and Israel, one spell to a row.

    Parameters
    ----------
    spells : the table ``israel_status``.
    until : the day to which a spell that goes on is drawn, year-month-day.
    """
    last = pd.Timestamp(until)
    rows = spells.assign(
        shown=spells["end"].fillna(last),
        opened=[_day(day) for day in spells["begin"]],
        closed=[_day(day) if pd.notna(day) else f"goes on (drawn to {_day(last)})" for day in spells["end"]],
        occasion=spells["ended_with"].fillna("goes on"),
    )
    rows["years"] = (rows["shown"] - rows["begin"]).dt.days / 365.25
    names = {"full": "full relations", "consular only": "consular ties only", "broken": "broken"}
    rows["words"] = [f"{row.opened}: {names[row.status]}, {row.years:.1f} years" for row in rows.itertuples()]
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(46)).encode(
        y=alt.Y("id:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("status:N", title="Status"),
            alt.Tooltip("opened:N", title="From"),
            alt.Tooltip("closed:N", title="To"),
            alt.Tooltip("began_with:N", title="Began with"),
            alt.Tooltip("occasion:N", title="Ended with"),
            alt.Tooltip("years:Q", title="Years", format=".1f"),
        ],
    )
    dates = alt.X("begin:T", title=None).scale(domain=[{"year": 1946}, {"year": 2028}], nice=False)
    bars = base.mark_bar(size=13, yOffset=10).encode(
        x=dates.axis(format="%Y", tickCount=5),
        x2="shown:T",
        color=alt.Color("status:N", legend=None).scale(domain=list(COLOURS), range=[style.colour(name) for name in COLOURS.values()]),
    )
    words = base.mark_text(align="left", yOffset=-9).encode(x=alt.value(0), text="words:N")
    gone = rows.loc[rows["status"] != "full", "years"].sum()
    return style.finish(
        alt.layer(bars, words),
        title=f"Moscow broke with Israel twice: {gone:.0f} of {rows['years'].sum():.0f} years passed without full relations",
        subtitle="Spells by status. Blue: full relations; red: broken; brown: consular ties only",
        description=f"{len(rows)} bars on a time line from 1948 to {last.year}. "
        + " ".join(f"{row.opened} to {row.closed}: {names[row.status]}, {row.years:.1f} years." for row in rows.itertuples()),
        source=CODED,
        table=pd.DataFrame(
            {
                "Status": rows["status"],
                "From": rows["opened"],
                "To": rows["closed"],
                "Years": rows["years"].round(1),
                "Began with": rows["began_with"],
                "Ended with": rows["occasion"],
            }
        ),
    )


@style.chart()
def votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Israel voted like Moscow and like Washington in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    pairs = {"RUS": "Russia", "USA": "United States"}
    rows = agreement[(agreement["state_a"] == "ISR") & agreement["state_b"].isin(pairs) & (agreement["status"] == "measured")]
    rows = pd.DataFrame(
        {
            "year": rows["year"].astype(int),
            "with": rows["state_b"].map(pairs),
            "share": rows["agreement"].astype(float).round(3),
            "calls": rows["votes_compared"].astype(int),
        }
    )
    colours = alt.Color("with:N", legend=None).scale(domain=list(pairs.values()), range=[style.colour(name) for name in pairs.values()])
    x = alt.X("year:Q", title=None).scale(domain=[1948, 2024], nice=False).axis(format="d", values=[1950, 1970, 1990, 2010], grid=False)
    y = (
        alt.Y("share:Q", title="Agreement (0 never, 1 always)")
        .scale(domain=[0, 1.08], nice=False)
        .axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f")
    )
    broken = pd.DataFrame({"year": [1953.1, 1967.4], "end": [1953.6, 1991.8]})
    band = (
        alt.Chart(broken, width=style.WIDTH, height=290)
        .mark_rect(color=style.colour("pale"), opacity=0.35)
        .encode(x=alt.X("year:Q").scale(domain=[1948, 2024], nice=False), x2="end:Q")
    )
    lines = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2)
        .encode(
            x,
            y,
            color=colours,
            tooltip=[
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("with:N", title="Israel and"),
                alt.Tooltip("share:Q", title="Agreement, 0 to 1", format=".2f"),
                alt.Tooltip("calls:Q", title="Roll calls compared"),
            ],
        )
    )
    labels = pd.DataFrame({"year": [1950, 1994], "share": [0.98, 0.25], "with": list(pairs.values())[::-1]})
    labels["words"] = ["with the United States", "with Moscow"]
    words = alt.Chart(labels).mark_text(align="left", fontWeight="bold").encode(x, y, text="words:N", color=colours)
    note = alt.Chart(pd.DataFrame({"year": [1979.5], "share": [0.05], "words": ["no full relations"]}))
    silence = note.mark_text(color=style.colour("muted")).encode(x, y, text="words:N")
    means = {name: _means(rows[rows["with"] == name].set_index("year")["share"]) for name in pairs.values()}
    then, now = means["Russia"]
    return style.finish(
        alt.layer(band, lines, words, silence),
        title=f"Israel and Moscow agree less since {SINCE}, with relations ({now:.2f}), than in the years without ({then:.2f})",
        subtitle=f"UN General Assembly by year; means of {WITHOUT[0]}–{WITHOUT[1]} and since {SINCE}. An abstention against a side counts one half",
        description=(
            f"Two lines from 1949 to {rows['year'].max()}. Israel and Moscow: mean {then:.2f} from {WITHOUT[0]} to {WITHOUT[1]}, a peak of "
            f"{rows.loc[rows['with'] == 'Russia', 'share'].max():.2f} in 1993, mean {now:.2f} since {SINCE}. Israel and the United States: mean "
            f"{means['United States'][0]:.2f} and then {means['United States'][1]:.2f}. The years without full relations are shaded."
        ),
        source="Roll calls of Voeten, Strezhnev and Bailey, as in the table un_agreement; the votes on Ukraine since 2022 are not in it.",
        table=rows.pivot(index="year", columns="with", values="share").reset_index().rename(columns={"year": "Year"}),
    )


@style.chart()
def trade(cow: pd.DataFrame, itpde: pd.DataFrame, quoted: pd.DataFrame) -> alt.VConcatChart:
    """Draw three counts of the same trade apart, each in its own unit.

    Parameters
    ----------
    cow, itpde, quoted : the tables ``trade_cow``, ``trade_itpde`` and ``quoted_trade``.
    """
    one, two = _sum(cow, "imports"), _sum(itpde, "exports")
    three = quoted[(quoted["state_a"] == "ISR") & (quoted["state_b"] == "RUS")].groupby("year")["value"].max()
    panels = [
        (
            one[one.index >= 1989],
            "1. Goods, as importers report them (Correlates of War)",
            "current US dollars",
            "both sides' imports added",
        ),
        (two, "2. Goods and services (USITC, ITPD-E)", "US dollars of 2010", "both sides' sales added"),
        (three, "3. “More than 5”: Israel's way of counting, says a minister", "current US dollars, as quoted", "not said"),
    ]
    drawn = [_panel(*panel, colour) for panel, colour in zip(panels, ("second", "third", "Israel"), strict=True)]
    shown = pd.concat(
        [
            pd.DataFrame({"Count": name[3:], "Year": values.index, "Billion": values.to_numpy().round(2), "Unit": unit, "Sum": parts})
            for values, name, unit, parts in panels
        ]
    )
    return style.finish(
        alt.vconcat(*drawn, spacing=14),
        title=f"For 2014 two sources give {one[2014]:.1f} and {two[2014]:.1f} billion; a minister has more than {three[2018]:.0f} for 2018",
        subtitle="Trade of Russia and Israel, billions, each in its own money; levels may not be compared across panels",
        description=(
            f"Three panels of bars. Correlates of War, goods, 1989 to 2014: {one[1989]:.2f} billion current dollars in 1989, {one[2000]:.2f} in 2000, "
            f"{one[2014]:.1f} in 2014. ITPD-E, goods and services, 2000 to 2016: {two[2000]:.2f} billion dollars of 2010 in 2000, {two[2014]:.1f} in 2014, "
            f"{two[2016]:.1f} in 2016. A minister's figure: more than {three[2018]:.0f} billion in 2018 and in 2019. No panel reaches 2020 or 2021."
        ),
        source="Barbieri and Keshk (2016) as carried by peacesciencer; USITC, ITPD-E release 1; minister Elkin, quoted in January 2020.",
        table=shown,
    )


@style.chart(model="base_effect")
def worlds() -> alt.LayerChart:
    """Draw three invented courses of trade that all satisfy both rates of the article."""
    rows = base_effect.paths().round({"level": 1})
    names = list(base_effect.WORLDS)
    colours = alt.Color("world:N", legend=None).scale(domain=names, range=[style.colour(name) for name in ("second", "third", "accent")])
    short = ["2019 a", "2019 b", "2020 a", "2020 b", "2021 a"]
    rows["at"] = rows["period"].map(dict(zip(base_effect.PERIODS, short, strict=True)))
    x = alt.X("at:N", title="a: January to July, b: August to December", sort=short).axis(labelAngle=0)
    y = alt.Y("level:Q", title="Mean of a month (2019 = 100)").scale(domain=[0, 165], nice=False).axis(values=[0, 50, 100, 150])
    lines = (
        alt.Chart(rows, width=style.WIDTH, height=300)
        .mark_line(point=True)
        .encode(
            x,
            y,
            color=colours,
            tooltip=[
                alt.Tooltip("world:N", title="Invented world"),
                alt.Tooltip("period:N", title="Months"),
                alt.Tooltip("level:Q", title="Mean of a month, 2019 = 100", format=".0f"),
            ],
        )
    )
    ends = rows[rows["at"] == "2021 a"].assign(words=lambda t: [f"{row.level:.0f}" for row in t.itertuples()])
    numbers = [
        alt.Chart(ends[ends["level"].gt(101) == above])
        .mark_text(dy=-13 if above else 17, fontWeight="bold")
        .encode(x, y, text="words:N", color=colours)
        for above in (True, False)
    ]
    told = pd.DataFrame(
        {
            "at": ["2019 a"] * 3,
            "level": [35, 21, 7],
            "world": names,
            "words": [f"{name}: {first:+.1%} in 2020 a" for name, first in base_effect.WORLDS.items()],
        }
    ).assign(words=lambda t: t["words"].str.replace("-", "−").str.replace("%", " %"))
    labels = alt.Chart(told).mark_text(align="left", fontWeight="bold").encode(x=alt.value(8), y=y, text="words:N", color=colours)
    rebound = base_effect.first_months_for(0)
    return style.finish(
        alt.layer(lines, *numbers, labels),
        title=f"Pure rebound needs a fall of {-rebound:.0%} in early 2020 and a boom of {base_effect.remaining_months(rebound):.0%} after it".replace(
            "%", " %"
        ),
        subtitle="Invented index series. Each loses 3.9 % in 2020 as a whole, and each rises by 51.8 % in January to July 2021",
        description="Three invented lines over five periods from 2019 to 2021, all starting at 100. "
        + " ".join(
            f"{name}: " + ", ".join(f"{row.level:.0f} in {row.period}" for row in rows[rows["world"] == name].itertuples()) + "."
            for name in names
        )
        + " The two rates of the article hold in all three.",
        source="our calculation; both rates are from the article, everything else is invented for illustration.",
        table=rows.pivot(index="period", columns="world", values="level")
        .loc[list(base_effect.PERIODS), names]
        .reset_index()
        .rename(columns={"period": "Months"}),
    )


@style.chart()
def counts(table: pd.DataFrame) -> alt.LayerChart:
    """Draw six public counts of people in Israel with roots in the Soviet Union, each with what it counts.

    Parameters
    ----------
    table : the table ``israel_counts``.
    """
    rows = table.sort_values("said")
    rows["when"] = [_day(row.said) if row.day_known else f"{row.said:%B %Y}" for row in rows.itertuples()]
    rows["words"] = [[f"{row.who}, {row.said.year}: {row.wording}", row.counted] for row in rows.itertuples()]
    rows["flat"] = [f"{row.who}, {row.when}: {row.wording} million, {row.counted}" for row in rows.itertuples()]
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(62)).encode(
        y=alt.Y("id:N", title=None, sort=list(rows["id"])).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("who:N", title="Who"),
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("wording:N", title="Millions, as said"),
            alt.Tooltip("counted:N", title="Who is counted"),
        ],
    )
    colours = alt.Color("side:N", legend=None).scale(domain=["Russia", "Israel"], range=[style.colour("Russia"), style.colour("Israel")])
    bars = base.mark_bar(size=9, yOffset=21).encode(
        x=alt.X("millions:Q", title="Million people").scale(domain=[0, 2.4], nice=False).axis(values=[0, 0.5, 1, 1.5, 2]), color=colours
    )
    words = base.mark_text(align="left", baseline="top", yOffset=-22, lineHeight=16).encode(x=alt.value(0), text="words:N", color=colours)
    return style.finish(
        alt.layer(bars, words),
        title=f"From {rows['millions'].min():.0f} to {rows['millions'].max():.0f} million: the counts differ in who counts and in who is counted",
        subtitle="Public counts of people in Israel. Blue: Russian officials and media; violet: Israeli ones",
        description=f"{len(rows)} bars. " + "; ".join(rows["flat"]) + ". No count names a census.",
        source=CODED,
        table=rows[["who", "when", "millions", "wording", "counted"]].set_axis(
            ["Who", "When", "Million", "As said (millions)", "Who is counted"], axis=1
        ),
    )


def _day(day: pd.Timestamp) -> str:
    return f"{day.day} {day:%b %Y}"


def _means(share: pd.Series) -> tuple[float, float]:
    """Return the mean of the years without relations and of the recent ones."""
    return share.loc[WITHOUT[0] : WITHOUT[1]].mean(), share.loc[SINCE:].mean()


def _sum(flows: pd.DataFrame, value: str) -> pd.Series:
    """Add up both directions of trade between Russia and Israel, in billions."""
    pair = flows[flows["importer"].isin(["ISR", "RUS"]) & flows["exporter"].isin(["ISR", "RUS"])]
    return pair.groupby("year")[value].sum().astype(float) / 1000


def _panel(values: pd.Series, name: str, unit: str, parts: str, colour: str) -> alt.Chart:
    """Draw one count as bars on the common axis of years and a scale of its own."""
    rows = pd.DataFrame(
        {"year": values.index.astype(int), "next": values.index.astype(int) + 0.8, "billion": values.to_numpy(float).round(2)}
    )
    return (
        alt.Chart(rows, width=style.WIDTH, height=92, title=alt.TitleParams(style.wrap(name, 40), fontSize=12.5))
        .mark_bar(color=style.colour(colour))
        .encode(
            x=alt.X("year:Q", title=None)
            .scale(domain=[1988, 2022], nice=False)
            .axis(format="d", values=[1990, 2000, 2010, 2020], grid=False),
            x2="next:Q",
            y=alt.Y("billion:Q", title="Billion").scale(domain=[0, 6]).axis(values=[0, 2, 4, 6]),
            y2=alt.datum(0),
            tooltip=[
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("billion:Q", title=f"Billion {unit}", format=".2f"),
            ],
        )
    )
