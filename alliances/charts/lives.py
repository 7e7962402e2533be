"""Charts on the lives of alliances: how long they were meant to last, lasted, and how they ended."""

import altair as alt
import pandas as pd

from ..models import survival
from . import style

ATOP = "ATOP 4.01 (Leeds and others 2002), 1815–2016; our calculation."
PACTS = "Bilateral defence or offence pacts, 1815–2016"
GROUPINGS = {
    "time of signature": ("era", dict(enumerate(survival.ERAS))),
    "power": ("major_powers", {0: "no major power", 1: "one major power", 2: "two major powers"}),
    "kind of promise": ("promise", {0: "defence only", 1: "offence included"}),
}


@style.chart()
def treaties(spells: pd.DataFrame) -> alt.LayerChart:
    """Draw what Russia and China promised each other since 1896 and how long each promise was in force.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    rows = [
        (1395, "1896 secret alliance", "promises to fight"),
        (2415, "1937 non-aggression pact", "no promise to fight"),
        (3030, "1945 alliance", "promises to fight"),
        (3200, "1950 alliance", "promises to fight"),
        (4980, "2001 treaty", "no promise to fight"),
    ]
    facts = spells.set_index("atop_id")
    table = pd.DataFrame(
        {
            "treaty": name,
            "promise": promise,
            "began": facts.loc[number, "begin"],
            "ended": facts.loc[number, "end"],
            "due": facts.loc[number, "begin"] + pd.DateOffset(years=int(facts.loc[number, "promised_years"])),
            "label": "in force at the end of 2016"
            if facts.loc[number, "censored"]
            else f"{facts.loc[number, 'years']:.1f} of {facts.loc[number, 'promised_years']:.0f} years",
        }
        for number, name, promise in rows
    )
    colours = alt.Color("promise:N", title=None).scale(
        domain=["promises to fight", "no promise to fight"], range=[style.colour("accent"), style.colour("second")]
    )
    base = alt.Chart(table, width=style.WIDTH, height=alt.Step(46)).encode(
        y=alt.Y("treaty:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("treaty:N", title="Treaty"),
            alt.Tooltip("began:T", title="Began", format="%d %b %Y"),
            alt.Tooltip("ended:T", title="Ended (or last observed)", format="%d %b %Y"),
            alt.Tooltip("due:T", title="First term due to end", format="%d %b %Y"),
        ],
    )
    dates = alt.X("began:T", title=None).scale(domain=[{"year": 1890}, {"year": 2030}]).axis(tickCount=7, format="%Y")
    promised = base.mark_bar(size=6, color=style.colour("pale"), yOffset=8).encode(x=dates, x2="due:T")
    lived = base.mark_bar(size=14, yOffset=8).encode(x=dates, x2="ended:T", color=colours)
    names = (
        base.transform_calculate(words="datum.treaty + ': ' + datum.label")
        .mark_text(yOffset=-10, align="left", fontWeight="bold")
        .encode(x=alt.value(0), text="words:N")
    )
    shown = table.assign(
        began=table["began"].dt.strftime("%Y-%m-%d"),
        ended=table["ended"].dt.strftime("%Y-%m-%d"),
        due=table["due"].dt.strftime("%Y-%m-%d"),
    )[["treaty", "promise", "began", "due", "ended", "label"]]
    return style.finish(
        alt.layer(promised, lived, names),
        title="Three times Russia and China promised to fight side by side; one promise reached its term",
        subtitle="Thick bar: years in force. Thin bar: the term written into the treaty",
        description=(
            "Five bars on a time line from 1890 to 2030: "
            + "; ".join(f"{row.treaty}, {row.promise}, {row.label}" for row in table.itertuples())
            + "."
        ),
        source=ATOP,
        table=shown.set_axis(["Treaty", "Promise", "Began", "First term due", "Ended or last observed", "Life"], axis=1),
    )


@style.chart()
def survival_curve(spells: pd.DataFrame) -> alt.VConcatChart:
    """Draw the Kaplan-Meier curve of the fighting pacts, the three Sino-Russian ones marked on it.

    Parameters
    ----------
    spells : the table ``alliance_spells``.

    Notes
    -----
    Below the curve stands the risk table: how many pacts are still observed at each age.
    """
    pacts = survival.fighting_pacts(spells)
    curve = survival.kaplan_meier(pacts)
    marks = _marked(pacts, curve)
    span = alt.Scale(domain=[0, 60], nice=False)
    x = alt.X("years:Q", title="Years since the pact began", scale=span).axis(values=list(range(0, 61, 10)))
    y = alt.Y("alive:Q", title="Share still in force").axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    shown = curve[curve["years"] <= 60]
    base = alt.Chart(shown, width=style.WIDTH, height=290)
    band = base.mark_area(interpolate="step-after", color=style.colour("pale"), opacity=0.6).encode(x, y="lower:Q", y2="upper:Q")
    line = base.mark_line(interpolate="step-after", color=style.colour("ink")).encode(
        x,
        y,
        tooltip=[
            alt.Tooltip("years:Q", title="Years", format=".1f"),
            alt.Tooltip("alive:Q", title="Still in force", format=".0%"),
            alt.Tooltip("at_risk:Q", title="Pacts observed"),
        ],
    )
    dots = alt.Chart(marks).encode(x=x, y=y)
    points = dots.mark_point(color=style.colour("accent"), size=110).encode(
        tooltip=[alt.Tooltip("pact:N", title="Pact"), alt.Tooltip("years:Q", title="Years in force", format=".1f")]
    )
    labels = dots.mark_text(align="left", dx=14, dy=alt.expr("datum.lift"), fontWeight="bold", color=style.colour("accent")).encode(
        text="words:N"
    )
    half = alt.Chart(pd.DataFrame({"alive": [0.5]})).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(y="alive:Q")
    risk = _at_risk(pacts, range(0, 61, 10))
    numbers = (
        alt.Chart(risk, width=style.WIDTH, height=18, title=alt.TitleParams("Pacts still observed", fontSize=12, fontWeight="normal"))
        .mark_text(color=style.colour("muted"))
        .encode(x=alt.X("years:Q", scale=span, axis=None), text="pacts:Q")
    )
    table = pd.concat([risk.set_index("years")["pacts"], _read_off(curve, range(0, 61, 10))], axis=1)
    return style.finish(
        alt.vconcat(alt.layer(band, half, line, points, labels), numbers, spacing=4),
        title="Half of all fighting pacts are gone after about eleven years",
        subtitle=f"{PACTS}: share still in force at each age, with 95 % interval",
        description=(
            "A falling step curve with its interval. "
            + "; ".join(f"after {age} years {share} of the pacts are in force" for age, share in table["alive"].items() if age)
            + f". Half are gone after {survival.median_life(pacts):.1f} years. "
            + " ".join(f"The pact of {m.pact} ended after {m.years:.1f} years, with {m.alive:.0%} alive." for m in marks.itertuples())
        ),
        source=ATOP + " Estimator: Kaplan and Meier (1958).",
        table=table.reset_index().set_axis(["Years", "Pacts still observed", "Share in force", "Lower bound", "Upper bound"], axis=1),
    )


def _marked(pacts: pd.DataFrame, curve: pd.DataFrame) -> pd.DataFrame:
    """Place the three Sino-Russian pacts on the curve."""
    rows = []
    for number, year in survival.SINO_RUSSIAN.items():
        life = float(pacts.set_index("atop_id").loc[number, "years"])
        alive = float(curve.loc[curve["years"] <= life, "alive"].iloc[-1])
        rows.append((str(year), life, alive, f"{year}: {life:.1f} years", {1896: -10, 1945: -4, 1950: -12}[year]))
    return pd.DataFrame(rows, columns=["pact", "years", "alive", "words", "lift"])


def _at_risk(pacts: pd.DataFrame, ages: range) -> pd.DataFrame:
    """Count the pacts still under observation at each age (years)."""
    return pd.DataFrame({"years": list(ages), "pacts": [int((pacts["years"] >= age).sum()) for age in ages]})


def _read_off(curve: pd.DataFrame, ages: range) -> pd.DataFrame:
    """Read share and interval off a survival curve at the given ages, as percentages in words."""
    at = [curve[curve["years"] <= age].iloc[-1] for age in ages]
    return pd.DataFrame(
        {name: [f"{row[name]:.0%}" for row in at] for name in ("alive", "lower", "upper")}, index=pd.Index(ages, name="years")
    )


@style.chart()
def survival_by_group(spells: pd.DataFrame) -> alt.LayerChart:
    """Draw survival curves by time of signature, power or promise; the reader chooses which.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    pacts = survival.fighting_pacts(spells).assign(
        major_powers=lambda t: t["major_powers"].clip(upper=2),
        era=lambda t: survival.era(t).map({era: rank for rank, era in enumerate(survival.ERAS)}),
        promise=lambda t: t["offence"].astype(int),
    )
    curves, medians = [], []
    for grouping, (column, names) in GROUPINGS.items():
        for rank, name in names.items():
            group = pacts[pacts[column] == rank]
            curve = survival.kaplan_meier(group)
            curve = curve[curve["years"] <= 60][["years", "alive"]].round(3)
            tail = pd.DataFrame({"years": [min(60.0, float(group["years"].max()))], "alive": [curve["alive"].iloc[-1]]})
            curves.append(pd.concat([curve, tail]).assign(grouping=grouping, group=name, rank=rank))
            medians.append((grouping, name, len(group), f"{survival.median_life(group):.1f}"))
    choice = alt.param(name="grouping", value="time of signature", bind=alt.binding_select(options=list(GROUPINGS), name="Compare by "))
    base = (
        alt.Chart(pd.concat(curves), width=style.WIDTH, height=290)
        .add_params(choice)
        .transform_filter("datum.grouping == grouping")
        .encode(
            x=alt.X("years:Q", title="Years since the pact began", scale=alt.Scale(domain=[0, 60], nice=False)),
            y=alt.Y("alive:Q", title="Share still in force", scale=alt.Scale(domain=[0, 1])).axis(format="%", tickCount=5),
            color=alt.Color("rank:O", legend=None).scale(
                domain=[0, 1, 2], range=[style.colour("third"), style.colour("second"), style.colour("accent")]
            ),
        )
    )
    lines = base.mark_line(interpolate="step-after").encode(
        strokeDash=alt.StrokeDash("rank:O", legend=None).scale(domain=[0, 1, 2], range=[[1, 0], [7, 3], [2, 2]])
    )
    names = (
        base.transform_aggregate(groupby=["group", "rank"], count="count()")
        .transform_calculate(years="60", alive="0.97 - datum.rank * 0.075")
        .mark_text(align="right", fontWeight="bold")
        .encode(text="group:N")
    )
    return style.finish(
        alt.layer(lines, names),
        title="Pacts signed after 1945 lived more than four times as long as earlier ones",
        subtitle=f"{PACTS}: share still in force at each age",
        description=(
            "Survival curves of fighting pacts in groups that the reader chooses. Median lives: "
            + "; ".join(f"{name} {median} years" for _, name, _, median in medians)
            + "."
        ),
        source=ATOP + " Major powers as listed by Correlates of War.",
        table=pd.DataFrame(medians, columns=["Compared by", "Group", "Pacts", "Median life in years"]),
        controls=["Compare by"],
    )


@style.chart()
def promised_and_lived(spells: pd.DataFrame) -> alt.LayerChart:
    """Set the promised length of each pact against the years it lived.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    pacts = survival.fighting_pacts(spells)
    pacts = pacts[~pacts["censored"] & pacts["promised_years"].notna()].assign(
        year=lambda t: t["begin"].dt.year, ours=lambda t: t["atop_id"].isin(survival.SINO_RUSSIAN)
    )
    columns = ["members", "year", "promised_years", "years", "ending", "ours"]
    points = pacts[columns].assign(years=pacts["years"].round(1))
    x = alt.X("promised_years:Q", title="Years promised").scale(domain=[0, 52], nice=False).axis(values=[0, 10, 20, 30, 40, 50])
    y = alt.Y("years:Q", title="Years in force").scale(domain=[0, 60], nice=False).axis(tickCount=6)
    dots = (
        alt.Chart(points, width=style.WIDTH, height=330)
        .mark_point(opacity=0.75)
        .encode(
            x=x,
            y=y,
            color=alt.condition("datum.ours", alt.value(style.colour("accent")), alt.value(style.colour("base"))),
            size=alt.condition("datum.ours", alt.value(130), alt.value(45)),
            tooltip=[
                alt.Tooltip("members:N", title="Members"),
                alt.Tooltip("year:Q", title="Began", format="d"),
                alt.Tooltip("promised_years:Q", title="Years promised"),
                alt.Tooltip("years:Q", title="Years in force"),
                alt.Tooltip("ending:N", title="Ending"),
            ],
        )
    )
    ours = points[points["ours"]].assign(words=lambda t: t["year"].astype(str))
    labels = (
        alt.Chart(ours)
        .mark_text(align="right", dx=-10, dy=-8, fontWeight="bold", color=style.colour("accent"))
        .encode(x, y, text="words:N")
    )
    diagonal = pd.DataFrame({"promised_years": [0, 52], "years": [0, 52]})
    kept = alt.Chart(diagonal).mark_line(strokeDash=[4, 4], strokeWidth=1.5, color=style.colour("muted")).encode(x, y)
    note = alt.Chart(pd.DataFrame({"promised_years": [41], "years": [46], "words": ["kept to the day"]}))
    word = note.mark_text(align="right", color=style.colour("muted")).encode(x, y, text="words:N")
    table = points.sort_values("year")[["members", "year", "promised_years", "years", "ending"]]
    return style.finish(
        alt.layer(kept, word, dots, labels),
        title="Every second pact with a written term ended before it; two of the three did",
        subtitle=f"{PACTS} that state a term and have ended",
        description=(
            f"A scatter of {len(points)} ended pacts: years promised against years in force, with a diagonal for pacts "
            f"kept to the day. {(points['years'] < 0.99 * points['promised_years']).mean():.0%} lie below it. "
            + " ".join(f"The pact of {r.year}: {r.promised_years:.0f} years promised, {r.years} lived." for r in ours.itertuples())
        ),
        source=ATOP,
        table=table.set_axis(["Members", "Began", "Years promised", "Years in force", "Ending"], axis=1),
    )


@style.chart()
def median_by_symmetry(spells: pd.DataFrame) -> alt.LayerChart:
    """Compare the median life of pacts by how many members are major powers.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    rows = survival.median_by_symmetry(survival.fighting_pacts(spells))
    rows["words"] = [f"{r.pair} ({r.alliances} pacts): {r.median:.1f} years" for r in rows.itertuples()]
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(58)).encode(
        y=alt.Y("pair:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False)
    )
    x = alt.X("lower:Q", title="Median years in force").scale(domain=[0, 24], nice=False).axis(values=[0, 5, 10, 15, 20])
    bars = base.mark_rule(strokeWidth=4, color=style.colour("pale"), yOffset=8).encode(x=x, x2="upper:Q")
    dots = base.mark_point(size=150, color=style.colour("second"), yOffset=8).encode(
        x="median:Q",
        tooltip=[
            alt.Tooltip("pair:N", title="Members"),
            alt.Tooltip("alliances:Q", title="Pacts"),
            alt.Tooltip("median:Q", title="Median years", format=".1f"),
            alt.Tooltip("lower:Q", title="Lower bound", format=".1f"),
            alt.Tooltip("upper:Q", title="Upper bound", format=".1f"),
        ],
    )
    words = base.mark_text(align="left", yOffset=-12).encode(x=alt.datum(0), text="words:N")
    table = rows[["pair", "alliances", "median", "lower", "upper"]].round(1)
    return style.finish(
        alt.layer(bars, dots, words),
        title="Pacts between two major powers had a median life of 4.3 years, others about 13",
        subtitle=f"{PACTS}: Kaplan-Meier median with 95 % interval",
        description=(
            "Three medians with intervals. "
            + " ".join(f"{r.pair.capitalize()}: {r.median:.1f} years, interval {r.lower:.1f} to {r.upper:.1f}." for r in rows.itertuples())
            + " The intervals overlap."
        ),
        source=ATOP + " Major powers as listed by Correlates of War.",
        table=table.set_axis(["Members", "Pacts", "Median", "Lower bound", "Upper bound"], axis=1),
    )


@style.chart()
def endings(spells: pd.DataFrame) -> alt.LayerChart:
    """Count how the ended pacts ended, and say where the three Sino-Russian ones stand.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    pacts = survival.fighting_pacts(spells)
    ended = pacts[~pacts["censored"]]
    ours = ended[ended["atop_id"].isin(survival.SINO_RUSSIAN)].groupby("ending")["begin"]
    names = ours.apply(lambda days: ", ".join(str(day.year) for day in days))
    words = {
        "violated": "broken, or given up before its term",
        "replaced": "replaced by another agreement",
        "completed": "purpose reached or term run out",
        "uncoded": "no cause coded",
    }
    counts = ended["ending"].value_counts().reindex(list(words))
    rows = pd.DataFrame({"ending": list(words.values()), "pacts": counts.to_numpy()})
    rows["ours"] = [names.get(code, "") for code in words]
    rows["words"] = [f"{r.pacts}" + (f": among them {r.ours}" if r.ours else "") for r in rows.itertuples()]
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(52)).encode(
        y=alt.Y("ending:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False)
    )
    bars = base.mark_bar(size=16, yOffset=10).encode(
        x=alt.X("pacts:Q", title="Number of pacts").scale(domain=[0, 150], nice=False).axis(values=[0, 20, 40, 60, 80]),
        color=alt.condition("datum.ours != ''", alt.value(style.colour("accent")), alt.value(style.colour("base"))),
        tooltip=[alt.Tooltip("ending:N", title="Ending"), alt.Tooltip("pacts:Q", title="Pacts")],
    )
    values = base.mark_text(align="left", dx=6, yOffset=10, fontWeight="bold").encode(x="pacts:Q", text="words:N")
    labels = base.mark_text(align="left", yOffset=-10).encode(x=alt.datum(0), text="ending:N")
    return style.finish(
        alt.layer(bars, values, labels),
        title="The three pacts ended in three different ways",
        subtitle=f"{PACTS} that have ended, by kind of ending",
        description=(
            f"Four bars: {counts['violated']} pacts were broken or given up early, among them that of 1896; "
            f"{counts['replaced']} were replaced by another agreement, among them that of 1945; {counts['completed']} "
            f"reached their purpose or term, among them that of 1950; {counts['uncoded']} ended without a coded cause."
        ),
        source=ATOP,
        table=rows[["ending", "pacts", "ours"]].set_axis(["Ending", "Pacts", "Sino-Russian pacts among them"], axis=1),
    )
