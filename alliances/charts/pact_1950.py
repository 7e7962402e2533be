"""Charts on the alliance of 1950: its promises, its arms, its quarrels and the ages at which it may be said to have ended."""

import altair as alt
import pandas as pd

from .. import states
from ..base.spans import DAYS_A_YEAR
from ..models import effective_life
from . import parts, style, wording

STEPS = {  # event: (words for a phone, what it was)
    "EV-1956-twentieth-congress": ("speech against Stalin", "strain"),
    "EV-1957-nuclear-accord": ("nuclear help promised", "promise"),
    "EV-1958-joint-fleet-dispute": ("quarrel over a joint fleet", "strain"),
    "EV-1958-khrushchev-letter": ("attack on China, attack on us", "promise"),
    "EV-1958-september-letter": ("no standing aside", "promise"),
    "EV-1959-nuclear-aid-stopped": ("sample bomb withheld", "strain"),
    "EV-1960-experts-recalled": ("experts recalled", "strain"),
    "EV-1963-open-polemics": ("quarrel in public", "strain"),
    "EV-1969-zhenbao-first": ("fighting on the Ussuri", "fighting"),
    "EV-1969-tielieketi": ("fighting in Central Asia", "fighting"),
    "EV-1969-kosygin-zhou": ("premiers meet in Beijing", "talks"),
}
KINDS = {  # what a step was: colour, shape, name of its lane
    "promise": ("for", "circle", "Promises"),
    "strain": ("against", "square", "Strains"),
    "fighting": ("against", "triangle-up", "Fighting"),
    "talks": ("base", "diamond", "Talks"),
}
SPEECH = "EV-1956-twentieth-congress"  # of February 1956, the first step
LATE = 1964  # from here on words stand to the left of their mark
CROSS = "M-0.9,-0.5 L-0.5,-0.9 L0,-0.4 L0.5,-0.9 L0.9,-0.5 L0.4,0 L0.9,0.5 L0.5,0.9 L0,0.4 L-0.5,0.9 L-0.9,0.5 L-0.4,0 Z"
GRADES = ("display of force", "use of force, no deaths coded", "use of force with deaths")
RECORDS = "coded by us from the records that the table names; see the reference page on data."


@style.chart()
def promises(table: pd.DataFrame) -> alt.LayerChart:
    """Draw four Soviet promises to China: agreed, due, done.

    Parameters
    ----------
    table : the table ``promises_1950``.
    """
    rows = table.assign(
        words=table["promise"] + ": " + table["outcome"],
        kept=table["outcome"].ne("withheld"),
        end=[wording.day(row.done) if row.done_precision == "day" else f"{row.done:%B %Y}" for row in table.itertuples()],
    )
    dated = "%-d %b %Y"
    tips = {
        "promise:N": "Promise",
        "agreed:T": ("Agreed", dated),
        "due:T": ("Due", dated),
        "end:N": "Done or withheld",
        "outcome:N": "Outcome",
    }
    base = parts.rows(rows, "id:N", 50)
    told = base.encode(tooltip=parts.tips(tips))
    first, last = rows["agreed"].min().year, 1960
    dates = parts.across("agreed:T", None, parts.years(first, last), tickCount=6, format="%Y")
    shade = parts.either("datum.kept", "for", "against")
    waiting = told.mark_bar(size=10, yOffset=10).encode(x=dates, x2="done:T", color=shade)
    stroke = {"size": 26, "thickness": 3, "yOffset": 10, "color": style.colour("ink")}
    due = told.transform_filter("isValid(datum.due)").mark_tick(**stroke).encode(x="due:T")
    shape = alt.condition("datum.kept", alt.value("circle"), alt.value(CROSS))
    done = told.mark_point(size=200, opacity=1, yOffset=10).encode(x="done:T", color=shade, shape=shape)
    kept = rows[rows["kept"]]
    longest = ((kept["done"] - kept["agreed"]).dt.days / DAYS_A_YEAR).max()
    broken = wording.listed([str(day.year) for day in rows.loc[~rows["kept"], "agreed"]])
    shown = rows.assign(agreed=wording.iso(rows["agreed"]), due=wording.iso(rows["due"]))
    heads = {"promise": "Promise", "agreed": "Agreed", "due": "Due", "end": "Done or withheld", "outcome": "Outcome"}
    return style.finish(
        alt.layer(waiting, done, due, parts.heading(base, "words:N", 10, bold=True)),
        title=f"Of {wording.number(int((kept['agreed'].dt.year == first).sum()))} promises of {first} the slower took over {wording.number(int(longest))} years, and the bomb of {broken} never came",
        subtitle="Bar: from the agreement until it was done (circle) or withheld (cross). Upright stroke: the date by which it was due",
        description=(
            f"{wording.opening(len(rows))} bars on a time line from {first} to {last}. "
            + " ".join(
                f"{row.promise}: agreed {row.agreed.year}, {'no date set' if pd.isna(row.due) else f'due {wording.day(row.due)}'}, "
                f"{row.outcome}, {row.end}."
                for row in rows.itertuples()
            )
        ),
        source=RECORDS,
        table=parts.headed(shown, heads),
    )


@style.chart()
def arms(exports: pd.DataFrame) -> alt.LayerChart:
    """Draw the Soviet deliveries of arms to China by year, with the sums of three phases.

    Parameters
    ----------
    exports : the table ``arms_exports_1950_2021``.
    """
    rows = effective_life.deliveries(exports)
    tiv, sums = rows.set_index("year")["tiv"], rows.groupby("phase")["tiv"].sum()
    (early, (first, until)), (late, (after, last)), (_, (since, end)) = effective_life.PHASES.items()
    listed = rows["listed"].map({True: "yes", False: "no, so 0 is ours"})
    return style.finish(
        _deliveries(rows.assign(listed=listed)),
        title=f"Of the arms listed for {first} to {end}, {100 * sums[early] / sums.sum():.0f} per cent came by {until}, none after {tiv[tiv > 0].index.max()}",
        subtitle="Soviet deliveries of major weapons to China, SIPRI trend-indicator value (a measure of volume, not of price)",
        description=(
            f"Bars by year. From {first} to {until} between "
            f"{tiv.loc[:until].min():,} and {tiv.max():,} million TIV a year, in all {sums[early]:,}. "
            f"In {after} {tiv[after]:,}, and from {after} to {last} in all {sums[late]:,}. "
            f"From {since} to {end} SIPRI lists no delivery."
        ),
        source="SIPRI Arms Transfers Database, as of July 2022; sums and zeros are ours.",
        table=rows.assign(listed=listed).set_axis(["Year", "Million TIV", "Printed by SIPRI", "Phase"], axis=1),
    )


def _deliveries(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw deliveries as bars, with three turns of the relation between them."""
    years = list(rows["year"])
    x = alt.X("year:O", title=None).scale(domain=years).axis(values=[1950, 1955, 1960, 1965, 1970, 1975, 1980], labelAngle=0)
    y = alt.Y("tiv:Q", title="Million TIV").scale(domain=[0, 4000]).axis(values=[0, 1000, 2000, 3000, 4000])
    tips = {"year:O": "Year of delivery", "tiv:Q": ("Million TIV", ","), "listed:N": "Printed by SIPRI", "phase:N": "Phase"}
    bars = alt.Chart(rows, width=style.WIDTH, height=290).mark_bar(color=style.colour("Russia")).encode(x, y, tooltip=parts.tips(tips))
    turns = pd.DataFrame(
        [(1960, 3950, "1960: experts recalled"), (1963, 3350, "1963: open quarrel"), (1969, 2750, "1969: fighting")],
        columns=["year", "tiv", "words"],
    ).assign(zero=0)
    between = alt.X("year:O", bandPosition=0.95).scale(domain=years)
    rules = alt.Chart(turns).mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(x=between, y="tiv:Q", y2="zero:Q")
    words = parts.label(turns, between, "tiv:Q", align="left", dx=5, dy=5)
    none = {"year": [1975], "tiv": [130], "words": ["none listed"]}
    silence = parts.label(none, alt.X("year:O").scale(domain=years), "tiv:Q", color=style.colour("muted"))
    return alt.layer(bars, rules, words, silence)


@style.chart()
def way_down(events: pd.DataFrame) -> alt.LayerChart:
    """Draw promises, strains, fighting and talks from 1956 to 1969 on a time line, each kind in a lane.

    Parameters
    ----------
    events : the events of :data:`STEPS`, as :func:`alliances.evidence.event_table` returns them.
    """
    rows = events.assign(
        day=wording.iso(events["date"]),
        kind=[STEPS[name][1] for name in events["id"]],
        words=[STEPS[name][0] for name in events["id"]],
        hand=["left" if day.year >= LATE else "right" for day in events["date"]],
    )
    given, speech = rows[rows["kind"] == "promise"], rows.loc[rows["id"] == SPEECH, "date"].item()
    heads = {"when": "Date", "title": "Event", "kind": "What it was", "summary": "What happened", "claims": "Claims it bears on"}
    return style.finish(
        _lanes(rows.drop(columns="date")),
        title=f"{wording.opening(int((given['date'] > speech).sum()))} promises came after the speech against Stalin",
        subtitle="Dashed: the day of the speech. One mark, one event",
        description=f"A time line in {wording.number(len(KINDS))} lanes, {len(rows)} events. "
        + " ".join(
            f"{lane}: " + "; ".join(f"{row.when}, {row.title}" for row in rows[rows["kind"] == kind].itertuples()) + "."
            for kind, (_, _, lane) in KINDS.items()
        ),
        source="the events and sources in the book's time line; the sorting into promises and strains is ours.",
        table=parts.headed(rows, heads),
    )


def _lanes(rows: pd.DataFrame) -> alt.LayerChart:
    """Draw events in lanes by what they were, each beside its words."""
    lanes = {kind: list(rows.loc[rows["kind"] == kind, "id"]) for kind in KINDS}
    slots = [slot for kind, events in lanes.items() for slot in (kind, *events)]
    y = parts.bare("id:N", slots).scale(domain=slots)
    x = parts.across("day:T", None, parts.years(1955, 1971), format="%Y", tickCount=5, orient="top")
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(21)).encode(x=x, y=y)
    tips = {"when:N": "Date", "title:N": "Event", "kind:N": "What it was", "summary:N": "What happened", "claims:N": "Claims it bears on"}
    marks = base.mark_point(size=110, opacity=1).encode(
        color=parts.shade("kind:N", {kind: colour for kind, (colour, *_) in KINDS.items()}),
        shape=alt.Shape("kind:N", legend=None, scale=parts.scale({kind: shape for kind, (_, shape, _) in KINDS.items()})),
        tooltip=parts.tips(tips),
    )
    named = {"id": list(KINDS), "words": [lane for *_, lane in KINDS.values()]}
    names = parts.label(named, alt.value("width"), y, align="right", fontWeight="bold", dy=2)
    rule = {"day": rows.loc[rows["id"] == SPEECH, "day"].tolist(), "id": [lanes["promise"][0]], "until": [SPEECH]}
    rule = alt.Chart(pd.DataFrame(rule)).mark_rule(strokeDash=[4, 4], color=style.colour("against")).encode(x=x, y=y, y2="until:N")
    return alt.layer(rule, marks, *parts.beside(base, "words:N", "hand"), names)


@style.chart()
def ages(endings: pd.DataFrame, spells: pd.DataFrame) -> alt.LayerChart:
    """Set the age of the alliance, by a criterion that the reader chooses, against the formal lives of other pacts.

    Parameters
    ----------
    endings : the table ``endings_1950``.
    spells : the table ``alliance_spells``.
    """
    found = effective_life.floors(endings, spells)
    rows = pd.DataFrame(
        {
            "criterion": found["criterion"],
            "yardstick": found["yardstick"],
            "ended": wording.iso(found["ended"]).where(
                found["day_known"].astype(bool), found["ended"].dt.strftime("%Y") + ", day not known"
            ),
            "years": found["years"].astype(float).round(1),
            "share": (found["floor"] / 100).round(5),
            "zero": 0,
            "day": [wording.day(row.ended) if row.day_known else f"{row.ended.year}, day not known" for row in found.itertuples()],
            "record": found["record"],
            "name": [f"{row.criterion}: {row.years:.1f} years" for row in found.itertuples()],
            "words": [f"{'' if row.id == 'expiry' else 'at least '}{row.floor:.0f} % lived no longer" for row in found.itertuples()],
        }
    )
    told = rows.set_index("criterion")
    ended = len(effective_life.ended(spells))
    heads = {"criterion": "The alliance ends with", "yardstick": "What it was", "ended": "Last day", "years": "Years"}
    return style.finish(
        _ages(rows, effective_life.formal_lives(spells)),
        title=lambda chosen: (
            f"With “{chosen['ends']}” as its end, the alliance lived {told['years'][chosen['ends']]:.1f} years; "
            + told["words"][chosen["ends"]].replace("lived", "of ended pacts lived")
        ),
        subtitle=f"Curve: share of {ended} ended bilateral pacts with a promise to fight whose formal life was no longer. Points: 1950",
        description=(
            f"A rising curve of formal lives, and {wording.number(len(rows))} points for the alliance of 1950, by what is taken as its end: "
            + "; ".join(f"{name}, {words}" for name, words in zip(rows["name"], rows["words"], strict=True))
            + "."
        ),
        source="ATOP 4.01 (Leeds and others 2002), our calculation; endings coded by us, see the reference page on data.",
        table=parts.headed(
            rows.assign(share=[f"{share:.0%}" for share in rows["share"]]),
            heads | {"share": "Pacts that lived no longer", "record": "Record"},
        ),
        controls=[parts.choice("ends", rows["criterion"], "Ends with ")],
    )


def _ages(rows: pd.DataFrame, curve: pd.DataFrame) -> alt.LayerChart:
    """Draw the curve of formal lives, a point for each criterion, and lines from the chosen one to both axes."""
    x = parts.across("years:Q", "Years since the signature", [0, 40], values=[0, 10, 20, 30, 40])
    y = alt.Y("share:Q", title="Share of ended pacts, formal life").scale(domain=[0, 1.22]).axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    known = parts.tips({"years:Q": ("Years", ".1f"), "share:Q": ("Pacts that lived no longer", ".0%")})
    line = (
        alt.Chart(curve[curve["years"] <= 40], width=style.WIDTH, height=290)
        .mark_line(interpolate="step-after", color=style.colour("base"), strokeWidth=2)
        .encode(x, y, tooltip=known)
    )
    tips = {"criterion:N": "The alliance ends with", "yardstick:N": "It was", "day:N": "Last day"}
    tips |= {"years:Q": ("Years", ".1f"), "share:Q": ("Pacts that lived no longer", ".0%")}
    dots = (
        alt.Chart(rows)
        .mark_point(color=style.colour("ink"), size=60)
        .encode(x, y, tooltip=parts.tips(tips), opacity=alt.condition("datum.criterion == ends", alt.value(0), alt.value(1)))
    )
    focus = style.colour("focus")
    one = alt.Chart(rows).transform_filter("datum.criterion == ends")
    down = one.mark_rule(color=focus, strokeWidth=2).encode(x=x, y="share:Q", y2="zero:Q")
    across = one.mark_rule(color=focus, strokeDash=[4, 4]).encode(x="zero:Q", x2="years:Q", y=y)
    dot = one.mark_point(color=focus, size=150, opacity=1).encode(x, y, tooltip=parts.tips(tips))
    at = alt.datum(0.5)
    told = one.mark_text(align="left", color=focus, fontWeight="bold").encode(x=at, y=alt.datum(1.18), text="name:N")
    count = one.mark_text(align="left", color=focus).encode(x=at, y=alt.datum(1.09), text="words:N")
    return alt.layer(line, dots, down, across, dot, told, count)


@style.chart()
def disputes(gml: pd.DataFrame, spells: pd.DataFrame) -> alt.LayerChart:
    """Draw the militarised disputes between the two from 1945 to 1991 by how far they went.

    Parameters
    ----------
    gml : the table ``disputes_gml``.
    spells : the table ``alliance_spells``, for the days of the treaty.
    """
    found = effective_life.disputes(gml, spells)
    start, end = effective_life.term(spells)
    names = states.names("CHN", "RUS", year=start.year)
    rows = found.assign(first=found["started_by"].map(names), began_words=found["began"].dt.strftime("%B %Y"))
    before, within, after = rows[rows["began"] < start], rows[rows["in_term"]], rows[rows["began"] > end]
    quiet = within["began"].min().year - 1
    shown = rows.assign(in_term=rows["in_term"].map({True: "yes", False: "no"}))
    heads = {"began_words": "Began", "last_year": "Last year", "grade": "Went as far as", "first": "Acted first"}
    years = effective_life.DISPUTES
    return style.finish(
        _disputes(rows, (start, end), names),
        title=f"No dispute is coded from {start.year} to {quiet}, then {len(within)} between states that were still allies",
        subtitle=(
            f"Militarised disputes between {names['CHN']} and {states.name('RUS', start.year, the=True)}, "
            f"{years[0]} to {years[1]}, by first month. Shaded: treaty in force"
        ),
        description=(
            f"Points on a time line in {wording.number(len(GRADES))} rows. "
            f"Before the treaty: {wording.listed([str(day.year) for day in before['began']])}, with the Republic of China. "
            f"From {start.year} to {quiet} none. While the treaty was in force {len(within)}: "
            + "; ".join(f"{row.began_words}, {row.grade}" for row in within.itertuples())
            + ". After it: "
            + "; ".join(f"{row.began_words}, {row.grade}" for row in after.itertuples())
            + "."
        ),
        source="Gibler, Miller and Little (2016), version 2.2.1, as carried by peacesciencer; grades are ours.",
        table=parts.headed(shown, heads | {"in_term": "Treaty in force", "dispute": "Number in the list"}),
    )


def _disputes(rows: pd.DataFrame, term: tuple[pd.Timestamp, pd.Timestamp], names: dict[str, str]) -> alt.LayerChart:
    """Draw disputes as points in a row for each grade, over the time in which the treaty was in force."""
    x = parts.across("began:T", None, parts.years(1944, 1992), tickCount=6, format="%Y")
    y = parts.bare("grade:N", list(GRADES), grid=True)
    band = (
        alt.Chart(
            pd.DataFrame({"began": [term[0]], "until": [term[1]], "words": ["treaty in force"]}), width=style.WIDTH, height=alt.Step(60)
        )
        .mark_rect(color=style.colour("pale"), opacity=0.3)
        .encode(x=x, x2="until:T")
    )
    legend = alt.Legend(title="Acted first", orient="bottom")
    tips = {"began_words:N": "Began", "grade:N": "Went as far as", "first:N": "Acted first", "dispute:Q": ("Number in the list", "d")}
    dots = (
        alt.Chart(rows)
        .mark_point(size=110, yOffset=12, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("first:N", legend=legend, scale=parts.shades({name: states.colour(code) for code, name in names.items()})),
            shape=alt.Shape("first:N", legend=legend, scale=parts.scale(dict(zip(names.values(), ("square", "circle"), strict=True)))),
            tooltip=parts.tips(tips),
        )
    )
    labels = parts.heading(alt.Chart(pd.DataFrame({"grade": GRADES})).encode(y=y), "grade:N", 16, bold=True, dx=4)
    return alt.layer(band, dots, labels)
