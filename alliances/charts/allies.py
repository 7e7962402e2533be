"""Charts on the states that are Russia's allies by treaty: what was promised, what came of it when it was tested, and how they vote."""

import altair as alt
import pandas as pd

from ..models import alliance_tests
from . import style

PAPERS = {  # treaty: words for a phone
    "ours-1992-csto": "Collective Security Treaty, 1992",
    "ours-1997-armenia": "Armenia, 1997",
    "ours-2024-dprk": "North Korea, 2024",
    "ours-2024-belarus": "Belarus, 2024",
    "ours-2001-china": "China, 2001",
    "ours-2022-azerbaijan": "Azerbaijan, declaration of 2022",
    "ours-2025-iran": "Iran, 2025",
}
DUTIES = {"defence": "armed help", "consultation": "talks in a crisis", "neutrality": "no help to foe"}
QUESTIONS = {"attack": "attacked?", "territory": "own land?", "asked": "asked?", "troops": "troops?"}
SIGNS = {"yes": "●", "disputed": "◐", "talks": "◐", "no": "–"}
VOTERS = {  # state: (name, what ties it to Russia)
    "BLR": ("Belarus", "ally"),
    "PRK": ("North Korea", "ally since 2024"),
    "KAZ": ("Kazakhstan", "ally"),
    "KGZ": ("Kyrgyzstan", "ally"),
    "TJK": ("Tajikistan", "ally"),
    "ARM": ("Armenia", "ally, frozen in 2024"),
    "CHN": ("China", "partner"),
    "IRN": ("Iran", "partner"),
    "TUR": ("Türkiye", "in NATO"),
    "ISR": ("Israel", "no treaty"),
}
BALLOTS = {"no": "with Russia", "abstain": "abstained", "yes": "against Russia", "absent": "absent"}
TEXTS = {"ES-11/1": "Mar 22", "ES-11/3": "Apr 22", "ES-11/4": "Oct 22", "ES-11/6": "Feb 23", "ES-11/7": "Feb 25"}
CODED = "coded by us from the sources that the table names; see the reference page on data."

SPANS = [  # row, first event, last event, kind, words
    (
        "Fighting in the Kursk region",
        "EV-2024-kursk-entry",
        "EV-2025-gerasimov-dprk",
        "fighting",
        "Ukrainian forces in the region, by Moscow's account",
    ),
    ("Treaty with North Korea", "EV-2024-dprk-treaty", "EV-2024-dprk-treaty-in-force", "signed", "signed, not in force"),
    ("Treaty with North Korea", "EV-2024-dprk-treaty-in-force", "", "in force", "in force"),
    ("Treaty with Belarus", "EV-2024-belarus-treaty", "EV-2025-belarus-treaty-in-force", "signed", "signed, not in force"),
    ("Treaty with Belarus", "EV-2025-belarus-treaty-in-force", "", "in force", "in force"),
]
DEEDS = [  # row, event, words for a phone
    ("Treaty with North Korea", "EV-2024-putin-our-business", "Putin: our own business"),
    ("Treaty with North Korea", "EV-2025-dprk-confirms", "Pyongyang confirms"),
    ("Treaty with Belarus", "EV-2025-lukashenko-kursk", "Lukashenko: it was no attack"),
]
KURSK = sorted({name for row in SPANS for name in row[1:3] if name} | {name for _, name, _ in DEEDS})


@style.chart()
def duties(treaties: pd.DataFrame) -> alt.LayerChart:
    """Set side by side what seven papers of Russia with its allies and partners oblige to.

    Parameters
    ----------
    treaties : the table ``treaties``.
    """
    chosen = treaties.set_index("id").loc[list(PAPERS)]
    cells = pd.DataFrame(
        {
            "paper": paper,
            "signed": chosen.loc[name, "signed"],
            "duty": words,
            "owed": {1: "promised", 0: "not promised"}.get(chosen.loc[name, duty], "not coded"),
            "note": chosen.loc[name, "note"],
        }
        for name, paper in PAPERS.items()
        for duty, words in DUTIES.items()
    )
    cells["sign"] = cells["owed"].map({"promised": "●", "not promised": "–", "not coded": "?"})
    armed = cells[cells["duty"].eq("armed help") & cells["owed"].eq("promised")]
    tips = [
        alt.Tooltip("paper:N", title="Paper"),
        alt.Tooltip("signed:T", title="Signed", format="%d %b %Y"),
        alt.Tooltip("duty:N", title="Duty"),
        alt.Tooltip("owed:N", title="By our coding"),
    ]
    wide = cells.pivot(index="paper", columns="duty", values="owed").loc[list(PAPERS.values()), list(DUTIES.values())]
    return style.finish(
        _matrix(cells, "paper", list(PAPERS.values()), "duty", list(DUTIES.values()), cells["owed"].eq("promised"), tips),
        title=f"{_number(len(armed))} of {_number(len(PAPERS)).lower()} papers promise armed help; that with China does not",
        subtitle="● promised, – not promised, ? not coded, since the article was not read",
        description=f"A table of {len(PAPERS)} papers and three duties. "
        + " ".join(f"{paper}: " + ", ".join(f"{duty} {row[duty]}" for duty in wide.columns) + "." for paper, row in wide.iterrows()),
        source="treaties coded by us after ATOP's definitions; see the reference page on data.",
        table=wide.reset_index().rename(columns={"paper": "Paper"}),
    )


@style.chart()
def promise_and_deed(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the tests of the treaties: what was the case, was help asked for, did troops come.

    Parameters
    ----------
    table : the table ``ally_tests``.
    """
    rows = table.assign(
        when=table["began"].dt.strftime("%-d %B %Y"),
    )
    cells = rows.melt(["short", "test", "when", "owed_by", "what", "due", "not_due"], list(QUESTIONS), "question", "answer").assign(
        question=lambda t: t["question"].map(QUESTIONS), sign=lambda t: t["answer"].map(SIGNS)
    )
    came, clear = alliance_tests.count(table, troops="yes"), alliance_tests.count(table, attack="yes")
    tips = [
        alt.Tooltip("test:N", title="Test"),
        alt.Tooltip("when:N", title="Date"),
        alt.Tooltip("owed_by:N", title="Who would owe help"),
        alt.Tooltip("question:N", title="Question"),
        alt.Tooltip("answer:N", title="Our coding"),
        alt.Tooltip("what:N", title="What came"),
    ]
    return style.finish(
        _matrix(cells, "short", list(rows["short"]), "question", list(QUESTIONS.values()), cells["answer"].eq("yes"), tips),
        title=f"Troops came in {_number(came).lower()} of {len(rows)} tests, and in {_number(clear).lower()} was an attack beyond dispute",
        subtitle="● yes, ◐ disputed (under ‘asked?’: for talks only), – no or none known",
        description=f"A table of {len(rows)} tests and four questions. "
        + " ".join(
            f"{row.short}: attacked by a foreign state {row.attack}, on its own land {row.territory}, help asked {row.asked}, troops {row.troops}."
            for row in rows.itertuples()
        ),
        source=CODED,
        table=rows[["test", "when", "owed_by", *QUESTIONS, "what", "due", "not_due"]].set_axis(
            [
                "Test",
                "Date",
                "Who would owe help",
                "Attacked?",
                "Own land?",
                "Help asked?",
                "Troops?",
                "What came",
                "Due, says",
                "Not due, says",
            ],
            axis=1,
        ),
    )


@style.chart()
def kursk(events: pd.DataFrame) -> alt.LayerChart:
    """Lay the fighting in the Kursk region and two treaties on one time line.

    Parameters
    ----------
    events : from :func:`alliances.evidence.event_table`: the events of :data:`KURSK`.
    """
    day = events.set_index("id")["date"]
    when = events.set_index("id")["when"]
    spans = pd.DataFrame(
        [(row, day[first], day[last] if last else pd.Timestamp("2025-10-31"), kind, words) for row, first, last, kind, words in SPANS],
        columns=["row", "from", "to", "kind", "words"],
    )
    deeds = pd.DataFrame(
        [(row, day[name], when[name], words) for row, name, words in DEEDS],
        columns=["row", "from", "when", "words"],
    )
    order = list(dict.fromkeys(spans["row"]))
    y = alt.Y("row:N", title=None, sort=order).axis(labels=False, ticks=False, domain=False)
    x = alt.X("from:T", title=None).scale(domain=[{"year": 2024, "month": 6}, {"year": 2025, "month": 11}], nice=False)
    base = alt.Chart(spans, width=style.WIDTH, height=alt.Step(84)).encode(y=y)
    bars = base.mark_bar(size=14, yOffset=14).encode(
        x=x.axis(format="%b %Y", values=[{"year": 2024, "month": 7}, {"year": 2025, "month": 1}, {"year": 2025, "month": 7}]),
        x2="to:T",
        color=alt.Color("kind:N", legend=None).scale(
            domain=["fighting", "signed", "in force"], range=[style.colour("accent"), style.colour("pale"), style.colour("second")]
        ),
        tooltip=[alt.Tooltip("words:N", title="Span"), alt.Tooltip("from:T", title="From", format="%d %b %Y")],
    )
    heads = (
        alt.Chart(spans.drop_duplicates("row"), width=style.WIDTH)
        .mark_text(align="left", yOffset=-28, fontWeight="bold")
        .encode(y=y, x=alt.value(0), text="row:N")
    )
    point = alt.Chart(deeds, width=style.WIDTH)
    dots = point.mark_point(size=90, yOffset=14, opacity=1, color=style.colour("ink"), shape="diamond").encode(
        y=y, x=x, tooltip=[alt.Tooltip("when:N", title="Date"), alt.Tooltip("words:N", title="What happened")]
    )
    words = point.encode(y=y, x=x, text="words:N")
    first = words.transform_filter("datum.from < datetime(2025, 0, 1)").mark_text(yOffset=-6, align="left", dx=-6)
    later = words.transform_filter("datum.from >= datetime(2025, 0, 1)").mark_text(yOffset=33, align="right", dx=6)
    shown = pd.concat(
        [spans.assign(when=[f"{a:%d %b %Y} to {b:%d %b %Y}" for a, b in zip(spans["from"], spans["to"], strict=True)]), deeds]
    )
    return style.finish(
        alt.layer(bars, dots, heads, first, later),
        title="North Korea sent soldiers before its treaty was in force; Belarus, once bound by its own, sent none that is known",
        subtitle="Red: Ukrainian forces in the Kursk region, by Moscow's account. Grey: treaty signed. Blue: in force. Diamonds: statements",
        description="Three rows on a time line from June 2024 to October 2025. "
        + " ".join(f"{row.row}: {row.words}, {row.when}." for row in shown.itertuples()),
        source="the events and sources in the book's time line.",
        table=shown[["row", "words", "when"]].set_axis(["Row", "What", "When"], axis=1),
    )


@style.chart()
def votes(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how allies and partners of Russia voted on Ukraine in the General Assembly.

    Parameters
    ----------
    table : the table ``un_key_votes``.
    """
    found = alliance_tests.ballots(table, list(VOTERS))
    names = {code: f"{name} ({tie})" for code, (name, tie) in VOTERS.items()}
    cells = found.rename_axis("state").reset_index().melt("state", var_name="resolution", value_name="ballot")
    subjects = table.drop_duplicates("resolution").set_index("resolution")["subject"]
    cells = cells.assign(
        name=cells["state"].map(names),
        vote=cells["ballot"].map(BALLOTS).fillna("not known to this book"),
        sign=cells["ballot"].map({"no": "●", "abstain": "◐", "yes": "○", "absent": "–"}).fillna("?"),
        text=cells["resolution"].map(TEXTS),
        subject=cells["resolution"].map(subjects),
    )
    tips = [
        alt.Tooltip("name:N", title="State"),
        alt.Tooltip("resolution:N", title="Resolution"),
        alt.Tooltip("subject:N", title="On"),
        alt.Tooltip("vote:N", title="Vote"),
    ]
    same, known = alliance_tests.same(found, "CHN", "KAZ")
    wide = cells.pivot(index="name", columns="resolution", values="vote").loc[list(names.values()), list(TEXTS)]
    return style.finish(
        _matrix(cells, "name", list(names.values()), "text", list(TEXTS.values()), cells["vote"].eq(BALLOTS["no"]), tips),
        title=f"China, not an ally, voted like Kazakhstan, an ally, on {same} of {known} texts",
        subtitle="● with Russia (against the text), ◐ abstained, ○ for the text, – absent, ? not known to this book",
        description=f"A table of {len(VOTERS)} states and {len(TEXTS)} votes. "
        + " ".join(f"{name}: " + ", ".join(f"{text} {row[text]}" for text in wide.columns) + "." for name, row in wide.iterrows()),
        source="lists and reports of the votes, see the table on General Assembly votes; Russia voted against every text.",
        table=wide.reset_index().rename(columns={"name": "State"}),
    )


def _matrix(
    cells: pd.DataFrame, row: str, rows: list[str], column: str, columns: list[str], strong: pd.Series, tips: list[alt.Tooltip]
) -> alt.LayerChart:
    """Draw a table of signs, the name of each row above it; ``strong`` says which signs are coloured."""
    cells = cells.assign(strong=strong)
    y = alt.Y(f"{row}:N", title=None, sort=rows).axis(labels=False, ticks=False, domain=False)
    x = alt.X(f"{column}:N", title=None, sort=columns).axis(orient="top", labelAngle=0, domain=False, ticks=False, labelLimit=120)
    base = alt.Chart(cells, width=style.WIDTH, height=alt.Step(46)).encode(y=y)
    signs = base.mark_text(fontSize=19, yOffset=10).encode(
        x=x,
        text="sign:N",
        tooltip=tips,
        color=alt.condition("datum.strong", alt.value(style.colour("accent")), alt.value(style.colour("muted"))),
    )
    names = (
        alt.Chart(pd.DataFrame({row: rows}), width=style.WIDTH)
        .mark_text(align="left", yOffset=-11, fontWeight="bold")
        .encode(y=y, x=alt.value(0), text=f"{row}:N")
    )
    return alt.layer(signs, names)


def _number(count: int) -> str:
    """Write a small number as a word.

    >>> _number(2)
    'Two'
    """
    return ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")[count]
