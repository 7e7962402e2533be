"""Charts on triangles of states: the four kinds, the Cold War triangle by two codings, and Russia, Iran and China today."""

import altair as alt
import pandas as pd

from ..models import triangle
from . import style

KINDS = {  # name: (signs of the left, right and lower side, balance)
    "ménage à trois": ((1, 1, 1), "balanced"),
    "romantic triangle": ((1, 1, -1), "unbalanced"),
    "stable marriage": ((-1, -1, 1), "balanced"),
    "unit veto": ((-1, -1, -1), "unbalanced"),
}
CORNERS = ((0.5, 0.74), (0.2, 0.2), (0.8, 0.2))  # top, left, right
SIDES = ((0, 1), (0, 2), (1, 2))
OUTSIDE = {(0, 1): (-0.08, 0.03), (0, 2): (0.08, 0.03), (1, 2): (0, -0.1)}  # where the sign of a side stands, from its middle
PAIRS = {"CHN-RUS": "China–USSR", "CHN-USA": "China–US", "RUS-USA": "USSR–US"}
WORDS = {1: "friendly", -1: "hostile", 0: "no sign"}
CODINGS = {"rule": "by the rule", "record": "by the record"}
SHADES = {"friendly": "second", "hostile": "accent", "no sign": "muted"}
RULE = "Rule: Gibler, Miller and Little 2.2.1 (disputes), Thompson and others (rivalries), ATOP 4.01 (treaties)."
NOW = {("CHN", "IRN"): ("China–Iran", "Iran"), ("CHN", "RUS"): ("China–Russia", "China"), ("IRN", "RUS"): ("Iran–Russia", "Russia")}


@style.chart(model="triangle")
def four_kinds() -> alt.LayerChart:
    """Draw the four triangles with their signs."""
    sides, corners = [], []
    for place, (kind, (signs, verdict)) in enumerate(KINDS.items()):
        right, up = place % 2, 1 - place // 2
        corners += [{"x": x + right, "y": y + up} for x, y in CORNERS]
        for sign, (one, two) in zip(signs, SIDES, strict=True):
            (x, y), (x2, y2) = CORNERS[one], CORNERS[two]
            sides.append(
                {"kind": kind, "verdict": verdict, "sign": "+" if sign > 0 else "−", "tie": WORDS[sign]}
                | {"x": x + right, "y": y + up, "x2": x2 + right, "y2": y2 + up}
            )
            across, down = OUTSIDE[one, two]
            sides[-1] |= {"middle": (x + x2) / 2 + right + across, "height": (y + y2) / 2 + up + down}
    lines = pd.DataFrame(sides)
    x = alt.X("x:Q", axis=None).scale(domain=[0, 2], nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=[0, 2], nice=False)
    shade = alt.Color("tie:N", legend=None).scale(domain=list(SHADES), range=[style.colour(name) for name in SHADES.values()])
    dash = alt.StrokeDash("tie:N", legend=None).scale(domain=list(SHADES), range=[[1, 0], [6, 4], [2, 2]])
    tips = [alt.Tooltip("kind:N", title="Triangle"), alt.Tooltip("tie:N", title="Tie"), alt.Tooltip("verdict:N", title="Balance")]
    drawn = (
        alt.Chart(lines, width=style.WIDTH, height=380)
        .mark_rule(strokeWidth=3)
        .encode(x, y, x2="x2", y2="y2", color=shade, strokeDash=dash, tooltip=tips)
    )
    marks = (
        alt.Chart(lines)
        .mark_text(fontSize=18, fontWeight="bold")
        .encode(x=alt.X("middle:Q", axis=None), y=alt.Y("height:Q", axis=None), text="sign:N", color=shade)
    )
    dots = alt.Chart(pd.DataFrame(corners)).mark_point(size=150, color=style.colour("ink")).encode(x, y)
    heads = pd.DataFrame(
        [{"x": 0.5 + n % 2, "y": 1.95 - n // 2, "text": kind, "under": verdict} for n, (kind, (_, verdict)) in enumerate(KINDS.items())]
    )
    names = alt.Chart(heads).mark_text(fontWeight="bold").encode(x, y, text="text:N")
    under = alt.Chart(heads).mark_text(dy=16, color=style.colour("muted")).encode(x, y, text="under:N")
    table = lines.groupby("kind", sort=False).agg(
        friendly=("sign", lambda s: (s == "+").sum()), hostile=("sign", lambda s: (s == "−").sum()), verdict=("verdict", "first")
    )
    return style.finish(
        alt.layer(drawn, marks, dots, names, under),
        title="Three signs make four triangles, and two of them are balanced",
        subtitle="Blue line with +: friendly. Dashed red line with −: hostile",
        description=(
            "Four triangles. Ménage à trois: three friendly ties, balanced. Romantic triangle: two friendly ties that meet in one corner, "
            "one hostile tie, unbalanced. Stable marriage: one friendly tie, two hostile ones, balanced. Unit veto: three hostile ties, unbalanced."
        ),
        source="Names after Dittmer (1981, 1987); balance after Cartwright and Harary (1956).",
        table=table.reset_index().set_axis(["Triangle", "Friendly ties", "Hostile ties", "Balance"], axis=1),
    )


@style.chart()
def signs(rule: pd.DataFrame, record: pd.DataFrame) -> alt.LayerChart:
    """Draw the sign of each tie in each year by both codings.

    Parameters
    ----------
    rule, record : tables of :func:`alliances.models.triangle.by_rule` and :func:`~alliances.models.triangle.by_record`.
    """
    rows = pd.concat(
        triangle.runs(table, tie).assign(lane=f"{words}, {CODINGS[coding]}")
        for tie, words in PAIRS.items()
        for coding, table in (("rule", rule), ("record", record))
    )
    rows = rows.assign(sign=rows["value"].map(WORDS), end=rows["last"] + 1, years=rows["last"] - rows["first"] + 1)
    rows["period"] = [f"{r.first}–{r.last}" for r in rows.itertuples()]
    yearly = rule[["year"]].assign(
        **{
            f"{words}, {CODINGS[coding]}": table[tie].map(WORDS)
            for tie, words in PAIRS.items()
            for coding, table in (("rule", rule), ("record", record))
        }
    )
    marks = {1: "+", -1: "−", 0: ""}
    rows["word"] = [f"{r.sign} {marks[r.value]}".strip() if r.years >= 9 else marks[r.value] for r in rows.itertuples()]
    return style.finish(
        _lanes(rows, "sign", SHADES),
        title="Only the hand-coded record sees a friendly tie of Washington",
        subtitle="Sign of each tie at the end of each year, by two codings",
        description="Six lanes of years from 1950 to 1991. " + " ".join(f"{r.lane}, {r.period}: {r.sign}." for r in rows.itertuples()),
        source=f"{RULE} Record: coded by us.",
        table=yearly.rename(columns={"year": "Year"}),
    )


@style.chart()
def names(codings: dict[str, pd.DataFrame]) -> alt.LayerChart:
    """Draw which triangle the three ties make in each year, by each coding.

    Parameters
    ----------
    codings : name of the coding -> table with the columns ``year`` and ``name``.
    """
    rows = pd.concat(
        triangle.runs(table.assign(key=table["name"] + table["CHN-RUS"].astype(str)), "key").assign(
            lane=lane, kind=lambda r, table=table: [table.set_index("year").loc[year, "name"] for year in r["first"]]
        )
        for lane, table in codings.items()
    )
    rows = _merged(rows)
    verdicts = {kind: verdict for kind, (_, verdict) in KINDS.items()} | {"no name": "a tie has no sign"}
    short = {"stable marriage": "marriage", "romantic triangle": "romantic", "unit veto": "unit veto", "no name": "no name"}
    rows = rows.assign(verdict=rows["kind"].map(verdicts), end=rows["last"] + 1, years=rows["last"] - rows["first"] + 1)
    rows["period"] = [f"{r.first}–{r.last}" for r in rows.itertuples()]
    rows["word"] = [short[r.kind] if r.years >= 7 else "" for r in rows.itertuples()]
    shades = {"balanced": "second", "unbalanced": "accent", "a tie has no sign": "muted"}
    return style.finish(
        _lanes(rows, "verdict", shades),
        title="Which triangle it was depends on the coding; the unbalanced ones lasted",
        subtitle="Kind of triangle in each year. Blue: balanced; red: unbalanced; grey: a tie has no sign",
        description="Lanes of years from 1950 to 1991, one per coding. "
        + " ".join(f"{r.lane}, {r.period}: {r.kind}, {r.verdict}." for r in rows.itertuples()),
        source=f"{RULE} Record: coded by us.",
        table=rows[["lane", "first", "last", "kind", "verdict"]].set_axis(
            ["Coding", "First year", "Last year", "Triangle", "Balance"], axis=1
        ),
    )


@style.chart()
def axis_votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Russia, Iran and China vote alike in the General Assembly since 1992; the scale starts at one half.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    rows = agreement[(agreement["year"] >= 1992) & (agreement["status"] == "measured")]
    rows = rows[[(r.state_a, r.state_b) in NOW for r in rows.itertuples()]]
    rows = rows.assign(
        pair=[NOW[r.state_a, r.state_b][0] for r in rows.itertuples()], share=(100 * rows["agreement"].astype(float)).round(1)
    )
    rows = rows[["pair", "year", "share"]].reset_index(drop=True)
    last = rows[rows["year"] == rows["year"].max()].set_index("pair")["share"]
    shade = alt.Color("pair:N", legend=None).scale(
        domain=[pair for pair, _ in NOW.values()], range=[style.colour(name) for _, name in NOW.values()]
    )
    x = alt.X("year:Q", title="Year").scale(domain=[1992, 2024], nice=False).axis(format="d", tickCount=6)
    y = alt.Y("share:Q", title="Agreement (per cent)").scale(domain=[50, 100])
    tips = [
        alt.Tooltip("pair:N", title="Pair"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("share:Q", title="Agreement, %"),
    ]
    lines = alt.Chart(rows, width=style.WIDTH, height=300).mark_line().encode(x, y, color=shade, tooltip=tips)
    places = pd.DataFrame(
        [{"pair": pair, "year": 2011, "share": 67 - 5 * n, "text": f"{pair}: {last[pair]:.0f}"} for n, (pair, _) in enumerate(NOW.values())]
    )
    labels = alt.Chart(places).mark_text(align="left", fontWeight="bold").encode(x, y, text="text:N", color=shade)
    first = rows[rows["year"] == rows["year"].min()].set_index("pair")["share"]
    return style.finish(
        alt.layer(lines, labels),
        title="Iran and China vote alike; Russia came closer to both until about 2007",
        subtitle=f"Agreement on roll-call votes in the UN General Assembly, 1992–{rows['year'].max()}, per cent; the scale starts at 50",
        description="Three lines. "
        + " ".join(f"{pair}: {first[pair]:.0f} per cent in 1992, {last[pair]:.0f} in {rows['year'].max()}." for pair, _ in NOW.values()),
        source="Voting data of Bailey, Strezhnev and Voeten, as in the table un_agreement.",
        table=rows.pivot(index="year", columns="pair", values="share").reset_index().rename(columns={"year": "Year"}),
    )


def _merged(rows: pd.DataFrame) -> pd.DataFrame:
    """Join runs of one lane that follow each other with the same kind."""
    kept: list[dict] = []
    for row in rows[["lane", "first", "last", "kind"]].to_dict("records"):
        if kept and kept[-1]["lane"] == row["lane"] and kept[-1]["kind"] == row["kind"]:
            kept[-1]["last"] = row["last"]
        else:
            kept.append(row)
    return pd.DataFrame(kept)


def _lanes(rows: pd.DataFrame, column: str, shades: dict[str, str]) -> alt.LayerChart:
    """Draw runs of years as bars in lanes, the name of the lane above it and words in bars that are long enough."""
    x = alt.X("first:Q", title="Year").scale(domain=[1950, 1992], nice=False).axis(format="d", values=[1950, 1960, 1970, 1980, 1990])
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(52)).encode(
        y=alt.Y("lane:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False)
    )
    colours = alt.Color(f"{column}:N", legend=None).scale(domain=list(shades), range=[style.colour(name) for name in shades.values()])
    bars = base.mark_rule(strokeWidth=5, yOffset=2).encode(
        x=x,
        x2="end:Q",
        color=colours,
        tooltip=[alt.Tooltip("lane:N", title="Lane"), alt.Tooltip("period:N", title="Years"), alt.Tooltip(f"{column}:N", title="Reads")],
    )
    words = base.mark_text(align="left", yOffset=15, fontSize=11).encode(x=x, text="word:N", color=colours)
    heads = base.transform_filter("datum.first == 1950").mark_text(align="left", yOffset=-11, fontWeight="bold")
    return alt.layer(bars, words, heads.encode(x=alt.datum(1950), text="lane:N"))
