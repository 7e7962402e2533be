"""The whole relation of Russia and China since 1896 on one canvas: treaties, help, disputes, arms and votes on one time axis."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from ..models import effective_life, relations, voting
from . import lives, parts, soviet_aid, style, wording

INPUTS = ("alliance_spells", "soviet_aid", "promises_1950", "disputes_gml", "arms_exports_1950_2021", "un_agreement", "un_key_votes")
SOURCE = (
    "treaties: ATOP 4.01; disputes: Gibler, Miller and Little (2016); arms: SIPRI Arms Transfers Database (2022); "
    "votes: Bailey, Strezhnev and Voeten; help: coded by us."
)
FIRST, LAST = 1890, 2030  # ends of the time axis
MOMENTS = {  # year: the event, and what is written above it
    "1896": ("EV-1896-li-lobanov", "a secret pact\nagainst Japan"),
    "1904": ("EV-1904-russo-japanese-war", "Japan attacks,\nChina stands aside"),
    "1929": ("EV-1929-railway-seizure", "the railway is seized,\nthen fought over"),
    "1937": ("EV-1937-non-aggression-pact", "no promise to fight,\nbut help comes"),
    "1945": ("EV-1945-sino-soviet-treaty", "an alliance, signed as\nthe war ends"),
    "1950": ("EV-1950-sino-soviet-treaty", "an alliance,\nand arms with it"),
    "1960": ("EV-1960-experts-recalled", "Soviet experts\nare recalled"),
    "1969": ("EV-1969-zhenbao-first", "allies on paper\nclash at the border"),
    "2001": ("EV-2001-good-neighbour-treaty", "a treaty without\na promise to fight"),
    "2022": ("EV-2022-invasion", "Russia invades Ukraine,\nChina abstains"),
}
EVENTS = tuple(event for event, _ in MOMENTS.values())
MIDDLE = 1955  # moments after it have their words on the left
HEIGHT = 454  # pixels; places in the drawing are pixels from the top
HEADS = {  # lane: pixels from the top
    "Treaties": 68,
    "Help": 130,
    "Disputes": 190,
    "Arms": 260,
    "Votes": 364,
}
TREATY, HELP, QUARREL, ARMS, VOTES = 86, (148, 162), 236, 342, 443  # middle of bars or foot of a lane
REACH = {2: 7, 3: 13, 4: 22, 5: 34}  # how far a dispute went: height of its tick
LEVELS = {2: "threat", 3: "display of force", 4: "use of force", 5: "war"}
PER_TIV, PER_VOTE, LEAST = 58 / 3500, 1.35, 60  # pixels for a million TIV, for one point of 100; where the index of votes starts
SMALL = 11
AID = {"aircraft": "aircraft", "credits agreed": "credits"}  # item of the table: name
PROMISED = {"railway": (0, "kept"), "base": (1, "put off"), "bomb": (0, "withheld")}  # promise: row of its lane, and how it was held
HELD = {"kept": "for", "put off": "muted", "withheld": "against"}
SUPPLIERS = ("SUN", "RUS")


@style.chart()
def relation_since_1896(sources: Mapping[str, pd.DataFrame], events: pd.DataFrame) -> alt.LayerChart:
    """Draw treaties, help, disputes, arms and votes of Russia and China in lanes; the reader steps through ten moments.

    Parameters
    ----------
    sources : the tables of :data:`INPUTS` by name.
    events : the events of :data:`EVENTS`, from :func:`alliances.evidence.event_table`.
    """
    pacts, given, quarrels = _pacts(sources), _help(sources), _quarrels(sources)
    arms, votes = _arms(sources), _votes(sources)
    titles = _findings(sources, pacts, quarrels, arms, votes)
    told = events.set_index("id")
    lanes = _lanes_told(pacts, given, quarrels, arms, votes)

    def described(chosen: Mapping[str, str]) -> str:
        event = told.loc[MOMENTS[chosen["moment"]][0]]
        return f"A band marks {event['when']}: {event['title']}. {titles[chosen['moment']][1]} {lanes}"

    drawn = [
        _bands(events),
        *_treaty_lane(pacts),
        *_help_lane(sources, given),
        *_quarrel_lane(quarrels),
        *_arms_lane(arms),
        *_vote_lane(votes),
        *_heads(arms, votes),
    ]
    return style.finish(
        alt.layer(*drawn),
        title=lambda chosen: titles[chosen["moment"]][0],
        subtitle=f"Russia (with the USSR) and China; TIV: SIPRI's measure of volume, not of money; the index of votes starts at {LEAST}",
        description=described,
        source=SOURCE,
        table=_table(told, pacts, given, quarrels, arms, votes),
        controls=[parts.choice("moment", MOMENTS, "Moment ")],
    )


def _years(day: pd.Timestamp) -> float:
    """Return a day as a place on the axis of years.

    >>> _years(pd.Timestamp("1896-01-01"))
    1896.0
    """
    return day.year + (day.dayofyear - 1) / 366


def _pacts(sources: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the five treaties with their ends as decimal years."""
    facts = sources["alliance_spells"].set_index("atop_id").loc[list(lives.TREATIES)].reset_index()
    begun, ended = (facts[end].map(_years) for end in ("begin", "end"))
    return pd.DataFrame(
        {
            "name": [name for name, _ in lives.TREATIES.values()],
            "promise": [promise for _, promise in lives.TREATIES.values()],
            "x": begun,
            "x2": ended,
            "began": wording.iso(facts["begin"]),
            "ended": [("still in force " if row.censored else "") + f"{row.end:%Y-%m-%d}" for row in facts.itertuples()],
            "years": facts["years"].astype(float).round(1),
            "term": facts["promised_years"].astype(int),
            "lasting": facts["censored"].astype(bool),
        }
    ).assign(words=lambda t: t["began"].str[:4])


def _help(sources: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the help that a table dates: what came from 1937, and what was promised in and after 1950."""
    aid, rows = sources["soviet_aid"], []
    for place, (item, name) in enumerate(AID.items()):
        found = aid[aid["item"] == item]
        years = found["period"].str.extract(r"(\d+)-(\d+)").astype(int)
        rows.append((name, years[0].min(), years[1].max() + 1, HELP[place], f"{years[0].min()}–{years[1].max()}", _counted(found), "kept"))
    promised = sources["promises_1950"].set_index("id")
    for thing, (place, held) in PROMISED.items():
        row = promised.loc[thing]
        begun, done = map(_years, (row["agreed"], row["done"]))
        rows.append((row["promise"], begun, done, HELP[place], f"{int(begun)}–{int(done)}", row["outcome"], held))
    table = pd.DataFrame(rows, columns=["name", "x", "x2", "y", "years", "told", "held"])
    return table.assign(words=table["name"] + ", " + table["years"] + ": " + table["told"])


def _counted(found: pd.DataFrame) -> str:
    """Write the least and the greatest count of a thing, each with the kind of its source: hearsay is no document.

    >>> _counted(pd.DataFrame({"amount": [250, 500], "unit": "dollars", "basis": ["scholarship", "told"]}))
    '250 dollars (historian) to 500 (hearsay)'
    """
    least, most = (found.loc[at] for at in (found["amount"].idxmin(), found["amount"].idxmax()))
    kinds = soviet_aid.BASES
    return f"{least['amount']:,.0f} {least['unit']} ({kinds[least['basis']]}) to {most['amount']:,.0f} ({kinds[most['basis']]})"


def _quarrels(sources: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return for each year with a dispute how far the worst one went, and how many were going on."""
    rows = relations.dispute_years(sources["disputes_gml"])
    years = rows[rows["year"] >= FIRST].groupby("year")["level"].agg(level="max", count="size").reset_index()
    return years.assign(reached=years["level"].map(LEVELS), high=years["level"].map(REACH))


def _arms(sources: Mapping[str, pd.DataFrame]) -> pd.Series:
    """Return arms delivered to China by year, in million TIV."""
    return effective_life.sent(sources["arms_exports_1950_2021"], *SUPPLIERS).groupby("year")["tiv"].sum().astype(int)


def _votes(sources: Mapping[str, pd.DataFrame]) -> pd.Series:
    """Return the index of agreement of the two in votes by year, of 100."""
    found = voting.by_year(sources["un_agreement"], [relations.PAIR])
    return (100 * found.set_index("year")["agreement"].astype(float)).round().astype(int)


def _findings(
    sources: Mapping[str, pd.DataFrame], pacts: pd.DataFrame, quarrels: pd.DataFrame, arms: pd.Series, votes: pd.Series
) -> dict[str, tuple[str, str]]:
    """Return for each moment its finding, and what a reader who cannot see the drawing needs to know of it."""
    pact = pacts.set_index("words")
    life, credits = pact["years"], sources["soviet_aid"].query("item == 'credits agreed'").set_index("basis")["amount"].astype(int)
    agreed, told = credits["scholarship"], credits[["told"]].max()
    wars = _runs(quarrels[quarrels["level"] == 5]["year"])
    soviet = arms[arms.index <= 1991]
    early = f"{100 * soviet[soviet.index <= 1960].sum() / soviet.sum():.0f}"
    before, after, later = arms[1960], arms[1962], arms[arms.index >= 2001]
    none = arms[(arms.index >= 1969) & (arms == 0)].index
    keys = sources["un_key_votes"].query("resolution == 'ES-11/1'").set_index("state")["ballot"]
    return {
        "1896": (
            f"The promise of 1896 to fight side by side was to last {pact['term']['1896']} years; ATOP ends it after {wording.number(round(life['1896']))}",
            f"By ATOP it lasted {life['1896']} of {pact['term']['1896']} years.",
        ),
        "1904": (
            f"When Japan attacks in 1904, China stands aside: for ATOP the pact against Japan was broken in {pact['ended']['1896'][:4]}",
            f"By ATOP the pact of 1896 ended in {pact['ended']['1896'][:4]}.",
        ),
        "1929": (
            f"The fighting over the railway in 1929 is one of {wording.number(len(wars))} wars on the list of disputes",
            f"The list has {len(wars)} wars, in {wording.listed(wars)}.",
        ),
        "1937": (
            f"The pact of 1937 holds no promise to fight, yet credits follow: {agreed} million dollars by the agreements, {told} by hearsay",
            f"The agreements name {agreed} million dollars; what diplomats were told comes to {told}.",
        ),
        "1945": (
            f"The alliance of 1945 was made for {pact['term']['1945']} years and was replaced after {life['1945']}",
            f"It was in force for {life['1945']} years.",
        ),
        "1950": (
            f"Arms came with the alliance of 1950: of Soviet deliveries from 1950 to 1991, {early} per cent were made by 1960",
            f"{early} per cent of the volume of 1950 to 1991 was delivered by 1960.",
        ),
        "1960": (
            f"The experts leave in 1960, and deliveries of arms fall from {before:,} million TIV to {after:,} in two years",
            f"Arms: {before:,} million TIV in 1960, {after:,} two years later.",
        ),
        "1969": (
            f"Allies clash in 1969, on paper bound until {pact['ended']['1950'][:4]}; from {none.min()} to {none.max()} no delivery of arms is listed",
            f"The alliance of 1950 ran until {pact['ended']['1950'][:4]}. No arms are listed from {none.min()} to {none.max()}.",
        ),
        "2001": (
            f"Arms came without a promise to fight: {later.max():,} million TIV in {later.idxmax()}, nearly the {arms.max():,} of {arms.idxmax()}",
            f"Deliveries reached {later.max():,} million TIV in {later.idxmax()}; the most was {arms.max():,} in {arms.idxmax()}.",
        ),
        "2022": (
            f"China {keys['CHN']}s on Russia's invasion in March 2022; outside the special session their index of agreement is {votes[2023]} in 2023, after {votes[2021]} in 2021",
            f"Index of agreement, an abstention as half: {votes[2021]} of 100 in 2021, {votes[2023]} in 2023; the special session on Ukraine is not in it.",
        ),
    }


def _runs(years: pd.Series) -> list[str]:
    """Write years that follow each other as spans.

    >>> _runs(pd.Series([1900, 1901, 1929]))
    ['1900–1901', '1929']
    """
    spans = years.groupby(years.diff().ne(1).cumsum()).agg(["min", "max"])
    return [f"{first}–{last}" if last > first else str(first) for first, last in spans.itertuples(index=False)]


def _lanes_told(pacts: pd.DataFrame, given: pd.DataFrame, quarrels: pd.DataFrame, arms: pd.Series, votes: pd.Series) -> str:
    """Describe the lanes."""
    levels = quarrels["reached"].value_counts()
    return (
        f"Five lanes over a time axis from {FIRST} to {LAST}. Treaties: "
        + "; ".join(
            f"{row.name}, {row.promise}, {row.years} years" + f" to the end of {row.ended[-10:-6]}" * row.lasting
            for row in pacts.itertuples(index=False)
        )
        + f". Help: {'; '.join(given['words'])}. Years with disputes: "
        + wording.listed([f"{levels[level]} {level}" for level in reversed(LEVELS.values())])
        + f"; last in {quarrels['year'].max()}. Arms, {arms.index.min()} to {arms.index.max()}: most in {arms.idxmax()}, {arms.max():,} "
        f"million TIV. Index of agreement in votes, of 100, an abstention as half: {votes.iloc[0]} in {votes.index[0]}, highest {votes.max()} in {votes.idxmax()}, lowest "
        f"{votes.min()} in {votes.idxmin()}, {votes.iloc[-1]} in {votes.index[-1]}."
    )


def _table(
    told: pd.DataFrame, pacts: pd.DataFrame, given: pd.DataFrame, quarrels: pd.DataFrame, arms: pd.Series, votes: pd.Series
) -> pd.DataFrame:
    """Return a row for each year of which a lane knows something."""
    moments = pd.Series({int(year): told.loc[event, "title"] for year, (event, _) in MOMENTS.items()})
    treaties = pd.Series({int(row.words): f"{row.name} begins" for row in pacts.itertuples(index=False)})
    columns = {
        "Moment": moments,
        "Treaty": treaties,
        "Help": given.groupby(given["x"].astype(int))["words"].agg("; ".join),
        "Worst dispute": quarrels.set_index("year")["reached"],
        "Arms, million TIV": arms.astype("Int64"),
        "Index of agreement in votes, of 100": votes.astype("Int64"),
    }
    return pd.concat(columns, axis=1).sort_index().rename_axis("Year").reset_index()


def _x(field: str = "x:Q") -> alt.X:
    return parts.across(field, None, [FIRST, LAST], format="d", values=list(range(1900, LAST, 20)), grid=False)


def _y(field: str = "y:Q") -> alt.Y:
    return alt.Y(field, title=None, axis=None).scale(domain=[HEIGHT, 0], nice=False)


def _place(rows: pd.DataFrame) -> alt.Chart:
    return alt.Chart(rows, width=style.WIDTH, height=HEIGHT).encode(x=_x(), y=_y())


def _words(rows: list[tuple[float, float, str]], **mark: object) -> alt.Chart:
    """Write words at years and heights."""
    look = {"align": "left", "fontSize": SMALL, "color": style.colour("muted")} | mark
    return parts.label(pd.DataFrame(rows, columns=["x", "y", "words"]), _x(), _y(), **look)


def _bands(events: pd.DataFrame) -> alt.LayerChart:
    """Draw a band across all lanes at the chosen moment, with its day and some words above."""
    when = events.set_index("id")["when"]
    rows = [(year, when[event], words, int(year) - 1, int(year) + 2, 56, HEIGHT) for year, (event, words) in MOMENTS.items()]
    table = pd.DataFrame(rows, columns=["moment", "when", "words", "x", "x2", "y", "y2"])
    table["hand"] = ["right" if start + 1 < MIDDLE else "left" for start in table["x"]]
    base = _place(table).transform_filter("datum.moment == moment")
    band = base.mark_rect(color=style.colour("pale"), opacity=0.55).encode(x2="x2:Q", y2="y2:Q")
    above = base.transform_calculate(x="datum.hand == 'right' ? datum.x : datum.x2", y="10")
    days = parts.beside(above, "when:N", "hand", 0, fontWeight="bold", color=style.colour("focus"))
    lines = parts.beside(above.transform_calculate(y="26"), "words:N", "hand", 0, lineBreak="\n", lineHeight=15)
    return alt.layer(band, *days, *lines)


def _heads(arms: pd.Series, votes: pd.Series) -> list[alt.Chart]:
    """Write the name of each lane above it, on the right what it shows, and where it has no figures."""
    shows = {
        "Treaties": "hollow: no promise to fight",
        "Help": "hollow: promised and withheld",
        "Disputes": f"short: threat; tall: war; to {relations.YEARS[-1]}",
        "Arms": f"from Russia, million TIV, to {arms.index.max()}",
        "Votes": f"index of agreement at the UN, to {votes.index.max()}",
    }
    names = _words([(FIRST, HEADS[lane], lane) for lane in HEADS], fontWeight="bold", fontSize=12.5, color=style.colour("ink"))
    right = _words([(LAST, HEADS[lane], words) for lane, words in shows.items()], align="right")
    gaps = [(FIRST, ARMS - 12, f"no figures before {arms.index.min()}"), (FIRST, VOTES - 26, f"no figures before {votes.index.min()}")]
    feet = pd.DataFrame({"x": FIRST, "x2": LAST, "y": [QUARREL, ARMS]})
    return [_place(feet).mark_rule(color=style.colour("grid")).encode(x2="x2:Q"), names, right, _words(gaps)]


def _treaty_lane(pacts: pd.DataFrame) -> list[alt.Chart]:
    """Draw treaties as bars while in force, hollow where they hold no promise to fight."""
    tips = {"name:N": "Treaty", "promise:N": "Promise", "began:N": "Began", "ended:N": "Ended", "years:Q": "Years in force"}
    apart = pacts["x2"] - 0.6 * (pacts["x2"] - pacts["x"].shift(-1)).abs().lt(1)  # a gap between treaties that follow at once
    rows = _place(pacts.assign(y=TREATY, x2=apart)).encode(x2="x2:Q", tooltip=parts.tips(tips | {"term:Q": "First term, years"}))
    full = rows.transform_filter("datum.promise == 'promises to fight'").mark_bar(size=14, color=style.colour("focus"))
    hollow = rows.transform_filter("datum.promise != 'promises to fight'").mark_bar(
        size=12, filled=False, stroke=style.colour("base"), strokeWidth=2, fillOpacity=0
    )
    going = _place(pacts[pacts["lasting"]].assign(x=lambda t: t["x2"], y=TREATY)).mark_point(
        shape="triangle-right", size=90, xOffset=5, opacity=1, color=style.colour("base")
    )
    places = {"1937": (1939, "right"), "1945": (1947.3, "center"), "1950": (1956, "left")}  # their names would touch at their middles
    labels = []
    for align in ("left", "center", "right"):
        found = [(places.get(row.words, (row.x, "left")), row.words) for row in pacts.itertuples()]
        labels.append(_words([(x, TREATY + 17, words) for (x, side), words in found if side == align], align=align))
    return [full, hollow, going, *labels]


def _help_lane(sources: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> list[alt.Chart]:
    """Draw the help that a table dates, hollow where it was promised and withheld."""
    tips = parts.tips({"name:N": "Help", "years:N": "Years", "told:N": "Known"})
    base = _place(table).encode(x2="x2:Q", tooltip=tips)
    given = base.transform_filter("datum.held != 'withheld'").mark_bar(size=9).encode(color=parts.shade("held:N", HELD))
    withheld = base.transform_filter("datum.held == 'withheld'").mark_bar(
        size=8, filled=False, stroke=style.colour("against"), strokeWidth=2, fillOpacity=0
    )
    promised = sources["promises_1950"].set_index("id")
    left = [(1936, HELP[place], name) for place, name in enumerate(AID.values())]
    right = [
        (1961, HELP[0], f"railway; bomb {promised.loc['bomb', 'outcome']}"),
        (1961, HELP[1], f"base, due {promised.loc['base', 'due'].year}, left {promised.loc['base', 'done'].year}"),
    ]
    return [given, withheld, _words(left, align="right"), _words(right)]


def _quarrel_lane(quarrels: pd.DataFrame) -> list[alt.Chart]:
    """Draw a tick for each year with a dispute, the higher the further it went."""
    rows = quarrels.assign(x=quarrels["year"] + 0.1, x2=quarrels["year"] + 0.9, y=QUARREL - quarrels["high"], y2=QUARREL)
    tips = parts.tips({"year:Q": ("Year", "d"), "reached:N": "Went as far as", "count:Q": "Disputes"})
    ticks = _place(rows).mark_rect().encode(x2="x2:Q", y2="y2:Q", color=parts.either("datum.level > 3", "against", "base"), tooltip=tips)
    wars = [(int(run[:4]) + 3, QUARREL - REACH[5] + 3, "war") for run in _runs(quarrels[quarrels["level"] == 5]["year"])]
    return [ticks, _words(wars, color=style.colour("against"))]


def _arms_lane(arms: pd.Series) -> list[alt.Chart]:
    """Draw arms delivered by year as bars, with the highest of each wave and the gap between the waves."""
    given = arms[arms > 0].rename("tiv").rename_axis("year").reset_index()
    rows = given.assign(x=given["year"] + 0.1, x2=given["year"] + 0.9, y=ARMS - given["tiv"] * PER_TIV, y2=ARMS)
    tips = parts.tips({"year:Q": ("Year", "d"), "tiv:Q": ("Million TIV", ",d")})
    bars = _place(rows).mark_rect(color=style.colour("ink")).encode(x2="x2:Q", y2="y2:Q", tooltip=tips)
    none = arms[arms == 0].index
    tops = [part.idxmax() for part in (arms[arms.index < none.min()], arms[arms.index > none.max()])]
    peaks = _words([(year + 0.5, ARMS - arms[year] * PER_TIV - 8, f"{arms[year]:,}") for year in tops], align="center")
    return [bars, peaks, _words([((none.min() + none.max() + 1) / 2, ARMS - 9, "none")], align="center")]


def _vote_lane(votes: pd.Series) -> list[alt.Chart]:
    """Draw the index of agreement in votes as a line, its ends and extremes in numbers."""
    rows = votes.rename("share").rename_axis("year").reset_index()
    rows = rows.assign(x=rows["year"] + 0.5, y=VOTES - (rows["share"] - LEAST) * PER_VOTE)
    tips = parts.tips({"year:Q": ("Year", "d"), "share:Q": "Index of agreement, of 100"})
    line = _place(rows).mark_line(color=style.colour("ink"), strokeWidth=2).encode(tooltip=tips)
    at = rows.set_index("year")
    first, last = at.index[0], at.index[-1]
    labels = [(first, -5, 0, "right"), (last, 0, 11, "center"), (votes.idxmax(), 0, -9, "center"), (votes.idxmin(), 0, 9, "center")]
    look = {"color": style.colour("ink")}
    return [
        line,
        *(
            _words([(at.loc[year, "x"], at.loc[year, "y"], str(votes[year]))], align=side, dx=dx, dy=dy, **look)
            for year, dx, dy, side in labels
        ),
    ]
