"""Charts on triangles of states: the four kinds, the Cold War triangle by two codings, and Russia, Iran and China today."""

import altair as alt
import pandas as pd

from .. import states
from ..models import triangle, voting
from . import parts, style, wording

KINDS = {  # name: (signs of the left, right and lower side, balance)
    "ménage à trois": ((1, 1, 1), "balanced"),
    "romantic triangle": ((1, 1, -1), "unbalanced"),
    "stable marriage": ((-1, -1, 1), "balanced"),
    "unit veto": ((-1, -1, -1), "unbalanced"),
}
CORNERS = ((0.5, 0.74), (0.2, 0.2), (0.8, 0.2))  # top, left, right
SIDES = ((0, 1), (0, 2), (1, 2))
OUTSIDE = {(0, 1): (-0.08, 0.03), (0, 2): (0.08, 0.03), (1, 2): (0, -0.1)}  # where the sign of a side stands, from its middle
WORDS = {1: "friendly", -1: "hostile", 0: "no sign"}
CODINGS = {"rule": "by the rule", "record": "by the record"}
SHADES = {"friendly": "for", "hostile": "against", "no sign": "muted"}
VERDICTS = {"balanced": "base", "unbalanced": "focus", "no name": "pale"}
RULE = "Rule: Gibler, Miller and Little 2.2.1 (disputes), Thompson and others (rivalries), ATOP 4.01 (treaties)."
NOW = {("CHN", "IRN"): ("focus", [1, 0]), ("CHN", "RUS"): ("ink", [8, 4]), ("IRN", "RUS"): ("base", [2, 3])}  # pair today: its look


def _sides() -> pd.DataFrame:
    """Return the three sides of each triangle, with the place of its sign."""
    sides = []
    for place, (kind, (signs, verdict)) in enumerate(KINDS.items()):
        right, up = place % 2, 1 - place // 2
        for sign, (one, two) in zip(signs, SIDES, strict=True):
            (x, y), (x2, y2), (across, down) = CORNERS[one], CORNERS[two], OUTSIDE[one, two]
            sides.append(
                {"kind": kind, "verdict": verdict, "sign": "+" if sign > 0 else "−", "tie": WORDS[sign]}
                | {"x": x + right, "y": y + up, "x2": x2 + right, "y2": y2 + up}
                | {"middle": (x + x2) / 2 + right + across, "height": (y + y2) / 2 + up + down}
            )
    return pd.DataFrame(sides)


@style.chart(model="triangle")
def four_kinds() -> alt.LayerChart:
    """Draw the four triangles with their signs."""
    lines = _sides()
    x = alt.X("x:Q", axis=None).scale(domain=[0, 2], nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=[0, 2], nice=False)
    shade = parts.shade("tie:N", SHADES)
    dash = parts.dashes("tie:N", dict(zip(SHADES, ([1, 0], [6, 4], [2, 2]), strict=True)))
    tips = parts.tips({"kind:N": "Triangle", "tie:N": "Tie", "verdict:N": "Balance"})
    drawn = alt.Chart(lines, width=style.WIDTH, height=380).mark_rule(strokeWidth=3)
    drawn = drawn.encode(x, y, x2="x2", y2="y2", color=shade, strokeDash=dash, tooltip=tips)
    middle, height = alt.X("middle:Q", axis=None), alt.Y("height:Q", axis=None)
    marks = parts.label(lines, middle, height, "sign:N", fontSize=18, fontWeight="bold").encode(color=shade)
    corners = pd.DataFrame([{"x": x + place % 2, "y": y + (1 - place // 2)} for place in range(len(KINDS)) for x, y in CORNERS])
    dots = alt.Chart(corners).mark_point(size=150, color=style.colour("ink")).encode(x, y)
    heads = pd.DataFrame(
        [{"x": 0.5 + n % 2, "y": 1.95 - n // 2, "text": kind, "under": verdict} for n, (kind, (_, verdict)) in enumerate(KINDS.items())]
    )
    names = parts.label(heads, x, y, "text:N", fontWeight="bold")
    under = parts.label(heads, x, y, "under:N", dy=16, color=style.colour("muted"))
    table = lines.groupby("kind", sort=False).agg(
        friendly=("sign", lambda s: (s == "+").sum()), hostile=("sign", lambda s: (s == "−").sum()), verdict=("verdict", "first")
    )
    balanced = wording.number(int((table["verdict"] == "balanced").sum()))
    return style.finish(
        alt.layer(drawn, marks, dots, names, under),
        title=f"Three signs make {wording.number(len(KINDS))} triangles, and {balanced} of them are balanced",
        subtitle="Line with +: friendly. Dashed line with −: hostile",
        description=(
            f"{wording.opening(len(KINDS))} triangles. "
            "Ménage à trois: three friendly ties, balanced. Romantic triangle: two friendly ties that meet in one corner, "
            "one hostile tie, unbalanced. Stable marriage: one friendly tie, two hostile ones, balanced. Unit veto: three hostile ties, unbalanced."
        ),
        source="Names after Dittmer (1981, 1987); balance after Cartwright and Harary (1956).",
        table=table.reset_index().set_axis(["Triangle", "Friendly ties", "Hostile ties", "Balance"], axis=1),
    )


def _tie(tie: str) -> str:
    """Name a tie of the Cold War: "China–USSR"."""
    return "–".join(states.short(code, triangle.FIRST) for code in tie.split("-"))


@style.chart()
def signs(rule: pd.DataFrame, record: pd.DataFrame) -> alt.LayerChart:
    """Draw the sign of each tie in each year by both codings.

    Parameters
    ----------
    rule, record : tables of :func:`alliances.models.triangle.by_rule` and :func:`~alliances.models.triangle.by_record`.
    """
    tables = {"rule": rule, "record": record}
    rows = _spelled(
        pd.concat(
            triangle.runs(table, tie).assign(tie=_tie(tie), place=place, coding=coding, lane=f"{_tie(tie)}, {CODINGS[coding]}")
            for place, tie in enumerate(triangle.TIES)
            for coding, table in tables.items()
        )
    ).assign(sign=lambda t: t["value"].map(WORDS))
    yearly = rule[["year"]].assign(
        **{f"{_tie(tie)}, {CODINGS[coding]}": table[tie].map(WORDS) for tie in triangle.TIES for coding, table in tables.items()}
    )
    return style.finish(
        _strips(rows),
        title=_friends_of_washington(rule, record),
        subtitle="Sign of each tie at the end of each year, by two codings. Above the line: friendly; below: hostile; line alone: no sign",
        description=f"{wording.opening(len(triangle.TIES))} ties, each with two lanes of years from {triangle.FIRST} to {triangle.LAST}; "
        "bars stand above the line of a lane for friendly years and hang below it for hostile ones. "
        + " ".join(f"{r.lane}, {r.period}: {r.sign}." for r in rows.itertuples()),
        source=f"{RULE} Record: coded by us.",
        table=yearly.rename(columns={"year": "Year"}),
    )


def _strips(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw the two lanes of each tie below its name: bars above the line for friendly years, below it for hostile ones."""
    group, lane, head = 96, 34, 38  # pixels of a tie, between its lanes, and down to the first of them
    rows = rows.assign(line=rows["place"] * group + head + (rows["coding"] == "record") * lane)
    rows["top"] = rows["line"] - 12 * (rows["value"] > 0)
    rows["bottom"] = rows["line"] + 12 * (rows["value"] < 0)
    lines = rows.groupby(["line", "coding", "tie", "place"], as_index=False).agg(first=("first", "min"), end=("end", "max"))
    names = ",".join(f"'{line}': '{coding}'" for line, coding in zip(lines["line"], lines["coding"], strict=True))
    height = group * len(triangle.TIES)
    y = alt.Y("line:Q", title=None).scale(domain=[0, height], reverse=True, nice=False)
    y = y.axis(values=list(lines["line"]), labelExpr=f"{{{names}}}[datum.value]", grid=False, ticks=False, domain=False)
    x = _over_years("first:Q")
    tips = parts.tips({"lane:N": "Tie", "period:N": "Years", "sign:N": "Sign"})
    base = alt.Chart(rows, width=style.WIDTH, height=height).encode(x=x, x2="end:Q", tooltip=tips)
    bars = base.transform_filter("datum.value != 0").mark_rect(opacity=1)
    bars = bars.encode(y=alt.Y("top:Q"), y2="bottom:Q", color=parts.shade("sign:N", SHADES))
    unsigned = base.transform_filter("datum.value == 0").mark_rule(strokeWidth=4, color=style.colour("muted")).encode(y=y)
    level = alt.Chart(lines).mark_rule(strokeWidth=1.2, color=style.colour("muted")).encode(x=x, x2="end:Q", y=y)
    titles = alt.Chart(lines[lines["coding"] == "rule"]).mark_text(align="left", fontWeight="bold", dy=-26).encode(x=x, y=y, text="tie:N")
    return alt.layer(bars, level, unsigned, titles)


def _over_years(field: str) -> alt.X:
    """Return the axis of the Cold War's years."""
    return parts.across(field, None, [triangle.FIRST, triangle.LAST + 1], format="d", values=[1950, 1960, 1970, 1980, 1990])


def _friends_of_washington(rule: pd.DataFrame, record: pd.DataFrame) -> str:
    """Say which coding sees a friendly tie of the United States."""
    ties = [tie for tie in triangle.TIES if "USA" in tie]
    by_rule, by_record = ((table[ties] == 1).any(axis=None) for table in (rule, record))
    if by_rule != by_record:
        return f"Only the {'hand-coded record' if by_record else 'rule'} sees a friendly tie of Washington"
    return f"{'Both codings see' if by_rule else 'Neither coding sees'} a friendly tie of Washington"


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
    verdicts = {kind: verdict for kind, (_, verdict) in KINDS.items()} | {"no name": "no name"}
    short = {"stable marriage": "marriage", "romantic triangle": "romantic"}
    rows = _spelled(_merged(rows)).assign(verdict=lambda t: t["kind"].map(verdicts))
    rows["word"] = [short.get(r.kind, r.kind) if r.years >= 7 else "" for r in rows.itertuples()]
    kinds = pd.DataFrame({lane: table["name"] for lane, table in codings.items()})
    agree = kinds.nunique(axis=1).eq(1).all()
    longest = rows.groupby("verdict")["years"].max()
    heads = {"lane": "Coding", "first": "First year", "last": "Last year", "years": "Years", "kind": "Triangle", "verdict": "Balance"}
    return style.finish(
        _lanes(rows),
        title=f"{'All codings see the same triangles' if agree else 'Which triangle it was depends on the coding'}; "
        f"an unbalanced one lasted up to {longest['unbalanced']} years, a balanced one {longest['balanced']}",
        subtitle="Kind of triangle in each year. Thick and dark: unbalanced; thinner: balanced; thin line: a tie has no sign",
        description=f"Lanes of years from {triangle.FIRST} to {triangle.LAST}, one per coding. "
        + " ".join(f"{r.lane}, {r.period}: {r.kind}{'' if r.verdict == 'no name' else f', {r.verdict}'}." for r in rows.itertuples()),
        source=f"{RULE} Record: coded by us.",
        table=parts.headed(rows.assign(verdict=rows["verdict"].replace({"no name": "a tie has no sign"})), heads),
    )


@style.chart()
def axis_votes(agreement: pd.DataFrame) -> alt.LayerChart:
    """Draw how often Russia, Iran and China vote alike in the General Assembly since 1992; the scale starts at one half.

    Parameters
    ----------
    agreement : the table ``un_agreement``.
    """
    found = voting.by_year(agreement, NOW, first=1992)
    rows = pd.DataFrame(
        {
            "pair": [f"{states.name(r.one)}–{states.name(r.other)}" for r in found.itertuples()],
            "year": found["year"],
            "share": (100 * found["agreement"]).round(1),
        }
    )
    begun, ended = int(rows["year"].min()), int(rows["year"].max())
    first, last = (rows[rows["year"] == year].set_index("pair")["share"] for year in (begun, ended))
    looks = dict(zip(first.index, NOW.values(), strict=True))
    russian = rows[rows["pair"].str.contains(states.name("RUS"))].groupby("year")["share"].mean()
    peak = int(russian.idxmax())
    closest = last.idxmax()
    return style.finish(
        _votes(rows, looks, peak),
        title=f"In {ended} {' and '.join(closest.split('–'))} voted most alike; on average {states.name('RUS')} came closest to the two about {peak}",
        subtitle=f"Roll calls of the UN General Assembly, {begun}–{ended}, an abstention as half; the scale starts at 50",
        description=f"{wording.opening(len(NOW))} lines, each an index of agreement in which an abstention counts half. "
        + " ".join(f"{pair}: {first[pair]:.0f} of 100 in {begun}, {share:.0f} in {ended}." for pair, share in last.items())
        + f" The mean of the two pairs with {states.name('RUS')} is highest in {peak}, at {russian[peak]:.0f}; in {ended} it is "
        f"{russian[ended]:.0f}.",
        source="Voting data of Bailey, Strezhnev and Voeten, as in the table un_agreement.",
        table=rows.pivot(index="year", columns="pair", values="share").reset_index().rename(columns={"year": "Year"}),
    )


def _votes(rows: pd.DataFrame, looks: dict[str, tuple[str, list[int]]], peak: int) -> alt.LayerChart:
    """Draw the line of each pair with its name at the end, and the year in which both pairs of one state were highest."""
    begun, ended = rows["year"].min(), rows["year"].max()
    colours = {pair: colour for pair, (colour, _) in looks.items()}
    colour, ink = parts.shade("pair:N", colours), parts.lettered("pair:N", colours)
    dash = parts.dashes("pair:N", {pair: dash for pair, (_, dash) in looks.items()})
    x = parts.led("year:Q", [begun, ended], 126, format="d", values=[1995, 2005, 2015])
    y = alt.Y("share:Q", title="Index of agreement (of 100)").scale(domain=[50, 100]).axis(tickCount=5)
    tips = parts.tips({"pair:N": "Pair", "year:Q": ("Year", "d"), "share:Q": ("Agreement, of 100", ".0f")})
    lines = alt.Chart(rows, width=style.WIDTH, height=300).mark_line().encode(x, y, color=colour, strokeDash=dash, tooltip=tips)
    last = rows[rows["year"] == ended]
    ends = last.assign(words=[f"{row.pair} {row.share:.0f}" for row in last.itertuples()], share=parts.apart(list(last["share"]), 3))
    names = parts.label(ends, x, y, align="left", dx=6, fontWeight="bold").encode(color=ink)
    note = pd.DataFrame({"year": [peak], "share": [55], "end": [rows.loc[rows["year"] == peak, "share"].min() - 1]})
    note["words"] = f"closest in {peak}"
    rule = alt.Chart(note).mark_rule(strokeWidth=1.2, color=style.colour("muted")).encode(x=x, y=y, y2="end:Q")
    return alt.layer(rule, lines, names, parts.label(note, x, y, dy=12))


def _spelled(runs: pd.DataFrame) -> pd.DataFrame:
    """Add to runs of years where their bar ends, how long they are and how they are written."""
    return runs.assign(
        end=runs["last"] + 1, years=runs["last"] - runs["first"] + 1, period=[f"{r.first}–{r.last}" for r in runs.itertuples()]
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


def _lanes(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw runs of years as bars in lanes, the name of the lane above it and the kind of triangle below bars that are long enough."""
    base = parts.rows(rows, "lane:N", 60)
    x, colours = _over_years("first:Q"), parts.shade("verdict:N", VERDICTS)
    tips = parts.tips({"lane:N": "Coding", "period:N": "Years", "kind:N": "Triangle", "verdict:N": "Balance"})
    widths = alt.Scale(type="ordinal", domain=list(VERDICTS), range=[8, 16, 3])
    thick = alt.StrokeWidth("verdict:N", legend=None, scale=widths)
    bars = base.mark_rule(opacity=1, yOffset=4).encode(x=x, x2="end:Q", color=colours, strokeWidth=thick, tooltip=tips)
    words = base.mark_text(align="left", yOffset=21, fontSize=11).encode(x=x, text="word:N")
    return alt.layer(bars, words, parts.heading(base.transform_filter(f"datum.first == {triangle.FIRST}"), "lane:N", 16, bold=True))
