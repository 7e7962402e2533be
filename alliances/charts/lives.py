"""Charts on the lives of alliances: how long they were meant to last, lasted, and how they ended."""

from typing import NamedTuple

import altair as alt
import pandas as pd

from ..models import survival
from . import parts, style, wording

ATOP = "ATOP 4.01 (Leeds and others 2002), 1815–2016; our calculation."
PACTS = "Bilateral defence or offence pacts, 1815–2016"
INTERVAL = wording.percent(1 - survival.ALPHA)
TREATIES = {  # ATOP number: name, promise
    1395: ("1896 secret alliance", "promises to fight"),
    2415: ("1937 non-aggression pact", "no promise to fight"),
    3030: ("1945 alliance", "promises to fight"),
    3200: ("1950 alliance", "promises to fight"),
    4980: ("2001 treaty", "no promise to fight"),
}
FIRST, LAST = 1890, 2030  # ends of the time line of treaties
OLDEST = 60  # years, at which the curves end
LONGEST = 56  # years, ends of the axes of what was promised and what was lived
BELOW = "datum.years < datum.promised_years - 1"  # of a dot: well under the line of pacts that were kept
ENDINGS = {
    "violated": "broken, or given up before its term",
    "replaced": "replaced by another agreement",
    "completed": "purpose reached or term run out",
    "uncoded": "no cause coded",
}


def _treaties(spells: pd.DataFrame) -> pd.DataFrame:
    """Return for each treaty when it began, ended and was due to end."""
    facts = spells.set_index("atop_id").loc[list(TREATIES)].reset_index()
    terms = [pd.DateOffset(years=int(years)) for years in facts["promised_years"]]
    return pd.DataFrame(
        {
            "treaty": [name for name, _ in TREATIES.values()],
            "promise": [promise for _, promise in TREATIES.values()],
            "began": facts["begin"],
            "ended": facts["end"],
            "due": [begin + term for begin, term in zip(facts["begin"], terms, strict=True)],
            "life": [f"in force at the end of {row.end.year}" if row.censored else f"{row.years:.1f} years" for row in facts.itertuples()],
            "term": [_term(row) for row in facts.itertuples()],
        }
    )


def _term(treaty: NamedTuple) -> str:
    """Say what the term of a treaty was, once the treaty is over."""
    if treaty.censored:
        return ""
    due = treaty.begin + pd.DateOffset(years=int(treaty.promised_years))
    return f"agreed until {due.year}" if treaty.end < due else f"{treaty.promised_years:.0f} years agreed"


@style.chart()
def treaties(spells: pd.DataFrame) -> alt.LayerChart:
    """Draw what Russia and China promised each other since 1896 and how long each promise was in force.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    table = _treaties(spells)
    fought = table[table["promise"] == "promises to fight"]
    reached = int((fought["ended"] >= fought["due"]).sum())
    shown = table.assign(**{column: wording.iso(table[column]) for column in ("began", "due", "ended")})
    heads = {"treaty": "Treaty", "promise": "Promise", "began": "Began", "due": "First term due", "ended": "Ended or last observed"}
    return style.finish(
        _spans(table),
        title=(
            f"{wording.opening(len(fought))} treaties of Russia and China alone promised to fight side by side; "
            f"{wording.number(reached)} reached {'its' if reached == 1 else 'their'} term"
        ),
        subtitle="Thick: in force; hollow where no promise to fight. Thin: the rest of the term. Arrow: still in force",
        description=f"{wording.opening(len(table))} bars on a time line from {FIRST} to {LAST}: "
        + "; ".join(f"{row.treaty}, {row.promise}, {', '.join(filter(None, (row.life, row.term)))}" for row in table.itertuples())
        + ".",
        source=ATOP,
        table=parts.headed(shown, heads | {"life": "Life", "term": "Term"}),
    )


def _spans(table: pd.DataFrame) -> alt.LayerChart:
    """Draw each treaty as a bar over its term, full where it promises to fight and hollow where not."""
    rows = table.assign(
        last=table[["ended", "due"]].max(axis=1),
        fights=table["promise"] == "promises to fight",
        lasting=table["life"].str.startswith("in force"),
    )
    tips = {
        "treaty:N": "Treaty",
        "promise:N": "Promise",
        "began:T": ("Began", "%-d %b %Y"),
        "ended:T": ("Ended (or last observed)", "%-d %b %Y"),
        "due:T": ("First term due to end", "%-d %b %Y"),
    }
    base = parts.rows(rows, "treaty:N", 40, list(rows["treaty"]))
    dates = parts.across("began:T", None, parts.years(FIRST, LAST), tickCount=7, format="%Y")
    rest = base.transform_filter("datum.due > datum.ended")
    rest = rest.mark_bar(size=6, color=style.colour("pale"), yOffset=7).encode(x="ended:T", x2="due:T")
    told = base.encode(x=dates, x2="ended:T", tooltip=parts.tips(tips))
    full = told.transform_filter("datum.fights").mark_bar(size=14, yOffset=7, color=style.colour("focus"))
    hollow = told.transform_filter("!datum.fights").mark_bar(
        size=12, yOffset=7, filled=False, stroke=style.colour("base"), strokeWidth=2, fillOpacity=0
    )
    going = base.transform_filter("datum.lasting").mark_point(
        shape="triangle-right", size=110, yOffset=7, xOffset=6, opacity=1, color=style.colour("base")
    )
    names = parts.heading(base.transform_calculate(words="datum.treaty + ': ' + datum.life"), "words:N", 9, bold=True)
    look = {"yOffset": 7, "color": style.colour("muted")}
    terms = base.transform_filter("datum.fights").mark_text(align="left", dx=6, **look).encode(x="last:T", text="term:N")
    others = base.transform_filter("!datum.fights")
    after = others.transform_filter("!datum.lasting").mark_text(align="left", dx=8, **look).encode(x="last:T", text="promise:N")
    before = others.transform_filter("datum.lasting").mark_text(align="right", dx=-8, **look).encode(x="began:T", text="promise:N")
    return alt.layer(rest, full, hollow, going.encode(x="ended:T"), names, terms, after, before)


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
    curve, ages = survival.kaplan_meier(pacts), range(0, OLDEST + 1, 10)
    marks, risk = _marked(pacts, curve), _at_risk(pacts, ages)
    table = pd.concat([risk.set_index("years")["pacts"], _read_off(curve, ages)], axis=1)
    median = survival.median_life(pacts)
    return style.finish(
        alt.vconcat(_curve(curve, marks, ages), _risk_table(risk), spacing=4),
        title=f"Half of all fighting pacts of two states are gone after about {wording.number(round(median))} years",
        subtitle=f"{PACTS}: share still in force at each age, with {INTERVAL} interval",
        description=(
            "A falling step curve with its interval. "
            + "; ".join(f"after {age} years {share} of the pacts are in force" for age, share in table["alive"].items() if age)
            + f". Half are gone after {median:.1f} years. "
            + " ".join(f"The pact of {m.pact} ended after {m.years:.1f} years, with {m.alive:.0%} alive." for m in marks.itertuples())
        ),
        source=ATOP + " Estimator: Kaplan and Meier (1958).",
        table=table.reset_index().set_axis(["Years", "Pacts still observed", "Share in force", "Lower bound", "Upper bound"], axis=1),
    )


def _curve(curve: pd.DataFrame, marks: pd.DataFrame, ages: range) -> alt.LayerChart:
    """Draw a survival curve with its interval and some pacts on it."""
    x = parts.across("years:Q", "Years since the pact began", [0, OLDEST], values=list(ages))
    y = alt.Y("alive:Q", title="Share still in force").axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    base = alt.Chart(curve[curve["years"] <= OLDEST], width=style.WIDTH, height=290)
    band = base.mark_area(interpolate="step-after", color=style.colour("pale"), opacity=0.6).encode(x, y="lower:Q", y2="upper:Q")
    bounds = {"lower:Q": ("Lower bound", ".0%"), "upper:Q": ("Upper bound", ".0%")}
    tips = parts.tips({"years:Q": ("Years", ".1f"), "alive:Q": ("Still in force", ".0%"), "at_risk:Q": "Pacts observed"} | bounds)
    line = base.mark_line(interpolate="step-after", color=style.colour("ink")).encode(x, y, tooltip=tips)
    half = alt.Chart(pd.DataFrame({"alive": [0.5]})).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(y="alive:Q")
    points = (
        alt.Chart(marks)
        .mark_point(color=style.colour("focus"), size=110)
        .encode(x=x, y=y, tooltip=parts.tips({"pact:N": "Pact", "years:Q": ("Years in force", ".1f")}))
    )
    labels = parts.label(marks, x, y, align="left", dx=14, dy=alt.expr("datum.lift"), fontWeight="bold", color=style.colour("focus"))
    return alt.layer(band, half, line, points, labels)


def _risk_table(risk: pd.DataFrame) -> alt.Chart:
    """Write the number of pacts still observed below the ages of a survival curve."""
    title = alt.TitleParams("Pacts still observed", fontSize=12, fontWeight="normal")
    return (
        alt.Chart(risk, width=style.WIDTH, height=18, title=title)
        .mark_text(color=style.colour("muted"))
        .encode(
            x=alt.X("years:Q", scale=alt.Scale(domain=[0, OLDEST], nice=False), axis=None),
            text="pacts:Q",
            tooltip=parts.tips({"years:Q": "Years", "pacts:Q": "Pacts still observed"}),
        )
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
def promised_and_lived(spells: pd.DataFrame) -> alt.LayerChart:
    """Set the promised length of each pact against the years it lived.

    Parameters
    ----------
    spells : the table ``alliance_spells``.
    """
    pacts = survival.fighting_pacts(spells)
    points = pacts[~pacts["censored"] & pacts["promised_years"].notna()].assign(
        ending=lambda t: t["ending"].map(ENDINGS),
        year=lambda t: t["begin"].dt.year,
        ours=lambda t: t["atop_id"].isin(survival.SINO_RUSSIAN),
        years=lambda t: t["years"].round(1),
    )[["members", "year", "promised_years", "years", "ending", "ours"]]
    ours = points[points["ours"]].assign(words=lambda t: t["year"].astype(str))
    heads = {"members": "Members", "year": "Began", "promised_years": "Years promised", "years": "Years in force", "ending": "Ending"}
    early = (points["years"] < survival.EARLY * points["promised_years"]).mean()
    return style.finish(
        _promised(points.assign(drawn=_spread(points)), ours),
        title=(
            f"{100 * early:.0f} per cent of the pacts with a written term ended early; "
            f"{wording.number(int((ours['years'] < survival.EARLY * ours['promised_years']).sum()))} of the {wording.number(len(ours))} did"
        ),
        subtitle=f"{PACTS} that state a term and have ended. Early: before {survival.EARLY:.0%} of it was over. Dots that would cover each other stand side by side",
        description=(
            f"A scatter of {len(points)} ended pacts: years promised against years in force, with a diagonal for pacts "
            f"kept to the day. {early:.0%} ended before {survival.EARLY:.0%} of their term was over. "
            + " ".join(f"The pact of {r.year}: {r.promised_years:.0f} years promised, {r.years} lived." for r in ours.itertuples())
        ),
        source=ATOP,
        table=parts.headed(points.sort_values("year"), heads),
    )


def _promised(points: pd.DataFrame, ours: pd.DataFrame) -> alt.LayerChart:
    """Draw the pacts as dots around the line of those that were kept to the day."""
    x = parts.across("promised_years:Q", "Years promised", [0, LONGEST], values=[0, 10, 20, 30, 40, 50])
    y = parts.upward("years:Q", "Years in force", [0, LONGEST], tickCount=6)
    tips = {"members:N": "Members", "year:Q": ("Began", "d"), "promised_years:Q": "Years promised", "years:Q": "Years in force"}
    rest, three = points[~points["ours"]], points[points["ours"]]
    at = alt.X("drawn:Q")
    dots = alt.Chart(rest, width=style.WIDTH, height=360).mark_point(size=34, opacity=0.9, color=style.colour("base"))
    dots = dots.encode(at, y, tooltip=parts.tips(tips | {"ending:N": "Ending"}))
    marked = alt.Chart(three).mark_point(size=130, opacity=1, shape="diamond", color=style.colour("focus"))
    marked = marked.encode(at, y, tooltip=parts.tips(tips | {"ending:N": "Ending"}))
    aside = {"dx": alt.expr(f"{BELOW} ? -15 : 9"), "dy": alt.expr(f"{BELOW} ? -14 : 9")}
    labels = parts.label(ours, x, y, align="left", fontWeight="bold", color=style.colour("focus"), **aside)
    diagonal = pd.DataFrame({"promised_years": [0, LONGEST], "years": [0, LONGEST]})
    kept = alt.Chart(diagonal).mark_line(strokeDash=[4, 4], strokeWidth=1.5, color=style.colour("muted")).encode(x, y)
    notes = pd.DataFrame(
        [(46, 51, "kept to the day"), (54, 18, "ended early"), (22, 40, "lived longer")], columns=["promised_years", "years", "words"]
    )
    return alt.layer(kept, parts.label(notes, x, y, align="right", color=style.colour("muted")), dots, marked, labels)


def _spread(points: pd.DataFrame) -> pd.Series:
    """Move dots that would cover each other apart, sideways and by less than a year."""
    beside = points.groupby(["promised_years", (points["years"] // 1.5)])["years"]
    place, among = beside.cumcount(), beside.transform("size")
    return points["promised_years"] + 0.75 * (place - (among - 1) / 2).clip(-2, 2)


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
    counts = ended["ending"].value_counts().reindex(list(ENDINGS))
    rows = pd.DataFrame({"ending": list(ENDINGS.values()), "pacts": counts.to_numpy(), "ours": [names.get(code, "") for code in ENDINGS]})
    among = {code: f", among them that of {names[code]}" if code in names else "" for code in ENDINGS}
    return style.finish(
        _endings(rows),
        title=(f"The {wording.number(len(survival.SINO_RUSSIAN))} pacts ended in {wording.number(len(names))} different ways"),
        subtitle=f"{PACTS} that have ended, by kind of ending. Marked at the end of a bar: the pact of that year",
        description=(
            f"{wording.opening(len(rows))} bars: {counts['violated']} pacts were broken or given up early{among['violated']}; "
            f"{counts['replaced']} were replaced by another agreement{among['replaced']}; {counts['completed']} "
            f"reached their purpose or term{among['completed']}; {counts['uncoded']} ended without a coded cause{among['uncoded']}."
        ),
        source=ATOP,
        table=parts.headed(rows, {"ending": "Ending", "pacts": "Pacts", "ours": "Sino-Russian pacts among them"}),
    )


def _endings(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw a bar for each kind of ending, with one of ours at its end where there is one."""
    told = rows.assign(words=[f"{row.ending}: {row.pacts}" for row in rows.itertuples()], among=rows["ours"].replace("", "none"))
    base = parts.rows(told, "ending:N", 48)
    x = parts.across("pacts:Q", "Number of pacts", [0, 1.18 * rows["pacts"].max()], values=[0, 20, 40, 60])
    tips = parts.tips({"ending:N": "Ending", "pacts:Q": "Pacts", "among:N": "Sino-Russian pacts among them"})
    bars = base.mark_bar(size=18, yOffset=9).encode(x=x, tooltip=tips)
    ours = base.transform_filter("datum.ours != ''")
    ticks = ours.mark_tick(size=26, thickness=6, yOffset=9, xOffset=-3, opacity=1, color=style.colour("focus")).encode(x="pacts:Q")
    look = {"align": "left", "dx": 6, "yOffset": 9, "fontWeight": "bold", "color": style.colour("focus")}
    names = ours.mark_text(**look).encode(x="pacts:Q", text="ours:N")
    return alt.layer(bars, ticks, names, parts.heading(base, "words:N", 10))
