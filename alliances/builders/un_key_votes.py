"""Build ``un_key_votes``: how the book's states voted in the General Assembly on Ukraine, 2014 to 2025.

Roll calls up to 2019 are read from the raw file. Those of the eleventh emergency special session are not in
it; what is known of them was read in published lists and reports, and stands below with its address.
"""

import pandas as pd

from . import RawFolder

ROLLCALLS = "un/unga_rollcalls_selected_states_1946_2024.csv"
TITLES = "un/unvotes_rollcalls_with_titles_six_states_1946_2019.csv"
STATES = [
    "RUS", "CHN", "TUR", "ISR", "IRN", "USA", "UKR", "BLR", "PRK", "SYR",
    "KAZ", "KGZ", "TJK", "UZB", "ARM", "AZE", "IND", "JPN", "GBR", "FRA", "DEU",
]  # fmt: skip
BALLOTS = {1: "yes", 2: "abstain", 3: "no", 8: "absent"}
HUMAN_RIGHTS, MILITARISATION = "human rights in Crimea and Sevastopol", "militarisation of Crimea and the Black Sea"
# resolution: (number of the roll call, what it is about)
IN_FILE = {
    "68/262": (5309, "territorial integrity of Ukraine; the Crimean referendum has no validity"),
    "71/205": (5489, HUMAN_RIGHTS),
    "72/190": (5558, HUMAN_RIGHTS),
    "73/194": (6125, MILITARISATION),
    "73/263": (6155, HUMAN_RIGHTS),
    "74/17": (9075, MILITARISATION),
    "74/168": (9111, HUMAN_RIGHTS),
}
# resolution: (day, what it is about)
EMERGENCY = {
    "ES-11/1": ("2022-03-02", "aggression against Ukraine; Russia must withdraw"),
    "ES-11/3": ("2022-04-07", "suspends Russia from the Human Rights Council"),
    "ES-11/4": ("2022-10-12", "rejects the annexation of four Ukrainian regions"),
    "ES-11/6": ("2023-02-23", "principles of a just and lasting peace; Russia must withdraw"),
    "ES-11/7": ("2025-02-24", "the Ukrainian and European text on a just peace; Russia must withdraw"),
    "ES-11/8": ("2025-02-24", "the American text on a path to peace, as amended by European states"),
}
TOTALS = {  # yes, no, abstain
    "68/262": (100, 11, 58),
    "ES-11/1": (141, 5, 35),
    "ES-11/3": (93, 24, 58),
    "ES-11/4": (143, 5, 35),
    "ES-11/6": (141, 7, 32),
    "ES-11/7": (93, 18, 65),
    "ES-11/8": (93, 8, 73),
}
VIZ = "https://github.com/HarukiKinoshita/ukraine-viz/blob/11e58585a113fe56e9cc81337a1be8fd38bb905e/src/voting.js"
PRAVDA = "https://www.pravda.com.ua/eng/news/2025/02/24/7499902/"
INDIA_TV = (
    "https://www.indiatvnews.com/news/world/us-becomes-only-g7-member-to-support-russia-on-ukraine-vote-at-un-"
    "brics-nations-majorly-abstain-2025-02-25-977842"
)
KUN_UZ = "https://ad.kun.uz/en/news/2025/02/25/uzbekistan-abstains-from-un-votes-on-ukraine-resolutions"
WINEP = "https://washingtoninstitute.org/policy-analysis/un-resolution-against-russias-ukraine-annexations-how-did-middle-east-vote"
ALJAZEERA = "https://www.aljazeera.com/news/2022/4/8/russia-suspended-from-un-human-rights-body-how-countries-voted"
SOFREP = "https://sofrep.com/news/russia-booted-out-of-un-human-rights-council-after-bucha-massacre/"
UBN = "https://ubn.news/the-un-general-assembly-has-excluded-russia-from-participating-in-the-human-rights-council"
ASIA_PLUS = (
    "https://www.asiaplustj.info/en/news/tajikistan/politics/20230224/the-united-nations-general-assembly-adopts-"
    "resolution-urging-russia-to-withdraw-troops-from-ukraine"
)
# (resolution, ballot, states, basis, where it was read); the first entry that names a state counts
PUBLISHED = [
    ("68/262", "yes", "AZE JPN", "list", VIZ),
    ("68/262", "no", "ARM BLR PRK", "list", VIZ),
    ("68/262", "abstain", "KAZ UZB", "list", VIZ),
    ("68/262", "absent", "KGZ TJK", "list", VIZ),
    ("ES-11/1", "yes", "TUR ISR USA UKR JPN GBR FRA DEU", "list", VIZ),
    ("ES-11/1", "no", "RUS BLR PRK SYR", "list", VIZ),
    ("ES-11/1", "abstain", "CHN IRN KAZ KGZ TJK ARM IND", "list", VIZ),
    ("ES-11/1", "absent", "UZB AZE", "list", VIZ),
    ("ES-11/3", "yes", "ISR JPN FRA DEU", "list", ALJAZEERA),
    ("ES-11/3", "yes", "TUR", "report", "https://ahvalnews.com/turkey-russia/turkey-votes-suspend-russia-un-human-rights-council"),
    ("ES-11/3", "yes", "USA GBR", "report", SOFREP),
    ("ES-11/3", "yes", "UKR", "inferred", ALJAZEERA),
    ("ES-11/3", "no", "RUS CHN IRN BLR PRK SYR KAZ KGZ TJK UZB", "list", UBN),
    ("ES-11/3", "abstain", "IND", "report", "https://english.ahram.org.eg/News/464243.aspx"),
    ("ES-11/3", "absent", "ARM AZE", "report", "https://www.reporter.am/russia-was-expelled-from-the-un-human-rights-council-voice-of-america-morning/"),
    ("ES-11/4", "no", "RUS BLR PRK SYR", "report", "https://kyivindependent.com/news-feed/un-condemns-russias-illegal-annexation-of-four-ukrainian-oblasts"),
    ("ES-11/4", "abstain", "CHN IND ARM KAZ KGZ TJK UZB", "report", "http://panafricannews.blogspot.com/2022/10/un-passes-anti-russia-resolution-on.html"),
    ("ES-11/4", "yes", "UKR", "report", "http://panafricannews.blogspot.com/2022/10/un-passes-anti-russia-resolution-on.html"),
    ("ES-11/4", "yes", "TUR ISR", "inferred", WINEP),
    ("ES-11/4", "absent", "IRN", "inferred", WINEP),
    ("ES-11/6", "yes", "ISR JPN FRA DEU", "list", "https://www.newzsnoop.com/breaking-news/un-tells-russia-to-depart-ukraine-how-did-international-locations-vote-russia-ukraine-conflict-information/02/"),
    ("ES-11/6", "yes", "TUR UKR", "inferred", "https://mrhostbd.com/un-adopts-resolution-calling-for-russia-to-withdraw-from-ukraine/"),
    ("ES-11/6", "no", "RUS BLR PRK SYR", "list", ASIA_PLUS),
    ("ES-11/6", "abstain", "CHN IND IRN KAZ KGZ TJK UZB", "list", ASIA_PLUS),
    ("ES-11/6", "abstain", "ARM", "report", "https://mtm.az/en/news/un-general-assembly-adopts-resolution-calling-on-russia-to-withdraw-from-ukraine"),
    ("ES-11/6", "absent", "AZE", "report", "https://1lurer.am/en/2023/02/24/United-Nations-passed-resolution-calling-on-Russia-to-withdraw-its-troops-from-Ukraine-and-end-war/886953"),
    ("ES-11/7", "no", "RUS USA ISR BLR PRK", "list", PRAVDA),
    ("ES-11/7", "abstain", "CHN IND IRN", "report", INDIA_TV),
    ("ES-11/7", "abstain", "UZB", "report", KUN_UZ),
    ("ES-11/7", "yes", "GBR FRA DEU JPN", "report", INDIA_TV),
    ("ES-11/7", "yes", "UKR", "inferred", INDIA_TV),
    ("ES-11/8", "yes", "UKR", "report", "https://thevaultznews.com/world/europe/unga-adopts-resolution-against"),
    ("ES-11/8", "no", "RUS", "report", "https://frontnews.ge/en/?p=230263"),
    ("ES-11/8", "abstain", "USA UZB", "report", KUN_UZ),
]  # fmt: skip


def build(raw: RawFolder) -> pd.DataFrame:
    """Put one row for every resolution and state, also where the state's ballot is not known.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/un_key_votes.yml``, in order of time.
    """
    rollcalls = _rollcalls(raw)
    rows = [
        _row(resolution, str(rollcalls.loc[number, "date"]), subject, state, rollcalls.loc[number])
        for resolution, (number, subject) in IN_FILE.items()
        for state in STATES
    ]
    rows += [_row(resolution, day, subject, state, None) for resolution, (day, subject) in EMERGENCY.items() for state in STATES]
    totals = {name: pd.array([row[name] for row in rows], dtype="Int64") for name in ("yes_total", "no_total", "abstain_total")}
    return pd.DataFrame(rows).assign(**totals)


def _rollcalls(raw: RawFolder) -> pd.DataFrame:
    """Return the roll calls of IN_FILE, indexed by number, after checking that title and number belong together."""
    numbers = [number for number, _ in IN_FILE.values()]
    titles = raw.read_csv(TITLES).set_index("rcid").loc[numbers, "unres"]
    for resolution, (number, _) in IN_FILE.items():
        if not titles[number].endswith(f"/{resolution}"):
            raise ValueError(f"roll call {number} is {titles[number]}, not {resolution}")
    return raw.read_csv(ROLLCALLS).set_index("rcid").loc[numbers]


def _row(resolution: str, day: str, subject: str, state: str, rollcall: pd.Series | None) -> dict:
    """Return one row; the roll call is preferred to any report."""
    yes, no, abstain = TOTALS.get(resolution, (None, None, None))
    if rollcall is not None and state in rollcall.index:
        ballot, basis, source = BALLOTS[int(rollcall[state])], "roll call", f"roll call {rollcall.name} of the raw file"
    else:
        ballot, basis, source = _published(resolution, state)
    return {
        "resolution": resolution,
        "date": day,
        "subject": subject,
        "state": state,
        "ballot": ballot,
        "basis": basis,
        "source": source,
        "yes_total": yes,
        "no_total": no,
        "abstain_total": abstain,
    }


def _published(resolution: str, state: str) -> tuple[str | None, str | None, str | None]:
    """Return ballot, basis and address from the first published entry that names the state, or nothing."""
    for entry, ballot, states, basis, source in PUBLISHED:
        if entry == resolution and state in states.split():
            return ballot, basis, source
    return None, None, None
