"""Charts on Russia and Türkiye: fields of conflict and cooperation, votes, trade, arms, and the tracing of a number."""

import altair as alt
import pandas as pd

from .. import states
from ..models import compartments, mutual, voting
from . import parts, style, symbols, wording

APART = "A clash in one field, cooperation in another"
LOOKS = {"cooperation": ("plus", "for"), "both": ("both", "ink"), "conflict": ("dash", "against"), APART: ("diamond", "focus")}
PARTNERS = {"DEU": "muted", "RUS": "Russia", "USA": "United States"}  # whose votes are compared: colour
PAIR = ("TUR", "RUS")
FLOWS = ("imports", "exports")
QUOTED = 2022  # year of trade whose figures are compared
FACTBOOK = "CIA World Factbook, editions of 2015 to 2026. What is not listed is at most as large as the last one listed."


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
    rows = table.merge(reasons)
    apart = kinds.loc[kinds["kind"] == "apart", ["year"]].assign(field=APART, code=APART, reason="By our count of the rows above")
    spread = kinds.loc[kinds["conflict"].idxmax()]
    tips = parts.tips({"field:N": "Field", "year:O": "Year", "code:N": "Coded as", "reason:N": "Why"})
    return style.finish(
        symbols.matrix(
            pd.concat([rows, apart]),
            ("field", [*names, APART]),
            ("year", {year: f"’{year % 100}" for year in years}),
            ("code", LOOKS),
            tips,
            share=0,
            step=50,
        ),
        title=f"By our coding, in {len(apart)} of {len(years)} years one field saw a clash and another cooperation",
        subtitle="+ cooperation, − conflict, ± both. Empty: no act in our record. Last row: the years of the title",
        description=(
            f"A grid of {len(names)} fields and the years {years[0]} to {years[-1]}. "
            + " ".join(
                f"{name}: " + ", ".join(f"{row.year} {row.code}" for row in table[table["field"] == name].itertuples()) + "."
                for name in names
            )
            + f" A last row marks the years with a clash in one field and cooperation in another: {wording.listed([str(y) for y in apart['year']])}."
            + f" In {spread['year']} there was conflict in {spread['conflict']} fields and cooperation in {spread['cooperation'] or 'none'}."
        ),
        source="coded by us from the events of this book; rule and sources on the page of data.",
        table=parts.headed(rows, {"field": "Field", "year": "Year", "code": "Coded as", "acts": "Acts", "reason": "Why"}),
    )


@style.chart()
def votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Türkiye voted like Russia, the United States and Germany in the General Assembly.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    names = states.names(*PARTNERS)
    rows = voting.by_year(agreement, [("TUR", code) for code in PARTNERS], voting.FIRST_OF_RUSSIA)
    rows = rows.assign(partner=rows["other"].map(names), words=rows["other"].map(states.short))
    wide = rows.pivot(index="year", columns="partner", values="agreement")
    first, last = int(wide.index[0]), int(wide.index[-1])
    nearer = wide[names["RUS"]] > wide[names["USA"]]
    above = wide[names["DEU"]].gt(wide.drop(columns=names["DEU"]).max(axis=1))
    rows["exception"] = rows["other"].eq("USA") & rows["year"].isin(nearer.index[~nearer])
    return style.finish(
        _agreement(rows[["year", "partner", "words", "agreement", "votes_compared", "exception"]], names),
        title=(
            f"Türkiye voted more like Russia than like {states.name('USA', the=True)} in {nearer.sum()} of {len(wide)} years, "
            f"and more like {names['DEU']} than like either in {'all' if above.all() else above.sum()}"
        ),
        subtitle="Votes of Türkiye (Turkey in the data) in the General Assembly, an abstention as half",
        description=(
            f"{wording.opening(len(names))} lines from {first} to {last}. "
            + " ".join(
                f"Türkiye and {name}: {100 * wide[name].iloc[0]:.0f} of 100 in {first}, {100 * wide[name].iloc[-1]:.0f} in {last}, mean {100 * wide[name].mean():.0f}."
                for name in names.values()
            )
            + f" The line of Russia is above that of the United States in {nearer.sum()} of {len(wide)} years, all but "
            f"{wording.listed([str(year) for year in nearer.index[~nearer]])}; "
            f"that of Germany is above both in {'all' if above.all() else above.sum()}."
        ),
        source="roll calls of Voeten, Strezhnev and Bailey as carried by a public repository; the index is ours. Broken from 2023 on.",
        table=wide.round(3).reset_index().rename(columns={"year": "Year", **{name: f"With {name}" for name in names.values()}}),
    )


def _agreement(rows: pd.DataFrame, names: dict[str, str]) -> alt.LayerChart:
    """Draw the lines of agreement, each with its name at its end, and the years that are exceptions."""
    first, last = int(rows["year"].min()), int(rows["year"].max())
    x = parts.led("year:Q", [first, last], 70, format="d", values=list(range(first + 3, last + 1, 10)))
    y = alt.Y("agreement:Q", title="Index of agreement").scale(domain=[0, 1]).axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f")
    tips = {"year:Q": ("Year", "d"), "partner:N": "Türkiye and", "agreement:Q": ("Index of agreement", ".2f")}
    dashes = alt.StrokeDash("partner:N", legend=None, scale=parts.scale(dict(zip(names.values(), ([2, 2], [1, 0], [6, 3]), strict=True))))
    colours = parts.shade("partner:N", {names[code]: shade for code, shade in PARTNERS.items()})
    base = alt.Chart(rows, width=style.WIDTH, height=280).encode(x, y, color=colours)
    told = parts.tips(tips | {"votes_compared:Q": "Roll calls compared"})
    lines = base.mark_line().encode(strokeDash=dashes, tooltip=told)
    odd = rows[rows["exception"]].assign(words=lambda t: [f"{year}: nearer to the {states.short('USA')}" for year in t["year"]], low=0.2)
    ring = alt.Chart(odd).mark_point(size=150, filled=False, strokeWidth=2, color=style.colour("focus"), opacity=1).encode(x, y)
    thread = alt.Chart(odd).mark_rule(color=style.colour("focus"), yOffset=8).encode(x=x, y=y, y2="low:Q")
    note = parts.label(odd.assign(agreement=odd["low"]), x, y, dy=10, fontWeight="bold", color=style.colour("focus"))
    ends = parts.label(rows[rows["year"] == last], x, y, align="left", dx=6, fontWeight="bold").encode(color=colours)
    return alt.layer(lines, thread, ring, note, ends)


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
    first, last = rows["year"].min(), rows["year"].max()
    latest = {key: f"{share:.0f}" for key, share in rows[rows["year"] == last].set_index(["reporter", "flow"])["share"].items()}
    bought, sold = (rows[(rows["reporter"] == "TUR") & (rows["flow"] == flow)] for flow in ("imports", "exports"))
    listed = "never" if sold["basis"].eq("at most").all() else "not always"
    panels = [_weights(rows[(rows["reporter"] == code) & (rows["flow"] == flow)], code, flow) for code in PAIR for flow in FLOWS]
    return style.finish(
        alt.vconcat(*panels, spacing=14),
        title=f"In {last}, by the Factbook, Russia supplied {latest['TUR', 'imports']} per cent of Türkiye's imports, Türkiye {latest['RUS', 'imports']} per cent of Russia's",
        subtitle=f"Per cent. Dot: on the list. Hollow bar: not on it, so somewhere within the bar. New method from {mutual.NEW_METHOD}",
        description=(
            f"{wording.opening(len(panels))} panels, data years {first} to {last}; dots for stated shares, hollow bars from nought to the most "
            "that a share can be where it is not listed. Russia's share of Türkiye's imports is "
            + ", ".join(f"{row.share:.1f} per cent in {row.year}" for row in bought.itertuples())
            + f"; among Türkiye's export markets Russia is {listed} listed, so it takes at most "
            + f"{sold['share'].min():.0f} to {sold['share'].max():.0f} per cent. Türkiye's share of Russia's exports is "
            + f"{latest['RUS', 'exports']} and of its imports {latest['RUS', 'imports']} per cent in {last}; in earlier years partly not listed."
        ),
        source=FACTBOOK,
        table=parts.headed(rows, {"words": "Share", "year": "Year", "share": "Per cent", "basis": "Basis"}),
    )


def _weights(rows: pd.DataFrame, reporter: str, flow: str) -> alt.LayerChart:
    """Draw one flow as a share of a state's trade: dots where it is stated, hollow bars where only the most is known."""
    shade, last = style.colour(states.colour(reporter)), rows["year"].max()
    foot = (reporter, flow) == (PAIR[-1], FLOWS[-1])
    axis = {"format": "d", "values": sorted({2014, 2017, 2019, 2021, last}), "grid": False, "labels": foot, "ticks": foot}
    x = parts.across("year:Q", None, [2013.4, 2024.4], **axis)
    y = alt.Y("share:Q", title=None).scale(domain=[0, 12]).axis(values=[0, 5, 10])
    tips = {"year:Q": ("Year", "d"), "words:N": "Share", "share:Q": ("Per cent", ".1f"), "basis:N": "Basis"}
    base = alt.Chart(rows, width=style.WIDTH, height=62).encode(x, y, tooltip=parts.tips(tips))
    stated, limited = (base.transform_filter(f"datum.basis {sign} 'stated'") for sign in ("==", "!="))
    lines = stated.mark_line(strokeWidth=1.5, color=shade).encode(detail=["era:N"])
    points = stated.mark_point(size=60, filled=True, opacity=1, color=shade)
    bars = limited.mark_bar(size=11, fill=style.colour("pale"), fillOpacity=0.3, stroke=shade, strokeWidth=1, strokeDash=[3, 2])
    final = rows[rows["year"] == last].assign(said=lambda t: [f"{'≤ ' * (r.basis != 'stated')}{r.share:.0f}" for r in t.itertuples()])
    words = parts.label(final, x, y, "said:N", align="left", dx=10, fontWeight="bold", color=shade)
    one, other = states.name(reporter), states.name(next(code for code in PAIR if code != reporter))
    title = f"{one}'s imports: how much is from {other}" if flow == "imports" else f"{one}'s exports: how much goes to {other}"
    return alt.layer(bars.encode(y2=alt.datum(0)), lines, points, words).properties(
        title=alt.TitleParams(title, fontSize=12.5, anchor="start", offset=4)
    )


@style.chart()
def quoted(figures: pd.DataFrame) -> alt.LayerChart:
    """Draw the figures that officials gave for the trade of 2022.

    Parameters
    ----------
    figures : the table ``quoted_trade``.
    """
    rows = figures[(figures["state_a"] == "RUS") & (figures["state_b"] == "TUR") & (figures["year"] == QUOTED)].sort_values("value")
    forms = {"more than": "more than ", "almost": "almost "}
    rows = rows.assign(
        said=[f"{row.compiler}: {forms.get(row.qualifier, '')}{row.value:.0f}" for row in rows.itertuples()],
        day=rows["quoted_on"].fillna("not dated"),
        form=[symbols.form(words) for words in rows["qualifier"]],
    )
    tips = {"said:N": "Said", "value:Q": "Billion US dollars", "day:N": "Quoted on", "note:N": "Note"}
    low, high = rows["value"].min(), rows["value"].max()
    least, most = (f"{forms.get(row.qualifier, '')}{row.value:.0f}" for row in rows.iloc[[0, -1]].itertuples())

    def axis(field: str) -> alt.X:
        return parts.across(field, "Billion US dollars", [low - 3, high + 3], values=list(range(60, 75, 2)))

    base = parts.rows(rows, "id:N", 44, grid=False).encode(
        tooltip=parts.tips(tips), color=parts.shade("side:N", {states.name(code): states.colour(code) for code in reversed(PAIR)})
    )
    apart = alt.Chart(pd.DataFrame({"value": [low], "high": [high]})).mark_rect(color=style.colour("pale"), opacity=0.3)
    span = apart.encode(x=axis("value:Q"), x2="high:Q")
    heads = {"compiler": "Who", "qualifier": "How firmly", "value": "Billion US dollars", "day": "Quoted on", "note": "Note"}
    return style.finish(
        alt.layer(span, parts.heading(base, "said:N", 9), *symbols.ends(base, axis, "value", 1.2, yOffset=9)),
        title=f"Officials put one year's trade between {least} and {most} billion",
        subtitle=f"Trade of {QUOTED}, both directions, as quoted in the press. Disc: as said. Ring: “almost”",
        description=f"{wording.opening(len(rows))} marks on an axis of billion US dollars: "
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
    words = parts.label(note, "year:O", "total_tiv:Q", align="right", color=blue, fontWeight="bold", dx=6, dy=-8)
    peak = rows.loc[[rows["total_tiv"].idxmax()]].assign(words="all suppliers")
    others = parts.label(peak, "year:O", "total_tiv:Q", align="left", dx=14, dy=8, color=style.colour("muted"), fontWeight="bold")
    best, most = rows.loc[rows["share"].idxmax()], rows.loc[rows["total_tiv"].idxmax()]
    first, last = rows.iloc[0], rows.iloc[-1]
    share = 100 * sums["russia_tiv"] / sums["total_tiv"]
    whole_time = pd.DataFrame([dict(sums.round(1)) | {"year": f"{first['year']} to {last['year']}", "share": round(share, 1)}])
    heads = {"year": "Year", "total_tiv": "All, million TIV", "russia_tiv": "Russia, million TIV", "share": "Per cent"}
    return style.finish(
        alt.layer(whole, part, rule, words, others),
        title=(f"In {wording.number(len(rows))} years {share:.0f} per cent of Türkiye's imported major arms came from Russia"),
        subtitle="Deliveries of major arms in SIPRI's measure of volume (TIV). Dark: the part from Russia",
        description=(
            f"Bars for {first['year']} to {last['year']}, in million TIV. All suppliers together {sums['total_tiv']:,.0f}, "
            f"Russia {sums['russia_tiv']:,.0f}. Russia delivered in "
            + ", ".join(f"{row.year} ({row.russia_tiv:.0f})" for row in rows[rows["russia_tiv"] > 0].itertuples())
            + f". Its highest share is {best['share']:.0f} per cent in {best['year']}. The total falls from {most['total_tiv']:,.0f} in "
            f"{most['year']} to {last['total_tiv']:,.0f} in {last['year']}."
        ),
        source="SIPRI Arms Transfers Database, trade register of 12 February 2026; sums and shares are ours.",
        table=parts.headed(pd.concat([rows, whole_time]), heads),
    )


@style.chart()
def land(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the shares of Syria that different ways of counting give.

    Parameters
    ----------
    table : the table ``syria_land``.
    """
    rows = table.assign(form=table["id"].map({"article": "more than"}).fillna("exactly"))
    undated = rows["as_of"].str.startswith("no date")  # good for the order of size only
    said = [
        f"more than {row.share:.0f}" if row.form == "more than" else f"about {row.share:.0f}" if vague else f"{row.share:.1f}"
        for row, vague in zip(rows.itertuples(), undated, strict=True)
    ]
    rows["line"] = [f"{counted}: {words}" for counted, words in zip(rows["counted"], said, strict=True)]
    tips = {"counted:N": "Counted", "says:N": "Who says so", "share:Q": ("Per cent of Syria", ".1f"), "as_of:N": "As of"}

    def axis(field: str) -> alt.X:
        return parts.across(field, "Per cent of Syria's area", [0, 12.6], values=[0, 4, 8, 12])

    base = parts.rows(rows, "id:N", 44, list(rows["id"])).encode(tooltip=parts.tips(tips))
    drawn = base.encode(color=parts.shade("form:N", {"more than": "focus", "exactly": "base"}))
    bars = drawn.mark_bar(size=14, yOffset=9).encode(x=axis("share:Q"))
    said = float(rows.loc[rows["id"] == "article", "share"].iloc[0])
    mark = base.transform_filter("datum.form == 'exactly'").transform_calculate(said=str(said))
    mark = mark.mark_tick(size=24, thickness=2, yOffset=9, color=style.colour("focus")).encode(x=axis("said:Q"))
    arrow = symbols.ends(drawn.transform_filter("datum.form == 'more than'"), axis, "share", 0.9, yOffset=9)
    return style.finish(
        alt.layer(bars, mark, *arrow, parts.heading(base, "line:N", 9)),
        title="In the counts found, a tenth of Syria appears only for all opposition land",
        subtitle="Last row and upright strokes: what the article says. Grey: what can be counted",
        description=f"{len(rows)} bars, in per cent of Syria's area: "
        + "; ".join(f"{row.line} ({row.says})" for row in rows.itertuples())
        + ".",
        source="seed article; Wikipedia and World Factbook for the areas, counts of 2018 to 2020 for the opposition. Divisions are ours.",
        table=parts.headed(rows, {"counted": "Counted", "says": "Who says so", "share": "Per cent", "as_of": "As of"}),
    )
