"""Build ``quoted_trade``: single trade figures as officials or statistical offices gave them, each with its source."""

import re
from typing import NamedTuple

import pandas as pd

from . import RawFolder

FIGURES = "trade/quoted_trade_figures.csv"
STATES = {"USSR": "RUS", "PRC": "CHN"}  # the other labels are codes already
ADJECTIVES = {"Chinese": "CHN", "Russian": "RUS"}
COMPONENTS = re.compile(r"(Chinese|Russian) exports (\d+\.\d+)(?:; imports (\d+\.\d+))?")
WHOLE_YEAR = "calendar year"


class Detail(NamedTuple):
    """What our reading of a figure adds to its row in the raw file; notes are in our words."""

    qualifier: str = "as given"
    period: str = WHOLE_YEAR
    quoted_on: str = ""
    note: str = ""


class Rival(NamedTuple):
    """A second figure for the same dyad and year that the raw file keeps in a note; it gets its own row."""

    dyad: str
    year: int
    suffix: str
    value: str
    qualifier: str
    period: str
    compiler: str
    quoted_on: str
    url: str
    note: str


COMPILERS = {  # start of the raw entry: (name, whose statistics)
    "China General Administration of Customs": ("General Administration of Customs of China", "China"),
    "GACC": ("General Administration of Customs of China", "China"),
    "Russian FCS": ("Federal Customs Service of Russia", "Russia"),
    "Kremlin": ("Russian presidential staff, briefing material", "Russia"),
    "Turkish Trade Minister": ("Minister of Trade of Türkiye", "Türkiye"),
    "TurkStat": ("Turkish Statistical Institute", "Türkiye"),
    "Russian MFA": ("Ministry of Foreign Affairs of Russia", "Russia"),
    "Eurasian Economic Commission": ("Eurasian Economic Commission", "Eurasian Economic Union"),
    "Russian trade representative": ("Trade representative of Russia in Iran", "Russia"),
    "Russian State Duma": ("Speaker of the Russian State Duma, repeated by the ambassador", "Russia"),
    "Russian deputy PM": ("Deputy prime minister of Russia", "Russia"),
    "Israeli minister Elkin": ("Israeli minister Elkin", "Israel"),
    "CIA ER IM": ("CIA, intelligence memorandum ER IM 72-136", "United States"),
    "diplomatic sources": ("unnamed diplomats", "unnamed"),
}
OIL = "Chinese customs leave out most Iranian oil, which arrives under other labels of origin; the true total is higher."
NON_OIL = "Labelled trade without oil by the agency that reported it, so it must not be compared with 2014 and 2015."
DETAILS = {
    ("RUS-CHN", 2016): Detail(
        quoted_on="2019-01-14",
        note="Said to be 2.2 per cent above 2015, which implies about 68.0 for that year; at the time 64.2 was announced for 2015.",
    ),
    ("RUS-CHN", 2017): Detail(quoted_on="2019-01-14"),
    ("RUS-CHN", 2018): Detail(quoted_on="2019-01-14", note="Russian customs put the same year at 108.3, see the next row."),
    ("RUS-CHN", 2020): Detail(quoted_on="2021-01-14"),
    ("RUS-CHN", 2023): Detail(quoted_on="2024-03-07", note="Repeated in a report on the first two months of 2024."),
    ("RUS-CHN", 2024): Detail(quoted_on="2025-01-13"),
    ("RUS-CHN", 2025): Detail(
        quoted_on="2026-01-14",
        note="Reported as a fall of 6.9 per cent, the first since 2020; against the 244.8 first announced for 2024 it is 6.8.",
    ),
    ("RUS-TUR", 2016): Detail(note="Reported as a fall of 32.1 per cent, in the year after the shooting down of the Russian aircraft."),
    ("RUS-TUR", 2019): Detail(
        note="The two directions printed with it (17.75 and 3.46) add up to 21.2, not 21.7. Russia's consul general later gave 26.3."
    ),
    ("RUS-TUR", 2022): Detail(note="Russian officials gave 62, 65 and almost 70 for this year, see their rows."),
    ("RUS-TUR", 2023): Detail(
        qualifier="forecast",
        note="Said during the year: about 11 of Turkish and 46 of Russian exports. Eleven months came to 48.5 by the Russian count.",
    ),
    ("RUS-TUR", 2024): Detail(quoted_on="2025-01-31", note="One direction only: what Türkiye bought from Russia."),
    ("RUS-IRN", 2019): Detail(
        note="Does not fit the Eurasian Economic Commission, whose 2.22 for 2020, up 39.8 per cent, implies 1.59 for this year."
    ),
    ("RUS-IRN", 2021): Detail(qualifier="part of the year", period="January to November", note="He expected 4.0 for the whole year."),
    ("RUS-IRN", 2022): Detail(quoted_on="2023-02-09"),
    ("RUS-IRN", 2024): Detail(
        qualifier="part of the year", period="January to September", note="Reported as 14.7 per cent more than a year before."
    ),
    ("RUS-ISR", 2018): Detail(
        qualifier="more than",
        quoted_on="2020-01-30",
        note="By Israel's way of counting. Tables compiled by others show about 2 for 2014 to 2016; what is counted differs.",
    ),
    ("RUS-ISR", 2019): Detail(
        qualifier="more than",
        quoted_on="2020-01-30",
        note="By Israel's way of counting. Tables compiled by others show about 2 for 2014 to 2016; what is counted differs.",
    ),
    ("CHN-IRN", 2020): Detail(note=NON_OIL),
    ("CHN-IRN", 2021): Detail(note=NON_OIL),
    ("CHN-IRN", 2022): Detail(note=OIL + " China's Ministry of Commerce gave 15.8."),
    ("CHN-IRN", 2023): Detail(note=OIL),
    ("TUR-ISR", 2023): Detail(note="76 per cent of it were Turkish exports. Türkiye stopped all trade on 2 May 2024."),
    ("USSR-PRC", 1970): Detail(
        qualifier="about",
        period="yearly level of 1969 and 1970",
        quoted_on="1972-09",
        note="The same paper expected 350 million for 1973. The Correlates of War have no figure for these years.",
    ),
    ("USSR-PRC", 1981): Detail(quoted_on="1982-04-19", note="The Correlates of War have 0.289 for this year."),
}
PENNEWS = "https://www.pennews.net/international/2019/03/08/russia-china-trade-up-by-17-pc-year-on-year-in-jan-feb-to-16-bln"
VESTNIK = "https://en.vestikavkaza.ru/material/166407"
CONSUL = "Consul general of Russia in Istanbul"
RIVALS = [
    Rival("RUS-CHN", 2018, "russian-customs", "108.3", "as given", WHOLE_YEAR, "Federal Customs Service of Russia",
          "2019-03-08", PENNEWS, "Chinese customs put the same year at 107.06."),
    Rival("RUS-TUR", 2022, "putin", "62", "more than", WHOLE_YEAR, "President of Russia",
          "2023-09-04", "https://russian.rt.com/business/news/1198230-putin-rost-tovarooborota-turciya",
          "He added that some statistics show more. Türkiye's minister gave 68."),
    Rival("RUS-TUR", 2022, "consul-2024", "65", "as given", WHOLE_YEAR, CONSUL, "2024-02-11", VESTNIK,
          "A year before, the same official had spoken of almost 70."),
    Rival("RUS-TUR", 2022, "consul-2023", "70", "about", WHOLE_YEAR, CONSUL, "2023-02-10",
          "https://www.urdupoint.com/en/business/russia-turkey-2022-turnover-reached-70bln-t-1640715.html",
          "He said that trade had come near this mark."),
    Rival("RUS-TUR", 2023, "consul-2024", "48.5", "part of the year", "January to November", CONSUL, "2024-02-11", VESTNIK,
          "He gave 59.5 for the same months of 2022."),
]  # fmt: skip


def build(raw: RawFolder) -> pd.DataFrame:
    """Give each quoted figure a row of its own, also those that the raw file keeps in its notes.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/quoted_trade.yml``; ``value`` in billion US dollars of the day.
    """
    figures = raw.read_csv(FIGURES, dtype={"value_usd_bn": "string"}).fillna({"note": ""})
    rows = []
    for figure in figures.itertuples():
        rows.append(row := _main_row(figure))
        rows += [_component(row, *match.groups()) for match in COMPONENTS.finditer(figure.note)]
        rows += [_rival(row, rival, figure.note) for rival in RIVALS if (rival.dyad, rival.year) == (figure.dyad, figure.year)]
    rows = [part for row in rows for part in (row if isinstance(row, list) else [row])]
    return pd.DataFrame(rows).sort_values(["state_a", "state_b", "year", "id"], ignore_index=True)


def _main_row(figure: NamedTuple) -> dict:
    """Turn one line of the raw file into a row."""
    states = [STATES.get(state, state) for state in figure.dyad.split("-")]
    first, second = sorted(states)
    compiler, side = next(entry for start, entry in COMPILERS.items() if figure.compiled_by.startswith(start))
    detail = DETAILS.get((figure.dyad, figure.year), Detail())
    one_way = figure.flow == "Turkish imports from Russia"
    return {
        "id": f"{first}-{second}-{figure.year}".lower() + ("-from-rus" if one_way else ""),
        "state_a": first,
        "state_b": second,
        "year": figure.year,
        "exporter": "RUS" if one_way else "",
        "value": float(figure.value_usd_bn),
        "unit": "billion US$",
        "compiler": compiler,
        "side": side,
        "url": figure.reported_in_url,
        **detail._asdict(),
    }


def _component(row: dict, adjective: str, exports: str, imports: str | None) -> list[dict]:
    """Return the rows of the directions that were quoted beside a total."""
    exporter = ADJECTIVES[adjective]
    partner = row["state_b"] if exporter == row["state_a"] else row["state_a"]
    note = f"One direction of the total in row {row['id']}."
    parts = [(exporter, exports)] + ([(partner, imports)] if imports else [])
    return [
        row | {"id": f"{row['id']}-from-{state.lower()}", "exporter": state, "value": float(value), "note": note} for state, value in parts
    ]


def _rival(row: dict, rival: Rival, raw_note: str) -> dict:
    """Return the row of a competing figure, which must be the one that the raw note mentions."""
    if rival.value not in raw_note:
        raise ValueError(f"the raw note on {rival.dyad} {rival.year} does not mention {rival.value}")
    side = {"id": f"{row['id']}-{rival.suffix}", "exporter": "", "value": float(rival.value), "side": "Russia"}
    return row | {field: getattr(rival, field) for field in ("qualifier", "period", "compiler", "quoted_on", "url", "note")} | side
