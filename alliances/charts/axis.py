"""Charts on Russia, Iran and China: what was promised, who needs whom, arms, votes, and fifty years of signs."""

from itertools import pairwise

import altair as alt
import pandas as pd

from ..models import pooled_votes, triangle
from . import style

NAMES = {"CHN": "China", "IRN": "Iran", "RUS": "Russia"}
DOCUMENTS = {"draft": "draft 2020", "plan": "plan 2021", "treaty": "treaty 2025"}
PACE = 400 / 5  # billion dollars a year, if all came in the first five years, as the magazine was read
PAIRS = {  # pairs compared by their votes: codes -> name
    ("EGY", "IRN"): "Iran and Egypt",
    ("CHN", "IRN"): "Iran and China",
    ("IRN", "SAU"): "Iran and Saudi Arabia",
    ("CHN", "EGY"): "China and Egypt",
    ("CHN", "RUS"): "China and Russia",
    ("CHN", "IND"): "China and India",
    ("IND", "IRN"): "Iran and India",
    ("IRN", "RUS"): "Iran and Russia",
    ("IRN", "USA"): "Iran and the United States",
}
FIRST_VOTE, LAST_VOTE = 2014, 2023
DATA_OF_VOTES = "Voting data of Bailey, Strezhnev and Voeten, as in the table un_agreement."


@style.chart()
def clauses(table: pd.DataFrame) -> alt.LayerChart:
    """Set the draft, the plan and the treaty side by side, point by point.

    Parameters
    ----------
    table : the table ``axis_clauses``.
    """
    columns = list(DOCUMENTS.values())
    long = table.melt(["id", "point", "what"], list(DOCUMENTS), var_name="document", value_name="answer")
    long = long.assign(document=long["document"].map(DOCUMENTS), word=long["answer"].replace("not known", "?"))
    base = alt.Chart(long, width=style.WIDTH, height=alt.Step(50)).encode(
        y=alt.Y("id:N", title=None, sort=list(table["id"])).axis(labels=False, ticks=False, domain=False)
    )
    x = alt.X("document:N", title=None, sort=columns).axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontWeight="bold")
    shade = alt.Color("answer:N", legend=None).scale(
        domain=["yes", "no", "not known"], range=[style.colour("second"), style.colour("accent"), style.colour("muted")]
    )
    tips = [
        alt.Tooltip("point:N", title="Point"),
        alt.Tooltip("document:N", title="Document"),
        alt.Tooltip("answer:N", title="Stated"),
        alt.Tooltip("what:N", title="What the sources say"),
    ]
    words = base.mark_text(yOffset=11, fontWeight="bold", fontSize=14).encode(x=x, text="word:N", color=shade, tooltip=tips)
    heads = base.transform_filter(f"datum.document == '{columns[0]}'").mark_text(align="left", yOffset=-9)
    known = {name: int((table[name] != "not known").sum()) for name in DOCUMENTS}
    return style.finish(
        alt.layer(words, heads.encode(x=alt.value(0), text="point:N")),
        title=f"Of {len(table)} points the treaty answers {known['treaty']}, the plan {known['plan']}",
        subtitle="Does the point hold? A question mark: no source that we read says",
        description="A grid of nine points and three documents. "
        + " ".join(f"{r.point}: draft {r.draft}, plan {r.plan}, treaty {r.treaty}." for r in table.itertuples()),
        source="coded by us from reports, a ministry's summary and quotations, each named in the table axis_clauses.",
        table=table[["point", "draft", "plan", "treaty", "what"]].set_axis(
            ["Point", "Draft of 2020", "Plan of 2021", "Treaty of 2025", "What the sources say"], axis=1
        ),
    )


@style.chart()
def size_check(trade: pd.DataFrame) -> alt.LayerChart:
    """Hold 400 billion dollars, as a sum per year, against all recorded trade of Iran and China in two years.

    Parameters
    ----------
    trade : the table ``quoted_trade``.
    """
    recorded = trade.set_index("id")["value"]
    rows = pd.DataFrame(
        [
            ("If 400 came within five years", PACE, "claimed investment"),
            ("If it were spread over twenty-five", 400 / 25, "claimed investment"),
            ("All trade in 2014, customs of China", recorded["chn-irn-2014"], "recorded trade"),
            ("All trade in 2023, most oil left out", recorded["chn-irn-2023"], "recorded trade"),
        ],
        columns=["what", "value", "kind"],
    ).assign(label=lambda t: [f"{value:.3g}" for value in t["value"]])
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(48)).encode(
        y=alt.Y("what:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("kind:N", title="Kind"),
            alt.Tooltip("value:Q", title="Billion US dollars a year", format=".3g"),
        ],
    )
    x = alt.X("value:Q", title="Billion US dollars a year").scale(domain=[0, 92], nice=False).axis(tickCount=5)
    shade = alt.Color("kind:N", legend=None).scale(
        domain=["claimed investment", "recorded trade"], range=[style.colour("accent"), style.colour("second")]
    )
    bars = base.mark_bar(size=14, yOffset=9).encode(x=x, color=shade)
    values = base.mark_text(align="left", dx=5, yOffset=9, fontWeight="bold").encode(x=x, text="label:N")
    names = base.mark_text(align="left", yOffset=-9).encode(x=alt.value(0), text="what:N")
    return style.finish(
        alt.layer(bars, values, names),
        title=f"If it all came in five years, investment alone would beat the trade of 2014 by {PACE - recorded['chn-irn-2014']:.0f} billion a year",
        subtitle="Red: the claimed investment as a sum per year; blue: all goods traded, both directions",
        description="Four bars in billion dollars a year. " + " ".join(f"{r.what}: {r.label}." for r in rows.itertuples()),
        source="the claim of 2019 divided by us; trade as China's customs gave it, table quoted_trade.",
        table=rows[["what", "kind", "value"]].set_axis(["What", "Kind", "Billion US dollars a year"], axis=1),
    )


@style.chart()
def shares(table: pd.DataFrame, year: int = 2023) -> alt.LayerChart:
    """Draw the share of each of the three in the trade of the others, both directions; where a partner is not named, its upper bound.

    Parameters
    ----------
    table : the table ``partner_shares``.
    year : one in which all three states have an entry.
    """
    listed = table[table["year"] == year]
    rows = []
    for reporter, partner in (("RUS", "CHN"), ("IRN", "CHN"), ("CHN", "RUS"), ("CHN", "IRN"), ("RUS", "IRN"), ("IRN", "RUS")):
        for flow, words in (("exports", "sells to"), ("imports", "buys from")):
            entry = listed[(listed["reporter"] == reporter) & (listed["flow"] == flow)]
            found = entry.loc[entry["partner"] == partner, "share"]
            share = float(found.iloc[0]) if len(found) else float(entry["share"].min())
            rows.append((f"{NAMES[reporter]} {words} {NAMES[partner]}", NAMES[reporter], share, bool(len(found))))
    drawn = pd.DataFrame(rows, columns=["what", "whose", "share", "named"])
    drawn["label"] = [f"{r.share:.0f} %" if r.named else f"not named: about {r.share:.0f} % at most" for r in drawn.itertuples()]
    drawn["basis"] = drawn["named"].map({True: "named in the entry", False: "not named; the bar is the upper bound"})
    base = alt.Chart(drawn, width=style.WIDTH, height=alt.Step(40)).encode(
        y=alt.Y("what:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("what:N", title="Flow"),
            alt.Tooltip("share:Q", title="Per cent of the first state's total"),
            alt.Tooltip("basis:N", title="Basis"),
        ],
    )
    x = alt.X("share:Q", title="Per cent of what the first state sells or buys").scale(domain=[0, 60], nice=False).axis(tickCount=6)
    shade = alt.Color("whose:N", legend=None).scale(domain=list(NAMES.values()), range=[style.colour(name) for name in NAMES.values()])
    bars = base.transform_filter("datum.named").mark_bar(size=12, yOffset=9).encode(x=x, color=shade)
    bounds = base.transform_filter("!datum.named").mark_bar(size=12, yOffset=9, color=style.colour("pale")).encode(x=x)
    values = base.mark_text(align="left", dx=5, yOffset=9, fontSize=11.5).encode(x=x, text="label:N")
    names = base.mark_text(align="left", yOffset=-7).encode(x=alt.value(0), text="what:N")
    big, small = drawn.set_index("what")["share"], drawn.loc[drawn["named"] & (drawn["whose"] == "China"), "share"].max()
    return style.finish(
        alt.layer(bars, bounds, values, names),
        title=f"China takes a third of what each of the two sells; neither has more than {small:.0f} per cent in China's trade",
        subtitle=f"Shares in {year}. Pale: not among the partners named, so at most the share of the last one",
        description=f"Twelve bars for {year}. "
        + " ".join(f"{r.what}: {r.label}." for r in drawn.itertuples())
        + f" The largest is Russia's purchases from China, {big.max():.0f} per cent.",
        source="CIA World Factbook, as in the table partner_shares; Russia's figures rest on its partners' reports.",
        table=drawn[["what", "share", "basis"]].set_axis(["Flow", "Per cent", "Basis"], axis=1),
    )


@style.chart()
def arms(register: pd.DataFrame) -> alt.LayerChart:
    """Draw arms to Iran upwards and arms from Iran to Russia downwards, year by year.

    Parameters
    ----------
    register : the table ``arms_register_1995_2024``.
    """
    flows = {("RUS", "IRN"): ("Russia to Iran", "Russia", 1), ("CHN", "IRN"): ("China to Iran", "China", 1)}
    flows[("IRN", "RUS")] = ("Iran to Russia", "Iran", -1)
    rows = register[[(r.supplier, r.recipient) in flows for r in register.itertuples()]]
    known = [flows[r.supplier, r.recipient] for r in rows.itertuples()]
    rows = rows.assign(flow=[k[0] for k in known], height=[k[2] * t for k, t in zip(known, rows["tiv"], strict=True)])
    rows = rows[["flow", "year", "tiv", "height"]].reset_index(drop=True)
    shade = alt.Color("flow:N", legend=None).scale(
        domain=[name for name, _, _ in flows.values()], range=[style.colour(country) for _, country, _ in flows.values()]
    )
    x = alt.X("year:Q", title="Year of delivery").scale(domain=[1994, 2025], nice=False).axis(format="d", tickCount=6, grid=False)
    y = (
        alt.Y("height:Q", title="Million TIV (down: from Iran)")
        .scale(domain=[-300, 640], nice=False)
        .axis(values=[-200, 0, 200, 400, 600], labelExpr="abs(datum.value)")
    )
    bars = (
        alt.Chart(rows, width=style.WIDTH, height=300)
        .mark_bar(width={"band": 0.8}, size=7)
        .encode(
            x,
            y,
            color=shade,
            tooltip=[
                alt.Tooltip("flow:N", title="Flow"),
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("tiv:Q", title="Million TIV", format=".0f"),
            ],
        )
    )
    zero = alt.Chart(pd.DataFrame({"height": [0]})).mark_rule(color=style.colour("muted")).encode(y=y)
    places = pd.DataFrame(
        [(2007.8, 600, "Russia to Iran"), (2007.8, 540, "China to Iran"), (2020.5, -130, "Iran to Russia")],
        columns=["year", "height", "flow"],
    )
    left = alt.Chart(places[:2]).mark_text(align="left", fontWeight="bold").encode(x, y, text="flow:N", color=shade)
    right = alt.Chart(places[2:]).mark_text(align="right", fontWeight="bold").encode(x, y, text="flow:N", color=shade)
    late = rows[rows["year"] >= 2022].groupby("flow")["tiv"].sum()
    total = rows.groupby("flow")["tiv"].sum()
    wide = rows.pivot(index="year", columns="flow", values="tiv").reset_index()
    return style.finish(
        alt.layer(bars, zero, left, right),
        title=f"Since 2022 the register has {late['Iran to Russia']:.0f} million TIV from Iran to Russia and {late['Russia to Iran']:.0f} back",
        subtitle="Major arms delivered, 1995 to 2024, in SIPRI's measure of military value; up: to Iran",
        description=(
            f"Bars by year. Up: Russia delivered {total['Russia to Iran']:.0f} million TIV to Iran in all, mostly before 2008 and once in 2016; "
            f"China {total['China to Iran']:.0f}, ending in 2015. Down: Iran delivered {total['Iran to Russia']:.0f} to Russia, all from 2022 on."
        ),
        source="SIPRI Arms Transfers Database, register of February 2026, summed by us; most of Iran's figure is drones made in Russia.",
        table=wide.rename(columns={"year": "Year"}),
    )


@style.chart()
def votes(table: pd.DataFrame) -> alt.LayerChart:
    """Set the agreement of the three pairs beside that of other pairs.

    Parameters
    ----------
    table : the table ``un_agreement``.
    """
    rows = pooled_votes.pooled_agreement(table, PAIRS, FIRST_VOTE, LAST_VOTE)
    inside = rows["state_a"].isin(list(NAMES)) & rows["state_b"].isin(list(NAMES))
    rows = rows.assign(
        label=[f"{share:.0f} %" for share in rows["agreement"]],
        kind=inside.map({True: "pair of the supposed axis", False: "other pair"}),
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(38)).encode(
        y=alt.Y("pair:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("pair:N", title="Pair"),
            alt.Tooltip("agreement:Q", title="Agreement, per cent", format=".1f"),
            alt.Tooltip("votes:Q", title="Roll calls compared"),
            alt.Tooltip("kind:N", title="Kind"),
        ],
    )
    x = alt.X("agreement:Q", title="Agreement (per cent)").scale(domain=[0, 112], nice=False).axis(values=[0, 25, 50, 75, 100])
    shade = alt.Color("kind:N", legend=None).scale(
        domain=["pair of the supposed axis", "other pair"], range=[style.colour("accent"), style.colour("base")]
    )
    bars = base.mark_bar(size=10, yOffset=9).encode(x=x, color=shade)
    values = base.mark_text(align="left", dx=5, yOffset=9, fontWeight="bold").encode(x=x, text="label:N")
    names = base.mark_text(align="left", yOffset=-7).encode(x=alt.value(0), text="pair:N")
    share = rows.set_index("pair")["agreement"]
    return style.finish(
        alt.layer(bars, values, names),
        title="Iran votes more like Egypt than like China, and more like India than like Russia",
        subtitle=f"Agreement on roll calls in the UN General Assembly, {FIRST_VOTE}–{LAST_VOTE}, pooled. Red: the three pairs",
        description="Nine bars. "
        + " ".join(f"{pair}: {value:.0f} per cent." for pair, value in share.items())
        + " The three pairs of the supposed axis do not stand out.",
        source=DATA_OF_VOTES + " The votes of the emergency session on Ukraine are not in it.",
        table=rows[["pair", "agreement", "votes", "kind"]]
        .round({"agreement": 1})
        .set_axis(["Pair", "Per cent", "Roll calls", "Kind"], axis=1),
    )


@style.chart()
def signs(coded: pd.DataFrame) -> alt.LayerChart:
    """Draw the sign of each of the three ties since 1979, and the triangle that they make.

    Parameters
    ----------
    coded : the table ``axis_signs``.
    """
    reads = {1: "friendly", 0: "no clear sign", -1: "hostile"}
    lanes = {("CHN", "RUS"): "China and Russia", ("IRN", "RUS"): "Iran and Russia", ("CHN", "IRN"): "China and Iran"}
    rows = pd.DataFrame(
        [
            (lanes[r.state_a, r.state_b], r.first_year, r.last_year, reads[r.sign], reads[r.sign] if r.sign else "", r.basis)
            for r in coded.itertuples()
        ],
        columns=["lane", "first", "last", "reads", "word", "basis"],
    )
    ends = sorted({*coded["first_year"]} | {coded["last_year"].max() + 1})
    told = []
    for first, after in pairwise(ends):
        now = [int(s) for s in coded.loc[coded["first_year"].le(first) & coded["last_year"].ge(first), "sign"]]
        name = triangle.name(now) or ""
        word = "all friendly" if name == triangle.NAMES[3] else name
        told.append(("The triangle", first, after - 1, "friendly" if word else "no clear sign", word, name or "a tie has no sign"))
    rows = pd.concat([rows, pd.DataFrame(told, columns=rows.columns)], ignore_index=True)
    order = [*lanes.values(), "The triangle"]
    rows = rows.sort_values(["lane", "first"], key=lambda c: c.map(order.index) if c.name == "lane" else c, ignore_index=True)
    rows = rows.assign(end=rows["last"] + 1, period=[f"{r.first}–{r.last}" for r in rows.itertuples()])
    x = alt.X("first:Q", title="Year").scale(domain=[1979, 2027], nice=False).axis(format="d", values=[1980, 1990, 2000, 2010, 2020])
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(54)).encode(
        y=alt.Y("lane:N", title=None, sort=order).axis(labels=False, ticks=False, domain=False)
    )
    shade = alt.Color("reads:N", legend=None).scale(
        domain=list(reads.values()), range=[style.colour("second"), style.colour("muted"), style.colour("accent")]
    )
    bars = base.mark_rule(strokeWidth=5, yOffset=2).encode(
        x=x,
        x2="end:Q",
        color=shade,
        tooltip=[
            alt.Tooltip("lane:N", title="Tie"),
            alt.Tooltip("period:N", title="Years"),
            alt.Tooltip("reads:N", title="Reads"),
            alt.Tooltip("basis:N", title="Basis"),
        ],
    )
    words = base.mark_text(align="left", yOffset=15, fontSize=11).encode(x=x, text="word:N", color=shade)
    heads = base.transform_filter("datum.first == 1979").mark_text(align="left", yOffset=-11, fontWeight="bold")
    whole = [r for r in rows.itertuples() if r.lane == "The triangle" and r.word]
    return style.finish(
        alt.layer(bars, words, heads.encode(x=alt.value(0), text="lane:N")),
        title="Twice all three ties were friendly; in between, two of the three let sanctions on the third pass",
        subtitle="Sign of each tie at the end of the year. Blue: friendly; red: hostile; grey: no clear sign",
        description="Four lanes from 1979 to 2026. "
        + " ".join(f"{r.lane}, {r.period}: {r.word or r.reads}." for r in rows.itertuples())
        + f" All three are friendly in {' and '.join(r.period for r in whole)}.",
        source="coded by us from the record, each row with its source; names of triangles after Dittmer.",
        table=rows[["lane", "first", "last", "reads", "basis"]].set_axis(["Tie", "First year", "Last year", "Reads", "Basis"], axis=1),
    )
