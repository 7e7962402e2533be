"""Charts on Russia, Iran and China: what was promised, who needs whom, arms, votes, and fifty years of signs."""

from itertools import pairwise

import altair as alt
import pandas as pd

from .. import states
from ..models import triangle, voting
from . import parts, style, symbols, wording

AXIS = ("CHN", "IRN", "RUS")
DOCUMENTS = {"draft": "draft\n2020", "plan": "plan\n2021", "treaty": "treaty\n2025"}
CLAIMED, TERM, RUSH = 400, 25, 5  # billion dollars, in how many years, and in how many of these all came, as the magazine was read
PACE = CLAIMED / RUSH  # billion dollars a year
PAIRS = [  # pairs compared by their votes
    ("IRN", "EGY"), ("IRN", "CHN"), ("IRN", "SAU"), ("CHN", "EGY"), ("CHN", "RUS"), ("CHN", "IND"), ("IRN", "IND"), ("IRN", "RUS"), ("IRN", "USA"),
]  # fmt: skip
FLOWS = {"exports": ("sells to", "sales to"), "imports": ("buys from", "purchases from")}
ARMS = {("RUS", "IRN"): 1, ("CHN", "IRN"): 1, ("IRN", "RUS"): -1}  # supplier, recipient: drawn upwards or downwards
SINCE = 2022  # from which year arms went the other way
SIGNS = {1: "friendly", 0: "no clear sign", -1: "hostile"}
TIES = {("CHN", "RUS"): "China and Russia", ("IRN", "RUS"): "Iran and Russia", ("CHN", "IRN"): "China and Iran"}
FIRST_VOTE, LAST_VOTE = 2014, 2023
DATA_OF_VOTES = "Voting data of Bailey, Strezhnev and Voeten, as in the table un_agreement."


def _pair(one: str, other: str) -> str:
    return f"{states.name(one)} and {states.name(other, the=True)}"


@style.chart()
def clauses(table: pd.DataFrame) -> alt.LayerChart:
    """Set the draft, the plan and the treaty side by side, point by point.

    Parameters
    ----------
    table : the table ``axis_clauses``.
    """
    long = table.melt(["id", "point", "what"], list(DOCUMENTS), var_name="document", value_name="answer")
    tips = parts.tips({"point:N": "Point", "document:N": "Document", "answer:N": "Does it hold?", "what:N": "What the sources say"})
    looks = {"yes": ("disc", "for"), "no": ("cross", "against"), "not known": (symbols.UNKNOWN, "muted")}
    known = {name: int((table[name] != "not known").sum()) for name in DOCUMENTS}
    return style.finish(
        symbols.matrix(long, ("point", list(table["point"])), ("document", DOCUMENTS), ("answer", looks), tips, share=0, step=46),
        title=f"Of {len(table)} points our sources answer {known['treaty']} for the treaty, {known['plan']} for the plan",
        subtitle="Does the point hold? Disc: yes. Cross: no. Question mark: no source that we read says",
        description=f"A grid of {wording.number(len(table))} points and {wording.number(len(DOCUMENTS))} documents. "
        + " ".join(f"{r.point}: draft {r.draft}, plan {r.plan}, treaty {r.treaty}." for r in table.itertuples()),
        source="coded by us from reports, a ministry's summary and quotations, each named in the table axis_clauses.",
        table=parts.headed(
            table,
            {
                "point": "Point",
                "draft": "Draft of 2020",
                "plan": "Plan of 2021",
                "treaty": "Treaty of 2025",
                "what": "What the sources say",
            },
        ),
    )


@style.chart()
def size_check(trade: pd.DataFrame) -> alt.LayerChart:
    """Hold 400 billion dollars, as a sum per year, against all recorded trade of Iran and China in two years.

    Parameters
    ----------
    trade : the table ``quoted_trade``.
    """
    early, late = (trade[trade["id"] == name].iloc[0] for name in ("chn-irn-2014", "chn-irn-2023"))
    rows = pd.DataFrame(
        [
            (f"If {CLAIMED} came within {wording.number(RUSH)} years", PACE, "claimed investment"),
            (f"If it were spread over {wording.number(TERM)}", CLAIMED / TERM, "claimed investment"),
            (f"All trade in {early['year']}, customs of China", early["value"], "recorded trade"),
            (f"All trade in {late['year']}, most oil left out", late["value"], "recorded trade"),
        ],
        columns=["what", "value", "kind"],
    ).assign(label=lambda t: [f"{value:.3g}" for value in t["value"]])
    tips = {"what:N": "What", "kind:N": "Kind", "value:Q": ("Billion US dollars a year", ".3g")}
    base = parts.rows(rows, "what:N", 48, list(rows["what"])).encode(tooltip=parts.tips(tips))
    x = parts.across("value:Q", "Billion US dollars a year", [0, 92], tickCount=5)
    looks = {"claimed investment": "focus", "recorded trade": "ink"}
    dashes = alt.StrokeDash("kind:N", legend=None, scale=parts.scale(dict(zip(looks, ([4, 2], [1, 0]), strict=True))))
    bars = base.mark_bar(size=14, yOffset=9, strokeWidth=1.5).encode(
        strokeDash=dashes,
        x=x,
        color=parts.shade("kind:N", looks),
        stroke=parts.outline("kind:N", looks),
        fillOpacity=alt.condition("datum.kind == 'recorded trade'", alt.value(0.85), alt.value(0.12)),
    )
    more = PACE - early["value"]
    below = base.transform_filter(f"datum.value == {early['value']}").transform_calculate(
        pace=str(PACE), middle=str((PACE + early["value"]) / 2), words=f"'{abs(more):.0f} {'less' if more > 0 else 'more'}'"
    )
    ghost = below.mark_bar(size=14, yOffset=9, fillOpacity=0, stroke=style.colour("muted"), strokeDash=[2, 2]).encode(x=x, x2="pace:Q")
    gap = below.mark_text(yOffset=10, fontWeight="bold", color=style.colour("muted")).encode(x="middle:Q", text="words:N")
    named = parts.heading(base.transform_calculate(words="datum.what + ': ' + datum.label"), "words:N", 9)
    return style.finish(
        alt.layer(bars, ghost, gap, named),
        title=(
            f"If it all came in {wording.number(RUSH)} years, investment alone would "
            f"{'beat' if more > 0 else 'stay below'} the trade of {early['year']} by {abs(more):.0f} billion a year"
        ),
        subtitle="Dashed: the claimed investment, divided by us into a sum per year. Dark: all goods traded, both directions",
        description=f"{wording.opening(len(rows))} bars in billion dollars a year. "
        + " ".join(f"{r.what}: {r.label}." for r in rows.itertuples()),
        source="the claim of 2019 divided by us; trade as China's customs gave it, table quoted_trade.",
        table=parts.headed(rows, {"what": "What", "kind": "Kind", "value": "Billion US dollars a year"}),
    )


def _shares(listed: pd.DataFrame) -> pd.DataFrame:
    """Return the share of each of the three in what the others sell and buy, or its upper bound."""
    rows = []
    for reporter, partner in (("RUS", "CHN"), ("IRN", "CHN"), ("CHN", "RUS"), ("CHN", "IRN"), ("RUS", "IRN"), ("IRN", "RUS")):
        one, other = states.name(reporter), states.name(partner)
        for flow, (verb, noun) in FLOWS.items():
            entry = listed[(listed["reporter"] == reporter) & (listed["flow"] == flow)]
            found = entry.loc[entry["partner"] == partner, "share"]
            share = float(found.iloc[0]) if len(found) else float(entry["share"].min())
            rows.append(
                (f"{one} {verb} {other}", f"{one}'s {noun} {other}", one, other, f"{one} {verb.split()[0]}", share, bool(len(found)))
            )
    drawn = pd.DataFrame(rows, columns=["what", "noun", "whose", "partner", "flow", "share", "named"])
    return drawn.assign(
        label=[f"{r.share:.0f} %" if r.named else f"not named: about {r.share:.0f} % at most" for r in drawn.itertuples()],
        basis=drawn["named"].map({True: "named in the entry", False: "not named; the bar is the upper bound"}),
    )


@style.chart()
def shares(table: pd.DataFrame, year: int = 2023) -> alt.LayerChart:
    """Draw the share of each of the three in the trade of the others, both directions; where a partner is not named, its upper bound.

    Parameters
    ----------
    table : the table ``partner_shares``.
    year : one in which all three states have an entry.
    """
    drawn = _shares(table[table["year"] == year])
    china = drawn["whose"] == states.name("CHN")
    most = drawn.loc[china & drawn["named"], "share"].max()
    sold = drawn.loc[drawn["what"].str.endswith(f"sells to {states.name('CHN')}"), "share"]
    largest = drawn.loc[drawn["share"].idxmax()]
    return style.finish(
        _bars_by_partner(drawn),
        title=(
            f"By the lists China takes {wording.fraction(sold.min() / 100, sold.max() / 100)} of what each of the two sells; "
            f"neither has more than {most:.0f} per cent in China's trade"
        ),
        subtitle=f"Shares in {year}. Hollow, ≤: not among the partners named, so at most the share of the last one",
        description=f"{wording.opening(len(drawn))} bars for {year} in three columns, one for each partner. "
        + " ".join(f"{r.what}: {r.label}." for r in drawn.itertuples())
        + f" The largest is {largest['noun']}, {largest['share']:.0f} per cent.",
        source="CIA World Factbook, as in the table partner_shares; Russia's figures rest on its partners' reports.",
        table=parts.headed(drawn, {"what": "Flow", "share": "Per cent", "basis": "Basis"}),
    )


def _bars_by_partner(drawn: pd.DataFrame) -> alt.LayerChart:
    """Draw bars in a column for each partner and a row for what each state sells and buys; hollow where only the most is known."""
    left, gap, most = 0.28, 0.24, 100  # where the columns begin, how wide they are, and what share would fill one
    partners = [states.name(code) for code in ("CHN", "RUS", "IRN")]
    begin = drawn["partner"].map({name: left + gap * place for place, name in enumerate(partners)})
    rows = drawn.drop(columns="noun").assign(begin=begin, end=begin + gap * drawn["share"] / most)
    rows["words"] = [f"{'' if r.named else '≤ '}{r.share:.0f} %" for r in rows.itertuples()]
    order = [f"{name} {verb.split()[0]}" for name in (partners[1], partners[2], partners[0]) for verb, _ in FLOWS.values()]
    tips = parts.tips({"what:N": "Flow", "share:Q": ("Per cent of the first state's total", ".0f"), "basis:N": "Basis"})
    x, end = (parts.across(field, None, [0, 1]).axis(None) for field in ("begin:Q", "end:Q"))
    looks = {states.name(code): states.colour(code) for code in AXIS}
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(30)).encode(
        y=parts.bare("flow:N", order), color=parts.shade("whose:N", looks), tooltip=tips
    )
    named, bounds = (base.transform_filter(f"{sign}datum.named") for sign in ("", "!"))
    bars = named.mark_bar(size=15).encode(x=x, x2="end:Q")
    hollow = bounds.mark_bar(size=15, fillOpacity=0.1, strokeWidth=1.5, strokeDash=[3, 2])
    hollow = hollow.encode(x=x, x2="end:Q", stroke=parts.outline("whose:N", looks))
    values = base.mark_text(align="left", dx=5).encode(x=end, text="words:N")
    foot = pd.DataFrame({"begin": [left + gap * place for place in range(len(partners))], "words": [f"with\n{name}" for name in partners]})
    heads = parts.above_columns(foot, x, align="left", fontWeight="bold")
    lines = alt.Chart(foot).mark_rule(color=style.colour("grid")).encode(x=x)
    named_rows = alt.Chart(pd.DataFrame({"flow": order})).encode(y=parts.bare("flow:N", order))
    return alt.layer(lines, values, bars, hollow, heads, named_rows.mark_text(align="left").encode(x=alt.value(0), text="flow:N"))


@style.chart()
def arms(register: pd.DataFrame) -> alt.LayerChart:
    """Draw arms to Iran upwards and arms from Iran to Russia downwards, year by year.

    Parameters
    ----------
    register : the table ``arms_register_1995_2024``.
    """
    rows = register[[(r.supplier, r.recipient) in ARMS for r in register.itertuples()]]
    pairs = list(zip(rows["supplier"], rows["recipient"], strict=True))
    flow = [f"{states.name(supplier)} to {states.name(recipient)}" for supplier, recipient in pairs]
    rows = rows.assign(flow=flow, height=[ARMS[pair] * tiv for pair, tiv in zip(pairs, rows["tiv"], strict=True)])
    rows = rows[["flow", "year", "tiv", "height"]].reset_index(drop=True)
    late, total = (part.groupby("flow")["tiv"].sum() for part in (rows[rows["year"] >= SINCE], rows))
    years = rows[rows["tiv"] > 0].groupby("flow")["year"].agg(["min", "max"])
    once = rows[(rows["flow"] == "Russia to Iran") & (rows["year"] >= 2008)].set_index("year")["tiv"].idxmax()
    first, last = rows["year"].min(), rows["year"].max()
    return style.finish(
        _arms(rows),
        title=f"From {SINCE} to {last} the register has {late['Iran to Russia']:.0f} million TIV from Iran to Russia and {late['Russia to Iran']:.0f} back",
        subtitle=f"Major arms delivered, {first} to {last}, in SIPRI's measure of volume. Up: to Iran. Down: from Iran",
        description=(
            f"Bars by year. Up: Russia delivered {total['Russia to Iran']:.0f} million TIV to Iran in all, mostly before 2008 and once in {once}; "
            f"China {total['China to Iran']:.0f}, ending in {years.loc['China to Iran', 'max']}. "
            f"Down: Iran delivered {total['Iran to Russia']:.0f} to Russia, all from {years.loc['Iran to Russia', 'min']} on."
        ),
        source="SIPRI Arms Transfers Database, register of February 2026, summed by us; most of Iran's figure is drones made in Russia.",
        table=rows.pivot(index="year", columns="flow", values="tiv").reset_index().rename(columns={"year": "Year"}),
    )


def _arms(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw flows of arms up and down from a line, each named beside its bars."""
    looks = {f"{states.name(one)} to {states.name(other)}": states.colour(one) for one, other in ARMS}
    x = parts.across("year:Q", "Year of delivery", [1994, 2025], format="d", tickCount=6, grid=False)
    ticks = {"values": [-200, 0, 200, 400, 600], "labelExpr": "abs(datum.value)"}
    y = parts.upward("height:Q", "Million TIV (down: from Iran)", [-300, 640], **ticks)
    told = parts.tips({"flow:N": "Flow", "year:Q": ("Year", "d"), "tiv:Q": ("Million TIV", ".0f")})
    china = f"{states.name('CHN')} to {states.name('IRN')}"
    bars = (
        alt.Chart(rows, width=style.WIDTH, height=300)
        .mark_bar(width={"band": 0.8}, size=7, strokeWidth=1)
        .encode(x, y, color=parts.shade("flow:N", looks), stroke=parts.outline("flow:N", looks), tooltip=told)
        .encode(fillOpacity=alt.condition(f"datum.flow == '{china}'", alt.value(0.25), alt.value(1)))
    )
    zero = alt.Chart(pd.DataFrame({"height": [0]})).mark_rule(color=style.colour("muted")).encode(y=y)
    tall = rows[rows["height"] > 0].groupby("year")["height"].sum()
    once = rows[rows["flow"].eq("Russia to Iran") & rows["year"].ge(2008)].set_index("year")["tiv"].idxmax()
    places = [
        (tall.idxmax() + 0.9, tall.max() - 60, china, "left"),
        (once, tall[once] + 30, "Russia to Iran", "center"),
        (rows.loc[rows["height"] < 0, "year"].min() - 0.7, -130, "Iran to Russia", "right"),
    ]
    names = [
        parts.label({"year": [year], "height": [height], "flow": [flow]}, x, y, "flow:N", align=side, fontWeight="bold").encode(
            color=parts.shade("flow:N", looks)
        )
        for year, height, flow, side in places
    ]
    return alt.layer(bars, zero, *names)


@style.chart()
def votes(table: pd.DataFrame) -> alt.LayerChart:
    """Set the agreement of the three pairs beside that of other pairs.

    Parameters
    ----------
    table : the table ``un_agreement``.
    """
    found = voting.over_years(table, PAIRS, FIRST_VOTE, LAST_VOTE, method=voting.POOLED)
    found = found.sort_values("agreement", ascending=False, ignore_index=True, kind="stable")
    inside = found["one"].isin(AXIS) & found["other"].isin(AXIS)
    rows = found.assign(
        pair=[_pair(r.one, r.other) for r in found.itertuples()],
        side=(found["agreement"] > 0.5).map({True: "left", False: "right"}),
        agreement=100 * found["agreement"],
        label=[f"{100 * share:.0f}" for share in found["agreement"]],
        kind=inside.map({True: "pair of the supposed axis", False: "other pair"}),
    )
    tips = {"pair:N": "Pair", "agreement:Q": ("Index of agreement, of 100", ".1f"), "votes:Q": "Roll calls compared", "kind:N": "Kind"}
    base = parts.rows(rows, "pair:N", 26, list(rows["pair"])).encode(tooltip=parts.tips(tips))
    x = parts.across("agreement:Q", "Index of agreement (of 100)", [0, 106], values=[0, 25, 50, 75, 100])
    looks = {"pair of the supposed axis": "focus", "other pair": "ink"}
    glyphs = parts.scale({"pair of the supposed axis": symbols.GLYPHS["diamond"], "other pair": symbols.GLYPHS["ring"]})
    dots = base.mark_point(size=130, filled=True, opacity=1, strokeWidth=0).encode(
        x=x, color=parts.shade("kind:N", looks), shape=alt.Shape("kind:N", legend=None, scale=glyphs)
    )
    words = [
        base.transform_filter(f"datum.side == '{side}'")
        .transform_calculate(words="datum.pair + ': ' + datum.label")
        .mark_text(align=align, dx=dx)
        .encode(x=x, text="words:N", color=parts.shade("kind:N", looks))
        for side, align, dx in (("left", "right", -10), ("right", "left", 10))
    ]
    return style.finish(
        alt.layer(dots, *words),
        title="Iran voted more like Egypt than like China, and more like India than like Russia",
        subtitle=f"Agreement on roll calls in the UN General Assembly, {FIRST_VOTE}–{LAST_VOTE}, an abstention as half. Diamonds: the three pairs",
        description=f"{wording.opening(len(rows))} marks on an axis from 0 to 100, from the highest. "
        + " ".join(f"{r.pair}: {r.agreement:.0f} of 100." for r in rows.itertuples())
        + " The three pairs of the supposed axis do not stand out.",
        source=DATA_OF_VOTES + " The votes of the emergency session on Ukraine are not in it.",
        table=parts.headed(rows.round({"agreement": 1}), {"pair": "Pair", "agreement": "Index", "votes": "Roll calls", "kind": "Kind"}),
    )


def _named(coded: pd.DataFrame) -> list[tuple]:
    """Return from when to when the three ties made which triangle, as rows of the chart."""
    ends = sorted({*coded["first_year"]} | {coded["last_year"].max() + 1})
    told = []
    for first, after in pairwise(ends):
        now = [int(s) for s in coded.loc[coded["first_year"].le(first) & coded["last_year"].ge(first), "sign"]]
        name = triangle.name(now) or ""
        word = "all friendly" if name == triangle.NAMES[3] else name
        told.append(("The triangle", first, after - 1, "friendly" if word else "no clear sign", word, name or "a tie has no sign"))
    return told


@style.chart()
def signs(coded: pd.DataFrame) -> alt.LayerChart:
    """Draw the sign of each of the three ties since 1979, and the triangle that they make.

    Parameters
    ----------
    coded : the table ``axis_signs``.
    """
    ties = [
        (TIES[r.state_a, r.state_b], r.first_year, r.last_year, SIGNS[r.sign], SIGNS[r.sign] if r.sign else "", r.basis)
        for r in coded.itertuples()
    ]
    rows = pd.DataFrame([*ties, *_named(coded)], columns=["lane", "first", "last", "reads", "word", "basis"])
    order = [*TIES.values(), "The triangle"]
    rows = rows.sort_values(["lane", "first"], key=lambda c: c.map(order.index) if c.name == "lane" else c, ignore_index=True)
    rows = rows.assign(end=rows["last"] + 1, period=[f"{r.first}–{r.last}" for r in rows.itertuples()])
    whole = [r for r in rows.itertuples() if r.lane == "The triangle" and r.word]
    return style.finish(
        _lanes(rows, order),
        title=f"{wording.times(len(whole)).capitalize()} all three ties were friendly; in between, two of the three voted for sanctions on the third",
        subtitle="Sign of each tie at the end of the year. Last lane: when all three are friendly",
        description=f"{wording.opening(len(order))} lanes from {rows['first'].min()} to {rows['last'].max()}. "
        + " ".join(f"{r.lane}, {r.period}: {r.word or r.reads}." for r in rows.itertuples())
        + f" All three are friendly in {wording.listed([r.period for r in whole])}.",
        source="coded by us from the record, each row with its source; names of triangles after Dittmer.",
        table=parts.headed(rows, {"lane": "Tie", "first": "First year", "last": "Last year", "reads": "Reads", "basis": "Basis"}),
    )


def _lanes(rows: pd.DataFrame, order: list[str]) -> alt.LayerChart:
    """Draw a lane of named spans for each tie and one for the triangle, its name above."""
    begun, end = int(rows["first"].min()), int(rows["end"].max())
    triangle_lane = rows["lane"].eq(order[-1])
    rows = rows.assign(
        look=rows["reads"].where(~(triangle_lane & rows["word"].ne("")), "all friendly"),
        said=rows["word"].where(rows["word"].ne("") | triangle_lane, "unclear"),
        middle=(rows["first"] + rows["end"]) / 2,
        fill=rows["reads"].map(dict(zip(SIGNS.values(), (0.3, 0, 0.1), strict=True))),
    )
    looks = dict(zip([*SIGNS.values(), "all friendly"], ("for", "muted", "against", "focus"), strict=True))
    x = parts.across("first:Q", None, [begun, end], format="d", values=[1980, 1990, 2000, 2010, 2020])
    base = parts.rows(rows, "lane:N", 50, order).encode(color=parts.shade("look:N", looks))
    tips = parts.tips({"lane:N": "Tie", "period:N": "Years", "reads:N": "Reads", "basis:N": "Basis"})
    dashes = alt.StrokeDash("look:N", legend=None, scale=parts.scale(dict(zip(looks, ([1, 0], [2, 3], [5, 2], [1, 0]), strict=True))))
    spans = base.mark_bar(size=21, yOffset=10, strokeWidth=1.5, cornerRadius=2).encode(
        x=x,
        x2="end:Q",
        fillOpacity=alt.FillOpacity("fill:Q", legend=None, scale=None),
        stroke=parts.outline("look:N", looks),
        strokeDash=dashes,
        tooltip=tips,
    )
    words = base.mark_text(yOffset=11).encode(x="middle:Q", text="said:N")
    names = parts.heading(alt.Chart(pd.DataFrame({"lane": order})).encode(y=parts.bare("lane:N", order)), "lane:N", 10, bold=True)
    return alt.layer(spans, words, names)
