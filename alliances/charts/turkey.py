"""Charts on Russia and Türkiye: fields of conflict and cooperation, votes, trade, arms, and the tracing of a number."""

import altair as alt
import pandas as pd

from ..models import compartments, mutual
from . import style

MARKS = {"cooperation": ("+", "second"), "both": ("±", "third"), "conflict": ("−", "accent")}
FIRST_VOTE = 1992  # the first year of the Russian Federation in the General Assembly
PARTNERS = {"DEU": ("Germany", "base"), "RUS": ("Russia", "Russia"), "USA": ("United States", "United States")}
FACTBOOK = "CIA World Factbook, editions of 2015 to 2026. Circles: stated. Arrows: not listed, so at most this much."


@style.chart()
def fields(acts: pd.DataFrame) -> alt.LayerChart:
    """Draw a matrix of fields and years, with cooperation, conflict or both in each cell.

    Parameters
    ----------
    acts : the table ``turkey_acts``.
    """
    table = compartments.cells(acts)
    kinds = compartments.years(table)
    names = list(table["field"].unique())
    years = list(range(int(table["year"].min()), int(table["year"].max()) + 1))
    told = acts.assign(year=acts["date"].dt.year)
    reasons = told.groupby(["field", "year"])["reason"].agg(" ".join).reset_index()
    rows = table.merge(reasons).assign(sign=table["code"].map(lambda code: MARKS[code][0]))
    y = alt.Y("field:N", title=None).scale(domain=names).axis(labels=False, ticks=False, domain=False)
    x = (
        alt.X("year:O", title=None)
        .scale(domain=years, paddingInner=0.12)
        .axis(labelAngle=0, labelExpr="'’' + slice(toString(datum.value), 2)", orient="top", ticks=False, domain=False)
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(50)).encode(x, y)
    shades = alt.Scale(domain=list(MARKS), range=[style.colour(shade) for _, shade in MARKS.values()])
    coded = base.encode(
        color=alt.Color("code:N", legend=None, scale=shades),
        tooltip=[
            alt.Tooltip("field:N", title="Field"),
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("code:N", title="Coded as"),
            alt.Tooltip("reason:N", title="Why"),
        ],
    )
    cells = coded.mark_rect(height=22, yOffset=11, cornerRadius=2, fillOpacity=0.15, strokeWidth=1.5).encode(
        stroke=alt.Stroke("code:N", legend=None, scale=shades)
    )
    signs = coded.mark_text(yOffset=12, fontSize=15, fontWeight="bold").encode(text="sign:N")
    labels = (
        alt.Chart(pd.DataFrame({"field": names}))
        .mark_text(align="left", yOffset=-9, fontWeight="bold")
        .encode(alt.Y("field:N").scale(domain=names), x=alt.value(0), text="field:N")
    )
    apart = int((kinds["kind"] == "apart").sum())
    spread = kinds.loc[kinds["conflict"].idxmax()]
    return style.finish(
        alt.layer(cells, signs, labels),
        title=f"In {apart} of {len(years)} years one field saw a clash and another a deal",
        subtitle="+ cooperation, − conflict, ± both. Empty: no act in our record",
        description=(
            f"A grid of {len(names)} fields and the years {years[0]} to {years[-1]}. "
            + " ".join(
                f"{name}: " + ", ".join(f"{row.year} {row.code}" for row in table[table["field"] == name].itertuples()) + "."
                for name in names
            )
            + f" In {spread['year']} there was conflict in {spread['conflict']} fields and cooperation in none."
        ),
        source="coded by us from the events of this book; rule and sources on the page of data.",
        table=rows[["field", "year", "code", "acts", "reason"]].set_axis(["Field", "Year", "Coded as", "Acts", "Why"], axis=1),
    )


@style.chart()
def votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Türkiye voted like Russia, the United States and Germany in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    rows = mutual.votes_with(agreement, "TUR", {code: name for code, (name, _) in PARTNERS.items()}, FIRST_VOTE)
    wide = rows.pivot(index="year", columns="partner", values="agreement")
    first, last = int(wide.index[0]), int(wide.index[-1])
    closer = int((wide["Russia"] > wide["United States"]).sum())
    lines = (
        alt.Chart(rows, width=style.WIDTH, height=280)
        .mark_line(point=alt.OverlayMarkDef(size=22))
        .encode(
            x=alt.X("year:Q", title=None).scale(domain=[first, last], nice=False).axis(format="d", tickCount=6, grid=False),
            y=alt.Y("agreement:Q", title="Share of votes alike").scale(domain=[0, 1]).axis(values=[0, 0.25, 0.5, 0.75, 1], format=".0%"),
            color=alt.Color("partner:N", legend=None).scale(
                domain=[name for name, _ in PARTNERS.values()], range=[style.colour(shade) for _, shade in PARTNERS.values()]
            ),
            tooltip=[
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("partner:N", title="Türkiye and"),
                alt.Tooltip("agreement:Q", title="Share of votes alike", format=".1%"),
                alt.Tooltip("votes_compared:Q", title="Roll calls compared"),
            ],
        )
    )
    notes = pd.DataFrame(
        [("Germany", 1993, 0.95), ("Russia", 1993, 0.71), ("United States", 1993, 0.32)], columns=["partner", "year", "agreement"]
    )
    words = (
        alt.Chart(notes).mark_text(align="left", fontWeight="bold").encode(x="year:Q", y="agreement:Q", text="partner:N", color="partner:N")
    )
    return style.finish(
        alt.layer(lines, words),
        title=f"Closer to Russia than to Washington in {closer} of {len(wide)} years, and closest to Berlin",
        subtitle="Votes of Türkiye (Turkey in the data) in the General Assembly, an abstention as half",
        description=(
            f"Three lines from {first} to {last}. "
            + " ".join(
                f"Türkiye and {name}: {wide[name].iloc[0]:.0%} in {first}, {wide[name].iloc[-1]:.0%} in {last}, mean {wide[name].mean():.0%}."
                for name, _ in PARTNERS.values()
            )
            + f" The line of Russia is above that of the United States in {closer} of {len(wide)} years, and that of Germany above both in all."
        ),
        source="roll calls of Voeten, Strezhnev and Bailey as carried by a public repository; shares are ours. Broken from 2023 on.",
        table=wide.round(3).reset_index().rename(columns={"year": "Year", **{name: f"With {name}" for name, _ in PARTNERS.values()}}),
    )


@style.chart()
def trade(shares: pd.DataFrame) -> alt.VConcatChart:
    """Draw the weight of Russia in Türkiye's trade and of Türkiye in Russia's, with limits where it is not listed.

    Parameters
    ----------
    shares : the table ``partner_shares``.
    """
    names = {"TUR": ("Russia", "Türkiye"), "RUS": ("Türkiye", "Russia")}
    rows = mutual.shares(shares, "TUR", "RUS")
    rows["words"] = [f"{names[row.reporter][0]} in {names[row.reporter][1]}'s {row.flow}" for row in rows.itertuples()]
    panels = {"TUR": ("What Russia weighs for Türkiye", "Türkiye"), "RUS": ("What Türkiye weighs for Russia", "Russia")}
    drawn = []
    for reporter, (title, shade) in panels.items():
        part = rows[rows["reporter"] == reporter]
        base = alt.Chart(part, width=style.WIDTH, height=130).encode(
            x=alt.X("year:Q", title=None)
            .scale(domain=[2013.5, 2023.6], nice=False)
            .axis(format="d", values=[2014, 2017, 2019, 2021, 2023], grid=False),
            y=alt.Y("share:Q", title="Per cent").scale(domain=[0, 12]).axis(values=[0, 4, 8, 12]),
            color=alt.Color("flow:N", legend=None).scale(domain=["imports", "exports"], range=[style.colour(shade), style.colour("base")]),
            tooltip=[
                alt.Tooltip("year:Q", title="Year", format="d"),
                alt.Tooltip("words:N", title="Share"),
                alt.Tooltip("share:Q", title="Per cent"),
                alt.Tooltip("basis:N", title="Basis"),
            ],
        )
        lines = (
            base.transform_filter("datum.basis == 'stated'")
            .mark_line(strokeWidth=1.5)
            .encode(
                detail=["era:N"],
                strokeDash=alt.StrokeDash("flow:N", legend=None).scale(domain=["imports", "exports"], range=[[1, 0], [4, 3]]),
            )
        )
        points = base.transform_filter("datum.basis == 'stated'").mark_point(size=60, filled=True, opacity=1)
        limits = base.transform_filter("datum.basis != 'stated'").mark_point(size=70, shape="triangle-down", filled=False, opacity=1)
        drawn.append(alt.layer(lines, points, limits).properties(title=alt.TitleParams(title, fontSize=13, anchor="start")))
    latest = rows[rows["year"] == rows["year"].max()].set_index(["reporter", "flow"])["share"]
    return style.finish(
        alt.vconcat(*drawn, spacing=22).resolve_scale(color="independent"),
        title=(
            f"Russia supplies {latest['TUR', 'imports']:.0f} per cent of Türkiye's imports, "
            f"Türkiye {latest['RUS', 'imports']:.0f} per cent of Russia's"
        ),
        subtitle="2023. Solid: imports. Dashed: exports. ▽: not listed, at most this. New method from 2019",
        description=(
            "Two panels, data years 2014 to 2023. Russia's share of Türkiye's imports is "
            + ", ".join(
                f"{row.share:.1f} per cent in {row.year}"
                for row in rows[(rows["reporter"] == "TUR") & (rows["flow"] == "imports")].itertuples()
            )
            + "; among Türkiye's export markets Russia is never listed, so it takes at most 4 to 5 per cent. Türkiye's share of Russia's exports is "
            + f"{latest['RUS', 'exports']:.0f} and of its imports {latest['RUS', 'imports']:.0f} per cent in 2023; in earlier years partly not listed."
        ),
        source=FACTBOOK,
        table=rows[["words", "year", "share", "basis"]].set_axis(["Share", "Year", "Per cent", "Basis"], axis=1),
    )


@style.chart()
def quoted(figures: pd.DataFrame) -> alt.LayerChart:
    """Draw the figures that officials gave for the trade of 2022.

    Parameters
    ----------
    figures : the table ``quoted_trade``.
    """
    rows = figures[(figures["state_a"] == "RUS") & (figures["state_b"] == "TUR") & (figures["year"] == 2022)].sort_values("value")
    forms = {"more than": "more than ", "about": "about "}
    rows = rows.assign(
        said=[f"{row.compiler}: {forms.get(str(row.qualifier), '')}{row.value:.0f}" for row in rows.itertuples()],
        day=rows["quoted_on"].fillna("not dated"),
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(46)).encode(
        y=alt.Y("id:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("said:N", title="Said"),
            alt.Tooltip("value:Q", title="Billion US dollars"),
            alt.Tooltip("day:N", title="Quoted on"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    bars = base.mark_bar(size=14, yOffset=9).encode(
        x=alt.X("value:Q", title="Billion US dollars").scale(domain=[0, 80]).axis(values=[0, 20, 40, 60, 80]),
        color=alt.Color("side:N", legend=None).scale(domain=["Russia", "Türkiye"], range=[style.colour("Russia"), style.colour("Türkiye")]),
    )
    labels = base.mark_text(align="left", yOffset=-9).encode(x=alt.value(0), text="said:N")
    return style.finish(
        alt.layer(bars, labels),
        title=f"Officials gave figures from {rows['value'].min():.0f} to {rows['value'].max():.0f} billion for one year's trade",
        subtitle="Trade of 2022, both directions together, as quoted in the press",
        description="Four bars, in billion US dollars: " + "; ".join(f"{row.said} ({row.day})" for row in rows.itertuples()) + ".",
        source="statements of officials in the press, each with its address in the table quoted_trade.",
        table=rows[["compiler", "qualifier", "value", "day", "note"]].set_axis(
            ["Who", "How firmly", "Billion US dollars", "Quoted on", "Note"], axis=1
        ),
    )


@style.chart()
def arms(shares: pd.DataFrame) -> alt.LayerChart:
    """Draw Türkiye's arms imports by year, with Russia's part.

    Parameters
    ----------
    shares : the table ``arms_shares``.
    """
    rows = shares[shares["recipient"] == "TUR"]
    sums = rows[["russia_tiv", "total_tiv"]].sum()
    x = alt.X("year:O", title=None).axis(values=[1995, 2000, 2005, 2010, 2015, 2020, 2024], labelAngle=0)
    base = alt.Chart(rows, width=style.WIDTH, height=270).encode(
        x,
        tooltip=[
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("total_tiv:Q", title="All suppliers, million TIV", format=",.0f"),
            alt.Tooltip("russia_tiv:Q", title="Russia, million TIV", format=",.0f"),
            alt.Tooltip("share:Q", title="Russia, per cent", format=".1f"),
        ],
    )
    y = alt.Y("total_tiv:Q", title="Million TIV").scale(domain=[0, 3000]).axis(values=[0, 1000, 2000, 3000])
    whole = base.mark_bar(color=style.colour("pale")).encode(y)
    part = base.mark_bar(color=style.colour("Russia")).encode(y=alt.Y("russia_tiv:Q"))
    notes = pd.DataFrame({"year": [2019], "total_tiv": [1700], "zero": [850], "words": ["S-400, from 2019"]})
    note = alt.Chart(notes)
    rule = note.mark_rule(color=style.colour("Russia"), strokeDash=[3, 3]).encode(x="year:O", y="total_tiv:Q", y2="zero:Q")
    words = note.mark_text(color=style.colour("Russia"), fontWeight="bold", dy=-8).encode(x="year:O", y="total_tiv:Q", text="words:N")
    best = rows.loc[rows["share"].idxmax()]
    return style.finish(
        alt.layer(whole, part, rule, words),
        title=f"In thirty years {100 * sums['russia_tiv'] / sums['total_tiv']:.0f} per cent of Türkiye's imported arms came from Russia",
        subtitle="Deliveries of major arms in SIPRI's measure of volume (TIV). Dark: Russia. Pale: all others",
        description=(
            f"Bars for 1995 to 2024, in million TIV. All suppliers together {sums['total_tiv']:,.0f}, Russia {sums['russia_tiv']:,.0f}. Russia delivered in "
            + ", ".join(f"{row.year} ({row.russia_tiv:.0f})" for row in rows[rows["russia_tiv"] > 0].itertuples())
            + f". Its highest share is {best['share']:.0f} per cent in {best['year']}. The total falls from {rows['total_tiv'].max():,.0f} in "
            f"{rows.loc[rows['total_tiv'].idxmax(), 'year']} to {rows['total_tiv'].iloc[-1]:,.0f} in {rows['year'].iloc[-1]}."
        ),
        source="SIPRI Arms Transfers Database, trade register of 12 February 2026; sums and shares are ours.",
        table=rows[["year", "total_tiv", "russia_tiv", "share"]].set_axis(
            ["Year", "All, million TIV", "Russia, million TIV", "Per cent"], axis=1
        ),
    )


@style.chart()
def land(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the shares of Syria that different ways of counting give.

    Parameters
    ----------
    table : the table ``syria_land``.
    """
    rows = table.assign(
        line=[
            f"{row.counted}: {'more than ' if row.id == 'article' else ''}{row.share:.{0 if row.id == 'article' else 1}f}"
            for row in table.itertuples()
        ],
        kind=["article" if name == "article" else "other" for name in table["id"]],
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(50)).encode(
        y=alt.Y("id:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("counted:N", title="Counted"),
            alt.Tooltip("says:N", title="Who says so"),
            alt.Tooltip("share:Q", title="Per cent of Syria"),
            alt.Tooltip("as_of:N", title="As of"),
        ],
    )
    bars = base.mark_bar(size=16, yOffset=10).encode(
        x=alt.X("share:Q", title="Per cent of Syria's area").scale(domain=[0, 12]).axis(values=[0, 4, 8, 12]),
        color=alt.Color("kind:N", legend=None).scale(domain=["article", "other"], range=[style.colour("accent"), style.colour("base")]),
    )
    labels = base.mark_text(align="left", yOffset=-10).encode(x=alt.value(0), text="line:N")
    return style.finish(
        alt.layer(bars, labels),
        title="A tenth of Syria appears only if Idlib is counted in",
        subtitle="Red: the article. Grey: what can be counted",
        description=f"{len(rows)} bars, in per cent of Syria's area: "
        + "; ".join(f"{row.line} ({row.says})" for row in rows.itertuples())
        + ".",
        source="seed article; Wikipedia and World Factbook for the areas, counts of 2018 to 2020 for the opposition. Divisions are ours.",
        table=rows[["counted", "says", "share", "as_of"]].set_axis(["Counted", "Who says so", "Per cent", "As of"], axis=1),
    )
