"""Charts on Russia and Israel: diplomatic status, votes, three counts of trade, a base effect, and counts of people."""

from collections.abc import Callable

import altair as alt
import pandas as pd

from .. import states
from ..base.spans import DAYS_A_YEAR
from ..models import base_effect, voting
from . import parts, style, symbols, wording

CODED = "coded by us from the records that the table names; see the reference page on data."
STATUS = {  # status: words, colour, height of the strip
    "full": ("full relations", "for", 1),
    "consular only": ("consular ties only", "muted", 0.5),
    "broken": ("broken", "against", 0.2),
}
PARTNERS = ("RUS", "USA")  # whose votes Israel's are compared with
COMPARED = 2014  # year that two sources give
ARTICLE = (2020, 2021)  # the years of which the article gives rates


@style.chart()
def status(spells: pd.DataFrame, until: str) -> alt.LayerChart:
    """Draw the diplomatic relations of Moscow and Israel as one strip.

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
        told=spells["status"].map({name: words for name, (words, _, _) in STATUS.items()}),
    )
    rows["years"] = (rows["shown"] - rows["begin"]).dt.days / DAYS_A_YEAR
    short = [f" for {wording.number(round(12 * years))} months" if years < 1 else "" for years in rows["years"]]
    rows["words"] = [
        f"{row.begin.year}: {row.told.removesuffix(' only')}{lasted}" for row, lasted in zip(rows.itertuples(), short, strict=True)
    ]
    gone = rows.loc[rows["status"] != "full", "years"].sum()
    breaks = wording.times(int((rows["status"] == "broken").sum()))
    heads = {"status": "Status", "opened": "From", "closed": "To", "years": "Years", "began_with": "Began with", "occasion": "Ended with"}
    return style.finish(
        _strip(rows.drop(columns="told"), last.year + 1),
        title=f"Moscow broke with Israel {breaks}: {gone:.0f} of {rows['years'].sum():.0f} years passed without full relations",
        subtitle="High: full relations. Half: consular ties only. Low: broken. Below: how many years",
        description=f"One strip on a time line from {rows['begin'].min().year} to {last.year}, in {wording.number(len(rows))} parts. "
        + " ".join(f"{row.opened} to {row.closed}: {row.told}, {row.years:.1f} years." for row in rows.itertuples()),
        source=CODED,
        table=parts.headed(rows.round({"years": 1}), heads),
    )


def _strip(rows: pd.DataFrame, end: int) -> alt.LayerChart:
    """Draw spells as one strip whose height is the state of relations, each with its words on a thin line above it."""
    line, high, foot = 18, 34, 20  # pixels: from one note to the next, of full relations, and of the numbers below
    floor = line * len(rows) + 10 + high
    rows = rows.assign(
        top=[floor - high * STATUS[name][2] for name in rows["status"]],
        note=[line * (place + 0.5) for place in range(len(rows))],
        lasted=[f"{years:.1f}{' years' * (years > 30)}" if years > 1 else "" for years in rows["years"]],
        middle=rows["begin"] + (rows["shown"] - rows["begin"]) / 2,
    )
    tips = {"status:N": "Status", "opened:N": "From", "closed:N": "To", "began_with:N": "Began with", "occasion:N": "Ended with"}
    when = parts.across("begin:T", None, parts.years(1946, end), format="%Y", values=[{"year": year} for year in range(1950, end, 10)])
    base = alt.Chart(rows, width=style.WIDTH, height=floor + foot).encode(
        x=when, color=parts.shade("status:N", {name: colour for name, (_, colour, _) in STATUS.items()})
    )
    y = {"scale": alt.Scale(domain=[floor + foot, 0], nice=False), "axis": None}
    bars = base.mark_rect(fillOpacity=0.9, strokeWidth=0).encode(
        x2="shown:T",
        y=alt.Y("top:Q", **y),
        y2=alt.datum(floor),
        tooltip=parts.tips(tips | {"years:Q": ("Years", ".1f")}),
    )
    threads = base.mark_rule(strokeWidth=1).encode(y=alt.Y("note:Q", **y), y2="top:Q")
    notes = base.mark_text(align="left", dx=5, baseline="middle").encode(y=alt.Y("note:Q", **y), text="words:N")
    lasted = base.mark_text(dy=10).encode(x=parts.across("middle:T", None, parts.years(1946, end)), y=alt.datum(floor), text="lasted:N")
    return alt.layer(threads, bars, notes, lasted)


@style.chart()
def votes(agreement: pd.DataFrame, spells: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Israel voted like Russia and like the United States in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    spells : the table ``israel_status``, for the years without full relations.
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
    since, last = voting.RECENT
    periods = (voting.WITHOUT, voting.RECENT)
    then, now, with_us, with_us_now = (
        voting.between(agreement, ("ISR", code), *period, method=voting.MEAN_OF_YEARS) for code in PARTNERS for period in periods
    )
    low = voting.between(agreement, ("ISR", "RUS"), *voting.LOW, method=voting.MEAN_OF_YEARS)
    moscow = rows[rows["with"] == names["RUS"]].set_index("year")["share"]
    means = pd.DataFrame(
        [(*voting.WITHOUT, then, names["RUS"]), (since, last, now, names["RUS"])], columns=["year", "to", "share", "with"]
    ).assign(words=lambda t: [f"mean {share:.2f}" for share in t["share"]], period=lambda t: [f"{r.year}–{r.to}" for r in t.itertuples()])
    return style.finish(
        _votes(rows, names, means, spells[spells["status"] != "full"]),
        title=(
            f"Israel and Moscow agreed {'less' if now < then else 'more'} from {since} to {last}, with full relations ({now:.2f}), "
            f"than from {voting.WITHOUT[0]} to {voting.WITHOUT[1]} without them ({then:.2f})"
        ),
        subtitle=f"Index of agreement in the UN General Assembly, an abstention against a side as half. Mean of {voting.LOW[0]}–{voting.LOW[1]}: {low:.2f}",
        description=(
            f"Two lines from {rows['year'].min()} to {last}. Israel and Moscow: mean {then:.2f} from {voting.WITHOUT[0]} to {voting.WITHOUT[1]}, a peak of "
            f"{moscow.max():.2f} in {moscow.idxmax()}, mean {now:.2f} from {since}; from {voting.LOW[0]} to {voting.LOW[1]} it was {low:.2f}. Israel and {states.name('USA', the=True)}: mean "
            f"{with_us:.2f} and then {with_us_now:.2f}. The years without full relations are shaded; dotted lines mark the two means with Moscow."
        ),
        source="Roll calls of Voeten, Strezhnev and Bailey, as in the table un_agreement; the emergency session on Ukraine since 2022 is not in it.",
        table=rows.pivot(index="year", columns="with", values="share").reset_index().rename(columns={"year": "Year"}),
    )


def _votes(rows: pd.DataFrame, names: dict[str, str], means: pd.DataFrame, without: pd.DataFrame) -> alt.LayerChart:
    """Draw the lines of agreement and two means over the shaded years without full relations."""
    colours = parts.shade("with:N", {names[code]: states.colour(code) for code in PARTNERS})
    dashes = alt.StrokeDash("with:N", legend=None, scale=parts.scale({names["RUS"]: [1, 0], names["USA"]: [5, 2]}))
    last = rows["year"].max()
    span = [1948, last + 1]
    x = parts.across("year:Q", None, span, format="d", values=[1950, 1970, 1990, 2010], grid=False)
    y = parts.upward("share:Q", "Agreement (0 never, 1 always)", [0, 1.08], values=[0, 0.25, 0.5, 0.75, 1], format=".2f")
    begin, end = (without[side].dt.year + without[side].dt.dayofyear / 366 for side in ("begin", "end"))
    shaded = pd.DataFrame({"year": begin, "end": end})
    band = (
        alt.Chart(shaded, width=style.WIDTH, height=290)
        .mark_rect(color=style.colour("pale"), opacity=0.35)
        .encode(x=alt.X("year:Q").scale(domain=span, nice=False), x2="end:Q")
    )
    tips = {"year:Q": ("Year", "d"), "with:N": "Israel and", "share:Q": ("Agreement, 0 to 1", ".2f"), "calls:Q": "Roll calls compared"}
    lines = alt.Chart(rows).mark_line(strokeWidth=2).encode(x, y, color=colours, strokeDash=dashes, tooltip=parts.tips(tips))
    level = alt.Chart(means).mark_rule(strokeWidth=2, color=style.colour("focus"), strokeDash=[2, 2])
    level = level.encode(x, y, x2="to:Q", tooltip=parts.tips({"period:N": "Years", "with:N": "Israel and", "share:Q": ("Mean", ".2f")}))
    said = means.assign(year=[means["year"][0] + 0.5, last], share=[means["share"][0] - 0.17, means["share"][1] + 0.18])
    focus = {"color": style.colour("focus"), "fontWeight": "bold"}
    mean = [parts.label(part, x, y, align=side, **focus) for part, side in ((said[:1], "left"), (said[1:], "right"))]
    final = rows[rows["year"] == last].assign(
        words=lambda t: t["with"].map({names["RUS"]: "with Moscow", names["USA"]: f"with {states.name('USA', the=True)}"})
    )
    final["share"] += final["with"].map({names["USA"]: 0.09, names["RUS"]: -0.08})
    words = parts.label(final, x, y, align="right", fontWeight="bold").encode(color=colours)
    note = {"year": [(begin.iloc[1] + end.iloc[-1]) / 2], "share": [0.05], "words": ["no full relations"]}
    return alt.layer(band, lines, level, *mean, words, parts.label(note, x, y, color=style.colour("muted")))


@style.chart()
def trade(cow: pd.DataFrame, itpde: pd.DataFrame, quoted: pd.DataFrame) -> alt.VConcatChart:
    """Draw three counts of the same trade apart, each in its own money, on its own scale and in its own form.

    Parameters
    ----------
    cow, itpde, quoted : the tables ``trade_cow``, ``trade_itpde`` and ``quoted_trade``.
    """
    one, two = _sum(cow, "imports").loc[1989:], _sum(itpde, "exports")
    three = quoted[(quoted["state_a"] == "ISR") & (quoted["state_b"] == "RUS")].groupby("year")["value"].max()
    said, gap, both = f"{three.max():.0f}", ARTICLE[0], COMPARED
    panels = [
        (one, "Goods, as importers report them (Correlates of War)", "billion current dollars", "both sides' imports added", _columns),
        (two, "Goods and services (USITC, ITPD-E)", "billion dollars of 2010", "both sides' sales added", _course),
        (three, "What a minister said (Israel's way of counting)", "billion dollars", "not said", _sayings),
    ]
    tables = [
        pd.DataFrame({"Count": name, "Year": values.index, "Billion": values.to_numpy().round(2), "Unit": unit, "Sum": added})
        for values, name, unit, added, _ in panels
    ]
    worst = [values.pct_change().idxmin() for values in (one, two)]
    deepest = f"in {worst[0]} in both series" if len(set(worst)) == 1 else f"in {worst[0]} in one series and in {worst[1]} in the other"
    first, second = one.index, two.index
    return style.finish(
        alt.vconcat(*(_panel(values, name, unit, draw, place) for place, (values, name, unit, _, draw) in enumerate(panels)), spacing=18),
        title=f"The deepest fall is {deepest}; no count that we found reaches {gap} or {ARTICLE[-1]}, the years of the article",
        subtitle="Russia and Israel, each count in its own money and on its own scale: compare years within a panel, not heights across",
        description=(
            f"{wording.opening(len(panels))} panels, each on its own scale. Bars, Correlates of War, goods, {first[0]} to {first[-1]}: "
            f"{one.iloc[0]:.2f} billion current dollars in {first[0]}, most in {one.idxmax()} with {one.max():.1f}, {one[both]:.1f} in {both}. "
            f"A line, ITPD-E, goods and services, {second[0]} to {second[-1]}: {two.iloc[0]:.2f} billion dollars of 2010 in {second[0]}, "
            f"most in {two.idxmax()} with {two.max():.1f}, {two[both]:.1f} in {both}, {two.iloc[-1]:.1f} in {second[-1]}. "
            f"Arrows upwards, a minister's figure: more than {said} billion in {' and in '.join(str(year) for year in three.index)}. "
            f"No panel has {gap} or {ARTICLE[-1]}."
        ),
        source="Barbieri and Keshk (2016) as carried by peacesciencer; USITC, ITPD-E release 1; minister Elkin, quoted in January 2020.",
        table=pd.concat(tables),
    )


def _panel(values: pd.Series, name: str, unit: str, draw: Callable[[alt.Chart], list[alt.Chart]], place: int) -> alt.LayerChart:
    """Draw one count on the common axis of years and a scale of its own, with words at the values that the page speaks of."""
    years = values.index.astype(int)
    rows = pd.DataFrame({"year": years, "billion": values.to_numpy(float).round(2)})
    rows["next"], rows["unit"] = rows["year"] + 0.8, unit
    told, (kind, _, counted) = {int(values.idxmax()), COMPARED}, name.partition(" (")
    rows["words"] = [f"{row.billion:.1f} in {row.year}" if row.year in told else "" for row in rows.itertuples()]
    rows["side"] = rows["year"].map({int(values.idxmax()): "peak"}).fillna("")
    tips = {"year:Q": ("Year", "d"), "billion:Q": ("Value", ".2f"), "unit:N": "Unit"}
    span = [1988, ARTICLE[-1] + 2.5]
    x = parts.across("year:Q", None, span, format="d", values=[1990, 2000, 2010, 2020], grid=False)
    y = alt.Y("billion:Q", title=None).scale(domain=[0, 1.45 * values.max()], nice=False).axis(None)
    base = alt.Chart(rows, width=style.WIDTH, height=(96, 84, 64)[place]).encode(x, y, tooltip=parts.tips(tips))
    bare = pd.DataFrame(
        {"year": [ARTICLE[0]], "next": [ARTICLE[-1] + 0.9], "words": [f"no count for {ARTICLE[0]} and {ARTICLE[-1]}" if not place else ""]}
    )
    gap = alt.Chart(bare).mark_rect(color=style.colour("pale"), opacity=0.4).encode(x=x, x2="next:Q")
    note = parts.label(bare, alt.X("next:Q"), alt.value(5), align="right", color=style.colour("muted"), dx=4)
    heading = alt.TitleParams(kind, subtitle=f"{counted.rstrip(')')}, in {unit}", fontSize=12.5, subtitleFontSize=12, offset=2)
    return alt.layer(gap, note, *draw(base)).properties(title=heading)


def _columns(base: alt.Chart) -> list[alt.Chart]:
    """Draw a count as bars, and words at some."""
    bars = base.mark_bar(color=style.colour("base")).encode(x2="next:Q", y2=alt.datum(0))
    return [bars, *_values(base)]


def _course(base: alt.Chart) -> list[alt.Chart]:
    """Draw a count as a line, and words at some of its points."""
    line = base.mark_line(color=style.colour("ink"), strokeWidth=2, point=alt.OverlayMarkDef(size=24, color=style.colour("ink")))
    return [line, *_values(base)]


def _sayings(base: alt.Chart) -> list[alt.Chart]:
    """Draw a count that says "more than" as arrows that begin at the number and are open above."""
    years = wording.listed([str(year) for year in base.data["year"]])
    violet, middle = style.colour(states.colour("ISR")), base.transform_calculate(more="1.38 * datum.billion", year="datum.year + 0.4")
    shafts = middle.mark_rule(color=violet, strokeWidth=2.5).encode(y2="more:Q")
    heads = middle.mark_point(color=violet, shape="triangle-up", size=80, filled=True, opacity=1).encode(y=alt.Y("more:Q").axis(None))
    starts = middle.mark_point(color=violet, size=110, strokeWidth=0, opacity=1, shape=symbols.GLYPHS["ring"])
    words = middle.transform_filter("datum.side == 'peak'").transform_calculate(said=f"'more than ' + datum.billion + ' in {years}'")
    return [shafts, heads, starts, words.mark_text(align="right", dx=-12, fontWeight="bold", color=violet).encode(text="said:N")]


def _values(base: alt.Chart) -> list[alt.Chart]:
    """Write the highest value to the left above its mark, and that of the year that two sources give behind or above its own."""
    told = base.transform_filter("datum.words != ''")
    after = base.data["words"].iloc[-1] != ""
    highest = told.transform_filter("datum.side == 'peak'").mark_text(align="right", dy=-9, dx=8)
    other = told.transform_filter("datum.side == ''").mark_text(**({"align": "left", "dx": 4} if after else {"dy": -9}))
    place = alt.X("next:Q") if after else alt.X("year:Q")
    return [highest.encode(text="words:N"), other.encode(x=place, text="words:N")]


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
        title=f"Pure rebound needs a fall of {fall} in seven months of 2020 and a boom of {boom} in the other five",
        subtitle=f"Three invented courses from an even 2019. All lose {lost} in 2020, and all gain {rise} from January to July 2021",
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
    """Draw the worlds as lines whose names and last levels stand at their ends; the fall and the boom of the last one are written."""
    names = list(base_effect.WORLDS)
    rows = rows.assign(place=rows["at"].map(short.index))
    colours = parts.shade("world:N", dict(zip(names, ("ink", "muted", "focus"), strict=True)))
    dashes = alt.StrokeDash("world:N", legend=None, scale=parts.scale(dict(zip(names, ([6, 3], [2, 2], [1, 0]), strict=True))))
    shapes = alt.Shape("world:N", legend=None, scale=parts.scale(dict(zip(names, ("square", "triangle-up", "circle"), strict=True))))
    ticks = {"values": list(range(len(short))), "labelExpr": f"split({short}[datum.value], ' ')", "labelFontSize": 10, "grid": False}
    x = parts.across("place:Q", None, [-0.4, 5.5], labelOverlap=False, **ticks)
    y = parts.upward("level:Q", "Mean of a month (2019 = 100)", [50, 160], values=[50, 75, 100, 125, 150])
    tips = parts.tips({"world:N": "Invented world", "period:N": "Months", "level:Q": ("Mean of a month, 2019 = 100", ".0f")})
    base = alt.Chart(rows, width=style.WIDTH, height=270).encode(x, y, color=colours, tooltip=tips)
    lines = base.mark_line().encode(strokeDash=dashes)
    points = base.mark_point(size=60, filled=True, opacity=1).encode(shape=shapes)
    last = rows[rows["at"] == short[-1]]
    ends = last.assign(words=[[*row.world.split(), f"{row.level:.0f}"] for row in last.itertuples()])
    notes = parts.label(ends, x, y, align="left", dx=10, dy=-14, fontWeight="bold").encode(color=colours)
    deep = rows[(rows["world"] == names[-1]) & rows["at"].isin(short[2:4])]
    deep = deep.assign(words=[wording.percent(level / 100 - 1, "+.0f").replace("-", "−") for level in deep["level"]])
    turns = [
        parts.label(part, x, y, dy=lift, fontWeight="bold", color=style.colour("focus")) for part, lift in ((deep[:1], 16), (deep[1:], -14))
    ]
    return alt.layer(lines, points, notes, *turns)


@style.chart()
def counts(table: pd.DataFrame) -> alt.LayerChart:
    """Draw six public counts of people in Israel with roots in the Soviet Union, each with the end that its words leave open.

    Parameters
    ----------
    table : the table ``israel_counts``.
    """
    rows = table.sort_values(["side", "said"]).assign(form=lambda t: [symbols.form(words) for words in t["wording"]])
    rows["when"] = [wording.day(row.said) if row.day_known else f"{row.said:%B %Y}" for row in rows.itertuples()]
    rows["words"] = [f"{row.who} ({row.side}), {row.said.year}" for row in rows.itertuples()]
    rows["flat"] = [f"{row.who}, {row.when}: {row.wording} million, {row.counted}" for row in rows.itertuples()]
    same = rows[rows["millions"] == rows["millions"].max()]
    forms = wording.listed(list(same.sort_values("said")["form"]))
    heads = {"who": "Who", "when": "When", "millions": "Million", "wording": "As said (millions)", "counted": "Who is counted"}
    return style.finish(
        _counted(rows),
        title=f"{wording.opening(len(same))} counts can be read as {wording.number(round(same['millions'].iloc[0]))} million, and mean {wording.number(len(set(same['form'])))} things: {forms}",
        subtitle="Disc: the number itself may be true; ring: it may not. Arrow: to the side of the true number",
        description=f"{len(rows)} rows on an axis from 0 to 2.4 million people, first the Israeli counts, then the Russian ones. "
        + "; ".join(rows["flat"])
        + ". A solid bar is what a count asserts; “up to” asserts no least number, so its bar is hollow; the bar of “almost” stops short. "
        "No count names a census.",
        source=CODED,
        table=parts.headed(rows, heads),
    )


def _counted(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw counts as bars with ends: solid as far as is asserted, hollow where no least number is said, short of what is not reached."""
    tips = {"who:N": "Who", "when:N": "When", "wording:N": "Millions, as said", "counted:N": "Who is counted"}
    base = parts.rows(rows, "id:N", 66, list(rows["id"])).encode(
        tooltip=parts.tips(tips), color=parts.shade("side:N", {states.name(code): states.colour(code) for code in ("RUS", "ISR")})
    )

    def axis(field: str) -> alt.X:
        return parts.across(field, "Million people", [0, 2.5], values=[0, 0.5, 1, 1.5, 2])

    bars = [
        base.transform_filter(f"datum.form {test}").mark_bar(size=10, yOffset=21, **mark).encode(x=axis("millions:Q"), x2=alt.datum(0))
        for test, mark in (
            ("!= 'up to' && datum.form != 'almost'", {}),
            ("== 'almost'", {"xOffset": -14}),
            ("== 'up to'", {"fillOpacity": 0.12, "strokeDash": [3, 2], "strokeWidth": 1, "stroke": style.colour(states.colour("RUS"))}),
        )
    ]
    quotes = base.transform_calculate(said="datum.wording + ' million'").mark_text(align="left", yOffset=-8, fontWeight="bold")
    whose = parts.heading(base, "counted:N", -7)
    names = parts.heading(base, "words:N", 24)
    return alt.layer(
        names, *bars, *symbols.ends(base, axis, "millions", 0.3, yOffset=21), quotes.encode(x=alt.value(0), text="said:N"), whose
    )


def _sum(flows: pd.DataFrame, value: str) -> pd.Series:
    """Add up both directions of trade between Russia and Israel, in billions."""
    pair = flows[flows["importer"].isin(["ISR", "RUS"]) & flows["exporter"].isin(["ISR", "RUS"])]
    return pair.groupby("year")[value].sum().astype(float) / 1000
