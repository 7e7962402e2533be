"""Charts on Russia and Türkiye: fields of conflict and cooperation, votes, trade, arms, and the tracing of a number."""

import altair as alt
import pandas as pd

from .. import states
from ..models import compartments, mutual, voting
from . import parts, style, wording

MARKS = {"cooperation": ("+", "second"), "both": ("±", "third"), "conflict": ("−", "accent")}
FIRST_VOTE = 1992  # the first year of the Russian Federation in the General Assembly
PARTNERS = {"DEU": "base", "RUS": "Russia", "USA": "United States"}  # whose votes are compared: colour
PAIR = ("TUR", "RUS")
QUOTED = 2022  # year of trade whose figures are compared
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
    reasons = acts.assign(year=acts["date"].dt.year).groupby(["field", "year"])["reason"].agg(" ".join).reset_index()
    rows = table.merge(reasons).assign(sign=table["code"].map(lambda code: MARKS[code][0]))
    apart = int((kinds["kind"] == "apart").sum())
    spread = kinds.loc[kinds["conflict"].idxmax()]
    return style.finish(
        _cells(rows, names, years),
        title=f"In {apart} of {len(years)} years one field saw a clash and another a deal",
        subtitle="+ cooperation, − conflict, ± both. Empty: no act in our record",
        description=(
            f"A grid of {len(names)} fields and the years {years[0]} to {years[-1]}. "
            + " ".join(
                f"{name}: " + ", ".join(f"{row.year} {row.code}" for row in table[table["field"] == name].itertuples()) + "."
                for name in names
            )
            + f" In {spread['year']} there was conflict in {spread['conflict']} fields and cooperation in {spread['cooperation'] or 'none'}."
        ),
        source="coded by us from the events of this book; rule and sources on the page of data.",
        table=parts.headed(rows, {"field": "Field", "year": "Year", "code": "Coded as", "acts": "Acts", "reason": "Why"}),
    )


def _cells(rows: pd.DataFrame, names: list[str], years: list[int]) -> alt.LayerChart:
    """Draw a cell with its sign for each field and year, the name of the field above its cells."""
    y = alt.Y("field:N", title=None).scale(domain=names).axis(labels=False, ticks=False, domain=False)
    axis = {"labelAngle": 0, "labelExpr": "'’' + slice(toString(datum.value), 2)", "orient": "top", "ticks": False, "domain": False}
    x = alt.X("year:O", title=None).scale(domain=years, paddingInner=0.12).axis(**axis)
    shades = parts.shades({code: shade for code, (_, shade) in MARKS.items()})
    coded = alt.Chart(rows, width=style.WIDTH, height=alt.Step(50)).encode(
        x,
        y,
        color=alt.Color("code:N", legend=None, scale=shades),
        tooltip=parts.tips({"field:N": "Field", "year:O": "Year", "code:N": "Coded as", "reason:N": "Why"}),
    )
    cells = coded.mark_rect(height=22, yOffset=11, cornerRadius=2, fillOpacity=0.15, strokeWidth=1.5).encode(
        stroke=alt.Stroke("code:N", legend=None, scale=shades)
    )
    signs = coded.mark_text(yOffset=12, fontSize=15, fontWeight="bold").encode(text="sign:N")
    above = alt.Chart(pd.DataFrame({"field": names})).encode(alt.Y("field:N").scale(domain=names))
    return alt.layer(cells, signs, parts.heading(above, "field:N", 9, bold=True))


@style.chart()
def votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Türkiye voted like Russia, the United States and Germany in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    names = states.names(*PARTNERS)
    rows = voting.by_year(agreement, [("TUR", code) for code in PARTNERS], FIRST_VOTE)
    rows = rows.assign(partner=rows["other"].map(names))[["year", "partner", "agreement", "votes_compared"]]
    wide = rows.pivot(index="year", columns="partner", values="agreement")
    first, last = int(wide.index[0]), int(wide.index[-1])
    closer = int((wide[names["RUS"]] > wide[names["USA"]]).sum())
    above = wide[names["DEU"]].gt(wide.drop(columns=names["DEU"]).max(axis=1))
    tips = {"year:Q": ("Year", "d"), "partner:N": "Türkiye and", "agreement:Q": ("Index of agreement", ".2f")}
    lines = (
        alt.Chart(rows, width=style.WIDTH, height=280)
        .mark_line(point=alt.OverlayMarkDef(size=22))
        .encode(
            x=parts.across("year:Q", None, [first, last], format="d", tickCount=6, grid=False),
            y=alt.Y("agreement:Q", title="Index of agreement").scale(domain=[0, 1]).axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f"),
            color=parts.shade("partner:N", {names[code]: shade for code, shade in PARTNERS.items()}),
            tooltip=parts.tips(tips | {"votes_compared:Q": "Roll calls compared"}),
        )
    )
    early = wide.loc[first : first + 8]  # the years over or under which a name stands, clear of its line
    at = [early[name].max() + 0.05 if code == "DEU" else early[name].min() - 0.05 for code, name in names.items()]
    notes = {"partner": list(names.values()), "year": [first + 1] * len(names), "agreement": at}
    words = parts.label(notes, "year:Q", "agreement:Q", "partner:N", align="left", fontWeight="bold").encode(color="partner:N")
    return style.finish(
        alt.layer(lines, words),
        title=f"Türkiye voted closer to Russia than to Washington in {closer} of {len(wide)} years, and {'closest' if above.all() else 'mostly closest'} to Berlin",
        subtitle="Votes of Türkiye (Turkey in the data) in the General Assembly, an abstention as half",
        description=(
            f"{wording.opening(len(names))} lines from {first} to {last}. "
            + " ".join(
                f"Türkiye and {name}: {wide[name].iloc[0]:.0%} in {first}, {wide[name].iloc[-1]:.0%} in {last}, mean {wide[name].mean():.0%}."
                for name in names.values()
            )
            + f" The line of Russia is above that of the United States in {closer} of {len(wide)} years, "
            f"and that of Germany above both in {'all' if above.all() else above.sum()}."
        ),
        source="roll calls of Voeten, Strezhnev and Bailey as carried by a public repository; shares are ours. Broken from 2023 on.",
        table=wide.round(3).reset_index().rename(columns={"year": "Year", **{name: f"With {name}" for name in names.values()}}),
    )


@style.chart()
def trade(shares: pd.DataFrame) -> alt.VConcatChart:
    """Draw the weight of Russia in Türkiye's trade and of Türkiye in Russia's, with limits where it is not listed.

    Parameters
    ----------
    shares : the table ``partner_shares``.
    """
    names = states.names(*PAIR)
    other = dict(zip(PAIR, reversed(PAIR), strict=True))
    rows = mutual.shares(shares, *PAIR)
    rows["words"] = [f"{names[other[row.reporter]]} in {names[row.reporter]}'s {row.flow}" for row in rows.itertuples()]
    panels = [
        _weights(rows[rows["reporter"] == code], states.colour(code)).properties(
            title=alt.TitleParams(f"What {names[other[code]]} weighs for {names[code]}", fontSize=13, anchor="start")
        )
        for code in PAIR
    ]
    first, last = rows["year"].min(), rows["year"].max()
    latest = {key: f"{share:.0f}" for key, share in rows[rows["year"] == last].set_index(["reporter", "flow"])["share"].items()}
    bought, sold = (rows[(rows["reporter"] == "TUR") & (rows["flow"] == flow)] for flow in ("imports", "exports"))
    listed = "never" if sold["basis"].eq("at most").all() else "not always"
    return style.finish(
        alt.vconcat(*panels, spacing=22).resolve_scale(color="independent"),
        title=f"By this list Russia supplies {latest['TUR', 'imports']} per cent of Türkiye's imports, Türkiye {latest['RUS', 'imports']} per cent of Russia's",
        subtitle=f"{last}. Solid: imports. Dashed: exports. ▽: not listed, at most this. New method from {mutual.NEW_METHOD}",
        description=(
            f"{wording.opening(len(panels))} panels, data years {first} to {last}. Russia's share of Türkiye's imports is "
            + ", ".join(f"{row.share:.1f} per cent in {row.year}" for row in bought.itertuples())
            + f"; among Türkiye's export markets Russia is {listed} listed, so it takes at most "
            + f"{sold['share'].min():.0f} to {sold['share'].max():.0f} per cent. Türkiye's share of Russia's exports is "
            + f"{latest['RUS', 'exports']} and of its imports {latest['RUS', 'imports']} per cent in {last}; in earlier years partly not listed."
        ),
        source=FACTBOOK,
        table=parts.headed(rows, {"words": "Share", "year": "Year", "share": "Per cent", "basis": "Basis"}),
    )


def _weights(rows: pd.DataFrame, shade: str) -> alt.LayerChart:
    """Draw the shares in one state's trade: lines where they are stated, arrows where only the most is known."""
    axis = {"format": "d", "values": [2014, 2017, 2019, 2021, 2023], "grid": False}
    tips = {"year:Q": ("Year", "d"), "words:N": "Share", "share:Q": "Per cent", "basis:N": "Basis"}
    base = alt.Chart(rows, width=style.WIDTH, height=130).encode(
        x=parts.across("year:Q", None, [2013.5, 2023.6], **axis),
        y=alt.Y("share:Q", title="Per cent").scale(domain=[0, 12]).axis(values=[0, 4, 8, 12]),
        color=parts.shade("flow:N", {"imports": shade, "exports": "base"}),
        tooltip=parts.tips(tips),
    )
    stated, limited = (base.transform_filter(f"datum.basis {sign} 'stated'") for sign in ("==", "!="))
    dashes = alt.StrokeDash("flow:N", legend=None, scale=parts.scale({"imports": [1, 0], "exports": [4, 3]}))
    lines = stated.mark_line(strokeWidth=1.5).encode(detail=["era:N"], strokeDash=dashes)
    points = stated.mark_point(size=60, filled=True, opacity=1)
    return alt.layer(lines, points, limited.mark_point(size=70, shape="triangle-down", filled=False, opacity=1))


@style.chart()
def quoted(figures: pd.DataFrame) -> alt.LayerChart:
    """Draw the figures that officials gave for the trade of 2022.

    Parameters
    ----------
    figures : the table ``quoted_trade``.
    """
    rows = figures[(figures["state_a"] == "RUS") & (figures["state_b"] == "TUR") & (figures["year"] == QUOTED)].sort_values("value")
    forms = {"more than": "more than ", "about": "about "}
    rows = rows.assign(
        said=[f"{row.compiler}: {forms.get(row.qualifier, '')}{row.value:.0f}" for row in rows.itertuples()],
        day=rows["quoted_on"].fillna("not dated"),
    )
    tips = {"said:N": "Said", "value:Q": "Billion US dollars", "day:N": "Quoted on", "note:N": "Note"}
    base = parts.rows(rows, "id:N", 46).encode(tooltip=parts.tips(tips))
    bars = base.mark_bar(size=14, yOffset=9).encode(
        x=alt.X("value:Q", title="Billion US dollars").scale(domain=[0, 80]).axis(values=[0, 20, 40, 60, 80]),
        color=parts.shade("side:N", {states.name(code): states.colour(code) for code in reversed(PAIR)}),
    )
    heads = {"compiler": "Who", "qualifier": "How firmly", "value": "Billion US dollars", "day": "Quoted on", "note": "Note"}
    return style.finish(
        alt.layer(bars, parts.heading(base, "said:N", 9)),
        title=f"Officials gave figures from {rows['value'].min():.0f} to {rows['value'].max():.0f} billion for one year's trade",
        subtitle=f"Trade of {QUOTED}, both directions together, as quoted in the press",
        description=f"{wording.opening(len(rows))} bars, in billion US dollars: "
        + "; ".join(f"{row.said} ({row.day})" for row in rows.itertuples())
        + ".",
        source="statements of officials in the press, each with its address in the table quoted_trade.",
        table=parts.headed(rows, heads),
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
    tips = {"year:O": "Year", "total_tiv:Q": ("All suppliers, million TIV", ",.0f"), "russia_tiv:Q": ("Russia, million TIV", ",.0f")}
    base = alt.Chart(rows, width=style.WIDTH, height=270).encode(
        alt.X("year:O", title=None).axis(values=[1995, 2000, 2005, 2010, 2015, 2020, 2024], labelAngle=0),
        tooltip=parts.tips(tips | {"share:Q": ("Russia, per cent", ".1f")}),
    )
    y = alt.Y("total_tiv:Q", title="Million TIV").scale(domain=[0, 3000]).axis(values=[0, 1000, 2000, 3000])
    whole = base.mark_bar(color=style.colour("pale")).encode(y)
    blue = style.colour(states.colour("RUS"))
    part = base.mark_bar(color=blue).encode(y=alt.Y("russia_tiv:Q"))
    note = pd.DataFrame({"year": [2019], "total_tiv": [1700], "zero": [850], "words": ["S-400, from 2019"]})
    rule = alt.Chart(note).mark_rule(color=blue, strokeDash=[3, 3]).encode(x="year:O", y="total_tiv:Q", y2="zero:Q")
    words = parts.label(note, "year:O", "total_tiv:Q", color=blue, fontWeight="bold", dy=-8)
    best, most = rows.loc[rows["share"].idxmax()], rows.loc[rows["total_tiv"].idxmax()]
    first, last = rows.iloc[0], rows.iloc[-1]
    heads = {"year": "Year", "total_tiv": "All, million TIV", "russia_tiv": "Russia, million TIV", "share": "Per cent"}
    return style.finish(
        alt.layer(whole, part, rule, words),
        title=(
            f"In {wording.number(len(rows))} years {100 * sums['russia_tiv'] / sums['total_tiv']:.0f} per cent "
            "of Türkiye's imported arms came from Russia"
        ),
        subtitle="Deliveries of major arms in SIPRI's measure of volume (TIV). Dark: Russia. Pale: all others",
        description=(
            f"Bars for {first['year']} to {last['year']}, in million TIV. All suppliers together {sums['total_tiv']:,.0f}, "
            f"Russia {sums['russia_tiv']:,.0f}. Russia delivered in "
            + ", ".join(f"{row.year} ({row.russia_tiv:.0f})" for row in rows[rows["russia_tiv"] > 0].itertuples())
            + f". Its highest share is {best['share']:.0f} per cent in {best['year']}. The total falls from {most['total_tiv']:,.0f} in "
            f"{most['year']} to {last['total_tiv']:,.0f} in {last['year']}."
        ),
        source="SIPRI Arms Transfers Database, trade register of 12 February 2026; sums and shares are ours.",
        table=parts.headed(rows, heads),
    )


@style.chart()
def land(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the shares of Syria that different ways of counting give.

    Parameters
    ----------
    table : the table ``syria_land``.
    """
    article = table["id"].eq("article")
    said = [f"more than {row.share:.0f}" if row.id == "article" else f"{row.share:.1f}" for row in table.itertuples()]
    rows = table.assign(
        line=[f"{counted}: {words}" for counted, words in zip(table["counted"], said, strict=True)],
        kind=article.map({True: "article", False: "other"}),
    )
    tips = {"counted:N": "Counted", "says:N": "Who says so", "share:Q": "Per cent of Syria", "as_of:N": "As of"}
    base = parts.rows(rows, "id:N", 50).encode(tooltip=parts.tips(tips))
    bars = base.mark_bar(size=16, yOffset=10).encode(
        x=alt.X("share:Q", title="Per cent of Syria's area").scale(domain=[0, 12]).axis(values=[0, 4, 8, 12]),
        color=parts.shade("kind:N", {"article": "accent", "other": "base"}),
    )
    return style.finish(
        alt.layer(bars, parts.heading(base, "line:N", 10)),
        title="A tenth of Syria appears only if Idlib is counted in",
        subtitle="Red: the article. Grey: what can be counted",
        description=f"{len(rows)} bars, in per cent of Syria's area: "
        + "; ".join(f"{row.line} ({row.says})" for row in rows.itertuples())
        + ".",
        source="seed article; Wikipedia and World Factbook for the areas, counts of 2018 to 2020 for the opposition. Divisions are ours.",
        table=parts.headed(rows, {"counted": "Counted", "says": "Who says so", "share": "Per cent", "as_of": "As of"}),
    )
