"""Build ``armed_conflicts``: armed conflicts of the states of the book as UCDP lists them, by year."""

import pandas as pd

from . import RawFolder

CONFLICTS = "conflict/ucdp_acd_selected_1946_2024.csv"
STATES = "cow_capitals_latlon.csv"  # read for the names of states only
CODES = {365: "RUS", 710: "CHN", 640: "TUR", 666: "ISR", 630: "IRN"}
SPELLINGS = {678: "Yemen"}  # the list of states calls it the Yemen Arab Republic
KINDS = {"interstate": "interstate", "intrastate": "intrastate", "II": "internationalised intrastate"}
LABELS = {  # what each conflict is called in the book; the file has numbers only
    202: "Chinese civil war",
    205: "Iranian Kurdistan",
    206: "Iranian Azerbaijan",
    210: "Estonia, armed resistance",
    211: "Latvia, armed resistance",
    212: "Lithuania, armed resistance",
    213: "Western Ukraine, armed resistance",
    217: "Taiwan, rising of 1947",
    232: "China and Taiwan",
    234: "Israel and Palestinian groups",
    236: "Tibet",
    274: "China and India, border",
    301: "Israel and Jordan",
    302: "Israel and Syria",
    304: "China and Burma, border",
    305: "China and the USSR, Ussuri/Wusuli",
    324: "Iran and Iraq",
    334: "China and Vietnam, border and islands",
    338: "Iran, over government",
    339: "Iran, Khuzestan",
    354: "Türkiye and the PKK",
    376: "USSR, Nagorno-Karabakh",
    377: "USSR, Baku in January 1990",
    383: "Türkiye, over government",
    399: "Russia, over government",
    401: "Chechnya",
    414: "Dagestan",
    426: "Israel and Hizbullah, southern Lebanon",
    432: "North Caucasus",
    11349: "Xinjiang",
    13243: "Russia and Ukraine",
    13588: "Islamic State in Russia",
    13902: "Islamic State in Türkiye",
    14268: "Islamic State in Iran",
    14609: "Iran and Israel",
}


def build(raw: RawFolder) -> pd.DataFrame:
    """Name the conflicts and the states.

    Returns
    -------
    pandas.DataFrame with the columns of ``seeds/data/armed_conflicts.yml``, in order of conflict and year.
    """
    ucdp = raw.read_csv(CONFLICTS)
    names = raw.read_csv(STATES).drop_duplicates("ccode").set_index("ccode")["statenme"].to_dict() | SPELLINGS
    table = pd.DataFrame(
        {
            "conflict": ucdp["conflict_id"].astype(int),
            "year": ucdp["year"].astype(int),
            "label": ucdp["conflict_id"].map(LABELS),
            "kind": ucdp["type_of_conflict"].map(KINDS),
            "government": ucdp["gwno_a"].map(CODES),
            "supporter": ucdp["gwno_a_2nd"].map(names),
            "opponent": ucdp["gwno_b"].map(names),
            "opponent_supporter": ucdp["gwno_b_2nd"].map(names),
            "issue": ucdp["incompatibility"],
            "war": (ucdp["intensity_level"] == 2).astype(int),
            "first_death": ucdp["start_date"],
            "episode_began": ucdp["start_date2"],
            "episode_ended": ucdp["ep_end_date"],
        }
    )
    return table.sort_values(["conflict", "year"], ignore_index=True)
