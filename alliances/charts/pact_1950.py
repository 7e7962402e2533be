"""Charts on the alliance of 1950: its promises, its arms, its quarrels and the ages at which it may be said to have ended."""

import altair as alt
import pandas as pd

from ..models import effective_life
from . import style

STEPS = {  # event: (words for a phone, what it was)
    "EV-1956-twentieth-congress": ("speech against Stalin", "quarrel"),
    "EV-1957-nuclear-accord": ("nuclear help promised", "promise"),
    "EV-1958-joint-fleet-dispute": ("quarrel over a joint fleet", "quarrel"),
    "EV-1958-khrushchev-letter": ("attack on China, attack on us", "promise"),
    "EV-1959-nuclear-aid-stopped": ("sample bomb withheld", "quarrel"),
    "EV-1960-experts-recalled": ("experts recalled", "quarrel"),
    "EV-1963-open-polemics": ("quarrel in public", "quarrel"),
    "EV-1969-zhenbao-first": ("fighting on the Ussuri", "fighting"),
    "EV-1969-tielieketi": ("fighting in Central Asia", "fighting"),
    "EV-1969-kosygin-zhou": ("premiers meet in Beijing", "talks"),
}
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
        end=[day.strftime("%d %b %Y").lstrip("0") if to == "day" else day.strftime("%B %Y") for day, to in _ends(table)],
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(50)).encode(
        y=alt.Y("id:N", title=None, sort=None).axis(labels=False, ticks=False, domain=False),
        tooltip=[
            alt.Tooltip("promise:N", title="Promise"),
            alt.Tooltip("agreed:T", title="Agreed", format="%d %b %Y"),
            alt.Tooltip("due:T", title="Due", format="%d %b %Y"),
            alt.Tooltip("end:N", title="Done or refused"),
            alt.Tooltip("outcome:N", title="Outcome"),
        ],
    )
    dates = alt.X("agreed:T", title=None).scale(domain=[{"year": 1950}, {"year": 1960}], nice=False).axis(tickCount=6, format="%Y")
    colours = alt.condition("datum.kept", alt.value(style.colour("second")), alt.value(style.colour("accent")))
    waiting = base.mark_bar(size=10, yOffset=10).encode(x=dates, x2="done:T", color=colours)
    due = (
        base.transform_filter("isValid(datum.due)").mark_tick(size=26, thickness=3, yOffset=10, color=style.colour("ink")).encode(x="due:T")
    )
    names = base.mark_text(align="left", yOffset=-10, fontWeight="bold").encode(x=alt.value(0), text="words:N")
    shown = pd.DataFrame(
        {
            "Promise": rows["promise"],
            "Agreed": rows["agreed"].dt.strftime("%Y-%m-%d"),
            "Due": rows["due"].dt.strftime("%Y-%m-%d"),
            "Done or refused": rows["end"],
            "Outcome": rows["outcome"],
        }
    )
    return style.finish(
        alt.layer(waiting, due, names),
        title="The promises of 1950 took up to five years, and that of 1957 was not kept",
        subtitle="Bar: from the agreement to the day it was done or refused. Upright stroke: the date by which it was due",
        description=(
            "Four bars on a time line from 1950 to 1960. "
            + " ".join(
                f"{row.promise}: agreed {row.agreed.year}, {'no date set' if pd.isna(row.due) else f'due {row.due:%Y-%m-%d}'}, "
                f"{row.outcome}, {row.end}."
                for row in rows.itertuples()
            )
        ),
        source=RECORDS,
        table=shown,
    )


def _ends(table: pd.DataFrame) -> list[tuple[pd.Timestamp, str]]:
    """Pair the last day of each promise with how exactly it is known."""
    return list(zip(table["done"], table["done_precision"], strict=True))


@style.chart()
def arms(exports: pd.DataFrame) -> alt.LayerChart:
    """Draw the Soviet deliveries of arms to China by year, with the sums of three phases.

    Parameters
    ----------
    exports : the table ``arms_exports_1950_2021``.
    """
    rows = effective_life.deliveries(exports)
    sums = rows.groupby("phase")["tiv"].sum()
    years = list(rows["year"])
    x = alt.X("year:O", title=None).scale(domain=years).axis(values=[1950, 1955, 1960, 1965, 1970, 1975, 1980], labelAngle=0)
    y = alt.Y("tiv:Q", title="Million TIV").scale(domain=[0, 4000]).axis(values=[0, 1000, 2000, 3000, 4000])
    bars = (
        alt.Chart(rows, width=style.WIDTH, height=290)
        .mark_bar(color=style.colour("Russia"))
        .encode(
            x,
            y,
            tooltip=[
                alt.Tooltip("year:O", title="Year of delivery"),
                alt.Tooltip("tiv:Q", title="Million TIV", format=","),
                alt.Tooltip("listed:N", title="Printed by SIPRI"),
                alt.Tooltip("phase:N", title="Phase"),
            ],
        )
    )
    turns = pd.DataFrame(
        [(1960, 3950, "1960: experts recalled"), (1963, 3350, "1963: open quarrel"), (1969, 2750, "1969: fighting")],
        columns=["year", "tiv", "words"],
    ).assign(zero=0)
    marks = alt.Chart(turns)
    rules = marks.mark_rule(strokeDash=[4, 4], color=style.colour("muted")).encode(
        x=alt.X("year:O", bandPosition=0.95).scale(domain=years), y="tiv:Q", y2="zero:Q"
    )
    words = marks.mark_text(align="left", dx=5, dy=5).encode(
        x=alt.X("year:O", bandPosition=0.95).scale(domain=years), y="tiv:Q", text="words:N"
    )
    none = alt.Chart(pd.DataFrame({"year": [1975], "tiv": [130], "words": ["none listed"]}))
    silence = none.mark_text(color=style.colour("muted")).encode(x=alt.X("year:O").scale(domain=years), y="tiv:Q", text="words:N")
    return style.finish(
        alt.layer(bars, rules, words, silence),
        title=f"{100 * sums['1950 to 1960'] / sums.sum():.0f} per cent of the arms came by 1960, the last in 1968",
        subtitle="Soviet deliveries of major weapons to China, SIPRI trend-indicator value (a measure of volume, not of price)",
        description=(
            "Bars by year. From 1950 to 1960 between "
            f"{rows.loc[rows['year'] <= 1960, 'tiv'].min():,} and {rows['tiv'].max():,} million TIV a year, in all {sums['1950 to 1960']:,}. "
            f"In 1961 {rows.set_index('year').loc[1961, 'tiv']:,}, and from 1961 to 1968 in all {sums['1961 to 1968']:,}. "
            "From 1969 to 1980 SIPRI lists no delivery."
        ),
        source="SIPRI Arms Transfers Database, as of July 2022; sums and zeros are ours.",
        table=rows.assign(listed=rows["listed"].map({True: "yes", False: "no, so 0 is ours"})).set_axis(
            ["Year", "Million TIV", "Printed by SIPRI", "Phase"], axis=1
        ),
    )


@style.chart()
def way_down(events: pd.DataFrame) -> alt.LayerChart:
    """Draw promises and quarrels from 1956 to 1969 on a time line, one to a row.

    Parameters
    ----------
    events : the events of :data:`STEPS`, as :func:`alliances.evidence.event_table` returns them.
    """
    kinds = ["promise", "quarrel", "fighting", "talks"]
    rows = events.assign(
        kind=[STEPS[name][1] for name in events["id"]],
        words=[f"{row.date:%b %Y}: {STEPS[row.id][0]}" for row in events.itertuples()],
    )
    base = alt.Chart(rows, width=style.WIDTH, height=alt.Step(40)).encode(
        y=alt.Y("id:N", title=None, sort=list(rows["id"])).axis(labels=False, ticks=False, domain=False, grid=True)
    )
    dates = alt.X("date:T", title=None).scale(domain=[{"year": 1955}, {"year": 1971}], nice=False)
    dots = base.mark_point(size=110, yOffset=9, opacity=1).encode(
        x=dates.axis(format="%Y", tickCount=5, orient="top"),
        color=alt.Color("kind:N", legend=None).scale(
            domain=kinds, range=[style.colour("second"), style.colour("third"), style.colour("accent"), style.colour("base")]
        ),
        shape=alt.Shape("kind:N", legend=None).scale(domain=kinds, range=["circle", "square", "triangle-up", "diamond"]),
        tooltip=[
            alt.Tooltip("when:N", title="Date"),
            alt.Tooltip("title:N", title="Event"),
            alt.Tooltip("summary:N", title="What happened"),
            alt.Tooltip("claims:N", title="Claims it bears on"),
        ],
    )
    names = base.mark_text(align="left", yOffset=-8).encode(x=alt.value(0), text="words:N")
    return style.finish(
        alt.layer(dots, names),
        title="The two widest promises came after the first quarrel",
        subtitle="Circle: promise. Square: quarrel. Triangle: fighting. Diamond: talks",
        description=f"A time line of {len(rows)} events: "
        + "; ".join(f"{row.when}, {row.title}, {row.kind}" for row in rows.itertuples())
        + ".",
        source="the events and sources in the book's time line; the sorting into promises and quarrels is ours.",
        table=rows[["when", "title", "kind", "summary", "claims"]].set_axis(
            ["Date", "Event", "What it was", "What happened", "Claims it bears on"], axis=1
        ),
    )


@style.chart()
def ages(endings: pd.DataFrame, spells: pd.DataFrame) -> alt.LayerChart:
    """Set the age of the alliance, by a criterion that the reader chooses, against the formal lives of other pacts.

    Parameters
    ----------
    endings : the table ``endings_1950``.
    spells : the table ``alliance_spells``.
    """
    rows = effective_life.floors(endings, spells)
    exact = rows["id"].eq("expiry")
    rows = pd.DataFrame(
        {
            "criterion": rows["criterion"],
            "yardstick": rows["yardstick"],
            "ended": rows["ended"]
            .dt.strftime("%Y-%m-%d")
            .where(rows["day_known"].astype(bool), rows["ended"].dt.strftime("%Y") + ", day not known"),
            "years": rows["years"].astype(float).round(1),
            "share": (rows["floor"] / 100).round(3),
            "zero": 0,
            "record": rows["record"],
            "name": [f"{row.criterion}: {row.years:.1f} years" for row in rows.itertuples()],
            "words": [
                f"{'' if only else 'at least '}{row.floor:.0f} % lived no longer"
                for row, only in zip(rows.itertuples(), exact, strict=True)
            ],
        }
    )
    names = list(rows["criterion"])
    choice = alt.param(name="ends", value=names[0], bind=alt.binding_select(options=names, name="Ends with "))
    x = alt.X("years:Q", title="Years since the signature").scale(domain=[0, 40], nice=False).axis(values=[0, 10, 20, 30, 40])
    y = alt.Y("share:Q", title="Share of ended pacts, formal life").scale(domain=[0, 1.22]).axis(format="%", values=[0, 0.25, 0.5, 0.75, 1])
    curve = effective_life.formal_lives(spells)
    line = (
        alt.Chart(curve[curve["years"] <= 40], width=style.WIDTH, height=290)
        .mark_line(interpolate="step-after", color=style.colour("base"), strokeWidth=2)
        .encode(x, y)
    )
    base = alt.Chart(rows)
    tips = [
        alt.Tooltip("criterion:N", title="The alliance ends with"),
        alt.Tooltip("yardstick:N", title="It was"),
        alt.Tooltip("ended:N", title="Last day"),
        alt.Tooltip("years:Q", title="Years", format=".1f"),
        alt.Tooltip("share:Q", title="Pacts that lived no longer", format=".0%"),
    ]
    dots = (
        base.add_params(choice)
        .mark_point(color=style.colour("second"), size=60)
        .encode(x, y, tooltip=tips, opacity=alt.condition("datum.criterion == ends", alt.value(0), alt.value(1)))
    )
    one = base.transform_filter("datum.criterion == ends")
    down = one.mark_rule(color=style.colour("accent"), strokeWidth=2).encode(x=x, y="share:Q", y2="zero:Q")
    across = one.mark_rule(color=style.colour("accent"), strokeDash=[4, 4]).encode(x="zero:Q", x2="years:Q", y=y)
    dot = one.mark_point(color=style.colour("accent"), size=150, opacity=1).encode(x, y, tooltip=tips)
    told = one.mark_text(align="left", color=style.colour("accent"), fontWeight="bold").encode(
        x=alt.datum(0.5), y=alt.datum(1.18), text="name:N"
    )
    count = one.mark_text(align="left", color=style.colour("accent")).encode(x=alt.datum(0.5), y=alt.datum(1.09), text="words:N")
    return style.finish(
        alt.layer(line, dots, down, across, dot, told, count),
        title=f"By the choice of its end, the alliance was {rows['years'].min():.0f}, {rows['years'].iloc[3]:.0f} or {rows['years'].max():.0f} years old",
        subtitle="Grey: share of 189 ended bilateral pacts with a promise to fight whose formal life was no longer. Points: 1950",
        description=(
            "A rising curve of formal lives, and eight points for the alliance of 1950, by what is taken as its end: "
            + "; ".join(f"{row.label}, {row.words}" for row in rows.rename(columns={"name": "label"}).itertuples())
            + "."
        ),
        source="ATOP 4.01 (Leeds and others 2002), our calculation; endings coded by us, see the reference page on data.",
        table=rows[["criterion", "yardstick", "ended", "years", "share", "record"]]
        .assign(share=[f"{share:.0%}" for share in rows["share"]])
        .set_axis(["The alliance ends with", "What it was", "Last day", "Years", "Pacts that lived no longer", "Record"], axis=1),
        controls=["Ends with"],
    )


@style.chart()
def disputes(gml: pd.DataFrame, spells: pd.DataFrame) -> alt.LayerChart:
    """Draw the militarised disputes between the two from 1945 to 1991 by how far they went.

    Parameters
    ----------
    gml : the table ``disputes_gml``.
    spells : the table ``alliance_spells``, for the days of the treaty.
    """
    rows = effective_life.disputes(gml, spells)
    grades = ["display of force", "use of force, no deaths coded", "use of force with deaths"]
    names = {"CHN": "China", "RUS": "Soviet Union"}
    rows = rows.assign(
        first=rows["started_by"].map(names),
        began_words=rows["began"].dt.strftime("%B %Y"),
    )
    within = int(rows["in_term"].sum())
    span = alt.Scale(domain=[{"year": 1944}, {"year": 1992}], nice=False)
    x = alt.X("began:T", title=None, scale=span).axis(tickCount=6, format="%Y")
    y = alt.Y("grade:N", title=None, sort=grades).axis(labels=False, ticks=False, domain=False, grid=True)
    start, end = effective_life.term(spells)
    term = pd.DataFrame({"began": [start], "until": [end], "words": ["treaty in force"]})
    band = (
        alt.Chart(term, width=style.WIDTH, height=alt.Step(64)).mark_rect(color=style.colour("pale"), opacity=0.3).encode(x=x, x2="until:T")
    )
    dots = (
        alt.Chart(rows)
        .mark_point(size=110, yOffset=12, opacity=1)
        .encode(
            x=x,
            y=y,
            color=alt.Color("first:N", legend=alt.Legend(title="Acted first", orient="bottom")).scale(
                domain=["China", "Soviet Union"], range=[style.colour("China"), style.colour("Russia")]
            ),
            shape=alt.Shape("first:N", legend=alt.Legend(title="Acted first", orient="bottom")).scale(
                domain=["China", "Soviet Union"], range=["square", "circle"]
            ),
            tooltip=[
                alt.Tooltip("began_words:N", title="Began"),
                alt.Tooltip("grade:N", title="Went as far as"),
                alt.Tooltip("first:N", title="Acted first"),
                alt.Tooltip("dispute:Q", title="Number in the list", format="d"),
            ],
        )
    )
    labels = (
        alt.Chart(pd.DataFrame({"grade": grades}))
        .mark_text(align="left", dx=4, yOffset=-16, fontWeight="bold")
        .encode(x=alt.value(0), y=y, text="grade:N")
    )
    shown = rows.assign(in_term=rows["in_term"].map({True: "yes", False: "no"}))
    return style.finish(
        alt.layer(band, dots, labels),
        title=f"No dispute is coded from 1950 to 1963, then {within} between states that were still allies",
        subtitle="Militarised disputes between China and the Soviet Union, 1946 to 1991, by first month. Shaded: treaty in force",
        description=(
            f"Points on a time line in three rows. Before the treaty: 1946 and 1947, with the Republic of China. From 1950 to 1963 none. "
            f"While the treaty was in force {within}: "
            + "; ".join(f"{row.began_words}, {row.grade}" for row in rows[rows["in_term"]].itertuples())
            + ". After it: "
            + "; ".join(f"{row.began_words}, {row.grade}" for row in rows[rows["began"] > end].itertuples())
            + "."
        ),
        source="Gibler, Miller and Little (2016), version 2.2.1, as carried by peacesciencer; grades are ours.",
        table=shown[["began_words", "last_year", "grade", "first", "in_term", "dispute"]].set_axis(
            ["Began", "Last year", "Went as far as", "Acted first", "Treaty in force", "Number in the list"], axis=1
        ),
    )
