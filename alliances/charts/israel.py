"""Charts on Russia and Israel: diplomatic status, votes, three counts of trade, a base effect, and counts of people."""

import altair as alt
import pandas as pd

from .. import states
from ..base.spans import DAYS_A_YEAR
from ..models import base_effect, voting
from . import parts, style, wording

CODED = "coded by us from the records that the table names; see the reference page on data."
WITHOUT, SINCE = (1968, 1990), 2012  # whole years without relations, and the years compared with them
STATUS = {  # status: words, colour
    "full": ("full relations", "second"),
    "consular only": ("consular ties only", "third"),
    "broken": ("broken", "accent"),
}
PARTNERS = ("RUS", "USA")  # whose votes Israel's are compared with
COMPARED = (2014, 2018)  # year that two sources give, year that a minister speaks of


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
        opened=spells["begin"].map(wording.day),
        closed=[wording.day(day) if pd.notna(day) else f"goes on (drawn to {wording.day(last)})" for day in spells["end"]],
        occasion=spells["ended_with"].fillna("goes on"),
        told=spells["status"].map({name: words for name, (words, _) in STATUS.items()}),
    )
    rows["years"] = (rows["shown"] - rows["begin"]).dt.days / DAYS_A_YEAR
    rows["words"] = [f"{row.opened}: {row.told}, {row.years:.1f} years" for row in rows.itertuples()]
    tips = {"status:N": "Status", "opened:N": "From", "closed:N": "To", "began_with:N": "Began with", "occasion:N": "Ended with"}
    base = parts.rows(rows.drop(columns="told"), "id:N", 46).encode(tooltip=parts.tips(tips | {"years:Q": ("Years", ".1f")}))
    bars = base.mark_bar(size=13, yOffset=10).encode(
        x=parts.across("begin:T", None, parts.years(1946, last.year + 2), format="%Y", tickCount=5),
        x2="shown:T",
        color=parts.shade("status:N", {name: colour for name, (_, colour) in STATUS.items()}),
    )
    gone = rows.loc[rows["status"] != "full", "years"].sum()
    breaks = wording.times(int((rows["status"] == "broken").sum()))
    heads = {"status": "Status", "opened": "From", "closed": "To", "years": "Years", "began_with": "Began with", "occasion": "Ended with"}
    return style.finish(
        alt.layer(bars, parts.heading(base, "words:N", 9)),
        title=f"Moscow broke with Israel {breaks}: {gone:.0f} of {rows['years'].sum():.0f} years passed without full relations",
        subtitle="Spells by status. Blue: full relations; red: broken; brown: consular ties only",
        description=f"{len(rows)} bars on a time line from {rows['begin'].min().year} to {last.year}. "
        + " ".join(f"{row.opened} to {row.closed}: {row.told}, {row.years:.1f} years." for row in rows.itertuples()),
        source=CODED,
        table=parts.headed(rows.round({"years": 1}), heads),
    )


@style.chart()
def votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Israel voted like Moscow and like Washington in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    names = states.names(*PARTNERS)
    found = voting.by_year(agreement, [("ISR", code) for code in PARTNERS])
    rows = pd.DataFrame(
        {
            "year": found["year"].astype(int),
            "with": found["other"].map(names),
            "share": found["agreement"].round(3),
            "calls": found["votes_compared"].astype(int),
        }
    )
    last = rows["year"].max()
    periods = (WITHOUT, (SINCE, last))
    then, now, with_us, with_us_now = (
        voting.between(agreement, ("ISR", code), *period, method=voting.MEAN_OF_YEARS) for code in PARTNERS for period in periods
    )
    moscow = rows[rows["with"] == names["RUS"]].set_index("year")["share"]
    return style.finish(
        _votes(rows, names),
        title=(
            f"Israel and Moscow agree {'less' if now < then else 'more'} since {SINCE}, with relations ({now:.2f}), "
            f"than in the years without ({then:.2f})"
        ),
        subtitle=f"UN General Assembly by year; means of {WITHOUT[0]}–{WITHOUT[1]} and since {SINCE}. An abstention against a side counts one half",
        description=(
            f"Two lines from {rows['year'].min()} to {last}. Israel and Moscow: mean {then:.2f} from {WITHOUT[0]} to {WITHOUT[1]}, a peak of "
            f"{moscow.max():.2f} in {moscow.idxmax()}, mean {now:.2f} since {SINCE}. Israel and {states.name('USA', the=True)}: mean "
            f"{with_us:.2f} and then {with_us_now:.2f}. The years without full relations are shaded."
        ),
        source="Roll calls of Voeten, Strezhnev and Bailey, as in the table un_agreement; the votes on Ukraine since 2022 are not in it.",
        table=rows.pivot(index="year", columns="with", values="share").reset_index().rename(columns={"year": "Year"}),
    )


def _votes(rows: pd.DataFrame, names: dict[str, str]) -> alt.LayerChart:
    """Draw the lines of agreement over the shaded years without full relations."""
    colours = parts.shade("with:N", {names[code]: states.colour(code) for code in PARTNERS})
    span = [1948, 2024]
    x = parts.across("year:Q", None, span, format="d", values=[1950, 1970, 1990, 2010], grid=False)
    y = parts.upward("share:Q", "Agreement (0 never, 1 always)", [0, 1.08], values=[0, 0.25, 0.5, 0.75, 1], format=".2f")
    band = (
        alt.Chart(pd.DataFrame({"year": [1953.1, 1967.4], "end": [1953.6, 1991.8]}), width=style.WIDTH, height=290)
        .mark_rect(color=style.colour("pale"), opacity=0.35)
        .encode(x=alt.X("year:Q").scale(domain=span, nice=False), x2="end:Q")
    )
    tips = {"year:Q": ("Year", "d"), "with:N": "Israel and", "share:Q": ("Agreement, 0 to 1", ".2f"), "calls:Q": "Roll calls compared"}
    lines = alt.Chart(rows).mark_line(strokeWidth=2).encode(x, y, color=colours, tooltip=parts.tips(tips))
    labels = {
        "year": [1950, 1994],
        "share": [0.98, 0.25],
        "with": [names["USA"], names["RUS"]],
        "words": [f"with {states.name('USA', the=True)}", "with Moscow"],
    }
    words = parts.label(labels, x, y, align="left", fontWeight="bold").encode(color=colours)
    note = {"year": [1979.5], "share": [0.05], "words": ["no full relations"]}
    return alt.layer(band, lines, words, parts.label(note, x, y, color=style.colour("muted")))


@style.chart()
def trade(cow: pd.DataFrame, itpde: pd.DataFrame, quoted: pd.DataFrame) -> alt.VConcatChart:
    """Draw three counts of the same trade apart, each in its own unit.

    Parameters
    ----------
    cow, itpde, quoted : the tables ``trade_cow``, ``trade_itpde`` and ``quoted_trade``.
    """
    one, two = _sum(cow, "imports").loc[1989:], _sum(itpde, "exports")
    three = quoted[(quoted["state_a"] == "ISR") & (quoted["state_b"] == "RUS")].groupby("year")["value"].max()
    both, quoted_year = COMPARED
    said = f"{three[quoted_year]:.0f}"
    panels = [
        (one, "1. Goods, as importers report them (Correlates of War)", "current US dollars", "both sides' imports added", "second"),
        (two, "2. Goods and services (USITC, ITPD-E)", "US dollars of 2010", "both sides' sales added", "third"),
        (three, f"3. “More than {said}”: Israel's way of counting, says a minister", "current US dollars, as quoted", "not said", "Israel"),
    ]
    shown = pd.concat(
        [
            pd.DataFrame({"Count": name[3:], "Year": values.index, "Billion": values.to_numpy().round(2), "Unit": unit, "Sum": added})
            for values, name, unit, added, _ in panels
        ]
    )
    first, second = one.index, two.index
    return style.finish(
        alt.vconcat(*(_panel(values, name, unit, colour) for values, name, unit, _, colour in panels), spacing=14),
        title=f"For {both} two sources give {one[both]:.1f} and {two[both]:.1f} billion; a minister has more than {said} for {quoted_year}",
        subtitle="Trade of Russia and Israel, billions, each in its own money; levels may not be compared across panels",
        description=(
            f"{wording.opening(len(panels))} panels of bars. Correlates of War, goods, {first[0]} to {first[-1]}: {one.iloc[0]:.2f} billion "
            f"current dollars in {first[0]}, {one[second[0]]:.2f} in {second[0]}, {one[both]:.1f} in {both}. "
            f"ITPD-E, goods and services, {second[0]} to {second[-1]}: {two.iloc[0]:.2f} billion dollars of 2010 in {second[0]}, "
            f"{two[both]:.1f} in {both}, {two.iloc[-1]:.1f} in {second[-1]}. "
            f"A minister's figure: more than {said} billion in {' and in '.join(str(year) for year in three.index)}. No panel reaches 2020 or 2021."
        ),
        source="Barbieri and Keshk (2016) as carried by peacesciencer; USITC, ITPD-E release 1; minister Elkin, quoted in January 2020.",
        table=shown,
    )


@style.chart(model="base_effect")
def worlds() -> alt.LayerChart:
    """Draw three invented courses of trade that all satisfy both rates of the article."""
    rows = base_effect.paths().round({"level": 1})
    names = list(base_effect.WORLDS)
    short = ["Jan–Jul 2019", "Aug–Dec 2019", "Jan–Jul 2020", "Aug–Dec 2020", "Jan–Jul 2021"]
    rows["at"] = rows["period"].map(dict(zip(base_effect.PERIODS, short, strict=True)))
    rebound = base_effect.first_months_for(0)
    fall, boom = wording.percent(-rebound), wording.percent(base_effect.remaining_months(rebound))
    lost, rise = wording.percent(-base_effect.YEAR, ".1f"), wording.percent(base_effect.GROWTH, ".1f")
    return style.finish(
        _courses(rows, short),
        title=f"Pure rebound needs a fall of {fall} in early 2020 and a boom of {boom} after it",
        subtitle=f"Invented index series. Each loses {lost} in 2020 as a whole, and each rises by {rise} in January to July 2021",
        description=f"{wording.opening(len(names))} invented lines over {wording.number(len(short))} periods from 2019 to 2021, all starting at 100. "
        + " ".join(
            f"{name}: " + ", ".join(f"{row.level:.0f} in {row.period}" for row in rows[rows["world"] == name].itertuples()) + "."
            for name in names
        )
        + f" The two rates of the article hold in all {wording.number(len(names))}.",
        source="our calculation; both rates are from the article, everything else is invented for illustration.",
        table=rows.pivot(index="period", columns="world", values="level")
        .loc[list(base_effect.PERIODS), names]
        .reset_index()
        .rename(columns={"period": "Months"}),
    )


def _courses(rows: pd.DataFrame, short: list[str]) -> alt.LayerChart:
    """Draw the worlds as lines, with their last levels and with their first fall beside their names."""
    colours = parts.shade("world:N", dict(zip(base_effect.WORLDS, ("second", "third", "accent"), strict=True)))
    x = alt.X("at:N", title=None, sort=short).axis(labelAngle=0, labelExpr="split(datum.label, ' ')")
    y = parts.upward("level:Q", "Mean of a month (2019 = 100)", [0, 165], values=[0, 50, 100, 150])
    tips = {"world:N": "Invented world", "period:N": "Months", "level:Q": ("Mean of a month, 2019 = 100", ".0f")}
    lines = alt.Chart(rows, width=style.WIDTH, height=300).mark_line(point=True).encode(x, y, color=colours, tooltip=parts.tips(tips))
    ends = rows[rows["at"] == short[-1]].assign(words=lambda t: [f"{row.level:.0f}" for row in t.itertuples()])
    numbers = [
        parts.label(ends[ends["level"].gt(101) == above], x, y, dy=-13 if above else 17, fontWeight="bold").encode(color=colours)
        for above in (True, False)
    ]
    told = {
        "at": [short[0]] * 3,
        "level": [35, 21, 7],
        "world": list(base_effect.WORLDS),
        "words": [
            f"{name}: {wording.percent(first, '+.1f')} in {short[2]}".replace("-", "−") for name, first in base_effect.WORLDS.items()
        ],
    }
    labels = parts.label(told, alt.value(8), y, align="left", fontWeight="bold").encode(color=colours)
    return alt.layer(lines, *numbers, labels)


@style.chart()
def counts(table: pd.DataFrame) -> alt.LayerChart:
    """Draw six public counts of people in Israel with roots in the Soviet Union, each with what it counts.

    Parameters
    ----------
    table : the table ``israel_counts``.
    """
    rows = table.sort_values("said")
    rows["when"] = [wording.day(row.said) if row.day_known else f"{row.said:%B %Y}" for row in rows.itertuples()]
    rows["words"] = [[f"{row.who}, {row.said.year}: {row.wording}", row.counted] for row in rows.itertuples()]
    rows["flat"] = [f"{row.who}, {row.when}: {row.wording} million, {row.counted}" for row in rows.itertuples()]
    tips = {"who:N": "Who", "when:N": "When", "wording:N": "Millions, as said", "counted:N": "Who is counted"}
    base = parts.rows(rows, "id:N", 62, list(rows["id"])).encode(tooltip=parts.tips(tips))
    colours = parts.shade("side:N", {states.name(code): states.colour(code) for code in ("RUS", "ISR")})
    x = parts.across("millions:Q", "Million people", [0, 2.4], values=[0, 0.5, 1, 1.5, 2])
    bars = base.mark_bar(size=9, yOffset=21).encode(x=x, color=colours)
    words = parts.heading(base, "words:N", 22, baseline="top", lineHeight=16).encode(color=colours)
    heads = {"who": "Who", "when": "When", "millions": "Million", "wording": "As said (millions)", "counted": "Who is counted"}
    return style.finish(
        alt.layer(bars, words),
        title=f"From {rows['millions'].min():.0f} to {rows['millions'].max():.0f} million: the counts differ in who counts and in who is counted",
        subtitle="Public counts of people in Israel. Blue: Russian officials and media; violet: Israeli ones",
        description=f"{len(rows)} bars. " + "; ".join(rows["flat"]) + ". No count names a census.",
        source=CODED,
        table=parts.headed(rows, heads),
    )


def _sum(flows: pd.DataFrame, value: str) -> pd.Series:
    """Add up both directions of trade between Russia and Israel, in billions."""
    pair = flows[flows["importer"].isin(["ISR", "RUS"]) & flows["exporter"].isin(["ISR", "RUS"])]
    return pair.groupby("year")[value].sum().astype(float) / 1000


def _panel(values: pd.Series, name: str, unit: str, colour: str) -> alt.Chart:
    """Draw one count as bars on the common axis of years and a scale of its own."""
    years = values.index.astype(int)
    rows = pd.DataFrame({"year": years, "next": years + 0.8, "billion": values.to_numpy(float).round(2)})
    return (
        alt.Chart(rows, width=style.WIDTH, height=92, title=alt.TitleParams(wording.wrap(name, 40), fontSize=12.5))
        .mark_bar(color=style.colour(colour))
        .encode(
            x=parts.across("year:Q", None, [1988, 2022], format="d", values=[1990, 2000, 2010, 2020], grid=False),
            x2="next:Q",
            y=alt.Y("billion:Q", title="Billion").scale(domain=[0, 6]).axis(values=[0, 2, 4, 6]),
            y2=alt.datum(0),
            tooltip=parts.tips({"year:Q": ("Year", "d"), "billion:Q": (f"Billion {unit}", ".2f")}),
        )
    )
