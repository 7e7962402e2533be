"""Charts on the states that are Russia's allies by treaty: what was promised, what came of it when it was tested, and how they vote."""

import altair as alt
import pandas as pd

from .. import states
from ..models import alliance_tests
from . import parts, style, symbols, wording

PAPERS = {  # treaty: words for a phone
    "ours-1992-csto": "Collective Security\nTreaty, 1992",
    "ours-1997-armenia": "Armenia, 1997",
    "ours-2024-dprk": "North Korea, 2024",
    "ours-2024-belarus": "Belarus, 2024",
    "ours-2001-china": "China, 2001",
    "ours-2022-azerbaijan": "Azerbaijan,\ndeclaration, 2022",
    "ours-2025-iran": "Iran, 2025",
}
DUTIES = {"defence": "armed\nhelp", "consultation": "talks in\na crisis", "neutrality": "no help\nto foe"}
QUESTIONS = {"attack": "foreign\nattack?", "territory": "on own\nland?", "asked": "help\nasked?", "troops": "troops\ncame?"}
OWED = {"promised": ("disc", "for"), "not promised": ("cross", "against"), "not coded": (symbols.UNKNOWN, "muted")}
ANSWERS = {"yes": ("disc", "for"), "disputed": ("half", "muted"), "talks only": ("ring", "muted"), "no": ("dash", "against")}
VOTERS = {  # state: what ties it to Russia
    "BLR": "ally",
    "PRK": "ally since 2024",
    "KAZ": "ally",
    "KGZ": "ally",
    "TJK": "ally",
    "ARM": "ally, frozen in 2024",
    "CHN": "partner",
    "IRN": "partner",
    "TUR": "in NATO",
    "ISR": "no pact",
}
BALLOTS = {"no": "with Russia", "abstain": "abstained", "yes": "against Russia", "absent": "absent"}
UNKNOWN = "not known to this book"
VOTES = {
    "with Russia": ("disc", "for"),
    "abstained": ("half", "muted"),
    "against Russia": ("cross", "against"),
    "absent": ("dash", "muted"),
    UNKNOWN: (symbols.UNKNOWN, "muted"),
}
TEXTS = {"ES-11/1": "Mar\n2022", "ES-11/3": "Apr\n2022", "ES-11/4": "Oct\n2022", "ES-11/6": "Feb\n2023", "ES-11/7": "Feb\n2025"}
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
END = pd.Timestamp("2025-10-31")  # to which spans that go on are drawn
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
            "called": _flat(paper),
            "signed": chosen.loc[name, "signed"],
            "duty": duty,
            "owed": {1: "promised", 0: "not promised"}.get(chosen.loc[name, duty], "not coded"),
            "note": chosen.loc[name, "note"],
        }
        for name, paper in PAPERS.items()
        for duty in DUTIES
    )
    tips = {"called:N": "Paper", "signed:T": ("Signed", "%d %b %Y"), "duty:N": "Duty", "owed:N": "By our coding"}
    wide = cells.pivot(index="paper", columns="duty", values="owed").loc[list(PAPERS.values()), list(DUTIES)]
    plain = wide.rename(index=_flat, columns=lambda duty: _flat(DUTIES[duty]))
    armed = wide.index[wide["defence"] == "promised"]
    china = "does" if PAPERS["ours-2001-china"] in armed else "does not"
    return style.finish(
        symbols.matrix(cells, ("paper", list(wide.index)), ("duty", DUTIES), ("owed", OWED), parts.tips(tips), step=36),
        title=f"{wording.opening(len(armed))} of {wording.number(len(PAPERS))} papers promise armed help; that with China {china}",
        subtitle="Disc: promised. Cross: not promised. Question mark: not coded, since the article was not read",
        description=f"A table of {len(PAPERS)} papers and {wording.number(len(DUTIES))} duties. "
        + " ".join(f"{paper}: " + ", ".join(f"{duty} {row[duty]}" for duty in plain.columns) + "." for paper, row in plain.iterrows()),
        source="treaties coded by us after ATOP's definitions; see the reference page on data.",
        table=plain.reset_index().rename(columns={"paper": "Paper"}),
    )


@style.chart()
def promise_and_deed(table: pd.DataFrame) -> alt.LayerChart:
    """Draw the tests of the treaties: what was the case, was help asked for, did troops come.

    Parameters
    ----------
    table : the table ``ally_tests``.
    """
    rows = table.assign(when=table["began"].map(lambda day: f"{day.day} {day:%B %Y}"))
    cells = rows.melt(["short", "test", "when", "owed_by", "what", "due", "not_due"], list(QUESTIONS), "question", "answer")
    cells = cells.assign(answer=cells["answer"].replace("talks", "talks only"), asked=cells["question"].map(QUESTIONS).map(_flat))
    came, clear = alliance_tests.count(table, troops="yes"), alliance_tests.count(table, attack="yes")
    heads = {"test": "Test", "when": "Date", "owed_by": "Who would owe help"}
    tips = {f"{column}:N": head for column, head in heads.items()}
    tips |= {"asked:N": "Question", "answer:N": "Our coding", "what:N": "What came"}
    heads |= {"attack": "Attacked?", "territory": "Own land?", "asked": "Help asked?", "troops": "Troops?"}
    heads |= {"what": "What came", "due": "Due, says", "not_due": "Not due, says"}
    return style.finish(
        symbols.matrix(cells, ("short", list(rows["short"])), ("question", QUESTIONS), ("answer", ANSWERS), parts.tips(tips), share=0.44),
        title=(
            f"Troops came to help in {wording.number(came, none='none')} of {len(rows)} tests, "
            f"and in {wording.number(clear, none='none')} was a foreign attack beyond dispute"
        ),
        subtitle="Disc: yes. Half: disputed. Ring: asked for talks only. Dash: no, or none known",
        description=f"A table of {len(rows)} tests and {wording.number(len(QUESTIONS))} questions. "
        + " ".join(
            f"{row.short}: attacked by a foreign state {row.attack}, on its own land {row.territory}, help asked {row.asked}, troops {row.troops}."
            for row in rows.itertuples()
        ),
        source=CODED,
        table=parts.headed(rows, heads),
    )


@style.chart()
def kursk(events: pd.DataFrame) -> alt.LayerChart:
    """Lay the fighting in the Kursk region and two treaties on one time line.

    Parameters
    ----------
    events : from :func:`alliances.evidence.event_table`: the events of :data:`KURSK`.
    """
    known = events.set_index("id")
    spans = pd.DataFrame(
        [(row, known["date"][first], known["date"][last] if last else END, kind, words) for row, first, last, kind, words in SPANS],
        columns=["row", "from", "to", "kind", "words"],
    )
    deeds = pd.DataFrame(
        [(row, known["date"][name], known["when"][name], words) for row, name, words in DEEDS], columns=["row", "from", "when", "words"]
    )
    when = [f"{first:%d %b %Y} to {last:%d %b %Y}" for first, last in zip(spans["from"], spans["to"], strict=True)]
    shown = pd.concat([spans.assign(when=when), deeds])
    return style.finish(
        _spans_and_deeds(spans, deeds),
        title="The treaty with North Korea came into force amid the fighting, that with Belarus near its end as Moscow dates it",
        subtitle="Kursk: Ukrainian forces in the region, by Moscow's account. Diamonds: statements. Arrows: goes on",
        description=f"{wording.opening(spans['row'].nunique())} rows on a time line from {spans['from'].min():%B %Y} to {END:%B %Y}. "
        + " ".join(f"{row.row}: {row.words}, {row.when}." for row in shown.itertuples()),
        source="the events and sources in the book's time line.",
        table=parts.headed(shown, {"row": "Row", "words": "What", "when": "When"}),
    )


def _spans_and_deeds(spans: pd.DataFrame, deeds: pd.DataFrame) -> alt.LayerChart:
    """Draw spans of time as bars and statements as diamonds, in a row for each matter."""
    y = parts.bare("row:N", list(dict.fromkeys(spans["row"])))
    x = parts.across("from:T", None, [{"year": 2024, "month": 6}, {"year": 2025, "month": 11}])
    ticks = [{"year": 2024, "month": 7}, {"year": 2025, "month": 1}, {"year": 2025, "month": 7}]
    looks = {"fighting": "against", "signed": "muted", "in force": "for"}
    spans = spans.assign(
        fill=spans["kind"].map({"fighting": 0.3, "signed": 0, "in force": 0.3}),
        until=[wording.day(day) if day < END else "goes on" for day in spans["to"]],
    )
    base = alt.Chart(spans, width=style.WIDTH, height=alt.Step(84)).encode(y=y, color=parts.shade("kind:N", looks))
    bars = base.mark_bar(size=20, yOffset=14, strokeWidth=1.5, cornerRadius=2).encode(
        x=x.axis(format="%b %Y", values=ticks),
        x2="to:T",
        stroke=parts.outline("kind:N", looks),
        strokeDash=alt.StrokeDash("kind:N", legend=None, scale=parts.scale({"fighting": [1, 0], "signed": [3, 2], "in force": [1, 0]})),
        fillOpacity=alt.FillOpacity("fill:Q", scale=None),
        tooltip=parts.tips({"row:N": "Row", "words:N": "Span", "from:T": ("From", "%d %b %Y"), "until:N": "To"}),
    )
    kinds = base.mark_text(yOffset=15, align="left", dx=6).encode(x=x, text="kind:N")
    goes_on = base.transform_filter(f"datum.to >= {END.timestamp() * 1000:.0f}").mark_point(
        yOffset=14, shape="triangle-right", size=110, filled=True, opacity=1, strokeWidth=0
    )
    heads = parts.heading(alt.Chart(spans.drop_duplicates("row"), width=style.WIDTH).encode(y=y), "row:N", 28, bold=True)
    point = alt.Chart(deeds, width=style.WIDTH).encode(y=y, x=x)
    dots = point.mark_point(size=90, yOffset=14, opacity=1, color=style.colour("ink"), shape="diamond").encode(
        tooltip=parts.tips({"when:N": "Date", "words:N": "What happened"})
    )
    words = point.encode(text="words:N")
    first = words.transform_filter("datum.from < datetime(2025, 0, 1)").mark_text(yOffset=-6, align="left", dx=-6)
    later = words.transform_filter("datum.from >= datetime(2025, 0, 1)").mark_text(yOffset=33, align="right", dx=6)
    return alt.layer(bars, goes_on.encode(x="to:T"), kinds, dots, heads, first, later)


@style.chart()
def votes(table: pd.DataFrame) -> alt.LayerChart:
    """Draw how allies and partners of Russia voted on Ukraine in the General Assembly.

    Parameters
    ----------
    table : the table ``un_key_votes``.
    """
    found = alliance_tests.ballots(table, list(VOTERS))
    names = {code: f"{states.name(code)}\n{tie}" for code, tie in VOTERS.items()}
    cells = found.rename_axis("state").reset_index().melt("state", var_name="resolution", value_name="ballot")
    subjects = table.drop_duplicates("resolution").set_index("resolution")["subject"]
    cells = cells.assign(
        name=cells["state"].map(names),
        state=cells["state"].map(states.name),
        vote=cells["ballot"].map(BALLOTS).fillna(UNKNOWN),
        subject=cells["resolution"].map(subjects),
    )
    tips = {"state:N": "State", "resolution:N": "Resolution", "subject:N": "On", "vote:N": "Vote"}
    same, known = alliance_tests.same(found, "CHN", "KAZ")
    wide = cells.pivot(index="name", columns="resolution", values="vote").loc[list(names.values()), list(TEXTS)]
    wide = wide.rename(index=lambda name: f"{name})".replace("\n", " ("))
    return style.finish(
        symbols.matrix(
            cells, ("name", list(names.values())), ("resolution", TEXTS), ("vote", VOTES), parts.tips(tips), share=0.44, step=38
        ),
        title=f"China, which owes Russia no armed help, voted like Kazakhstan, which does, on {same} of {known} texts known for both",
        subtitle="Disc: with Russia, against the text. Half: abstained. Cross: for the text. Dash: absent. ?: not known to this book",
        description=f"A table of {len(VOTERS)} states and {len(TEXTS)} votes. "
        + " ".join(
            f"{name}: " + ", ".join(f"{_flat(words)} {row[text]}" for text, words in TEXTS.items()) + "." for name, row in wide.iterrows()
        ),
        source="lists and reports of the votes, see the table on General Assembly votes; Russia voted against every text. The Assembly voted on more.",
        table=wide.reset_index().rename(columns={"name": "State"}),
    )


def _flat(words: str) -> str:
    return words.replace("\n", " ")
